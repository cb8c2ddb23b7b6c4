#include "rules/formula_print.h"

#include "base/date.h"
#include "base/findings.h"
#include "base/text.h"

#include <string.h>

/* How strongly a text holds together, the weakest first. */
enum binding {
    BINDS_WHEN,
    BINDS_ANY,
    BINDS_ALL,
    BINDS_COMPARISON,
    BINDS_SUM,
    BINDS_PRODUCT,
    BINDS_ATOM
};

struct printer {
    struct arena *arena;
    const struct iga_rules *rules;
    const struct print_options *options;
    bool has_numbers; /* false inside an aggregate, where each innovation has its own */
};

/* A piece of text; its bytes are NULL when there is no memory. */
struct piece {
    char *text;
    enum binding binding;
};

static struct piece print_node(struct printer *p, uint32_t node);

static const char *say(const struct printer *p, const char *english) __attribute__((format_arg(2)));

static const char *say(const struct printer *p, const char *english)
{
    return message_in(p->options->lang, english);
}

#define PRINT(p, ...) arena_print((p)->arena, __VA_ARGS__)

static struct piece atom(char *text)
{
    return (struct piece){text, BINDS_ATOM};
}

/* ---- Names -------------------------------------------------------------------------------- */

static const char *first_of(const char *title, const char *id)
{
    return title && *title ? title : id;
}

const char *formula_title(const struct iga_rules *rules, const char *id)
{
    for (size_t i = 0; i < rules->aspect_count; i++)
        if (strcmp(rules->aspects[i].id, id) == 0)
            return first_of(rules->aspects[i].title, id);
    for (size_t i = 0; i < rules->variable_count; i++)
        if (strcmp(rules->variables[i].id, id) == 0)
            return first_of(rules->variables[i].title, id);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            if (strcmp(rules->indicators[unit][i].id, id) == 0)
                return first_of(rules->indicators[unit][i].title, id);
    return id;
}

static const char *scored_name(const struct printer *p, const struct node *node)
{
    return p->options->by_id ? node->name : formula_title(p->rules, node->name);
}

static const char *field_name(const struct printer *p, const struct node *node)
{
    const struct field *field = &p->rules->fields[node->unit][node->index];
    return p->options->by_id ? field->name : first_of(field->title, field->name);
}

static const char *value_name(const struct printer *p, const struct node *node)
{
    const struct value *value = &p->rules->values[node->index];
    return p->options->by_id ? value->id : first_of(value->title, value->id);
}

/* ---- Numbers ------------------------------------------------------------------------------ */

char *formula_decimal(struct arena *arena, const char *number, iga_lang lang)
{
    char *text = number ? arena_copy(arena, number, strlen(number)) : NULL;
    char *point = text && lang == IGA_LANG_ID ? strchr(text, '.') : NULL;
    if (point)
        *point = ',';
    return text;
}

static struct piece print_number(const struct printer *p, const char *number)
{
    enum binding binding = strchr(number, '/') ? BINDS_PRODUCT : BINDS_ATOM;
    return (struct piece){formula_decimal(p->arena, number, p->options->lang), binding};
}

static struct piece print_decimal(const struct printer *p, struct decimal value)
{
    char text[NUMBER_TEXT];
    decimal_print(text, value);
    return print_number(p, text);
}

/* ---- Operators ---------------------------------------------------------------------------- */

static bool is_signed(const char *text)
{
    return *text == '-' || strncmp(text, "−", strlen("−")) == 0;
}

/* A part of something larger, in parentheses where it would fall apart there. */
static char *part(struct printer *p, uint32_t node, enum binding needed, bool is_first)
{
    struct piece piece = print_node(p, node);
    if (!piece.text)
        return NULL;
    bool is_loose = piece.binding < needed || (!is_first && is_signed(piece.text));
    return is_loose ? PRINT(p, "(%s)", piece.text) : piece.text;
}

