/* interrupt.h - what is left behind when somebody interrupts the program: nothing. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

/* From now on SIGINT, SIGTERM and SIGHUP remove the file named last before they end the program,
 * and a closed pipe or a file that grows too large is an error of write and not the end. */
void interrupt_init(void);

/* The file to remove; NULL for none. The path must live until another is named. Call it between
 * interrupt_hold and interrupt_release. */
void interrupt_remove(const char *path);

/* Keeps interrupts waiting, so that a file and the note of it change together. */
void interrupt_hold(void);
void interrupt_release(void);

#endif
