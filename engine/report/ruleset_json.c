#include "report/ruleset_json.h"

#include "report/json.h"
#include "report/meaning.h"

const char *ruleset_json_status(iga_rules_state state)
{
    static const char *const words[] = {
        [IGA_ANNOUNCED] = "announced", [IGA_IN_FORCE] = "in_force", [IGA_PAST] = "past"};
    return words[state];
}

const char *ruleset_json_source(iga_source source)
{
    static const char *const words[] = {
        [IGA_OFFICIAL] = "official", [IGA_SECONDARY] = "secondary", [IGA_ASSUMED] = "assumed"};
    return words[source];
}

static void assumed_part(struct blob *out, const iga_part *part)
{
    json_open(out, '{');
    json_text_member(out, "path", part->path);
    json_text_member(out, "source", ruleset_json_source(part->source));
    json_text_member(out, "reference", part->reference);
    json_place_member(out, "line", part->line);
    json_close(out, '}');
}

static void provenance(struct blob *out, const iga_rules *rules)
{
    static const iga_source sources[] = {IGA_OFFICIAL, IGA_SECONDARY, IGA_ASSUMED};

    json_open(out, '{');
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
        json_size_member(out, ruleset_json_source(sources[i]),
                         iga_rules_source_count(rules, sources[i]));
    json_key(out, "parts");
    json_open(out, '[');
    iga_part part;
    for (size_t i = 0; iga_rules_part(&part, rules, i); i++)
        if (part.source == IGA_ASSUMED)
            assumed_part(out, &part);
    json_close(out, ']');
    json_close(out, '}');
}

void ruleset_json(struct blob *out, const iga_rules *rules, bool with_file)
{
    char meaning[MEANING_TEXT];
    json_open(out, '{');
    json_text_member(out, "id", iga_rules_id(rules));
    json_text_member(out, "title", iga_rules_title(rules));
    json_key(out, "year");
    blob_print(out, "%d", iga_rules_year(rules));
    json_text_member(out, "status", ruleset_json_status(iga_rules_status(rules)));
    if (with_file)
        json_text_member(out, "file", iga_rules_file(rules));
    json_text_member(out, "sha256", iga_rules_sha256(rules));
    json_text_member(out, "meaning", meaning_text(meaning, &out->failed, rules));
    json_key(out, "provenance");
    provenance(out, rules);
    json_close(out, '}');
}
