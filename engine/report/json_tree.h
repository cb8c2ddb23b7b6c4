/* json_tree.h - JSON that the program wrote itself, read back by the library, and written again. */
#ifndef REPORT_JSON_TREE_H
#define REPORT_JSON_TREE_H

#include "iga.h"
#include "report/blob.h"

/* Reads a value as iga_json_read does, with a reader that is made when *json is NULL; free it with
 * iga_json_free in any case. */
iga_status json_tree_read(iga_json **json, const char *bytes, size_t length, unsigned depth);

/* A whole number, 0 or more; 0 for anything else. */
size_t json_tree_size(const iga_json *json, size_t node);

/* Writes a value as this program writes it, without spaces; of an object at most the members
 * before the one named `until`, without the bracket that closes it; NULL for all of it. */
void json_tree_write(struct blob *out, const iga_json *json, size_t node, const char *until);

#endif
