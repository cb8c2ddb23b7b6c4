#include "cli/options.h"

#include "cli/command.h"
#include "cli/console.h"
#include "cli/names.h"
#include "cli/option_spec.h"
#include "cli/option_value.h"

#include <getopt.h>
#include <string.h>

/* The options as getopt_long wants them; what it returns for option i is FIRST + i. */
enum { FIRST = 256 };

struct table {
    struct option longs[OPTIONS_MOST + 1];
    char shorts[2 * OPTIONS_MOST + 3];
};

static void make_table(struct table *table, const struct command *command)
{
    size_t count = 0, at = 0;
    *table = (struct table){0};
    if (!command)
        table->shorts[at++] = '+'; /* stop at the command's name */
    table->shorts[at++] = ':';     /* say what is missing */
    for (size_t i = 0; i < option_spec_count; i++) {
        const struct option_spec *spec = &option_specs[i];
        if (!option_is_taken(spec, command))
            continue;
        int has_value = spec->value.kind == FLAG ? no_argument : required_argument;
        table->longs[count++] =
            (struct option){.name = spec->name, .has_arg = has_value, .val = FIRST + (int)i};
        if (spec->letter) {
            table->shorts[at++] = spec->letter;
            if (has_value)
                table->shorts[at++] = ':';
        }
    }
}

static const struct option_spec *spec_of(int found)
{
    if (found >= FIRST)
        return &option_specs[found - FIRST];
    for (size_t i = 0; i < option_spec_count; i++)
        if (option_specs[i].letter == found)
            return &option_specs[i];
    return NULL;
}

static void say_no_such_word(const struct options *options, const struct command *command,
                             const char *given)
{
    const char *known[OPTIONS_MOST], *nearest;
    size_t count = 0;
    char word[64];

    for (size_t i = 0; i < option_spec_count; i++)
        if (option_is_taken(&option_specs[i], command))
            known[count++] = option_specs[i].name;
    size_t length = strcspn(given, "=");
    if (length >= sizeof word)
        length = sizeof word - 1;
    memcpy(word, given, length);
    word[length] = '\0';
    nearest = names_nearest(word, known, count);
    if (nearest)
        console_error(PHRASE(options->lang, "there is no option --%s; did you mean --%s?",
                             "tidak ada pilihan --%s; maksud Anda --%s?"),
                      word, nearest);
    else
        console_error(PHRASE(options->lang, "there is no option --%s; iga %s%s--help lists them",
                             "tidak ada pilihan --%s; iga %s%s--help menyebutkan semuanya"),
                      word, command ? command->name : "", command ? " " : "");
}

/* getopt_long has met an option it does not know, or one with a value it does not take. */
static void say_unknown(const struct options *options, const struct command *command,
                        const char *argument)
{
    const struct option_spec *spec = optopt ? spec_of(optopt) : NULL;
    if (spec && optopt >= FIRST)
        console_error(PHRASE(options->lang, "--%s takes no value; leave out what follows the \"=\"",
                             "--%s tidak memakai nilai; hapus bagian sesudah \"=\""),
                      spec->name);
    else if (optopt)
        console_error(PHRASE(options->lang, "there is no option -%c; iga %s%s--help lists them",
                             "tidak ada pilihan -%c; iga %s%s--help menyebutkan semuanya"),
                      optopt, command ? command->name : "", command ? " " : "");
    else
        say_no_such_word(options, command, argument + 2);
}

static bool check_format(const struct options *options, const struct command *command)
{
    size_t choice;
    if (!command || !command->formats || !options->format)
        return true;
    return option_choose(&choice, options, "format", options->format, command->formats);
}

enum status options_parse(struct options *options, int *first, const struct command *command,
                          int argc, char **argv)
{
    struct table table;
    int found;

    make_table(&table, command);
    opterr = 0;
    optind = 0; /* start anew, also where the last run stopped inside a word */
    while ((found = getopt_long(argc, argv, table.shorts, table.longs, NULL)) != -1) {
        if (found == '?') {
            say_unknown(options, command, argv[optind - 1]);
            return STATUS_USAGE;
        }
        const struct option_spec *spec = spec_of(found == ':' ? optopt : found);
        if (found == ':') {
            console_error(PHRASE(options->lang, "--%s needs a value: %s", "--%s perlu nilai: %s"),
                          spec->name, phrase_in(spec->argument, options->lang));
            return STATUS_USAGE;
        }
        if (!option_take(options, spec, optarg))
            return STATUS_USAGE;
    }
    *first = optind;
    return check_format(options, command) ? STATUS_OK : STATUS_USAGE;
}

void options_free(struct options *options)
{
    names_free(&options->data);
    names_free(&options->data_old);
    names_free(&options->data_new);
    names_free(&options->set);
    names_free(&options->without);
    names_free(&options->add);
    names_free(&options->locked);
}
