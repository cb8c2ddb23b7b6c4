/* The part of a help that lists options. */
#include "cli/option_spec.h"

enum { INDENT = 2, HELP_COLUMN = 29 };

static void add_formats(struct blob *out, const struct command *command)
{
    for (size_t i = 0; command->formats[i]; i++) {
        blob_text(out, i > 0 ? ", " : "");
        blob_text(out, command->formats[i]);
    }
}

static void option_line(struct blob *out, const struct option_spec *spec,
                        const struct command *command, iga_lang lang)
{
    const char *argument = phrase_in(spec->argument, lang), *help = phrase_in(spec->help, lang);
    struct blob left = {0};

    if (spec->letter)
        blob_print(&left, "-%c, ", spec->letter);
    else
        blob_text(&left, "    ");
    blob_print(&left, "--%s", spec->name);
    if (argument)
        blob_print(&left, " %s", argument);
    blob_fill(out, ' ', INDENT);
    blob_add(out, left.bytes, left.length);
    blob_fill(out, ' ', left.length < HELP_COLUMN ? HELP_COLUMN - left.length : 1);
    blob_text(out, " ");
    if (help)
        blob_text(out, help);
    else
        add_formats(out, command);
    blob_text(out, "\n");
    out->failed = out->failed || left.failed;
    blob_free(&left);
}

/* What every command takes, on one line: `iga --help` explains it. */
static void line_of_everywhere(struct blob *out, iga_lang lang)
{
    for (size_t i = 0; i < option_spec_count; i++) {
        const struct option_spec *spec = &option_specs[i];
        if (spec->taken != ALWAYS)
            continue;
        blob_text(out, "  ");
        if (spec->letter)
            blob_print(out, "-%c, ", spec->letter);
        blob_print(out, "--%s", spec->name);
        if (phrase_in(spec->argument, lang))
            blob_print(out, " %s", phrase_in(spec->argument, lang));
    }
    blob_text(out, "\n");
}

void options_help(struct blob *out, const struct command *command, iga_lang lang)
{
    for (size_t i = 0; i < option_spec_count; i++)
        if (option_is_told(&option_specs[i], command) &&
            !(command && option_specs[i].taken == ALWAYS))
            option_line(out, &option_specs[i], command, lang);
    if (command)
        line_of_everywhere(out, lang);
}
