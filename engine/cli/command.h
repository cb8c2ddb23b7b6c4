/* command.h - what the program can be told to do; each command is a file cmd_NAME.c. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"
#include "report/phrase.h"

struct command {
    const char *name;
    struct phrase arguments;    /* behind the options, for the help */
    struct phrase summary;      /* one line */
    struct phrase about;        /* what else a reader of the help should know */
    const char *example;        /* a line to copy */
    unsigned takes;             /* TAKES_... */
    const char *const *formats; /* of -f, ends in NULL; NULL without TAKES_FORMAT */
    enum status (*run)(const struct options *options, char *const *arguments, size_t count);
};

extern const struct command command_advise, command_check, command_compare, command_convert,
    command_diff, command_explain, command_rank, command_rules, command_score, command_template,
    command_test, command_verify;

/* @return command i in the order of the help, or NULL past the end */
const struct command *command_get(size_t i);
/* @return NULL when there is none; then what is nearest is said on standard error */
const struct command *command_find(const char *name, iga_lang lang);

#endif
