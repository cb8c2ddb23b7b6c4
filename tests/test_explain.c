/* Explanations, done over: every step is worked out again from the steps below it, with numbers
 * of its own, for regions that the oracle makes up and for regions made up by each rule set. */
#include "made_up.h"
#include "rule_text.h"

#include <glob.h>
#include <gmp.h>
#include <libgen.h>

/* ---- Steps by what they are ---------------------------------------------------------------- */

#define KIND(step) iga_explanation_step(step)->kind

/* One explanation that is gone through. */
struct walk {
    const iga_explanation *root;
    const iga_result *result;
    bool claims;
    bool sums_innovations; /* every sum is of the whole score of innovations */
    size_t checked;
};

static bool same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Whether it holds, or the test fails with the step it does not hold for. */
static void expect(const struct walk *walk, const iga_explanation *at, bool holds, const char *what)
{
    const iga_step *step = iga_explanation_step(at);
    if (!holds)
        fail_msg("region %s: step kind %d %s %s (%s): %s", iga_result_id(walk->result),
                 (int)step->kind, step->op ? step->op : "", step->id ? step->id : "",
                 step->exact ? step->exact : "", what);
}

static void number_of(mpq_t out, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    assert_non_null(step->exact);
    assert_int_equal(mpq_set_str(out, step->exact, 10), 0);
}

/* A decimal text as a fraction. */
static void decimal_of(mpq_t out, const char *text)
{
    char digits[128];
    size_t length = 0, places = 0;
    bool behind = false;
    for (; *text && length < sizeof digits - 1; text++) {
        if (*text == '.') {
            behind = true;
            continue;
        }
        digits[length++] = *text;
        places += behind;
    }
    digits[length] = '\0';
    assert_int_equal(mpz_set_str(mpq_numref(out), digits, 10), 0);
    mpz_ui_pow_ui(mpq_denref(out), 10, places);
    mpq_canonicalize(out);
}

/* To so many decimals, half away from zero. */
static void round_to(mpq_t number, int decimals)
{
    mpz_t scale, twice;
    mpz_inits(scale, twice, NULL);
    mpz_ui_pow_ui(scale, 10, (unsigned long)decimals);
    int sign = mpq_sgn(number);
    mpq_abs(number, number);
    mpz_mul(mpq_numref(number), mpq_numref(number), scale);
    mpz_mul_ui(twice, mpq_numref(number), 2);
    mpz_add(twice, twice, mpq_denref(number));
    mpz_mul_ui(mpq_denref(number), mpq_denref(number), 2);
    mpz_fdiv_q(mpq_numref(number), twice, mpq_denref(number));
    mpz_set(mpq_denref(number), scale);
    mpq_canonicalize(number);
    if (sign < 0)
        mpq_neg(number, number);
    mpz_clears(scale, twice, NULL);
}

/* The first step of a kind with an id below, not looking into innovations unless it is one. */
static const iga_explanation *find(const iga_explanation *at, iga_step_kind kind, const char *id)
{
    for (size_t i = 0; i < iga_explanation_count(at); i++) {
        const iga_explanation *below = iga_explanation_below(at, i), *found;
        const iga_step *step = iga_explanation_step(below);
        if (step->kind == kind && (!id || same(step->id, id)))
            return below;
        if (step->kind != IGA_STEP_INNOVATION && (found = find(below, kind, id)))
            return found;
    }
    return NULL;
}

/* ---- Expressions ---------------------------------------------------------------------------- */

static void fold(mpq_t out, const iga_explanation *at, char op)
{
    mpq_t next;
    mpq_init(next);
    number_of(out, iga_explanation_below(at, 0));
    for (size_t i = 1; i < iga_explanation_count(at); i++) {
        number_of(next, iga_explanation_below(at, i));
        switch (op) {
        case '+':
            mpq_add(out, out, next);
            break;
        case '-':
            mpq_sub(out, out, next);
            break;
        case '*':
            mpq_mul(out, out, next);
            break;
        case '/':
            mpq_div(out, out, next);
            break;
        case '<':
            if (mpq_cmp(next, out) < 0)
                mpq_set(out, next);
            break;
        default:
            if (mpq_cmp(next, out) > 0)
                mpq_set(out, next);
        }
    }
    mpq_clear(next);
}

