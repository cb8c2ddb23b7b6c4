/* Memory that runs out at any point of loading and scoring: the status says so, nothing is kept,
 * and what is said to be whole is whole. Linked with --wrap, so that every allocation of the
 * engine and of Lua passes here; GMP's stay out, since it cannot be told of a failure. */
#include "base/text.h"
#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gmp.h>

#include "failing_memory.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static int route_allocations(void **state)
{
    (void)state;
    mp_set_memory_functions(__real_malloc, gmp_grow, gmp_free);
    return 0;
}

/* ---- What a piece of work says ------------------------------------------------------------- */

/* Words in memory of their own, so that they can be written while there is none. */
struct words {
    char bytes[128 * 1024];
    size_t length;
    bool is_out_of_memory; /* what a callback cannot return */
};

static void say(struct words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void say(struct words *words, const char *format, ...)
{
    size_t room = sizeof words->bytes - words->length;
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(words->bytes + words->length, room, format, arguments);
    va_end(arguments);
    assert_true(length >= 0 && (size_t)length < room);
    words->length += (size_t)length;
}

static const char *shown(const char *text)
{
    return text ? text : "(none)";
}

static void say_finding(struct words *words, const iga_finding *finding)
{
    say(words, "%s:%zu:%zu %d %s %s: %s\n", shown(finding->file), finding->line, finding->column,
        (int)finding->severity, shown(finding->code), shown(finding->path),
        shown(finding->message));
}

static iga_status say_rules(struct words *words, const iga_rules *rules)
{
    iga_part part;
    char meaning[65];
    iga_status status = iga_rules_meaning(meaning, rules);

    say(words, "%s %s %s %d %d %s %s %s %s %d\n", iga_rules_file(rules), iga_rules_id(rules),
        iga_rules_title(rules), iga_rules_year(rules), (int)iga_rules_status(rules),
        iga_rules_basis(rules), iga_rules_sha256(rules), meaning, iga_rules_maximum(rules),
        (int)iga_rules_has_innovations(rules));
    for (size_t i = 0; iga_rules_part(&part, rules, i); i++)
        say(words, "%s %d %s %zu\n", part.path, (int)part.source, part.reference, part.line);
    for (size_t i = 0; i < iga_rules_value_count(rules); i++)
        say(words, "%s %s %s\n", iga_rules_value_id(rules, i), iga_rules_value_title(rules, i),
            iga_rules_value_maximum(rules, i));
    return status;
}

static void say_answer(struct words *words, const iga_answer *answer)
{
    say(words, " %s %s %d %u %s/%s\n", answer->id, shown(answer->answer), (int)answer->state,
        answer->level, shown(answer->score), shown(answer->max));
}

static void say_innovation(struct words *words, const iga_result *result, size_t innovation)
{
    iga_answer answer;

    say(words, "%s %s\n", shown(iga_result_innovation_id(result, innovation)),
        shown(iga_result_innovation_score(result, innovation)));
    for (size_t i = 0; i < iga_result_reason_count(result, innovation); i++)
        say_finding(words, iga_result_reason(result, innovation, i));
    for (size_t i = 0; iga_result_innovation_answer(&answer, result, innovation, i); i++)
        say_answer(words, &answer);
}

static void say_score(struct words *words, const iga_result *result)
{
    iga_answer answer;

    say(words, "%s %s %s %zu/%zu %zu\n", iga_result_index(result), iga_result_exact(result),
        iga_result_predicate(result), iga_result_eligible(result), iga_result_reported(result),
        iga_result_missing(result));
    for (size_t i = 0; iga_result_value(result, i); i++)
        say(words, "%s %s\n", iga_result_value(result, i), iga_result_value_exact(result, i));
    for (size_t i = 0; i < iga_result_warning_count(result); i++)
        say_finding(words, iga_result_warning(result, i));
    for (size_t i = 0; iga_result_answer(&answer, result, i); i++)
        say_answer(words, &answer);
    for (size_t i = 0; i < iga_result_innovation_count(result); i++)
        say_innovation(words, result, i);
}

static void say_step(struct words *words, const iga_explanation *explanation)
{
    const iga_step *step = iga_explanation_step(explanation);

    say(words, "%d %s %s %s %s\n", (int)step->kind, shown(step->id), shown(step->exact),
        shown(step->formula), shown(step->numbers));
    for (size_t i = 0; i < iga_explanation_count(explanation); i++)
        say_step(words, iga_explanation_below(explanation, i));
}

static void say_explanation(struct words *words, const iga_result *result)
{
    const iga_explain_options options = {.detail = true};
    iga_explanation *root = (iga_explanation *)words;
    iga_status status = iga_explain(&root, result, &options);

    assert_int_equal(root != NULL, status == IGA_OK);
    if (root)
        say_step(words, root);
    else
        words->is_out_of_memory = true;
    assert_true(root || status == IGA_ENOMEM);
    iga_explanation_free(root);
}

static void say_first_steps(struct words *words, const iga_result *result)
{
    enum { MOST = 3 };
    iga_first_steps *steps = (iga_first_steps *)words;
    iga_first_step step;
    iga_status status = iga_first_steps_new(&steps, result, MOST);

    assert_int_equal(steps != NULL, status == IGA_OK);
    assert_true(steps || status == IGA_ENOMEM || status == IGA_EUSAGE);
    words->is_out_of_memory = words->is_out_of_memory || status == IGA_ENOMEM;
    for (size_t i = 0; steps && iga_first_steps_get(&step, steps, i); i++)
        say(words, "%d %s %s %zu %s\n", (int)step.kind, shown(step.message), shown(step.title),
            step.about_count, step.gain);
    iga_first_steps_free(steps);
}

static int say_result(void *context, const iga_result *result)
{
    struct words *words = context;

    say(words, "%s %s", shown(iga_result_id(result)), shown(iga_result_name(result)));
    for (size_t i = 0; i < iga_result_group_count(result); i++)
        say(words, " %s", shown(iga_result_group_text(result, i)));
    say(words, "\n");
    for (size_t i = 0; i < iga_result_error_count(result); i++)
        say_finding(words, iga_result_error(result, i));
    if (iga_result_error_count(result) == 0)
        say_score(words, result);
    if (iga_result_answer_count(result) > 0 && iga_result_error_count(result) == 0)
        say_explanation(words, result);
    if (iga_result_answer_count(result) > 0 && iga_result_error_count(result) == 0)
        say_first_steps(words, result);
    return words->is_out_of_memory;
}

/* ---- Work ---------------------------------------------------------------------------------- */

/* One thing the library is asked to do; only what it needs itself is counted. */
struct work {
    const char *title;
    iga_status (*run)(struct words *words, const struct work *work);
    iga_status ends; /* how, with enough memory */
    struct buffer text;
    const iga_rules *rules;
    iga_score_options options;
    size_t all_until; /* every allocation is made to fail up to this one, and from the end */
    size_t stride;    /* between them only every so manieth */
};

static iga_status load(struct words *words, const struct work *work)
{
    iga_rules *rules = (iga_rules *)words;
    iga_findings *findings = (iga_findings *)words;
    iga_status status = iga_rules_load(&rules, &findings, "rules/x.lua", work->text.bytes,
                                       work->text.length, IGA_LANG_EN);

    assert_int_equal(rules != NULL, status == IGA_OK);
    assert_int_equal(findings == NULL, status == IGA_ENOMEM);
    for (size_t i = 0; findings && i < iga_findings_count(findings); i++)
        say_finding(words, iga_findings_get(findings, i));
    if (rules)
        status = say_rules(words, rules);
    iga_findings_free(findings);
    iga_rules_free(rules);
    return status;
}

static iga_status check(struct words *words, const struct work *work)
{
    iga_findings *findings = (iga_findings *)words;
    iga_status status =
        iga_rules_check(&findings, "rules/x.lua", work->text.bytes, work->text.length, IGA_LANG_EN);

    assert_int_equal(findings == NULL, status == IGA_ENOMEM);
    for (size_t i = 0; findings && i < iga_findings_count(findings); i++)
        say_finding(words, iga_findings_get(findings, i));
    iga_findings_free(findings);
    return status;
}

static iga_status load_unheard(struct words *words, const struct work *work)
{
    iga_rules *rules = (iga_rules *)words;
    iga_status status = iga_rules_load(&rules, NULL, "rules/x.lua", work->text.bytes,
                                       work->text.length, IGA_LANG_EN);

    assert_int_equal(rules != NULL, status == IGA_OK);
    iga_rules_free(rules);
    return status;
}

static iga_status peek(struct words *words, const struct work *work)
{
    iga_heading heading = {.id = ""};
    iga_status status = iga_rules_peek(&heading, work->text.bytes, work->text.length);

    if (status == IGA_OK)
        say(words, "%s %d %d\n", heading.id, heading.year, (int)heading.state);
    return status;
}

static void say_json(struct words *words, const iga_json *json, size_t node)
{
    const char *texts[] = {iga_json_key(json, node), iga_json_text(json, node),
                           iga_json_number(json, node)};

    say(words, "%d %zu-%zu", (int)iga_json_kind_of(json, node), iga_json_start(json, node),
        iga_json_end(json, node));
    for (size_t i = 0; i < COUNT(texts); i++)
        say(words, " %s", shown(texts[i]));
    say(words, "\n");
    for (size_t i = iga_json_first(json, node); i != IGA_JSON_NONE; i = iga_json_next(json, i))
        say_json(words, json, i);
}

/* Reads it two times, so that memory of the first time is used again. */
static iga_status read_document(struct words *words, const struct work *work)
{
    iga_json *json;
    iga_status status = iga_json_new(&json);
    size_t at;

    for (int i = 0; i < 2 && status == IGA_OK; i++) {
        status = iga_json_read(json, work->text.bytes, work->text.length, IGA_MAX_NESTING);
        if (status == IGA_OK)
            say_json(words, json, 0);
        else if (status == IGA_EDATA)
            say(words, "%s\n%s\n", iga_json_problem(&at, json, IGA_LANG_ID),
                iga_json_problem(&at, json, IGA_LANG_EN));
        else
            assert_false(iga_json_is(json, 0, IGA_JSON_OBJECT));
    }
    iga_json_free(json);
    return status;
}

static iga_status run_all(struct words *words, iga_scorer *scorer, iga_splitter *splitter,
                          const struct buffer *text)
{
    iga_status status = IGA_OK;

    for (size_t at = 0; status == IGA_OK && at < text->length;) {
        iga_chunk chunk;
        size_t taken = 0;
        status =
            iga_splitter_cut(&chunk, &taken, splitter, text->bytes + at, text->length - at, true);
        if (status == IGA_OK && chunk.length > 0)
            status = iga_scorer_run(scorer, &chunk, say_result, words);
        at += taken;
    }
    return words->is_out_of_memory ? IGA_ENOMEM : status;
}

static iga_status score(struct words *words, const struct work *work)
{
    iga_splitter *splitter = (iga_splitter *)words;
    iga_scorer *scorer = (iga_scorer *)words;
    iga_status cutting = iga_splitter_new(&splitter, "data.json", IGA_FROM_DETECT);
    iga_status scoring = iga_scorer_new(&scorer, work->rules, &work->options);
    iga_status status = cutting != IGA_OK ? cutting : scoring;

    assert_int_equal(splitter != NULL, cutting == IGA_OK);
    assert_int_equal(scorer != NULL, scoring == IGA_OK);
    if (status == IGA_OK)
        status = run_all(words, scorer, splitter, &work->text);
    for (size_t i = 0; status == IGA_OK && iga_scorer_passed_over(scorer, i); i++)
        say(words, "%s\n", iga_scorer_passed_over(scorer, i));
    iga_scorer_free(scorer);
    iga_splitter_free(splitter);
    return status;
}

static iga_status hash(struct words *words, const struct work *work)
{
    iga_hash *made = (iga_hash *)words;
    iga_status status = iga_hash_new(&made);
    char hex[65];

    assert_int_equal(made != NULL, status == IGA_OK);
    if (!made)
        return status;
    iga_hash_add(made, work->text.bytes, work->text.length);
    iga_hash_hex(hex, made);
    say(words, "%s\n", hex);
    iga_hash_free(made);
    return status;
}

/* ---- The sweep ----------------------------------------------------------------------------- */

/* Does the work with so many allocations before memory runs out; -1: it does not. */
static iga_status attempt(struct words *words, const struct work *work, long left,
                          enum failing failing)
{
    words->length = 0;
    words->bytes[0] = '\0';
    words->is_out_of_memory = false;
    memset(&heap, 0, sizeof heap);
    heap.left = left;
    heap.failing = failing;
    heap.counts = true;
    iga_status status = work->run(words, work);
    heap.counts = false;
    if (heap.alive != 0)
        fail_msg("%s: %ld blocks were not given back after %ld allocations", work->title,
                 heap.alive, left);
    return status;
}

static long next_step(const struct work *work, long k, long all)
{
    long stride = (long)work->stride, until = (long)work->all_until;
    bool is_near = stride == 0 || k < until || k + until >= all;

    return is_near ? k + 1 : k + stride;
}

static void sweep(const struct work *work, enum failing failing)
{
    static struct words whole, words;
    long refused = 0;

    assert_int_equal(attempt(&whole, work, -1, failing), work->ends);
    long all = heap.asked;
    for (long k = 0; k < all; k = next_step(work, k, all)) {
        iga_status status = attempt(&words, work, k, failing);
        assert_true(heap.has_failed);
        if (status == IGA_ENOMEM) {
            refused++;
            continue;
        }
        /* it did without: then nobody can tell */
        if (status != work->ends || strcmp(words.bytes, whole.bytes) != 0)
            fail_msg("%s: allocation %ld of %ld failed and the status is %d:\n%s\ninstead of\n%s",
                     work->title, k, all, (int)status, words.bytes, whole.bytes);
    }
    assert_true(refused > 0);
}

static void sweep_all(const struct work *works, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sweep(&works[i], FAIL_ON);
        sweep(&works[i], FAIL_ONCE);
    }
}

