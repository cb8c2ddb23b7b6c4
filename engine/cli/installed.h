/* installed.h - where what is installed with the program lies. */
#ifndef CLI_INSTALLED_H
#define CLI_INSTALLED_H

#include "report/blob.h"

/* Adds a path that begins in the program's own folder: "iga-sheets.so", "../share/iga/rules". So
 * an installation is found wherever it was moved to. Nothing when the folder cannot be told. */
void installed_path(struct blob *out, const char *from_program);

#endif
