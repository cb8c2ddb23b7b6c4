#include "base/hash.h"

#include "iga.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The examples of FIPS 180-2. */
static const struct row {
    const char *text, *hash;
} rows[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void known_texts_have_their_known_hashes(void **state)
{
    char hash[HASH_TEXT];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hash_bytes(hash, rows[i].text, strlen(rows[i].text));
        assert_string_equal(hash, rows[i].hash);
    }
    hash_bytes(hash, NULL, 0);
    assert_string_equal(hash, rows[0].hash);
}

static void bytes_in_pieces_have_the_hash_of_the_whole(void **state)
{
    const char *text = rows[2].text;
    iga_hash *hash;
    char hex[65];

    (void)state;
    assert_int_equal(iga_hash_new(&hash), IGA_OK);
    for (size_t cut = 0; cut <= strlen(text); cut++) {
        iga_hash_add(hash, text, cut);
        iga_hash_add(hash, text + cut, strlen(text) - cut);
        iga_hash_hex(hex, hash); /* and starts anew */
        assert_string_equal(hex, rows[2].hash);
    }
    iga_hash_hex(hex, hash);
    assert_string_equal(hex, rows[0].hash);
    iga_hash_free(hash);
}

static void a_hash_needs_somewhere_to_go(void **state)
{
    (void)state;
    assert_int_equal(iga_hash_new(NULL), IGA_EUSAGE);
    iga_hash_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts_have_their_known_hashes),
        cmocka_unit_test(bytes_in_pieces_have_the_hash_of_the_whole),
        cmocka_unit_test(a_hash_needs_somewhere_to_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
