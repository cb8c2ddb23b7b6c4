#include "cli/sheets.h"

#include "cli/console.h"
#include "report/blob.h"
#include "report/phrase.h"

#include <dlfcn.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#define MODULE "iga-sheets.so"

/* The folder of the program itself, with a slash behind it; nothing when it cannot be told. */
static void own_folder(struct blob *out)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    while (length > 0 && path[length - 1] != '/')
        length--;
    if (length > 0)
        blob_add(out, path, (size_t)length);
}

static const struct sheet_module *open_module(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const struct sheet_module *module = library ? dlsym(library, SHEET_SYMBOL) : NULL;
    return module && module->version == SHEET_VERSION ? module : NULL;
}

/* Looks beside the program, as it is built; where it is installed; and where it was to be. */
static const struct sheet_module *find_module(bool *failed)
{
    static const char *const behind[] = {"", IGA_MODULES_FROM_PROGRAM "/"};
    const struct sheet_module *module = NULL;
    for (size_t i = 0; i < 2 && !module; i++) {
        struct blob path = {0};
        own_folder(&path);
        bool is_known = path.length > 0;
        blob_text(&path, behind[i]);
        blob_text(&path, MODULE);
        *failed = *failed || path.failed;
        if (is_known && !path.failed && access(path.bytes, R_OK) == 0)
            module = open_module(path.bytes);
        blob_free(&path);
    }
    return module ? module : open_module(IGA_MODULES_DIR "/" MODULE);
}

const struct sheet_module *sheets_load(iga_lang lang)
{
    static const struct sheet_module *loaded;
    bool failed = false;
    if (!loaded)
        loaded = find_module(&failed);
    if (!loaded && failed)
        console_no_memory(lang);
    else if (!loaded)
        console_error(PHRASE(lang,
                             "CSV and XLSX need the module %s, which cannot be loaded from %s; "
                             "install the program as a whole",
                             "CSV dan XLSX memerlukan modul %s, yang tidak dapat dimuat dari %s; "
                             "pasang program ini secara utuh"),
                      MODULE, IGA_MODULES_DIR);
    return loaded;
}
