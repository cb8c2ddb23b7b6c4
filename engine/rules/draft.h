/* draft.h - a rule set while its file runs: what the words have said so far.
 *
 * Every word of the rule language makes something here and hands Lua a handle to it. A mistake
 * becomes a finding and the work goes on, so that one reading reports them all; what could not
 * be made is a bad handle, about which nothing more is said. */
#ifndef RULES_DRAFT_H
#define RULES_DRAFT_H

#include "rules/ruleset.h"

#include <lua.h>

enum handle_kind {
    HANDLE_BAD, /* something that was complained about already */
    HANDLE_NODE,
    HANDLE_POPULATION,
    HANDLE_COLUMN, /* a field of a population: innovations.urusan */
    HANDLE_UNIT,
    HANDLE_VALUES, /* the word `value` itself */
    HANDLE_OPEN,   /* a word with its id, waiting for its table: indicator "pad" */
    HANDLE_SOURCE,
    HANDLE_NUMBER, /* a number with a source of its own */
    HANDLE_STATE,
    HANDLE_POLICY,
    HANDLE_TYPE,
    HANDLE_DERIVATION,
    HANDLE_INTERVAL,
    HANDLE_WINDOW, /* an interval of dates */
    HANDLE_CHOICES,
    HANDLE_CODES,
    HANDLE_BANDS,
    HANDLE_BASES,
    HANDLE_BASIS,
    HANDLE_SCRIPT,
    HANDLE_FIELD,
    HANDLE_MUST,
    HANDLE_INDICATOR,
    HANDLE_VARIABLE,
    HANDLE_ASPECT,
    HANDLE_VALUE,
    HANDLE_PREDICATE,
    HANDLE_GROUP,
    HANDLE_EXACT,    /* an exact number, while a script runs */
    HANDLE_EXAMPLES, /* worked examples, in a file of them */
    HANDLE_KINDS
};

/* A set of handle kinds. */
typedef uint64_t handle_kinds;
#define BIT(kind) ((handle_kinds)1 << (kind))
_Static_assert(HANDLE_KINDS <= 64, "handle_kinds");

/* How many mistakes are listed, and how many tokens of a line are searched for a word. */
#define MOST_COMPLAINTS 1000
#define MOST_LINE_TOKENS 1000

/* What Lua holds: a full userdata of this. */
struct handle {
    enum handle_kind kind;
    uint32_t index; /* in the draft's list of that kind, or an enumerator */
    uint32_t line;  /* where it was written */
    uint32_t mark;  /* a source of its own: index + 1 in the draft's origins; 0: none */
};

/* A growing list in the draft's arena. */
struct list {
    void *items;
    size_t count, capacity;
};

struct draft_open {
    const struct structure_word *word;
    const char *id;
};
struct draft_column {
    uint32_t population;
    const char *field;
};
struct draft_window {
    bool has_low, has_high;
    int32_t low, high;
};
struct draft_type {
    enum field_type type;
    const char **choices;
    size_t choice_count;
};
struct draft_choices {
    const char **texts; /* [0 .. levels] */
    unsigned levels;
};
struct draft_codes {
    struct code *codes;
    size_t code_count;
    const char **texts;
    unsigned levels;
};
struct draft_bases {
    struct basis *bases;
    size_t count;
};
struct draft_script {
    struct decimal maximum;
    int decimals;
    struct measure measure;
};
struct draft_number {
    struct decimal number;
};
/* An item with the items that stand in its table, before all of it is put in order. */
struct draft_indicator {
    struct indicator indicator;
    bool placed;
};
struct draft_variable {
    struct variable variable;
    uint32_t *indicators;
    size_t indicator_count;
    bool placed;
};
struct draft_member {
    bool is_variable;
    uint32_t index;
};
struct draft_aspect {
    struct aspect aspect;
    struct draft_member *members;
    size_t member_count;
    uint32_t *musts;
    size_t must_count;
    bool has_unit, placed;
};
struct draft_group {
    struct group group;
    const char **agree;
    size_t agree_count;
};

