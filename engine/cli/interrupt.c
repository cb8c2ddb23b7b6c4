#include "cli/interrupt.h"

#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

/* A signal handler can be told nothing but by way of the whole program. */
static const char *volatile path_to_remove;

static void on_signal(int number)
{
    if (path_to_remove)
        unlink(path_to_remove);
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

void interrupt_remove(const char *path)
{
    path_to_remove = path;
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
