/* json.h - writes JSON, without spaces, straight into a blob.
 *
 * A comma is put where one is needed: before anything that does not follow an opening bracket, a
 * key or the start of a line. Numbers are handed over as text, because no number here may pass
 * through a double. */
#ifndef REPORT_JSON_H
#define REPORT_JSON_H

#include "report/blob.h"

#include <stdbool.h>
#include <stddef.h>

void json_open(struct blob *out, char bracket);  /* '{' or '[' */
void json_close(struct blob *out, char bracket); /* '}' or ']' */
void json_key(struct blob *out, const char *key);
void json_text(struct blob *out, const char *text); /* null when NULL */
void json_raw(struct blob *out, const char *json);  /* a number, or any JSON */
void json_bool(struct blob *out, bool value);
void json_size(struct blob *out, size_t number);

/* A key and its value. */
void json_text_member(struct blob *out, const char *key, const char *text);
void json_raw_member(struct blob *out, const char *key, const char *json);
void json_bool_member(struct blob *out, const char *key, bool value);
void json_size_member(struct blob *out, const char *key, size_t number);
/* null when 0, which stands for unknown */
void json_place_member(struct blob *out, const char *key, size_t number);

#endif
