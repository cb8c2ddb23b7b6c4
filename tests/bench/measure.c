/* measure.c - how long commands take, and how much memory.
 *
 *     measure RUNS COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...
 *
 * Runs the commands in turn, so many times, so that what else the machine does falls on all of
 * them, and prints a line for each: the median of the wall clock in microseconds, and the largest
 * resident set so far in KiB. What the commands print goes nowhere. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_RUNS = 1000, MOST_COMMANDS = 8 };

static int64_t now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void become(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);

    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        _exit(127);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

/* @return how long it took, or -1 if it failed */
static int64_t run(char **command)
{
    int64_t start = now();
    int status;
    pid_t child = fork();

    if (child == 0)
        become(command);
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? now() - start : -1;
}

static int compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

/* Cuts the arguments into commands. @return how many there are */
static int cut(char **commands[MOST_COMMANDS], char **arguments)
{
    int count = 0;

    commands[count++] = arguments;
    for (char **at = arguments; *at != NULL; at++) {
        if (strcmp(*at, "--") != 0)
            continue;
        *at = NULL;
        if (count < MOST_COMMANDS)
            commands[count++] = at + 1;
    }
    return count;
}

int main(int count, char **arguments)
{
    static int64_t times[MOST_COMMANDS][MOST_RUNS];
    long peaks[MOST_COMMANDS] = {0};
    char **commands[MOST_COMMANDS];
    int runs = count > 2 ? atoi(arguments[1]) : 0, command_count;

    if (runs < 1 || runs > MOST_RUNS) {
        fputs("usage: measure RUNS COMMAND [ARGUMENT...] [-- COMMAND...]\n", stderr);
        return 2;
    }
    command_count = cut(commands, arguments + 2);
    for (int i = 0; i < runs; i++)
        for (int k = 0; k < command_count; k++) {
            struct rusage usage;
            times[k][i] = run(commands[k]);
            if (times[k][i] < 0) {
                fprintf(stderr, "measure: %s failed\n", commands[k][0]);
                return 1;
            }
            getrusage(RUSAGE_CHILDREN, &usage);
            peaks[k] = usage.ru_maxrss;
        }
    for (int k = 0; k < command_count; k++) {
        qsort(times[k], (size_t)runs, sizeof *times[k], compare);
        printf("%lld %ld\n", (long long)times[k][runs / 2], peaks[k]);
    }
    return 0;
}
