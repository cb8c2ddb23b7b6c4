/* Bytes that may be JSON: what the strict look takes cJSON takes as well, and sees the same. */
#include "fuzz.h"

#include "../witness.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    MUST(witness_bytes((const char *)bytes, size) != WITNESS_DIFFERS);
    return 0;
}
