/* iga.h - score regions by a rule file, exactly.
 *
 * A rule set (iga_rules) is one year's methodology, loaded from a rule file; it never changes
 * once loaded, so any number of threads may share it. A scorer (iga_scorer) belongs to one
 * thread, holds that thread's scratch memory, and turns regions into results (iga_result). The
 * bytes of a data file are cut into chunks of whole regions by a splitter (iga_splitter).
 *
 * Conventions. Functions that can fail return an iga_status; what they make comes first among
 * the parameters and is yours to free, and is set to NULL on failure. What a function returns
 * directly is borrowed: it lives as long as the object it was asked of, unless a shorter time is
 * stated. All text is UTF-8, ends in a NUL and holds none before it. Lines and columns count
 * from 1, columns in code points; 0 means unknown. Numbers that matter are handed out as text in
 * a machine's form (decimal point, no grouping), because no binary floating-point number holds
 * them. The library keeps no global state, prints nothing, never calls exit or setlocale and
 * does not depend on the locale.
 *
 * One exception to "every failure is a status": GMP, which computes the exact fractions, ends
 * the process when it cannot get memory. Its numbers here are a few hundred bytes.
 */
#ifndef IGA_H
#define IGA_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header: major, minor, patch. iga_version() tells the library's. */
#define IGA_VERSION "0.1.0"

/* @return the version of the library in use, such as "0.1.0". */
const char *iga_version(void);

/* Bounds of what is accepted; beyond each there is a message of its own. */
#define IGA_MAX_RULE_FILE (256u * 1024u)     /* bytes of a rule file */
#define IGA_MAX_NESTING 32u                  /* arrays and objects inside one another */
#define IGA_MAX_REGION (64u * 1024u * 1024u) /* bytes of one region */
#define IGA_MAX_TEXT (1024u * 1024u)         /* bytes of one text in a region */
#define IGA_MAX_INNOVATIONS 100000u          /* innovations of one region */
#define IGA_MAX_DIGITS 15u                   /* significant digits of a number */

typedef enum iga_status {
    IGA_OK = 0,
    IGA_EUSAGE, /* an argument that no caller should pass: NULL, an unknown option */
    IGA_ERULE,  /* the rule file cannot be used; the findings say why and where */
    IGA_ELIMIT, /* the rule file ran into a limit of the sandbox; the findings say which */
    IGA_EDATA,  /* the data cannot be read on; the findings say why and where */
    IGA_ESTOP,  /* a callback asked to stop */
    IGA_ENOMEM  /* no memory; nothing was kept */
} iga_status;

/* The language of messages. Machine formats change with it in nothing but messages. */
typedef enum iga_lang { IGA_LANG_ID, IGA_LANG_EN } iga_lang;

typedef enum iga_severity { IGA_ERROR, IGA_WARNING, IGA_NOTE } iga_severity;

/* One thing somebody is told: a mistake in a rule file, a refusal or a warning about a region.
 * Borrowed from the object that holds it. */
typedef struct iga_finding {
    iga_severity severity;
    const char *code;    /* a short stable word for programs, such as "unknown_key" */
    const char *message; /* what is wrong; what would be right */
    const char *file;    /* as the caller named it; NULL if unknown */
    size_t line;         /* 0 if unknown */
    size_t column;       /* in code points; 0 if unknown */
    const char *cell;    /* "Sheet!H12" in a spreadsheet, else NULL */
    const char *path;    /* what it is about, such as "innovations/7/indicators/video"; or NULL */
} iga_finding;

/* A list of findings in the order of the file they speak of. */
typedef struct iga_findings iga_findings;
size_t iga_findings_count(const iga_findings *findings);
/* @return finding i, or NULL past the end. Borrowed until iga_findings_free. */
const iga_finding *iga_findings_get(const iga_findings *findings, size_t i);
void iga_findings_free(iga_findings *findings); /* NULL is fine */

/* ---- Rules ------------------------------------------------------------------------------ */

typedef struct iga_rules iga_rules;

