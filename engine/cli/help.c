#include "cli/help.h"

#include "cli/options.h"
#include "report/phrase.h"

static void heading(struct blob *out, const char *text)
{
    blob_print(out, "\n%s:\n", text);
}

static void add_options(struct blob *out, const struct command *command, iga_lang lang)
{
    heading(out, PHRASE(lang, "Options", "Pilihan"));
    options_help(out, command, lang);
}

static void add_example(struct blob *out, const char *example, iga_lang lang)
{
    heading(out, PHRASE(lang, "Example", "Contoh"));
    blob_text(out, example);
}

void help_program(struct blob *out, iga_lang lang)
{
    blob_text(out, PHRASE(lang,
                          "iga scores Indonesian regions by a rule file, exactly.\n"
                          "\n"
                          "Usage: iga COMMAND [OPTIONS] [FILE...]\n",
                          "iga menilai daerah menurut berkas aturan, dengan angka yang tepat.\n"
                          "\n"
                          "Pemakaian: iga PERINTAH [PILIHAN] [BERKAS...]\n"));
    heading(out, PHRASE(lang, "Commands", "Perintah"));
    const struct command *command;
    for (size_t i = 0; (command = command_get(i)); i++)
        blob_print(out, "  %-10s %s\n", command->name, phrase_in(command->summary, lang));
    add_options(out, NULL, lang);
    add_example(out, "  iga score -r iid-2026 data.json\n", lang);
    heading(out, PHRASE(lang, "Exit status, the worst that applies",
                        "Status keluar, yang terburuk yang berlaku"));
    blob_text(out, PHRASE(lang,
                          "  0  all well\n"
                          "  1  done, and there is something to see\n"
                          "  2  wrong usage\n"
                          "  3  some input could not be used; everything else was done\n"
                          "  4  memory, disk or a closed pipe failed\n",
                          "  0  semua baik\n"
                          "  1  selesai, dan ada yang perlu dilihat\n"
                          "  2  pemakaian salah\n"
                          "  3  sebagian masukan tidak dapat dipakai; selebihnya dikerjakan\n"
                          "  4  memori, disk, atau pipa gagal\n"));
    blob_text(out, PHRASE(lang, "\niga COMMAND --help tells more.\n",
                          "\niga PERINTAH --help menjelaskan lebih jauh.\n"));
}

void help_command(struct blob *out, const struct command *command, iga_lang lang)
{
    blob_print(out,
               PHRASE(lang, "Usage: iga %s [OPTIONS] %s\n", "Pemakaian: iga %s [PILIHAN] %s\n"),
               command->name, phrase_in(command->arguments, lang));
    blob_print(out, "\niga %s: %s\n\n%s\n", command->name, phrase_in(command->summary, lang),
               phrase_in(command->about, lang));
    add_options(out, command, lang);
    add_example(out, command->example, lang);
}

void help_version(struct blob *out)
{
    blob_print(out, "iga %s\n", iga_version());
}
