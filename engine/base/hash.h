/* hash.h - SHA-256, by Nettle; this and hash.c are the only places that know. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

#define HASH_TEXT 65 /* 64 hexadecimal digits and a NUL */

void hash_bytes(char out[HASH_TEXT], const void *bytes, size_t length);

#endif
