/* A published result that was tampered with anywhere is found out: every value is changed, every
 * member and every item is left out, something is added everywhere, and neighbours are swapped. */
#define _XOPEN_SOURCE 700 /* mkdtemp */

#include "cli/command.h"
#include "report/json.h"
#include "report/json_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Two that share a place, one that --claims and --verified count otherwise, one that is refused,
 * and two that did not even give an id. */
static const char data[] =
    "{\"id\":\"1\",\"name\":\"Satu\",\"province\":\"Aceh\",\"kind\":\"kabupaten\",\"indicators\":"
    "{\"visi\":3,\"opini\":\"WTP\",\"ipm\":71},\"innovations\":[{\"id\":\"a\",\"urusan\":"
    "\"Sosial\","
    "\"implemented\":\"2019-05-01\",\"indicators\":{\"regulasi\":2,\"manfaat\":{\"basis\":\"a\","
    "\"value\":15}}},{\"id\":\"b\",\"implemented\":\"2012-05-01\",\"indicators\":{\"regulasi\":3}}]"
    "}\n"
    "{\"id\":\"2\",\"name\":\"Dua\",\"province\":\"Aceh\",\"kind\":\"kabupaten\",\"indicators\":"
    "{\"visi\":2,\"pad\":{\"previous\":100,\"current\":108}},\"innovations\":[]}\n"
    "{\"id\":\"3\",\"name\":\"Tiga\",\"province\":\"Bali\",\"kind\":\"kota\",\"indicators\":"
    "{\"visi\":2,\"pad\":5},\"innovations\":[]}\n"
    "{\"id\":\"4\",\"name\":\"Empat\",\"indicators\":{\"visi\":9},\"innovations\":[]}\n"
    "{\"name\":\"Lima\"}\n"
    "{\"name\":\"Enam\",\"x\":1}\n";

static const char rules_file[] = SOURCE_DIR "/tests/data/contoh.lua";

