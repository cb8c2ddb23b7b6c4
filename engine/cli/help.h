/* help.h - what --help and --version answer. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"
#include "iga.h"
#include "report/blob.h"

void help_program(struct blob *out, iga_lang lang);
void help_command(struct blob *out, const struct command *command, iga_lang lang);
void help_version(struct blob *out);

#endif
