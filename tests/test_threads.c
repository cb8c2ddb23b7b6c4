/* The same bytes, however many threads there are and however the data arrive. */
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
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Large enough together for several chunks. */
enum { REGIONS = 250, PADDING = 5000, SCORERS = 3, ROUNDS = 3 };

/* ---- Data ---------------------------------------------------------------------------------- */

/* How regions are put into one file. */
struct layout {
    const char *before, *between, *behind;
};

static const struct layout as_lines = {"", "\n", "\n"};
static const struct layout as_array = {"[\n", ",\n  ", "\n]\n"};

/* Region i: of many sizes, some with warnings, some refused, some with fields of their own. */
static void add_region(struct buffer *out, int i)
{
    buffer_print(out,
                 "{\"id\":\"%d\",\"name\":\"Daerah %d\",\"province\":\"P%d\",\"kind\":\"%s\","
                 "\"lain%d\":\"%*s\",\"indicators\":{\"visi_misi\":%d,\"pad\":\"%d,5\"},"
                 "\"innovations\":[",
                 i, i, i % 7, i % 11 ? "kota" : "desa", i % 3, PADDING, "", i % 13 ? i % 4 : 9,
                 i - 350);
    for (int k = 0; k < i % 7; k++)
        buffer_print(out,
                     "%s{\"id\":\"%d\",\"name\":\"Inovasi\",\"urusan\":\"Sosial\","
                     "\"implemented\":\"202%d-01-01\",\"design_words\":300,\"indicators\":"
                     "{\"regulasi\":1,\"video\":2,\"sdm\":1,\"kecepatan\":3,"
                     "\"kemanfaatan\":{\"basis\":\"a\",\"value\":%d}}}",
                     k ? "," : "", k, 3 + k % 3, k * i);
    buffer_text(out, "]}");
}

static struct buffer make_data(const struct layout *layout)
{
    struct buffer out = {0};

    buffer_text(&out, layout->before);
    for (int i = 0; i < REGIONS; i++) {
        buffer_text(&out, i ? layout->between : "");
        add_region(&out, i);
    }
    buffer_text(&out, layout->behind);
    assert_false(out.failed);
    return out;
}

static void write_all(int fd, const char *bytes, size_t length, size_t piece)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length < piece ? length : piece);
        if (written <= 0)
            return; /* the reader is gone, and its output will tell */
        bytes += written;
        length -= (size_t)written;
    }
}

static struct buffer read_all(int fd)
{
    struct buffer out = {0};
    char piece[65536];

    for (ssize_t got; (got = read(fd, piece, sizeof piece)) > 0;)
        buffer_add(&out, piece, (size_t)got);
    close(fd);
    return out;
}

/* ---- The program --------------------------------------------------------------------------- */

/* Runs `iga score` on what comes through a pipe in pieces of this size. What it answers comes
 * back; where its messages go is said by the options. */
static struct buffer score_pipe(const struct buffer *data, size_t piece, const char *options)
{
    struct buffer command = {0};
    int in[2], out[2];

