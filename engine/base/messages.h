/* messages.h - the engine's messages in Indonesian.
 *
 * Messages are written in English where they arise, and looked up here by exactly that text. A
 * pair takes the same arguments in the same order, or names them by number ("%2$s"). Each table
 * is in the order of strcmp. tests/test_messages.c says what is missing, left over or out of
 * order. */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include <stddef.h>

struct message {
    const char *english, *indonesian;
};

struct messages {
    const struct message *items;
    size_t count;
};

extern const struct messages messages_of_words, messages_of_rules, messages_of_examples,
    messages_of_data, messages_of_tables, messages_of_score;

/* All of them; ends in NULL. */
extern const struct messages *const message_tables[];

#endif
