/* iga.h - score regions by a rule file, exactly.
 *
 * A rule set (iga_rules) is one year's methodology, loaded from a rule file; it never changes
 * once loaded, so any number of threads may share it. A scorer (iga_scorer) belongs to one
 * thread, holds that thread's scratch memory, and turns regions into results (iga_result). The
 * bytes of a data file are cut into chunks of whole regions by a splitter (iga_splitter).
 *
 * Conventions. Functions that can fail return an iga_status; what they make comes first among
 * the parameters and is yours to free, and is set to NULL on failure. Where no statuses are
 * listed they are IGA_OK, IGA_ENOMEM and, for an argument that may not be, IGA_EUSAGE. What a
 * function returns directly is borrowed: it lives as long as the object it was asked of, unless a
 * shorter time is stated. Getters take no NULL for their object; an index counts from 0, and past
 * the end there is NULL, false or 0. Every iga_..._free takes NULL.
 *
 * Threads. An object belongs to one thread at a time, but for rule sets, diffs, examples, nudges
 * and finished tables, which never change once made: any number of threads may read them at once.
 * Different objects need no locks between them, also when they are of the same rule set.
 *
 * All text is UTF-8, ends in a NUL and holds none before it. Lines and columns count
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
#define IGA_MAX_RULE_FILE (256u * 1024u)         /* bytes of a rule file */
#define IGA_MAX_NESTING 32u                      /* arrays and objects inside one another */
#define IGA_MAX_REGION (64u * 1024u * 1024u)     /* bytes of one region */
#define IGA_MAX_TEXT (1024u * 1024u)             /* bytes of one text in a region */
#define IGA_MAX_INNOVATIONS 100000u              /* innovations of one region */
#define IGA_MAX_DIGITS 15u                       /* significant digits of a number */
#define IGA_MAX_JSON (512u * 1024u * 1024u - 1u) /* bytes of one value for iga_json_read */

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
 * and, for a file that loads, what deserves a look - warnings for gaps in bands, levels and
 * predicates that nothing reaches, conditions that no data change, indicators, values and names
 * that nothing reads, texts that contradict the rules beside them or stand there twice, missing
 * sources; notes for overlaps that the rule set's policy settles, sums that are not stated,
 * evidence that is not named, and how much of the rule set is official, secondary or assumed.
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
const char *iga_rules_sha256(const iga_rules *rules); /* of the file's bytes, 64 hex digits */

/* Works out the SHA-256 of everything that can change a score: the same for two files that differ
 * in comments, titles or the order of lines. It takes as long as a sixth of loading the rules, so
 * keep it where it is wanted twice.
 * @param out  64 hexadecimal digits and a NUL; "" unless IGA_OK
 * @return IGA_OK or IGA_ENOMEM */
iga_status iga_rules_meaning(char out[65], const iga_rules *rules);

const char *iga_rules_maximum(const iga_rules *rules); /* of the index, as a decimal */

/* Where a rule comes from. */
typedef enum iga_source { IGA_OFFICIAL, IGA_SECONDARY, IGA_ASSUMED } iga_source;

