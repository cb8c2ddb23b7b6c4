/* newcomer.c - an innovation that is not there yet. */
#include "score/newcomer.h"

#include <string.h>

static void set_area(struct mend *mend, struct area area)
{
    const struct field *field = &mend->rules->fields[UNIT_INNOVATION][area.field];
    const char *text = field->choices[area.choice];
    mend->fields[area.field] = (struct field_value){
        .given = true, .choice = (int32_t)area.choice, .text = text, .length = strlen(text)};
    mend->field_changed[area.field] = true;
}

enum newcomer newcomer_make(struct mend *mend, int64_t *has, struct arena *arena,
                            const struct iga_rules *rules, const struct region *region,
                            const struct scored *region_scored, int64_t points, struct area area,
                            const char *id)
{
    struct slots all = {0, (uint32_t)rules->indicator_count[UNIT_INNOVATION]};
    mend_start_new(mend, arena, rules, region, region_scored, id);
    if (mend->failed)
        return NEWCOMER_NO_MEMORY;
    if (area.field != SIZE_MAX)
        set_area(mend, area);
    bool is_eligible = mend_eligibility(mend);
    *has = points_of(mend->scored, all);
    int64_t reached = is_eligible ? mend_points(mend, points) : -1;
    if (mend->failed)
        return NEWCOMER_NO_MEMORY;
    if (reached >= 0)
        *has = reached;
    if (!is_eligible || !mend_eligibility(mend)) /* more points may also be too many */
        return NEWCOMER_NEVER_ELIGIBLE;
    return reached == points ? NEWCOMER_FINE : NEWCOMER_OTHER_POINTS;
}

static bool has_innovation(const struct region *region, const char *id)
{
    for (size_t i = 0; i < region->innovation_count; i++)
        if (strcmp(region->innovations[i].id, id) == 0)
            return true;
    return false;
}

const char *newcomer_id(struct arena *arena, const struct region *region, size_t *after)
{
    const char *id;
    do
        id = arena_print(arena, "baru-%zu", ++*after);
    while (id && has_innovation(region, id));
    return id;
}
