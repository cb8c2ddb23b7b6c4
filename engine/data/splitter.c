#include "data/look.h"
#include "data/position.h"
#include "data/scan.h"
#include "iga.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_CHARACTER 4u /* in bytes of UTF-8 */

/* Where in the file the splitter is. */
enum mode {
    MODE_MARK,        /* at its first byte: a byte-order mark, perhaps */
    MODE_START,       /* before anything that is no white space */
    MODE_FIRST_LINE,  /* at `{`: is the first line a whole object? */
    MODE_BEHIND_LINE, /* it is, but the file may be one object all the same */
    MODE_SECOND_LINE, /* it is not: is the second one? */
    MODE_LINES,
    MODE_LONG_LINE, /* in the rest of a line that is too large */
    MODE_ARRAY,
    MODE_DOCUMENT, /* at one object over several lines */
    MODE_BEHIND,   /* behind the array or the object */
    MODE_BROKEN,   /* at what cannot be cut */
    MODE_OVER      /* behind it */
};

/* What came last in an array. */
enum last { LAST_OPENED, LAST_REGION, LAST_COMMA };

struct iga_splitter {
    iga_from from;
    enum mode mode;
    struct position position; /* of the first byte that is not taken */
    size_t seen;              /* how many bytes of the region or line there were looked at */
    struct scan scan;         /* of that region */
    size_t first_line;        /* its length */
    bool wants_value;         /* at the end of the first line */
    enum last last;
    iga_break broken; /* what is wrong in MODE_BROKEN, or with any text in MODE_BEHIND */
    char *file;
};

iga_status iga_splitter_new(iga_splitter **out, const char *file, iga_from from)
{
    size_t length = file != NULL ? strlen(file) + 1 : 0;
    iga_splitter *splitter;

    if (out == NULL)
        return IGA_EUSAGE;
    *out = NULL;
    if (from != IGA_FROM_DETECT && from != IGA_FROM_JSON && from != IGA_FROM_NDJSON)
        return IGA_EUSAGE;
    splitter = malloc(sizeof *splitter + length);
    if (splitter == NULL)
        return IGA_ENOMEM;
    *splitter = (iga_splitter){.from = from, .position = {.line = 1, .column = 1}};
    if (file != NULL)
        splitter->file = memcpy(splitter + 1, file, length);
    *out = splitter;
    return IGA_OK;
}

void iga_splitter_free(iga_splitter *splitter)
{
    free(splitter);
}

/* One call of iga_splitter_cut: the bytes from `front` on are not taken. */
struct cut {
    const char *bytes;
    size_t front, length;
    bool last;
    iga_chunk *chunk;
};

static void take(iga_splitter *splitter, struct cut *cut, size_t to)
{
    position_move(&splitter->position, cut->bytes + to);
    cut->front = to;
}

/* Makes the bytes from `start` to `end` the chunk, and takes what is before them. */
static void give(iga_splitter *splitter, struct cut *cut, size_t start, size_t end)
{
    take(splitter, cut, start);
    cut->chunk->bytes = cut->bytes + start;
    cut->chunk->length = end - start;
    cut->chunk->line = splitter->position.line;
    cut->chunk->column = splitter->position.column;
}

static void take_space(iga_splitter *splitter, struct cut *cut)
{
    take(splitter, cut, scan_space(cut->bytes, cut->front, cut->length));
}

static void enter(iga_splitter *splitter, enum mode mode)
{
    splitter->mode = mode;
    splitter->seen = 0;
    splitter->scan = (struct scan){0};
}

static void break_off(iga_splitter *splitter, iga_break broken)
{
    splitter->mode = MODE_BROKEN;
    splitter->broken = broken;
}

/* Each cut_ function below does what its mode asks. @return whether to go on in the mode that it
 * entered; false when a chunk was cut or more bytes are needed. */

