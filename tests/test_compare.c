/* Comparisons: the parts against every order in which the causes can come, and their sums. */
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

enum { MOST = 40, SIDES = 4 };

/* In quarters of a point, so that there are many ties. */
static int quarters[MOST][SIDES];
static size_t regions;
static uint32_t seed;

static int pick(int below)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (unsigned)below);
}

static void make(uint32_t from)
{
    seed = from;
    regions = (size_t)pick(MOST) + 1;
    for (size_t i = 0; i < regions; i++)
        for (int s = 0; s < SIDES; s++)
            quarters[i][s] = pick(60);
}

static void exact_text(char out[32], int value)
{
    mpq_t fraction;
    mpq_init(fraction);
    mpq_set_si(fraction, value, 4);
    mpq_canonicalize(fraction);
    mpq_get_str(out, 10, fraction);
    mpq_clear(fraction);
}

static iga_comparison *compare(void)
{
    iga_comparison *comparison;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    for (size_t i = 0; i < regions; i++)
        for (int s = 0; s < SIDES; s++) {
            char id[48], exact[32];
            snprintf(id, sizeof id, "%03zu", i);
            exact_text(exact, quarters[i][s]);
            iga_entry entry = {.id = id, .exact = exact};
            assert_int_equal(iga_comparison_add(comparison, (iga_side)s, &entry), IGA_OK);
        }
    assert_int_equal(iga_comparison_finish(comparison), IGA_OK);
    assert_int_equal(iga_comparison_count(comparison), regions);
    return comparison;
}

/* ---- The same, worked out order by order ----------------------------------------------------- */

static int index_under(size_t region, bool data, bool rules)
{
    return quarters[region][data    ? rules ? IGA_NEW : IGA_NEW_DATA_OLD_RULES
                            : rules ? IGA_OLD_DATA_NEW_RULES
                                    : IGA_OLD];
}

static int place_under(size_t region, const bool came[3])
{
    int mine = index_under(region, came[0], came[1]), place = 1;
    for (size_t i = 0; i < regions; i++)
        place += i != region && quarters[i][came[2] ? IGA_NEW : IGA_OLD] > mine;
    return place;
}

/* What each of the first `causes` causes changed when it came, summed over all orders. */
static void sum_orders(int sums[3], size_t region, int causes)
{
    static const int orders[6][3] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1},
                                     {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    sums[0] = sums[1] = sums[2] = 0;
    for (int o = 0; o < (causes == 2 ? 2 : 6); o++) {
        bool came[3] = {false, false, false};
        for (int i = 0; i < causes; i++) {
            int cause = orders[o][i];
            int before =
                causes == 2 ? index_under(region, came[0], came[1]) : place_under(region, came);
            came[cause] = true;
            int after =
                causes == 2 ? index_under(region, came[0], came[1]) : place_under(region, came);
            sums[cause] += after - before;
        }
    }
}

static void assert_fraction(const char *text, long numerator, unsigned long denominator)
{
    char expected[64];
    mpq_t value;
    mpq_init(value);
    mpq_set_si(value, numerator, denominator);
    mpq_canonicalize(value);
    assert_string_equal(text, mpq_get_str(expected, 10, value));
    mpq_clear(value);
}

static void parts_are_the_average_over_all_orders(void **state)
{
    (void)state;
    for (uint32_t from = 1; from <= 60; from++) {
        make(from);
        iga_comparison *comparison = compare();
        for (size_t i = 0; i < regions; i++) {
            iga_change change;
            int sums[3];
            assert_int_equal(iga_comparison_get(&change, comparison, i), IGA_OK);
            assert_true(change.is_measured && change.has_parts && change.has_place_parts);
            sum_orders(sums, i, 2);
            assert_fraction(change.data.exact, sums[0], 2 * 4);
            assert_fraction(change.rules.exact, sums[1], 2 * 4);
            sum_orders(sums, i, 3);
            assert_fraction(change.place_data.exact, sums[0], 6);
            assert_fraction(change.place_rules.exact, sums[1], 6);
            assert_fraction(change.place_others.exact, sums[2], 6);
        }
        iga_comparison_free(comparison);
    }
}

static iga_comparison *compare_turned(void)
{
    static const iga_side turned[SIDES] = {[IGA_OLD] = IGA_NEW,
                                           [IGA_NEW] = IGA_OLD,
                                           [IGA_NEW_DATA_OLD_RULES] = IGA_OLD_DATA_NEW_RULES,
                                           [IGA_OLD_DATA_NEW_RULES] = IGA_NEW_DATA_OLD_RULES};
    int kept[MOST][SIDES];
    memcpy(kept, quarters, sizeof kept);
    for (size_t i = 0; i < regions; i++)
        for (int s = 0; s < SIDES; s++)
            quarters[i][turned[s]] = kept[i][s];
    iga_comparison *comparison = compare();
    memcpy(quarters, kept, sizeof kept);
    return comparison;
}

