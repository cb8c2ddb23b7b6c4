#include "cli/command.h"

#include "cli/console.h"
#include "cli/names.h"

#include <string.h>

static const struct command *const commands[] = {
    &command_score,  &command_rank,     &command_explain, &command_advise,
    &command_check,  &command_test,     &command_compare, &command_diff,
    &command_verify, &command_template, &command_convert, &command_rules};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

const struct command *command_get(size_t i)
{
    return i < COMMANDS ? commands[i] : NULL;
}

const struct command *command_find(const char *name, iga_lang lang)
{
    const char *known[COMMANDS];
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
        known[i] = commands[i]->name;
    }
    const char *nearest = names_nearest(name, known, COMMANDS);
    if (nearest)
        console_error(PHRASE(lang, "there is no command \"%s\"; did you mean \"%s\"?",
                             "tidak ada perintah \"%s\"; maksud Anda \"%s\"?"),
                      name, nearest);
    else
        console_error(PHRASE(lang, "there is no command \"%s\"; iga --help lists them",
                             "tidak ada perintah \"%s\"; iga --help menyebutkan semuanya"),
                      name);
    return NULL;
}