static void work_out_aggregate(mpq_t out, const struct walk *walk, const iga_explanation *at)
{
    const char *op = iga_explanation_step(at)->op;
    size_t count = iga_explanation_count(at), texts = 0;
    mpq_set_ui(out, 0, 1);
    for (size_t i = 0; i < count; i++) {
        const iga_explanation *member = iga_explanation_below(at, i);
        const iga_step *step = iga_explanation_step(member);
        expect(walk, member, step->kind == IGA_STEP_MEMBER, "a member");
        texts += !same(step->exact, "0");
        if (same(op, "distinct"))
            continue;
        const iga_explanation *innovation = find(walk->root, IGA_STEP_INNOVATION, step->id);
        expect(walk, member, innovation != NULL, "is an innovation");
        if (same(op, "count"))
            expect(walk, member, same(step->exact, "1"), "counts once");
        if (same(op, "sum") && walk->sums_innovations)
            expect(walk, member, same(step->exact, iga_explanation_step(innovation)->exact),
                   "is the innovation's score");
    }
    if (same(op, "count"))
        mpq_set_ui(out, count, 1);
    else if (same(op, "distinct"))
        mpq_set_ui(out, texts, 1);
    else if (count > 0)
        fold(out, at, same(op, "smallest") ? '<' : same(op, "largest") ? '>' : '+');
    if (same(op, "mean") && count > 0) {
        mpq_t divisor;
        mpq_init(divisor);
        mpq_set_ui(divisor, count, 1);
        mpq_div(out, out, divisor);
        mpq_clear(divisor);
    }
}

/* What a leaf reads elsewhere in the explanation. */
static const iga_explanation *read_elsewhere(const struct walk *walk, const iga_step *step)
{
    if (same(step->op, "value"))
        return find(walk->root, IGA_STEP_VALUE, step->id);
    const iga_explanation *aspect = find(walk->root, IGA_STEP_ASPECT, step->id);
    const iga_explanation *variable = find(walk->root, IGA_STEP_VARIABLE, step->id);
    return aspect ? aspect : variable ? variable : find(walk->root, IGA_STEP_INDICATOR, step->id);
}

/* The number of an expression from what is below it. @return false where nothing tells */
static bool work_out(mpq_t out, const struct walk *walk, const iga_explanation *at)
{
    static const struct {
        const char *op;
        char sign;
    } folds[] = {{"add", '+'},    {"subtract", '-'}, {"multiply", '*'},
                 {"divide", '/'}, {"min", '<'},      {"max", '>'}};
    static const char *const aggregates[] = {"count",    "sum",     "mean",
                                             "smallest", "largest", "distinct"};
    const iga_step *step = iga_explanation_step(at);
    for (size_t i = 0; i < COUNT(folds); i++)
        if (same(step->op, folds[i].op)) {
            fold(out, at, folds[i].sign);
            return true;
        }
    for (size_t i = 0; i < COUNT(aggregates); i++)
        if (same(step->op, aggregates[i])) {
            work_out_aggregate(out, walk, at);
            return true;
        }
    if (same(step->op, "negate")) {
        number_of(out, iga_explanation_below(at, 0));
        mpq_neg(out, out);
    } else if (same(step->op, "when")) {
        expect(walk, at,
               iga_explanation_count(at) == 3 &&
                   same(iga_explanation_step(iga_explanation_below(at, 2))->op, "not_taken"),
               "one of two branches");
        number_of(out, iga_explanation_below(at, 1));
    } else if (same(step->op, "value") || same(step->op, "points")) {
        const iga_explanation *read = read_elsewhere(walk, step);
        expect(walk, at, read != NULL, "reads something that is explained");
        number_of(out, read);
    } else if (same(step->op, "level")) {
        const iga_explanation *read = find(walk->root, IGA_STEP_INDICATOR, step->id);
        expect(walk, at, read != NULL, "reads an indicator");
        mpq_set_ui(out, iga_explanation_step(read)->level, 1);
    } else {
        expect(walk, at,
               same(step->op, "number") || same(step->op, "field") || same(step->op, "words") ||
                   same(step->op, "first_given"),
               "is an operation that is known");
        return false;
    }
    return true;
}

static bool compare(const iga_explanation *at)
{
    const char *op = iga_explanation_step(at)->op;
    mpq_t a, b;
    mpq_inits(a, b, NULL);
    number_of(a, iga_explanation_below(at, 0));
    number_of(b, iga_explanation_below(at, 1));
    int order = mpq_cmp(a, b);
    bool holds = same(op, "at_least")  ? order >= 0
                 : same(op, "at_most") ? order <= 0
                 : same(op, "above")   ? order > 0
                 : same(op, "below")   ? order < 0
                 : same(op, "equals")  ? order == 0
                                       : order >= 0;
    if (same(op, "between")) {
        number_of(b, iga_explanation_below(at, 2));
        holds = holds && mpq_cmp(a, b) <= 0;
    }
    mpq_clears(a, b, NULL);
    return holds;
}

