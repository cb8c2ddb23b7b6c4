#include "data/shown.h"

#include "base/arena.h"

#define LISTED 30

size_t shown_clip(const char *bytes, size_t length, size_t most)
{
    if (length <= most)
        return length;
    while (most > 0 && ((unsigned char)bytes[most] & 0xC0) == 0x80)
        most--;
    return most;
}

const char *shown_text(struct arena *arena, const char *bytes, size_t length)
{
    size_t clipped = shown_clip(bytes, length, SHOWN_LENGTH);
    char *text = arena_print(arena, "%.*s%s", (int)clipped, bytes, clipped < length ? "..." : "");

    if (text == NULL)
        return "";
    for (char *at = text; *at != '\0'; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            *at = '?';
    return text;
}

const char *shown_list(struct arena *arena, const char *const *names, size_t count)
{
    const char *list = "";

    for (size_t i = 0; i < count && i < LISTED && list != NULL; i++)
        list = arena_print(arena, "%s%s%s", list, i > 0 ? ", " : "", names[i]);
    if (count > LISTED && list != NULL)
        list = arena_print(arena, "%s, ...", list);
    return list != NULL ? list : "";
}
