/* Where the words and names of expressions stand in the text. */
#include "rules/resolve_parts.h"

#include <string.h>

/* The words that make a node of this kind, the likelier first. */
static const char *const node_words[][2] = {
    [NODE_POINTS] = {"total", NULL},
    [NODE_LEVEL] = {"level", NULL},
    [NODE_WEIGHTS] = {"weights", NULL},
    [NODE_WORDS] = {"words", NULL},
    [NODE_FIRST_GIVEN] = {"first_given", NULL},
    [NODE_ADD] = {"+", "sum"},
    [NODE_SUBTRACT] = {"-", NULL},
    [NODE_MULTIPLY] = {"*", NULL},
    [NODE_DIVIDE] = {"/", "mean"},
    [NODE_NEGATE] = {"-", NULL},
    [NODE_MIN] = {"min", "smallest"},
    [NODE_MAX] = {"max", "largest"},
    [NODE_WHEN] = {"when", NULL},
    [NODE_AT_LEAST] = {"at_least", "within"},
    [NODE_AT_MOST] = {"at_most", "within"},
    [NODE_ABOVE] = {"above", "within"},
    [NODE_BELOW] = {"below", "within"},
    [NODE_EQUALS] = {"equals", NULL},
    [NODE_BETWEEN] = {"between", "within"},
    [NODE_ONE_OF] = {"one_of", "equals"},
    [NODE_GIVEN] = {"given", NULL},
    [NODE_ALL] = {"all", NULL},
    [NODE_ANY] = {"any", NULL},
    [NODE_NONE] = {"none", NULL},
    [NODE_MANDATORY] = {"mandatory_at_least", NULL},
};

static const char *const aggregate_words[][2] = {
    [AGGREGATE_COUNT] = {"count", NULL},     [AGGREGATE_SUM] = {"sum", "total"},
    [AGGREGATE_MEAN] = {"mean", NULL},       [AGGREGATE_SMALLEST] = {"smallest", NULL},
    [AGGREGATE_LARGEST] = {"largest", NULL}, [AGGREGATE_DISTINCT] = {"distinct", NULL},
};

/* The name behind a dot on a line, as in region.kind; NO_TOKEN if it is not there. */
size_t dotted_token(const struct draft *draft, const struct node *node)
{
    const struct source *source = draft->source;
    size_t first = draft_token(draft, node->line, NULL, NULL);
    for (size_t i = first; i + 2 < source->count && i < first + MOST_LINE_TOKENS; i++) {
        if (source->tokens[i].line != node->line)
            break;
        if (source_is(source, i, ".") && source_is(source, i + 1, node->name))
            return i + 1;
    }
    return NO_TOKEN;
}

/* Where a node stands: its word, or the name behind its dot. */
size_t node_token(const struct draft *draft, const struct node *node)
{
    const char *const *words = node->op == NODE_AGGREGATE
                                   ? aggregate_words[draft->written.aggregates[node->index].kind]
                               : node->op <= NODE_MANDATORY ? node_words[node->op]
                                                            : NULL;
    if (node->op == NODE_FIELD || node->op == NODE_VALUE) {
        size_t token = dotted_token(draft, node);
        if (token != NO_TOKEN)
            return token;
    }
    for (int i = 0; words && i < 2 && words[i]; i++) {
        size_t token =
            draft_token(draft, node->line, words[i],
                        node->op >= NODE_POINTS && node->op <= NODE_WEIGHTS ? node->name : NULL);
        if (token != NO_TOKEN && source_is(draft->source, token, words[i]))
            return token;
    }
    return draft_token(draft, node->line, NULL, NULL);
}

/* Where a text stands on a node's line, else the node. */
size_t text_token(const struct draft *draft, const struct node *node, const char *text)
{
    const struct source *source = draft->source;
    size_t first = draft_token(draft, node->line, NULL, NULL);
    for (size_t i = first; i < source->count && i < first + MOST_LINE_TOKENS; i++) {
        const struct token *token = &source->tokens[i];
        if (token->line != node->line)
            break;
        if (token->kind == TOKEN_STRING && strcmp(token->string, text) == 0)
            return i;
    }
    return node_token(draft, node);
}
