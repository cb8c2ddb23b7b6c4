#include "cli/contests.h"

#include "cli/console.h"
#include "cli/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough for the digits of a size_t; what is handed to the ranking with a region is its number. */
enum { NUMBER_DIGITS = 24 };

/* A ranking with the groups that the result has: those of the rules, or the one it was asked for.
 * @return IGA_EUSAGE when the rules have no such field */
static iga_status start_ranking(iga_ranking **out, const struct published *published,
                                const iga_rules *rules)
{
    const char *by = published_head_text(published, "options", "by");
    struct names fields = {0};
    if (!by)
        return iga_ranking_new(out, rules, NULL, 0);
    names_add_list(&fields, by);
    iga_status status =
        fields.failed ? IGA_ENOMEM
        : !fields.count
            ? IGA_EUSAGE
            : iga_ranking_new(out, rules, (const char *const *)fields.items, fields.count);
    names_free(&fields);
    return status;
}

/* Adds a region with the fields that its result repeats. */
static iga_status add_region(iga_ranking *ranking, iga_json **tree,
                             const struct published *published, size_t number)
{
    const struct published_region *region = &published->regions[number];
    size_t count = iga_ranking_field_count(ranking);
    const char **fields = calloc(count + 1, sizeof *fields);
    char text[NUMBER_DIGITS];
    iga_status status = IGA_ENOMEM;
    if (fields &&
        json_tree_read(tree, published->bytes + region->start, region->length, 1) == IGA_OK) {
        for (size_t i = 0; i < count; i++)
            fields[i] =
                iga_json_text(*tree, iga_json_member(*tree, 0, iga_ranking_field(ranking, i)));
        iga_scored scored = {.id = published_text(published, region->id),
                             .exact = published_text(published, region->exact),
                             .fields = fields};
        int length = snprintf(text, sizeof text, "%zu", number);
        status = iga_ranking_add_scored(ranking, &scored, text, (size_t)length);
    }
    free(fields);
    return status;
}

/* What has no index takes no part; one that is no fraction is for others to refuse. */
static iga_status add_regions(iga_ranking *ranking, const struct published *published)
{
    iga_json *tree = NULL;
    iga_status status = IGA_OK;
    for (size_t i = 0; status == IGA_OK && i < published->count; i++)
        if (published_text(published, published->regions[i].exact))
            status = add_region(ranking, &tree, published, i);
    iga_json_free(tree);
    return status == IGA_OK ? iga_ranking_finish(ranking) : status;
}

static void note_numbers(struct contests *contests)
{
    iga_standing standing;
    for (size_t i = 0; iga_ranking_get(&standing, contests->ranking, i); i++)
        contests->numbers[strtoull(standing.bytes, NULL, 10)] = i + 1;
}

enum status contests_start(struct contests *out, const struct published *published,
                           const iga_rules *rules, iga_lang lang)
{
    *out = (struct contests){.numbers = calloc(published->count + 1, sizeof *out->numbers)};
    iga_status status = out->numbers ? start_ranking(&out->ranking, published, rules) : IGA_ENOMEM;
    if (status == IGA_OK)
        status = add_regions(out->ranking, published);
    if (status == IGA_OK)
        note_numbers(out);
    else
        contests_free(out);
    return status == IGA_ENOMEM ? console_no_memory(lang) : STATUS_OK;
}

void contests_free(struct contests *contests)
{
    iga_ranking_free(contests->ranking);
    free(contests->numbers);
    *contests = (struct contests){0};
}

const char *contests_of(const struct contests *contests, size_t region, const char *group)
{
    if (!contests->numbers || contests->numbers[region] == 0)
        return NULL;
    for (size_t g = 0; g < iga_ranking_group_count(contests->ranking); g++)
        if (strcmp(iga_ranking_group_id(contests->ranking, g), group) == 0)
            return iga_ranking_contest(contests->ranking, contests->numbers[region] - 1, g);
    return NULL;
}
