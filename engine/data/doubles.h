/* doubles.h - names that are given twice, among any number of them. */
#ifndef DATA_DOUBLES_H
#define DATA_DOUBLES_H

#include "data/fault.h"

/* A name, the node that has it, and which one it is. */
struct named {
    const char *name;
    const cJSON *node;
    size_t number;
};

/* Puts those whose name came before to the front of the list. @return how many they are */
size_t doubles_find(struct named *list, size_t count);

/* Refuses every second name of the list, which it reorders. */
void doubles_refuse(struct faults *faults, struct named *list, size_t count);

/* Refuses names given twice in an object, and in all that is inside the node. */
void doubles_refuse_within(struct faults *faults, const cJSON *node);

#endif
