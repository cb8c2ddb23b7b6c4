/* The look at a rule file before Lua sees it: any text is cut into tokens that lie in it one
 * after another, or refused. */
#include "fuzz.h"

#include "base/arena.h"
#include "rules/lexer.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_new();
    struct iga_findings *findings = findings_new(IGA_LANG_EN);
    struct source source;

    MUST(arena && findings);
    const char *text = arena_copy(arena, (const char *)bytes, size);
    MUST(source_read(&source, arena, findings, "x.lua", text, size));
    for (size_t i = 0, end = 0; i < source.count; i++) {
        const struct token *token = &source.tokens[i];
        MUST(token->offset >= end && token->length <= size - token->offset);
        end = token->offset + token->length;
    }
    iga_findings_free(findings);
    arena_free(arena);
    return 0;
}
