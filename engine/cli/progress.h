/* progress.h - how far long work has come, on a terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "iga.h"

#include <stdbool.h>
#include <stddef.h>

/* Starts with progress_start. */
struct progress {
    bool is_on;
    bool is_shown;  /* something stands on the line now */
    long long next; /* when to show it, in milliseconds */
    iga_lang lang;
};

/* Shows nothing unless standard error is a terminal and the answer goes elsewhere. */
void progress_start(struct progress *progress, bool is_wanted, iga_lang lang);
/* Shows how many regions are done, after a second and then a few times a second. */
void progress_show(struct progress *progress, size_t regions);
/* Takes it away, before something else is said. */
void progress_clear(struct progress *progress);

#endif
