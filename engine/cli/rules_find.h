/* rules_find.h - where rule files lie and which of them is meant. */
#ifndef CLI_RULES_FIND_H
#define CLI_RULES_FIND_H

#include "cli/names.h"
#include "cli/status.h"
#include "iga.h"
#include "report/blob.h"

/* The folders that are searched, in this order: those of $IGA_RULES, ./rules, the installed
 * one. */
void rules_folders(struct names *out);

/* The same as one text. */
void rules_folders_text(struct blob *out, const struct names *folders);

/* The paths of the rule files in a folder, sorted; none when there is no such folder. */
void rules_in_folder(struct names *out, const char *folder);

/* Reads a rule file: far more of it than is accepted, so that a message tells its true size, but
 * not without end.
 * @return 0, or errno's reason */
int rules_read(struct blob *out, const char *path);

/* The path of the file that -r FILE|ID means, or with NULL of the newest one in force.
 * @param path  free with free()
 * @return STATUS_INPUT with a message when there is none */
enum status rules_find(char **path, const char *wanted, iga_lang lang);

/* The same for the newest in force, without a message; *path is NULL when there is none. */
enum status rules_find_newest(char **path);

#endif
