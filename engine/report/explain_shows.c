/* What of an explanation was asked for. */
#include "report/explain.h"

#include <string.h>

bool explain_has_indicator(const iga_explanation *explanation, const char *id)
{
    const iga_step *step = iga_explanation_step(explanation);
    if (step->kind == IGA_STEP_INDICATOR)
        return strcmp(step->id, id) == 0;
    for (size_t i = 0; i < iga_explanation_count(explanation); i++)
        if (explain_has_indicator(iga_explanation_below(explanation, i), id))
            return true;
    return false;
}

bool explain_shows(const struct explain_settings *settings, const iga_step *above,
                   const iga_explanation *explanation)
{
    const iga_step *step = iga_explanation_step(explanation);
    switch (step->kind) {
    case IGA_STEP_VALUE:
        return !settings->innovation && !settings->indicator;
    case IGA_STEP_INNOVATION:
        if (settings->innovation && strcmp(step->id, settings->innovation) != 0)
            return false;
        break;
    case IGA_STEP_ASPECT:
        if (settings->innovation && above->kind == IGA_STEP_REGION)
            return false;
        break;
    case IGA_STEP_VARIABLE:
    case IGA_STEP_INDICATOR:
        break;
    case IGA_STEP_MUST:
        return !settings->indicator;
    default:
        return true;
    }
    return !settings->indicator || explain_has_indicator(explanation, settings->indicator);
}
