/* options.h - the options of the command line; each has one meaning everywhere. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/names.h"
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
    bool strict;
    bool mutate;          /* of test */
    const char *examples; /* of test; NULL for those beside the rule file */
    bool full;
    const char *innovation, *indicator; /* of explain */
    const char *by, *near;              /* of rank */
    struct names data;                  /* --data, each time it is given */
    struct names data_old, data_new;    /* the same for two sides */
    const char *rules_old, *rules_new;
    const char *at_most;            /* of diff: a class of changes, or NULL */
    struct names set, without, add; /* of score: changes, each time they are given */
    bool what_if;
    const char *region, *write_data;
    const char *target, *maturity, *cost; /* of advise */
    struct names locked;
};

/* Which options a command takes beside those that tell how to answer. */
enum {
    TAKES_RULES = 1 << 0,
    TAKES_FORMAT = 1 << 1,
    TAKES_OUTPUT = 1 << 2,
    TAKES_DATA = 1 << 3, /* --from, --jobs */
    TAKES_DETAIL = 1 << 4,
    TAKES_COUNTING = 1 << 5, /* --claims, --verified */
    TAKES_STRICT = 1 << 6,
    TAKES_PLACES = 1 << 7,    /* --by, --near */
    TAKES_INPUT = 1 << 8,     /* --data */
    TAKES_TWO_SIDES = 1 << 9, /* --data-old, --data-new, --rules-old, --rules-new */
    TAKES_FULL = 1 << 10,
    TAKES_PART = 1 << 11,     /* --innovation, --indicator */
    TAKES_EXAMPLES = 1 << 12, /* --examples, --mutate, --jobs */
    TAKES_AT_MOST = 1 << 13,  /* --at-most */
    TAKES_CHANGES = 1 << 14,  /* --set, --without, --add, --region */
    TAKES_ADVICE = 1 << 15    /* --target, --maturity, --cost, --locked */
};

struct command;

/* Reads the options of a command and puts them before the other arguments; `argv[0]` is passed
 * over. Without a command, reads those before the command's name and stops there. What is wrong
 * is said on standard error.
 * @param first  the first argument that is no option */
enum status options_parse(struct options *options, int *first, const struct command *command,
                          int argc, char **argv);

/* Gives back what options_parse took. */
void options_free(struct options *options);

/* A line for each option that a command takes, with one for those that all take; or a line for
 * each that stands before a command. */
void options_help(struct blob *out, const struct command *command, iga_lang lang);

#endif
