/* main.c - the program: which command, and to it. */
#include "cli/answer.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "report/phrase.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes sure that no file opened later takes the number of a standard stream that the caller has
 * closed. What stands in refuses to be used, as the closed one would. */
static void guard_streams(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", modes[fd]) != fd)
            exit(STATUS_MACHINE);
}

/* Answers --help and --version, whatever else is asked. */
static enum status inform(const struct options *options, const struct command *command)
{
    struct blob text = {0};
    if (!options->help)
        help_version(&text);
    else if (command)
        help_command(&text, command, options->lang);
    else
        help_program(&text, options->lang);
    enum status status = answer_give(options, &text);
    blob_free(&text);
    return status;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat of_a, of_b;
    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 && S_ISREG(of_a.st_mode) &&
           of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* The answer must not take the place of what it was made from. */
static enum status check_output(const struct options *options, char **files, int count)
{
    for (int i = 0; i < count && options->output; i++)
        if (is_same_file(options->output, files[i])) {
            console_file_error(options->output,
                               PHRASE(options->lang,
                                      "is read here, and -o would replace it; name another file",
                                      "dibaca di sini, dan -o akan menggantinya; sebutkan berkas "
                                      "lain"));
            return STATUS_USAGE;
        }
    return STATUS_OK;
}

static enum status run_command(struct options *options, const struct command *command, int argc,
                               char **argv)
{
    int first = 0;
    enum status status = options_parse(options, &first, command, argc, argv);
    if (status != STATUS_OK)
        return status;
    if (options->help || options->version)
        return inform(options, command);
    status = check_output(options, argv + first, argc - first);
    if (status != STATUS_OK)
        return status;
    return command->run(options, argv + first, (size_t)(argc - first));
}

static enum status run(int argc, char **argv)
{
    struct options options = {.lang = IGA_LANG_ID};
    int first = 0;

    enum status status = options_parse(&options, &first, NULL, argc, argv);
    if (status != STATUS_OK)
        return status;
    if (options.help || options.version)
        return inform(&options, NULL);
    if (first >= argc) {
        console_error(PHRASE(options.lang, "a command is needed; iga --help lists them",
                             "diperlukan perintah; iga --help menyebutkan semuanya"));
        return STATUS_USAGE;
    }
    const struct command *command = command_find(argv[first], options.lang);
    if (!command)
        return STATUS_USAGE;
    status = run_command(&options, command, argc - first, argv + first);
    options_free(&options);
    return status;
}

int main(int argc, char **argv)
{
    guard_streams();
    interrupt_init();
    return (int)run(argc, argv);
}