/* The children with something between them. */
static char *join(struct printer *p, uint32_t node, const char *between, enum binding first,
                  enum binding others)
{
    const struct formula *formula = &p->rules->formula;
    struct buffer out = {0};
    for (uint32_t i = 0; i < formula->nodes[node].child_count; i++) {
        char *text = part(p, formula_child(formula, node, i), i ? others : first, i == 0);
        if (i)
            buffer_text(&out, between);
        buffer_text(&out, text ? text : "");
    }
    char *joined = NULL;
    if (out.failed)
        arena_fail(p->arena);
    else
        joined = arena_copy(p->arena, out.bytes ? out.bytes : "", out.length);
    buffer_free(&out);
    return joined;
}

/* The children as a list between parentheses; they hold together by themselves. */
static char *list(struct printer *p, uint32_t node)
{
    const char *between = p->options->lang == IGA_LANG_ID ? "; " : ", ";
    return join(p, node, between, BINDS_SUM, BINDS_SUM);
}

static struct piece print_negated(struct printer *p, uint32_t node)
{
    char *text = part(p, formula_child(&p->rules->formula, node, 0), BINDS_PRODUCT, false);
    return (struct piece){text ? PRINT(p, "−%s", text) : NULL, BINDS_SUM};
}

static struct piece print_extreme(struct printer *p, uint32_t node, enum node_op op)
{
    bool is_pair = p->rules->formula.nodes[node].child_count == 2;
    char *items = list(p, node);
    if (!items)
        return atom(NULL);
    if (op == NODE_MIN)
        return atom(is_pair ? PRINT(p, say(p, "the smaller of (%s)"), items)
                            : PRINT(p, say(p, "the smallest of (%s)"), items));
    return atom(is_pair ? PRINT(p, say(p, "the larger of (%s)"), items)
                        : PRINT(p, say(p, "the largest of (%s)"), items));
}

static struct piece print_when(struct printer *p, uint32_t node)
{
    const struct formula *formula = &p->rules->formula;
    char *condition = part(p, formula_child(formula, node, 0), BINDS_ANY, true);
    char *then = part(p, formula_child(formula, node, 1), BINDS_SUM, true);
    char *otherwise = part(p, formula_child(formula, node, 2), BINDS_WHEN, true);
    char *text = condition && then && otherwise
                     ? PRINT(p, say(p, "if %s then %s, otherwise %s"), condition, then, otherwise)
                     : NULL;
    return (struct piece){text, BINDS_WHEN};
}

/* ---- Conditions --------------------------------------------------------------------------- */

static struct piece print_between(struct printer *p, uint32_t node)
{
    const struct formula *formula = &p->rules->formula;
    char *subject = part(p, formula_child(formula, node, 0), BINDS_SUM, true);
    char *low = part(p, formula_child(formula, node, 1), BINDS_SUM, true);
    char *high = part(p, formula_child(formula, node, 2), BINDS_SUM, true);
    char *text = subject && low && high ? PRINT(p, "%s ≤ %s ≤ %s", low, subject, high) : NULL;
    return (struct piece){text, BINDS_COMPARISON};
}

/* That "and" holds tighter than "or" not everybody knows, so what is joined by it is set apart. */
static struct piece print_any(struct printer *p, uint32_t node)
{
    bool is_one = p->rules->formula.nodes[node].child_count == 1;
    enum binding needed = is_one ? BINDS_ALL : BINDS_COMPARISON;
    return (struct piece){join(p, node, say(p, " or "), needed, needed),
                          is_one ? BINDS_ALL : BINDS_ANY};
}

static struct piece print_none(struct printer *p, uint32_t node)
{
    const struct formula *formula = &p->rules->formula;
    bool is_one = formula->nodes[node].child_count == 1;
    const struct node *only = &formula->nodes[formula_child(formula, node, 0)];
    if (is_one && only->op == NODE_GIVEN)
        return (struct piece){PRINT(p, say(p, "%s is not given"), field_name(p, only)),
                              BINDS_COMPARISON};
    char *text = is_one ? part(p, formula_child(formula, node, 0), BINDS_WHEN, true)
                        : join(p, node, say(p, " or "), BINDS_ALL, BINDS_ALL);
    return (struct piece){text ? PRINT(p, say(p, "not (%s)"), text) : NULL, BINDS_COMPARISON};
}

