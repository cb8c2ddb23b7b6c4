#include "report/json.h"

#include "report/utf8.h"

#include <string.h>

static void separate(struct blob *out)
{
    if (out->length > 0 && !strchr("{[:\n", out->bytes[out->length - 1]))
        blob_add(out, ",", 1);
}

void json_open(struct blob *out, char bracket)
{
    separate(out);
    blob_add(out, &bracket, 1);
}

void json_close(struct blob *out, char bracket)
{
    blob_add(out, &bracket, 1);
}

/* What stands for a byte inside a text, or NULL when it stands for itself. */
static const char *escaped(char room[8], unsigned char byte)
{
    static const char short_forms[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (const char *form = short_forms; *form; form += 2)
        if (byte == (unsigned char)form[0]) {
            room[0] = '\\';
            room[1] = form[1];
            room[2] = '\0';
            return room;
        }
    if (byte >= 0x20)
        return NULL;
    static const char digits[] = "0123456789abcdef";
    memcpy(room, "\\u00", 4);
    room[4] = digits[byte >> 4];
    room[5] = digits[byte & 15];
    room[6] = '\0';
    return room;
}

/* A text in quotes. Names of files need not be UTF-8; what is not becomes U+FFFD. */
static void quoted(struct blob *out, const char *text)
{
    size_t length = strlen(text);
    size_t plain = 0;
    blob_add(out, "\"", 1);
    for (size_t at = 0; at < length;) {
        unsigned long code_point;
        char room[8];
        size_t taken = utf8_next(&code_point, text + at, length - at);
        const char *instead = !taken       ? "\xEF\xBF\xBD"
                              : taken == 1 ? escaped(room, (unsigned char)text[at])
                                           : NULL;
        size_t next = at + (taken ? taken : 1);
        if (instead) {
            blob_add(out, text + plain, at - plain);
            blob_text(out, instead);
            plain = next;
        }
        at = next;
    }
    blob_add(out, text + plain, length - plain);
    blob_add(out, "\"", 1);
}

void json_key(struct blob *out, const char *key)
{
    separate(out);
    quoted(out, key);
    blob_add(out, ":", 1);
}

void json_text(struct blob *out, const char *text)
{
    separate(out);
    if (text)
        quoted(out, text);
    else
        blob_text(out, "null");
}

void json_raw(struct blob *out, const char *json)
{
    separate(out);
    blob_text(out, json);
}

void json_bool(struct blob *out, bool value)
{
    json_raw(out, value ? "true" : "false");
}

void json_size(struct blob *out, size_t number)
{
    separate(out);
    blob_print(out, "%zu", number);
}

void json_text_member(struct blob *out, const char *key, const char *text)
{
    json_key(out, key);
    json_text(out, text);
}

void json_raw_member(struct blob *out, const char *key, const char *json)
{
    json_key(out, key);
    json_raw(out, json);
}

void json_bool_member(struct blob *out, const char *key, bool value)
{
    json_key(out, key);
    json_bool(out, value);
}

void json_size_member(struct blob *out, const char *key, size_t number)
{
    json_key(out, key);
    json_size(out, number);
}

void json_place_member(struct blob *out, const char *key, size_t number)
{
    if (number > 0)
        json_size_member(out, key, number);
    else
        json_text_member(out, key, NULL);
}
