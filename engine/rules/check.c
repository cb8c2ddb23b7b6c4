#include "rules/check.h"

#include "rules/check_parts.h"

struct place checker_place(const struct checker *c, size_t token)
{
    return source_place(&c->rules->source, token);
}

size_t checker_line(const struct checker *c, size_t token)
{
    return checker_place(c, token).line;
}

void check_rules(struct iga_findings *findings, const struct iga_rules *rules)
{
    static void (*const parts[])(struct checker *) = {check_answers, check_uses,  check_conditions,
                                                      check_renames, check_texts, check_facts};
    struct checker c = {rules, findings, arena_new()};
    if (!c.arena) {
        arena_fail(findings->arena);
        return;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](&c);
    if (arena_failed(c.arena))
        arena_fail(findings->arena);
    arena_free(c.arena);
}