static void check_condition(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    size_t count = iga_explanation_count(at), held = 0;
    for (size_t i = 0; i < count; i++)
        held += iga_explanation_step(iga_explanation_below(at, i))->holds;
    if (same(step->op, "all"))
        expect(walk, at, step->holds == (held == count), "all hold");
    else if (same(step->op, "any"))
        expect(walk, at, step->holds == (held > 0), "one holds");
    else if (same(step->op, "none"))
        expect(walk, at, step->holds == (held == 0), "none holds");
    else if (count > 0 && iga_explanation_step(iga_explanation_below(at, 0))->exact)
        expect(walk, at, step->holds == compare(at), "as the numbers compare");
}

static void check_expression(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    if (step->is_condition) {
        check_condition(walk, at);
        return;
    }
    if (same(step->op, "not_taken") || !step->exact)
        return;
    mpq_t worked_out, said;
    mpq_inits(worked_out, said, NULL);
    if (work_out(worked_out, walk, at)) {
        number_of(said, at);
        expect(walk, at, mpq_equal(worked_out, said), "follows from what is below");
        walk->checked++;
    }
    mpq_clears(worked_out, said, NULL);
}

/* ---- Answers -------------------------------------------------------------------------------- */

static const iga_explanation *child_of(const iga_explanation *at, iga_step_kind kind)
{
    for (size_t i = 0; i < iga_explanation_count(at); i++)
        if (KIND(iga_explanation_below(at, i)) == kind)
            return iga_explanation_below(at, i);
    return NULL;
}

static void check_derived(struct walk *walk, const iga_explanation *at)
{
    const char *op = iga_explanation_step(at)->op;
    mpq_t previous, current, said;
    mpq_inits(previous, current, said, NULL);
    number_of(previous, iga_explanation_below(at, 0));
    number_of(current, iga_explanation_below(at, 1));
    number_of(said, at);
    mpq_sub(current, current, previous);
    if (same(op, "decrease"))
        mpq_neg(current, current);
    if (same(op, "growth")) {
        mpq_div(current, current, previous);
        mpq_set_ui(previous, 100, 1);
        mpq_mul(current, current, previous);
    }
    expect(walk, at, mpq_equal(current, said), "follows from two figures");
    mpq_clears(previous, current, said, NULL);
}

static void check_rounding(struct walk *walk, const iga_explanation *indicator)
{
    const iga_explanation *derived = child_of(indicator, IGA_STEP_DERIVED);
    const iga_explanation *measured = child_of(indicator, IGA_STEP_MEASURED);
    if (!measured || iga_explanation_step(measured)->decimals < 0)
        return;
    mpq_t before, after;
    mpq_inits(before, after, NULL);
    number_of(after, measured);
    number_of(before, derived ? derived : measured);
    round_to(before, iga_explanation_step(measured)->decimals);
    expect(walk, measured, mpq_equal(before, after), "is rounded");
    mpq_clears(before, after, NULL);
}

static bool holds_value(const iga_step *range, const mpq_t value)
{
    mpq_t edge;
    bool holds = true;
    mpq_init(edge);
    if (range->low) {
        decimal_of(edge, range->low);
        int order = mpq_cmp(value, edge);
        holds = order > 0 || (order == 0 && !range->low_open);
    }
    if (range->high) {
        decimal_of(edge, range->high);
        int order = mpq_cmp(value, edge);
        holds = holds && (order < 0 || (order == 0 && !range->high_open));
    }
    mpq_clear(edge);
    return holds;
}

