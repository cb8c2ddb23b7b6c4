/* Data that may be anything: each region is scored or refused, and the results are the same
 * whether the bytes come at once or a few at a time. */
#include "fuzz.h"

#include "iga.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static iga_rules *rules;

static void load_rules(void)
{
    static char text[IGA_MAX_RULE_FILE];
    FILE *file = fopen(SOURCE_DIR "/rules/iid-2026.lua", "rb");

    MUST(file);
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    MUST(iga_rules_load(&rules, NULL, "x.lua", text, length, IGA_LANG_EN) == IGA_OK);
}

/* Reads all there is to a result, and adds up what must not depend on the pieces. */
static int look_at(void *context, const iga_result *result)
{
    unsigned long *sum = context;
    iga_answer answer;
    size_t errors = iga_result_error_count(result);

    *sum = *sum * 31 + errors + 1;
    for (size_t i = 0; i < errors; i++)
        *sum = *sum * 31 + strlen(iga_result_error(result, i)->message) +
               iga_result_error(result, i)->column;
    for (size_t i = 0; errors == 0 && iga_result_answer(&answer, result, i); i++)
        *sum = *sum * 31 + strlen(answer.answer) + strlen(answer.score);
    for (size_t k = 0; errors == 0 && k < iga_result_innovation_count(result); k++)
        for (size_t i = 0; iga_result_innovation_answer(&answer, result, k, i); i++)
            *sum = *sum * 31 + strlen(answer.answer) + iga_result_reason_count(result, k);
    return 0;
}

static unsigned long score(const char *bytes, size_t size, size_t piece)
{
    const iga_score_options options = {.detail = true, .lang = IGA_LANG_EN};
    unsigned long sum = 0;
    iga_splitter *splitter;
    iga_scorer *scorer;

    MUST(iga_splitter_new(&splitter, "x.json", IGA_FROM_DETECT) == IGA_OK);
    MUST(iga_scorer_new(&scorer, rules, &options) == IGA_OK);
    for (size_t at = 0, end = 0; at < size || end < size;) {
        iga_chunk chunk;
        size_t taken;
        if (iga_splitter_cut(&chunk, &taken, splitter, bytes + at, end - at, end == size) != IGA_OK)
            break;
        if (chunk.length > 0)
            MUST(iga_scorer_run(scorer, &chunk, look_at, &sum) == IGA_OK);
        else if (taken == 0 && end == size)
            break;
        at += taken;
        if (taken == 0)
            end = size - end < piece ? size : end + piece;
    }
    iga_scorer_free(scorer);
    iga_splitter_free(splitter);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;

    if (!rules)
        load_rules();
    unsigned long whole = score(text, size, size);
    MUST(score(text, size, 1 + size % 13) == whole);
    return 0;
}
