/* collect_json.c - a collection as JSON Lines: one object a line, its kind first.
 * docs/zh/collect.md names the fields.
 */
#include "cli/book.h"
#include "cli/collect.h"

static struct json begin(FILE *to, const char *kind)
{
    struct json json = json_begin(to);
    json_text(&json, "kind", kind);
    return json;
}

static void put_value(struct json *json, const char *name, struct pbe_value value)
{
    json_value(json, name, &value);
}

static void put_summary(const struct collect *collect, FILE *to)
{
    const struct collection *collection = &collect->collection;
    const struct gist *gist = &collect->gist;
    const struct {
        const char *name;
        size_t count;
    } counts[] = {
        {"departments", collect->departments.count},
        {"returned", collection->returned},
        {"missing", collection->missing},
        {"counted", collection->ranked_count},
        {"double", collection->double_count},
        {"unknown", collection->unknown_count},
        {"mismatch", collection->other_count},
        {"unreadable", collection->failure_count},
    };
    struct json json = begin(to, "summary");
    json_text(&json, "place", gist->place);
    put_value(&json, "year", gist->year);
    json_text(&json, "pack", gist->pack);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_number(&json, counts[i].name, (double)counts[i].count);
    put_value(&json, "mean_given", gist_mean(&gist->given));
    put_value(&json, "mean_computed", gist_mean(&gist->computed));
    put_value(&json, "mean_difference", gist_mean(&gist->difference));
    put_value(&json, "best", gist->best);
    put_value(&json, "worst", gist->worst);
    json_end(&json);
}

/* Whose it is and where it stands. */
static void put_entry(struct json *json, const struct collection *collection,
                      const struct collected *entry)
{
    json_text(json, "code", collection_code(collection, entry));
    json_text(json, "unit", collection_unit(collection, entry));
    json_text(json, "project", entry->table->project);
    json_text(json, "file", entry->file);
    json_text(json, "sheet", entry->table->sheet);
}

static void put_return(FILE *to, const struct collection *collection,
                       const struct collected *entry)
{
    const struct record_table *table = entry->table;
    struct json json = begin(to, "return");
    put_value(&json, "rank",
              entry->rank > 0 ? pbe_value_number((double)entry->rank)
                              : pbe_value_empty());
    put_entry(&json, collection, entry);
    json_value(&json, "year", &table->year);
    json_value(&json, "total_given", &table->given);
    json_value(&json, "total_computed", &table->computed);
    put_value(&json, "difference", record_difference(table));
    json_text(&json, "grade", table->grade);
    json_number(&json, "pending", (double)table->pending);
    json_text(&json, "light", record_light_name(record_light_of(table)));
    json_number(&json, "errors", (double)record_count(table, PBE_ERROR));
    json_number(&json, "warnings", (double)record_count(table, PBE_WARNING));
    json_end(&json);
}

static void put_rows(FILE *to, const struct collection *collection,
                     const struct collected *entry)
{
    for (size_t i = 0; i < entry->table->row_count; i++) {
        struct json json = begin(to, "indicator");
        put_entry(&json, collection, entry);
        listing_json_row(&json, &entry->table->rows[i]);
        json_end(&json);
    }
}

static void put_matter(void *context, const struct collection_matter *matter)
{
    struct json json = begin(context, collection_case_name(matter->what));
    json_text(&json, "code", matter->code);
    json_text(&json, "unit", matter->unit);
    if (*matter->file)
        json_text(&json, "file", matter->file);
    if (matter->entry) {
        json_text(&json, "sheet", matter->entry->table->sheet);
        json_value(&json, "total_given", &matter->entry->table->given);
        json_value(&json, "total_computed", &matter->entry->table->computed);
    }
    json_text(&json, "text", matter->text);
    json_end(&json);
}

static void put_gist(const struct gist *gist, FILE *to)
{
    for (size_t i = 0; i < gist->grade_count; i++) {
        struct json json = begin(to, "grade");
        json_text(&json, "grade", gist->grades[i].word);
        json_number(&json, "given", (double)gist->grades[i].given);
        json_number(&json, "computed", (double)gist->grades[i].computed);
        json_end(&json);
    }
    for (size_t i = 0; i < gist->level_count; i++) {
        const struct gist_level *level = &gist->levels[i];
        struct json json = begin(to, "level1");
        json_text(&json, "level1", level->name);
        json_number(&json, "returns", (double)level->returns);
        json_number(&json, "rows", (double)level->rows);
        json_number(&json, "pending", (double)level->pending);
        json_number(&json, "weight", level->weight);
        json_number(&json, "points", level->points);
        put_value(&json, "rate", gist_rate(level->points, level->weight));
        put_value(&json, "given_rate",
                  gist_rate(level->given_points, level->given_weight));
        json_end(&json);
    }
    for (size_t i = 0; i < gist->summary.code_count; i++) {
        const struct summary_code *code = &gist->summary.codes[i];
        struct json json = begin(to, "finding");
        json_text(&json, "code", code->code);
        json_text(&json, "severity", pbe_severity_name(code->severity));
        json_number(&json, "findings", (double)code->findings);
        json_number(&json, "returns", (double)code->tables);
        json_text(&json, "file", code->file);
        json_text(&json, "cell", code->cell);
        json_text(&json, "message", code->message);
        json_end(&json);
    }
}

static pbe_status write(const struct collect *collect, FILE *to, struct pbe_error *err)
{
    const struct collection *collection = &collect->collection;
    (void)err; /* ferror() of the stream has it */
    put_summary(collect, to);
    for (size_t i = 0; i < collection->ranked_count; i++)
        put_return(to, collection, collection->ranked[i]);
    collection_matters(collection, put_matter, to);
    put_gist(&collect->gist, to);
    for (size_t i = 0; i < collection->ranked_count; i++)
        put_rows(to, collection, collection->ranked[i]);
    return PBE_STATUS_OK;
}

const struct collect_form collect_json = {"jsonl", write};