/* ---- Rules --------------------------------------------------------------------------------- */

#define TEXT(literal)                                                                              \
    {                                                                                              \
        .bytes = (char *)(uintptr_t)(literal), .length = sizeof(literal) - 1                       \
    }

static const char scripted[] =
    "ruleset \"mini\" {\n"
    "  title = \"Mini\", year = 2026, status = in_force, source = assumed \"Dikira\",\n"
    "  field \"name\" { of = region, type = text },\n"
    "  field \"kind\" { of = region, type = one_of { \"kota\", \"desa\" } },\n"
    "  aspect \"a\" { title = \"A\", of = region, maximum = 5,\n"
    "    indicator \"s\" { title = \"S\", script { maximum = 5, decimals = 2, function(v)\n"
    "      if above(v, 100) then return v / 0 end\n"
    "      return round(min(v / 3, 5), 2)\n"
    "    end } } },\n"
    "  value \"a\" { title = \"A\", maximum = 5, total \"a\" },\n"
    "  index = 20 * value.a,\n"
    "  predicates = { decimals = 2,\n"
    "    predicate \"Baik\" (50.01, 100), predicate \"Kurang\" (0, 50) },\n"
    "}\n";

/* What the lexer, the words, the proofs and Lua refuse. */
static const char misspelt[] = "ruleset \"mini\" {\n"
                               "  titel = \"Mini\", year = 2026, year = 2027,\n"
                               "  aspect \"a\" { title = \"A\", of = region, weight = -1 },\n"
                               "}\n";
