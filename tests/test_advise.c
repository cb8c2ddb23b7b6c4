/* Whether advice is the cheapest there is: every set of steps that costs less is tried on made-up
 * regions of up to four innovations, under rules that are simple and rules that are not. The sets
 * are made here, from the data, and scored as anybody would score them. */
#include "base/text.h"
#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- Rules -------------------------------------------------------------------------------- */

#define FRONT                                                                                      \
    "ruleset \"t\" { title = \"T\", year = 2026, status = in_force, source = official \"X\",\n"    \
    "  field \"topic\" { of = innovation, type = one_of { \"A\", \"B\", \"C\" } },\n"              \
    "  field \"words\" { of = innovation, type = whole },\n"                                       \
    "  aspect \"own\" { title = \"Own\", of = region,\n"                                           \
    "    indicator \"p\" { title = \"P\", weight = 1, choices { \"1\", \"2\", \"3\" } },\n"        \
    "    indicator \"q\" { title = \"Q\", weight = 1.5, choices { \"1\", \"2\" } },\n"             \
    "  },\n"                                                                                       \
    "  aspect \"made\" { title = \"Made\", of = innovation,\n"                                     \
    "    eligible = all {\n"                                                                       \
    "      must \"long\" { at_least(innovation.words, 10), otherwise = \"short\" },\n"
#define MANDATORY "      must \"mandatory\" { mandatory_at_least(1), otherwise = \"empty\" },\n"
#define AFTER                                                                                      \
    "    },\n"                                                                                     \
    "    indicator \"a\" { title = \"A\", mandatory = true, "
#define HEAD FRONT MANDATORY AFTER
/* One more level may be one too many. */
#define STRICT                                                                                     \
    FRONT MANDATORY "must \"modest\" { at_most(level \"b\", 2), otherwise = \"much\" },\n" AFTER
#define MIDDLE                                                                                     \
    " },\n"                                                                                        \
    "    indicator \"b\" { title = \"B\", weight = 2, choices { \"1\", \"2\", \"3\" } },\n"        \
    "  },\n"                                                                                       \
    "  value \"x\" { title = \"X\", "
#define TAIL                                                                                       \
    " },\n"                                                                                        \
    "  index = value.x,\n"                                                                         \
    "  predicates = { decimals = 2, predicate \"High\" (500.01, 1000000), "                        \
    "predicate \"Low\" (0, 500) },\n}\n"

#define EVEN "weight = 1, choices { \"1\", \"2\", \"3\" }"
#define UNEVEN "scores = { 1, 1, 6 }, choices { \"1\", \"2\", \"3\" }"
#define FALLING "scores = { 4, 2, 5 }, choices { \"1\", \"2\", \"3\" }"

static const char *const rule_texts[] = {
    HEAD EVEN MIDDLE "total \"own\" + total \"made\" / max(count(innovations), 3) + "
                     "when(at_least(distinct(innovations.topic, { \"A\", \"B\", \"C\" }), 2), "
                     "2 * min(count(innovations), 4), 0)" TAIL,
    HEAD UNEVEN MIDDLE "0.5 * total \"own\" + 3 * total \"made\" / max(count(innovations), 1)" TAIL,
    HEAD FALLING MIDDLE "total \"made\" / max(count(innovations), 2) + "
                        "distinct(innovations.topic, { \"A\", \"B\" })" TAIL,
    HEAD EVEN MIDDLE "0.1 * level \"p\" + 4 * total \"made\" / max(count(reported), 2)" TAIL,
    HEAD UNEVEN MIDDLE "mean(innovations, total \"made\") + 0.2 * total \"own\" + "
                       "count(reported) / 4" TAIL,
    HEAD EVEN MIDDLE "2 * mean(innovations, total \"made\") + "
                     "3 * distinct(innovations.topic, { \"A\", \"B\", \"C\" })" TAIL,
    HEAD EVEN MIDDLE "total \"made\" / max(count(reported), 1) + when(at_least(distinct("
                     "innovations.topic, { \"A\", \"B\", \"C\" }), 2), 4, 0)" TAIL,
    /* in which leaving out pays, as long as enough stays covered */
    HEAD UNEVEN MIDDLE "3 * mean(innovations, total \"made\") + when(at_least(distinct("
                       "innovations.topic, { \"A\", \"B\", \"C\" }), 2), 5, 0)" TAIL,
    HEAD FALLING MIDDLE "2 * mean(innovations, total \"made\") + when(at_least(distinct("
                        "innovations.topic, { \"A\", \"B\", \"C\" }), 3), 4, 0) + when(at_least("
                        "distinct(innovations.topic, { \"A\", \"B\", \"C\" }), 1), 1, 0)" TAIL,
    HEAD EVEN MIDDLE "total \"made\" / max(count(reported), 1) + 0.5 * total \"own\" + "
                     "distinct(innovations.topic, { \"A\", \"C\" })" TAIL,
    /* and some that no model describes */
    STRICT EVEN MIDDLE "total \"made\" / max(count(innovations), 2) + total \"own\"" TAIL,
    HEAD EVEN MIDDLE "min(total \"own\", 4) + largest(innovations, total \"made\")" TAIL,
    HEAD EVEN MIDDLE "total \"own\" + 3 * count(where(innovations, at_least(level \"b\", 2)))" TAIL,
    HEAD EVEN MIDDLE "when(at_least(total \"own\", 3), total \"made\", total \"made\" / 2)" TAIL,
    HEAD UNEVEN MIDDLE "smallest(innovations, total \"made\") * (1 + total \"own\")" TAIL,
};

