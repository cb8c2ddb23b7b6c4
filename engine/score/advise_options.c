/* advise_options.c - what must stay, what steps cost, and what is to be reached. */
#include "score/advise.h"

#include "base/text.h"
#include "score/predicate.h"

#include <string.h>
#include <strings.h>

static const struct schema_unit *schema_of(const struct adviser *a, int unit)
{
    return unit == UNIT_REGION ? &a->rules->schema.region : &a->rules->schema.innovation;
}

static bool is_named(const struct schema_indicator *indicator, const char *name)
{
    return strcmp(indicator->key, name) == 0 ||
           (indicator->alias && strcmp(indicator->alias, name) == 0);
}

/* The step of this name; STEP_KINDS for none. */
static int find_action(const char *name)
{
    int kind = 0;
    while (kind < STEP_KINDS && strcmp(step_names[kind], name) != 0)
        kind++;
    return kind;
}

/* What somebody may have meant: an action, an indicator or an innovation. */
static const char *nearest(struct adviser *a, const char *name, bool with_innovations)
{
    size_t count = 0, seats = with_innovations ? a->play.seat_count : 0;
    size_t most = STEP_KINDS + seats;
    for (int unit = 0; unit < 2; unit++)
        most += schema_of(a, unit)->indicator_count;
    const char **known = arena_array(a->own, most, sizeof *known);
    if (!known)
        return NULL;
    for (int i = 0; i < STEP_KINDS; i++)
        known[count++] = step_names[i];
    for (int unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < schema_of(a, unit)->indicator_count; i++)
            known[count++] = schema_of(a, unit)->indicators[i].key;
    for (size_t i = 0; i < seats; i++)
        known[count++] = a->play.region->innovations[i].id;
    return text_nearest(name, strlen(name), known, count);
}

/* ---- What must stay ----------------------------------------------------------------------- */

static bool lock_answer(struct adviser *a, const char *name)
{
    const char *dot = strrchr(name, '.');
    const struct schema_unit *schema = schema_of(a, UNIT_INNOVATION);
    if (!dot)
        return false;
    for (size_t seat = 0; seat < a->play.seat_count; seat++) {
        const char *id = a->play.region->innovations[seat].id;
        if (!text_equal(name, (size_t)(dot - name), id, strlen(id)))
            continue;
        for (size_t slot = 0; slot < schema->indicator_count; slot++)
            if (is_named(&schema->indicators[slot], dot + 1)) {
                a->play.answer_locked[seat * schema->indicator_count + slot] = true;
                return true;
            }
    }
    return false;
}

static bool lock_indicator(struct adviser *a, const char *name)
{
    bool is_known = false;
    for (int unit = 0; unit < 2; unit++)
        for (size_t slot = 0; slot < schema_of(a, unit)->indicator_count; slot++)
            if (is_named(&schema_of(a, unit)->indicators[slot], name))
                is_known = a->play.slot_locked[unit][slot] = true;
    return is_known;
}

static bool lock_innovation(struct adviser *a, const char *name)
{
    for (size_t seat = 0; seat < a->play.seat_count; seat++)
        if (strcmp(a->play.region->innovations[seat].id, name) == 0)
            return a->play.seats[seat].is_locked = true;
    return false;
}

static bool lock_action(struct adviser *a, const char *name)
{
    int kind = find_action(name);
    return kind < STEP_KINDS && (a->play.locked[kind] = true);
}

static bool lock(struct adviser *a, const char *name)
{
    static bool (*const ways[])(struct adviser *, const char *) = {lock_innovation, lock_indicator,
                                                                   lock_answer, lock_action};
    bool is_known = false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        is_known = ways[i](a, name) || is_known;
    return is_known;
}

