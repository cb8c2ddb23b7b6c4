/* Texts that contradict the rules beside them, or stand there twice: the marks that copying
 * leaves. */
#include "rules/check_parts.h"

#include "base/date.h"
#include "rules/mentions.h"

#include <string.h>

/* ---- Twice -------------------------------------------------------------------------------- */

/* Something with a text that ought to be its own. */
struct titled {
    const char *what, *id, *title;
    size_t token;
};

/* What is compared with one another. */
struct titles {
    struct titled *items;
    size_t count;
};

static void add_title(struct titles *titles, const char *what, const char *id, const char *title,
                      size_t token)
{
    titles->items[titles->count++] = (struct titled){what, id, title, token};
}

/* The earlier one that has the title of item i, or NULL. */
static const struct titled *same_before(const struct titles *titles, size_t i)
{
    for (size_t j = 0; j < i && *titles->items[i].title; j++)
        if (strcmp(titles->items[i].title, titles->items[j].title) == 0)
            return &titles->items[j];
    return NULL;
}

/* Says which titles are there twice, and starts anew. */
static void end_titles(struct checker *c, struct titles *titles)
{
    for (size_t i = 0; i < titles->count; i++) {
        const struct titled *item = &titles->items[i], *first = same_before(titles, i);
        if (first)
            findings_add(c->findings, IGA_WARNING, "doubled_title", checker_place(c, item->token),
                         NULL, "%s \"%s\" has the title of \"%s\" in line %zu; tell them apart",
                         message_in(c->findings->lang, item->what), item->id, first->id,
                         checker_line(c, first->token));
    }
    titles->count = 0;
}

static void check_titles(struct checker *c, struct titles *titles)
{
    const struct iga_rules *rules = c->rules;
    for (size_t i = 0; i < rules->aspect_count; i++)
        add_title(titles, "aspect", rules->aspects[i].id, rules->aspects[i].title,
                  rules->aspects[i].token);
    end_titles(c, titles);
    for (size_t i = 0; i < rules->variable_count; i++)
        add_title(titles, "variable", rules->variables[i].id, rules->variables[i].title,
                  rules->variables[i].token);
    end_titles(c, titles);
    for (size_t i = 0; i < rules->value_count; i++)
        add_title(titles, "value", rules->values[i].id, rules->values[i].title,
                  rules->values[i].token);
    end_titles(c, titles);
    for (int unit = 0; unit < 2; unit++) {
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            add_title(titles, "indicator", rules->indicators[unit][i].id,
                      rules->indicators[unit][i].title, rules->indicators[unit][i].token);
        end_titles(c, titles);
    }
}

static void check_numbers(struct checker *c, struct titles *titles)
{
    const struct iga_rules *rules = c->rules;
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++)
            add_title(titles, "indicator", rules->indicators[unit][i].id,
                      rules->indicators[unit][i].no, rules->indicators[unit][i].token);
    for (size_t i = 0; i < titles->count; i++) {
        const struct titled *item = &titles->items[i], *first = same_before(titles, i);
        if (first)
            findings_add(c->findings, IGA_WARNING, "doubled_number", checker_place(c, item->token),
                         NULL,
                         "indicator \"%s\" has the number of \"%s\" in line %zu, %s; number it as "
                         "the annex does",
                         item->id, first->id, checker_line(c, first->token), item->title);
    }
    titles->count = 0;
}

/* The second place of a text from a token on. */
static struct place second_place(const struct checker *c, size_t token, const char *text)
{
    const struct source *source = &c->rules->source;
    bool seen = false;
    for (size_t i = token; i + 1 < source->count; i++) {
        if (source->tokens[i].kind != TOKEN_STRING || strcmp(source->tokens[i].string, text) != 0)
            continue;
        if (seen)
            return checker_place(c, i);
        seen = true;
    }
    return checker_place(c, token);
}