static iga_rules *load(const char *text)
{
    iga_rules *rules;
    iga_findings *findings;
    if (iga_rules_load(&rules, &findings, "t.lua", text, strlen(text), IGA_LANG_EN) != IGA_OK)
        fail_msg("%s", iga_findings_get(findings, 0)->message);
    iga_findings_free(findings);
    return rules;
}

/* ---- Regions ------------------------------------------------------------------------------ */

enum { MOST = 4, TOPICS = 3 };

struct item {
    int topic; /* -1: none */
    int words, a, b;
    bool is_out;
};

struct sample {
    int p, q;
    struct item items[MOST];
    int count;
    int added[TOPICS + 1]; /* by topic, the last without one */
    int added_a, added_b;  /* what those that are added answer */
};

static unsigned long long dice = 7;

static int roll(int sides)
{
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int)((dice >> 33) % (unsigned)sides);
}

static struct sample make_up(void)
{
    struct sample s = {.p = roll(4), .q = roll(3), .count = roll(MOST + 1)};
    for (int i = 0; i < s.count; i++)
        s.items[i] = (struct item){.topic = roll(TOPICS + 1) - 1,
                                   .words = roll(4) ? 12 : 7,
                                   .a = roll(5) ? 1 + roll(3) : 0,
                                   .b = roll(4)};
    return s;
}

static void write_item(struct buffer *out, bool is_first, const char *id, int number,
                       const struct item *item)
{
    buffer_print(out, "%s{\"id\":\"%s%d\",\"words\":%d", is_first ? "" : ",", id, number,
                 item->words);
    if (item->topic >= 0)
        buffer_print(out, ",\"topic\":\"%c\"", 'A' + item->topic);
    buffer_print(out, ",\"indicators\":{\"a\":%d,\"b\":%d}}", item->a, item->b);
}

static void write_region(struct buffer *out, const struct sample *s)
{
    bool is_first = true;
    buffer_clear(out);
    buffer_print(out, "{\"id\":\"1\",\"indicators\":{\"p\":%d,\"q\":%d},\"innovations\":[", s->p,
                 s->q);
    for (int i = 0; i < s->count; i++)
        if (!s->items[i].is_out) {
            write_item(out, is_first, "i", i, &s->items[i]);
            is_first = false;
        }
    for (int t = 0, number = 0; t <= TOPICS; t++)
        for (int k = 0; k < s->added[t]; k++) {
            struct item item = {
                .topic = t < TOPICS ? t : -1, .words = 10, .a = s->added_a, .b = s->added_b};
            write_item(out, is_first, "n", number++, &item);
            is_first = false;
        }
    buffer_text(out, "]}");
}

/* ---- Scoring ------------------------------------------------------------------------------ */

static int keep_index(void *context, const iga_result *result)
{
    assert_int_equal(iga_result_error_count(result), 0);
    *(double *)context = strtod(iga_result_index(result), NULL);
    return 0;
}

/* The published index; it has so few digits that a double tells them all. */
static double score_text(iga_scorer *scorer, const char *text, size_t length)
{
    iga_chunk chunk = {.bytes = text, .length = length, .line = 1, .column = 1};
    double index = -1;
    assert_int_equal(iga_scorer_run(scorer, &chunk, keep_index, &index), IGA_OK);
    return index;
}