struct draft {
    struct iga_rules *rules;
    struct arena *arena;
    struct iga_findings *findings;
    const struct source *source;
    struct formula written; /* expressions as written: names, not indices */
    struct list populations, columns, opens, origins, numbers, intervals, windows, types, choices,
        codes, measures, bases, basis, scripts, fields, musts, indicators, variables, aspects,
        values, predicates, groups;
    struct handle *members; /* of the rule set: fields, aspects, values, groups, in its order */
    size_t member_count;
    bool has_ruleset;
    uint32_t index; /* the index, as written */
    size_t index_token;
    size_t token;       /* of the rule set's word */
    bool has_leftovers; /* parts that stand in no rule set, about which enough was said */
    size_t terms;       /* of all expressions, while they are resolved */
    bool is_running;    /* a script runs: words calculate, and build nothing */
    struct exact_numbers *exact;
    size_t refusals; /* findings of the look at the text, before Lua ran */
};

/* The draft that a running word works on. */
struct draft *draft_of(lua_State *L);

/* Adds an item, zeroed, to a list. @return its index; a full arena raises a Lua error. */
uint32_t draft_add(lua_State *L, struct list *list, size_t size);
/* [-0, +1, e] Adds a copy of an item and pushes its handle. @return 1, as a word does */
int draft_keep(lua_State *L, struct list *list, const void *item, size_t size,
               enum handle_kind kind, uint32_t line);
#define draft_get(type, list, i) (&((type *)(list).items)[i])

/* [-0, +1, m] Pushes a handle. */
void handle_push(lua_State *L, enum handle_kind kind, uint32_t index, uint32_t line);
void handle_push_bad(lua_State *L);
/* [-1, +0, m] Takes the table on top as the metatable of all handles made from now on. */
void handle_install(lua_State *L);
/* The handle at a stack index, or NULL. */
struct handle *handle_at(lua_State *L, int at);
/* The handle at `at` if it is of one of these kinds, else NULL. */
struct handle *handle_of(lua_State *L, int at, handle_kinds kinds);
/* A number as messages show it: with the decimal comma where the language has one. In the arena. */
const char *draft_number(const struct draft *draft, const char *number);
const char *draft_decimal(const struct draft *draft, struct decimal number);
/* A part of a message in the language of the findings. */
const char *draft_words(const struct draft *draft, const char *english)
    __attribute__((format_arg(2)));
/* What a value is called in messages, in their language: "a table", "the word region". */
const char *handle_name(lua_State *L, int at);

/* The source that a handle was marked with, or `otherwise`. */
struct origin handle_origin(const struct draft *draft, const struct handle *handle,
                            struct origin otherwise);

/* Adds an error at a token, or at the first token of a line. The same one at the same place is
 * said once, one where the look at the text has found something is not said at all, and of more
 * than MOST_COMPLAINTS the first. */
void complain(const struct draft *draft, size_t token, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void complain_line(const struct draft *draft, size_t line, const char *code, const char *format,
                   ...) __attribute__((format(printf, 4, 5)));
/* Whether the look at the text has refused a word or an operator of a line: what Lua makes of it
 * is no second mistake. */
bool draft_has_refused(const struct draft *draft, size_t line);
/* The token of `word` (with `id`) on a line, else the line's first. Only the first
 * MOST_LINE_TOKENS of a line are searched, so that no text takes long. */
size_t draft_token(const struct draft *draft, size_t line, const char *word, const char *id);

/* Reads the Lua value at `at` as a decimal. @return false after a complaint at the token, in
 * which `what` is the subject: English, or made with draft_words; so with `wanted` below. */
bool decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what);

/* The key `key` of the table that the word at `token` is given, else the word. */
size_t draft_key_token(const struct draft *draft, size_t token, const char *key);

/* The same; a source that marks the number becomes a part of the rule set. */
bool marked_decimal_at(lua_State *L, struct decimal *out, int at, size_t token, const char *what);

/* A text in the arena, checked to be text. @return NULL after a complaint */
const char *text_at(lua_State *L, int at, size_t token, const char *what);

#endif
