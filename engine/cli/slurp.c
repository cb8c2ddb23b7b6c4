#include "cli/slurp.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* @return 0, or errno's reason */
static int read_all(struct blob *out, int fd, size_t at_most)
{
    enum { BLOCK = 64 * 1024 };
    while (out->length < at_most) {
        size_t wanted = at_most - out->length < BLOCK ? at_most - out->length : BLOCK;
        char *room = blob_reserve(out, wanted);
        if (!room)
            return ENOMEM;
        ssize_t got = read(fd, room, wanted);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        out->length += (size_t)got;
    }
    blob_add(out, "", 0); /* the NUL */
    return out->failed ? ENOMEM : 0;
}

int slurp(struct blob *out, const char *path, size_t at_most)
{
    if (strcmp(path, "-") == 0)
        return read_all(out, STDIN_FILENO, at_most);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno;
    int error = read_all(out, fd, at_most);
    close(fd);
    return error;
}