/* One part of a rule set that has a source: the rule set, an aspect, an indicator, a band... */
typedef struct iga_part {
    const char *path;      /* such as "sid/hasil/kemanfaatan/f" */
    const char *title;     /* what people call it: "33 Kemanfaatan inovasi: Tren"; NULL for none */
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

/* The fields of a region by which these rules group regions, and which results repeat, in the
 * order of the file. NULL past the end. */
const char *iga_rules_group_field(const iga_rules *rules, size_t i);
/* What such a field is called; its name where the rule file does not say. */
const char *iga_rules_group_title(const iga_rules *rules, size_t i);

/* ---- Data ------------------------------------------------------------------------------- */

/* The form of a data file. IGA_FROM_DETECT looks at the first bytes. The last two are no text for
 * a splitter but tables: see iga_tables. */
typedef enum iga_from {
    IGA_FROM_DETECT,
    IGA_FROM_JSON,
    IGA_FROM_NDJSON,
    IGA_FROM_CSV,
    IGA_FROM_XLSX
} iga_from;

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
    const struct iga_tables *tables; /* not NULL: the chunk is a region of tables, without bytes,
                                        and these must outlive it */
    size_t region;                   /* which one */
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
    bool claims;             /* count every reported innovation, whatever its eligibility */
    bool verified;           /* take answers that are not marked verified as missing */
    bool detail;             /* keep what the detail getters below need */
    iga_lang lang;           /* of messages and reasons */
    const iga_rules *beside; /* other rules for the same data, or NULL: an answer that only they
                                know is passed over. They must outlive the scorer */
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

/* The file that the region is from, as the chunk names it. */
const char *iga_result_file(const iga_result *result);
/* The line of that file where the region begins, and the column; 0 for a region of tables.
 * @param column  may be NULL */
size_t iga_result_line(const iga_result *result, size_t *column);

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

/* ---- Places ----------------------------------------------------------------------------- */

/* A ranking: regions in the order of their places. Places go by the exact index; regions with
 * the same index share one (1, 2, 2, 4) and stand in the order of their ids. Refused regions
 * come last, without places, and are not counted. A ranking belongs to one thread at a time;
 * the order in which regions are added changes nothing. */
typedef struct iga_ranking iga_ranking;

/* Starts a ranking.
 * @param rules     must outlive it
 * @param by        NULL for the groups of the rule file; else the names of fields of the region:
 *                  then there is one group, of those that agree in all of them
 * @param by_count  how many, at least 1
 * @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE, also for a field that the rules do not declare */
iga_status iga_ranking_new(iga_ranking **out, const iga_rules *rules, const char *const *by,
                           size_t by_count);
void iga_ranking_free(iga_ranking *ranking); /* NULL is fine */

/* Adds a region that was just scored by the same rules. `bytes`, which may be any and hold no
 * NUL, are copied and handed back with its place.
 * @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_ranking_add(iga_ranking *ranking, const iga_result *result, const char *bytes,
                           size_t length);

/* The fields of the region that decide in which groups it is; NULL past the end. */
size_t iga_ranking_field_count(const iga_ranking *ranking);
const char *iga_ranking_field(const iga_ranking *ranking, size_t i);

/* A region that was scored before, as its result says. Texts are copied. */
typedef struct iga_scored {
    const char *id;
    const char *file;          /* for messages; may be NULL */
    size_t line, column;       /* the same; 0 where not known */
    const char *exact;         /* NULL for a refused region */
    const char *index;         /* NULL to take it on trust; otherwise it must follow from exact */
    const char *predicate;     /* the same */
    const char *const *fields; /* in the order of iga_ranking_field; NULL where not given */
} iga_scored;

/* Adds such a region. @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE; IGA_EDATA when the exact index
 * is no fraction in lowest terms, or what is published does not follow from it; IGA_ERULE when
 * a group of these rules goes by answers, which a result does not tell */
iga_status iga_ranking_add_scored(iga_ranking *ranking, const iga_scored *scored, const char *bytes,
                                  size_t length);

/* Gives the places; nothing can be added afterwards. Regions whose id was given twice become
 * refused, all of them. @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_ranking_finish(iga_ranking *ranking);

/* One region in the order of places. Borrowed from the ranking. */
typedef struct iga_standing {
    const char *id;    /* NULL where the data did not give one */
    const char *file;  /* that it was read from; may be NULL */
    const char *exact; /* the index as a fraction; NULL of a refused region */
    const char *bytes; /* what was handed in, with a NUL behind it */
    size_t length;
    bool is_refused;
    size_t line, column;    /* where it begins in that file; 0 where not known */
    bool is_doubled;        /* refused because another has the same id: */
    const char *other_file; /* where the first of the others is; may be NULL */
    size_t other_line;      /* 0 where not known */
} iga_standing;

size_t iga_ranking_count(const iga_ranking *ranking);
/* @return false past the end */
bool iga_ranking_get(iga_standing *out, const iga_ranking *ranking, size_t i);

/* The groups: 0 is all regions, "all"; then those of the rule file in its order, or the one
 * asked for, named by its fields ("province,kind"). */
size_t iga_ranking_group_count(const iga_ranking *ranking);
const char *iga_ranking_group_id(const iga_ranking *ranking, size_t group);

/* What the rules call a group. @return NULL when they have none of this id, or no title for it */
const char *iga_rules_ranking_title(const iga_rules *rules, const char *id);

/* The place of region i in a group, and among how many.
 * @return false when it takes no part; then both are 0 */
bool iga_ranking_place(size_t *place, size_t *of, const iga_ranking *ranking, size_t i,
                       size_t group);

/* A text that is the same for the regions that compete with region i in a group, and for no
 * others: among them its place is. Borrowed. @return NULL when it takes no part */
const char *iga_ranking_contest(const iga_ranking *ranking, size_t i, size_t group);

/* Where a predicate begins, seen from a region. */
typedef struct iga_edge {
    const char *predicate; /* the one that begins here */
    char at[40];           /* its lowest index */
    char distance[40];     /* the published index less that: below the edge it is negative */
} iga_edge;

/* From now on iga_ranking_edge tells of the regions whose published index is at most this far
 * from an edge. @param within  a decimal, 0 or more, with a point or a comma
 * @return IGA_OK, or IGA_EUSAGE when it is no such number */
iga_status iga_ranking_near(iga_ranking *ranking, const char *within);

/* The nearest edge to region i. @return false when there is none near it */
bool iga_ranking_edge(iga_edge *out, const iga_ranking *ranking, size_t i);

/* ---- Comparing results ------------------------------------------------------------------- */

/* What changed between two sets of results of the same regions, and what made it change.
 *
 * With the regions also scored under the new data with the old rules and under the old data with
 * the new rules, a change of the index is what the data did and what the rules did: each the
 * average of its effect when it comes first and when it comes last. A change of place is what
 * the data and the rules did to the region's own index and what the others did: each the average
 * over the six orders in which the three can come. Either way the parts add up exactly. */
typedef struct iga_comparison iga_comparison;

typedef enum iga_side { IGA_OLD, IGA_NEW, IGA_NEW_DATA_OLD_RULES, IGA_OLD_DATA_NEW_RULES } iga_side;

/* The place that a result states in a group. Texts are copied. */
typedef struct iga_entry_place {
    const char *group;   /* as in iga_ranking_group_id */
    const char *contest; /* equal of those that compete, as in iga_ranking_contest; NULL where it
                            is not known: then a change of the place has no parts */
    size_t place, of;
} iga_entry_place;

/* One region on one side. Texts are copied. */
typedef struct iga_entry {
    const char *id;
    const char *exact;             /* a fraction; NULL for a refused region */
    const char *index;             /* as published, for the published difference; may be NULL */
    size_t place, of;              /* as stated, or 0: worked out unless every region states one */
    const iga_entry_place *places; /* the places in groups, of the old and the new result */
    size_t place_count;
    const void *context; /* handed back */
} iga_entry;

iga_status iga_comparison_new(iga_comparison **out);
void iga_comparison_free(iga_comparison *comparison); /* NULL is fine */
/* @return IGA_OK, IGA_ENOMEM, IGA_EUSAGE, or IGA_EDATA when `exact` is no fraction */
iga_status iga_comparison_add(iga_comparison *comparison, iga_side side, const iga_entry *entry);
/* @return IGA_OK, IGA_ENOMEM, or IGA_EDATA when an id is given twice on one side */
iga_status iga_comparison_finish(iga_comparison *comparison);
/* The id that is given twice, or NULL. */
const char *iga_comparison_doubled(const iga_comparison *comparison);

/* A number as an exact fraction, and as a decimal of at most six decimals. */
typedef struct iga_share {
    const char *exact, *decimal;
} iga_share;

typedef struct iga_state_of_region {
    bool is_there, is_refused;
    size_t place, of; /* 0 of a refused region */
    const void *context;
} iga_state_of_region;

/* A change of place in a group. Places are 0 of a region that takes no part. */
typedef struct iga_group_change {
    size_t place_before, of_before, place_after, of_after;
    bool has_parts;
    iga_share data, rules, others; /* together place_after - place_before */
} iga_group_change;

/* One region of either set. Borrowed until the next one is asked for. */
typedef struct iga_change {
    const char *id;
    iga_state_of_region before, after;
    bool is_measured;            /* scored in both: */
    int direction;               /* of the exact index: -1, 0, 1 */
    iga_share delta;             /* of the exact index */
    const char *published_delta; /* of the published index, a decimal; NULL where not known */
    bool is_rounded;             /* the two are not the same number */
    bool has_parts;              /* scored on all four sides: */
    iga_share data, rules;       /* together delta */
    bool has_place_parts;        /* and both places can be worked out: */
    iga_share place_data, place_rules, place_others; /* together after.place - before.place */
    const iga_group_change *groups; /* by iga_comparison_group; NULL unless it is measured */
} iga_change;

/* The groups in which both results give places; NULL past the end. After iga_comparison_finish. */
const char *iga_comparison_group(const iga_comparison *comparison, size_t i);

/* The regions of both sets, in the order of their ids. */
size_t iga_comparison_count(const iga_comparison *comparison);
/* @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE past the end */
iga_status iga_comparison_get(iga_change *out, iga_comparison *comparison, size_t i);

/* The regions that were scored in both, those whose exact index rose most first, those that fell
 * most last: which one is i-th; past the end iga_comparison_count. */
size_t iga_comparison_moved_count(const iga_comparison *comparison);
size_t iga_comparison_moved(const iga_comparison *comparison, size_t i);

/* ---- Differences between rule sets ------------------------------------------------------- */

/* How deep a change goes, the strictest first. */
typedef enum iga_change_class {
    IGA_STRUCTURE, /* the formula, a maximum, the set of indicators, eligibility */
    IGA_WEIGHT,    /* what a level earns */
    IGA_BAND,      /* which level an answer earns */
    IGA_PREDICATE, /* what is read off an index: predicates, groups of places */
    IGA_ROUNDING,  /* decimals */
    IGA_TEXT       /* nothing that is calculated */
} iga_change_class;

typedef enum iga_change_kind { IGA_ADDED, IGA_REMOVED, IGA_CHANGED, IGA_RENAMED } iga_change_kind;

/* What a changed table does to the points of every answer there can be. */
typedef enum iga_verdict {
    IGA_NO_VERDICT, /* no table */
    IGA_SAME,
    IGA_NEVER_LOWER,
    IGA_NEVER_HIGHER,
    IGA_MIXED,
    IGA_UNPROVED /* nothing is proved of a script; a witness, if there is one, was tried */
} iga_verdict;

/* One change. Things are matched by their ids, or as the new file's renamed_from says. */
typedef struct iga_rule_change {
    iga_change_class change_class;
    iga_change_kind kind;
    const char *path;                       /* such as "spd/institusi/pad/weight" */
    const char *title;                      /* of what it is about, for people */
    const char *before, *after;             /* as the rule file says it; NULL where there is none */
    const char *before_shown, *after_shown; /* the same for people, in the language */
    const char *within; /* of a number or a date: the new formula or condition that it stands in,
                           for people; NULL of other changes */
    size_t line_before, line_after; /* of the two rule files; 0 where there is none */
    iga_verdict verdict;
    /* The answer nearest to zero for which the points differ, as JSON, with its points under both
     * rule sets as decimals; NULL where none does. Of two figures those that differ least. */
    const char *witness, *points_before, *points_after;
    size_t part; /* the part of a change of score that it belongs to, see iga_diff_part;
                    IGA_NO_PART when it can change no index */
} iga_rule_change;

#define IGA_NO_PART ((size_t)-1)

typedef struct iga_diff iga_diff;

/* Compares two rule sets in meaning. Both must outlive the diff; it never changes once made.
 * @param lang  of titles, texts for people and findings
 * @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_diff_new(iga_diff **out, const iga_rules *before, const iga_rules *after,
                        iga_lang lang);
void iga_diff_free(iga_diff *diff); /* NULL is fine */

const iga_rules *iga_diff_before(const iga_diff *diff);
const iga_rules *iga_diff_after(const iga_diff *diff);

/* The changes, the strictest class first, those of one class in the order of the new file. */
size_t iga_diff_count(const iga_diff *diff);
/* Fills in change i. @return false past the end */
bool iga_diff_change(iga_rule_change *out, const iga_diff *diff, size_t i);

/* What did not change: the path of the i-th part of the new file in which nothing did. NULL past
 * the end. */
const char *iga_diff_unchanged(const iga_diff *diff, size_t i);
/* What people call it; the path itself where it has no title. */
const char *iga_diff_unchanged_title(const iga_diff *diff, size_t i);

/* What is odd about the new file as a successor of the old: a renamed_from that names nothing. */
const iga_findings *iga_diff_findings(const iga_diff *diff);

/* The parts into which a change of score falls: each is one change or several that only have a
 * meaning together, named by their path or by what their paths have in common. Beyond
 * IGA_MOST_PARTS they are those of a variable each. */
#define IGA_MOST_PARTS 12u
const char *iga_diff_part(const iga_diff *diff, size_t i); /* NULL past the end */

/* What a diff does to regions: each is scored under both rule sets, and the difference of its
 * unrounded indices is shared out among the parts by Shapley's value - the mean, over every order
 * in which the parts might have come into force, of what the part changed when it did. The
 * shares add up exactly, and do not depend on the order of anything.
 *
 * An answer that only one of the rule sets knows is passed over by the other; what a renamed
 * indicator is answered is found under either name. One thread at a time; several threads score
 * each into an impact of its own, and iga_impact_take brings the regions together. */
typedef struct iga_impact iga_impact;

/* One region. Borrowed from the impact until the next region is added. */
typedef struct iga_impact_side {
    const char *index, *exact, *predicate;
    size_t place; /* among all regions, by the exact index; equal ones share a place */
} iga_impact_side;

typedef struct iga_impact_region {
    const char *id, *name;
    iga_impact_side before, after;
    const char *delta;       /* after less before, exact, as a fraction */
    const char *delta_short; /* the same as a decimal of at most six decimals */
    int direction;           /* -1, 0, 1 */
} iga_impact_region;

/* @param diff  must outlive the impact */
iga_status iga_impact_new(iga_impact **out, const iga_diff *diff, iga_lang lang);
void iga_impact_free(iga_impact *impact); /* NULL is fine */

/* Scores every region of a chunk. One that cannot be used under either rule set is left out;
 * `refused` is called with the result that says why.
 * @return IGA_OK, IGA_ESTOP, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_impact_run(iga_impact *impact, const iga_chunk *chunk, iga_result_fn refused,
                          void *context);

/* Puts regions of another impact of the same diff behind those of this one. They stay the other's,
 * which must outlive this one and is not scored into any more.
 * @param first  the first of them, as iga_impact_count of the other was before it was added
 * @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE also when there are no such regions */
iga_status iga_impact_take(iga_impact *impact, const iga_impact *other, size_t first, size_t count);

/* Two regions that have one id. Borrowed; lines and columns are 0 where not known. */
typedef struct iga_double {
    const char *id;
    const char *file, *first_file;   /* of the second, and of the first */
    size_t line, column, first_line; /* the same */
} iga_double;

/* Works out the places; no region may be added any more.
 * @param doubled  gets an id that is given twice; may be NULL
 * @return IGA_OK, IGA_ENOMEM, or IGA_EDATA when an id is given twice */
iga_status iga_impact_finish(iga_impact *impact, iga_double *doubled);

/* Fields of the data that neither rule file names; as iga_scorer_passed_over. */
const char *iga_impact_passed_over(const iga_impact *impact, size_t i);

/* The regions, in the order of the data. After iga_impact_finish. */
size_t iga_impact_count(const iga_impact *impact);
bool iga_impact_region_at(iga_impact_region *out, const iga_impact *impact, size_t i);
/* The region that moved i-th most, up or down; IGA_NO_PART past the end. */
size_t iga_impact_largest(const iga_impact *impact, size_t i);
/* The share of part p in the delta of region i, as a fraction; "0" where it has none. */
const char *iga_impact_share(const iga_impact *impact, size_t i, size_t p);
/* The same as a decimal of at most six decimals. */
const char *iga_impact_share_short(const iga_impact *impact, size_t i, size_t p);

/* ---- Explanations ------------------------------------------------------------------------ */

/* Why a region has its index: a tree of steps, from the index down to each answer and to what in
 * the rule file decided it. All numbers in it are those the region was scored with. */
typedef enum iga_step_kind {
    IGA_STEP_REGION,     /* the root: id and title of the region, and all else below it */
    IGA_STEP_INDEX,      /* the index before it is rounded; below it its expression */
    IGA_STEP_PUBLISHED,  /* the index brought to `decimals` */
    IGA_STEP_PREDICATE,  /* the region's (it decides) and the ones beside it, with low and high */
    IGA_STEP_VALUE,      /* a value that the formula names; below it its expression */
    IGA_STEP_EXPRESSION, /* follows from the steps below it as `op` says */
    IGA_STEP_MEMBER,     /* an innovation, by id, and what an aggregate takes from it; below a
                            "distinct", a text, by title, and how many have it */
    IGA_STEP_ASPECT,     /* the sum of the variables and indicators below it */
    IGA_STEP_VARIABLE,
    IGA_STEP_INDICATOR, /* one answer; below it how it became a level */
    IGA_STEP_DERIVED,   /* the value that follows from two figures */
    IGA_STEP_MEASURED,  /* the value that was looked for in the bands */
    IGA_STEP_BAND,      /* the band that decided, those beside it, and others that hold the value */
    IGA_STEP_CHOICE,    /* the level that decided and those beside it */
    IGA_STEP_INNOVATION, /* one innovation: whether it is eligible (holds), whether it counts
                            (decides) */
    IGA_STEP_MUST        /* a condition of eligibility; `note` says why it does not hold */
} iga_step_kind;

/* One step. Texts are NULL where a step has no such thing; formulas are in the language of the
 * scorer's messages, with its decimal mark, and the other numbers in a machine's form. */
typedef struct iga_step {
    iga_step_kind kind;
    /* Of an expression: "number", "value", "points", "level", "field", "words", "first_given",
     * "add", "subtract", "multiply", "divide", "negate", "min", "max", "when" (the condition, what
     * was taken, what was "not_taken"), "count", "sum", "mean", "smallest", "largest", "distinct",
     * and of conditions "at_least", "at_most", "above", "below", "equals", "between", "one_of",
     * "given", "all", "any", "none", "date". Of a derived value "growth", "increase" or
     * "decrease". */
    const char *op;
    const char *id; /* of what the step is about; of an expression: of what it reads */
    const char *no; /* of an indicator */
    const char *title;
    const char *exact; /* its number: a fraction in lowest terms */
    const char *value; /* the same as it is when at most six decimals hold it, else rounded */
    bool is_exact;     /* whether `value` is the number itself */
    const char *maximum;
    const char *formula; /* with names: "20 × (Proses + Hasil) / 2" */
    const char *numbers; /* with the region's numbers in their place */
    int decimals;        /* to which a number was brought; -1 for none */

    const char *answer; /* of an indicator, as iga_answer has it; of a basis its id in `basis` */
    iga_answer_state state;
    bool is_unverified; /* missing only because it is not marked verified */
    bool is_mandatory;
    unsigned level;
    const char *weight; /* when the points are weight times level */
    const char *basis, *basis_title;

    /* Of a band, a predicate, or a level that was reported where bands were asked for; NULL
     * without a bound. */
    const char *low, *high;
    bool low_open, high_open;
    const char *unit; /* of measured values, "%" */

    bool is_condition; /* an expression that has no number, but `holds` or not */
    bool holds;        /* a condition, a requirement, a band that holds the value */
    bool decides;      /* what the level, the predicate or the count was read off */

    const char *note;
    size_t rule_line; /* 0 for none */
    bool has_source;
    iga_source source;
    const char *reference;
} iga_step;

typedef struct iga_explain_options {
    bool detail;            /* the answers of every innovation, not only its score */
    const char *innovation; /* the answers of the innovation with this id, if there is one */
} iga_explain_options;

/* A step with all the steps below it. */
typedef struct iga_explanation iga_explanation;

/* Explains a result. To be called while the result is there, on its scorer's thread; the scorer
 * must keep details (iga_score_options.detail), and the region must not be refused.
 * @param out      free with iga_explanation_free. It outlives the result, not the rule set.
 * @param options  NULL for none
 * @return IGA_OK, IGA_EUSAGE or IGA_ENOMEM */
iga_status iga_explain(iga_explanation **out, const iga_result *result,
                       const iga_explain_options *options);
void iga_explanation_free(iga_explanation *root); /* only the root; NULL is fine */

/* Never NULL; borrowed until the root is freed. */
const iga_step *iga_explanation_step(const iga_explanation *explanation);
size_t iga_explanation_count(const iga_explanation *explanation);
/* @return what is i-th below the step, or NULL past the end */
const iga_explanation *iga_explanation_below(const iga_explanation *explanation, size_t i);

/* ---- Worked examples --------------------------------------------------------------------- */

/* What must come of given answers, as a file of examples states it: points, index, predicate,
 * exactly. Read once and never changed, so that any number of threads may share it; it outlives
 * the rule set it was read with. */
typedef struct iga_examples iga_examples;

/* Reads a file of examples.
 * @param out       the examples, or NULL unless IGA_OK is returned; free with iga_examples_free
 * @param findings  what is wrong with the file; may be NULL. Set on IGA_OK too (then empty).
 * @param rules     the rule set that they are examples of: what they name, it must have
 * @return IGA_OK, IGA_ERULE, IGA_ELIMIT, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_examples_load(iga_examples **out, iga_findings **findings, const iga_rules *rules,
                             const char *file, const char *text, size_t length, iga_lang lang);
void iga_examples_free(iga_examples *examples); /* NULL is fine */
const char *iga_examples_file(const iga_examples *examples);
size_t iga_examples_count(const iga_examples *examples);

/* How the examples came out under a rule set. It needs both as long as it is there. */
typedef struct iga_trial iga_trial;

typedef struct iga_trial_options {
    bool first_only; /* end at the first failure; neither explain it nor say what is unreached */
    iga_lang lang;
} iga_trial_options;

/* Scores the examples. @param options  NULL for none
 * @return IGA_OK also when examples fail; IGA_ENOMEM, or IGA_EUSAGE when they are examples of
 *         another rule set */
iga_status iga_trial_run(iga_trial **out, const iga_examples *examples, const iga_rules *rules,
                         const iga_trial_options *options);
void iga_trial_free(iga_trial *trial); /* NULL is fine */

/* An example that did not come out. */
typedef struct iga_failure {
    const char *example; /* its title: a text of the file, or: points "pad", -5.16 */
    const char *file;    /* where it stands */
    size_t line, column;
    bool has_source; /* whether the file says where the figures were published: */
    iga_source source;
    const char *reference;
    size_t mismatch_count;
    const iga_explanation *explanation; /* how it came about; NULL of a refused region, of an index
                                           that was given, and with first_only */
} iga_failure;

size_t iga_trial_failure_count(const iga_trial *trial);
/* @return false past the end */
bool iga_trial_failure(iga_failure *out, const iga_trial *trial, size_t i);

/* What was to come of an example, and what came. */
typedef struct iga_mismatch {
    /* "index", "exact", "predicate", "value", "points", "reported", "eligible", "missing",
     * "reasons" or "refused" */
    const char *what;
    const char *id;       /* of the value, the indicator, the innovation; else NULL */
    const char *expected; /* a number, a fraction, a predicate, ids of reasons ("" for none), the
                             word "no_band" or "refused"; NULL where nobody expected a refusal */
    const char *got;      /* the same; of a refusal, why */
    size_t line;          /* of the file of examples */
    size_t rule_line;     /* of the rule that says so; 0 for none */
} iga_mismatch;

/* Mismatch k of failure i. @return false past the end */
bool iga_trial_mismatch(iga_mismatch *out, const iga_trial *trial, size_t i, size_t k);

/* What no example reaches, as notes with the lines of the rule file: levels, codes, bands, both
 * ways of each `when`, each argument of a `min` or `max`, reasons why an innovation is not
 * eligible, predicates. Empty with first_only. */
const iga_findings *iga_trial_unreached(const iga_trial *trial);

/* Every number and date of a rule file (but for its year) moved by its smallest step, up and down,
 * to see whether the examples would notice. */
typedef struct iga_nudges iga_nudges;

/* @param rules  must outlive the nudges; @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_nudges_new(iga_nudges **out, const iga_rules *rules);
void iga_nudges_free(iga_nudges *nudges); /* NULL is fine */

typedef struct iga_nudge {
    size_t line, column;        /* of the rule file */
    const char *before, *after; /* as written */
} iga_nudge;

size_t iga_nudges_count(const iga_nudges *nudges);
/* @return false past the end */
bool iga_nudges_get(iga_nudge *out, const iga_nudges *nudges, size_t i);

typedef enum iga_nudge_fate {
    IGA_NUDGE_REFUSED, /* the changed rules do not load: noticed */
    IGA_NUDGE_FAILED,  /* an example fails: noticed */
    IGA_NUDGE_SAME,    /* the changed rules mean the same: no result can change */
    IGA_NUDGE_UNNOTICED
} iga_nudge_fate;

/* Tries nudge i. Threads: any number of nudges may be tried at once.
 * @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_nudges_try(iga_nudge_fate *out, const iga_nudges *nudges, size_t i,
                          const iga_examples *examples);

/* ---- Tables ------------------------------------------------------------------------------ */

/* Data out of spreadsheets: cells in, regions out, for whoever can read CSV or XLSX.
 *
 * One table has a row a region, another a row an innovation. A table's head is the first row (of
 * the first 20) that has a cell "id"; with a cell "region" beside it the rows are innovations, and
 * that cell holds the id of their region; "ID" and "Region" will do. The other cells of the head
 * name the fields and indicators of the rules; an answer of several parts has a column a part:
 * "pad.previous". Rows whose cell under the leftmost head begins with '#' are notes and passed
 * over.
 *
 * Tables know no rules: what a cell means is settled while a region is scored, by the rules of
 * the scorer. They belong to one thread until iga_tables_finish, and never change afterwards. */
typedef struct iga_tables iga_tables;

typedef enum iga_cell_kind {
    IGA_CELL_TEXT,
    IGA_CELL_NUMBER,       /* a number of a workbook: `number` */
    IGA_CELL_PERCENT,      /* the same, which the workbook shows a hundred times as large */
    IGA_CELL_DATE,         /* a date of a workbook: `date` */
    IGA_CELL_BOOL,         /* `number` is 0 or 1 */
    IGA_CELL_ERROR,        /* what a workbook has in the place of a value: "#N/A" */
    IGA_CELL_UNCALCULATED, /* a formula whose value the workbook does not hold */
    IGA_CELL_MERGED,       /* a part of a merged cell that begins elsewhere: `text`, "B2" */
    IGA_CELL_NO_DATE       /* formatted as a date, but none: it has a time, or no such day */
} iga_cell_kind;

/* One cell; texts are the caller's. */
typedef struct iga_cell {
    iga_cell_kind kind;
    size_t row, column; /* from 1 */
    const char *text;   /* NULL where the kind has none */
    double number;
    int date;            /* 20240201 */
    size_t line, offset; /* of a CSV file: the line and the column in code points where the cell
                            begins; 0 in a workbook */
} iga_cell;

/* What is accepted of one set of tables. */
#define IGA_MAX_CELLS 8000000u

iga_status iga_tables_new(iga_tables **out);
void iga_tables_free(iga_tables *tables); /* NULL is fine */

/* Begins a table; the cells that are added next are its.
 * @param file   for messages; copied
 * @param sheet  its name in a workbook; NULL for a CSV file. Copied.
 * @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_tables_begin(iga_tables *tables, const char *file, const char *sheet);

/* Adds a cell that is not empty, in any order, but each place once; a part of a merged cell may
 * come beside what else stands in its place, and prevails.
 * @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE, also for a row or column of 0, without a table, or
 *         beyond IGA_MAX_CELLS */
iga_status iga_tables_add(iga_tables *tables, const iga_cell *cell);

/* Sorts what was added into regions. A table without a head is passed over, when another table of
 * its file has one.
 * @return IGA_OK, IGA_ENOMEM, IGA_EUSAGE, or IGA_EDATA when a file has cells and no head */
iga_status iga_tables_finish(iga_tables *tables);

/* The files that have cells and no head, in the order in which they came. Borrowed.
 * @return NULL past the end */
const char *iga_tables_headless(const iga_tables *tables, size_t i);

/* How many regions there are. Innovations whose region no table has make a region of their own,
 * behind the others, which is refused. */
size_t iga_tables_count(const iga_tables *tables);
/* Makes region i a chunk to score. @return false past the end */
bool iga_tables_chunk(iga_chunk *out, const iga_tables *tables, size_t i);

/* ---- The same data in another form -------------------------------------------------------- */

/* Regions checked as for scoring and written anew, nothing scored: as JSON with everything in
 * its plainest form, or as two tables that are read back as the same. What a table cannot hold is
 * refused there, never dropped. One thread at a time. */
typedef struct iga_conversion iga_conversion;

/* @param rules   must outlive it
 * @param tables  collect rows for tables, instead of handing out JSON */
iga_status iga_conversion_new(iga_conversion **out, const iga_rules *rules, bool tables,
                              iga_lang lang);
void iga_conversion_free(iga_conversion *conversion); /* NULL is fine */

/* One region; borrowed until the callback returns. */
typedef struct iga_record {
    const char *id;   /* NULL where the data did not give one */
    const char *json; /* one line without its end; NULL of a refused region, and with tables */
    size_t length;
    const iga_findings *errors; /* why it is refused; empty otherwise */
} iga_record;

/* @return 0 to go on; anything else ends iga_conversion_run with IGA_ESTOP */
typedef int (*iga_record_fn)(void *context, const iga_record *record);

/* Converts every region of a chunk. @return IGA_OK, IGA_ESTOP, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_conversion_run(iga_conversion *conversion, const iga_chunk *chunk,
                              iga_record_fn each, void *context);

/* Fields that the rules do not name and that were taken along; as iga_scorer_passed_over. */
const char *iga_conversion_passed_over(const iga_conversion *conversion, size_t i);

typedef enum iga_table { IGA_TABLE_REGIONS, IGA_TABLE_INNOVATIONS } iga_table;

typedef enum iga_column_kind {
    IGA_COLUMN_TEXT,
    IGA_COLUMN_NUMBER,
    IGA_COLUMN_DATE,
    IGA_COLUMN_CHOICE /* a level, a code, a basis or a listed text: see `choice` */
} iga_column_kind;

/* A column of a table. Borrowed from the conversion. */
typedef struct iga_column {
    const char *name;      /* its head: "pad.previous" */
    const char *indicator; /* the indicator that it is an answer to: "pad"; NULL for none */
    const char *part;      /* which part of the answer: "previous"; "" for the answer itself */
    const char *title;     /* of the field or the indicator, with its number; "" if it has none */
    const char *note;      /* what to fill in, in the conversion's language */
    iga_column_kind kind;
    const char *const *choices; /* what may be chosen */
    size_t choice_count;
} iga_column;

/* The columns of a table: those that the rules ask for, and beside them those that the data that
 * were converted needed. Without any data it is an empty form to fill in.
 * @return false past the end, and of innovations where the rules have none */
bool iga_conversion_column(iga_column *out, const iga_conversion *conversion, iga_table table,
                           size_t i);
/* Whether memory ran out while columns were told: then something of them was left out. */
bool iga_conversion_failed(const iga_conversion *conversion);
/* How many rows there are below the head of a table. */
size_t iga_conversion_rows(const iga_conversion *conversion, iga_table table);
/* The cell of row `row` in column i, both from 0. A number's exact text is in `text`.
 * @return false when it is empty */
bool iga_conversion_cell(iga_cell *out, const iga_conversion *conversion, iga_table table,
                         size_t row, size_t i);

/* The JSON Schema (draft 2020-12) of a region under these rules, as text that is yours to free
 * with iga_text_free. @return IGA_OK, IGA_ENOMEM or IGA_EUSAGE */
iga_status iga_rules_data_schema(char **out, const iga_rules *rules);
void iga_text_free(char *text); /* NULL is fine */

/* ---- Changed regions --------------------------------------------------------------------- */

/* Cuts the first region off a chunk that may hold several.
 * @param first  gets it, as a chunk
 * @param rest   the chunk; afterwards without it
 * @return false when nothing is left */
bool iga_chunk_cut(iga_chunk *first, iga_chunk *rest);

/* What somebody would change in a region: as if its data had been edited by hand. One thread at
 * a time. */
typedef struct iga_changes iga_changes;

/* @param rules  must outlive the changes */
iga_status iga_changes_new(iga_changes **out, const iga_rules *rules, iga_lang lang);
void iga_changes_free(iga_changes *changes); /* NULL is fine */

/* "7.regulasi=3" sets an answer of innovation 7, "opini_bpk=WTP" one of the region; a field is
 * set in the same way. The value is JSON, or else a text. An answer is replaced as a whole.
 * @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE when it cannot be one; the findings say why */
iga_status iga_changes_set(iga_changes *changes, const char *text);
/* Leaves an innovation out. @return as above */
iga_status iga_changes_leave_out(iga_changes *changes, const char *innovation);
/* "3@80:Kesehatan" adds three innovations, eligible and with 80 points each, of an area that a
 * field of innovations lists; "3@80" leaves the area open. What else they say is as little as
 * their eligibility takes. @return as above */
iga_status iga_changes_add(iga_changes *changes, const char *text);

/* How many changes there are. */
size_t iga_changes_count(const iga_changes *changes);

/* Changes a region: first what is set, then what is added, then what is left out.
 * @param region  a chunk of one region, which is JSON
 * @return IGA_OK, IGA_ENOMEM, IGA_EDATA when the region itself is refused, or IGA_EUSAGE when a
 *         change cannot be made in it; the findings say why */
iga_status iga_changes_apply(iga_changes *changes, const iga_chunk *region);
/* The text of the region as iga_changes_apply left it; what was not changed is as it was.
 * Borrowed until the next one. @param length  may be NULL */
const char *iga_changes_text(size_t *length, const iga_changes *changes);

/* What is wrong, after a function above failed; `path` is the change, or the place in the region
 * that it spoils. Borrowed until the next call. */
const iga_findings *iga_changes_findings(const iga_changes *changes);

/* ---- Advice ------------------------------------------------------------------------------ */

/* What raises a region's index: what it forfeits for want of little, each step by itself, and the
 * cheapest set of steps that reaches a target.
 *
 * Steps are: make an innovation eligible ("make_eligible": what is missing is filled in, levels
 * rise, and a date moves forward, as little as that takes), add one ("add"), leave one out
 * ("leave_out"), and raise an answer by one level ("raise"). Each costs 1 unless a price says
 * otherwise. That the set is the cheapest is proved; where that would take too long, the advice
 * says how cheap one could be at best. */
typedef struct iga_advice iga_advice;

/* The price of a step: of an action, by its name, or of raising the answer to an indicator. */
typedef struct iga_price {
    const char *what;
    unsigned cost; /* 1 to IGA_MAX_PRICE */
} iga_price;

#define IGA_MAX_PRICE 1000u

typedef struct iga_advise_options {
    const char *target;        /* a predicate or an index; NULL for the next predicate */
    const char *maturity;      /* points of an innovation that is added; NULL for the mean of those
                                  that count, or, without any, half of what there is to earn. Of
                                  points that none can have the next below are meant. */
    const char *const *locked; /* what must stay: indicators, innovations, INNOVATION.indicator,
                                  actions */
    size_t locked_count;
    const iga_price *prices;
    size_t price_count;
    iga_lang lang;
} iga_advise_options;

/* Advises one region.
 * @param out       free with iga_advice_free; it does not need the rules or the region any more
 * @param findings  why there is no advice; may be NULL. Free with iga_findings_free.
 * @param region    a chunk of one region, which is JSON
 * @param options   NULL for none
 * @return IGA_OK, IGA_ENOMEM, IGA_EDATA when the region is refused, or IGA_EUSAGE, also for
 *         options that these rules or this region do not know; the findings say why */
iga_status iga_advise(iga_advice **out, iga_findings **findings, const iga_rules *rules,
                      const iga_chunk *region, const iga_advise_options *options);
void iga_advice_free(iga_advice *advice); /* NULL is fine */

/* All is borrowed from the advice. */
typedef struct iga_advice_summary {
    const char *id, *name; /* of the region; NULL where the data did not give one */
    const char *index, *exact, *predicate;
    const char *target;           /* the index to reach; NULL when there is no higher predicate */
    const char *target_predicate; /* what it then is */
    bool is_reachable;            /* a set of steps was found; none may be needed */
    bool is_proved;               /* no set is cheaper; or there is none */
    bool is_limited;              /* there is none with at most `most_added` innovations more */
    size_t most_added;
    unsigned cost, bound; /* of the set, and what none is below */
    const char *index_after, *exact_after, *predicate_after;
    const char *maturity; /* of an innovation that is added; NULL when none can be */
} iga_advice_summary;

void iga_advice_summarize(iga_advice_summary *out, const iga_advice *advice);

/* Something that the region forfeits. */
typedef struct iga_forfeit {
    const char *kind;       /* "not_eligible", "mandatory_missing", "condition" */
    const char *innovation; /* its id, or NULL */
    const char *indicator;  /* the same */
    const char *message;    /* what is wrong, and what it costs */
    const char *gain;       /* in index, when it is put right: a fraction; NULL where unknown */
    const char *gain_short; /* the same as a decimal of at most six decimals */
    size_t rule_line;       /* 0 for none */
} iga_forfeit;

/* @return false past the end */
bool iga_advice_forfeit(iga_forfeit *out, const iga_advice *advice, size_t i);

/* One step. */
typedef struct iga_advised_step {
    const char *action;     /* "make_eligible", "add", "leave_out" or "raise" */
    const char *innovation; /* its id; NULL for an answer of the region's own */
    const char *indicator;  /* of a step that raises an answer, with its title */
    const char *title;
    int from, to;       /* levels; -1 for none */
    const char *takes;  /* what the level takes, as the rules say it; or what makes an innovation
                           eligible, "design_words: 288 → 300"; NULL where nothing is to be said */
    const char *area;   /* of an innovation that is added; NULL for none */
    const char *points; /* of one that is added or left out */
    const char *gain;   /* what the index rises by, a fraction */
    const char *gain_short;
    const char *climb_gain_short; /* the same together with the steps right before it that raise
                                     the same answer; of single steps NULL */
    unsigned cost;
    size_t alike; /* of single steps: how many gain the same, this one among them */
} iga_advised_step;

/* The set of steps, in an order in which they can be taken; each gains what it adds to those
 * before it, so that together they gain what the set does. @return false past the end */
bool iga_advice_step(iga_advised_step *out, const iga_advice *advice, size_t i);
/* Single steps, each taken alone, those that gain most first; those that gain nothing are not
 * among them. @return false past the end */
bool iga_advice_single(iga_advised_step *out, const iga_advice *advice, size_t i);

/* The region as JSON with the set of steps taken; what they do not change is as it was. */
const char *iga_advice_data(size_t *length, const iga_advice *advice);

/* ---- Overviews --------------------------------------------------------------------------- */

/* What a page about a region draws beside the values of the formula: the variables of the rule
 * file in its order, each with the indicators that stand in it. The indicators that an aspect
 * holds outside its variables count as one more, named as the aspect. */
typedef struct iga_variable {
    const char *aspect;  /* the aspect's title; borrowed from the rules */
    const char *title;   /* its own; the same */
    bool of_innovations; /* its indicators are answered once an innovation */
    char maximum[40];    /* points there are to earn, in a region or one innovation: a decimal */
} iga_variable;

/* Fills in variable i. @return false past the end */
bool iga_rules_variable(iga_variable *out, const iga_rules *rules, size_t i);

/* The most points that one innovation can have, as a decimal; "0" where there are none. */
void iga_rules_innovation_maximum(char out[40], const iga_rules *rules);

/* The title of an indicator, of regions or of innovations, and its number in the annex.
 * Borrowed. @return NULL when there is no indicator of this id; `no` is then "" */
const char *iga_rules_indicator_title(const char **no, const iga_rules *rules, const char *id);

/* A predicate of these rules. */
typedef struct iga_predicate {
    const char *name; /* borrowed from the rules */
    char from[40];    /* the lowest index that has it, as published */
    bool is_point;    /* only that one has it */
} iga_predicate;

/* Fills in predicate i, from the lowest to the highest. @return false past the end */
bool iga_rules_predicate(iga_predicate *out, const iga_rules *rules, size_t i);

/* The next better predicate, seen from an index as published, and how far it is: `distance` is
 * negative. @param index  such as iga_result_index gives
 * @return false when there is none, or `index` is no decimal */
bool iga_rules_next_predicate(iga_edge *out, const iga_rules *rules, const char *index);

/* What the region earned in variable i of iga_rules_variable: its points, or of one of innovations
 * the mean over those that count; a decimal of at most six decimals. Only with details.
 * @return NULL past the end, without details, and for a mean over none */
const char *iga_result_variable(const iga_result *result, size_t i);

/* What the data calls an innovation, in a text field "name" that the rules declare; NULL where it
 * gives nothing. Only with details. */
const char *iga_result_innovation_name(const iga_result *result, size_t innovation);

/* What to do first in a region that was just scored, as a page about it says: what is forfeited
 * for want of little, then the single steps that gain most, then what would be gained by work on
 * all innovations. What iga_advise says is more, and takes longer. */
typedef struct iga_first_steps iga_first_steps;

typedef enum iga_first_kind {
    IGA_FIRST_CONDITION, /* a condition of the formula does not hold */
    IGA_FIRST_ANSWER,    /* mandatory answers of the region are missing: give them */
    IGA_FIRST_ELIGIBLE,  /* innovations do not count: make those eligible that raise the index; of
                            very many only the first are looked at */
    IGA_FIRST_RAISE,     /* raise an answer of the region by one level */
    IGA_FIRST_ADD,       /* add an innovation */
    IGA_FIRST_RAISE_ALL  /* raise an answer by one level in all innovations that count */
} iga_first_kind;

/* Borrowed from the steps. */
typedef struct iga_first_step {
    iga_first_kind kind;
    const char *message;   /* of a condition: what does not hold; else NULL */
    const char *indicator; /* that is raised; else NULL */
    const char *title;     /* its title */
    int from, to;          /* levels of IGA_FIRST_RAISE; else -1 */
    const char *takes;  /* what the level `to` takes, as the rules say it; NULL where nothing is to
                           be said */
    const char *points; /* of an innovation that is added, a decimal; else NULL */
    const char *const *about; /* titles of the answers that are missing, or ids of innovations */
    size_t about_count;
    size_t rule_line;       /* 0 for none */
    const char *gain;       /* what the index rises by when all of it is done: a fraction */
    const char *gain_short; /* the same rounded to the decimals of the index; to six where nothing
                               would be left of it */
} iga_first_step;

/* Works them out. The first three kinds come first and IGA_FIRST_RAISE_ALL comes last; within that
 * they go by what they gain. What gains nothing is left out.
 * @param out     free with iga_first_steps_free; it does not need the result any more
 * @param result  of a region that was not refused, with details, while it is at hand
 * @param most    how many steps of IGA_FIRST_RAISE and of IGA_FIRST_RAISE_ALL there may be
 * @return IGA_OK, IGA_ENOMEM, or IGA_EUSAGE for a result of another kind, also of one in which
 *         claims count or only verified answers
 * Threads: as for the scorer that calls back with the result. */
iga_status iga_first_steps_new(iga_first_steps **out, const iga_result *result, size_t most);
void iga_first_steps_free(iga_first_steps *steps); /* NULL is fine */

/* Fills in step i. @return false past the end */
bool iga_first_steps_get(iga_first_step *out, const iga_first_steps *steps, size_t i);

/* ---- Reading JSON ------------------------------------------------------------------------ */

/* One JSON value, read strictly: results that were written to a file, what steps cost, whatever a
 * program reads back. It is the reader of the data itself, but for two things: numbers and texts
 * may be of any length, for no number is computed with, and a key given twice is refused at once.
 *
 * Values are named by a number, their node: 0 is the whole of it, any other comes from the getters
 * below. Every getter takes any node, IGA_JSON_NONE too, so that a chain of them needs no checks.
 */
typedef struct iga_json iga_json;

typedef enum iga_json_kind {
    IGA_JSON_NULL,
    IGA_JSON_FALSE,
    IGA_JSON_TRUE,
    IGA_JSON_NUMBER,
    IGA_JSON_TEXT,
    IGA_JSON_ARRAY,
    IGA_JSON_OBJECT
} iga_json_kind;

/* No node: what is looked for is not there. */
#define IGA_JSON_NONE ((size_t)-1)

/* Makes a reader, which has no value yet. @param out  free with iga_json_free */
iga_status iga_json_new(iga_json **out);
void iga_json_free(iga_json *json); /* NULL is fine */

/* Reads the value at the front of the bytes, white space before it allowed; what is behind it is
 * left to the caller (iga_json_end of node 0). A reader may be used again and again, and keeps its
 * memory; nodes and texts of the value before are gone then.
 * @param bytes   not needed afterwards; need not end in a NUL
 * @param length  how many, at most IGA_MAX_JSON
 * @param depth   what stands inside more brackets than this is checked but not kept: an array or
 *                an object there seems empty, though its start and end are known. IGA_MAX_NESTING
 *                keeps all
 * @return IGA_OK; IGA_EDATA if this is no JSON, or has bad UTF-8, a NUL in a text, half a
 *         character, a key twice, or deeper nesting than IGA_MAX_NESTING (iga_json_problem says
 *         which); IGA_ENOMEM or IGA_EUSAGE. Unless IGA_OK there is no node 0. */
iga_status iga_json_read(iga_json *json, const char *bytes, size_t length, unsigned depth);

/* What is wrong, when iga_json_read returned IGA_EDATA. Borrowed until the next iga_json_read or
 * iga_json_free. @param at  gets where, counted in bytes. @return NULL when nothing is */
const char *iga_json_problem(size_t *at, const iga_json *json, iga_lang lang);

/* Of which kind a value is; IGA_JSON_NULL for no node. */
iga_json_kind iga_json_kind_of(const iga_json *json, size_t node);
/* Whether it is of this kind; IGA_JSON_NONE is of none. */
bool iga_json_is(const iga_json *json, size_t node, iga_json_kind kind);

/* A member of an object; IGA_JSON_NONE where there is none, or no object. */
size_t iga_json_member(const iga_json *json, size_t node, const char *key);

/* The first value of an array or an object, and the value behind one, in the order they were
 * written; IGA_JSON_NONE at the end, and of what holds none:
 *
 *     for (i = iga_json_first(json, list); i != IGA_JSON_NONE; i = iga_json_next(json, i)) */
size_t iga_json_first(const iga_json *json, size_t node);
size_t iga_json_next(const iga_json *json, size_t node);

/* These texts are borrowed until the next iga_json_read or iga_json_free. */

/* The key of an object's member; NULL for anything else. */
const char *iga_json_key(const iga_json *json, size_t node);
/* What a text says; NULL for any other kind. */
const char *iga_json_text(const iga_json *json, size_t node);
/* A number as it was written; NULL for any other kind. */
const char *iga_json_number(const iga_json *json, size_t node);

/* Where a value stands in the bytes that were read: its first byte, and the one behind its last;
 * 0 for no node. */
size_t iga_json_start(const iga_json *json, size_t node);
size_t iga_json_end(const iga_json *json, size_t node);

/* ---- For programs ------------------------------------------------------------------------ */

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
