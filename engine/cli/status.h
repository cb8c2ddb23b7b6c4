/* status.h - how the program ends. */
#ifndef CLI_STATUS_H
#define CLI_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_SEEN = 1,   /* done, and there is something to see */
    STATUS_USAGE = 2,  /* wrong usage */
    STATUS_INPUT = 3,  /* some input could not be used; everything else was done */
    STATUS_MACHINE = 4 /* memory, disk or a closed pipe failed us */
};

/* The worse of two. */
enum status status_worse(enum status a, enum status b);

#endif
