/* What long work shows on a terminal while it waits for data: seen from the other end of one. */
#define _XOPEN_SOURCE 700

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE = 20000, NOTICED = 1200 /* more than the second before anything is shown */ };

static const char region[] = "{\"id\":\"1\",\"name\":\"N\",\"province\":\"P\",\"kind\":\"kota\","
                             "\"indicators\":{},\"innovations\":[]}\n";

/* A program under way. */
struct run {
    pid_t pid;
    int input, errors; /* its standard input, to write; its standard error, to read */
    char said[4096];
    size_t length;
};

/* Opens a terminal, or a pipe: what is written to *theirs is read from *ours. */
static void open_errors(int *ours, int *theirs, bool terminal)
{
    int ends[2];

    if (!terminal) {
        assert_int_equal(pipe(ends), 0);
        *ours = ends[0];
        *theirs = ends[1];
        return;
    }
    *ours = posix_openpt(O_RDWR | O_NOCTTY);
    assert_true(*ours >= 0 && grantpt(*ours) == 0 && unlockpt(*ours) == 0);
    *theirs = open(ptsname(*ours), O_RDWR | O_NOCTTY);
    assert_true(*theirs >= 0);
}

static void start(struct run *run, bool terminal, const char *option)
{
    int theirs, input[2];

    *run = (struct run){0};
    open_errors(&run->errors, &theirs, terminal);
    assert_int_equal(pipe(input), 0);
    run->input = input[1];
    run->pid = fork();
    assert_true(run->pid >= 0);
    if (run->pid == 0) {
        dup2(input[0], STDIN_FILENO);
        dup2(theirs, STDERR_FILENO);
        close(input[0]);
        close(input[1]);
        close(run->errors);
        execl(PROGRAM, "iga", "score", "--lang", "en", "-r", SOURCE_DIR "/rules/iid-2026.lua", "-f",
              "ndjson", "-o", "/dev/null", option, (char *)NULL);
        _exit(127);
    }
    close(input[0]);
    close(theirs);
}

static void feed(const struct run *run)
{
    assert_int_equal(write(run->input, region, sizeof region - 1), sizeof region - 1);
}

static void pause_for(long milliseconds)
{
    const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};

    nanosleep(&time, NULL);
}

/* Reads what the program says until it says `wanted`, or to its end. @return whether it does */
static bool hear(struct run *run, const char *wanted)
{
    struct pollfd errors = {.fd = run->errors, .events = POLLIN};

    while (strstr(run->said, wanted) == NULL && poll(&errors, 1, PATIENCE) > 0) {
        ssize_t got =
            read(run->errors, run->said + run->length, sizeof run->said - run->length - 1);
        if (got <= 0)
            break;
        run->length += (size_t)got;
    }
    return strstr(run->said, wanted) != NULL;
}

/* Ends the data, and hears the program out. @return its exit status */
static int finish(struct run *run)
{
    int status;

    close(run->input);
    hear(run, "\x7F"); /* which it never says */
    close(run->errors);
    assert_int_equal(waitpid(run->pid, &status, 0), run->pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Two regions, the second one after so long that something should be shown. */
static void feed_slowly(const struct run *run)
{
    feed(run);
    pause_for(NOTICED);
    feed(run);
}

static void on_a_terminal_it_tells_how_far_it_is_and_wipes_that_at_the_end(void **state)
{
    struct run run;

    (void)state;
    start(&run, true, "-j1");
    feed_slowly(&run);
    assert_true(hear(&run, "\r2 regions"));
    assert_null(strstr(run.said, "\x1B[K"));
    assert_int_equal(finish(&run), 0);
    assert_non_null(strstr(run.said, "\r\x1B[K"));
}

static void with_several_jobs_it_tells_so_too(void **state)
{
    struct run run;

    (void)state;
    start(&run, true, "-j2");
    feed_slowly(&run);
    assert_true(hear(&run, "\r2 regions"));
    assert_int_equal(finish(&run), 0);
}

static void when_quiet_it_shows_nothing(void **state)
{
    struct run run;

    (void)state;
    start(&run, true, "-q");
    feed_slowly(&run);
    assert_int_equal(finish(&run), 0);
    assert_string_equal(run.said, "");
}

static void off_a_terminal_it_shows_nothing_of_the_kind(void **state)
{
    struct run run;

    (void)state;
    start(&run, false, "-j1");
    feed_slowly(&run);
    assert_int_equal(finish(&run), 0);
    assert_null(strchr(run.said, '\r'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_terminal_it_tells_how_far_it_is_and_wipes_that_at_the_end),
        cmocka_unit_test(with_several_jobs_it_tells_so_too),
        cmocka_unit_test(when_quiet_it_shows_nothing),
        cmocka_unit_test(off_a_terminal_it_shows_nothing_of_the_kind),
    };
    return cmocka_run_group_tests_name("progress", tests, NULL, NULL);
}