static int enter_folder(void **state)
{
    static char folder[] = "/tmp/iga-verify-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    *state = folder;
    FILE *file = fopen("data.ndjson", "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(data, 1, sizeof data - 1, file), sizeof data - 1);
    assert_int_equal(fclose(file), 0);
    return 0;
}

static int leave_folder(void **state)
{
    static const char *const files[] = {"data.ndjson", "result", "tampered"};
    for (size_t i = 0; i < COUNT(files); i++)
        unlink(files[i]);
    return chdir("/") != 0 || rmdir(*state) != 0;
}

/* ---- Running commands in this process ---------------------------------------------------------
 */

/* Nobody should read what thousands of runs say of refused regions. */
static int hush(void)
{
    int kept = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    return kept;
}

static void unhush(int kept)
{
    dup2(kept, STDERR_FILENO);
    close(kept);
}

static void make_result(const struct command *command, struct options options, const char *format)
{
    char *arguments[] = {(char[]){"data.ndjson"}};
    options.rules = rules_file;
    options.format = format;
    options.output = "result";
    options.quiet = true;
    options.jobs = 1;
    int kept = hush();
    enum status status = command->run(&options, arguments, 1);
    unhush(kept);
    assert_int_equal(status, STATUS_INPUT); /* for the refused regions */
}

static enum status verify_with(struct options options, const char *file)
{
    char name[32];
    snprintf(name, sizeof name, "%s", file);
    char *arguments[] = {name};
    options.rules = rules_file;
    options.output = "/dev/null"; /* a file would be synchronised each time */
    options.quiet = true;
    options.jobs = 1;
    names_add(&options.data, "data.ndjson");
    int kept = hush();
    enum status status = command_verify.run(&options, arguments, 1);
    unhush(kept);
    names_free(&options.data);
    return status;
}

static void read_file(struct blob *out, const char *name)
{
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    blob_clear(out);
    for (size_t got = 1; got > 0;) {
        char *room = blob_reserve(out, 4096);
        assert_non_null(room);
        got = fread(room, 1, 4096, file);
        out->length += got;
    }
    blob_add(out, "", 0);
    fclose(file);
}

static void write_file(const char *name, const struct blob *text)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text->bytes, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

/* ---- Tampering --------------------------------------------------------------------------------
 */

enum tampering { CHANGE, DROP, ADD, SWAP, TAMPERINGS };

static const char *const names[] = {"changed", "left out", "added to", "swapped"};

/* A value that was read, with its bytes. */
struct value {
    iga_json *tree;
    const char *bytes;
    size_t *nodes, count; /* every value in it, in the order of the text */
};

static void list_nodes(struct value *value, size_t node)
{
    value->nodes[value->count++] = node;
    for (size_t i = iga_json_first(value->tree, node); i != IGA_JSON_NONE;
         i = iga_json_next(value->tree, i))
        list_nodes(value, i);
}

static struct value read_value(const char *bytes, size_t length)
{
    struct value value = {.bytes = bytes, .nodes = calloc(length, sizeof(size_t))};
    assert_non_null(value.nodes);
    assert_true(json_tree_read(&value.tree, bytes, length, IGA_MAX_NESTING) == IGA_OK);
    list_nodes(&value, 0);
    return value;
}

static void free_value(struct value *value)
{
    iga_json_free(value->tree);
    free(value->nodes);
}

struct tamper {
    const iga_json *tree;
    size_t target;
    enum tampering how;
    bool done;
};

static void write_node(struct blob *out, struct tamper *tamper, size_t node);

static void write_changed(struct blob *out, struct tamper *tamper, size_t node)
{
    const iga_json *tree = tamper->tree;
    struct blob text = {0};
    const char *number = iga_json_number(tree, node);
    tamper->done = true;
    switch (iga_json_kind_of(tree, node)) {
    case IGA_JSON_NULL:
    case IGA_JSON_FALSE:
        json_bool(out, true);
        break;
    case IGA_JSON_TRUE:
        json_bool(out, false);
        break;
    case IGA_JSON_TEXT:
        blob_print(&text, "%sx", iga_json_text(tree, node));
        json_text(out, text.bytes);
        break;
    default: /* a number: another digit */
        blob_print(&text, "%s1", strcmp(number, "0") == 0 ? "" : number);
        json_raw(out, text.bytes);
    }
    blob_free(&text);
}

static void write_item(struct blob *out, struct tamper *tamper, size_t node)
{
    if (tamper->how == DROP && node == tamper->target) {
        tamper->done = true;
        return;
    }
    if (iga_json_key(tamper->tree, node))
        json_key(out, iga_json_key(tamper->tree, node));
    write_node(out, tamper, node);
}

static void write_brackets(struct blob *out, struct tamper *tamper, size_t node)
{
    const iga_json *tree = tamper->tree;
    bool is_object = iga_json_is(tree, node, IGA_JSON_OBJECT);
    json_open(out, is_object ? '{' : '[');
    for (size_t i = iga_json_first(tree, node); i != IGA_JSON_NONE; i = iga_json_next(tree, i)) {
        size_t next = iga_json_next(tree, i);
        if (tamper->how == SWAP && i == tamper->target && next != IGA_JSON_NONE) {
            write_item(out, tamper, next);
            write_item(out, tamper, i);
            i = next;
            tamper->done = true;
        } else {
            write_item(out, tamper, i);
        }
    }
    if (tamper->how == ADD && node == tamper->target) {
        if (is_object)
            json_key(out, "zz");
        json_raw(out, "1");
        tamper->done = true;
    }
    json_close(out, is_object ? '}' : ']');
}

static void write_node(struct blob *out, struct tamper *tamper, size_t node)
{
    iga_json_kind kind = iga_json_kind_of(tamper->tree, node);
    if (kind == IGA_JSON_OBJECT || kind == IGA_JSON_ARRAY)
        write_brackets(out, tamper, node);
    else if (tamper->how == CHANGE && node == tamper->target)
        write_changed(out, tamper, node);
    else
        json_tree_write(out, tamper->tree, node, NULL);
}

/* Whether two neighbours say the same, or stand where order means nothing. */
static bool is_same_swapped(const struct value *value, size_t node)
{
    const iga_json *tree = value->tree;
    size_t next = iga_json_next(tree, node);
    if (next == IGA_JSON_NONE || iga_json_key(tree, node))
        return true;
    size_t start = iga_json_start(tree, node), other = iga_json_start(tree, next);
    size_t length = iga_json_end(tree, node) - start;
    return length == iga_json_end(tree, next) - other &&
           memcmp(value->bytes + start, value->bytes + other, length) == 0;
}

/* The version of the program may be another, and only that. */
static bool may_differ(const struct value *value, size_t node, enum tampering how)
{
    const char *key = iga_json_key(value->tree, node);
    bool is_program = key && strcmp(key, "program") == 0;
    return (how == CHANGE && is_program) || (how == SWAP && is_same_swapped(value, node));
}

static void print_value(const struct value *value, size_t node, enum tampering how)
{
    size_t start = value ? iga_json_start(value->tree, node) : 0;
    print_error("%s: %.*s\n", names[how],
                value ? (int)(iga_json_end(value->tree, node) - start) : 0,
                value ? value->bytes + start : "");
}

/* Found, or so wrong that it is no result. @param value  NULL for a whole line */
static void assert_found(const struct value *value, size_t node, enum tampering how)
{
    enum status status = verify_with((struct options){0}, "tampered");
    if (status != STATUS_SEEN && status != STATUS_INPUT)
        print_value(value, node, how);
    assert_true(status == STATUS_SEEN || status == STATUS_INPUT);
}

/* ---- One a line -------------------------------------------------------------------------------
 */

enum { MOST_LINES = 16 };

/* The lines of a result. */
struct lines {
    const char *starts[MOST_LINES];
    size_t lengths[MOST_LINES];
    size_t count;
};

static struct lines lines_of(const struct blob *result)
{
    struct lines lines = {.count = 0};
    for (const char *at = result->bytes; *at; at = strchr(at, '\n') + 1) {
        assert_in_range(lines.count, 0, MOST_LINES - 1);
        lines.starts[lines.count] = at;
        lines.lengths[lines.count++] = strcspn(at, "\n");
    }
    return lines;
}

static void add_line(struct blob *out, const struct lines *lines, size_t i)
{
    blob_add(out, lines->starts[i], lines->lengths[i]);
    blob_text(out, "\n");
}

/* Writes the lines, with `instead` in the place of line i. */
static void write_lines(const struct lines *lines, size_t i, const struct blob *instead)
{
    struct blob out = {0};
    for (size_t k = 0; k < lines->count; k++) {
        if (k != i)
            add_line(&out, lines, k);
        else
            blob_add(&out, instead->bytes, instead->length);
    }
    write_file("tampered", &out);
    blob_free(&out);
}

/* Tampers with every value of line i. @return how often */
static size_t tamper_line(const struct lines *lines, size_t i)
{
    struct value value = read_value(lines->starts[i], lines->lengths[i]);
    struct blob line = {0};
    size_t tried = 0;
    for (size_t k = 0; k < value.count; k++)
        for (int how = 0; how < TAMPERINGS; how++) {
            size_t node = value.nodes[k];
            struct tamper tamper = {value.tree, node, (enum tampering)how, false};
            if ((how == SWAP && is_same_swapped(&value, node)) || (how == DROP && node == 0))
                continue;
            blob_clear(&line);
            write_node(&line, &tamper, 0);
            if (!tamper.done)
                continue;
            blob_text(&line, "\n");
            write_lines(lines, i, &line);
            assert_found(&value, node, tamper.how);
            tried++;
        }
    free_value(&value);
    blob_free(&line);
    return tried;
}

/* Leaves line i out, puts it there twice, puts it behind the next one, and adds another. */
static void tamper_with_lines(const struct lines *lines, size_t i)
{
    static const char stranger[] =
        "{\"id\":\"99\",\"name\":\"X\",\"ruleset\":\"contoh\",\"index\":1.00,\"exact\":\"1\"}\n";
    struct blob instead = {0};
    write_lines(lines, i, &instead);
    assert_found(NULL, 0, DROP);
    add_line(&instead, lines, i);
    add_line(&instead, lines, i);
    write_lines(lines, i, &instead);
    assert_found(NULL, 0, ADD);
    blob_clear(&instead);
    add_line(&instead, lines, i);
    blob_text(&instead, stranger);
    write_lines(lines, i, &instead);
    assert_found(NULL, 0, ADD);
    if (i + 1 < lines->count) {
        struct lines swapped = *lines;
        swapped.starts[i] = lines->starts[i + 1];
        swapped.lengths[i] = lines->lengths[i + 1];
        swapped.starts[i + 1] = lines->starts[i];
        swapped.lengths[i + 1] = lines->lengths[i];
        blob_clear(&instead);
        add_line(&instead, &swapped, i);
        write_lines(&swapped, i, &instead);
        assert_found(NULL, 0, SWAP);
    }
    blob_free(&instead);
}

static void check_tampering_with_lines(const struct command *command, struct options options,
                                       size_t at_least)
{
    struct blob result = {0};
    size_t tried = 0;
    make_result(command, options, "ndjson");
    assert_int_equal(verify_with((struct options){0}, "result"), STATUS_OK);
    read_file(&result, "result");
    struct lines lines = lines_of(&result);
    for (size_t i = 0; i < lines.count; i++) {
        tried += tamper_line(&lines, i);
        tamper_with_lines(&lines, i);
    }
    assert_true(tried >= at_least);
    blob_free(&result);
}

static void tampering_with_lines_is_found(void **state)
{
    (void)state;
    check_tampering_with_lines(&command_score, (struct options){.detail = true}, 400);
    check_tampering_with_lines(&command_rank, (struct options){0}, 150);
}

/* ---- A document -------------------------------------------------------------------------------
 */

static size_t tamper_everywhere(const struct blob *result)
{
    struct value value = read_value(result->bytes, result->length);
    struct blob tampered = {0};
    size_t tried = 0;
    for (size_t k = 0; k < value.count; k++)
        for (int how = 0; how < TAMPERINGS; how++) {
            size_t node = value.nodes[k];
            struct tamper tamper = {value.tree, node, (enum tampering)how, false};
            if (may_differ(&value, node, tamper.how) || (how == DROP && node == 0))
                continue;
            blob_clear(&tampered);
            write_node(&tampered, &tamper, 0);
            if (!tamper.done)
                continue;
            assert_false(tampered.failed);
            write_file("tampered", &tampered);
            enum status status = verify_with((struct options){0}, "tampered");
            if (status != STATUS_SEEN)
                print_value(&value, node, tamper.how);
            assert_int_equal(status, STATUS_SEEN);
            tried++;
        }
    free_value(&value);
    blob_free(&tampered);
    return tried;
}

static void check_tampering(const struct command *command, struct options options, size_t at_least)
{
    struct blob result = {0};
    make_result(command, options, "json");
    assert_int_equal(verify_with((struct options){0}, "result"), STATUS_OK);
    read_file(&result, "result");
    assert_true(tamper_everywhere(&result) >= at_least);
    blob_free(&result);
}

static void tampering_with_a_score_and_its_details_is_found(void **state)
{
    (void)state;
    check_tampering(&command_score, (struct options){.detail = true}, 600);
}

static void tampering_with_places_is_found(void **state)
{
    (void)state;
    check_tampering(&command_rank, (struct options){0}, 300);
}

static void tampering_with_places_by_fields_is_found(void **state)
{
    (void)state;
    check_tampering(&command_rank, (struct options){.by = "province", .near = "3"}, 100);
}

/* ---- What must not be found ---------------------------------------------------------------------
 */

static void every_result_follows_from_its_own_data(void **state)
{
    (void)state;
    static const struct row {
        const struct command *command;
        const char *format;
        struct options options;
        bool is_said_again; /* a line does not say how it was made */
    } rows[] = {
        {&command_score, "json", {.claims = true}, false},
        {&command_score, "json", {.verified = true, .detail = true}, false},
        {&command_score, "ndjson", {.claims = true}, true},
        {&command_score, "ndjson", {.detail = true}, false},
        {&command_rank, "json", {.detail = true, .claims = true}, false},
        {&command_rank, "json", {.by = "province,kind"}, false},
        {&command_rank, "json", {.near = "0,5"}, false},
        {&command_rank, "ndjson", {.by = "kind"}, true},
        {&command_rank, "ndjson", {.verified = true}, true},
        {&command_rank, "json", {.lang = IGA_LANG_EN}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        make_result(rows[i].command, rows[i].options, rows[i].format);
        struct options again = rows[i].is_said_again ? rows[i].options : (struct options){0};
        enum status status = verify_with(again, "result");
        if (status != STATUS_OK)
            print_error("row %zu\n", i);
        assert_int_equal(status, STATUS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tampering_with_a_score_and_its_details_is_found),
        cmocka_unit_test(tampering_with_places_is_found),
        cmocka_unit_test(tampering_with_places_by_fields_is_found),
        cmocka_unit_test(tampering_with_lines_is_found),
        cmocka_unit_test(every_result_follows_from_its_own_data),
    };
    return cmocka_run_group_tests_name("verify", tests, enter_folder, leave_folder);
}
