/* The parts that have no parts: fields, conditions of eligibility, bases, values, predicates,
 * groups. */
#include "rules/sandbox.h"
#include "rules/structure.h"

#include <string.h>

const char *const field_keys[] = {"of", "type", "required", "title", "source", NULL};
const char *const must_keys[] = {"otherwise", "source", NULL};
const char *const basis_keys[] = {"title", "source", NULL};
const char *const value_keys[] = {"title", "maximum", "share", "source", "renamed_from", NULL};
const char *const group_keys[] = {"title", "agree", "who", "source", NULL};

int build_field(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "field", id, token, field_keys))
        return structure_push_bad(L);
    struct field field = {.name = id, .token = token};
    struct handle handle;
    field.title = table_text(&table, "title", false);
    if (!field.title)
        field.title = id;
    field.required = table_truth(&table, "required");
    field.origin = table_origin(&table);
    bool fine = table_handle(&handle, &table, "of", BIT(HANDLE_UNIT), "region or innovation", true);
    if (fine)
        field.unit = (enum node_unit)handle.index;
    if (table_handle(&handle, &table, "type", BIT(HANDLE_TYPE),
                     "text, number, whole, date or one_of { … }", true)) {
        const struct draft_type *type = draft_get(struct draft_type, draft->types, handle.index);
        field.type = type->type;
        field.choices = type->choices;
        field.choice_count = type->choice_count;
    } else {
        fine = false;
    }
    static const char *const own[] = {"id", "indicators", "innovations"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], id) == 0)
            complain(draft, token, "reserved_name",
                     "'%s' is in every region's data already; give the field another name", id);
    if (!fine)
        return structure_push_bad(L);
    return draft_keep(L, &draft->fields, &field, sizeof field, HANDLE_FIELD, line);
}

int build_must(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "must", id, token, must_keys))
        return structure_push_bad(L);
    struct must must = {.id = id, .token = token, .line = line, .condition = NO_NODE};
    must.otherwise = structure_text(table_text(&table, "otherwise", true));
    must.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1)
        complain(draft, token, "wrong_kind",
                 "%s states one condition; combine several with all "
                 "{ … } or any { … }",
                 table.what);
    else if (table_item(&handle, &table, 1, BIT(HANDLE_NODE), "a condition"))
        must.condition = handle.index;
    if (must.condition == NO_NODE)
        return structure_push_bad(L);
    return draft_keep(L, &draft->musts, &must, sizeof must, HANDLE_MUST, line);
}

int build_basis(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "basis", id, token, basis_keys))
        return structure_push_bad(L);
    struct basis basis = {.id = id, .token = token};
    basis.title = table_text(&table, "title", false);
    if (!basis.title)
        basis.title = id;
    basis.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1) {
        complain(draft, token, "wrong_kind", "%s has one bands { … }", table.what);
        return structure_push_bad(L);
    }
    if (!table_item(&handle, &table, 1, BIT(HANDLE_BANDS), "bands { … }"))
        return structure_push_bad(L);
    basis.measure = *draft_get(struct measure, draft->measures, handle.index);
    return draft_keep(L, &draft->basis, &basis, sizeof basis, HANDLE_BASIS, line);
}

int build_value(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "value", id, token, value_keys))
        return structure_push_bad(L);
    struct value value = {.id = id, .token = token, .line = line, .node = NO_NODE};
    value.title = table_text(&table, "title", false);
    if (!value.title)
        value.title = id;
    value.renamed_from = table_text(&table, "renamed_from", false);
    value.has_stated_maximum = table_number(&value.stated_maximum, &table, "maximum", false);
    value.has_stated_share = table_number(&value.stated_share, &table, "share", false);
    value.origin = table_origin(&table);
    struct handle handle;
    if (table_length(&table) != 1)
        complain(draft, token, "wrong_kind", "%s is one expression", table.what);
    else if (table_item(&handle, &table, 1, BIT(HANDLE_NODE),
                        "an expression such as total \"…\" / 10"))
        value.node = handle.index;
    return draft_keep(L, &draft->values, &value, sizeof value, HANDLE_VALUE, line);
}

/* predicate "Sangat Inovatif" (65.01, 100) */
int build_predicate(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct predicate predicate = {.name = id, .token = token};
    if (lua_gettop(L) != 3) {
        complain(draft, token, "arguments",
                 "predicate \"%s\" takes its lowest and its highest index: predicate \"%s\" "
                 "(65.01, 100)",
                 id, id);
        return structure_push_bad(L);
    }
    const char *what =
        arena_print(draft->arena, draft_words(draft, "an edge of predicate \"%s\""), id);
    if (!marked_decimal_at(L, &predicate.low, 2, token, what) ||
        !marked_decimal_at(L, &predicate.high, 3, token, what))
        return structure_push_bad(L);
    return draft_keep(L, &draft->predicates, &predicate, sizeof predicate, HANDLE_PREDICATE, line);
}

int build_group(lua_State *L, const char *id, size_t token, uint32_t line)
{
    struct draft *draft = draft_of(L);
    struct table table;
    if (!structure_table(&table, L, "group", id, token, group_keys))
        return structure_push_bad(L);
    if (strcmp(id, "all") == 0) {
        complain(draft, token, "group_all",
                 "a group cannot be called \"all\", for that is the group of all regions, which is "
                 "always there; give it another id");
        return structure_push_bad(L);
    }
    struct draft_group made = {.group = {.id = id, .token = token, .who = NO_NODE}};
    made.group.title = table_text(&table, "title", false);
    if (!made.group.title)
        made.group.title = id;
    made.agree_count = table_texts(&made.agree, &table, "agree");
    made.group.origin = table_origin(&table);
    struct handle handle;
    if (table_handle(&handle, &table, "who", BIT(HANDLE_NODE), "a condition on the region", false))
        made.group.who = handle.index;
    return draft_keep(L, &draft->groups, &made, sizeof made, HANDLE_GROUP, line);
}