/* Loads a rule set from the text of a rule file. The text is not needed afterwards.
 * @param out       the rule set, or NULL unless IGA_OK is returned; free with iga_rules_free
 * @param findings  what is wrong with the file; may be NULL if nobody wants to know. Set on
 *                  IGA_OK too (then empty). Free with iga_findings_free.
 * @param file      the file's name, for messages only
 * @param text      the file's bytes, need not end in a NUL
 * @param length    how many, at most IGA_MAX_RULE_FILE
 * @return IGA_OK, IGA_ERULE, IGA_ELIMIT, IGA_ENOMEM or IGA_EUSAGE.
 * Threads: any number of loads may run at once. */
iga_status iga_rules_load(iga_rules **out, iga_findings **findings, const char *file,
                          const char *text, size_t length, iga_lang lang);

/* Checks a rule file as a maintainer wants it checked: everything that iga_rules_load refuses,
 * and, for a file that loads, what deserves a look - warnings for gaps in bands, levels that no
 * answer reaches, indicators and values that nothing reads, missing sources; notes for overlaps
 * that the rule set's policy settles, evidence that is not named, and how much of the rule set
 * is official, secondary or assumed.
 * @param out  the findings, in the order of the file; free with iga_findings_free
 * @return as iga_rules_load; IGA_OK when there is no finding of severity IGA_ERROR. */
iga_status iga_rules_check(iga_findings **out, const char *file, const char *text, size_t length,
                           iga_lang lang);

void iga_rules_free(iga_rules *rules); /* NULL is fine; no scorer may use it any more */

typedef enum iga_rules_state { IGA_ANNOUNCED, IGA_IN_FORCE, IGA_PAST } iga_rules_state;

/* What a rule file says of itself in its first lines, read without running it. */
typedef struct iga_heading {
    char id[64];
    int year;
    iga_rules_state state;
} iga_heading;

/* Reads the heading of a rule file; much cheaper than loading it, to choose among many.
 * @return IGA_OK; IGA_ERULE if no heading can be made out; IGA_ENOMEM or IGA_EUSAGE. */
iga_status iga_rules_peek(iga_heading *out, const char *text, size_t length);

const char *iga_rules_file(const iga_rules *rules);
const char *iga_rules_id(const iga_rules *rules);
const char *iga_rules_title(const iga_rules *rules);
const char *iga_rules_basis(const iga_rules *rules); /* the decree or letter; "" if not stated */
int iga_rules_year(const iga_rules *rules);
iga_rules_state iga_rules_status(const iga_rules *rules);
const char *iga_rules_sha256(const iga_rules *rules);  /* of the file's bytes, 64 hex digits */
const char *iga_rules_meaning(const iga_rules *rules); /* of everything that can change a score */
const char *iga_rules_maximum(const iga_rules *rules); /* of the index, as a decimal */

/* Where a rule comes from. */
typedef enum iga_source { IGA_OFFICIAL, IGA_SECONDARY, IGA_ASSUMED } iga_source;

/* One part of a rule set that has a source: the rule set, an aspect, an indicator, a band... */
typedef struct iga_part {
    const char *path;      /* such as "sid/hasil/kemanfaatan/f" */
    iga_source source;     /* its own, or the nearest stated above it */
    const char *reference; /* the document, or for IGA_ASSUMED the reason */
    size_t line;           /* of the rule file */
} iga_part;

size_t iga_rules_part_count(const iga_rules *rules);
/* Fills in part i, in the order of the file. @return false past the end. */
bool iga_rules_part(iga_part *out, const iga_rules *rules, size_t i);
/* How many parts come from this source. Results repeat the count for IGA_ASSUMED. */
size_t iga_rules_source_count(const iga_rules *rules, iga_source source);

/* The values that the formula names, in the order of the file. */
size_t iga_rules_value_count(const iga_rules *rules);
const char *iga_rules_value_id(const iga_rules *rules, size_t i);
const char *iga_rules_value_title(const iga_rules *rules, size_t i);
const char *iga_rules_value_maximum(const iga_rules *rules, size_t i); /* as a decimal */

/* Whether regions report innovations under these rules. */
bool iga_rules_has_innovations(const iga_rules *rules);

/* ---- Data ------------------------------------------------------------------------------- */

/* The form of a data file. IGA_FROM_DETECT looks at the first bytes. */
typedef enum iga_from { IGA_FROM_DETECT, IGA_FROM_JSON, IGA_FROM_NDJSON } iga_from;