static void check_indicator(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    const iga_explanation *measured = child_of(at, IGA_STEP_MEASURED);
    size_t deciders = 0, bands = 0;
    mpq_t value, product;
    mpq_inits(value, product, NULL);
    if (measured)
        number_of(value, measured);
    for (size_t i = 0; i < iga_explanation_count(at); i++) {
        const iga_explanation *below = iga_explanation_below(at, i);
        const iga_step *option = iga_explanation_step(below);
        if (option->kind == IGA_STEP_BAND) {
            expect(walk, below, option->holds == holds_value(option, value), "holds the value");
            expect(walk, below, option->holds || !option->decides, "decides only if it holds");
            bands++;
        }
        if (!option->decides)
            continue;
        deciders++;
        expect(walk, below, option->level == step->level && same(option->exact, step->exact),
               "decides on level and points");
    }
    expect(walk, at, deciders <= 1, "one thing decides");
    expect(walk, at, deciders == 1 || step->level == 0 || step->state != IGA_SCORED,
           "something decides");
    expect(walk, at, step->state == IGA_SCORED || same(step->exact, "0"), "nothing earns nothing");
    if (step->weight) {
        decimal_of(product, step->weight);
        mpq_set_ui(value, step->level, 1);
        mpq_mul(product, product, value);
        number_of(value, at);
        expect(walk, at, mpq_equal(product, value), "is weight times level");
    }
    mpq_clears(value, product, NULL);
    check_rounding(walk, at);
}

/* Aspects, variables and innovations are the sum of what is below them. */
static void check_sum(struct walk *walk, const iga_explanation *at)
{
    mpq_t total, next;
    mpq_inits(total, next, NULL);
    for (size_t i = 0; i < iga_explanation_count(at); i++) {
        const iga_explanation *below = iga_explanation_below(at, i);
        if (KIND(below) == IGA_STEP_MUST)
            continue;
        number_of(next, below);
        mpq_add(total, total, next);
    }
    number_of(next, at);
    expect(walk, at, mpq_equal(total, next), "is the sum of what is below");
    walk->checked++;
    mpq_clears(total, next, NULL);
}

static void check_innovation(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    bool holds = true;
    for (size_t i = 0; i < iga_explanation_count(at); i++) {
        const iga_step *must = iga_explanation_step(iga_explanation_below(at, i));
        if (must->kind != IGA_STEP_MUST)
            continue;
        holds = holds && must->holds;
        expect(walk, at, must->holds == !must->note, "what fails says why");
    }
    expect(walk, at, step->holds == holds, "is eligible if all holds");
    expect(walk, at, step->decides == (holds || walk->claims), "counts if it is eligible");
    check_sum(walk, at);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void check_published(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    mpq_t index, published;
    mpq_inits(index, published, NULL);
    number_of(index, find(walk->root, IGA_STEP_INDEX, NULL));
    round_to(index, step->decimals);
    number_of(published, at);
    expect(walk, at, mpq_equal(index, published), "is the index, rounded");
    expect(walk, at, same(step->value, iga_result_index(walk->result)), "is what is published");
    for (size_t i = 0; i < iga_explanation_count(walk->root); i++) {
        const iga_explanation *other = iga_explanation_below(walk->root, i);
        const iga_step *predicate = iga_explanation_step(other);
        if (predicate->kind != IGA_STEP_PREDICATE)
            continue;
        expect(walk, other, predicate->decides == holds_value(predicate, index),
               "is the predicate of the index");
        expect(walk, other,
               !predicate->decides || same(predicate->title, iga_result_predicate(walk->result)),
               "is the predicate of the result");
    }
    mpq_clears(index, published, NULL);
}

/* A number as text says the same as the fraction, unless it says that it does not. */
static void check_value(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    if (!step->exact || !step->value || step->kind == IGA_STEP_PUBLISHED)
        return;
    mpq_t exact, shown;
    mpq_inits(exact, shown, NULL);
    number_of(exact, at);
    decimal_of(shown, step->value);
    expect(walk, at, step->is_exact == (bool)mpq_equal(exact, shown), "value and fraction agree");
    mpq_clears(exact, shown, NULL);
}

static void check_step(struct walk *walk, const iga_explanation *at)
{
    const iga_step *step = iga_explanation_step(at);
    check_value(walk, at);
    switch (step->kind) {
    case IGA_STEP_INDEX:
        expect(walk, at, same(step->exact, iga_result_exact(walk->result)), "is the exact index");
        /* fall through */
    case IGA_STEP_VALUE:
        expect(walk, at,
               same(step->exact, iga_explanation_step(iga_explanation_below(at, 0))->exact),
               "is its expression");
        break;
    case IGA_STEP_PUBLISHED:
        check_published(walk, at);
        break;
    case IGA_STEP_EXPRESSION:
        check_expression(walk, at);
        break;
    case IGA_STEP_ASPECT:
    case IGA_STEP_VARIABLE:
        check_sum(walk, at);
        break;
    case IGA_STEP_INNOVATION:
        check_innovation(walk, at);
        break;
    case IGA_STEP_INDICATOR:
        check_indicator(walk, at);
        break;
    case IGA_STEP_DERIVED:
        check_derived(walk, at);
        break;
    default:
        break;
    }
    for (size_t i = 0; i < iga_explanation_count(at); i++)
        check_step(walk, iga_explanation_below(at, i));
}

static size_t count_below(const iga_explanation *at, iga_step_kind kind)
{
    size_t count = KIND(at) == kind;
    for (size_t i = 0; i < iga_explanation_count(at); i++)
        count += count_below(iga_explanation_below(at, i), kind);
    return count;
}

/* How many variables the region and its innovations have together. */
static size_t variables_of(const iga_rules *rules, const iga_result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < rules->variable_count; i++)
        count += rules->aspects[rules->variables[i].aspect].unit == UNIT_REGION
                     ? 1
                     : iga_result_innovation_count(result);
    return count;
}

