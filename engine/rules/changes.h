/* changes.h - the list of changes while two rule sets are compared. */
#ifndef RULES_CHANGES_H
#define RULES_CHANGES_H

#include "rules/diff.h"

/* What a change is about: its path, its title, and the words that state it in the two files
 * (NO_TOKEN where it is in none). */
struct about {
    const char *path, *title;
    size_t tokens[2];
};

/* Adds a change. @return its index; NO_CHANGE without memory, which the arena remembers */
uint32_t change_add(struct iga_diff *diff, struct change change);

/* Lets two changes belong to one part; either may be NO_CHANGE. */
void change_merge(struct iga_diff *diff, uint32_t a, uint32_t b);
/* The change that stands for all that belong together with this one. */
uint32_t change_root(const struct iga_diff *diff, uint32_t change);

/* The part below: its path longer by a name, its lines those of the key `key` in its table. */
struct about about_key(const struct iga_diff *diff, const struct about *about, const char *name,
                       const char *key);

/* A change from one text to another; added or removed where one is NULL. */
struct change change_of(const struct iga_diff *diff, const struct about *about,
                        iga_change_class change_class, struct said before, struct said after);

/* Adds a change of class IGA_TEXT unless the texts are the same; NULL and "" both are none. */
void change_of_text(struct iga_diff *diff, const struct about *about, const char *before,
                    const char *after);

/* The same for a key of the part's table, with the key's name behind the path. */
void change_of_key(struct iga_diff *diff, const struct about *about, const char *key,
                   const char *before, const char *after);

/* Adds a change of class IGA_TEXT unless both come from the same place. */
void change_of_origin(struct iga_diff *diff, const struct about *about, struct origin before,
                      struct origin after);

/* Adds the change of what something is called: "renamed". */
void change_of_name(struct iga_diff *diff, const struct about *about, const char *before,
                    const char *after);

/* Something that is in one of the files only. @param side  in which */
struct change change_presence(const struct iga_diff *diff, const struct about *about,
                              iga_change_class change_class, enum side side);

/* A number that the file states, and that must come out. */
struct stated {
    bool is_stated;
    struct decimal number;
};
/* Adds a change of such a number; where only one file states it, and it comes out the same in
 * both, the change is one of text. */
void change_of_stated(struct iga_diff *diff, const struct about *about, const char *key,
                      iga_change_class change_class, struct stated before, struct stated after,
                      bool comes_out_the_same);

struct said said_text(const char *text);
struct said said_number(const struct iga_diff *diff, struct decimal number);
struct said said_expression(const struct iga_diff *diff, enum side side, uint32_t node);
/* A word of the rule language, and what people call it. */
struct said said_word(const char *word, const char *shown);

bool same_number(struct decimal a, struct decimal b);
bool is_empty(const char *text);

/* For each thing of the new rule set, which of the old it was: its index, or NO_INDEX. */
struct named_thing {
    const char *id, *renamed_from;
    size_t token;
    int family; /* only things of one family are paired */
};
uint32_t *match_things(struct iga_diff *diff, const struct named_thing *before, size_t before_count,
                       const struct named_thing *after, size_t after_count, const char *what);
/* The same the other way round. */
uint32_t *match_inverse(struct iga_diff *diff, const uint32_t *matches, size_t after_count,
                        size_t before_count);

/* ---- The chapters of a comparison ---------------------------------------------------------- */

/* The new formula with the names of the old. */
void diff_name_formula(struct iga_diff *diff);

/* Compares two expressions; nodes may be NO_NODE. What differs becomes changes of class
 * IGA_STRUCTURE, one for each number where only numbers differ. */
struct expression_pair diff_expressions(struct iga_diff *diff, const struct about *about,
                                        uint32_t before, uint32_t after);
/* Whether they say the same. */
bool diff_same_expression(struct iga_diff *diff, uint32_t before, uint32_t after);

/* Aspects, variables and indicators. */
void diff_indicators(struct iga_diff *diff);

/* From answers to points: adds the change of a table, with its verdict. */
void diff_tables(struct iga_diff *diff, struct indicator_pair *pair, const struct about *about);
/* Works out verdict and witness. @param basis  the table of this basis alone, or NULL for all */
void diff_verdict(struct iga_diff *diff, struct change *change, const struct indicator_pair *pair,
                  const char *basis);

/* Fields, eligibility, values, index, predicates, groups, and what is said of the rule set. */
void diff_formulas(struct iga_diff *diff);
void diff_fields(struct iga_diff *diff);
void diff_rest(struct iga_diff *diff);

/* Which value of the pairs a node of a side names. */
size_t diff_named_value(const struct iga_diff *diff, int side, const struct node *node);
/* Whether every divisor is known to be above zero on both sides and anywhere between them. */
bool diff_divisors_are_safe(const struct iga_diff *diff);

/* Makes parts of the changes that can change a score. */
void diff_parts(struct iga_diff *diff);

#endif