/* Why the rest of a file cannot be cut into regions. */
typedef enum iga_break {
    IGA_BREAK_NONE,
    IGA_BREAK_SYNTAX,       /* the bytes start with a region that is no JSON */
    IGA_BREAK_COMMA,        /* neither a comma nor the end of the array follows a region */
    IGA_BREAK_OPEN,         /* the file ends before its array does */
    IGA_BREAK_AFTER_ARRAY,  /* text after the end of the array */
    IGA_BREAK_AFTER_OBJECT, /* text after the one object of a file */
    IGA_BREAK_SIZE          /* a region larger than IGA_MAX_REGION */
} iga_break;

/* Bytes that hold whole regions, as a splitter cut them. Plain, so that it can be handed to
 * another thread; `bytes` is the caller's. */
typedef struct iga_chunk {
    const char *bytes;
    size_t length;
    const char *file; /* for messages */
    size_t line;      /* where bytes[0] stands in its file */
    size_t column;
    bool lines;       /* one region a line; otherwise regions separated by commas */
    iga_break broken; /* not IGA_BREAK_NONE: these bytes cannot be cut into regions, so that one
                         result will say why; with `lines` it is one line that is too large, else
                         the rest of the file */
} iga_chunk;

/* Cuts a file that arrives in pieces into chunks of whole regions: one object, an array of
 * them, or one a line. One splitter a file, used by one thread. */
typedef struct iga_splitter iga_splitter;

/* @param file  for messages; copied */
iga_status iga_splitter_new(iga_splitter **out, const char *file, iga_from from);
void iga_splitter_free(iga_splitter *splitter);

/* Cuts the longest chunk from the front of `bytes`.
 * @param chunk   what to score; its length is 0 when nothing is whole yet
 * @param taken   how many bytes are done with (chunk and white space): drop them from the
 *                front, and offer the rest again with more behind it. 0 with chunk->length 0
 *                means: more bytes are needed.
 * @param last    no byte comes after these
 * @return IGA_OK, or IGA_EDATA when a region is larger than IGA_MAX_REGION (then the chunk is
 *         marked broken, takes everything, and the rest of the file must not be offered). */
iga_status iga_splitter_cut(iga_chunk *chunk, size_t *taken, iga_splitter *splitter,
                            const char *bytes, size_t length, bool last);

/* ---- Scoring ---------------------------------------------------------------------------- */

typedef struct iga_score_options {
    bool claims;   /* count every reported innovation, whatever its eligibility */
    bool verified; /* take answers that are not marked verified as missing */
    bool detail;   /* keep what the detail getters below need */
    iga_lang lang; /* of messages and reasons */
} iga_score_options;

typedef struct iga_scorer iga_scorer;
typedef struct iga_result iga_result;

/* Makes a scorer for one thread. `rules` must outlive it. Options claims and verified exclude
 * each other (IGA_EUSAGE). @param options  NULL for none */
iga_status iga_scorer_new(iga_scorer **out, const iga_rules *rules,
                          const iga_score_options *options);
void iga_scorer_free(iga_scorer *scorer);

/* Called once a region, in the order of the data. The result is borrowed until the callback
 * returns. @return 0 to go on; anything else ends iga_scorer_run with IGA_ESTOP. */
typedef int (*iga_result_fn)(void *context, const iga_result *result);

/* Scores every region of a chunk. A region that cannot be used becomes a result with errors;
 * the others are scored all the same.
 * @return IGA_OK (also when regions were refused), IGA_ESTOP, IGA_ENOMEM or IGA_EUSAGE. */
iga_status iga_scorer_run(iga_scorer *scorer, const iga_chunk *chunk, iga_result_fn each,
                          void *context);

/* Fields of the data that the rule file does not name, passed over so far by this scorer, each
 * once, in the order of the alphabet: "keterangan", "innovations/foto". NULL past the end.
 * Borrowed until the scorer runs again. */
const char *iga_scorer_passed_over(const iga_scorer *scorer, size_t i);

/* ---- Results ---------------------------------------------------------------------------- */

/* The rule set a result was made with. */
const iga_rules *iga_result_rules(const iga_result *result);