static const char gapped[] =
    "ruleset \"mini\" {\n"
    "  title = \"Mini\", year = 2026, status = in_force, source = official \"X\",\n"
    "  aspect \"a\" { title = \"A\", of = region, maximum = 6,\n"
    "    indicator \"s\" { title = \"S\", weight = 1,\n"
    "      bands { decimals = 2, at_most(2), between(2.5, 4), at_least(3.75) } } },\n"
    "  value \"a\" { title = \"A\", maximum = 5, total \"a\" },\n"
    "  index = 20 * value.a,\n"
    "  predicates = { decimals = 2,\n"
    "    predicate \"Baik\" (50.02, 100), predicate \"Kurang\" (0, 50) },\n"
    "}\n";

static struct buffer read_file(const char *path)
{
    struct buffer text = {0};
    char piece[4096];
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add(&text, piece, got);
    fclose(file);
    return text;
}

static iga_rules *rules_from(const char *text, size_t length)
{
    iga_rules *rules;

    assert_int_equal(iga_rules_load(&rules, NULL, "rules/x.lua", text, length, IGA_LANG_EN),
                     IGA_OK);
    return rules;
}

static void rules_load_whole_or_not_at_all(void **state)
{
    struct buffer text = read_file(SOURCE_DIR "/rules/iid-2026.lua");
    const struct work works[] = {
        {.title = "the rules of 2026", .run = load, .text = text, .all_until = 200, .stride = 23},
        {.title = "scripted rules", .run = load, .text = TEXT(scripted)},
        {.title = "a check of the rules of 2026",
         .run = check,
         .text = text,
         .all_until = 60,
         .stride = 61},
        {.title = "a check of scripted rules", .run = check, .text = TEXT(scripted)},
        {.title = "scripted rules, unheard", .run = load_unheard, .text = TEXT(scripted)},
    };

    (void)state;
    sweep_all(works, COUNT(works));
    buffer_free(&text);
}

