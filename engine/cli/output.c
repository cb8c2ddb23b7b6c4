/* realpath is not in POSIX without X/Open. */
#define _XOPEN_SOURCE 700

#include "cli/output.h"

#include "cli/console.h"
#include "cli/interrupt.h"
#include "report/phrase.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status failed(const struct output *output, int error)
{
    if (error == ENOMEM)
        return console_no_memory(output->lang);
    if (output->name)
        console_file_error(output->name,
                           PHRASE(output->lang, "cannot be written: %s", "tidak dapat ditulis: %s"),
                           console_reason(error, output->lang));
    else
        console_error(PHRASE(output->lang, "standard output cannot be written: %s",
                             "keluaran standar tidak dapat ditulis: %s"),
                      console_reason(error, output->lang));
    return STATUS_MACHINE;
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* The file that a path stands for, a link followed to its end, in memory of its own; NULL with
 * *error 0 when it is to be written directly, because it is no file that could be replaced. */
static char *replaceable(int *error, const char *path)
{
    struct stat info;
    char *target = NULL;

    *error = 0;
    if (lstat(path, &info) != 0) {
        if (errno != ENOENT) {
            *error = errno;
            return NULL;
        }
        target = strdup(path);
    } else if (S_ISREG(info.st_mode)) {
        target = strdup(path);
    } else if (S_ISLNK(info.st_mode) && stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
               !starts_with(path, "/dev/") && !starts_with(path, "/proc/")) {
        target = realpath(path, NULL);
    } else {
        return NULL;
    }
    if (!target)
        *error = errno;
    return target;
}

/* Creates a file beside the target. Its permissions are those of any new file. */
static int create_beside(char **temporary, const char *target)
{
    enum { TRIES = 100 };
    const char *slash = strrchr(target, '/');
    int folder = slash ? (int)(slash - target) + 1 : 0;
    size_t room = (size_t)folder + 64;
    char *path = malloc(room);
    if (!path) {
        errno = ENOMEM;
        return -1;
    }
    for (int i = 0; i < TRIES; i++) {
        snprintf(path, room, "%.*s.iga-%ld-%d.tmp", folder, target, (long)getpid(), i);
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) {
            *temporary = path;
            return fd;
        }
        if (errno != EEXIST)
            break;
    }
    int error = errno;
    free(path);
    errno = error;
    return -1;
}

static int open_replacing(struct output *output)
{
    if (access(output->target, F_OK) == 0 && access(output->target, W_OK) != 0)
        return -1;
    interrupt_hold();
    int fd = create_beside(&output->temporary, output->target);
    int error = errno;
    if (fd >= 0)
        interrupt_remove(output->temporary);
    interrupt_release();
    errno = error;
    return fd;
}

enum status output_open(struct output *output, const char *path, iga_lang lang)
{
    int error = 0;

    *output = (struct output){.fd = STDOUT_FILENO, .lang = lang};
    if (!path || strcmp(path, "-") == 0)
        return STATUS_OK;
    output->name = path;
    output->target = replaceable(&error, path);
    if (error == 0) {
        output->fd = output->target
                         ? open_replacing(output)
                         : open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
        error = output->fd < 0 ? errno : 0;
    }
    if (error == 0)
        return STATUS_OK;
    output->fd = -1;
    output_discard(output);
    return failed(output, error);
}

/* @return 0, or why not everything could be written */
static int write_all(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, -1);
            continue;
        }
        if (written < 0)
            return errno;
        bytes += written;
        length -= (size_t)written;
    }
    return 0;
}

enum status output_write(struct output *output, struct blob *blob)
{
    if (blob->failed)
        return failed(output, ENOMEM);
    int error = write_all(output->fd, blob->bytes, blob->length);
    blob_clear(blob);
    return error ? failed(output, error) : STATUS_OK;
}

static void forget(struct output *output)
{
    free(output->target);
    free(output->temporary);
    output->target = output->temporary = NULL;
    output->fd = -1;
}

/* Pipes and devices have nothing to synchronise. */
static int synchronise(int fd)
{
    if (fsync(fd) == 0 || errno == EINVAL || errno == EROFS || errno == ENOTSUP)
        return 0;
    return errno;
}

/* Everything is on the disk, and the file closed. @return 0, or why not */
static int settle(struct output *output)
{
    int error = output->name ? synchronise(output->fd) : 0;
    if (close(output->fd) != 0 && error == 0 && errno != EBADF)
        error = errno;
    output->fd = -1;
    return error;
}

/* Call it between interrupt_hold and interrupt_release. @return 0, or why not */
static int replace(struct output *output)
{
    if (!output->temporary)
        return 0;
    if (rename(output->temporary, output->target) != 0)
        return errno;
    interrupt_keep(output->temporary);
    return 0;
}

enum status output_commit(struct output *output)
{
    int error = settle(output);
    if (error == 0) {
        interrupt_hold();
        error = replace(output);
        interrupt_release();
    }
    if (error != 0) {
        output_discard(output);
        return failed(output, error);
    }
    forget(output);
    return STATUS_OK;
}

/* ---- Two that belong together -------------------------------------------------------------- */

/* Keeps what stands in the place of a file by a second name, in memory of its own.
 * @return NULL when there is nothing, or, with *error, when that cannot be */
static char *keep_old(int *error, const struct output *output)
{
    static const char end[] = ".old";
    *error = 0;
    if (!output->temporary || access(output->target, F_OK) != 0)
        return NULL;
    size_t length = strlen(output->temporary);
    char *path = malloc(length + sizeof end);
    if (path) {
        memcpy(path, output->temporary, length);
        memcpy(path + length, end, sizeof end);
        /* not every file system has second names */
        if (link(output->target, path) == 0 || rename(output->target, path) == 0)
            return path;
    }
    *error = path ? errno : ENOMEM;
    free(path);
    return NULL;
}

/* Takes the first back when the second cannot be put in its place. */
static int replace_both(struct output **culprit, struct output outputs[2])
{
    int error;
    char *old = keep_old(&error, &outputs[0]);
    *culprit = &outputs[0];
    if (error == 0)
        error = replace(&outputs[0]);
    if (error == 0) {
        *culprit = &outputs[1];
        error = replace(&outputs[1]);
        if (error != 0 && outputs[0].temporary && (!old || rename(old, outputs[0].target) != 0))
            unlink(outputs[0].target);
    }
    if (old)
        unlink(old);
    free(old);
    return error;
}

enum status output_commit_both(struct output outputs[2])
{
    struct output *culprit = &outputs[0];
    int error = settle(&outputs[0]);
    if (error == 0) {
        culprit = &outputs[1];
        error = settle(&outputs[1]);
    }
    if (error == 0) {
        interrupt_hold();
        error = replace_both(&culprit, outputs);
        interrupt_release();
    }
    if (error != 0) {
        enum status status = failed(culprit, error);
        output_discard(&outputs[0]);
        output_discard(&outputs[1]);
        return status;
    }
    forget(&outputs[0]);
    forget(&outputs[1]);
    return STATUS_OK;
}

/* ------------------------------------------------------------------------------------------- */

void output_discard(struct output *output)
{
    if (output->name && output->fd >= 0)
        close(output->fd);
    if (output->temporary) {
        interrupt_hold();
        unlink(output->temporary);
        interrupt_keep(output->temporary);
        interrupt_release();
    }
    forget(output);
}

bool output_is_terminal(const struct output *output)
{
    return output->fd >= 0 && isatty(output->fd);
}
