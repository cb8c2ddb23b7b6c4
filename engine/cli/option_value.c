#include "cli/option_value.h"

#include "cli/console.h"

#include <string.h>

enum { MOST_JOBS = 256 };

static void say_no_choice(const struct options *options, const char *option, const char *value,
                          const char *const *words, size_t count)
{
    const char *nearest = names_nearest(value, words, count);
    struct blob listed = {0};
    for (size_t i = 0; i < count; i++) {
        blob_text(&listed, i > 0 ? ", " : "");
        blob_text(&listed, words[i]);
    }
    if (nearest)
        console_error(PHRASE(options->lang, "--%s does not know \"%s\"; did you mean \"%s\"?",
                             "--%s tidak mengenal \"%s\"; maksud Anda \"%s\"?"),
                      option, value, nearest);
    else
        console_error(PHRASE(options->lang, "--%s does not know \"%s\"; it takes one of: %s",
                             "--%s tidak mengenal \"%s\"; pilihannya: %s"),
                      option, value, listed.failed ? "" : listed.bytes);
    blob_free(&listed);
}

bool option_choose(size_t *out, const struct options *options, const char *option,
                   const char *value, const char *const *words)
{
    size_t count = 0;
    for (; words[count]; count++)
        if (strcmp(words[count], value) == 0) {
            *out = count;
            return true;
        }
    say_no_choice(options, option, value, words, count);
    return false;
}

static bool take_choice(struct options *options, const struct option_spec *spec, const char *value)
{
    const struct option_choice *choice = spec->value.choice;
    size_t chosen;
    if (!option_choose(&chosen, options, spec->name, value, choice->words))
        return false;
    choice->take(options, chosen);
    return true;
}

static bool take_jobs(struct options *options, const char *value)
{
    unsigned jobs = 0;
    const char *at = value;
    for (; *at >= '0' && *at <= '9' && jobs <= MOST_JOBS; at++)
        jobs = jobs * 10 + (unsigned)(*at - '0');
    if (*at || jobs < 1 || jobs > MOST_JOBS) {
        console_error(
            PHRASE(options->lang, "--jobs cannot be \"%s\"; it takes a whole number from 1 to %d",
                   "--jobs tidak dapat bernilai \"%s\"; isinya bilangan bulat 1 sampai %d"),
            value, (int)MOST_JOBS);
        return false;
    }
    options->jobs = jobs;
    return true;
}

static bool take_item(struct names *list, const struct options *options, const char *value)
{
    names_add(list, value);
    if (list->failed)
        console_no_memory(options->lang);
    return !list->failed;
}

bool option_take(struct options *options, const struct option_spec *spec, const char *value)
{
    void *field = (char *)options + spec->value.offset;
    switch (spec->value.kind) {
    case FLAG:
        *(bool *)field = true;
        return true;
    case TEXT:
        *(const char **)field = value;
        return true;
    case LIST:
        return take_item(field, options, value);
    case JOBS:
        return take_jobs(options, value);
    case CHOICE:
        return take_choice(options, spec, value);
    }
    return false;
}
