/* resolve_parts.h - what the parts of resolving expressions share. */
#ifndef RULES_RESOLVE_PARTS_H
#define RULES_RESOLVE_PARTS_H

#include "rules/draft.h"

struct resolver {
    struct draft *draft;
    struct iga_rules *rules;
    size_t values_known;
};

/* What an id names: an aspect, a variable or an indicator. */
struct named {
    bool found, is_indicator;
    enum node_unit unit;
    struct slots slots;
};

/* Adds a node to the rule set's formula. @return NO_NODE without memory */
uint32_t resolve_keep(struct resolver *r, struct node node, const uint32_t *children,
                      uint32_t count);

/* The node `weights "id"`, which stands for what the id names. @return NO_NODE after a complaint */
uint32_t resolve_weights(struct resolver *r, const struct node *node, const struct named *named);

/* The name behind a dot on a line, as in region.kind; NO_TOKEN if it is not there. */
size_t dotted_token(const struct draft *draft, const struct node *node);
/* Where a node stands: its word, or the name behind its dot. */
size_t node_token(const struct draft *draft, const struct node *node);
/* Where a text stands on a node's line, else the node. */
size_t text_token(const struct draft *draft, const struct node *node, const char *text);

#endif