/* What a run over data has come to. */
struct run {
    bool claims, sums_innovations;
    size_t regions, checked;
};

static int on_result(void *context, const iga_result *result)
{
    struct run *run = context;
    iga_explanation *root = NULL;
    const iga_explain_options options = {.detail = true};
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        fail_msg("refused: %s", iga_result_error(result, i)->message);
    assert_int_equal(iga_explain(&root, result, &options), IGA_OK);
    struct walk walk = {.root = root,
                        .result = result,
                        .claims = run->claims,
                        .sums_innovations = run->sums_innovations};
    check_step(&walk, root);
    assert_int_equal(count_below(root, IGA_STEP_VARIABLE),
                     variables_of(iga_result_rules(result), result));
    run->regions++;
    run->checked += walk.checked;
    iga_explanation_free(root);
    return 0;
}

static struct run explain_all(const iga_rules *rules, const struct buffer *data,
                              iga_score_options options, bool sums_innovations)
{
    struct run run = {.claims = options.claims, .sums_innovations = sums_innovations};
    iga_chunk chunk = {.bytes = data->bytes,
                       .length = data->length,
                       .file = "data",
                       .line = 1,
                       .column = 1,
                       .lines = true};
    iga_scorer *scorer;
    options.detail = true;
    assert_int_equal(iga_scorer_new(&scorer, rules, &options), IGA_OK);
    assert_int_equal(iga_scorer_run(scorer, &chunk, on_result, &run), IGA_OK);
    iga_scorer_free(scorer);
    return run;
}

/* ---- Data ----------------------------------------------------------------------------------- */

static struct buffer read_stream(FILE *stream)
{
    struct buffer text = {0};
    char piece[65536];
    assert_non_null(stream);
    for (size_t got; (got = fread(piece, 1, sizeof piece, stream)) > 0;)
        buffer_add(&text, piece, got);
    return text;
}

static iga_rules *rules_from_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buffer text = read_stream(file);
    iga_rules *rules;
    fclose(file);
    assert_int_equal(iga_rules_load(&rules, NULL, path, text.bytes, text.length, IGA_LANG_EN),
                     IGA_OK);
    buffer_free(&text);
    return rules;
}

/* ---- The tests ------------------------------------------------------------------------------ */

static const iga_score_options modes[] = {{.lang = IGA_LANG_ID},
                                          {.lang = IGA_LANG_EN, .claims = true},
                                          {.lang = IGA_LANG_EN, .verified = true}};

static void check_rules(const iga_rules *rules, unsigned regions, bool sums_innovations)
{
    struct buffer data = {0};
    for (unsigned i = 1; i <= regions; i++)
        made_up_region(&data, rules, i);
    for (size_t i = 0; i < COUNT(modes); i++) {
        struct run run = explain_all(rules, &data, modes[i], sums_innovations);
        assert_int_equal(run.regions, regions);
        assert_true(run.checked > 2 * regions);
    }
    buffer_free(&data);
}

static char *oracle; /* the program beside this one */

static void regions_of_the_oracle_add_up_to_their_index(void **state)
{
    iga_rules *rules = rules_from_file(SOURCE_DIR "/rules/iid-2026.lua");
    char command[4096];
    (void)state;
    snprintf(command, sizeof command, "'%s' data 11 500", oracle);
    FILE *stream = popen(command, "r");
    struct buffer data = read_stream(stream);
    assert_int_equal(pclose(stream), 0);
    for (size_t i = 0; i < COUNT(modes); i++) {
        struct run run = explain_all(rules, &data, modes[i], true);
        assert_int_equal(run.regions, 500);
    }
    buffer_free(&data);
    iga_rules_free(rules);
}

