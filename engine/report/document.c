#include "report/document.h"

#include "report/json.h"
#include "report/ruleset_json.h"

static void counting(struct blob *out, const struct document *document, const char *key, bool value)
{
    if (document->is_merged)
        json_text_member(out, key, NULL);
    else
        json_bool_member(out, key, value);
}

static void options(struct blob *out, const struct document *document)
{
    json_open(out, '{');
    counting(out, document, "claims", document->claims);
    counting(out, document, "verified", document->verified);
    json_bool_member(out, "detail", document->detail);
    if (document->is_ranked)
        json_bool_member(out, "ranked", true);
    if (document->by)
        json_text_member(out, "by", document->by);
    if (document->near)
        json_text_member(out, "near", document->near);
    json_close(out, '}');
}

void document_open(struct blob *out, const struct document *document)
{
    json_open(out, '{');
    json_size_member(out, "format_version", 1);
    json_key(out, "program");
    blob_print(out, "\"iga %s\"", iga_version());
    json_key(out, "options");
    options(out, document);
    json_key(out, "ruleset");
    ruleset_json(out, document->rules, false);
    json_key(out, "results");
    blob_text(out, "[\n");
}

void document_close(struct blob *out, const struct document *document, bool has_results)
{
    blob_text(out, has_results ? "\n]" : "]");
    blob_text(out, ",\"data_sha256\":");
    json_text(out, document->is_merged ? NULL : document->data_sha256);
    blob_text(out, "}\n");
}
