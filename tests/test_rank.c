/* Places: against a plain count of everybody who is ahead. */
#include "base/number.h"
#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static iga_rules *rules;

static int load_rules(void **state)
{
    (void)state;
    FILE *file = fopen(SOURCE_DIR "/rules/iid-2026.lua", "rb");
    assert_non_null(file);
    static char text[IGA_MAX_RULE_FILE];
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    assert_int_equal(iga_rules_load(&rules, NULL, "iid-2026.lua", text, length, IGA_LANG_EN),
                     IGA_OK);
    return 0;
}

static int free_rules(void **state)
{
    (void)state;
    iga_rules_free(rules);
    return 0;
}

/* ---- Generated nations --------------------------------------------------------------------- */

enum { MOST = 120, GROUPS = 5 };

static const char *const provinces[] = {"Aceh", "Bali", "Banten", NULL};
static const char *const kinds[] = {"kabupaten", "kota", "provinsi", "kecamatan", NULL};
/* Close to one another, the same in other words than they look, and far apart. */
static const char *const indices[] = {
    "0",       "1/3",    "33333333/100000000", "44", "4401/100", "881/20", "100", "71096/1375",
    "2585/50", "517/10", "1000001/20000",      "50"};

struct made {
    char id[48];
    const char *exact; /* NULL when refused */
    const char *province, *kind;
    mpq_t value;
};

static struct made nation[MOST];
static size_t nation_size;

/* A small generator, so that a failure can be repeated. */
static uint32_t seed;