static double score(iga_scorer *scorer, const struct sample *s)
{
    static struct buffer text;
    write_region(&text, s);
    return score_text(scorer, text.bytes, text.length);
}

/* ---- Every set of steps ------------------------------------------------------------------- */

/* What steps cost. */
struct costs {
    int eligible, add, out, raise, b;
};

enum { MAX_A = 3, MAX_B = 3, MAX_P = 3, MAX_Q = 2 };

struct hunt {
    iga_scorer *scorer;
    struct costs costs;
    double target;
    bool can_add;
};

static bool reach(const struct hunt *hunt, struct sample *s, int left, int from);

/* Steps number 0 to 3: the region's answers and newcomers; from then on six for each innovation. */
static bool take(const struct hunt *hunt, struct sample *s, int left, int step)
{
    const struct costs *costs = &hunt->costs;
    struct sample before = *s;
    struct item *item = step >= 6 ? &s->items[(step - 6) / 4] : NULL;
    int cost = costs->raise;
    bool is_possible = true;
    if (step == 0)
        is_possible = s->p++ < MAX_P;
    else if (step == 1)
        is_possible = s->q++ < MAX_Q;
    else if (step < 6) {
        s->added[step - 2]++;
        cost = costs->add;
        is_possible = hunt->can_add;
    } else if (item->is_out) {
        is_possible = false;
    } else if ((step - 6) % 4 == 0) {
        is_possible = item->words < 10 || item->a < 1;
        item->words = item->words < 10 ? 10 : item->words;
        item->a = item->a < 1 ? 1 : item->a;
        cost = costs->eligible;
    } else if ((step - 6) % 4 == 1) {
        item->is_out = true;
        cost = costs->out;
    } else if ((step - 6) % 4 == 2) {
        is_possible = item->a++ < MAX_A;
    } else {
        is_possible = item->b++ < MAX_B;
        cost = costs->b;
    }
    bool is_found = is_possible && cost <= left && reach(hunt, s, left - cost, step);
    *s = before;
    return is_found;
}

/* Whether some set that costs at most `left`, of steps from `from` on, reaches the target. */
static bool reach(const struct hunt *hunt, struct sample *s, int left, int from)
{
    if (score(hunt->scorer, s) >= hunt->target)
        return true;
    for (int step = from; step < 6 + 4 * s->count && left > 0; step++)
        if (take(hunt, s, left, step))
            return true;
    return false;
}

/* ---- The comparison ----------------------------------------------------------------------- */

/* Takes a few steps at random, to have a target that can be reached. */
static double some_target(iga_scorer *scorer, const struct sample *start, bool can_add)
{
    struct sample s = *start;
    double best = score(scorer, &s);
    for (int steps = 1 + roll(4); steps > 0; steps--) {
        struct item *item = s.count ? &s.items[roll(s.count)] : NULL;
        int what = roll(6);
        if (what == 0 && s.p < MAX_P)
            s.p++;
        else if (what == 1 && s.q < MAX_Q)
            s.q++;
        else if (what == 2 && can_add)
            s.added[roll(TOPICS + 1)]++;
        else if (what == 3 && item)
            *item = (struct item){item->topic, 12, item->a ? item->a : 1, item->b, item->is_out};
        else if (what == 4 && item && !item->is_out)
            item->is_out = roll(2);
        else if (item)
            item->b += item->b < MAX_B;
        double index = score(scorer, &s);
        best = index > best ? index : best;
    }
    return best;
}

