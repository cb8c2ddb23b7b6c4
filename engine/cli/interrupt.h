/* interrupt.h - what is left behind when somebody interrupts the program: nothing. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

/* From now on SIGINT, SIGTERM and SIGHUP remove the files that were named before they end the
 * program, and a closed pipe or a file that grows too large is an error of write and not the
 * end. */
void interrupt_init(void);

/* A file to remove, and one that no longer is; at most two at a time. The path must live until
 * then, and stay the same pointer. Call them between interrupt_hold and interrupt_release. */
void interrupt_remove(const char *path);
void interrupt_keep(const char *path);

/* Keeps interrupts waiting, so that a file and the note of it change together. */
void interrupt_hold(void);
void interrupt_release(void);

#endif
