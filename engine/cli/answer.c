#include "cli/answer.h"

#include <stdlib.h>
#include <string.h>

bool answer_has_color(const struct options *options, const struct output *output)
{
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (none && *none)
        return false;
    return output_is_terminal(output) && terminal && strcmp(terminal, "dumb") != 0;
}

enum status answer_give(const struct options *options, struct blob *answer)
{
    struct output output;
    enum status status = output_open(&output, options->output, options->lang);
    if (status == STATUS_OK)
        status = output_write(&output, answer);
    if (status == STATUS_OK)
        status = output_commit(&output);
    else
        output_discard(&output);
    return status;
}

enum status answer_write(const struct options *options, answer_fn write, const void *context)
{
    struct output output;
    struct blob text = {0};
    enum status status = output_open(&output, options->output, options->lang);
    if (status != STATUS_OK)
        return status;
    write(&text, context, answer_has_color(options, &output));
    status = output_write(&output, &text);
    if (status == STATUS_OK)
        status = output_commit(&output);
    output_discard(&output);
    blob_free(&text);
    return status;
}