static struct piece print_one_of(const struct printer *p, const struct node *n)
{
    const char *between = p->options->lang == IGA_LANG_ID ? "; " : ", ";
    struct buffer out = {0};
    for (size_t i = 0; i < n->text_count; i++)
        buffer_print(&out, "%s%s", i ? between : "", n->texts[i]);
    char *text = NULL;
    if (out.failed)
        arena_fail(p->arena);
    else if (n->text_count == 1)
        text = PRINT(p, "%s = %s", field_name(p, n), out.bytes);
    else
        text = PRINT(p, say(p, "%s one of (%s)"), field_name(p, n), out.bytes ? out.bytes : "");
    buffer_free(&out);
    return (struct piece){text, BINDS_COMPARISON};
}

/* ---- Aggregates --------------------------------------------------------------------------- */

static char *print_population(struct printer *p, const struct population *population)
{
    const char *all = population->reported || p->options->claims ? say(p, "reported innovations")
                      : p->rules->must_count                     ? say(p, "eligible innovations")
                                                                 : say(p, "innovations");
    if (population->where == NO_NODE)
        return PRINT(p, "%s", all);
    bool has_numbers = p->has_numbers;
    p->has_numbers = false;
    char *where = part(p, population->where, BINDS_COMPARISON, true);
    p->has_numbers = has_numbers;
    return where ? PRINT(p, say(p, "%s with %s"), all, where) : NULL;
}

static char *print_subject(struct printer *p, uint32_t subject)
{
    bool has_numbers = p->has_numbers;
    p->has_numbers = false;
    char *text = print_node(p, subject).text;
    p->has_numbers = has_numbers;
    return text;
}

static char *print_distinct(const struct printer *p, const struct node *n, const char *subject,
                            const char *population)
{
    if (!n->text_count)
        return PRINT(p, say(p, "number of distinct %s among %s"), subject, population);
    return PRINT(p, say(p, "number of distinct %s, of %zu listed, among %s"), subject,
                 n->text_count, population);
}

static struct piece print_aggregate(struct printer *p, const struct node *n)
{
    const struct aggregate *aggregate = &p->rules->formula.aggregates[n->index];
    char *population = print_population(p, &aggregate->population);
    char *subject =
        aggregate->subject == NO_NODE ? PRINT(p, "%s", "") : print_subject(p, aggregate->subject);
    if (!population || !subject)
        return atom(NULL);
    enum binding binding = aggregate->population.where == NO_NODE ? BINDS_ATOM : BINDS_COMPARISON;
    char *text = NULL;
    switch (aggregate->kind) {
    case AGGREGATE_COUNT:
        text = PRINT(p, say(p, "number of %s"), population);
        break;
    case AGGREGATE_SUM:
        text = PRINT(p, say(p, "sum of %s of the %s"), subject, population);
        break;
    case AGGREGATE_MEAN:
        text = PRINT(p, say(p, "mean of %s of the %s"), subject, population);
        break;
    case AGGREGATE_SMALLEST:
        text = PRINT(p, say(p, "smallest %s of the %s"), subject, population);
        break;
    case AGGREGATE_LARGEST:
        text = PRINT(p, say(p, "largest %s of the %s"), subject, population);
        break;
    case AGGREGATE_DISTINCT:
        text = print_distinct(p, n, subject, population);
        break;
    }
    return (struct piece){text, binding};
}

/* ---- Nodes -------------------------------------------------------------------------------- */

static bool is_leaf(enum node_op op)
{
    return op == NODE_POINTS || op == NODE_LEVEL || op == NODE_AGGREGATE || op == NODE_VALUE ||
           op == NODE_FIELD || op == NODE_WORDS || op == NODE_FIRST_GIVEN;
}

static struct piece print_date(const struct printer *p, int32_t date)
{
    char text[DATE_TEXT], words[DATE_WORDS];
    date_print(text, date);
    date_print_words(words, date, p->options->lang == IGA_LANG_EN);
    return atom(PRINT(p, "%s", p->options->by_id ? text : words));
}

