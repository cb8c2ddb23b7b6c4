/* oracle.c - a second opinion on ten thousand regions.
 *
 *     oracle data SEED COUNT            the regions, one a line
 *     oracle expect SEED COUNT MODE     what each of them scores, tab-separated
 *     oracle check SEED COUNT MODE      whether the results on standard input say the same
 *
 * MODE is plain, claims or verified. */
#include "oracle.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_SHOWN 10
#define FIGURES 5
#define FIGURE 64

/* What is compared, in this order; each name occurs first with this meaning in a result. */
static const char *const names[FIGURES] = {"id", "index", "exact", "predicate", "eligible"};

static struct region region; /* too large for a stack */

static void figures_of(char out[FIGURES][FIGURE], enum mode mode)
{
    struct verdict verdict;
    region_score(&verdict, &region, mode);
    snprintf(out[0], FIGURE, "%ld", region.number);
    snprintf(out[1], FIGURE, "%ld.%02ld", verdict.index / 100, verdict.index % 100);
    if (verdict.divisor == 1)
        snprintf(out[2], FIGURE, "%" PRId64, verdict.exact);
    else
        snprintf(out[2], FIGURE, "%" PRId64 "/%" PRId64, verdict.exact, verdict.divisor);
    snprintf(out[3], FIGURE, "%s", verdict.predicate);
    snprintf(out[4], FIGURE, "%zu", verdict.eligible);
}

/* The value behind the first `"name":`, without quotes; "" when there is none. */
static void read_figure(char out[FIGURE], const char *line, const char *name)
{
    char key[FIGURE];
    int length = snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(line, key);
    *out = '\0';
    if (!at)
        return;
    at += length;
    at += *at == '"';
    snprintf(out, FIGURE, "%.*s", (int)strcspn(at, "\",}"), at);
}

/* Compares one result with what is expected. @return how many figures differ */
static int compare(const char *line, enum mode mode, bool show)
{
    char expected[FIGURES][FIGURE], actual[FIGURE];
    int differences = 0;
    figures_of(expected, mode);
    for (int i = 0; i < FIGURES; i++) {
        read_figure(actual, line, names[i]);
        if (strcmp(actual, expected[i]) == 0)
            continue;
        differences++;
        if (show)
            printf("region %ld: %s is %s, expected %s\n", region.number, names[i],
                   *actual ? actual : "not there", expected[i]);
    }
    return differences;
}

static int check(uint64_t seed, long count, enum mode mode)
{
    char *line = NULL;
    size_t capacity = 0;
    long lines = 0, wrong = 0;
    while (getline(&line, &capacity, stdin) >= 0) {
        region_make(&region, seed, ++lines);
        wrong += compare(line, mode, wrong < MOST_SHOWN) != 0;
    }
    free(line);
    printf("%ld of %ld regions, %ld differ\n", lines, count, wrong);
    return lines == count && wrong == 0 ? 0 : 1;
}

static void expect(uint64_t seed, long count, enum mode mode)
{
    char figures[FIGURES][FIGURE];
    for (long i = 1; i <= count; i++) {
        region_make(&region, seed, i);
        figures_of(figures, mode);
        for (int f = 0; f < FIGURES; f++)
            printf("%s%c", figures[f], f == FIGURES - 1 ? '\n' : '\t');
    }
}

static void data(uint64_t seed, long count)
{
    for (long i = 1; i <= count; i++) {
        region_make(&region, seed, i);
        region_write(&region);
    }
}

int main(int argument_count, char **arguments)
{
    static const char *const modes[] = {
        [PLAIN] = "plain", [CLAIMS] = "claims", [ONLY_VERIFIED] = "verified"};
    if (argument_count >= 4) {
        uint64_t seed = strtoull(arguments[2], NULL, 10);
        long count = strtol(arguments[3], NULL, 10);
        if (strcmp(arguments[1], "data") == 0) {
            data(seed, count);
            return fflush(stdout) == 0 ? 0 : 1;
        }
        for (int mode = PLAIN; argument_count == 5 && mode <= ONLY_VERIFIED; mode++) {
            if (strcmp(arguments[4], modes[mode]) != 0)
                continue;
            if (strcmp(arguments[1], "check") == 0)
                return check(seed, count, (enum mode)mode);
            expect(seed, count, (enum mode)mode);
            return 0;
        }
    }
    fputs("usage: oracle data SEED COUNT\n       oracle expect|check SEED COUNT "
          "plain|claims|verified\n",
          stderr);
    return 2;
}