static void assert_negated(const char *one, const char *other)
{
    mpq_t sum, value;
    mpq_inits(sum, value, NULL);
    assert_true(fraction_from_text(sum, one));
    assert_true(fraction_from_text(value, other));
    mpq_add(sum, sum, value);
    assert_int_equal(mpq_sgn(sum), 0);
    mpq_clears(sum, value, NULL);
}

static void exchanging_the_results_negates_every_part(void **state)
{
    (void)state;
    for (uint32_t from = 200; from <= 230; from++) {
        make(from);
        iga_comparison *forth = compare(), *back = compare_turned();
        for (size_t i = 0; i < regions; i++) {
            iga_change one, other;
            assert_int_equal(iga_comparison_get(&one, forth, i), IGA_OK);
            assert_int_equal(iga_comparison_get(&other, back, i), IGA_OK);
            assert_negated(one.delta.exact, other.delta.exact);
            assert_negated(one.data.exact, other.data.exact);
            assert_negated(one.rules.exact, other.rules.exact);
            assert_negated(one.place_data.exact, other.place_data.exact);
            assert_negated(one.place_rules.exact, other.place_rules.exact);
            assert_negated(one.place_others.exact, other.place_others.exact);
        }
        iga_comparison_free(forth);
        iga_comparison_free(back);
    }
}

static void add_text(mpq_t sum, const char *text)
{
    mpq_t value;
    mpq_init(value);
    assert_true(fraction_from_text(value, text));
    mpq_add(sum, sum, value);
    mpq_clear(value);
}

static void parts_add_up_exactly(void **state)
{
    (void)state;
    mpq_t sum;
    mpq_init(sum);
    for (uint32_t from = 100; from <= 140; from++) {
        make(from);
        iga_comparison *comparison = compare();
        for (size_t i = 0; i < regions; i++) {
            iga_change change;
            char text[64];
            iga_comparison_get(&change, comparison, i);
            mpq_set_ui(sum, 0, 1);
            add_text(sum, change.data.exact);
            add_text(sum, change.rules.exact);
            assert_string_equal(mpq_get_str(text, 10, sum), change.delta.exact);
            mpq_set_ui(sum, 0, 1);
            add_text(sum, change.place_data.exact);
            add_text(sum, change.place_rules.exact);
            add_text(sum, change.place_others.exact);
            long moved = (long)change.after.place - (long)change.before.place;
            assert_int_equal(mpq_cmp_si(sum, moved, 1), 0);
        }
        iga_comparison_free(comparison);
    }
    mpq_clear(sum);
}

static void moves_are_told_from_the_largest_rise_to_the_largest_fall(void **state)
{
    (void)state;
    make(5);
    iga_comparison *comparison = compare();
    assert_int_equal(iga_comparison_moved_count(comparison), regions);
    for (size_t i = 1; i < regions; i++) {
        size_t one = iga_comparison_moved(comparison, i - 1);
        size_t two = iga_comparison_moved(comparison, i);
        assert_true(quarters[one][IGA_NEW] - quarters[one][IGA_OLD] >=
                    quarters[two][IGA_NEW] - quarters[two][IGA_OLD]);
    }
    assert_int_equal(iga_comparison_moved(comparison, regions), regions);
    iga_comparison_free(comparison);
}

/* ---- Groups ---------------------------------------------------------------------------------- */

/* In which contest a region is before and after; NULL where it takes no part. */
static const char *contests[MOST][2];

static void make_contests(void)
{
    static const char *const names[] = {"Aceh", "Bali", NULL};
    for (size_t i = 0; i < regions; i++) {
        contests[i][IGA_OLD] = names[pick(3)];
        contests[i][IGA_NEW] = pick(5) ? contests[i][IGA_OLD] : names[pick(3)];
    }
}

static bool compete(size_t a, size_t b, int side)
{
    return contests[a][side] && contests[b][side] &&
           strcmp(contests[a][side], contests[b][side]) == 0;
}

/* The place that an index would have in the contest in which the region is on a side. */
static int group_place(size_t region, int index, int side)
{
    int place = 1;
    for (size_t i = 0; i < regions; i++)
        place += i != region && compete(i, region, side) && quarters[i][side] > index;
    return place;
}

static size_t rivals(size_t region, int side)
{
    size_t count = 0;
    for (size_t i = 0; i < regions; i++)
        count += compete(i, region, side);
    return count;
}

