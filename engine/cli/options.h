/* options.h - the options of the command line; each has one meaning everywhere. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
    iga_lang lang;
    enum color_choice color;
    const char *rules;  /* a file or an id; NULL for the newest in force */
    const char *format; /* NULL where the command may choose */
    const char *output; /* NULL for standard output */
    unsigned jobs;      /* 0 where the program may choose */
    iga_from from;
    bool quiet, help, version;
    bool detail, claims, verified;
};

/* Which options a command takes beside those that tell how to answer. */
enum {
    TAKES_RULES = 1 << 0,
    TAKES_FORMAT = 1 << 1,
    TAKES_OUTPUT = 1 << 2,
    TAKES_DATA = 1 << 3, /* --from, --jobs */
    TAKES_DETAIL = 1 << 4,
    TAKES_COUNTING = 1 << 5 /* --claims, --verified */
};

struct command;

/* Reads the options of a command and puts them before the other arguments; `argv[0]` is passed
 * over. Without a command, reads those before the command's name and stops there. What is wrong
 * is said on standard error.
 * @param first  the first argument that is no option */
enum status options_parse(struct options *options, int *first, const struct command *command,
                          int argc, char **argv);

/* A line for each option that a command takes, or that stands before a command. */
void options_help(struct blob *out, const struct command *command, iga_lang lang);

#endif
