/* doubles.h - names that are given twice, among any number of them. */
#ifndef DATA_DOUBLES_H
#define DATA_DOUBLES_H

#include "data/fault.h"

/* A name or an id, and which one it is. */
struct named {
    const struct tree_node *text;
    size_t number;
};

/* Puts those that came before to the front of the list. @return how many they are */
size_t doubles_find(struct named *list, size_t count);

/* Refuses every second name of the list, which it reorders. */
void doubles_refuse(struct faults *faults, struct named *list, size_t count);

/* Refuses names given twice in an object, and in all that is inside the value. */
void doubles_refuse_within(struct faults *faults, const struct tree_node *value);

#endif
