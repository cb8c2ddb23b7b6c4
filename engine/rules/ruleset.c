/* What a rule set tells of itself. */
#include "rules/ruleset.h"

#include <stdlib.h>
#include <string.h>

const char *iga_rules_file(const iga_rules *rules)
{
    return rules->source.file;
}

const char *iga_rules_id(const iga_rules *rules)
{
    return rules->id;
}

const char *iga_rules_title(const iga_rules *rules)
{
    return rules->title;
}

const char *iga_rules_basis(const iga_rules *rules)
{
    return rules->basis;
}

int iga_rules_year(const iga_rules *rules)
{
    return rules->year;
}

iga_rules_state iga_rules_status(const iga_rules *rules)
{
    return rules->state;
}

const char *iga_rules_sha256(const iga_rules *rules)
{
    return rules->sha256;
}

const char *iga_rules_maximum(const iga_rules *rules)
{
    return rules->index_maximum;
}

size_t iga_rules_part_count(const iga_rules *rules)
{
    return rules->part_count;
}

bool iga_rules_part(iga_part *out, const iga_rules *rules, size_t i)
{
    if (i >= rules->part_count)
        return false;
    const struct part *part = &rules->parts[i];
    bool has_title = part->title && *part->title;
    *out = (iga_part){part->path, has_title ? part->title : NULL, part->origin.source,
                      part->origin.reference, part->line};
    return true;
}

size_t iga_rules_source_count(const iga_rules *rules, iga_source source)
{
    return rules->source_counts[source];
}

size_t iga_rules_value_count(const iga_rules *rules)
{
    return rules->value_count;
}

const char *iga_rules_value_id(const iga_rules *rules, size_t i)
{
    return i < rules->value_count ? rules->values[i].id : NULL;
}

const char *iga_rules_value_title(const iga_rules *rules, size_t i)
{
    return i < rules->value_count ? rules->values[i].title : NULL;
}

const char *iga_rules_value_maximum(const iga_rules *rules, size_t i)
{
    return i < rules->value_count ? rules->values[i].maximum : NULL;
}

bool iga_rules_has_innovations(const iga_rules *rules)
{
    return rules->has_innovations;
}

const char *iga_rules_group_field(const iga_rules *rules, size_t i)
{
    return i < rules->group_field_count ? rules->fields[UNIT_REGION][rules->group_fields[i]].name
                                        : NULL;
}

const char *iga_rules_group_title(const iga_rules *rules, size_t i)
{
    if (i >= rules->group_field_count)
        return NULL;
    const struct field *field = &rules->fields[UNIT_REGION][rules->group_fields[i]];
    return field->title && *field->title ? field->title : field->name;
}

/* ---- The heading -------------------------------------------------------------------------- */

static bool token_is(const struct source *source, size_t token, const char *text)
{
    return token != NO_TOKEN && source->tokens[token].length == strlen(text) &&
           memcmp(source->text + source->tokens[token].offset, text, strlen(text)) == 0;
}

static bool read_heading(iga_heading *out, const struct source *source)
{
    size_t call = source_call(source, 1, "ruleset", NULL);
    size_t open = call == NO_TOKEN ? NO_TOKEN : source_table(source, call);
    if (open == NO_TOKEN)
        return false;
    const struct token *id = &source->tokens[call + 1];
    if (id->kind != TOKEN_STRING)
        id++; /* ruleset("…", */
    size_t year = source_value(source, open, "year"), status = source_value(source, open, "status");
    if (id->kind != TOKEN_STRING || strlen(id->string) >= sizeof out->id || year == NO_TOKEN ||
        source->tokens[year].kind != TOKEN_NUMBER)
        return false;
    strcpy(out->id, id->string);
    out->year = (int)strtol(source->text + source->tokens[year].offset, NULL, 10);
    out->state = token_is(source, status, "in_force") ? IGA_IN_FORCE
                 : token_is(source, status, "past")   ? IGA_PAST
                                                      : IGA_ANNOUNCED;
    return true;
}

iga_status iga_rules_peek(iga_heading *out, const char *text, size_t length)
{
    if (!out || (!text && length))
        return IGA_EUSAGE;
    *out = (iga_heading){.id = ""};
    if (length > IGA_MAX_RULE_FILE)
        return IGA_ERULE;
    struct arena *arena = arena_new();
    if (!arena)
        return IGA_ENOMEM;
    struct iga_findings findings;
    findings_init(&findings, arena, IGA_LANG_EN);
    struct source source;
    char *copy = arena_copy(arena, text ? text : "", length);
    bool is_read = copy && source_read(&source, arena, &findings, "", copy, length);
    iga_status status = !is_read || arena_failed(arena) ? IGA_ENOMEM
                        : read_heading(out, &source)    ? IGA_OK
                                                        : IGA_ERULE;
    arena_free(arena);
    return status;
}
