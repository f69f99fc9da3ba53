/* listing_json.c - one JSON object a table, one a line. docs/zh/audit.md names the fields. */
#include "cli/json.h"
#include "cli/listing.h"

void listing_json_row(struct json *json, const struct record_row *row)
{
    json_text(json, "cell", row->cell);
    json_text(json, "level1", row->level1);
    json_text(json, "level2", row->level2);
    json_text(json, "level3", row->level3);
    json_text(json, "target", row->target);
    json_text(json, "actual", row->actual);
    json_value(json, "weight", &row->weight);
    json_value(json, "given", &row->given);
    json_value(json, "cached", &row->cached);
    json_value(json, "computed", &row->computed);
    json_bool(json, "counts", row->counts);
    json_text(json, "outcome", pbe_outcome_name(row->outcome));
    json_text(json, "rule", row->rule);
    json_text(json, "explanation", row->explanation);
}

static void put_finding(struct json *json, const struct record_finding *finding)
{
    json_open(json, NULL, '{');
    json_text(json, "code", finding->code);
    json_text(json, "severity", pbe_severity_name(finding->severity));
    json_text(json, "cell", finding->cell);
    json_text(json, "message", finding->message);
    json_close(json, '}');
}

static void put_pack(struct json *json, const struct record_table *table)
{
    json_open(json, "pack", '{');
    json_text(json, "id", table->pack);
    json_text(json, "version", table->version);
    json_text(json, "fingerprint", table->fingerprint);
    json_close(json, '}');
}

static void put_snapshot(struct json *json, const struct record_table *table)
{
    const struct record_snapshot *snapshot = &table->snapshot;
    const struct pbe_value none = pbe_value_empty();
    if (!table->has_snapshot) {
        json_value(json, "snapshot", &none);
        return;
    }
    json_open(json, "snapshot", '{');
    json_text(json, "pack", snapshot->pack);
    json_text(json, "version", snapshot->version);
    json_text(json, "fingerprint", snapshot->fingerprint);
    json_text(json, "time", snapshot->time);
    json_value(json, "total", &snapshot->total);
    json_close(json, '}');
}

void listing_json_table(FILE *to, const char *file, const struct record_table *table)
{
    struct json json = json_begin(to);
    json_text(&json, "file", file);
    json_text(&json, "sheet", table->sheet);
    json_text(&json, "unit", table->unit);
    json_value(&json, "year", &table->year);
    put_pack(&json, table);
    put_snapshot(&json, table);
    json_value(&json, "total_given", &table->given);
    json_value(&json, "total_computed", &table->computed);
    json_number(&json, "pending", (double)table->pending);
    json_number(&json, "pending_points", table->waiting);
    json_text(&json, "grade", table->grade);
    json_text(&json, "explanation", table->explanation);
    json_text(&json, "light", record_light_name(record_light_of(table)));
    json_open(&json, "rows", '[');
    for (size_t i = 0; i < table->row_count; i++) {
        json_open(&json, NULL, '{');
        listing_json_row(&json, &table->rows[i]);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_open(&json, "findings", '[');
    for (size_t i = 0; i < table->finding_count; i++)
        put_finding(&json, &table->findings[i]);
    json_close(&json, ']');
    json_end(&json);
}

void listing_json_error(FILE *to, const char *file, const char *error)
{
    struct json json = json_begin(to);
    json_text(&json, "file", file);
    json_text(&json, "light", record_light_name(RECORD_RED));
    json_text(&json, "error", error);
    json_end(&json);
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
