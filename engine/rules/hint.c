#include "rules/hint.h"

#include "base/text.h"

#include <string.h>

#define MOST_LISTED 12 /* more names than this are no help in a message */

static const char *listed(struct arena *arena, const char *const *known, size_t count)
{
    const char *list = known[0];
    for (size_t i = 1; list && i < count && i < MOST_LISTED; i++)
        list = arena_print(arena, "%s, %s", list, known[i]);
    return list && count > MOST_LISTED ? arena_print(arena, "%s, …", list) : list;
}

const char *hint_for(const struct draft *draft, const char *name, const char *const *known,
                     size_t count)
{
    if (!known || !count)
        return "";
    const char *near = text_nearest(name, strlen(name), known, count);
    const char *form = near ? "; did you mean '%s'?" : "; it is one of: %s";
    const char *offered = near ? near : listed(draft->arena, known, count);
    const char *hint =
        offered ? arena_print(draft->arena, draft_words(draft, form), offered) : NULL;
    return hint ? hint : "";
}

const char *hint_for_field(const struct draft *draft, enum node_unit unit, const char *name)
{
    const struct field *fields = draft->rules->fields[unit];
    size_t count = draft->rules->field_count[unit];
    const char **names = arena_array(draft->arena, count + 1, sizeof *names);
    for (size_t i = 0; names && i < count; i++)
        names[i] = fields[i].name;
    return count ? hint_for(draft, name, names, count)
                 : draft_words(draft, "; declare it with field \"…\" { … }");
}