static bool cut_mark(iga_splitter *splitter, struct cut *cut)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = cut->length < 3 ? cut->length : 3;
    bool alike = length > 0 && memcmp(cut->bytes, mark, length) == 0;

    if (length < 3 && !cut->last && (alike || length == 0))
        return false;
    if (alike && length == 3) {
        take(splitter, cut, 3);
        splitter->position.column = 1;
    }
    enter(splitter, MODE_START);
    return true;
}

static bool cut_start(iga_splitter *splitter, struct cut *cut)
{
    take_space(splitter, cut);
    if (cut->front == cut->length)
        return false;
    switch (cut->bytes[cut->front]) {
    case '[':
        take(splitter, cut, cut->front + 1);
        enter(splitter, MODE_ARRAY);
        break;
    case '{':
        enter(splitter, splitter->from == IGA_FROM_NDJSON ? MODE_LINES : MODE_FIRST_LINE);
        break;
    default:
        enter(splitter, MODE_LINES);
    }
    return true;
}

/* ---- One object over several lines, or one a line? ---------------------------------------- */

/* Finds the end of the line that starts at `start`. A line that is too large counts as whole.
 * @return whether it is there */
static bool find_line(size_t *length, iga_splitter *splitter, const struct cut *cut, size_t start)
{
    size_t most = cut->length - start;
    const char *newline;

    if (most > IGA_MAX_REGION + 1)
        most = IGA_MAX_REGION + 1;
    newline = memchr(cut->bytes + start + splitter->seen, '\n', most - splitter->seen);
    splitter->seen = newline != NULL ? (size_t)(newline - cut->bytes) - start : most;
    *length = splitter->seen;
    return newline != NULL || *length > IGA_MAX_REGION || cut->last;
}

/* Whether a line is one object by its brackets and quotes. */
static bool is_object(struct scan *scan, const char *line, size_t length)
{
    size_t at = 0;

    *scan = (struct scan){0};
    return length > 0 && line[0] == '{' && scan_value(scan, &at, line, length) == SCAN_DONE &&
           scan_space(line, at, length) == length;
}

static bool cut_first_line(iga_splitter *splitter, struct cut *cut)
{
    size_t length;
    struct scan scan;
    enum mode mode = MODE_SECOND_LINE;

    if (!find_line(&length, splitter, cut, cut->front))
        return false;
    if (length > IGA_MAX_REGION)
        mode = MODE_LINES;
    else if (is_object(&scan, cut->bytes + cut->front, length))
        mode = splitter->from == IGA_FROM_JSON ? MODE_BEHIND_LINE : MODE_LINES;
    else
        splitter->wants_value = scan_wants_value(&scan);
    splitter->first_line = length;
    enter(splitter, mode);
    return true;
}

static bool cut_behind_line(iga_splitter *splitter, struct cut *cut)
{
    size_t at = scan_space(cut->bytes, cut->front + splitter->first_line, cut->length);

    if (at == cut->length && !cut->last)
        return false;
    enter(splitter, at < cut->length && cut->bytes[at] != '{' ? MODE_DOCUMENT : MODE_LINES);
    return true;
}

static bool cut_second_line(iga_splitter *splitter, struct cut *cut)
{
    size_t at = scan_space(cut->bytes, cut->front + splitter->first_line, cut->length), length;
    struct scan scan;
    bool lines = false;

    if (!splitter->wants_value) {
        if (!find_line(&length, splitter, cut, at))
            return false;
        lines = length > IGA_MAX_REGION || is_object(&scan, cut->bytes + at, length);
    }
    enter(splitter, lines ? MODE_LINES : MODE_DOCUMENT);
    return true;
}

/* ---- One region a line ------------------------------------------------------------------- */

/* Finds the end of the last whole line. @return 0 if none is whole */
static size_t last_line_end(const iga_splitter *splitter, const struct cut *cut)
{
    size_t at = cut->length, searched = cut->front + splitter->seen;

    if (cut->last)
        return at;
    while (at > searched && cut->bytes[at - 1] != '\n')
        at--;
    return at > searched ? at : 0;
}

