/* slurp.h - a small file, read as a whole. */
#ifndef CLI_SLURP_H
#define CLI_SLURP_H

#include "report/blob.h"

#include <stddef.h>

/* Reads the file ("-" is standard input), of a larger one the first `at_most` bytes. @return 0, or
 * errno's reason */
int slurp(struct blob *out, const char *path, size_t at_most);

#endif
