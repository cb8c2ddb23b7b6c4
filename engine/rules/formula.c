#include "rules/formula.h"

#include "base/date.h"

#include <stdlib.h>
#include <string.h>

uint32_t formula_child(const struct formula *formula, uint32_t node, uint32_t i)
{
    return formula->children[formula->nodes[node].children + i];
}

/* ---- One writing for equal expressions ---------------------------------------------------- */

struct canon {
    struct arena *arena;
    const struct formula *formula;
};

static char *canonical(struct canon *c, uint32_t node);

/* The texts of terms, and the number that the plain numbers among them come to. */
struct terms {
    char **texts;
    size_t count, capacity;
    mpq_t number;
};

static void add_term(struct canon *c, struct terms *terms, char *text)
{
    if (text && arena_grow(c->arena, (void **)&terms->texts, terms->count, &terms->capacity,
                           sizeof *terms->texts))
        terms->texts[terms->count++] = text;
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "(op a b c)" with the terms sorted. NULL without memory, and without an `op` for lack of it. */
static char *join(struct canon *c, const char *op, struct terms *terms)
{
    if (!op)
        return NULL;
    if (terms->count > 1)
        qsort(terms->texts, terms->count, sizeof *terms->texts, compare_texts);
    size_t length = strlen(op) + 3;
    for (size_t i = 0; i < terms->count; i++)
        length += strlen(terms->texts[i]) + 1;
    char *out = arena_take(c->arena, length);
    if (!out)
        return NULL;
    char *at = out;
    *at++ = '(';
    at = memcpy(at, op, strlen(op)), at += strlen(op);
    for (size_t i = 0; i < terms->count; i++) {
        size_t n = strlen(terms->texts[i]);
        *at++ = ' ';
        memcpy(at, terms->texts[i], n);
        at += n;
    }
    *at++ = ')';
    *at = '\0';
    return out;
}

static char *product(struct canon *c, uint32_t node);

/* Gathers the terms of a sum: nested sums are laid open, numbers added up. */
static void gather_sum(struct canon *c, struct terms *terms, uint32_t node, bool negative)
{
    const struct node *n = &c->formula->nodes[node];
    switch (n->op) {
    case NODE_ADD:
        for (uint32_t i = 0; i < n->child_count; i++)
            gather_sum(c, terms, formula_child(c->formula, node, i), negative);
        return;
    case NODE_SUBTRACT:
        gather_sum(c, terms, formula_child(c->formula, node, 0), negative);
        gather_sum(c, terms, formula_child(c->formula, node, 1), !negative);
        return;
    case NODE_NEGATE:
        gather_sum(c, terms, formula_child(c->formula, node, 0), !negative);
        return;
    case NODE_NUMBER: {
        mpq_t value;
        mpq_init(value);
        fraction_from_decimal(value, n->number);
        if (negative)
            mpq_neg(value, value);
        mpq_add(terms->number, terms->number, value);
        mpq_clear(value);
        return;
    }
    default: {
        char *text = product(c, node);
        add_term(c, terms, negative && text ? arena_print(c->arena, "(- %s)", text) : text);
    }
    }
}

static char *sum(struct canon *c, uint32_t node)
{
    struct terms terms = {0};
    mpq_init(terms.number);
    gather_sum(c, &terms, node, false);
    if (mpq_sgn(terms.number) != 0 || !terms.count)
        add_term(c, &terms, fraction_exact(c->arena, terms.number));
    mpq_clear(terms.number);
    return terms.count == 1 ? terms.texts[0] : join(c, "+", &terms);
}

/* Gathers the factors of a product. A divisor that is zero stays in the text as it is. */
static void gather_product(struct canon *c, struct terms *terms, uint32_t node, bool inverse)
{
    const struct node *n = &c->formula->nodes[node];
    switch (n->op) {
    case NODE_MULTIPLY:
        for (uint32_t i = 0; i < n->child_count; i++)
            gather_product(c, terms, formula_child(c->formula, node, i), inverse);
        return;
    case NODE_DIVIDE:
        gather_product(c, terms, formula_child(c->formula, node, 0), inverse);
        gather_product(c, terms, formula_child(c->formula, node, 1), !inverse);
        return;
    case NODE_NUMBER:
        if (n->number.coefficient || !inverse) {
            mpq_t value;
            mpq_init(value);
            fraction_from_decimal(value, n->number);
            if (inverse)
                mpq_inv(value, value);
            mpq_mul(terms->number, terms->number, value);
            mpq_clear(value);
            return;
        }
        /* fall through */
    default: {
        char *text = canonical(c, node);
        add_term(c, terms, inverse && text ? arena_print(c->arena, "(/ %s)", text) : text);
    }
    }
}

static char *product(struct canon *c, uint32_t node)
{
    const struct node *n = &c->formula->nodes[node];
    if (n->op != NODE_MULTIPLY && n->op != NODE_DIVIDE)
        return canonical(c, node);
    struct terms terms = {0};
    mpq_init(terms.number);
    mpq_set_ui(terms.number, 1, 1);
    gather_product(c, &terms, node, false);
    if (mpq_cmp_ui(terms.number, 1, 1) != 0 || !terms.count)
        add_term(c, &terms, fraction_exact(c->arena, terms.number));
    mpq_clear(terms.number);
    return terms.count == 1 ? terms.texts[0] : join(c, "*", &terms);
}

/* A word with its operands, sorted where their order says nothing. */
static char *operation(struct canon *c, const char *word, uint32_t node, bool sorted)
{
    struct terms terms = {0};
    uint32_t count = c->formula->nodes[node].child_count;
    for (uint32_t i = 0; i < count; i++) {
        char *text = canonical(c, formula_child(c->formula, node, i));
        if (text && !sorted)
            text = arena_print(c->arena, "%04u:%s", i, text);
        add_term(c, &terms, text);
    }
    return join(c, word, &terms);
}

static const char *unit_name(enum node_unit unit)
{
    return unit == UNIT_REGION ? "region" : "innovation";
}

static char *membership(struct canon *c, const struct node *n)
{
    struct terms terms = {0};
    for (size_t i = 0; i < n->text_count; i++)
        add_term(c, &terms, arena_print(c->arena, "\"%s\"", n->texts[i]));
    return join(c, arena_print(c->arena, "one_of %s.%s", unit_name(n->unit), n->name), &terms);
}

static char *aggregate(struct canon *c, const struct node *n)
{
    static const char *const words[] = {
        [AGGREGATE_COUNT] = "count",     [AGGREGATE_SUM] = "sum",
        [AGGREGATE_MEAN] = "mean",       [AGGREGATE_SMALLEST] = "smallest",
        [AGGREGATE_LARGEST] = "largest", [AGGREGATE_DISTINCT] = "distinct"};
    const struct aggregate *a = &c->formula->aggregates[n->index];
    struct terms terms = {0};
    for (size_t i = 0; i < n->text_count; i++)
        add_term(c, &terms, arena_print(c->arena, "\"%s\"", n->texts[i]));
    char *texts = terms.count ? join(c, "of", &terms) : NULL;
    char *where = a->population.where == NO_NODE ? NULL : canonical(c, a->population.where);
    char *subject = a->subject == NO_NODE ? NULL : canonical(c, a->subject);
    return arena_print(c->arena, "(%s %s%s%s%s%s%s%s)", words[a->kind],
                       a->population.reported ? "reported" : "innovations", where ? " where " : "",
                       where ? where : "", subject ? " " : "", subject ? subject : "",
                       texts ? " " : "", texts ? texts : "");
}

static char *canonical(struct canon *c, uint32_t node)
{
    static const char *const words[] = {[NODE_FIRST_GIVEN] = "first_given",
                                        [NODE_MIN] = "min",
                                        [NODE_MAX] = "max",
                                        [NODE_WHEN] = "when",
                                        [NODE_AT_LEAST] = "at_least",
                                        [NODE_AT_MOST] = "at_most",
                                        [NODE_ABOVE] = "above",
                                        [NODE_BELOW] = "below",
                                        [NODE_EQUALS] = "equals",
                                        [NODE_BETWEEN] = "between",
                                        [NODE_ALL] = "all",
                                        [NODE_ANY] = "any",
                                        [NODE_NONE] = "none"};
    const struct node *n = &c->formula->nodes[node];
    switch (n->op) {
    case NODE_NUMBER: {
        char text[NUMBER_TEXT];
        return arena_copy(c->arena, text, decimal_print(text, n->number));
    }
    case NODE_DATE: {
        char text[DATE_TEXT];
        date_print(text, n->date);
        return arena_copy(c->arena, text, strlen(text));
    }
    case NODE_POINTS:
        return arena_print(c->arena, "total %s", n->name);
    case NODE_LEVEL:
        return arena_print(c->arena, "level %s", n->name);
    case NODE_VALUE:
        return arena_print(c->arena, "value.%s", n->name);
    case NODE_FIELD:
        return arena_print(c->arena, "%s.%s", unit_name(n->unit), n->name);
    case NODE_WORDS:
        return arena_print(c->arena, "words %s.%s", unit_name(n->unit), n->name);
    case NODE_GIVEN:
        return arena_print(c->arena, "given %s.%s", unit_name(n->unit), n->name);
    case NODE_ONE_OF:
        return membership(c, n);
    case NODE_AGGREGATE:
        return aggregate(c, n);
    case NODE_MANDATORY: {
        char text[NUMBER_TEXT];
        decimal_print(text, n->number);
        return arena_print(c->arena, "mandatory_at_least %s", text);
    }
    case NODE_ADD:
    case NODE_SUBTRACT:
    case NODE_NEGATE:
        return sum(c, node);
    case NODE_MULTIPLY:
    case NODE_DIVIDE:
        return product(c, node);
    case NODE_MIN:
    case NODE_MAX:
    case NODE_ALL:
    case NODE_ANY:
    case NODE_NONE:
    case NODE_EQUALS:
        return operation(c, words[n->op], node, true);
    default:
        return operation(c, words[n->op], node, false);
    }
}

char *formula_canonical(struct arena *arena, const struct formula *formula, uint32_t node)
{
    struct canon c = {arena, formula};
    return canonical(&c, node);
}