/* @param is_known  the contests are told, not only the places */
static iga_comparison *compare_in_groups(bool is_known)
{
    iga_comparison *comparison;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    for (size_t i = 0; i < regions; i++)
        for (int s = 0; s < SIDES; s++) {
            char id[48], exact[32];
            snprintf(id, sizeof id, "%03zu", i);
            exact_text(exact, quarters[i][s]);
            iga_entry entry = {.id = id, .exact = exact};
            iga_entry_place place = {.group = "provinsi"};
            if (s <= IGA_NEW && contests[i][s]) {
                place.contest = is_known ? contests[i][s] : NULL;
                place.place = (size_t)group_place(i, quarters[i][s], s);
                place.of = rivals(i, s);
                entry.places = &place;
                entry.place_count = 1;
            }
            assert_int_equal(iga_comparison_add(comparison, (iga_side)s, &entry), IGA_OK);
        }
    assert_int_equal(iga_comparison_finish(comparison), IGA_OK);
    return comparison;
}

static void sum_group_orders(int sums[3], size_t region)
{
    static const int orders[6][3] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1},
                                     {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    sums[0] = sums[1] = sums[2] = 0;
    for (int o = 0; o < 6; o++) {
        bool came[3] = {false, false, false};
        int before = group_place(region, quarters[region][IGA_OLD], IGA_OLD);
        for (int i = 0; i < 3; i++) {
            came[orders[o][i]] = true;
            int after = group_place(region, index_under(region, came[0], came[1]),
                                    came[2] ? IGA_NEW : IGA_OLD);
            sums[orders[o][i]] += after - before;
            before = after;
        }
    }
}

static void places_in_a_group_are_split_among_those_who_compete(void **state)
{
    size_t split = 0;
    (void)state;
    for (uint32_t from = 300; from <= 340; from++) {
        make(from);
        make_contests();
        iga_comparison *comparison = compare_in_groups(true);
        for (size_t i = 0; iga_comparison_group(comparison, 0) && i < regions; i++) {
            iga_change change;
            int sums[3];
            assert_string_equal(iga_comparison_group(comparison, 0), "provinsi");
            assert_int_equal(iga_comparison_get(&change, comparison, i), IGA_OK);
            const iga_group_change *moved = &change.groups[0];
            assert_int_equal(moved->place_before != 0, contests[i][IGA_OLD] != NULL);
            assert_int_equal(moved->place_after != 0, contests[i][IGA_NEW] != NULL);
            assert_int_equal(moved->has_parts, contests[i][IGA_OLD] && contests[i][IGA_NEW]);
            if (!moved->has_parts)
                continue;
            split++;
            sum_group_orders(sums, i);
            assert_fraction(moved->data.exact, sums[0], 6);
            assert_fraction(moved->rules.exact, sums[1], 6);
            assert_fraction(moved->others.exact, sums[2], 6);
            assert_int_equal(sums[0] + sums[1] + sums[2],
                             6 * ((int)moved->place_after - (int)moved->place_before));
        }
        assert_null(iga_comparison_group(comparison, 1));
        iga_comparison_free(comparison);
    }
    assert_true(split > 200);
}

static void places_among_unknown_rivals_are_told_but_not_split(void **state)
{
    (void)state;
    make(301);
    make_contests();
    iga_comparison *comparison = compare_in_groups(false);
    for (size_t i = 0; i < regions; i++) {
        iga_change change;
        assert_int_equal(iga_comparison_get(&change, comparison, i), IGA_OK);
        assert_true(change.has_place_parts);
        assert_int_equal(change.groups[0].place_after != 0, contests[i][IGA_NEW] != NULL);
        assert_false(change.groups[0].has_parts);
    }
    iga_comparison_free(comparison);
}

/* ---- What is there and what is not ------------------------------------------------------------
 */

static void add(iga_comparison *comparison, iga_side side, const char *id, const char *exact,
                size_t place)
{
    iga_entry entry = {.id = id, .exact = exact, .index = exact, .place = place, .of = 9};
    assert_int_equal(iga_comparison_add(comparison, side, &entry), IGA_OK);
}