static void what_is_wrong_with_rules_is_told_whole_or_not_at_all(void **state)
{
    static const struct work works[] = {
        {.title = "misspelt", .run = load, .ends = IGA_ERULE, .text = TEXT(misspelt)},
        {.title = "gapped", .run = load, .ends = IGA_ERULE, .text = TEXT(gapped)},
        {.title = "no Lua", .run = load, .ends = IGA_ERULE, .text = TEXT("ruleset \"x\" {{ ]\n")},
        {.title = "a word that is not there",
         .run = load,
         .ends = IGA_ERULE,
         .text = TEXT("local x = secondry \"y\"\n")},
        {.title = "a name that is set",
         .run = load,
         .ends = IGA_ERULE,
         .text = TEXT("secondry = 1\n")},
        {.title = "no rule set", .run = load, .ends = IGA_ERULE, .text = TEXT("-- empty\n")},
        {.title = "no UTF-8", .run = load, .ends = IGA_ERULE, .text = TEXT("-- \xFF\n")},
        {.title = "without end",
         .run = load,
         .ends = IGA_ELIMIT,
         .text = TEXT("local function f() while true do end end\nf()\n")},
    };

    (void)state;
    sweep_all(works, COUNT(works));
}

static void a_heading_is_read_whole_or_not_at_all(void **state)
{
    struct buffer text = read_file(SOURCE_DIR "/rules/iid-2026.lua");
    const struct work works[] = {
        {.title = "the rules of 2026", .run = peek, .text = text},
        {.title = "no heading", .run = peek, .ends = IGA_ERULE, .text = TEXT("local x = 1\n")},
    };

    (void)state;
    sweep_all(works, COUNT(works));
    buffer_free(&text);
}

