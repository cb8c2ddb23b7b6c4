#include "cli/console.h"

#include "report/phrase.h"
#include "report/visible.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

void console_write(const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(STDERR_FILENO, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; /* there is nobody left to tell */
        bytes += written;
        length -= (size_t)written;
    }
}

static void say(const char *place, const char *severity, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

static void say(const char *place, const char *severity, const char *format, va_list arguments)
{
    struct blob message = {0}, line = {0};

    blob_vprint(&message, format, arguments);
    visible_text(&line, place);
    blob_text(&line, severity);
    if (!message.failed)
        visible_lines(&line, message.bytes, message.length);
    blob_text(&line, "\n");
    if (message.failed || line.failed) {
        static const char bare[] = "iga: error: out of memory\n";
        console_write(bare, sizeof bare - 1);
    } else {
        console_write(line.bytes, line.length);
    }
    blob_free(&message);
    blob_free(&line);
}

void console_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("iga", ": error: ", format, arguments);
    va_end(arguments);
}

void console_note(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say("iga", ": note: ", format, arguments);
    va_end(arguments);
}

void console_file_error(const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(file, ": error: ", format, arguments);
    va_end(arguments);
}

enum status console_no_memory(iga_lang lang)
{
    console_error(PHRASE(lang, "out of memory", "kehabisan memori"));
    return STATUS_MACHINE;
}

void console_finding(struct blob *out, const iga_finding *finding)
{
    static const char *const words[] = {
        [IGA_ERROR] = ": error: ", [IGA_WARNING] = ": warning: ", [IGA_NOTE] = ": note: "};

    visible_text(out, finding->file ? finding->file : "iga");
    if (finding->cell && finding->line == 0) {
        blob_text(out, ":");
        visible_text(out, finding->cell);
    } else if (finding->line > 0) {
        blob_print(out, ":%zu", finding->line);
        if (finding->column > 0)
            blob_print(out, ":%zu", finding->column);
    }
    blob_text(out, words[finding->severity]);
    if (finding->cell && finding->line > 0) /* CSV, which people look at in both ways */
        blob_print(out, "%s: ", finding->cell);
    visible_text(out, finding->message);
    blob_text(out, "\n");
}

enum status console_tell(iga_finding finding, struct blob *message, enum status told, iga_lang lang)
{
    struct blob line = {0};
    finding.message = message->bytes;
    if (!message->failed)
        console_finding(&line, &finding);
    bool failed = message->failed || line.failed;
    if (!failed)
        console_write(line.bytes, line.length);
    blob_free(message);
    blob_free(&line);
    return failed ? console_no_memory(lang) : told;
}

const char *console_reason(int error, iga_lang lang)
{
    static const struct reason {
        int error;
        struct phrase words;
    } reasons[] = {
        {ENOENT, {"no such file or folder", "berkas atau folder tidak ada"}},
        {EACCES, {"not permitted", "tidak diizinkan"}},
        {EPERM, {"not permitted", "tidak diizinkan"}},
        {EISDIR, {"is a folder", "adalah folder"}},
        {ENOTDIR, {"a part of the path is not a folder", "bagian dari jalurnya bukan folder"}},
        {ENAMETOOLONG, {"the name is too long", "namanya terlalu panjang"}},
        {ELOOP, {"too many symbolic links", "terlalu banyak tautan simbolik"}},
        {ENOSPC, {"no space left on the disk", "ruang disk habis"}},
        {EDQUOT, {"the disk quota is used up", "kuota disk habis"}},
        {EFBIG, {"the file would be too large", "berkasnya akan terlalu besar"}},
        {EROFS, {"the disk is read-only", "disk hanya dapat dibaca"}},
        {EPIPE, {"the reader has gone", "penerimanya sudah berhenti membaca"}},
        {EBADF, {"it is closed", "sudah ditutup"}},
        {EIO, {"the device failed", "perangkatnya gagal"}},
        {EMFILE, {"too many open files", "terlalu banyak berkas terbuka"}},
        {ENFILE, {"too many open files", "terlalu banyak berkas terbuka"}},
        {ENOMEM, {"out of memory", "kehabisan memori"}},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].error == error)
            return phrase_in(reasons[i].words, lang);
    return strerror(error);
}
