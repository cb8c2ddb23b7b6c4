#include "data/doubles.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static int compare_texts(const struct tree_node *a, const struct tree_node *b)
{
    int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);

    return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

static int compare(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = compare_texts(left->text, right->text);

    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

/* Whether each is longer than the one before, or as long and behind it in the alphabet: numbers
 * that count up are, and then none is there twice. */
static bool counts_up(const struct named *list, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct tree_node *before = list[i - 1].text, *text = list[i].text;
        if (text->length < before->length ||
            (text->length == before->length && compare_texts(before, text) >= 0))
            return false;
    }
    return true;
}

size_t doubles_find(struct named *list, size_t count)
{
    size_t found = 0;
    const struct tree_node *before = NULL;

    if (counts_up(list, count))
        return 0;
    qsort(list, count, sizeof *list, compare);
    for (size_t i = 0; i < count; i++) {
        bool again = before != NULL && compare_texts(before, list[i].text) == 0;
        before = list[i].text;
        if (again)
            list[found++] = list[i];
    }
    return found;
}

void doubles_refuse(struct faults *faults, struct named *list, size_t count)
{
    size_t doubles = doubles_find(list, count);

    for (size_t i = 0; i < doubles; i++)
        fault_refuse(faults, list[i].text, "doubled_key", "'%s' is given twice; give it once",
                     fault_shown(faults, list[i].text));
}

static void refuse_in_object(struct faults *faults, const struct tree_node *object)
{
    const struct tree_node *end = tree_behind(object);
    size_t count = 0;
    struct named *list;

    for (const struct tree_node *name = tree_inside(object); name != end;
         name = tree_behind(name + 1))
        count++;
    list = arena_array(faults->arena, count, sizeof *list);
    if (list == NULL)
        return;
    count = 0;
    for (const struct tree_node *name = tree_inside(object); name != end;
         name = tree_behind(name + 1)) {
        list[count] = (struct named){name, count};
        count++;
    }
    doubles_refuse(faults, list, count);
}

void doubles_refuse_within(struct faults *faults, const struct tree_node *value)
{
    const struct tree_node *end = tree_behind(value);

    for (const struct tree_node *node = value; node != end; node++)
        if (node->kind == TREE_OBJECT)
            refuse_in_object(faults, node);
}
