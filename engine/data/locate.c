#include "data/locate.h"

#include "base/arena.h"
#include "iga.h"

#include <stdlib.h>
#include <string.h>

/* A way through the tree to where the text is at an offset. Offsets only grow, so that the way
 * goes on from the one before. */
struct way {
    struct faults *faults;
    const struct tree_node *root, *end; /* end: behind the tree's last node */
    struct step {
        const struct tree_node *at; /* the item, or the name of the member */
        const struct tree_node *value;
        size_t number; /* among its siblings, from 1 */
    } steps[IGA_MAX_NESTING + 1];
    size_t depth;
};

/* ---- Finding the way ------------------------------------------------------------------------ */

/* Whether a step has not ended before the offset: nothing behind it starts up to there. */
static bool covers(const struct way *way, const struct step *step, size_t offset)
{
    const struct tree_node *behind = tree_behind(step->value);

    return behind == way->end || behind->at > offset;
}

static struct step step_at(const struct tree_node *container, const struct tree_node *at,
                           size_t number)
{
    bool member = container->kind == TREE_OBJECT;

    return (struct step){.at = at, .value = member ? at + 1 : at, .number = number};
}

/* Takes the steps that lead on to the offset from inside the value that was reached.
 * @param next  the first that may; of the container's */
static void step_in(struct way *way, const struct tree_node *container, struct step next,
                    size_t offset)
{
    while (tree_holds(container) && next.at != tree_behind(container) && next.at->at <= offset) {
        if (covers(way, &next, offset)) {
            way->steps[way->depth++] = next;
            container = next.value;
            next = step_at(container, tree_inside(container), 1);
        } else {
            next = step_at(container, tree_behind(next.value), next.number + 1);
        }
    }
}

/* Goes on to an offset that is not before the last one. */
static void go(struct way *way, size_t offset)
{
    const struct tree_node *container;
    struct step next = {0};

    while (way->depth > 0 && !covers(way, &way->steps[way->depth - 1], offset))
        next = way->steps[--way->depth];
    container = way->depth > 0 ? way->steps[way->depth - 1].value : way->root;
    if (next.at == NULL)
        next = step_at(container, tree_inside(container), 1);
    step_in(way, container, next, offset);
}

/* ---- Paths ---------------------------------------------------------------------------------- */

static bool is_member(const struct step *step, const char *name)
{
    return step->at != step->value && tree_says(step->at, name);
}

/* What a step is called: a member by its name, an innovation by its id, another item by its
 * number. */
static const char *step_name(const struct way *way, size_t i)
{
    const struct step *step = &way->steps[i];
    const struct tree_node *id = NULL;

    if (step->at != step->value)
        return fault_shown(way->faults, step->at);
    if (i == 1 && is_member(&way->steps[0], "innovations"))
        id = tree_member(step->value, "id");
    if (id != NULL && id->kind == TREE_TEXT && id->length > 0)
        return fault_shown(way->faults, id);
    return arena_print(way->faults->arena, "#%zu", step->number);
}

static const char *join(struct arena *arena, const char *path, const char *name)
{
    return path == NULL || name == NULL ? name : arena_print(arena, "%s/%s", path, name);
}

/* The path of where the way has led, and of a member there. It ends at an indicator, whose answer
 * is one thing however it is written. */
static const char *path_of(const struct way *way, const char *member)
{
    struct arena *arena = way->faults->arena;
    const char *path = NULL;

    for (size_t i = 0; i < way->depth; i++) {
        path = join(arena, path, step_name(way, i));
        if (i > 0 && is_member(&way->steps[i - 1], "indicators"))
            return path;
    }
    return member != NULL ? join(arena, path, member) : path;
}

/* ---- Places --------------------------------------------------------------------------------- */

/* Adds what the look noted to the faults. */
static void add_noted(struct faults *faults, const struct look *look, const char *bytes)
{
    for (size_t i = 0; i < look->count; i++) {
        const struct look_fault *fault = &look->faults[i];
        if (fault_mark(faults, IGA_ERROR, fault->offset) == NULL)
            return;
        findings_add(faults->errors, IGA_ERROR, look_code(fault->kind), (struct place){0}, NULL,
                     look_message(fault->kind),
                     look_found(faults->arena, faults->errors->lang, bytes, look->end, fault));
    }
}

static int compare_offsets(const void *a, const void *b)
{
    size_t left = ((const struct mark *)a)->offset, right = ((const struct mark *)b)->offset;

    return (left > right) - (left < right);
}

void locate_faults(struct faults *faults, const struct look *look, const struct tree *tree,
                   const char *bytes, struct position *position, const char *file)
{
    struct way way = {.faults = faults, .root = tree->nodes, .end = tree->nodes + tree->count};
    const char *copy;

    add_noted(faults, look, bytes);
    if (faults->count == 0)
        return;
    copy = file != NULL ? arena_copy(faults->arena, file, strlen(file)) : NULL;
    qsort(faults->marks, faults->count, sizeof *faults->marks, compare_offsets);
    for (size_t i = 0; i < faults->count; i++) {
        const struct mark *mark = &faults->marks[i];
        struct iga_findings *list = fault_list(faults, mark->severity);
        if (mark->finding >= list->count)
            continue; /* there was no memory for it */
        go(&way, mark->offset);
        position_move(position, bytes + mark->offset);
        list->items[mark->finding].line = position->line;
        list->items[mark->finding].column = position->column;
        list->items[mark->finding].path = path_of(&way, mark->member);
        list->items[mark->finding].file = copy;
    }
    findings_sort(faults->errors);
    findings_sort(faults->warnings);
}