static void each_year_s_rules_explain_what_they_score(void **state)
{
    glob_t files;
    (void)state;
    assert_int_equal(glob(SOURCE_DIR "/rules/iid-*.lua", 0, NULL, &files), 0);
    assert_true(files.gl_pathc >= 8);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        iga_rules *rules = rules_from_file(files.gl_pathv[i]);
        check_rules(rules, 40, true);
        iga_rules_free(rules);
    }
    globfree(&files);
}

/* Everything a formula can say at once. */
static const char many_words[] =
    "  value \"one\" { title = \"One\", total \"own\" + level \"pick\" },\n"
    "  value \"two\" { title = \"Two\",\n"
    "    mean(innovations, total \"made\") + smallest(innovations, level \"rate\")\n"
    "    + largest(reported, level \"use\") - distinct(innovations.topic)\n"
    "    + min(count(where(reported, given(innovation.day))), 3) },\n"
    "  index = min(90, max(0, when(any { all { at_least(value.one, 3), below(value.two, 5) },\n"
    "      none { equals(region.kind, \"kota\"), between(value.one, 1, 2) } },\n"
    "    3 * value.one + value.two / 3, -value.two + first_given(region.people, 0) / 7))),\n";

static void every_word_of_a_formula_is_explained(void **state)
{
    const char *start = strstr(rule_text, "  value \"one\"");
    struct buffer text = {0};
    (void)state;
    buffer_add(&text, rule_text, (size_t)(start - rule_text));
    buffer_text(&text, many_words);
    buffer_text(&text, "  predicates = { decimals = 2,\n"
                       "    predicate \"High\" (50.01, 90), predicate \"Low\" (0, 50) },\n"
                       "}\n");
    char *whole = text_with(text.bytes, "maximum = 12,", "");
    iga_rules *rules = rules_of(whole);
    check_rules(rules, 200, false);
    iga_rules_free(rules);
    free(whole);
    buffer_free(&text);
}

static const char scripted[] =
    "ruleset \"mini\" {\n"
    "  title = \"Mini\", year = 2026, status = in_force, source = assumed \"Dikira\",\n"
    "  field \"name\" { of = region, type = text },\n"
    "  field \"kind\" { of = region, type = one_of { \"kota\", \"desa\" } },\n"
    "  aspect \"a\" { title = \"A\", of = region, maximum = 8,\n"
    "    indicator \"s\" { title = \"S\", script { maximum = 5, decimals = 2, function(v)\n"
    "      return round(min(max(v, 0) / 3, 5), 2)\n"
    "    end } },\n"
    "    indicator \"p\" { title = \"P\", weight = 1, applies = equals(region.kind, \"kota\"),\n"
    "      choices { \"satu\", \"dua\", \"tiga\" } } },\n"
    "  value \"a\" { title = \"A\", maximum = 8, total \"a\" },\n"
    "  index = 12.5 * value.a,\n"
    "  predicates = { decimals = 2,\n"
    "    predicate \"Baik\" (50.01, 100), predicate \"Kurang\" (0, 50) },\n"
    "}\n";

static void scripts_and_rules_without_innovations_are_explained(void **state)
{
    iga_rules *rules = rules_of(scripted);
    (void)state;
    check_rules(rules, 100, false);
    iga_rules_free(rules);
}

static void only_a_detailed_result_can_be_explained(void **state)
{
    iga_explanation *root = (iga_explanation *)&made_up_dice;
    (void)state;
    assert_int_equal(iga_explain(&root, NULL, NULL), IGA_EUSAGE);
    assert_null(root);
    assert_int_equal(iga_explain(NULL, NULL, NULL), IGA_EUSAGE);
    iga_explanation_free(NULL);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions_of_the_oracle_add_up_to_their_index),
        cmocka_unit_test(each_year_s_rules_explain_what_they_score),
        cmocka_unit_test(every_word_of_a_formula_is_explained),
        cmocka_unit_test(scripts_and_rules_without_innovations_are_explained),
        cmocka_unit_test(only_a_detailed_result_can_be_explained),
    };
    char path[4096];
    snprintf(path, sizeof path, "%s", count > 0 ? arguments[0] : "");
    char *folder = dirname(path);
    size_t size = strlen(folder) + sizeof "/oracle";
    oracle = malloc(size);
    if (!oracle)
        return 1;
    snprintf(oracle, size, "%s/oracle", folder);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(oracle);
    return failed;
}