static void regions_come_and_go(void **state)
{
    (void)state;
    iga_comparison *comparison;
    iga_change change;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    add(comparison, IGA_OLD, "gone", "10", 0);
    add(comparison, IGA_OLD, "both", "20", 0);
    add(comparison, IGA_OLD, "refused", "30", 0);
    add(comparison, IGA_NEW, "both", "25", 0);
    add(comparison, IGA_NEW, "refused", NULL, 0);
    add(comparison, IGA_NEW, "came", "30", 0);
    assert_int_equal(iga_comparison_finish(comparison), IGA_OK);
    static const struct row {
        const char *id;
        bool before, after, is_measured;
        size_t place_before, place_after;
    } rows[] = {{"both", true, true, true, 2, 2},
                {"came", false, true, false, 0, 1},
                {"gone", true, false, false, 3, 0},
                {"refused", true, true, false, 1, 0}};
    assert_int_equal(iga_comparison_count(comparison), sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(iga_comparison_get(&change, comparison, i), IGA_OK);
        assert_string_equal(change.id, rows[i].id);
        assert_int_equal(change.before.is_there, rows[i].before);
        assert_int_equal(change.after.is_there, rows[i].after);
        assert_int_equal(change.is_measured, rows[i].is_measured);
        assert_int_equal(change.before.place, rows[i].place_before);
        assert_int_equal(change.after.place, rows[i].place_after);
        assert_false(change.has_parts);
    }
    assert_int_equal(iga_comparison_get(&change, comparison, 4), IGA_EUSAGE);
    iga_comparison_free(comparison);
}

static void stated_places_are_believed_when_all_are_stated(void **state)
{
    (void)state;
    iga_comparison *comparison;
    iga_change change;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    add(comparison, IGA_OLD, "1", "10", 5);
    add(comparison, IGA_OLD, "2", "20", 4);
    add(comparison, IGA_NEW, "1", "10", 7);
    add(comparison, IGA_NEW, "2", "5", 0);
    assert_int_equal(iga_comparison_finish(comparison), IGA_OK);
    iga_comparison_get(&change, comparison, 0);
    assert_int_equal(change.before.place, 5);
    assert_int_equal(change.before.of, 9);
    assert_int_equal(change.after.place, 1);
    assert_int_equal(change.after.of, 2);
    iga_comparison_free(comparison);
}

/* A result that lists only some regions states places that do not follow from those it lists, be
 * it only in how many there are. */
static void places_that_cannot_be_worked_out_are_not_split(void **state)
{
    (void)state;
    static const char *const exact[SIDES] = {"10", "10", "10", "10"};
    iga_comparison *comparison;
    iga_change change;
    for (size_t of = 1; of <= 2; of++) {
        assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
        for (int s = 0; s < SIDES; s++) {
            iga_entry entry = {.id = "1", .exact = exact[s], .place = 1, .of = of};
            assert_int_equal(iga_comparison_add(comparison, (iga_side)s, &entry), IGA_OK);
        }
        assert_int_equal(iga_comparison_finish(comparison), IGA_OK);
        iga_comparison_get(&change, comparison, 0);
        assert_true(change.has_parts);
        assert_int_equal(change.has_place_parts, of == 1);
        iga_comparison_free(comparison);
    }
}

static void an_id_that_is_given_twice_is_named(void **state)
{
    (void)state;
    iga_comparison *comparison;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    add(comparison, IGA_OLD, "7", "1", 0);
    add(comparison, IGA_NEW, "7", "1", 0);
    add(comparison, IGA_NEW, "7", "2", 0);
    assert_int_equal(iga_comparison_finish(comparison), IGA_EDATA);
    assert_string_equal(iga_comparison_doubled(comparison), "7");
    iga_comparison_free(comparison);
}

static void only_a_fraction_is_an_exact_index(void **state)
{
    (void)state;
    iga_comparison *comparison;
    assert_int_equal(iga_comparison_new(&comparison), IGA_OK);
    iga_entry entry = {.id = "1", .exact = "51.71"};
    assert_int_equal(iga_comparison_add(comparison, IGA_OLD, &entry), IGA_EDATA);
    entry.exact = "2/4";
    assert_int_equal(iga_comparison_add(comparison, IGA_OLD, &entry), IGA_EDATA);
    entry.exact = "1/2";
    assert_int_equal(iga_comparison_add(comparison, IGA_OLD, &entry), IGA_OK);
    entry.id = NULL;
    assert_int_equal(iga_comparison_add(comparison, IGA_OLD, &entry), IGA_EUSAGE);
    iga_comparison_free(comparison);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_the_average_over_all_orders),
        cmocka_unit_test(parts_add_up_exactly),
        cmocka_unit_test(exchanging_the_results_negates_every_part),
        cmocka_unit_test(moves_are_told_from_the_largest_rise_to_the_largest_fall),
        cmocka_unit_test(places_in_a_group_are_split_among_those_who_compete),
        cmocka_unit_test(places_among_unknown_rivals_are_told_but_not_split),
        cmocka_unit_test(regions_come_and_go),
        cmocka_unit_test(stated_places_are_believed_when_all_are_stated),
        cmocka_unit_test(places_that_cannot_be_worked_out_are_not_split),
        cmocka_unit_test(an_id_that_is_given_twice_is_named),
        cmocka_unit_test(only_a_fraction_is_an_exact_index),
    };
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
