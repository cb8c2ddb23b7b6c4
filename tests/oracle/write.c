/* write.c - a made-up region as a line of data. */
#include "oracle.h"

#include <inttypes.h>
#include <stdio.h>

/* -4.25 as "-4.25", "-4,25", "-4.250", ... */
static void write_number(int64_t thousandths, const struct answer *style)
{
    int64_t size = thousandths < 0 ? -thousandths : thousandths;
    char point = style->quoted && style->comma ? ',' : '.';
    const char *quote = style->quoted ? "\"" : "";
    int64_t part = size % 1000;
    printf("%s%s%" PRId64, quote, thousandths < 0 ? "-" : "", size / 1000);
    if (style->padded && part)
        printf("%c%03" PRId64, point, part);
    else if (part % 10)
        printf("%c%03" PRId64, point, part);
    else if (part % 100)
        printf("%c%02" PRId64, point, part / 10);
    else if (part)
        printf("%c%" PRId64, point, part / 100);
    printf("%s", quote);
}

static void write_plain(const struct row *row, const struct answer *answer)
{
    if (answer->form == LEVEL)
        printf(answer->quoted ? "\"%d\"" : "%d", answer->level);
    else if (answer->form == CODE)
        printf("\"%s\"", row->codes[answer->code].name);
    else
        write_number(answer->value, answer);
}

static void write_object(const struct row *row, const struct answer *answer)
{
    printf("{");
    if (answer->form == PAIR) {
        printf("\"previous\":");
        write_number(answer->previous, answer);
        printf(",\"current\":");
    } else if (answer->form == LEVEL) {
        printf("\"level\":");
    } else {
        if (row->kind == BASES)
            printf("\"basis\":\"%s\",", row->bases[answer->basis].id);
        printf("\"value\":");
    }
    write_plain(row, answer);
    if (answer->verified != UNMARKED)
        printf(",\"verified\":%s", answer->verified == VERIFIED ? "true" : "false");
    if (answer->evidence)
        printf(",\"evidence\":[\"dokumen.pdf\"]");
    printf("}");
}

static void write_answers(const struct row *rows, size_t count, const struct answer *answers)
{
    const char *separator = "";
    printf("\"indicators\":{");
    for (size_t i = 0; i < count; i++) {
        if (answers[i].form == ABSENT)
            continue;
        printf("%s\"%s\":", separator, rows[i].id);
        separator = ",";
        if (answers[i].form == IS_NULL)
            printf("null");
        else if (answers[i].object)
            write_object(&rows[i], &answers[i]);
        else
            write_plain(&rows[i], &answers[i]);
    }
    printf("}");
}

static void write_words(const struct innovation *innovation)
{
    if (innovation->words < 0)
        return;
    if (!innovation->as_text) {
        printf("\"design_words\":%d,", innovation->words);
        return;
    }
    printf("\"design\":\"");
    for (int i = 0; i < innovation->words; i++)
        printf("%s%s", i == 0 ? "" : i % 40 ? " " : "\\n", "rancang");
    printf("\",");
}

static void write_innovation(const struct innovation *innovation, size_t place)
{
    printf("{\"id\":\"%zu\",\"name\":\"Inovasi %zu\",\"urusan\":\"%s\",\"implemented\":\"%s\",",
           place, place, annex_urusan[innovation->urusan], innovation->implemented);
    if (innovation->developed)
        printf("\"developed\":\"%s\",", innovation->developed);
    else if (innovation->developed_null)
        printf("\"developed\":null,");
    write_words(innovation);
    write_answers(annex_innovation, INNOVATION_ROWS, innovation->answers);
    printf("}");
}

void region_write(const struct region *region)
{
    static const char *const kinds[] = {"kabupaten", "kota", "provinsi"};
    printf("{\"id\":\"%ld\",\"name\":\"Daerah %ld\",\"province\":\"Provinsi %ld\","
           "\"kind\":\"%s\",",
           region->number, region->number, region->number % 38, kinds[region->number % 3]);
    write_answers(annex_region, REGION_ROWS, region->answers);
    printf(",\"innovations\":[");
    for (size_t i = 0; i < region->count; i++) {
        printf("%s", i ? "," : "");
        write_innovation(&region->innovations[i], i + 1);
    }
    printf("]}\n");
}
