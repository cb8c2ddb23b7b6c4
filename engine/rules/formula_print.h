/* formula_print.h - an expression as people read it: infix, with as few parentheses as its
 * meaning allows, conditions in words. */
#ifndef RULES_FORMULA_PRINT_H
#define RULES_FORMULA_PRINT_H

#include "rules/ruleset.h"

struct print_options {
    iga_lang lang; /* also decides between decimal comma and point */
    bool by_id;    /* names as the rule file has them, instead of titles */
    bool claims;   /* `innovations` are all that were reported */

    /* The number that stands for a node in one region, as a decimal with a point or a fraction;
     * NULL where its name shall stand. Asked for every leaf in the scope of the region: values,
     * points, levels, fields, words and aggregates. May be NULL. */
    const char *(*number)(void *context, uint32_t node);
    void *context;
};

/* "20 × (Proses + Hasil) / 2", "20 × (3,5 + 4) / 2".
 * @return text in the arena; NULL when there is no memory */
char *formula_print(struct arena *arena, const struct iga_rules *rules, uint32_t node,
                    const struct print_options *options);

/* A population, such as "eligible innovations with Urusan = Kesehatan". */
char *population_print(struct arena *arena, const struct iga_rules *rules,
                       const struct population *population, const struct print_options *options);

/* What an id of points or a level names: the title of its aspect, variable or indicator. */
const char *formula_title(const struct iga_rules *rules, const char *id);

/* A decimal or a fraction as people read it in a language; NULL for NULL. */
char *formula_decimal(struct arena *arena, const char *number, iga_lang lang);

#endif
