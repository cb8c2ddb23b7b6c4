/* run_cases.c - runs the case files of a folder, one test a file.
 *
 *     run_cases FOLDER
 *
 * cases/README.md says how a case is written. `iga` is taken from PATH. With IGA_UPDATE=1 what
 * the program really answers is written into the case files, to be reviewed as a change. */
#define _XOPEN_SOURCE 700 /* nftw, mkdtemp */

#include "case_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define CONTEXT_LINES 3
#define MOST_SHOWN 20 /* lines of an output that lacks something */
#define DOES_NOT_EXIT (-1)

/* What one command did. */
struct outcome {
    int status;
    char *out, *err;
    size_t out_length, err_length;
};

static void must(bool holds, const char *what)
{
    if (!holds) {
        perror(what);
        abort();
    }
}

/* ---- The folder a case runs in ------------------------------------------------------------- */

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk)
{
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static void remove_folder(const char *folder)
{
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void make_folders_of(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        must(mkdir(path, 0777) == 0 || errno == EEXIST, path);
        *slash = '/';
    }
}

static void write_file(const char *path, struct piece bytes)
{
    FILE *file = fopen(path, "wb");
    must(file, path);
    must(fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length, path);
    must(fclose(file) == 0, path);
}

static void write_section(const char *folder, const struct section *section)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%.*s", folder, (int)section->argument.length,
                          section->argument.bytes);
    must(length > 0 && (size_t)length < sizeof path && section->argument.length, "file name");
    make_folders_of(path);
    write_file(path, section_bytes(section));
}

/* ---- Running a command --------------------------------------------------------------------- */

static char *all_of(FILE *file, size_t *length)
{
    must(fseek(file, 0, SEEK_END) == 0, "fseek");
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    must(text && fread(text, 1, *length, file) == *length, "fread");
    text[*length] = '\0';
    fclose(file);
    return text;
}

_Noreturn static void become(const char *folder, const char *command, FILE *in, FILE *out,
                             FILE *err)
{
    must(chdir(folder) == 0, folder);
    must(dup2(fileno(in), 0) == 0 && dup2(fileno(out), 1) == 1 && dup2(fileno(err), 2) == 2,
         "dup2");
    setenv("LC_ALL", "C", 1);
    unsetenv("LANGUAGE");
    unsetenv("IGA_UPDATE");
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static struct outcome run_command(const char *folder, struct piece command, struct piece input)
{
    FILE *in = tmpfile(), *out = tmpfile(), *err = tmpfile();
    must(in && out && err, "tmpfile");
    must(fwrite(input.bytes, 1, input.length, in) == input.length, "stdin");
    rewind(in);
    char *line = strndup(command.bytes, command.length);
    must(line, "strndup");
    fflush(NULL);

    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0)
        become(folder, line, in, out, err);
    int status;
    must(waitpid(child, &status, 0) == child, "waitpid");
    free(line);
    fclose(in);

    struct outcome outcome = {.status = WIFEXITED(status) ? WEXITSTATUS(status) : DOES_NOT_EXIT};
    outcome.out = all_of(out, &outcome.out_length);
    outcome.err = all_of(err, &outcome.err_length);
    return outcome;
}

/* ---- Comparing ----------------------------------------------------------------------------- */

static size_t line_of(struct piece text)
{
    const char *newline = memchr(text.bytes, '\n', text.length);
    return newline ? (size_t)(newline - text.bytes) + 1 : text.length;
}

static void print_lines(char sign, struct piece text)
{
    while (text.length) {
        size_t length = line_of(text);
        bool open = text.bytes[length - 1] != '\n';
        print_error("%c%.*s%s", sign, (int)length, text.bytes,
                    open ? "\n\\ no newline at the end\n" : "");
        text.bytes += length;
        text.length -= length;
    }
}

/* Whole lines of which the two texts have `same` in common at their beginning. */
static size_t common_head(struct piece a, struct piece b)
{
    size_t same = 0;
    for (;;) {
        struct piece rest = {a.bytes + same, a.length - same};
        size_t line = line_of(rest);
        if (!line || b.length - same < line || memcmp(rest.bytes, b.bytes + same, line) != 0)
            return same;
        same += line;
    }
}

static size_t common_tail(struct piece a, struct piece b, size_t head)
{
    size_t same = 0, whole = 0;
    while (same < a.length - head && same < b.length - head &&
           a.bytes[a.length - 1 - same] == b.bytes[b.length - 1 - same]) {
        same++;
        size_t start = a.length - same;
        if (start == head || (a.bytes[start - 1] == '\n' &&
                              (b.length - same == head || b.bytes[b.length - same - 1] == '\n')))
            whole = same;
    }
    return whole;
}

