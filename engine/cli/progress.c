#include "cli/progress.h"

#include "cli/console.h"
#include "report/blob.h"
#include "report/phrase.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_AFTER = 1000, EVERY = 200 }; /* milliseconds */

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void progress_start(struct progress *progress, bool is_wanted, iga_lang lang)
{
    *progress = (struct progress){
        .is_on = is_wanted && isatty(STDERR_FILENO), .next = now() + FIRST_AFTER, .lang = lang};
}

void progress_show(struct progress *progress, size_t regions)
{
    if (!progress->is_on || now() < progress->next)
        return;
    struct blob line = {0};
    blob_print(&line, PHRASE(progress->lang, "\r%zu regions", "\r%zu daerah"), regions);
    if (!line.failed)
        console_write(line.bytes, line.length);
    blob_free(&line);
    progress->is_shown = true;
    progress->next = now() + EVERY;
}

void progress_clear(struct progress *progress)
{
    static const char wipe[] = "\r\x1B[K";
    if (progress->is_shown)
        console_write(wipe, strlen(wipe));
    progress->is_shown = false;
}
