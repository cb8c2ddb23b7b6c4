#include "cli/feed.h"

#include "cli/console.h"
#include "cli/names.h"
#include "cli/tables.h"
#include "report/blob.h"
#include "report/phrase.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    BLOCK = 1024 * 1024,    /* bytes of one read */
    CHUNK = 256 * 1024,     /* bytes a splitter is offered, unless no region is whole in them */
    PATIENCE = 1024 * 1024, /* larger than this a region is not looked at at each pause */
    BREATH = 2,             /* milliseconds for which whoever writes may be a little behind */
    FOR_EVER = -1
};

/* A file under way. What was read and is not cut off yet stands from `start` in `window`. */
struct source {
    const struct feed *feed;
    const char *name;
    int fd;
    struct blob window;
    size_t start;
    size_t wanted;  /* bytes to offer next */
    size_t in_vain; /* bytes that were offered and held nothing whole */
    bool is_over;   /* all of it is read */
    int error;      /* of reading */
};

static size_t available(const struct source *source)
{
    return source->window.length - source->start;
}

/* Reads what there is, up to a block, and waits for it when there is nothing yet. */
static enum status read_more(struct source *source)
{
    struct blob *window = &source->window;
    size_t left = available(source);

    if (source->start > 0) {
        memmove(window->bytes, window->bytes + source->start, left);
        window->length = left;
        source->start = 0;
    }
    char *room = blob_reserve(window, BLOCK);
    if (!room)
        return console_no_memory(source->feed->lang);
    ssize_t got = read(source->fd, room, BLOCK);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK))
        return STATUS_OK; /* again, after input_pauses has waited */
    if (got < 0)
        source->error = errno;
    else
        window->length += (size_t)got;
    if (got <= 0)
        source->is_over = true;
    else if (source->feed->hash)
        iga_hash_add(source->feed->hash, room, (size_t)got);
    return STATUS_OK;
}

/* Waits until something can be read. @return whether nothing can, after so many milliseconds */
static bool input_pauses(const struct source *source, int milliseconds)
{
    struct pollfd input = {.fd = source->fd, .events = POLLIN};
    return poll(&input, 1, milliseconds) == 0;
}

/* Reads until there is enough to offer. When the input pauses, what is there is offered as it
 * is, and what is under way is finished, so that nobody waits for results that are ready. */
static enum status fill(struct source *source)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !source->is_over && available(source) < source->wanted) {
        if (input_pauses(source, 0)) {
            if (available(source) > source->in_vain && source->in_vain < PATIENCE)
                return STATUS_OK;
            if (input_pauses(source, BREATH))
                status = pipeline_drain(source->feed->pipeline);
            if (status != STATUS_OK)
                break;
            input_pauses(source, FOR_EVER);
        }
        status = read_more(source);
    }
    return status;
}

/* Offers bytes once and hands on what was cut. */
static enum status cut(bool *is_finished, struct source *source, iga_splitter *splitter)
{
    size_t there = available(source);
    size_t offered = there < source->wanted ? there : source->wanted;
    bool is_last = source->is_over && offered == there;
    const char *bytes = offered > 0 ? source->window.bytes + source->start : "";
    iga_chunk chunk;
    size_t taken = 0;

    iga_status cutting = iga_splitter_cut(&chunk, &taken, splitter, bytes, offered, is_last);
    if (cutting != IGA_OK && cutting != IGA_EDATA)
        return console_no_memory(source->feed->lang);
    bool is_vain = taken == 0 && chunk.length == 0;
    chunk.file = source->name; /* which outlives the splitter's copy */
    source->start += taken;
    source->in_vain = is_vain ? offered : 0;
    source->wanted = is_vain && 2 * offered > CHUNK ? 2 * offered : CHUNK;
    *is_finished = cutting == IGA_EDATA || (chunk.length > 0 && chunk.broken && !chunk.lines) ||
                   (is_last && (is_vain || taken == offered));
    return chunk.length > 0 ? pipeline_add(source->feed->pipeline, &chunk) : STATUS_OK;
}

static enum status cut_all(struct source *source, iga_splitter *splitter)
{
    enum status status = STATUS_OK;
    bool is_finished = false;
    while (status == STATUS_OK && !is_finished) {
        status = fill(source);
        if (status == STATUS_OK && source->error == 0)
            status = cut(&is_finished, source, splitter);
        if (source->error != 0)
            break;
    }
    return status;
}