static struct piece last_lines(struct piece text, int lines)
{
    size_t start = text.length;
    while (start && (text.bytes[start - 1] != '\n' || start == text.length || lines-- > 1))
        start--;
    return (struct piece){text.bytes + start, text.length - start};
}

static struct piece first_lines(struct piece text, int lines)
{
    struct piece rest = text;
    while (rest.length && lines--) {
        size_t length = line_of(rest);
        rest.bytes += length;
        rest.length -= length;
    }
    return (struct piece){text.bytes, text.length - rest.length};
}

/* Prints where two texts differ, with the lines around it. */
static void print_difference(struct piece expected, struct piece actual)
{
    size_t head = common_head(expected, actual), tail = common_tail(expected, actual, head);
    print_lines(' ', last_lines((struct piece){expected.bytes, head}, CONTEXT_LINES));
    print_lines('-', (struct piece){expected.bytes + head, expected.length - head - tail});
    print_lines('+', (struct piece){actual.bytes + head, actual.length - head - tail});
    print_lines(' ', first_lines((struct piece){expected.bytes + expected.length - tail, tail},
                                 CONTEXT_LINES));
}

static bool has_text(struct piece text, struct piece wanted)
{
    for (size_t i = 0; i + wanted.length <= text.length; i++)
        if (memcmp(text.bytes + i, wanted.bytes, wanted.length) == 0)
            return true;
    return false;
}

/* ---- One run and what is expected of it ---------------------------------------------------- */

/* The sections from a `%% run` to the next one. */
struct run {
    const char *path;
    const struct section *first;
    size_t count;
};

static const struct section *section_of(const struct run *run, enum section_kind kind)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->first[i].kind == kind)
            return &run->first[i];
    return NULL;
}

static bool lines_are_there(const struct run *run, const struct section *section, const char *name,
                            struct piece actual)
{
    bool all = true;
    struct piece rest = section_bytes(section);
    while (rest.length) {
        size_t length = line_of(rest);
        struct piece line = {rest.bytes, length - (rest.bytes[length - 1] == '\n')};
        if (line.length && !has_text(actual, line)) {
            print_error("%s:%zu: %s has nowhere\n", run->path, section->line, name);
            print_lines('-', (struct piece){rest.bytes, length});
            all = false;
        }
        rest.bytes += length;
        rest.length -= length;
    }
    if (!all)
        print_lines('+', first_lines(actual, MOST_SHOWN));
    return all;
}

/* One of the two outputs: as written, or with certain lines, or, if nothing is said, empty. */
static bool check_output(const struct run *run, enum section_kind exact, enum section_kind has,
                         const char *name, struct piece actual)
{
    const struct section *lines = section_of(run, has), *whole = section_of(run, exact);
    bool fine = !lines || lines_are_there(run, lines, name, actual);
    if (!whole && lines)
        return fine;
    struct piece expected = whole ? section_bytes(whole) : (struct piece){"", 0};
    if (expected.length == actual.length &&
        memcmp(expected.bytes, actual.bytes, actual.length) == 0)
        return fine;
    print_error("%s:%zu: another %s than expected\n", run->path, run->first->line, name);
    print_difference(expected, actual);
    return false;
}

static int expected_status(const struct run *run)
{
    const struct section *section = section_of(run, SECTION_EXIT);
    return section ? atoi(section->argument.bytes) : 0;
}

static bool check_run(const struct run *run, const struct outcome *outcome)
{
    bool fine = check_output(run, SECTION_OUT, SECTION_OUT_HAS, "standard output",
                             (struct piece){outcome->out, outcome->out_length});
    fine &= check_output(run, SECTION_ERR, SECTION_ERR_HAS, "standard error",
                         (struct piece){outcome->err, outcome->err_length});
    if (expected_status(run) != outcome->status) {
        print_error("%s:%zu: exit status %d, expected %d\n", run->path, run->first->line,
                    outcome->status, expected_status(run));
        fine = false;
    }
    return fine;
}

/* ---- Writing what came out back into the case ---------------------------------------------- */

/* The case file as it will be. */
struct update {
    FILE *file;
    size_t sections;
};

static void add_section(struct update *update, struct piece whole)
{
    if (update->sections++)
        fputc('\n', update->file);
    fwrite(whole.bytes, 1, whole.length, update->file);
}

static void add_answer(struct update *update, enum section_kind kind, const char *argument,
                       struct piece bytes)
{
    char *text = section_text(kind, argument, bytes);
    add_section(update, (struct piece){text, strlen(text)});
    free(text);
}