static void compare(const iga_rules *rules, iga_scorer *scorer, const struct sample *start,
                    const struct costs *costs, double target, bool can_add, unsigned *proved)
{
    struct buffer text = {0};
    char wanted[40], maturity[40];
    iga_advice *advice;
    iga_findings *findings;
    iga_advice_summary summary;
    const iga_price prices[] = {{"make_eligible", (unsigned)costs->eligible},
                                {"add", (unsigned)costs->add},
                                {"leave_out", (unsigned)costs->out},
                                {"raise", (unsigned)costs->raise},
                                {"b", (unsigned)costs->b}};
    static const char *const locked[] = {"add"};
    snprintf(wanted, sizeof wanted, "%.2f", target);
    /* what an innovation has at least, or at most: so it is known what one that is added says */
    snprintf(maturity, sizeof maturity, "%d", start->added_b > 0 ? 1000 : 0);
    iga_advise_options options = {.target = wanted,
                                  .maturity = maturity,
                                  .locked = locked,
                                  .locked_count = can_add ? 0 : 1,
                                  .prices = prices,
                                  .price_count = COUNT(prices),
                                  .lang = IGA_LANG_EN};
    write_region(&text, start);
    iga_chunk chunk = {.bytes = text.bytes, .length = text.length, .line = 1, .column = 1};
    iga_status status = iga_advise(&advice, &findings, rules, &chunk, &options);
    if (status != IGA_OK)
        fail_msg("%s", iga_findings_get(findings, 0)->message);
    iga_advice_summarize(&summary, advice);
    if (!summary.is_reachable)
        fail_msg("%s is not reached: %s", wanted, text.bytes);

    /* it does what it says */
    size_t length;
    const char *data = iga_advice_data(&length, advice);
    double after = score_text(scorer, data, length);
    if (strtod(summary.index_after, NULL) != after || after < target)
        fail_msg("%s: %s gives %f: %.*s", wanted, summary.index_after, after, (int)length, data);
    iga_advised_step step;
    unsigned cost = 0;
    for (size_t i = 0; iga_advice_step(&step, advice, i); i++)
        cost += step.cost;
    assert_int_equal(cost, summary.cost);
    assert_true(summary.bound <= summary.cost);
    assert_int_equal(summary.is_proved, summary.bound == summary.cost);

    /* and nothing cheaper does it */
    struct sample s = *start;
    struct hunt hunt = {scorer, *costs, target, can_add};
    if (summary.is_proved && summary.cost > 0 && reach(&hunt, &s, (int)summary.cost - 1, 0))
        fail_msg("%s costs %u, but less would do: %s", wanted, summary.cost, text.bytes);
    *proved += summary.is_proved;
    iga_advice_free(advice);
    iga_findings_free(findings);
    buffer_free(&text);
}

static void try_rules(const char *text, const struct costs *costs, int rounds)
{
    iga_rules *rules = load(text);
    iga_scorer *scorer;
    unsigned proved = 0;
    assert_int_equal(iga_scorer_new(&scorer, rules, NULL), IGA_OK);
    for (int i = 0; i < rounds; i++) {
        struct sample s = make_up();
        bool can_add = roll(3) > 0;
        s.added_a = roll(2) ? 1 : MAX_A;
        s.added_b = s.added_a == 1 ? 0 : MAX_B;
        compare(rules, scorer, &s, costs, some_target(scorer, &s, can_add), can_add, &proved);
    }
    assert_int_equal(proved, rounds);
    iga_scorer_free(scorer);
    iga_rules_free(rules);
}

/* ---- Tests -------------------------------------------------------------------------------- */

static void no_cheaper_set_reaches_the_target(void **state)
{
    static const struct costs one = {1, 1, 1, 1, 1};
    (void)state;
    for (size_t i = 0; i < COUNT(rule_texts); i++)
        try_rules(rule_texts[i], &one, 120);
}

static void no_cheaper_set_does_where_steps_have_prices(void **state)
{
    static const struct costs prices[] = {
        {2, 3, 1, 1, 2}, {5, 1, 2, 1, 3}, {1, 4, 4, 2, 1}, {3, 9, 1, 7, 5}, {2, 8, 2, 5, 7}};
    (void)state;
    for (size_t k = 0; k < COUNT(prices); k++)
        for (size_t i = 0; i < COUNT(rule_texts); i++)
            try_rules(rule_texts[i], &prices[k], 25);
}

/* ---- What is told ------------------------------------------------------------------------- */

static iga_advice *advise(const iga_rules *rules, const char *text,
                          const iga_advise_options *options)
{
    iga_advice *advice;
    iga_findings *findings;
    iga_chunk chunk = {.bytes = text, .length = strlen(text), .line = 1, .column = 1};
    if (iga_advise(&advice, &findings, rules, &chunk, options) != IGA_OK)
        fail_msg("%s", iga_findings_get(findings, 0)->message);
    iga_findings_free(findings);
    return advice;
}

static const char short_region[] =
    "{\"id\": \"1\", \"indicators\": {\"p\": 3, \"q\": 2}, \"innovations\": [\n"
    " {\"id\": \"x.1\", \"topic\": \"A\", \"words\": 8, \"note\": 1.50, \"indicators\": "
    "{\"a\": 3, \"b\": {\"level\": 3, \"evidence\": [\"e\"]}}}]}";