static bool cut_lines(iga_splitter *splitter, struct cut *cut)
{
    size_t front = cut->front, end;

    take_space(splitter, cut);
    splitter->seen -= splitter->seen < cut->front - front ? splitter->seen : cut->front - front;
    if (cut->front == cut->length)
        return false;
    cut->chunk->lines = true;
    end = last_line_end(splitter, cut);
    if (end > 0) {
        give(splitter, cut, cut->front, end);
        take(splitter, cut, end);
    } else if (cut->length - cut->front > IGA_MAX_REGION) {
        give(splitter, cut, cut->front, cut->length);
        take(splitter, cut, cut->length);
        cut->chunk->broken = IGA_BREAK_SIZE;
        splitter->mode = MODE_LONG_LINE;
    }
    splitter->seen = cut->length - cut->front;
    return false;
}

static bool cut_long_line(iga_splitter *splitter, struct cut *cut)
{
    size_t left = cut->length - cut->front;
    const char *newline = left > 0 ? memchr(cut->bytes + cut->front, '\n', left) : NULL;

    take(splitter, cut, newline != NULL ? (size_t)(newline - cut->bytes) + 1 : cut->length);
    if (newline != NULL)
        enter(splitter, MODE_LINES);
    return newline != NULL;
}

/* ---- An array, or one object over several lines ------------------------------------------- */

/* Looks for the end of the region that starts at `start`, and breaks off where it cannot end.
 * @return whether it was found: it is `seen` bytes long */
static bool find_region(iga_splitter *splitter, const struct cut *cut, size_t start)
{
    size_t at = start + splitter->seen;
    enum scan_step step = scan_value(&splitter->scan, &at, cut->bytes, cut->length);

    splitter->seen = at - start;
    if (splitter->seen > IGA_MAX_REGION)
        break_off(splitter, IGA_BREAK_SIZE);
    else if (step == SCAN_MISMATCH || (step == SCAN_MORE && cut->last))
        break_off(splitter, IGA_BREAK_SYNTAX);
    else
        return step == SCAN_DONE;
    return false;
}

/* Whether a region of an array is JSON: what comes behind one that is not is a guess. */
static bool is_json(const char *bytes, size_t length)
{
    struct look look;

    look_over(&look, NULL, bytes, length);
    return !look_is_broken(&look) && (look.stop.kind != LOOK_FINE || look.end == length);
}

/* Passes over one region. @return false if it is not whole, or broken */
static bool pass_region(iga_splitter *splitter, const struct cut *cut, size_t *at)
{
    if (!find_region(splitter, cut, *at))
        return false;
    if (!is_json(cut->bytes + *at, splitter->seen)) {
        break_off(splitter, IGA_BREAK_SYNTAX);
        return false;
    }
    *at += splitter->seen;
    enter(splitter, MODE_ARRAY);
    splitter->last = LAST_REGION;
    return true;
}

/* Passes over what stands between regions. @return whether a region starts at *at */
static bool pass_separator(iga_splitter *splitter, const struct cut *cut, size_t *at)
{
    char byte = cut->bytes[*at];

    if (byte == ']' && splitter->last != LAST_COMMA) {
        ++*at;
        splitter->mode = MODE_BEHIND;
        splitter->broken = IGA_BREAK_AFTER_ARRAY;
    } else if (splitter->last != LAST_REGION) {
        return true;
    } else if (byte == ',') {
        ++*at;
        splitter->last = LAST_COMMA;
    } else {
        break_off(splitter, IGA_BREAK_COMMA);
    }
    return false;
}

/* Passes over whole regions from *at on; *start and *end are where the first starts and the last
 * ends, the same if there is none. */
