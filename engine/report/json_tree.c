#include "report/json_tree.h"

#include "report/json.h"

#include <stdint.h>
#include <string.h>

iga_status json_tree_read(iga_json **json, const char *bytes, size_t length, unsigned depth)
{
    if (!*json && iga_json_new(json) != IGA_OK)
        return IGA_ENOMEM;
    return iga_json_read(*json, bytes, length, depth);
}

size_t json_tree_size(const iga_json *json, size_t node)
{
    const char *digits = iga_json_number(json, node);
    size_t value = 0;
    for (; digits && *digits; digits++) {
        if (*digits < '0' || *digits > '9' || value > (SIZE_MAX - 9) / 10)
            return 0;
        value = 10 * value + (size_t)(*digits - '0');
    }
    return value;
}

static void write_items(struct blob *out, const iga_json *json, size_t node, const char *until)
{
    for (size_t i = iga_json_first(json, node); i != IGA_JSON_NONE; i = iga_json_next(json, i)) {
        const char *key = iga_json_key(json, i);
        if (key && until && strcmp(key, until) == 0)
            return;
        if (key)
            json_key(out, key);
        json_tree_write(out, json, i, NULL);
    }
}

void json_tree_write(struct blob *out, const iga_json *json, size_t node, const char *until)
{
    bool is_object = iga_json_is(json, node, IGA_JSON_OBJECT);
    if (is_object || iga_json_is(json, node, IGA_JSON_ARRAY)) {
        json_open(out, is_object ? '{' : '[');
        write_items(out, json, node, until);
        if (!until)
            json_close(out, is_object ? '}' : ']');
    } else if (iga_json_is(json, node, IGA_JSON_TEXT)) {
        json_text(out, iga_json_text(json, node));
    } else if (iga_json_is(json, node, IGA_JSON_NUMBER)) {
        json_raw(out, iga_json_number(json, node));
    } else if (iga_json_is(json, node, IGA_JSON_NULL)) {
        json_raw(out, "null");
    } else {
        json_bool(out, iga_json_is(json, node, IGA_JSON_TRUE));
    }
}