static size_t pick(size_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static const char *in_lowest_terms(const char *exact)
{
    return strcmp(exact, "2585/50") == 0 ? "517/10" : exact;
}

static void make_nation(uint32_t from)
{
    seed = from;
    nation_size = pick(MOST) + 1;
    for (size_t i = 0; i < nation_size; i++) {
        struct made *made = &nation[i];
        snprintf(made->id, sizeof made->id, "%02zu.%03zu", pick(100), i);
        made->exact = pick(10) ? in_lowest_terms(indices[pick(COUNT(indices))]) : NULL;
        made->province = provinces[pick(COUNT(provinces))];
        made->kind = kinds[pick(COUNT(kinds))];
        mpq_init(made->value);
        mpq_set_str(made->value, made->exact ? made->exact : "0", 10);
    }
}

static void forget_nation(void)
{
    for (size_t i = 0; i < nation_size; i++)
        mpq_clear(nation[i].value);
}

static void shuffle_nation(void)
{
    for (size_t i = nation_size; i > 1; i--) {
        size_t k = pick(i);
        struct made other = nation[i - 1];
        nation[i - 1] = nation[k];
        nation[k] = other;
    }
}

/* ---- What the rule file says of its groups, said again -------------------------------------- */

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

static bool takes_part(const struct made *made, size_t group)
{
    bool is_local = is(made->kind, "kabupaten") || is(made->kind, "kota");
    switch (group) {
    case 0:
        return made->exact;
    case 1:
        return made->exact && is(made->kind, "kabupaten");
    case 2:
        return made->exact && is(made->kind, "kota");
    case 3:
        return made->exact && is_local && made->province;
    default:
        return made->exact && is(made->kind, "provinsi");
    }
}

static bool compete(const struct made *a, const struct made *b, size_t group)
{
    return takes_part(a, group) && takes_part(b, group) &&
           (group != 3 || strcmp(a->province, b->province) == 0);
}

static void count_place(size_t *place, size_t *of, const struct made *made, size_t group)
{
    *place = *of = 0;
    if (!takes_part(made, group))
        return;
    *place = 1;
    for (size_t i = 0; i < nation_size; i++) {
        if (!compete(made, &nation[i], group))
            continue;
        ++*of;
        *place += mpq_cmp(nation[i].value, made->value) > 0;
    }
}

static const struct made *made_of(const char *id)
{
    for (size_t i = 0; i < nation_size; i++)
        if (strcmp(nation[i].id, id) == 0)
            return &nation[i];
    fail_msg("%s was never made", id);
    return NULL;
}

static iga_ranking *rank_nation(const char *const *by, size_t by_count)
{
    iga_ranking *ranking;
    assert_int_equal(iga_ranking_new(&ranking, rules, by, by_count), IGA_OK);
    for (size_t i = 0; i < nation_size; i++) {
        const struct made *made = &nation[i];
        const char *fields[2] = {0};
        for (size_t f = 0; f < iga_ranking_field_count(ranking); f++)
            fields[f] = is(iga_ranking_field(ranking, f), "kind") ? made->kind : made->province;
        iga_scored scored = {.id = made->id, .exact = made->exact, .fields = fields};
        assert_int_equal(iga_ranking_add_scored(ranking, &scored, made->id, strlen(made->id)),
                         IGA_OK);
    }
    assert_int_equal(iga_ranking_finish(ranking), IGA_OK);
    assert_int_equal(iga_ranking_count(ranking), nation_size);
    return ranking;
}

static void check_places(const iga_ranking *ranking)
{
    assert_int_equal(iga_ranking_group_count(ranking), GROUPS);
    for (size_t i = 0; i < nation_size; i++) {
        iga_standing standing;
        assert_true(iga_ranking_get(&standing, ranking, i));
        const struct made *made = made_of(standing.id);
        assert_int_equal(standing.is_refused, !made->exact);
        assert_string_equal(standing.bytes, made->id);
        for (size_t g = 0; g < GROUPS; g++) {
            size_t place, of, counted_place, counted_of;
            count_place(&counted_place, &counted_of, made, g);
            assert_int_equal(iga_ranking_place(&place, &of, ranking, i, g), counted_place > 0);
            assert_int_equal(place, counted_place);
            assert_int_equal(of, counted_of);
        }
    }
}

static void check_order(const iga_ranking *ranking)
{
    for (size_t i = 1; i < nation_size; i++) {
        iga_standing before, after;
        iga_ranking_get(&before, ranking, i - 1);
        iga_ranking_get(&after, ranking, i);
        const struct made *a = made_of(before.id), *b = made_of(after.id);
        if (!a->exact)
            assert_null(b->exact);
        if (!a->exact || !b->exact)
            continue;
        int order = mpq_cmp(a->value, b->value);
        assert_true(order > 0 || (order == 0 && strcmp(a->id, b->id) < 0));
    }
}

static void places_are_one_more_than_those_who_are_ahead(void **state)
{
    (void)state;
    for (uint32_t from = 1; from <= 60; from++) {
        make_nation(from);
        iga_ranking *ranking = rank_nation(NULL, 0);
        check_places(ranking);
        check_order(ranking);
        iga_ranking_free(ranking);
        forget_nation();
    }
}

static void the_order_in_which_regions_come_changes_nothing(void **state)
{
    (void)state;
    make_nation(2026);
    iga_ranking *ranking = rank_nation(NULL, 0);
    for (int round = 0; round < 20; round++) {
        shuffle_nation();
        iga_ranking *other = rank_nation(NULL, 0);
        for (size_t i = 0; i < nation_size; i++) {
            iga_standing one, two;
            iga_ranking_get(&one, ranking, i);
            iga_ranking_get(&two, other, i);
            assert_string_equal(one.id, two.id);
        }
        iga_ranking_free(other);
    }
    iga_ranking_free(ranking);
    forget_nation();
}

static void fields_make_one_group_of_those_that_agree_in_all_of_them(void **state)
{
    (void)state;
    static const char *const by[] = {"province", "kind"};
    make_nation(7);
    iga_ranking *ranking = rank_nation(by, 2);
    assert_int_equal(iga_ranking_group_count(ranking), 2);
    assert_string_equal(iga_ranking_group_id(ranking, 0), "all");
    assert_string_equal(iga_ranking_group_id(ranking, 1), "province,kind");
    assert_null(iga_ranking_group_id(ranking, 2));
    for (size_t i = 0; i < nation_size; i++) {
        iga_standing standing;
        size_t place, of, expected = 0, number = 0;
        iga_ranking_get(&standing, ranking, i);
        const struct made *made = made_of(standing.id);
        iga_ranking_place(&place, &of, ranking, i, 1);
        for (size_t k = 0; made->exact && made->province && made->kind && k < nation_size; k++) {
            const struct made *other = &nation[k];
            if (!other->exact || !is(other->province, made->province) ||
                !is(other->kind, made->kind))
                continue;
            number++;
            expected += mpq_cmp(other->value, made->value) > 0;
        }
        assert_int_equal(of, number);
        assert_int_equal(place, number ? expected + 1 : 0);
    }
    iga_ranking_free(ranking);
    forget_nation();
}

/* ---- Refusals ------------------------------------------------------------------------------- */

static iga_status add(iga_ranking *ranking, const char *id, const char *exact, const char *index,
                      const char *predicate)
{
    static const char *const fields[] = {NULL, NULL};
    iga_scored scored = {
        .id = id, .exact = exact, .index = index, .predicate = predicate, .fields = fields};
    return iga_ranking_add_scored(ranking, &scored, "", 0);
}

static void regions_whose_id_is_given_twice_get_no_place(void **state)
{
    (void)state;
    iga_ranking *ranking;
    assert_int_equal(iga_ranking_new(&ranking, rules, NULL, 0), IGA_OK);
    static const char *const ids[] = {"2", "1", "2", "3", "2"};
    static const char *const exact[] = {"90", "50", "10", "60", "90"};
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_int_equal(add(ranking, ids[i], exact[i], NULL, NULL), IGA_OK);
    assert_int_equal(iga_ranking_finish(ranking), IGA_OK);
    static const char *const order[] = {"3", "1", "2", "2", "2"};
    for (size_t i = 0; i < COUNT(order); i++) {
        iga_standing standing;
        size_t place, of;
        iga_ranking_get(&standing, ranking, i);
        assert_string_equal(standing.id, order[i]);
        assert_int_equal(standing.is_doubled, i >= 2);
        assert_int_equal(iga_ranking_place(&place, &of, ranking, i, 0), i < 2);
        assert_int_equal(place, i < 2 ? i + 1 : 0);
        assert_int_equal(of, i < 2 ? 2 : 0);
    }
    iga_ranking_free(ranking);
}

static void what_is_published_must_follow_from_the_exact_index(void **state)
{
    (void)state;
    static const struct row {
        const char *exact, *index, *predicate;
        iga_status status;
    } rows[] = {
        {"71096/1375", "51.71", "Inovatif", IGA_OK},
        {"71096/1375", NULL, NULL, IGA_OK},
        {"71096/1375", "51.7", NULL, IGA_EDATA},
        {"71096/1375", "51.72", NULL, IGA_EDATA},
        {"71096/1375", "51.71", "Sangat Inovatif", IGA_EDATA},
        {"8001/200", "40.01", "Inovatif", IGA_OK}, /* 40.005 */
        {"142192/2750", NULL, NULL, IGA_EDATA},
        {"44/1", NULL, NULL, IGA_EDATA},
        {"44.0", NULL, NULL, IGA_EDATA},
        {"1/0", NULL, NULL, IGA_EDATA},
        {"+44", NULL, NULL, IGA_EDATA},
        {" 44", NULL, NULL, IGA_EDATA},
        {"", NULL, NULL, IGA_EDATA},
    };
    iga_ranking *ranking;
    assert_int_equal(iga_ranking_new(&ranking, rules, NULL, 0), IGA_OK);
    for (size_t i = 0; i < COUNT(rows); i++) {
        iga_status status = add(ranking, "1", rows[i].exact, rows[i].index, rows[i].predicate);
        if (status != rows[i].status)
            print_error("%s %s\n", rows[i].exact, rows[i].index ? rows[i].index : "");
        assert_int_equal(status, rows[i].status);
    }
    iga_ranking_free(ranking);
}

static void a_field_that_the_rules_do_not_declare_is_refused(void **state)
{
    (void)state;
    static const char *const by[] = {"province", "pulau"};
    iga_ranking *ranking;
    assert_int_equal(iga_ranking_new(&ranking, rules, by, 2), IGA_EUSAGE);
    assert_null(ranking);
    assert_int_equal(iga_ranking_new(&ranking, rules, by, 0), IGA_EUSAGE);
    assert_int_equal(iga_ranking_new(&ranking, rules, by, 1), IGA_OK);
    iga_ranking_free(ranking);
}

static void a_ranking_of_nobody_is_empty(void **state)
{
    (void)state;
    iga_ranking *ranking;
    iga_standing standing;
    assert_int_equal(iga_ranking_new(&ranking, rules, NULL, 0), IGA_OK);
    assert_int_equal(iga_ranking_finish(ranking), IGA_OK);
    assert_int_equal(iga_ranking_count(ranking), 0);
    assert_false(iga_ranking_get(&standing, ranking, 0));
    iga_ranking_free(ranking);
}

/* ---- Edges ----------------------------------------------------------------------------------- */

static void the_nearest_edge_is_told_with_its_distance(void **state)
{
    (void)state;
    static const struct row {
        const char *exact, *within, *predicate, *at, *distance;
    } rows[] = {
        {"40", "0.5", "Inovatif", "40.01", "-0.01"},
        {"4001/100", "0,5", "Inovatif", "40.01", "0"},
        {"8001/200", "0", "Inovatif", "40.01", "0"}, /* 40.005, published as 40.01 */
        {"40004/1000", "0.01", "Inovatif", "40.01", "-0.01"},
        {"4051/100", "0.5", "Inovatif", "40.01", "0.5"},
        {"4052/100", "0.5", NULL, NULL, NULL},
        {"3951/100", "0.5", "Inovatif", "40.01", "-0.5"},
        {"79/2", "0.5", NULL, NULL, NULL},
        {"0", "1", "Kurang Inovatif", "0.01", "-0.01"},
        {"100", "0.5", NULL, NULL, NULL},
        {"5251/100", "50", "Sangat Inovatif", "65.01", "-12.5"}, /* halfway: the one above */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        iga_ranking *ranking;
        iga_edge edge;
        char lowest[64];
        mpq_t value;
        mpq_init(value);
        mpq_set_str(value, rows[i].exact, 10);
        mpq_canonicalize(value);
        mpq_get_str(lowest, 10, value);
        mpq_clear(value);
        assert_int_equal(iga_ranking_new(&ranking, rules, NULL, 0), IGA_OK);
        assert_int_equal(add(ranking, "1", lowest, NULL, NULL), IGA_OK);
        assert_int_equal(iga_ranking_finish(ranking), IGA_OK);
        assert_false(iga_ranking_edge(&edge, ranking, 0));
        assert_int_equal(iga_ranking_near(ranking, rows[i].within), IGA_OK);
        bool is_near = iga_ranking_edge(&edge, ranking, 0);
        if (is_near != (rows[i].predicate != NULL))
            print_error("%s within %s\n", rows[i].exact, rows[i].within);
        assert_int_equal(is_near, rows[i].predicate != NULL);
        if (is_near) {
            assert_string_equal(edge.predicate, rows[i].predicate);
            assert_string_equal(edge.at, rows[i].at);
            assert_string_equal(edge.distance, rows[i].distance);
        }
        iga_ranking_free(ranking);
    }
}

static void only_a_number_of_points_can_be_near(void **state)
{
    (void)state;
    static const char *const wrong[] = {"", "-1", "half", "1e3", "1.", "0.5 "};
    iga_ranking *ranking;
    assert_int_equal(iga_ranking_new(&ranking, rules, NULL, 0), IGA_OK);
    for (size_t i = 0; i < COUNT(wrong); i++)
        assert_int_equal(iga_ranking_near(ranking, wrong[i]), IGA_EUSAGE);
    iga_ranking_free(ranking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_one_more_than_those_who_are_ahead),
        cmocka_unit_test(the_order_in_which_regions_come_changes_nothing),
        cmocka_unit_test(fields_make_one_group_of_those_that_agree_in_all_of_them),
        cmocka_unit_test(regions_whose_id_is_given_twice_get_no_place),
        cmocka_unit_test(what_is_published_must_follow_from_the_exact_index),
        cmocka_unit_test(a_field_that_the_rules_do_not_declare_is_refused),
        cmocka_unit_test(a_ranking_of_nobody_is_empty),
        cmocka_unit_test(the_nearest_edge_is_told_with_its_distance),
        cmocka_unit_test(only_a_number_of_points_can_be_near),
    };
    return cmocka_run_group_tests_name("rank", tests, load_rules, free_rules);
}