static struct piece print_mandatory(const struct printer *p, const struct node *n)
{
    char level[NUMBER_TEXT];
    decimal_print(level, n->number);
    return (struct piece){PRINT(p, say(p, "every mandatory indicator at level %s or above"), level),
                          BINDS_COMPARISON};
}

static struct piece print_node(struct printer *p, uint32_t node)
{
    static const char *const comparisons[] = {
        [NODE_AT_LEAST] = " ≥ ", [NODE_AT_MOST] = " ≤ ", [NODE_ABOVE] = " > ",
        [NODE_BELOW] = " < ",    [NODE_EQUALS] = " = ",
    };
    const struct node *n = &p->rules->formula.nodes[node];
    if (p->has_numbers && is_leaf(n->op)) {
        const char *number = p->options->number(p->options->context, node);
        if (number && n->type == TYPE_DATE)
            return print_date(p, date_from_text(number, strlen(number)));
        if (number)
            return print_number(p, number);
    }
    switch (n->op) {
    case NODE_NUMBER:
        return print_decimal(p, n->number);
    case NODE_DATE:
        return print_date(p, n->date);
    case NODE_POINTS:
        return atom(PRINT(p, say(p, "score of %s"), scored_name(p, n)));
    case NODE_LEVEL:
        return atom(PRINT(p, say(p, "level of %s"), scored_name(p, n)));
    case NODE_VALUE:
        return atom(PRINT(p, "%s", value_name(p, n)));
    case NODE_FIELD:
        return atom(PRINT(p, "%s", field_name(p, n)));
    case NODE_WORDS:
        return atom(PRINT(p, say(p, "number of words of %s"), field_name(p, n)));
    case NODE_GIVEN:
        return (struct piece){PRINT(p, say(p, "%s is given"), field_name(p, n)), BINDS_COMPARISON};
    case NODE_ONE_OF:
        return print_one_of(p, n);
    case NODE_AGGREGATE:
        return print_aggregate(p, n);
    case NODE_MANDATORY:
        return print_mandatory(p, n);
    case NODE_ADD:
        return (struct piece){join(p, node, " + ", BINDS_SUM, BINDS_SUM), BINDS_SUM};
    case NODE_SUBTRACT:
        return (struct piece){join(p, node, " − ", BINDS_SUM, BINDS_PRODUCT), BINDS_SUM};
    case NODE_MULTIPLY:
        return (struct piece){join(p, node, " × ", BINDS_PRODUCT, BINDS_PRODUCT), BINDS_PRODUCT};
    case NODE_DIVIDE:
        return (struct piece){join(p, node, " / ", BINDS_PRODUCT, BINDS_ATOM), BINDS_PRODUCT};
    case NODE_NEGATE:
        return print_negated(p, node);
    case NODE_MIN:
    case NODE_MAX:
        return print_extreme(p, node, n->op);
    case NODE_FIRST_GIVEN: {
        char *items = list(p, node);
        return atom(items ? PRINT(p, say(p, "the first given of (%s)"), items) : NULL);
    }
    case NODE_WHEN:
        return print_when(p, node);
    case NODE_BETWEEN:
        return print_between(p, node);
    case NODE_ALL:
        return (struct piece){join(p, node, say(p, " and "), BINDS_COMPARISON, BINDS_COMPARISON),
                              n->child_count == 1 ? BINDS_COMPARISON : BINDS_ALL};
    case NODE_ANY:
        return print_any(p, node);
    case NODE_NONE:
        return print_none(p, node);
    default:
        return (struct piece){join(p, node, comparisons[n->op], BINDS_SUM, BINDS_SUM),
                              BINDS_COMPARISON};
    }
}

char *formula_print(struct arena *arena, const struct iga_rules *rules, uint32_t node,
                    const struct print_options *options)
{
    struct printer p = {arena, rules, options, options->number != NULL};
    return print_node(&p, node).text;
}

char *population_print(struct arena *arena, const struct iga_rules *rules,
                       const struct population *population, const struct print_options *options)
{
    struct printer p = {arena, rules, options, false};
    return print_population(&p, population);
}