static void what_is_forfeited_for_want_of_little_is_told(void **state)
{
    static const char region[] =
        "{\"id\": \"1\", \"indicators\": {\"p\": 3, \"q\": 2}, \"innovations\": ["
        "{\"id\": \"x\", \"topic\": \"B\", \"words\": 8, \"indicators\": {\"a\": 1}},"
        "{\"id\": \"y\", \"topic\": \"A\", \"words\": 12, \"indicators\": {\"a\": 3}}]}";
    (void)state;
    iga_rules *rules = load(rule_texts[0]);
    const iga_advise_options options = {.target = "10", .lang = IGA_LANG_EN};
    iga_advice *advice = advise(rules, region, &options);
    iga_forfeit forfeit;
    assert_true(iga_advice_forfeit(&forfeit, advice, 0));
    assert_string_equal(forfeit.kind, "condition");
    assert_string_equal(forfeit.gain, "2");
    assert_non_null(strstr(forfeit.message, "X: this does not hold: "));
    assert_non_null(strstr(forfeit.message, "; nothing that counts is of: B, C"));
    assert_true(iga_advice_forfeit(&forfeit, advice, 1));
    assert_string_equal(forfeit.kind, "not_eligible");
    assert_string_equal(forfeit.innovation, "x");
    assert_string_equal(forfeit.message, "short");
    assert_string_equal(forfeit.gain, "13/3"); /* its own point of three, and twice two */
    assert_false(iga_advice_forfeit(&forfeit, advice, 2));
    iga_advice_free(advice);
    iga_rules_free(rules);
}

static void what_steps_do_not_change_stays_as_it_was_written(void **state)
{
    (void)state;
    iga_rules *rules = load(rule_texts[0]);
    const iga_advise_options options = {.target = "9", .lang = IGA_LANG_EN};
    iga_advice *advice = advise(rules, short_region, &options);
    iga_advised_step step;
    assert_true(iga_advice_step(&step, advice, 0));
    assert_string_equal(step.action, "make_eligible");
    assert_string_equal(step.takes, "words: 8 → 10");
    assert_false(iga_advice_step(&step, advice, 1));
    assert_string_equal(
        iga_advice_data(NULL, advice),
        "{\"id\": \"1\", \"indicators\": {\"p\": 3, \"q\": 2}, \"innovations\": [\n"
        " {\"id\": \"x.1\", \"topic\": \"A\", \"words\": 10, \"note\": 1.50, \"indicators\": "
        "{\"a\": 3, \"b\": {\"level\": 3, \"evidence\": [\"e\"]}}}]}");
    iga_advice_free(advice);
    iga_rules_free(rules);
}

struct lock {
    const char *locked[2];
    size_t count;
    bool is_reachable;
};

static void what_is_locked_stays(void **state)
{
    static const struct lock locks[] = {
        {{"add"}, 1, true},          {{"make_eligible"}, 1, true},
        {{"add", "x.1"}, 2, false},  {{"add", "make_eligible"}, 2, false},
        {{"add", "x.1.a"}, 2, true}, {{"add", "p"}, 2, true},
    };
    (void)state;
    iga_rules *rules = load(rule_texts[0]);
    for (size_t i = 0; i < COUNT(locks); i++) {
        const iga_advise_options options = {.target = "9",
                                            .locked = locks[i].locked,
                                            .locked_count = locks[i].count,
                                            .lang = IGA_LANG_EN};
        iga_advice *advice = advise(rules, short_region, &options);
        iga_advice_summary summary;
        iga_advice_summarize(&summary, advice);
        if (summary.is_reachable != locks[i].is_reachable)
            print_error("lock %zu\n", i);
        assert_int_equal(summary.is_reachable, locks[i].is_reachable);
        assert_true(summary.is_proved);
        iga_advice_free(advice);
    }
    iga_rules_free(rules);
}

struct mistake {
    iga_advise_options options;
    const char *said;
};