static iga_status lock_all(struct adviser *a)
{
    for (size_t i = 0; i < a->options->locked_count; i++) {
        const char *name = a->options->locked[i];
        if (lock(a, name))
            continue;
        const char *meant = nearest(a, name, true);
        if (meant)
            findings_add(a->findings, IGA_ERROR, "locked", (struct place){0}, NULL,
                         "nothing here is called \"%s\"; did you mean \"%s\"?", name, meant);
        else
            findings_add(a->findings, IGA_ERROR, "locked", (struct place){0}, NULL,
                         "nothing here is called \"%s\"; an indicator, an innovation, "
                         "INNOVATION.indicator or an action can be locked",
                         name);
        return IGA_EUSAGE;
    }
    return IGA_OK;
}

/* ---- What steps cost ---------------------------------------------------------------------- */

static bool price(struct adviser *a, const iga_price *price, bool of_indicators)
{
    int kind = find_action(price->what), cost = (int)price->cost;
    bool is_known = false;
    if (kind < STEP_KINDS && !of_indicators)
        a->play.costs[kind] = cost;
    for (int unit = 0; unit < 2; unit++)
        for (size_t slot = 0; slot < schema_of(a, unit)->indicator_count; slot++) {
            bool is_it = is_named(&schema_of(a, unit)->indicators[slot], price->what);
            is_known = is_known || is_it;
            if (is_it || (kind == STEP_RAISE && !of_indicators))
                a->play.slot_costs[unit][slot] = cost;
        }
    return is_known || kind < STEP_KINDS;
}

static iga_status refuse_price(struct adviser *a, const iga_price *price)
{
    const char *meant = nearest(a, price->what, false);
    if (meant)
        findings_add(a->findings, IGA_ERROR, "price", (struct place){0}, price->what,
                     "no step is called \"%s\"; did you mean \"%s\"?", price->what, meant);
    else
        findings_add(a->findings, IGA_ERROR, "price", (struct place){0}, price->what,
                     "no step is called \"%s\"; an action or an indicator has a price",
                     price->what);
    return IGA_EUSAGE;
}

/* Prices of indicators prevail over the one of raising any. */
static iga_status price_all(struct adviser *a)
{
    const iga_price one = {"raise", 1};
    for (int i = 0; i < STEP_KINDS; i++)
        a->play.costs[i] = 1;
    price(a, &one, false);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < a->options->price_count; i++) {
            const iga_price *item = &a->options->prices[i];
            if (item->cost < 1 || item->cost > IGA_MAX_PRICE) {
                findings_add(a->findings, IGA_ERROR, "price", (struct place){0}, item->what,
                             "the price of \"%s\" is %u; it must be a whole number from 1 to %u",
                             item->what, item->cost, IGA_MAX_PRICE);
                return IGA_EUSAGE;
            }
            if (round == 1 && find_action(item->what) < STEP_KINDS)
                continue;
            if (!price(a, item, round == 1))
                return refuse_price(a, item);
        }
    return IGA_OK;
}

/* ---- What is to be reached ---------------------------------------------------------------- */

/* The lowest predicate that begins above the published index. */
static const struct predicate *next_predicate(const struct adviser *a)
{
    struct decimal published = predicate_published(a->rules, a->index);
    const struct predicate *next = NULL;
    for (size_t i = 0; i < a->rules->predicate_count; i++) {
        const struct predicate *predicate = &a->rules->predicates[i];
        if (decimal_compare(predicate->low, published) > 0 &&
            (!next || decimal_compare(predicate->low, next->low) < 0))
            next = predicate;
    }
    return next;
}

static const struct predicate *predicate_named(const struct adviser *a, const char *name)
{
    for (size_t i = 0; i < a->rules->predicate_count; i++)
        if (strcasecmp(a->rules->predicates[i].name, name) == 0)
            return &a->rules->predicates[i];
    return NULL;
}