/* Reads what can no longer be cut, because the hash is of all of it. */
static enum status skip_rest(struct source *source)
{
    enum status status = STATUS_OK;
    while (status == STATUS_OK && source->feed->hash && !source->is_over) {
        source->start = source->window.length;
        input_pauses(source, FOR_EVER);
        status = read_more(source);
    }
    return status;
}

/* What is to be said of the data before is said first. */
static enum status say_unreadable(const struct source *source)
{
    enum status status = pipeline_drain(source->feed->pipeline);
    if (status != STATUS_OK)
        return status;
    console_file_error(source->name,
                       PHRASE(source->feed->lang, "cannot be read: %s", "tidak dapat dibaca: %s"),
                       console_reason(source->error, source->feed->lang));
    return STATUS_INPUT;
}

static enum status feed_open(struct source *source)
{
    iga_splitter *splitter = NULL;
    iga_from from = tables_form(source->feed->from, source->name);
    enum status status = iga_splitter_new(&splitter, source->name, from) == IGA_OK
                             ? cut_all(source, splitter)
                             : console_no_memory(source->feed->lang);
    if (status == STATUS_OK)
        status = skip_rest(source);
    iga_splitter_free(splitter);
    blob_free(&source->window);
    if (status == STATUS_OK && source->error != 0)
        status = say_unreadable(source);
    return status;
}

enum status feed_file(const struct feed *feed, const char *name)
{
    struct source source = {.feed = feed, .name = name, .wanted = CHUNK};

    if (strcmp(name, "-") == 0) {
        source.fd = STDIN_FILENO;
        if (isatty(source.fd) && !feed->is_quiet)
            console_note(PHRASE(feed->lang, "reading from the terminal; Ctrl-D ends the data",
                                "membaca dari terminal; Ctrl-D mengakhiri data"));
        return feed_open(&source);
    }
    source.fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (source.fd < 0) {
        source.error = errno;
        return say_unreadable(&source);
    }
    enum status status = feed_open(&source);
    close(source.fd);
    return status;
}

/* ---- Tables ------------------------------------------------------------------------------- */

static enum status take_region(void *context, const iga_chunk *chunk)
{
    const struct feed *feed = context;
    return pipeline_add(feed->pipeline, chunk);
}

/* Regions under way still look at their tables. */
static enum status finish_tables(void *context)
{
    const struct feed *feed = context;
    return pipeline_drain(feed->pipeline);
}

static enum status feed_tables(const struct feed *feed, iga_from form, char *const *files,
                               size_t count)
{
    struct feed copy = *feed;
    struct tables_job job = {.hash = feed->hash,
                             .lang = feed->lang,
                             .is_quiet = feed->is_quiet,
                             .take = take_region,
                             .finish = finish_tables,
                             .context = &copy};
    enum status status = pipeline_drain(feed->pipeline); /* what is said of them comes first */
    return status == STATUS_OK ? tables_read(&job, form, files, count) : status;
}

static enum status feed_csv(const struct feed *feed, char *const *files, size_t count)
{
    struct names csv = {0};
    for (size_t i = 0; i < count; i++)
        if (tables_form(feed->from, files[i]) == IGA_FROM_CSV)
            names_add(&csv, files[i]);
    enum status status = csv.failed ? console_no_memory(feed->lang)
                                    : feed_tables(feed, IGA_FROM_CSV, csv.items, csv.count);
    names_free(&csv);
    return status;
}

enum status feed_files(const struct feed *feed, char *const *files, size_t count)
{
    static char input[] = "-";
    char *const only_input[] = {input};
    enum status worst = STATUS_OK;
    bool has_csv = false;

    if (count == 0) {
        files = only_input;
        count = 1;
    }
    for (size_t i = 0; i < count && worst != STATUS_MACHINE; i++) {
        iga_from form = tables_form(feed->from, files[i]);
        if (form == IGA_FROM_XLSX)
            worst = status_worse(worst, feed_tables(feed, form, &files[i], 1));
        else if (form != IGA_FROM_CSV)
            worst = status_worse(worst, feed_file(feed, files[i]));
        else if (!has_csv)
            worst = status_worse(worst, feed_csv(feed, files + i, count - i));
        has_csv = has_csv || form == IGA_FROM_CSV;
    }
    return worst;
}