/* ---- Regions ------------------------------------------------------------------------------- */

/* With warnings, and innovations that are eligible, too old, too short and without video. */
#define REGION                                                                                     \
    "{\"id\": \"1\", \"name\": \"Kota \\\"A\\\"\", \"province\": \"P\", \"kind\": \"desa\","       \
    " \"keterangan\": \"x\","                                                                      \
    " \"indicators\": {\"visi_misi\": 3, \"pad\": \"33,845\", \"opini_bpk\": \"WTP\","             \
    " \"investasi\": {\"previous\": 10, \"current\": 12}, \"ipm_capaian\": {\"level\": 2,"         \
    " \"verified\": true, \"evidence\": [\"a\"]}, \"rekomendasi_kebijakan\": 3},\n"                \
    " \"innovations\": [{\"id\": \"7\", \"urusan\": \"Kesehatan\","                                \
    " \"implemented\": \"2024-01-01\", \"design_words\": 300, \"foto\": 1, \"indicators\":"        \
    " {\"regulasi\": 3, \"kemanfaatan\": {\"basis\": \"b\", \"value\": 3.5}, \"sdm\": 2}},"        \
    " {\"id\": \"8\", \"urusan\": \"Kesehata\", \"developed\": \"2020-01-01\","                    \
    " \"design\": \"tiga kata saja\", \"indicators\": {\"video\": {\"level\": 1}}}]}"

static const char array[] = "[" REGION ",\n" REGION "]";
static const char lines[] = "{\"id\": \"1\", \"indicators\": {}, \"innovations\": []}\n"
                            "\n{\"id\": \"2\", \"indicators\": {\"visi_misi\": \"2\"}, "
                            "\"innovations\": []}\n";
static const char refused[] =
    "[{\"nam\": \"x\", \"id\": 3, \"b\\u0000d\": \"\xFF\", \"indicators\": {\"visi_misi\": 4,"
    " \"visi_misi\": 1, \"opini_bpk\": \"wtp\", \"padd\": 12345678901234567, \"pad\": true,"
    " \"investasi\": {\"previous\": 0, \"current\": 1, \"levle\": 2}, \"lakip\": \"E\"},"
    " \"innovations\": [{\"id\": \"1\", \"implemented\": \"2024-02-30\", \"indicators\":"
    " {\"kemanfaatan\": {\"basis\": \"z\", \"value\": 1}}}, {\"id\": \"1\", \"indicators\": []}]},"
    "\n{\"id\": \"2\", \"indicators\": {}, \"innovations\": 1}\n, {\"id\": \"3\" 1}]";