/* The region's id and name; NULL where the data did not give one. */
const char *iga_result_id(const iga_result *result);
const char *iga_result_name(const iga_result *result);

/* The fields by which regions are grouped (province, kind), in the order of the rule file.
 * The text is NULL where the data gives none. */
size_t iga_result_group_count(const iga_result *result);
const char *iga_result_group_name(const iga_result *result, size_t i);
const char *iga_result_group_text(const iga_result *result, size_t i);

/* Why the region was refused. When there is any, nothing below is meaningful. */
size_t iga_result_error_count(const iga_result *result);
const iga_finding *iga_result_error(const iga_result *result, size_t i);

/* The index as published: rounded once, half away from zero, to the rule set's decimals, which
 * are always all printed ("44.00"). */
const char *iga_result_index(const iga_result *result);
/* The index before rounding, a fraction in lowest terms: "71096/1375", or "44" when whole. */
const char *iga_result_exact(const iga_result *result);
/* The predicate of the published index. */
const char *iga_result_predicate(const iga_result *result);
/* Value i of iga_rules_value_id, as it is when at most six decimals hold it, else rounded to
 * six. */
const char *iga_result_value(const iga_result *result, size_t i);
/* The same as a fraction in lowest terms. */
const char *iga_result_value_exact(const iga_result *result, size_t i);

size_t iga_result_reported(const iga_result *result); /* innovations in the data */
size_t iga_result_eligible(const iga_result *result); /* of them, those that count */
size_t iga_result_missing(const iga_result *result);  /* answers that are missing */

size_t iga_result_warning_count(const iga_result *result);
const iga_finding *iga_result_warning(const iga_result *result, size_t i);

/* ---- Results in detail (only with iga_score_options.detail) ------------------------------ */

typedef enum iga_answer_state { IGA_SCORED, IGA_MISSING, IGA_NOT_APPLICABLE } iga_answer_state;

/* One indicator's answer and what it earned. Borrowed from the result. */
typedef struct iga_answer {
    const char *id;     /* of the indicator */
    const char *no;     /* its number in the annex, "8" or "10a"; "" if it has none */
    const char *title;  /* of the indicator */
    const char *answer; /* as given, as JSON: 3, "WTP", 68.33, {"basis":"a","value":350}, null */
    iga_answer_state state;
    unsigned level;    /* 0 to the indicator's highest */
    const char *score; /* points earned, a decimal */
    const char *max;   /* points possible, a decimal */
    size_t rule_line;  /* where the rule file defines the indicator */
    iga_source source; /* of the indicator's rule */
} iga_answer;

size_t iga_result_answer_count(const iga_result *result);
bool iga_result_answer(iga_answer *out, const iga_result *result, size_t i);

/* One innovation. Its reasons say why it is not eligible: none means that it is. */
size_t iga_result_innovation_count(const iga_result *result);
const char *iga_result_innovation_id(const iga_result *result, size_t innovation);
const char *iga_result_innovation_score(const iga_result *result, size_t innovation);
size_t iga_result_reason_count(const iga_result *result, size_t innovation);
const iga_finding *iga_result_reason(const iga_result *result, size_t innovation, size_t i);
size_t iga_result_innovation_answer_count(const iga_result *result, size_t innovation);
bool iga_result_innovation_answer(iga_answer *out, const iga_result *result, size_t innovation,
                                  size_t i);

/* ---- For programs ------------------------------------------------------------------------ */

/* Lets each thread that scores keep the trees of its JSON parser in an arena of its own, which
 * makes reading about a third faster. It sets the allocator of cJSON (cJSON_InitHooks) for the
 * whole process, which no library may do unasked: call it once, before any other thread runs and
 * before anything uses cJSON, if the program uses cJSON for nothing else. */
void iga_use_thread_arenas(void);

/* The SHA-256 of bytes that arrive in pieces. */
typedef struct iga_hash iga_hash;
iga_status iga_hash_new(iga_hash **out);
void iga_hash_add(iga_hash *hash, const void *bytes, size_t length);
/* Writes 64 hexadecimal digits and a NUL; the hash then starts anew. */
void iga_hash_hex(char out[65], iga_hash *hash);
void iga_hash_free(iga_hash *hash);

#ifdef __cplusplus
}
#endif

#endif