static void an_option_that_means_nothing_is_refused(void **state)
{
    static const char *const unknown[] = {"zzzzzz"}, *const near[] = {"x.2"};
    static const iga_price no_step[] = {{"zzzzzz", 1}}, no_price[] = {{"add", 0}},
                           misspelt[] = {{"leave_oud", 1}};
    static const struct mistake mistakes[] = {
        {{.target = "Hihg"}, "there is no predicate \"Hihg\"; did you mean \"High\"?"},
        {{.target = "soon"},
         "\"soon\" is neither an index nor a predicate; write a number, or a predicate as the "
         "rules name it"},
        {{.maturity = "-1"},
         "an innovation cannot have a maturity of \"-1\"; write its points, such as 80"},
        {{.locked = unknown, .locked_count = 1},
         "nothing here is called \"zzzzzz\"; an indicator, an innovation, INNOVATION.indicator or "
         "an action can be locked"},
        {{.locked = near, .locked_count = 1},
         "nothing here is called \"x.2\"; did you mean \"x.1\"?"},
        {{.prices = no_step, .price_count = 1},
         "no step is called \"zzzzzz\"; an action or an indicator has a price"},
        {{.prices = misspelt, .price_count = 1},
         "no step is called \"leave_oud\"; did you mean \"leave_out\"?"},
        {{.prices = no_price, .price_count = 1},
         "the price of \"add\" is 0; it must be a whole number from 1 to 1000"},
    };
    (void)state;
    iga_rules *rules = load(rule_texts[0]);
    for (size_t i = 0; i < COUNT(mistakes); i++) {
        iga_advise_options options = mistakes[i].options;
        iga_advice *advice;
        iga_findings *findings;
        iga_chunk chunk = {.bytes = short_region, .length = sizeof short_region - 1};
        options.lang = IGA_LANG_EN;
        assert_int_equal(iga_advise(&advice, &findings, rules, &chunk, &options), IGA_EUSAGE);
        assert_null(advice);
        assert_int_equal(iga_findings_count(findings), 1);
        assert_string_equal(iga_findings_get(findings, 0)->message, mistakes[i].said);
        iga_findings_free(findings);
    }
    iga_rules_free(rules);
}

static void what_cannot_be_reached_is_said_to_be_so(void **state)
{
    (void)state;
    iga_rules *rules = load(rule_texts[1]);
    const iga_advise_options options = {.target = "100", .lang = IGA_LANG_EN};
    iga_advice *advice = advise(rules, short_region, &options);
    iga_advice_summary summary;
    iga_advised_step step;
    iga_advice_summarize(&summary, advice);
    assert_false(summary.is_reachable);
    assert_true(summary.is_proved);
    assert_true(summary.is_limited);
    assert_false(iga_advice_step(&step, advice, 0));
    assert_string_equal(iga_advice_data(NULL, advice), short_region);
    iga_advice_free(advice);
    iga_rules_free(rules);
}

/* The least of so many innovations rises only when all of them do. */
static void a_set_is_found_where_no_single_step_leads_on(void **state)
{
    enum { MANY = 60 };
    (void)state;
    struct buffer text = {0};
    iga_rules *rules = load(rule_texts[COUNT(rule_texts) - 1]);
    const iga_advise_options options = {.target = "21", .lang = IGA_LANG_EN};
    buffer_text(&text, "{\"id\":\"1\",\"indicators\":{\"p\":3,\"q\":2},\"innovations\":[");
    for (int i = 0; i < MANY; i++)
        write_item(&text, i == 0, "i", i, &(struct item){.topic = -1, .words = 12, .a = 1});
    buffer_text(&text, "]}");
    iga_advice *advice = advise(rules, text.bytes, &options);
    iga_advice_summary summary;
    iga_advice_summarize(&summary, advice);
    assert_true(summary.is_reachable);
    assert_true(strtod(summary.index_after, NULL) >= 21);
    assert_int_equal(summary.cost, MANY); /* b once in each: (1 + 2) * (1 + 6) */
    assert_false(summary.is_proved);
    assert_true(summary.bound > 0 && summary.bound < summary.cost);
    iga_advice_free(advice);
    iga_rules_free(rules);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_cheaper_set_reaches_the_target),
        cmocka_unit_test(no_cheaper_set_does_where_steps_have_prices),
        cmocka_unit_test(what_is_forfeited_for_want_of_little_is_told),
        cmocka_unit_test(what_steps_do_not_change_stays_as_it_was_written),
        cmocka_unit_test(what_is_locked_stays),
        cmocka_unit_test(an_option_that_means_nothing_is_refused),
        cmocka_unit_test(what_cannot_be_reached_is_said_to_be_so),
        cmocka_unit_test(a_set_is_found_where_no_single_step_leads_on),
    };
    return cmocka_run_group_tests_name("advise", tests, NULL, NULL);
}
