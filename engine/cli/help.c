#include "cli/help.h"

#include "cli/options.h"
#include "report/phrase.h"

static void add_options(struct blob *out, const struct command *command, iga_lang lang)
{
    blob_text(out, PHRASE(lang, "\nOptions:\n", "\nPilihan:\n"));
    options_help(out, command, lang);
}

static void add_example(struct blob *out, const char *example, iga_lang lang)
{
    blob_print(out, "%s: %s\n", PHRASE(lang, "Example", "Contoh"), example);
}

/* Each text fits a screen of 24 lines; the manual has what goes beyond. */
void help_program(struct blob *out, iga_lang lang)
{
    blob_text(out,
              PHRASE(lang,
                     "Usage: iga COMMAND [OPTIONS] [FILE...]\n"
                     "iga scores Indonesian regions by a rule file, exactly.\n\n",
                     "Pemakaian: iga PERINTAH [PILIHAN] [BERKAS...]\n"
                     "iga menilai daerah menurut berkas aturan, dengan angka yang tepat.\n\n"));
    const struct command *command;
    for (size_t i = 0; (command = command_get(i)); i++)
        blob_print(out, "  %-10s %s\n", command->name, phrase_in(command->summary, lang));
    blob_text(out, "\n");
    options_help(out, NULL, lang);
    blob_text(out, PHRASE(lang,
                          "Exit status: 0 all well, 1 something to see, 2 wrong usage, 3 unusable "
                          "input,\n4 memory, disk or pipe. iga COMMAND --help tells more.\n",
                          "Status keluar: 0 baik, 1 ada yang perlu dilihat, 2 pemakaian salah, "
                          "3 masukan\ntak terpakai, 4 memori, disk, atau pipa. "
                          "iga PERINTAH --help menjelaskan.\n"));
    add_example(out, "iga score -r aturan.lua data.json", lang);
}

void help_command(struct blob *out, const struct command *command, iga_lang lang)
{
    const char *arguments = phrase_in(command->arguments, lang);
    blob_print(out,
               PHRASE(lang, "Usage: iga %s [OPTIONS]%s%s\n", "Pemakaian: iga %s [PILIHAN]%s%s\n"),
               command->name, *arguments ? " " : "", arguments);
    blob_print(out, "iga %s: %s\n\n%s\n", command->name, phrase_in(command->summary, lang),
               phrase_in(command->about, lang));
    add_options(out, command, lang);
    blob_text(out, "\n");
    add_example(out, command->example, lang);
}

void help_version(struct blob *out)
{
    blob_print(out, "iga %s\n", iga_version());
}
