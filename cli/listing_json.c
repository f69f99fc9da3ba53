/* listing_json.c - one JSON object a table, one a line. docs/zh/audit.md names the fields. */
#include "cli/listing.h"
#include "cli/object.h"

void listing_json_row(struct object *json, const struct record_row *row)
{
    object_text(json, "cell", row->cell);
    object_text(json, "level1", row->level1);
    object_text(json, "level2", row->level2);
    object_text(json, "level3", row->level3);
    object_text(json, "target", row->target);
    object_text(json, "actual", row->actual);
    object_value(json, "weight", &row->weight);
    object_value(json, "given", &row->given);
    object_value(json, "cached", &row->cached);
    object_value(json, "computed", &row->computed);
    object_bool(json, "counts", row->counts);
    object_text(json, "outcome", pbe_outcome_name(row->outcome));
    object_text(json, "rule", row->rule);
    object_text(json, "explanation", row->explanation);
}

static void put_finding(struct object *json, const struct record_finding *finding)
{
    object_open(json, NULL, '{');
    object_text(json, "code", finding->code);
    object_text(json, "severity", pbe_severity_name(finding->severity));
    object_text(json, "cell", finding->cell);
    object_text(json, "message", finding->message);
    object_close(json, '}');
}

static void put_pack(struct object *json, const struct record_table *table)
{
    object_open(json, "pack", '{');
    object_text(json, "id", table->pack);
    object_text(json, "version", table->version);
    object_text(json, "fingerprint", table->fingerprint);
    object_close(json, '}');
}

static void put_snapshot(struct object *json, const struct record_table *table)
{
    const struct record_snapshot *snapshot = &table->snapshot;
    const struct pbe_value none = pbe_value_empty();
    if (!table->has_snapshot) {
        object_value(json, "snapshot", &none);
        return;
    }
    object_open(json, "snapshot", '{');
    object_text(json, "pack", snapshot->pack);
    object_text(json, "version", snapshot->version);
    object_text(json, "fingerprint", snapshot->fingerprint);
    object_text(json, "time", snapshot->time);
    object_value(json, "total", &snapshot->total);
    object_close(json, '}');
}

void listing_json_table(FILE *to, const char *file, const struct record_table *table)
{
    struct object json = {.to = to};
    object_open(&json, NULL, '{');
    object_text(&json, "file", file);
    object_text(&json, "sheet", table->sheet);
    object_text(&json, "unit", table->unit);
    object_value(&json, "year", &table->year);
    put_pack(&json, table);
    put_snapshot(&json, table);
    object_value(&json, "total_given", &table->given);
    object_value(&json, "total_computed", &table->computed);
    object_number(&json, "pending", (double)table->pending);
    object_number(&json, "pending_points", table->waiting);
    object_text(&json, "grade", table->grade);
    object_text(&json, "explanation", table->explanation);
    object_text(&json, "light", record_light_name(record_light_of(table)));
    object_open(&json, "rows", '[');
    for (size_t i = 0; i < table->row_count; i++) {
        object_open(&json, NULL, '{');
        listing_json_row(&json, &table->rows[i]);
        object_close(&json, '}');
    }
    object_close(&json, ']');
    object_open(&json, "findings", '[');
    for (size_t i = 0; i < table->finding_count; i++)
        put_finding(&json, &table->findings[i]);
    object_close(&json, ']');
    object_close(&json, '}');
    putc('\n', to);
}

void listing_json_error(FILE *to, const char *file, const char *error)
{
    struct object json = {.to = to};
    object_open(&json, NULL, '{');
    object_text(&json, "file", file);
    object_text(&json, "light", record_light_name(RECORD_RED));
    object_text(&json, "error", error);
    object_close(&json, '}');
    putc('\n', to);
}

static pbe_status begin(FILE *to, void *context, void **state, struct pbe_error *err)
{
    (void)context;
    (void)err;
    *state = to;
    return PBE_STATUS_OK;
}

static pbe_status add(void *state, const struct listing_item *item,
                      struct pbe_error *err)
{
    const struct record *record = item->record;
    (void)err;
    if (record->error)
        listing_json_error(state, item->file, record->error);
    for (size_t i = 0; i < record->table_count; i++)
        listing_json_table(state, item->file, &record->tables[i]);
    return PBE_STATUS_OK;
}

const struct listing_kind listing_jsonl = {"jsonl", begin, add, NULL, NULL};