/* A run again, its expectations as they turned out; what was not exact stays as it was. */
static void update_run(struct update *update, const struct run *run, const struct outcome *outcome)
{
    for (size_t i = 0; i < run->count; i++) {
        enum section_kind kind = run->first[i].kind;
        if (kind != SECTION_OUT && kind != SECTION_ERR && kind != SECTION_EXIT)
            add_section(update, run->first[i].whole);
    }
    if (outcome->out_length && !section_of(run, SECTION_OUT_HAS))
        add_answer(update, SECTION_OUT, "", (struct piece){outcome->out, outcome->out_length});
    if (outcome->err_length && !section_of(run, SECTION_ERR_HAS))
        add_answer(update, SECTION_ERR, "", (struct piece){outcome->err, outcome->err_length});
    if (outcome->status != 0) {
        char status[16];
        snprintf(status, sizeof status, "%d", outcome->status);
        add_answer(update, SECTION_EXIT, status, (struct piece){"", 0});
    }
}

/* ---- A case -------------------------------------------------------------------------------- */

static size_t run_length(const struct case_file *file, size_t first)
{
    size_t count = 1;
    while (first + count < file->count && file->sections[first + count].kind != SECTION_RUN &&
           file->sections[first + count].kind != SECTION_FILE)
        count++;
    return count;
}

static bool do_run(const struct run *run, const char *folder, struct update *update)
{
    const struct section *input = section_of(run, SECTION_STDIN);
    struct outcome outcome = run_command(folder, section_bytes(run->first),
                                         input ? section_bytes(input) : (struct piece){"", 0});
    bool fine = true;
    if (update)
        update_run(update, run, &outcome);
    else
        fine = check_run(run, &outcome);
    free(outcome.out);
    free(outcome.err);
    return fine;
}

/* Goes through a case in a folder of its own. @param update  NULL to check */
static bool do_case(const struct case_file *file, const char *path, struct update *update)
{
    char folder[] = "/tmp/iga-case-XXXXXX";
    must(mkdtemp(folder), folder);
    bool fine = true;
    for (size_t i = 0; i < file->count; i++) {
        const struct section *section = &file->sections[i];
        if (section->kind == SECTION_FILE) {
            write_section(folder, section);
            if (update)
                add_section(update, section->whole);
        } else {
            struct run run = {path, section, run_length(file, i)};
            fine &= do_run(&run, folder, update);
            i += run.count - 1;
        }
    }
    remove_folder(folder);
    return fine;
}

static void update_case(const struct case_file *file, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    struct update update = {.file = open_memstream(&text, &length)};
    must(update.file, "open_memstream");
    fwrite(file->head.bytes, 1, file->head.length, update.file);
    do_case(file, path, &update);
    must(fclose(update.file) == 0, "fclose");
    if (length != file->length || memcmp(text, file->text, length) != 0)
        write_file(path, (struct piece){text, length});
    free(text);
}

static void run_case(void **state)
{
    const char *path = *state, *updating = getenv("IGA_UPDATE");
    struct case_file file;
    bool fine = case_file_read(&file, path);
    if (fine && updating && *updating)
        update_case(&file, path);
    else if (fine)
        fine = do_case(&file, path, NULL);
    case_file_free(&file);
    assert_true(fine);
}

/* ---- The group ----------------------------------------------------------------------------- */

/* "score/vectors.case: a title", as far as the title can be read. */
static char *name_of(const char *path)
{
    const char *start = strrchr(path, '/');
    while (start > path && start[-1] != '/')
        start--;
    size_t length;
    char *text = file_read(path, &length), *name = NULL;
    const char *title = strncmp(text, "# ", 2) == 0 ? text + 2 : "(no title)\n";
    size_t size = strlen(start) + strlen(title) + 3;
    name = malloc(size);
    must(name, "malloc");
    snprintf(name, size, "%s: %.*s", start, (int)strcspn(title, "\n"), title);
    free(text);
    return name;
}

int main(int count, char **arguments)
{
    if (count != 2) {
        fputs("usage: run_cases FOLDER\n", stderr);
        return 2;
    }
    char pattern[4096];
    snprintf(pattern, sizeof pattern, "%s/*.case", arguments[1]);
    glob_t files;
    if (glob(pattern, 0, NULL, &files) != 0) {
        fprintf(stderr, "%s: no case files\n", arguments[1]);
        return 2;
    }
    struct CMUnitTest *tests = calloc(files.gl_pathc, sizeof *tests);
    must(tests, "calloc");
    for (size_t i = 0; i < files.gl_pathc; i++)
        tests[i] = (struct CMUnitTest){name_of(files.gl_pathv[i]), run_case, NULL, NULL,
                                       files.gl_pathv[i]};
    /* What cmocka's public macro expands to, for tests that are known only now. */
    int failed = _cmocka_run_group_tests(arguments[1], tests, files.gl_pathc, NULL, NULL);
    for (size_t i = 0; i < files.gl_pathc; i++)
        free((char *)(uintptr_t)tests[i].name);
    free(tests);
    globfree(&files);
    return failed;
}
