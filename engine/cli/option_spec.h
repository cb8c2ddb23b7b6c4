/* option_spec.h - what there is to know of each option, as data. */
#ifndef CLI_OPTION_SPEC_H
#define CLI_OPTION_SPEC_H

#include "cli/command.h"
#include "cli/options.h"
#include "report/phrase.h"

#include <stdbool.h>
#include <stddef.h>

/* Taken by every command, and before the command's name. */
enum { ALWAYS = 0 };

/* One of several words. */
struct option_choice {
    const char *const *words; /* ends in NULL */
    void (*take)(struct options *options, size_t chosen);
};

/* What follows an option: nothing, any text, a text each time it is given, a number of threads, or
 * one of several words. */
struct option_value {
    enum option_kind { FLAG, TEXT, LIST, JOBS, CHOICE } kind;
    size_t offset; /* of a FLAG, TEXT or LIST in struct options */
    const struct option_choice *choice;
};

struct option_spec {
    const char *name;
    char letter;            /* 0 for none */
    unsigned taken;         /* TAKES_..., by commands that take one of these; ALWAYS */
    struct phrase argument; /* what the value is called */
    struct option_value value;
    struct phrase help; /* NULL: the forms of the command's answer */
};

/* All options, in the order of the help. */
enum { OPTIONS_MOST = 64 };
extern const struct option_spec option_specs[];
extern const size_t option_spec_count;

/* Whether the help of a command (of the program, without one) lists an option. */
bool option_is_told(const struct option_spec *spec, const struct command *command);
/* Whether it may be given: also where it changes nothing, if it means the same everywhere. */
bool option_is_taken(const struct option_spec *spec, const struct command *command);

#endif
