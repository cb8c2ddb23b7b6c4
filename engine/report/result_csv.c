#include "report/result_csv.h"

#include "report/csv.h"

static void head_of(struct blob *out, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        csv_raw(out, names[i]);
}
#define HEAD(out, names) head_of(out, names, sizeof(names) / sizeof *(names))

void result_csv_head(struct blob *out, const iga_rules *rules)
{
    static const char *const first[] = {"id", "name"};
    static const char *const scores[] = {"ruleset", "assumed", "index", "exact", "predicate"};
    static const char *const innovations[] = {"reported", "eligible"};
    static const char *const last[] = {"missing", "warnings"};
    const char *name;

    HEAD(out, first);
    for (size_t i = 0; (name = iga_rules_group_field(rules, i)); i++)
        csv_text(out, name);
    HEAD(out, scores);
    for (size_t i = 0; (name = iga_rules_value_id(rules, i)); i++)
        csv_text(out, name);
    if (iga_rules_has_innovations(rules))
        HEAD(out, innovations);
    HEAD(out, last);
}

static void text_cell(struct blob *out, const iga_json *tree, size_t node, const char *key)
{
    csv_text(out, iga_json_text(tree, iga_json_member(tree, node, key)));
}

static void number_cell(struct blob *out, const iga_json *tree, size_t node, const char *key)
{
    csv_raw(out, iga_json_number(tree, iga_json_member(tree, node, key)));
}

static void count_cell(struct blob *out, const iga_json *tree, size_t list)
{
    if (!iga_json_is(tree, list, IGA_JSON_ARRAY)) {
        csv_raw(out, NULL);
        return;
    }
    size_t count = 0;
    for (size_t i = iga_json_first(tree, list); i != IGA_JSON_NONE; i = iga_json_next(tree, i))
        count++;
    csv_size(out, count);
}

void result_csv_cells(struct blob *out, const iga_rules *rules, const iga_json *tree)
{
    const char *name;
    size_t values = iga_json_member(tree, 0, "values");
    size_t innovations = iga_json_member(tree, 0, "innovations");

    text_cell(out, tree, 0, "id");
    text_cell(out, tree, 0, "name");
    for (size_t i = 0; (name = iga_rules_group_field(rules, i)); i++)
        text_cell(out, tree, 0, name);
    text_cell(out, tree, 0, "ruleset");
    number_cell(out, tree, 0, "assumed");
    number_cell(out, tree, 0, "index");
    text_cell(out, tree, 0, "exact");
    text_cell(out, tree, 0, "predicate");
    for (size_t i = 0; (name = iga_rules_value_id(rules, i)); i++)
        number_cell(out, tree, values, name);
    if (iga_rules_has_innovations(rules)) {
        number_cell(out, tree, innovations, "reported");
        number_cell(out, tree, innovations, "eligible");
    }
    number_cell(out, tree, 0, "missing");
    count_cell(out, tree, iga_json_member(tree, 0, "warnings"));
}

void result_csv_errors(struct blob *out, const iga_json *tree)
{
    size_t list = iga_json_member(tree, 0, "errors");
    struct blob text = {0};
    if (iga_json_is(tree, list, IGA_JSON_ARRAY))
        for (size_t i = iga_json_first(tree, list); i != IGA_JSON_NONE;
             i = iga_json_next(tree, i)) {
            const char *message = iga_json_text(tree, iga_json_member(tree, i, "message"));
            blob_text(&text, text.length > 0 ? " | " : "");
            blob_text(&text, message ? message : "?");
        }
    csv_text(out, text.length > 0 ? text.bytes : NULL);
    out->failed = out->failed || text.failed;
    blob_free(&text);
}