/* Two levels of one indicator with the same text. */
static void check_levels(struct checker *c, const struct indicator *indicator)
{
    for (unsigned i = 0; indicator->level_texts && i <= indicator->levels; i++)
        for (unsigned j = 0; j < i && indicator->level_texts[i]; j++) {
            const char *text = indicator->level_texts[i], *before = indicator->level_texts[j];
            if (before && strcmp(text, before) == 0)
                findings_add(c->findings, IGA_WARNING, "doubled_text",
                             second_place(c, indicator->token, text), NULL,
                             "indicator \"%s\" has one text for levels %u and %u; write what tells "
                             "them apart",
                             indicator->id, j, i);
        }
}

/* ---- Codes and what the levels say of them ------------------------------------------------ */

/* The level whose text names a code, -1 if none does. */
static int level_that_names(const struct indicator *indicator, const char *code)
{
    for (unsigned level = 0; level <= indicator->levels; level++)
        if (indicator->level_texts[level] && mentions_word(indicator->level_texts[level], code))
            return (int)level;
    return -1;
}

static struct place code_place(const struct checker *c, const struct indicator *indicator,
                               const char *code)
{
    const struct source *source = &c->rules->source;
    size_t call = source_call(source, checker_line(c, indicator->token), "codes", NULL);
    size_t key = source_key(source, source_table(source, call), code);
    return checker_place(c, key == NO_TOKEN ? indicator->token : key);
}

static void check_codes(struct checker *c, const struct indicator *indicator)
{
    for (size_t i = 0; i < indicator->code_count; i++) {
        const struct code *code = &indicator->codes[i];
        const char *own = indicator->level_texts[code->level];
        int named = level_that_names(indicator, code->text);
        if (named < 0 || (own && mentions_word(own, code->text)))
            continue;
        findings_add(c->findings, IGA_WARNING, "code_level", code_place(c, indicator, code->text),
                     NULL,
                     "code \"%s\" has level %u, but the text of level %d names it; write %s = %d, "
                     "or correct the text",
                     code->text, code->level, named, code->text, named);
    }
}

/* ---- Conditions and the reasons given for them -------------------------------------------- */

static const char *unmentioned(const struct checker *c, uint32_t node, const char *text)
{
    const struct formula *formula = &c->rules->formula;
    const struct node *n = &formula->nodes[node];
    char number[NUMBER_TEXT], date[DATE_TEXT];
    if (n->op == NODE_DATE && !mentions_date(text, n->date)) {
        date_print(date, n->date);
        return arena_print(c->arena, "%s", date);
    }
    if ((n->op == NODE_NUMBER || n->op == NODE_MANDATORY) && !mentions_number(text, n->number)) {
        decimal_print(number, n->number);
        return arena_print(c->arena, "%s", number);
    }
    for (uint32_t i = 0; i < n->child_count; i++) {
        const char *found = unmentioned(c, formula_child(formula, node, i), text);
        if (found)
            return found;
    }
    return NULL;
}

/* A reason that names figures must name those of its condition. */
static void check_reason(struct checker *c, const struct must *must)
{
    const struct source *source = &c->rules->source;
    if (!mentions_figures(must->otherwise))
        return;
    const char *figure = unmentioned(c, must->condition, must->otherwise);
    size_t key = source_key(source, source_table(source, must->token), "otherwise");
    if (figure)
        findings_add(c->findings, IGA_WARNING, "reason",
                     checker_place(c, key == NO_TOKEN ? must->token : key), NULL,
                     "the reason of must \"%s\" does not name %s, which its condition asks for; "
                     "write the same figures in both",
                     must->id, figure);
}

void check_texts(struct checker *c)
{
    const struct iga_rules *rules = c->rules;
    size_t most = rules->aspect_count + rules->variable_count + rules->value_count +
                  rules->indicator_count[0] + rules->indicator_count[1];
    struct titles titles = {arena_array(c->arena, most + 1, sizeof *titles.items), 0};
    if (!titles.items)
        return;
    check_titles(c, &titles);
    check_numbers(c, &titles);
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < rules->indicator_count[unit]; i++) {
            check_levels(c, &rules->indicators[unit][i]);
            check_codes(c, &rules->indicators[unit][i]);
        }
    for (size_t i = 0; i < rules->must_count; i++)
        check_reason(c, &rules->musts[i]);
}
