/* Measured values and the bands that hold them. */
#include "rules/ruleset.h"

bool interval_holds(const struct interval *range, struct decimal value)
{
    if (range->has_low) {
        int order = decimal_compare(value, range->low);
        if (order < 0 || (order == 0 && range->low_open))
            return false;
    }
    if (range->has_high) {
        int order = decimal_compare(value, range->high);
        if (order > 0 || (order == 0 && range->high_open))
            return false;
    }
    return true;
}

int measure_level(const struct measure *measure, enum overlap_policy overlap, struct decimal value)
{
    if (measure->decimals >= 0)
        value = decimal_round(value, measure->decimals);
    int level = -1;
    for (size_t i = 0; i < measure->band_count; i++) {
        const struct band *band = &measure->bands[i];
        if (!interval_holds(&band->range, value))
            continue;
        int found = (int)band->level;
        if (level < 0 || (overlap == OVERLAP_HIGHEST ? found > level : found < level))
            level = found;
    }
    return level;
}
