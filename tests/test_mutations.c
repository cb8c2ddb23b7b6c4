/* The rule file of 2026 with words taken out, doubled, exchanged or replaced: whatever comes of
 * it loads, or is refused with a line; it never crashes, and loses no memory. */
#include "base/arena.h"
#include "rule_text.h"
#include "rules/lexer.h"

#define VARIANTS 1200
#define MOST_CHANGES 3

/* Words to put where another stood. */
static const char *const words[] = {
    "nil",        "true",  "{}",       "0",          "-1",       "1e15",    "\"\"",    "\"x\"",
    "region",     "value", "total",    "innovation", "reported", "between", "min",     "where",
    "at_least",   "all",   "assumed",  "indicator",  "aspect",   "bands",   "choices", "(",
    ")",          "{",     "}",        ",",          "=",        "+",       "/",       "..",
    "function()", "end",   "local",    "[0] =",      "growth",   "highest", "\"spd\"", "100",
    "index",      "max",   "distinct", "within",     "given",    "value.x", "field",   "one_of",
};

static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void add_token(struct buffer *out, const struct source *source, size_t token)
{
    buffer_add(out, source->text + source->tokens[token].offset, source->tokens[token].length);
    buffer_text(out, " ");
}

/* What becomes of one token. */
static void add_changed(struct buffer *out, const struct source *source, size_t token,
                        uint64_t *seed)
{
    size_t other = next_random(seed) % (source->count - 1);

    switch (next_random(seed) % 5) {
    case 0:
        return;
    case 1:
        add_token(out, source, token);
        add_token(out, source, token);
        return;
    case 2:
        add_token(out, source, other);
        return;
    case 3:
        buffer_print(out, "%s ", words[next_random(seed) % COUNT(words)]);
        return;
    default:
        add_token(out, source, token);
        buffer_print(out, "%s ", words[next_random(seed) % COUNT(words)]);
    }
}

/* The text again with some tokens changed; lines stay where they are, comments go. */
static void write_variant(struct buffer *out, const struct source *source, uint64_t *seed)
{
    size_t changed[MOST_CHANGES], changes = 1 + next_random(seed) % MOST_CHANGES;
    uint32_t line = 1;

    for (size_t i = 0; i < changes; i++)
        changed[i] = next_random(seed) % (source->count - 1);
    for (size_t i = 0; i + 1 < source->count; i++) {
        bool is_changed = false;
        for (size_t j = 0; j < changes; j++)
            is_changed = is_changed || changed[j] == i;
        for (; line < source->tokens[i].line; line++)
            buffer_text(out, "\n");
        if (is_changed)
            add_changed(out, source, i, seed);
        else
            add_token(out, source, i);
    }
}

static void check_variant(const char *text, size_t length)
{
    iga_rules *rules;
    iga_findings *findings;
    iga_status status = iga_rules_load(&rules, &findings, "v.lua", text, length, IGA_LANG_EN);
    size_t count = iga_findings_count(findings);

    assert_true(status == IGA_OK || status == IGA_ERULE || status == IGA_ELIMIT);
    assert_int_equal(status == IGA_OK, count == 0);
    for (size_t i = 0; i < count; i++) {
        const iga_finding *finding = iga_findings_get(findings, i);
        assert_true(finding->line > 0 && finding->column > 0);
        assert_int_equal(text_valid(finding->message, strlen(finding->message)),
                         strlen(finding->message));
    }
    iga_findings_free(findings);
    iga_rules_free(rules);
}

static void a_mutilated_rule_file_loads_or_says_where_it_is_wrong(void **state)
{
    struct arena *arena = arena_new();
    struct iga_findings findings;
    struct source source;
    struct buffer file = {0}, text = {0};
    uint64_t seed = 2026;
    char piece[4096];
    size_t got;
    FILE *stream = fopen(SOURCE_DIR "/rules/iid-2026.lua", "rb");

    (void)state;
    assert_non_null(stream);
    while ((got = fread(piece, 1, sizeof piece, stream)) > 0)
        buffer_add(&file, piece, got);
    fclose(stream);
    findings_init(&findings, arena, IGA_LANG_EN);
    assert_true(source_read(&source, arena, &findings, "x.lua", file.bytes, file.length));
    check_variant(file.bytes, file.length);
    for (int i = 0; i < VARIANTS; i++) {
        buffer_clear(&text);
        write_variant(&text, &source, &seed);
        check_variant(text.bytes, text.length);
    }
    buffer_free(&file);
    buffer_free(&text);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mutilated_rule_file_loads_or_says_where_it_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
