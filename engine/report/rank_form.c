#include "report/rank_form.h"

#include "report/json.h"
#include "report/visible.h"

#include <string.h>

const struct rank_form *rank_form_find(const char *name)
{
    static const struct rank_form *const forms[] = {&rank_form_table,  &rank_form_json,
                                                    &rank_form_ndjson, &rank_form_csv,
                                                    &rank_form_html,   &rank_form_xlsx};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (strcmp(forms[i]->name, name) == 0)
            return forms[i];
    return NULL;
}

bool rank_form_shows(const struct rank_report *report, size_t i)
{
    iga_edge edge;
    return !report->document.near || iga_ranking_edge(&edge, report->ranking, i);
}

void rank_report_free(struct rank_report *report)
{
    grid_free(&report->grid);
    blob_free(&report->rows);
    iga_json_free(report->tree);
    blob_free(&report->line);
    region_pages_free(&report->pages);
    book_free(&report->book);
}

/* ---- A region ------------------------------------------------------------------------------ */

void rank_other_place(struct blob *out, const char *file, const char *other_file, size_t other_line,
                      iga_lang lang)
{
    bool is_elsewhere = other_file && (!file || strcmp(file, other_file) != 0);
    if (other_line)
        blob_print(out, PHRASE(lang, ", also in line %zu", ", juga di baris %zu"), other_line);
    else if (is_elsewhere)
        blob_text(out, PHRASE(lang, ", also", ", juga"));
    if (is_elsewhere)
        blob_print(out, "%s %s",
                   other_line ? PHRASE(lang, " of", " dalam") : PHRASE(lang, " in", " dalam"),
                   visible_file(other_file));
}

void rank_doubled_message(struct blob *out, const iga_standing *standing, iga_lang lang)
{
    blob_print(out,
               PHRASE(lang, "region id \"%s\" is given twice", "id daerah \"%s\" ada dua kali"),
               standing->id);
    rank_other_place(out, standing->file, standing->other_file, standing->other_line, lang);
    blob_text(out, PHRASE(lang, "; give every region once", "; sebutkan setiap daerah sekali"));
}

static void doubled_json(struct blob *out, struct rank_report *report, const iga_standing *standing)
{
    struct blob message = {0};
    const char *name = NULL;
    iga_status status = json_tree_read(&report->tree, standing->bytes, standing->length, 1);
    if (status == IGA_OK)
        name = iga_json_text(report->tree, iga_json_member(report->tree, 0, "name"));
    rank_doubled_message(&message, standing, report->lang);
    json_open(out, '{');
    json_text_member(out, "id", standing->id);
    json_text_member(out, "name", name);
    json_text_member(out, "ruleset", iga_rules_id(report->document.rules));
    json_key(out, "errors");
    json_open(out, '[');
    json_open(out, '{');
    json_text_member(out, "file", standing->file);
    json_place_member(out, "line", standing->line);
    json_place_member(out, "column", standing->column);
    json_text_member(out, "cell", NULL);
    json_text_member(out, "message", message.failed ? "" : message.bytes);
    json_close(out, '}');
    json_close(out, ']');
    json_close(out, '}');
    out->failed = out->failed || message.failed || status == IGA_ENOMEM;
    blob_free(&message);
}

static void places_json(struct blob *out, const iga_ranking *ranking, size_t i)
{
    json_key(out, "rank");
    json_open(out, '{');
    for (size_t g = 0; g < iga_ranking_group_count(ranking); g++) {
        size_t place, of;
        if (!iga_ranking_place(&place, &of, ranking, i, g))
            continue;
        json_key(out, iga_ranking_group_id(ranking, g));
        json_open(out, '{');
        json_size_member(out, "place", place);
        json_size_member(out, "of", of);
        json_close(out, '}');
    }
    json_close(out, '}');
}

static void edge_json(struct blob *out, const iga_ranking *ranking, size_t i)
{
    iga_edge edge;
    if (!iga_ranking_edge(&edge, ranking, i))
        return;
    json_key(out, "near");
    json_open(out, '{');
    json_text_member(out, "predicate", edge.predicate);
    json_raw_member(out, "edge", edge.at);
    json_raw_member(out, "distance", edge.distance);
    json_close(out, '}');
}

void rank_region_json(struct blob *out, struct rank_report *report, size_t i)
{
    iga_standing standing;
    if (!iga_ranking_get(&standing, report->ranking, i))
        return;
    if (standing.is_doubled) {
        doubled_json(out, report, &standing);
        return;
    }
    if (standing.is_refused) {
        blob_add(out, standing.bytes, standing.length);
        return;
    }
    blob_add(out, standing.bytes, standing.length - 1); /* but the bracket that closes it */
    places_json(out, report->ranking, i);
    edge_json(out, report->ranking, i);
    json_close(out, '}');
}

/* ---- One line a region --------------------------------------------------------------------- */

static void nothing(struct blob *out, struct rank_report *report)
{
    (void)out;
    (void)report;
}

static void line_region(struct blob *out, struct rank_report *report, size_t i)
{
    rank_region_json(out, report, i);
    blob_text(out, "\n");
}

const struct rank_form rank_form_ndjson = {"ndjson", false, nothing, line_region, nothing};

/* ---- One document -------------------------------------------------------------------------- */

static void document_begin(struct blob *out, struct rank_report *report)
{
    document_open(out, &report->document);
}

static void document_region(struct blob *out, struct rank_report *report, size_t i)
{
    blob_text(out, report->has_begun ? ",\n" : "");
    report->has_begun = true;
    blob_clear(&report->line);
    rank_region_json(&report->line, report, i);
    blob_add(out, report->line.bytes, report->line.length);
    out->failed = out->failed || report->line.failed;
}

static void document_end(struct blob *out, struct rank_report *report)
{
    document_close(out, &report->document, report->has_begun);
}

const struct rank_form rank_form_json = {"json", true, document_begin, document_region,
                                         document_end};