static void pass_regions(iga_splitter *splitter, const struct cut *cut, size_t *start, size_t *end,
                         size_t *at)
{
    while (splitter->mode == MODE_ARRAY) {
        size_t region;
        *at = scan_space(cut->bytes, *at, cut->length);
        if (*at == cut->length) {
            if (cut->last)
                break_off(splitter, IGA_BREAK_OPEN);
            return;
        }
        if (!pass_separator(splitter, cut, at))
            continue;
        region = *at;
        if (!pass_region(splitter, cut, at))
            return;
        *start = *start == *end ? region : *start;
        *end = *at;
    }
}

static bool cut_array(iga_splitter *splitter, struct cut *cut)
{
    size_t at = cut->front, start = at, end = at;

    pass_regions(splitter, cut, &start, &end, &at);
    if (start == end) {
        take(splitter, cut, at);
        return splitter->mode != MODE_ARRAY;
    }
    /* A byte is left for the caller to come back with and hear that the array is not closed. */
    if (splitter->mode == MODE_BROKEN && at == cut->length)
        at--;
    give(splitter, cut, start, end);
    take(splitter, cut, at);
    return false;
}

static bool cut_document(iga_splitter *splitter, struct cut *cut)
{
    size_t end;

    if (!find_region(splitter, cut, cut->front))
        return splitter->mode != MODE_DOCUMENT;
    end = cut->front + splitter->seen;
    give(splitter, cut, cut->front, end);
    take(splitter, cut, end);
    splitter->mode = MODE_BEHIND;
    splitter->broken = IGA_BREAK_AFTER_OBJECT;
    return false;
}

/* ---- What comes behind ------------------------------------------------------------------- */

static bool cut_behind(iga_splitter *splitter, struct cut *cut)
{
    take_space(splitter, cut);
    if (cut->front == cut->length)
        return false;
    splitter->mode = MODE_BROKEN;
    return true;
}

static bool cut_broken(iga_splitter *splitter, struct cut *cut)
{
    /* The character at fault is shown, and must be whole for that. */
    if (!cut->last && cut->length - cut->front < LONGEST_CHARACTER)
        return false;
    if (splitter->broken == IGA_BREAK_OPEN)
        take(splitter, cut, cut->length);
    give(splitter, cut, cut->front, cut->length);
    take(splitter, cut, cut->length);
    if (splitter->broken == IGA_BREAK_OPEN) { /* no bytes are at fault, but a chunk has some */
        cut->chunk->bytes = "\n";
        cut->chunk->length = 1;
    }
    cut->chunk->broken = splitter->broken;
    splitter->mode = MODE_OVER;
    return false;
}

static bool cut_over(iga_splitter *splitter, struct cut *cut)
{
    take(splitter, cut, cut->length);
    return false;
}

iga_status iga_splitter_cut(iga_chunk *chunk, size_t *taken, iga_splitter *splitter,
                            const char *bytes, size_t length, bool last)
{
    static bool (*const cuts[])(iga_splitter *, struct cut *) = {
        [MODE_MARK] = cut_mark,
        [MODE_START] = cut_start,
        [MODE_FIRST_LINE] = cut_first_line,
        [MODE_BEHIND_LINE] = cut_behind_line,
        [MODE_SECOND_LINE] = cut_second_line,
        [MODE_LINES] = cut_lines,
        [MODE_LONG_LINE] = cut_long_line,
        [MODE_ARRAY] = cut_array,
        [MODE_DOCUMENT] = cut_document,
        [MODE_BEHIND] = cut_behind,
        [MODE_BROKEN] = cut_broken,
        [MODE_OVER] = cut_over,
    };
    struct cut cut = {.bytes = bytes != NULL ? bytes : "", .length = length, .last = last};

    if (chunk == NULL || taken == NULL || splitter == NULL || (bytes == NULL && length > 0))
        return IGA_EUSAGE;
    *chunk = (iga_chunk){.file = splitter->file};
    cut.chunk = chunk;
    splitter->position.at = cut.bytes;
    while (cuts[splitter->mode](splitter, &cut))
        ;
    *taken = cut.front;
    return chunk->broken == IGA_BREAK_SIZE && !chunk->lines ? IGA_EDATA : IGA_OK;
}
