#include "cli/sheets.h"

#include "cli/console.h"
#include "cli/installed.h"
#include "report/phrase.h"

#include <dlfcn.h>
#include <unistd.h>

#define MODULE "iga-sheets.so"

static const struct sheet_module *open_module(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const struct sheet_module *module = library ? dlsym(library, SHEET_SYMBOL) : NULL;
    return module && module->version == SHEET_VERSION ? module : NULL;
}

/* Looks beside the program, as it is built; where it is installed; and where it was to be. */
static const struct sheet_module *find_module(bool *failed)
{
    static const char *const places[] = {MODULE, IGA_MODULES_FROM_PROGRAM "/" MODULE};
    const struct sheet_module *module = NULL;
    for (size_t i = 0; i < 2 && !module; i++) {
        struct blob path = {0};
        installed_path(&path, places[i]);
        *failed = *failed || path.failed;
        if (path.length > 0 && !path.failed && access(path.bytes, R_OK) == 0)
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
