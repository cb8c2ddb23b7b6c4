#include "data/locate.h"

#include "base/arena.h"
#include "data/scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A walk over text and tree. `trail` leads from the root, not in it, to where the walk is. */
struct walk {
    struct faults *faults;
    const struct look *look;
    const char *bytes;
    size_t at;
    size_t noted;  /* how many of the look's faults were passed */
    size_t marked; /* how many marks have a node: they are sorted by it */
    struct step {
        const cJSON *node;
        size_t number; /* among its siblings, from 1 */
    } trail[IGA_MAX_NESTING + 1];
    size_t depth;
};

/* ---- Paths ------------------------------------------------------------------------------- */

static bool is_named(const cJSON *node, const char *name)
{
    return node->string != NULL && strcmp(node->string, name) == 0;
}

/* What a step is called: a member by its name, an innovation by its id, another item by its
 * number. */
static const char *step_name(const struct walk *walk, size_t i)
{
    const struct step *step = &walk->trail[i];
    const cJSON *id = NULL;

    if (step->node->string != NULL)
        return fault_shown(walk->faults, step->node->string);
    if (i == 1 && is_named(walk->trail[0].node, "innovations"))
        id = cJSON_GetObjectItemCaseSensitive(step->node, "id");
    if (cJSON_IsString(id) && id->valuestring[0] != '\0')
        return fault_shown(walk->faults, id->valuestring);
    return arena_print(walk->faults->arena, "#%zu", step->number);
}

static const char *join(struct arena *arena, const char *path, const char *name)
{
    return path == NULL || name == NULL ? name : arena_print(arena, "%s/%s", path, name);
}

/* The path of where the walk is, and of a member there. It ends at an indicator, whose answer is
 * one thing however it is written. */
static const char *path_of(const struct walk *walk, const char *member)
{
    struct arena *arena = walk->faults->arena;
    const char *path = NULL;

    for (size_t i = 0; i < walk->depth; i++) {
        path = join(arena, path, step_name(walk, i));
        if (i > 0 && is_named(walk->trail[i - 1].node, "indicators"))
            return path;
    }
    return member != NULL ? join(arena, path, member) : path;
}

/* ---- Marks ------------------------------------------------------------------------------- */

static int compare_nodes(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)((const struct mark *)a)->node;
    uintptr_t right = (uintptr_t)((const struct mark *)b)->node;
    return (left > right) - (left < right);
}

static int compare_offsets(const void *a, const void *b)
{
    size_t left = ((const struct mark *)a)->offset, right = ((const struct mark *)b)->offset;
    return (left > right) - (left < right);
}

/* The first mark of a node, or of the next one that has any. */
static size_t first_mark(const struct walk *walk, const cJSON *node)
{
    size_t low = 0, high = walk->marked;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((uintptr_t)walk->faults->marks[middle].node < (uintptr_t)node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Tells the marks of a node where the walk is. */
static void mark_place(struct walk *walk, const cJSON *node, enum fault_at at)
{
    for (size_t i = first_mark(walk, node); i < walk->marked; i++) {
        struct mark *mark = &walk->faults->marks[i];
        if (mark->node != node)
            return;
        if (mark->at == at) {
            mark->offset = walk->at;
            mark->path = path_of(walk, mark->member);
        }
    }
}

/* Adds a fault that the look noted in the token just passed. */
static void add_noted(struct walk *walk, const struct look_fault *fault)
{
    struct faults *faults = walk->faults;
    struct mark *mark = fault_mark(faults, IGA_ERROR);

    if (mark == NULL)
        return;
    mark->offset = fault->offset;
    mark->path = path_of(walk, NULL);
    findings_add(
        faults->errors, IGA_ERROR, look_code(fault->kind), (struct place){0}, NULL,
        look_message(fault->kind),
        look_found(faults->arena, faults->errors->lang, walk->bytes, walk->look->end, fault));
}

static void add_all_noted(struct walk *walk)
{
    const struct look *look = walk->look;
    for (; walk->noted < look->count && look->faults[walk->noted].offset < walk->at; walk->noted++)
        add_noted(walk, &look->faults[walk->noted]);
}

/* ---- The walk ---------------------------------------------------------------------------- */

static void pass_space(struct walk *walk)
{
    walk->at = scan_space(walk->bytes, walk->at, walk->look->end);
}

/* Passes over a text, a number or a literal. */
static void pass_token(struct walk *walk)
{
    struct scan scan = {0};
    scan_value(&scan, &walk->at, walk->bytes, walk->look->end);
    add_all_noted(walk);
}

static void walk_value(struct walk *walk, const cJSON *node);

static void walk_name(struct walk *walk, const cJSON *node)
{
    mark_place(walk, node, AT_NAME);
    pass_token(walk);
    pass_space(walk);
    walk->at++; /* the colon */
}

/* Walks what stands between the brackets, up to and with the closing one. */
static void walk_children(struct walk *walk, const cJSON *node)
{
    size_t number = 0;

    walk->at++;
    pass_space(walk);
    if (node->child == NULL) {
        walk->at++;
        return;
    }
    for (const cJSON *child = node->child; child != NULL; child = child->next) {
        walk->trail[walk->depth++] = (struct step){child, ++number};
        pass_space(walk);
        if (child->string != NULL)
            walk_name(walk, child);
        walk_value(walk, child);
        walk->depth--;
        pass_space(walk);
        walk->at++; /* the comma, or the closing bracket */
    }
}

static void walk_value(struct walk *walk, const cJSON *node)
{
    pass_space(walk);
    mark_place(walk, node, AT_VALUE);
    if (cJSON_IsObject(node) || cJSON_IsArray(node))
        walk_children(walk, node);
    else
        pass_token(walk);
}

/* Gives the findings their places, in the order of the text. */
static void place_findings(struct faults *faults, const char *bytes, struct position *position,
                           const char *file)
{
    const char *copy = file != NULL ? arena_copy(faults->arena, file, strlen(file)) : NULL;

    qsort(faults->marks, faults->count, sizeof *faults->marks, compare_offsets);
    for (size_t i = 0; i < faults->count; i++) {
        const struct mark *mark = &faults->marks[i];
        struct iga_findings *list = fault_list(faults, mark->severity);
        if (mark->finding >= list->count)
            continue; /* there was no memory for it */
        position_move(position, bytes + mark->offset);
        list->items[mark->finding].line = position->line;
        list->items[mark->finding].column = position->column;
        list->items[mark->finding].path = mark->path;
        list->items[mark->finding].file = copy;
    }
}

void locate_faults(struct faults *faults, const struct look *look, const cJSON *root,
                   const char *bytes, struct position *position, const char *file)
{
    struct walk walk = {.faults = faults, .look = look, .bytes = bytes, .marked = faults->count};

    if (faults->count == 0 && look->count == 0)
        return;
    if (faults->count > 0)
        qsort(faults->marks, faults->count, sizeof *faults->marks, compare_nodes);
    walk_value(&walk, root);
    if (faults->count > 0)
        place_findings(faults, bytes, position, file);
    findings_sort(faults->errors);
    findings_sort(faults->warnings);
}