static const char open[] = "[{\"id\": \"1\", \"indicators\": {}, \"innovations\": []},\n";

static void regions_are_scored_whole_or_not_at_all(void **state)
{
    struct buffer text = read_file(SOURCE_DIR "/rules/iid-2026.lua");
    iga_rules *rules = rules_from(text.bytes, text.length);
    const struct work works[] = {
        {.title = "an array", .run = score, .text = TEXT(array), .rules = rules},
        {.title = "an array, in detail",
         .run = score,
         .text = TEXT(array),
         .rules = rules,
         .options = {.detail = true, .lang = IGA_LANG_EN}},
        {.title = "an array, as claimed",
         .run = score,
         .text = TEXT(array),
         .rules = rules,
         .options = {.claims = true, .detail = true}},
        {.title = "an array, verified",
         .run = score,
         .text = TEXT(array),
         .rules = rules,
         .options = {.verified = true, .lang = IGA_LANG_EN}},
        {.title = "lines", .run = score, .text = TEXT(lines), .rules = rules},
        {.title = "refused",
         .run = score,
         .text = TEXT(refused),
         .rules = rules,
         .options = {.lang = IGA_LANG_EN}},
        {.title = "an array without end", .run = score, .text = TEXT(open), .rules = rules},
    };

    (void)state;
    sweep_all(works, COUNT(works));
    iga_rules_free(rules);
    buffer_free(&text);
}

static void scripted_indicators_are_scored_whole_or_not_at_all(void **state)
{
    static const char regions[] = "{\"id\": \"1\", \"indicators\": {\"s\": 7}}\n"
                                  "{\"id\": \"2\", \"indicators\": {\"s\": 101}}\n"
                                  "{\"id\": \"3\", \"indicators\": {\"s\": 0.02}}\n";
    iga_rules *rules = rules_from(scripted, sizeof scripted - 1);
    const struct work works[] = {
        {.title = "plain", .run = score, .text = TEXT(regions), .rules = rules},
        {.title = "in detail",
         .run = score,
         .text = TEXT(regions),
         .rules = rules,
         .options = {.detail = true, .lang = IGA_LANG_EN}},
    };

    (void)state;
    sweep_all(works, COUNT(works));
    iga_rules_free(rules);
}

/* With more members than are compared in pairs. */
#define MEMBERS                                                                                    \
    "\"a\":1,\"b\":[2.50,\"x\\n\"],\"c\":{\"d\":null},\"e\":true,\"f\":0,\"g\":0,\"h\":0,\"i\":0," \
    "\"j\":0,\"k\":0,\"l\":0,\"m\":0,\"n\":0,\"o\":0,\"q\":0,\"p\":0,\"r\":0,\"s\":0,\"\\u0074\":" \
    "{}"

static void json_is_read_whole_or_not_at_all(void **state)
{
    struct buffer many = {0};
    buffer_print(&many, "[");
    for (int i = 0; i < 1000; i++)
        buffer_print(&many, "%d,", i);
    buffer_print(&many, "0]");
    const struct work works[] = {
        {.title = "an object", .run = read_document, .text = TEXT("{" MEMBERS "}")},
        {.title = "many values", .run = read_document, .text = many},
        {.title = "a key twice",
         .run = read_document,
         .ends = IGA_EDATA,
         .text = TEXT("{" MEMBERS ",\"p\":\"\xFF\"}")},
        {.title = "no JSON", .run = read_document, .ends = IGA_EDATA, .text = TEXT("[1, x]")},
    };

    (void)state;
    sweep_all(works, COUNT(works));
    buffer_free(&many);
}

static void a_hash_is_made_or_not(void **state)
{
    static const struct work works[] = {{.title = "a hash", .run = hash, .text = TEXT("abc")}};

    (void)state;
    sweep_all(works, COUNT(works));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_load_whole_or_not_at_all),
        cmocka_unit_test(what_is_wrong_with_rules_is_told_whole_or_not_at_all),
        cmocka_unit_test(a_heading_is_read_whole_or_not_at_all),
        cmocka_unit_test(regions_are_scored_whole_or_not_at_all),
        cmocka_unit_test(scripted_indicators_are_scored_whole_or_not_at_all),
        cmocka_unit_test(json_is_read_whole_or_not_at_all),
        cmocka_unit_test(a_hash_is_made_or_not),
    };

    return cmocka_run_group_tests(tests, route_allocations, NULL);
}
