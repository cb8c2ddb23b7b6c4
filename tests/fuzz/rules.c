/* A stranger's rule file: it loads or is refused with findings, and a rule set that loads can
 * score a region that says nothing. */
#include "fuzz.h"

#include "iga.h"

#include <stdlib.h>

static int ignore(void *context, const iga_result *result)
{
    (void)context;
    MUST(iga_result_error_count(result) > 0 || iga_result_predicate(result)[0] != '\0');
    return 0;
}

static void score_nothing(const iga_rules *rules)
{
    static const char empty[] = "{\"id\":\"1\",\"indicators\":{},\"innovations\":[]}";
    const iga_chunk chunk = {
        .bytes = empty, .length = sizeof empty - 1, .line = 1, .column = 1, .lines = true};
    iga_scorer *scorer;

    MUST(iga_scorer_new(&scorer, rules, NULL) == IGA_OK);
    MUST(iga_scorer_run(scorer, &chunk, ignore, NULL) == IGA_OK);
    iga_scorer_free(scorer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes;
    iga_heading heading;
    iga_rules *rules;
    iga_findings *findings, *checked;
    iga_status status = iga_rules_load(&rules, &findings, "x.lua", text, size, IGA_LANG_EN);

    MUST((status == IGA_OK) == (rules != NULL));
    MUST((status == IGA_OK) == (iga_findings_count(findings) == 0));
    iga_rules_peek(&heading, text, size);
    MUST(iga_rules_check(&checked, "x.lua", text, size, IGA_LANG_ID) == status);
    if (rules)
        score_nothing(rules);
    iga_findings_free(checked);
    iga_findings_free(findings);
    iga_rules_free(rules);
    return 0;
}
