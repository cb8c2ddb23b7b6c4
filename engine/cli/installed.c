#include "cli/installed.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

/* How much of a path its folder is, with the slash; 0 when there is none above it. */
static size_t folder_length(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] != '/')
        length--;
    return length;
}

void installed_path(struct blob *out, const char *from_program)
{
    static const char up[] = "../";
    char path[PATH_MAX];
    ssize_t read = readlink("/proc/self/exe", path, sizeof path);
    size_t length = read > 0 ? folder_length(path, (size_t)read) : 0;
    for (; length > 0 && strncmp(from_program, up, strlen(up)) == 0; from_program += strlen(up))
        length = folder_length(path, length - 1);
    if (length == 0)
        return;
    blob_add(out, path, length);
    blob_text(out, from_program);
}
