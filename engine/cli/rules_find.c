#include "cli/rules_find.h"

#include "cli/console.h"
#include "cli/installed.h"
#include "cli/slurp.h"
#include "report/phrase.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char extension[] = ".lua";
enum { EXTENSION = sizeof extension - 1 };

static bool has_extension(const char *name)
{
    size_t length = strlen(name);
    return length > EXTENSION && strcmp(name + length - EXTENSION, extension) == 0;
}

/* The installed folder: as it lies to the program, else where it was to be. */
static void add_installed(struct names *out)
{
    struct blob path = {0};
    installed_path(&path, IGA_RULES_FROM_PROGRAM);
    bool is_there = path.length > 0 && !path.failed && access(path.bytes, R_OK) == 0;
    out->failed = out->failed || path.failed;
    names_add(out, is_there ? path.bytes : IGA_RULES_DIR);
    blob_free(&path);
}

void rules_folders(struct names *out)
{
    const char *at = getenv("IGA_RULES");
    while (at && *at) {
        size_t length = strcspn(at, ":");
        if (length > 0)
            names_add_part(out, at, length);
        at += length + (at[length] == ':');
    }
    names_add(out, "rules");
    add_installed(out);
}

void rules_folders_text(struct blob *out, const struct names *folders)
{
    for (size_t i = 0; i < folders->count; i++) {
        blob_text(out, i > 0 ? ", " : "");
        blob_text(out, folders->items[i]);
    }
}

/* Adds FOLDER/NAMEextension. */
static void add_path(struct names *out, const char *folder, const char *name, const char *end)
{
    struct blob path = {0};
    blob_text(&path, folder);
    if (path.length > 0 && path.bytes[path.length - 1] != '/')
        blob_text(&path, "/");
    blob_text(&path, name);
    blob_text(&path, end);
    if (path.failed)
        out->failed = true;
    else
        names_add(out, path.bytes);
    blob_free(&path);
}

void rules_in_folder(struct names *out, const char *folder)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (const struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.' && has_extension(entry->d_name))
            add_path(out, folder, entry->d_name, "");
    closedir(dir);
    names_sort(out);
}

int rules_read(struct blob *out, const char *path)
{
    enum { MOST_READ = 16 * 1024 * 1024 };
    return slurp(out, path, MOST_READ);
}

static bool is_path(const char *wanted)
{
    return strchr(wanted, '/') || has_extension(wanted);
}

static bool is_later(const iga_heading *a, const iga_heading *b)
{
    return a->year != b->year ? a->year > b->year : strcmp(a->id, b->id) > 0;
}

/* The newest one in force among these files: its place, or files->count when there is none. */
static enum status newest_of(size_t *out, const struct names *files)
{
    iga_heading best = {.id = ""};
    *out = files->count;
    for (size_t i = 0; i < files->count; i++) {
        struct blob text = {0};
        iga_heading heading;
        iga_status status = IGA_ERULE;
        if (rules_read(&text, files->items[i]) == 0)
            status = iga_rules_peek(&heading, text.bytes, text.length);
        bool failed = text.failed || status == IGA_ENOMEM;
        blob_free(&text);
        if (failed)
            return STATUS_MACHINE;
        if (status != IGA_OK || heading.state != IGA_IN_FORCE)
            continue;
        if (*out == files->count || is_later(&heading, &best)) {
            best = heading;
            *out = i;
        }
    }
    return STATUS_OK;
}

static enum status copy_path(char **out, const char *path)
{
    *out = strdup(path);
    return *out ? STATUS_OK : STATUS_MACHINE;
}

static enum status newest_in(char **path, const struct names *folders)
{
    enum status status = folders->failed ? STATUS_MACHINE : STATUS_OK;
    for (size_t i = 0; i < folders->count && status == STATUS_OK && !*path; i++) {
        struct names files = {0};
        size_t newest = 0;
        rules_in_folder(&files, folders->items[i]);
        status = files.failed ? STATUS_MACHINE : newest_of(&newest, &files);
        if (status == STATUS_OK && newest < files.count)
            status = copy_path(path, files.items[newest]);
        names_free(&files);
    }
    return status;
}

enum status rules_find_newest(char **path)
{
    struct names folders = {0};
    *path = NULL;
    rules_folders(&folders);
    enum status status = newest_in(path, &folders);
    names_free(&folders);
    return status;
}

static enum status by_id(char **path, const struct names *folders, const char *id)
{
    struct names candidates = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < folders->count; i++)
        add_path(&candidates, folders->items[i], id, extension);
    for (size_t i = 0; i < candidates.count && status == STATUS_OK && !*path; i++)
        if (access(candidates.items[i], F_OK) == 0)
            status = copy_path(path, candidates.items[i]);
    if (candidates.failed)
        status = STATUS_MACHINE;
    names_free(&candidates);
    return status;
}

/* The ids of all rule files, as their names give them. */
static void known_ids(struct names *out, const struct names *folders)
{
    struct names files = {0};
    for (size_t i = 0; i < folders->count; i++)
        rules_in_folder(&files, folders->items[i]);
    for (size_t i = 0; i < files.count; i++) {
        const char *name = strrchr(files.items[i], '/') + 1;
        names_add_part(out, name, strlen(name) - EXTENSION);
    }
    out->failed = out->failed || files.failed;
    names_free(&files);
}

static enum status say_not_found(const char *wanted, const struct names *folders, iga_lang lang)
{
    struct names known = {0};
    struct blob places = {0};
    enum status status = STATUS_INPUT;

    known_ids(&known, folders);
    rules_folders_text(&places, folders);
    const char *nearest =
        wanted ? names_nearest(wanted, (const char *const *)known.items, known.count) : NULL;
    if (known.failed || places.failed)
        status = STATUS_MACHINE;
    else if (!wanted)
        console_error(PHRASE(lang, "no rules are in force in %s; name some with -r",
                             "tidak ada aturan yang berlaku di %s; sebutkan dengan -r"),
                      places.bytes);
    else if (nearest)
        console_error(PHRASE(lang, "there are no rules \"%s\" in %s; did you mean \"%s\"?",
                             "tidak ada aturan \"%s\" di %s; maksud Anda \"%s\"?"),
                      wanted, places.bytes, nearest);
    else
        console_error(PHRASE(lang, "there are no rules \"%s\" in %s; iga rules lists them",
                             "tidak ada aturan \"%s\" di %s; iga rules menyebutkan yang ada"),
                      wanted, places.bytes);
    names_free(&known);
    blob_free(&places);
    return status;
}

enum status rules_find(char **path, const char *wanted, iga_lang lang)
{
    struct names folders = {0};
    enum status status;

    *path = NULL;
    rules_folders(&folders);
    if (folders.failed)
        status = STATUS_MACHINE;
    else if (!wanted)
        status = newest_in(path, &folders);
    else if (is_path(wanted))
        status = copy_path(path, wanted);
    else
        status = by_id(path, &folders, wanted);
    if (status == STATUS_OK && !*path)
        status = say_not_found(wanted, &folders, lang);
    if (status == STATUS_MACHINE)
        console_no_memory(lang);
    names_free(&folders);
    return status;
}
