#include "data/doubles.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    const struct named *left = a, *right = b;
    int order = strcmp(left->name, right->name);

    return order != 0 ? order : (left->number > right->number) - (left->number < right->number);
}

size_t doubles_find(struct named *list, size_t count)
{
    size_t found = 0;
    const char *before = NULL;

    if (count < 2)
        return 0;
    qsort(list, count, sizeof *list, compare);
    for (size_t i = 0; i < count; i++) {
        bool again = before != NULL && strcmp(before, list[i].name) == 0;
        before = list[i].name;
        if (again)
            list[found++] = list[i];
    }
    return found;
}

void doubles_refuse(struct faults *faults, struct named *list, size_t count)
{
    size_t doubles = doubles_find(list, count);

    for (size_t i = 0; i < doubles; i++)
        fault_refuse(faults, list[i].node, AT_NAME, "doubled_key",
                     "'%s' is given twice; give it once", fault_shown(faults, list[i].name));
}

static void refuse_in_object(struct faults *faults, const cJSON *object)
{
    size_t count = (size_t)cJSON_GetArraySize(object), i = 0;
    struct named *list = arena_array(faults->arena, count, sizeof *list);

    if (list == NULL)
        return;
    for (const cJSON *child = object->child; child != NULL; child = child->next, i++)
        list[i] = (struct named){child->string, child, i};
    doubles_refuse(faults, list, count);
}

void doubles_refuse_within(struct faults *faults, const cJSON *node)
{
    if (cJSON_IsObject(node))
        refuse_in_object(faults, node);
    for (const cJSON *child = node->child; child != NULL; child = child->next)
        doubles_refuse_within(faults, child);
}
