#include "base/hash.h"

#include "iga.h"

#include <nettle/sha2.h>
#include <stdlib.h>

struct iga_hash {
    struct sha256_ctx state;
};

static void add(struct sha256_ctx *state, const void *bytes, size_t length)
{
    if (length > 0)
        sha256_update(state, length, bytes);
}

/* Nettle starts the state anew when it hands out the digest. */
static void finish(char out[HASH_TEXT], struct sha256_ctx *state)
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];

    sha256_digest(state, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[HASH_TEXT - 1] = '\0';
}

void hash_bytes(char out[HASH_TEXT], const void *bytes, size_t length)
{
    struct sha256_ctx state;

    sha256_init(&state);
    add(&state, bytes, length);
    finish(out, &state);
}

iga_status iga_hash_new(iga_hash **out)
{
    if (out == NULL)
        return IGA_EUSAGE;
    *out = malloc(sizeof **out);
    if (*out == NULL)
        return IGA_ENOMEM;
    sha256_init(&(*out)->state);
    return IGA_OK;
}

void iga_hash_add(iga_hash *hash, const void *bytes, size_t length)
{
    add(&hash->state, bytes, length);
}

void iga_hash_hex(char out[65], iga_hash *hash)
{
    finish(out, &hash->state);
}

void iga_hash_free(iga_hash *hash)
{
    free(hash);
}
