/* costs.h - the file that says what steps cost. */
#ifndef CLI_COSTS_H
#define CLI_COSTS_H

#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"
#include "report/json_tree.h"

/* Starts as {0}. The names are the tree's. */
struct costs {
    const char *file;
    struct blob text;
    iga_json *tree;
    iga_price *items;
    size_t count;
};

/* Reads the file; NULL for none. What is wrong is said with its place. */
enum status costs_read(struct costs *costs, const char *file, iga_lang lang);
void costs_free(struct costs *costs);

/* Says what is wrong with the price of this name. */
enum status costs_refuse(const struct costs *costs, const char *name, const char *message,
                         iga_lang lang);

#endif
