/* Bytes that may be JSON: what the strict look takes cJSON takes as well, and sees the same; and
 * whoever reads a document back is told the same of it, however deep it is kept. */
#include "fuzz.h"

#include "../witness.h"
#include "iga.h"

/* Whether what a value holds stands in it, one behind the other. @return how many values */
static size_t check_places(const iga_json *json, size_t node)
{
    size_t at = iga_json_start(json, node), count = 1;

    for (size_t i = iga_json_first(json, node); i != IGA_JSON_NONE; i = iga_json_next(json, i)) {
        const char *key = iga_json_key(json, i);
        MUST(at < iga_json_start(json, i) && iga_json_start(json, i) < iga_json_end(json, i));
        MUST(key == NULL || iga_json_member(json, node, key) == i);
        count += check_places(json, i);
        at = iga_json_end(json, i);
    }
    MUST(at < iga_json_end(json, node));
    return count;
}

static void check_document(const char *bytes, size_t size)
{
    iga_json *json;
    size_t counts[2] = {0}, ends[2], at;
    iga_status statuses[2];
    const unsigned depths[2] = {1, IGA_MAX_NESTING};

    MUST(iga_json_new(&json) == IGA_OK);
    for (int i = 0; i < 2; i++) {
        statuses[i] = iga_json_read(json, bytes, size, depths[i]);
        if (statuses[i] == IGA_OK)
            counts[i] = check_places(json, 0);
        ends[i] = iga_json_end(json, 0);
        MUST((statuses[i] == IGA_OK) == (iga_json_problem(&at, json, IGA_LANG_EN) == NULL));
        MUST(at <= size && ends[i] <= size);
    }
    MUST(statuses[0] == statuses[1] && ends[0] == ends[1] && counts[0] <= counts[1]);
    iga_json_free(json);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    MUST(witness_bytes((const char *)bytes, size) != WITNESS_DIFFERS);
    check_document(size > 0 ? (const char *)bytes : "", size);
    return 0;
}
