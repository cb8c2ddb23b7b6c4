/* A new workbook, by libxlsxwriter: what all of them have in common. */
#include "sheet/xlsx_write.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void writing_check(struct writing *writing, lxw_error error)
{
    writing->failed = writing->failed || error != LXW_NO_ERROR;
}

/* A text in which _xHHHH_ stays what it is; free it. */
static char *protect(const char *text)
{
    size_t length = strlen(text), at = 0;
    char *out = malloc(7 * length + 1);

    for (; out != NULL && *text != '\0'; text++) {
        if (strncmp(text, "_x", 2) == 0 && strlen(text) >= 7 && text[6] == '_' &&
            strspn(text + 2, "0123456789abcdefABCDEF") >= 4) {
            memcpy(out + at, "_x005F", 6);
            at += 6;
        }
        out[at++] = *text;
    }
    if (out != NULL)
        out[at] = '\0';
    return out;
}

void writing_text(struct writing *writing, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t col,
                  const char *text, lxw_format *format)
{
    char *safe = protect(text);

    if (safe == NULL)
        writing->failed = true;
    else
        writing_check(writing, worksheet_write_string(sheet, row, col, safe, format));
    free(safe);
}

/* The same workbook has the same bytes whenever it is written. */
static void set_properties(struct writing *writing)
{
    lxw_doc_properties properties = {.created = 1};

    writing_check(writing, workbook_set_properties(writing->workbook, &properties));
}

static int write_file(const char *path, void (*fill)(struct writing *, const void *),
                      const void *source)
{
    struct writing writing = {.workbook = workbook_new(path)};

    if (writing.workbook == NULL)
        return ENOMEM;
    set_properties(&writing);
    fill(&writing, source);
    writing_check(&writing, workbook_close(writing.workbook));
    return writing.failed ? EIO : 0;
}

static int read_back(char **out, size_t *length, int fd)
{
    off_t size = lseek(fd, 0, SEEK_END);
    size_t got = 0;

    if (size < 0 || lseek(fd, 0, SEEK_SET) != 0)
        return errno;
    *out = malloc((size_t)size + 1);
    if (*out == NULL)
        return ENOMEM;
    while (got < (size_t)size) {
        ssize_t piece = read(fd, *out + got, (size_t)size - got);
        if (piece < 0 && errno == EINTR)
            continue;
        if (piece <= 0) {
            free(*out);
            *out = NULL;
            return piece < 0 ? errno : EIO;
        }
        got += (size_t)piece;
    }
    *length = got;
    return 0;
}

/* The library writes a file by its name: here one that has lost it already, so that nothing
 * stays behind whatever happens. */
int writing_run(char **out, size_t *length, void (*fill)(struct writing *, const void *source),
                const void *source)
{
    const char *folder = getenv("TMPDIR");
    char path[PATH_MAX], name[32];
    int fd, error;

    *out = NULL;
    if (folder == NULL || *folder == '\0')
        folder = "/tmp";
    if (snprintf(path, sizeof path, "%s/iga-XXXXXX", folder) >= (int)sizeof path)
        return ENAMETOOLONG;
    fd = mkstemp(path);
    if (fd < 0)
        return errno;
    unlink(path);
    snprintf(name, sizeof name, "/dev/fd/%d", fd);
    error = write_file(name, fill, source);
    if (error == 0)
        error = read_back(out, length, fd);
    close(fd);
    return error;
}