    buffer_print(&command, "exec '%s' score -r '%s/rules/iid-2026.lua' --lang en %s", PROGRAM,
                 SOURCE_DIR, options);
    assert_int_equal(pipe(in) | pipe(out), 0);
    pid_t writer = fork();
    if (writer == 0) {
        close(in[0]);
        close(out[0]);
        close(out[1]);
        write_all(in[1], data->bytes, data->length, piece);
        _exit(0);
    }
    pid_t scorer = fork();
    if (scorer == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        close(in[0]);
        close(in[1]);
        close(out[0]);
        close(out[1]);
        execl("/bin/sh", "sh", "-c", command.bytes, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(in[1]);
    close(out[1]);
    struct buffer said = read_all(out[0]);
    int status = 0;
    waitpid(writer, NULL, 0);
    assert_int_equal(waitpid(scorer, &status, 0), scorer);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3); /* some regions are refused */
    buffer_free(&command);
    return said;
}

static void assert_same(const struct buffer *a, const struct buffer *b, const char *what)
{
    if (!text_equal(a->bytes, a->length, b->bytes, b->length))
        fail_msg("%s: other bytes came out", what);
}

static void data_give_the_same_bytes_whatever_the_threads(const struct layout *layout,
                                                          const char *form)
{
    static const struct {
        const char *jobs;
        size_t piece;
    } ways[] = {{"-j 2", SIZE_MAX}, {"-j 7", SIZE_MAX}, {"-j 7", 9973}, {"-j 1", 65537}};
    struct buffer data = make_data(layout), options = {0};

    buffer_print(&options, "-j 1 %s 2>/dev/null", form);
    struct buffer expected = score_pipe(&data, SIZE_MAX, options.bytes);
    assert_true(expected.length > 0);
    for (size_t i = 0; i < COUNT(ways); i++) {
        buffer_clear(&options);
        buffer_print(&options, "%s %s 2>/dev/null", ways[i].jobs, form);
        struct buffer got = score_pipe(&data, ways[i].piece, options.bytes);
        assert_same(&got, &expected, options.bytes);
        buffer_free(&got);
    }
    buffer_free(&expected);
    buffer_free(&options);
    buffer_free(&data);
}

static void lines_give_the_same_bytes(void **state)
{
    (void)state;
    data_give_the_same_bytes_whatever_the_threads(&as_lines, "-f ndjson");
    data_give_the_same_bytes_whatever_the_threads(&as_lines, "-f json");
}

static void an_array_gives_the_same_bytes(void **state)
{
    (void)state;
    data_give_the_same_bytes_whatever_the_threads(&as_array, "-f table");
    data_give_the_same_bytes_whatever_the_threads(&as_array, "-f ndjson --detail");
}

static void refusals_come_in_the_order_of_the_data(void **state)
{
    struct buffer data = make_data(&as_lines);
    struct buffer one = score_pipe(&data, SIZE_MAX, "-j 1 2>&1 >/dev/null");
    struct buffer seven = score_pipe(&data, 4099, "-j 7 2>&1 >/dev/null");

    (void)state;
    assert_same(&one, &seven, "refusals");
    assert_non_null(strstr(one.bytes, "lain0, lain1, lain2"));
    buffer_free(&one);
    buffer_free(&seven);
    buffer_free(&data);
}

static bool is_in(const char *line, size_t length, const char *part)
{
    const char *found = strstr(line, part);

    return found && (size_t)(found - line) < length;
}

static void a_file_gives_the_bytes_of_a_pipe(void **state)
{
    char path[] = "/tmp/test_threads.XXXXXX";
    struct buffer data = make_data(&as_array), options = {0}, nothing = {0};
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    write_all(fd, data.bytes, data.length, SIZE_MAX);
    close(fd);
    buffer_print(&options, "-j 7 -f ndjson '%s' 2>/dev/null", path);
    struct buffer from_file = score_pipe(&nothing, 1, options.bytes);
    unlink(path);
    buffer_clear(&options);
    buffer_text(&options, "-j 2 -f ndjson 2>/dev/null");
    struct buffer from_pipe = score_pipe(&data, 7919, options.bytes);

    /* results name the file that a refusal stands in */
    size_t refused = 0;
    const char *a = from_file.bytes, *b = from_pipe.bytes;
    while (*a && *b) {
        size_t left = strcspn(a, "\n"), right = strcspn(b, "\n");
        bool is_refused = is_in(a, left, "\"errors\"");
        refused += is_refused;
        assert_true(is_refused || text_equal(a, left, b, right));
        a += left + 1;
        b += right + 1;
    }
    assert_true(*a == '\0' && *b == '\0');
    assert_int_equal(refused, REGIONS / 13 + 1);
    buffer_free(&from_file);
    buffer_free(&from_pipe);
    buffer_free(&options);
    buffer_free(&data);
}

/* ---- The library --------------------------------------------------------------------------- */

static iga_rules *load(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buffer text = {0};
    char piece[4096];
    iga_rules *rules = NULL;

    assert_non_null(file);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add(&text, piece, got);
    fclose(file);
    assert_int_equal(iga_rules_load(&rules, NULL, path, text.bytes, text.length, IGA_LANG_EN),
                     IGA_OK);
    buffer_free(&text);
    return rules;
}

/* A thread that scores the same data a few times, with one scorer. */
struct job {
    pthread_t thread;
    const iga_rules *rules;
    const struct buffer *data;
    struct buffer said; /* in the first round */
    bool is_same;       /* in all rounds */
};

static int say_result(void *context, const iga_result *result)
{
    struct buffer *said = context;
    iga_answer answer;

    buffer_print(said, "%s %zu", iga_result_id(result), iga_result_error_count(result));
    if (iga_result_error_count(result) == 0)
        buffer_print(said, " %s %s %zu", iga_result_exact(result), iga_result_predicate(result),
                     iga_result_warning_count(result));
    for (size_t i = 0; iga_result_error_count(result) == 0 && iga_result_answer(&answer, result, i);
         i++)
        buffer_print(said, " %s", answer.score);
    buffer_text(said, "\n");
    return said->failed;
}

static void *score_often(void *context)
{
    struct job *job = context;
    const iga_score_options options = {.detail = true};
    iga_chunk chunk = {.bytes = job->data->bytes,
                       .length = job->data->length,
                       .line = 1,
                       .column = 1,
                       .lines = true};
    iga_scorer *scorer;

    if (iga_scorer_new(&scorer, job->rules, &options) != IGA_OK)
        return NULL;
    job->is_same = true;
    for (int round = 0; round < ROUNDS; round++) {
        struct buffer said = {0};
        job->is_same &= iga_scorer_run(scorer, &chunk, say_result, &said) == IGA_OK;
        if (round == 0) {
            job->said = said;
            continue;
        }
        job->is_same &= text_equal(said.bytes, said.length, job->said.bytes, job->said.length);
        buffer_free(&said);
    }
    iga_scorer_free(scorer);
    return NULL;
}

static void score_side_by_side(const iga_rules *rules, const struct buffer *data)
{
    struct job jobs[SCORERS];

    for (size_t i = 0; i < SCORERS; i++) {
        jobs[i] = (struct job){.rules = rules, .data = data};
        assert_int_equal(pthread_create(&jobs[i].thread, NULL, score_often, &jobs[i]), 0);
    }
    for (size_t i = 0; i < SCORERS; i++)
        pthread_join(jobs[i].thread, NULL);
    assert_true(jobs[0].said.length > 0);
    for (size_t i = 0; i < SCORERS; i++) {
        assert_true(jobs[i].is_same);
        assert_same(&jobs[i].said, &jobs[0].said, "a scorer beside others");
    }
    for (size_t i = 0; i < SCORERS; i++)
        buffer_free(&jobs[i].said);
}

static void scorers_share_a_rule_set(void **state)
{
    iga_rules *rules = load(SOURCE_DIR "/rules/iid-2026.lua");
    struct buffer data = make_data(&as_lines);

    (void)state;
    score_side_by_side(rules, &data);
    buffer_free(&data);
    iga_rules_free(rules);
}

static void scorers_share_a_scripted_rule_set(void **state)
{
    iga_rules *rules = load(SOURCE_DIR "/tests/data/skrip.lua");
    struct buffer data = {0};

    (void)state;
    for (int i = 0; i < 120; i++)
        buffer_print(&data, "{\"id\":\"%d\",\"indicators\":{\"s\":%d}}\n", i, i);
    score_side_by_side(rules, &data);
    buffer_free(&data);
    iga_rules_free(rules);
}

static void *load_and_free(void *context)
{
    bool *is_loaded = context;
    iga_rules *rules = load(SOURCE_DIR "/rules/iid-2026.lua");

    *is_loaded = rules != NULL;
    iga_rules_free(rules);
    return NULL;
}

static void rule_sets_load_side_by_side(void **state)
{
    pthread_t threads[2];
    bool is_loaded[2] = {false, false};

    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, load_and_free, &is_loaded[i]), 0);
    for (size_t i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_true(is_loaded[0] && is_loaded[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_give_the_same_bytes),
        cmocka_unit_test(an_array_gives_the_same_bytes),
        cmocka_unit_test(refusals_come_in_the_order_of_the_data),
        cmocka_unit_test(a_file_gives_the_bytes_of_a_pipe),
        cmocka_unit_test(scorers_share_a_rule_set),
        cmocka_unit_test(scorers_share_a_scripted_rule_set),
        cmocka_unit_test(rule_sets_load_side_by_side),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