static iga_status refuse_target(struct adviser *a, const char *target)
{
    const char **names = arena_array(a->own, a->rules->predicate_count + 1, sizeof *names);
    if (!names)
        return IGA_ENOMEM;
    for (size_t i = 0; i < a->rules->predicate_count; i++)
        names[i] = a->rules->predicates[i].name;
    const char *meant = text_nearest(target, strlen(target), names, a->rules->predicate_count);
    if (meant)
        findings_add(a->findings, IGA_ERROR, "target", (struct place){0}, NULL,
                     "there is no predicate \"%s\"; did you mean \"%s\"?", target, meant);
    else
        findings_add(a->findings, IGA_ERROR, "target", (struct place){0}, NULL,
                     "\"%s\" is neither an index nor a predicate; write a number, or a predicate "
                     "as the rules name it",
                     target);
    return IGA_EUSAGE;
}

/* The index before rounding from which on the published one is the target. */
static void set_threshold(struct adviser *a)
{
    mpq_t half;
    struct decimal rounded = decimal_round(a->target, a->rules->decimals);
    mpq_init(half);
    fraction_from_units(half, decimal_compare(rounded, a->target) < 0 ? -5 : 5,
                        a->rules->decimals + 1);
    fraction_from_decimal(a->threshold, rounded);
    mpq_sub(a->threshold, a->threshold, half);
    mpq_clear(half);
}

/* As an index is published: with all its decimals. */
static const char *published(struct adviser *a, struct decimal number)
{
    mpq_t fraction;
    mpq_init(fraction);
    fraction_from_decimal(fraction, number);
    int decimals = number.scale > a->rules->decimals ? number.scale : a->rules->decimals;
    const char *text = fraction_rounded(a->arena, fraction, decimals);
    mpq_clear(fraction);
    return text;
}

static iga_status aim(struct adviser *a)
{
    iga_advice_summary *summary = &a->advice->summary;
    const char *wanted = a->options->target;
    const struct predicate *predicate = wanted ? predicate_named(a, wanted) : next_predicate(a);
    a->has_target = wanted || predicate;
    if (predicate)
        a->target = predicate->low;
    else if (wanted && decimal_from_text(&a->target, wanted, strlen(wanted)) != NUMBER_FINE)
        return refuse_target(a, wanted);
    if (!a->has_target)
        return IGA_OK;
    mpq_t reached;
    set_threshold(a);
    mpq_init(reached);
    fraction_from_decimal(reached, a->target);
    summary->target = published(a, a->target);
    const char *name = predicate ? predicate->name : predicate_of(a->rules, reached);
    summary->target_predicate = *name ? arena_copy(a->arena, name, strlen(name)) : NULL;
    mpq_clear(reached);
    return IGA_OK;
}

/* ---- What is added ------------------------------------------------------------------------ */

static int64_t usual_maturity(const struct adviser *a)
{
    int64_t sum = 0, count = 0, most = 0;
    for (size_t i = 0; i < a->play.seat_count; i++)
        if (a->play.seats[i].counts) {
            sum += a->play.seats[i].points;
            count++;
        }
    for (size_t i = 0; i < a->rules->indicator_count[UNIT_INNOVATION]; i++)
        most += a->rules->indicators[UNIT_INNOVATION][i].maximum;
    return count ? sum / count : most / 2;
}

static iga_status read_maturity(struct adviser *a)
{
    const char *given = a->options->maturity;
    struct decimal maturity;
    a->play.maturity = usual_maturity(a);
    if (!given)
        return IGA_OK;
    if (decimal_from_text(&maturity, given, strlen(given)) == NUMBER_FINE &&
        maturity.coefficient >= 0 &&
        decimal_to_units(&a->play.maturity, maturity, a->rules->unit_decimals))
        return IGA_OK;
    findings_add(a->findings, IGA_ERROR, "maturity", (struct place){0}, NULL,
                 "an innovation cannot have a maturity of \"%s\"; write its points, such as 80",
                 given);
    return IGA_EUSAGE;
}

iga_status advise_options(struct adviser *a)
{
    static iga_status (*const parts[])(struct adviser *) = {lock_all, price_all, aim,
                                                            read_maturity};
    iga_status status = IGA_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == IGA_OK; i++)
        status = parts[i](a);
    return status == IGA_OK && arena_failed(a->own) ? IGA_ENOMEM : status;
}
