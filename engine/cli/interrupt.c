#include "cli/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

/* A signal handler can be told nothing but by way of the whole program. */
enum { MOST_PATHS = 2 };
static const char *volatile paths_to_remove[MOST_PATHS];

static void on_signal(int number)
{
    for (int i = 0; i < MOST_PATHS; i++)
        if (paths_to_remove[i])
            unlink(paths_to_remove[i]);
    raise(number); /* the default action, which SA_RESETHAND has put back, takes it from here */
}

void interrupt_init(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);

    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction current,
            removing = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
        /* What was started to be ignored (nohup) stays ignored. */
        if (sigaction(signals[i], NULL, &current) != 0 || current.sa_handler == SIG_IGN)
            continue;
        sigemptyset(&removing.sa_mask);
        sigaction(signals[i], &removing, NULL);
    }
}

static void replace(const char *was, const char *path)
{
    for (int i = 0; i < MOST_PATHS; i++)
        if (paths_to_remove[i] == was) {
            paths_to_remove[i] = path;
            return;
        }
}

void interrupt_remove(const char *path)
{
    replace(NULL, path);
}

void interrupt_keep(const char *path)
{
    replace(path, NULL);
}

static void mask(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaddset(&set, signals[i]);
    pthread_sigmask(how, &set, NULL);
}

void interrupt_hold(void)
{
    mask(SIG_BLOCK);
}

void interrupt_release(void)
{
    mask(SIG_UNBLOCK);
}
