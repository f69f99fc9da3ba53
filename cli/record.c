#include "cli/record.h"

#include <stdint.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"

/* --- writing: texts as length, bytes and a NUL; counts and kinds as 64 bits --- */

static void put_count(struct pbe_text *out, uint64_t count)
{
    pbe_text_add_bytes(out, (const char *)&count, sizeof count);
}

static void put_bytes(struct pbe_text *out, const char *bytes, size_t length)
{
    put_count(out, length);
    pbe_text_add_bytes(out, bytes, length);
    pbe_text_add_bytes(out, "", 1);
}

static void put_text(struct pbe_text *out, const char *text)
{
    put_bytes(out, text, strlen(text));
}

static void put_value(struct pbe_text *out, const struct pbe_value *value)
{
    put_count(out, value->kind);
    if (value->kind == PBE_NUMBER)
        pbe_text_add_bytes(out, (const char *)&value->number, sizeof value->number);
    else if (value->kind == PBE_TEXT)
        put_bytes(out, value->text, value->length);
}

static void put_row(struct pbe_text *out, const struct record_row *row)
{
    put_text(out, row->cell);
    put_text(out, row->level1);
    put_text(out, row->level2);
    put_text(out, row->level3);
    put_text(out, row->target);
    put_text(out, row->actual);
    put_value(out, &row->weight);
    put_value(out, &row->given);
    put_value(out, &row->cached);
    put_value(out, &row->computed);
    put_count(out, row->outcome);
    put_count(out, row->counts);
    put_text(out, row->rule);
    put_text(out, row->explanation);
}

static void put_finding(struct pbe_text *out, const struct record_finding *finding)
{
    put_count(out, finding->severity);
    put_text(out, finding->code);
    put_text(out, finding->cell);
    put_text(out, finding->message);
}

static void put_snapshot(struct pbe_text *out, const struct record_table *table)
{
    const struct record_snapshot *snapshot = &table->snapshot;
    put_count(out, table->has_snapshot);
    if (!table->has_snapshot)
        return;
    put_text(out, snapshot->pack);
    put_text(out, snapshot->version);
    put_text(out, snapshot->fingerprint);
    put_text(out, snapshot->time);
    put_value(out, &snapshot->total);
}

static void put_table(struct pbe_text *out, const struct record_table *table)
{
    struct pbe_value waiting = pbe_value_number(table->waiting);
    put_text(out, table->sheet);
    put_text(out, table->unit);
    put_text(out, table->project);
    put_value(out, &table->year);
    put_text(out, table->pack);
    put_text(out, table->version);
    put_text(out, table->fingerprint);
    put_snapshot(out, table);
    put_value(out, &table->given);
    put_value(out, &table->computed);
    put_count(out, table->pending);
    put_value(out, &waiting);
    put_text(out, table->grade);
    put_text(out, table->explanation);
    put_count(out, table->row_count);
    for (size_t i = 0; i < table->row_count; i++)
        put_row(out, &table->rows[i]);
    put_count(out, table->finding_count);
    for (size_t i = 0; i < table->finding_count; i++)
        put_finding(out, &table->findings[i]);
}

void record_write(const struct record *record, struct pbe_text *out)
{
    put_count(out, record->error != NULL);
    if (record->error) {
        put_text(out, record->error);
        return;
    }
    put_text(out, record->code);
    put_count(out, record->table_count);
    for (size_t i = 0; i < record->table_count; i++)
        put_table(out, &record->tables[i]);
}

/* --- reading --- */

struct source {
    const char *at;
    size_t left;
    struct pbe_arena *arena;
    bool is_wrong; /* from then on everything reads as nothing */
};

static const char *get_bytes(struct source *source, size_t length)
{
    if (source->is_wrong || length > source->left) {
        source->is_wrong = true;
        return NULL;
    }
    const char *bytes = source->at;
    source->at += length;
    source->left -= length;
    return bytes;
}

/* A count, of which `maximum` is the largest that can be true. */
static size_t get_count(struct source *source, uint64_t maximum)
{
    uint64_t count = 0;
    const char *bytes = get_bytes(source, sizeof count);
    if (bytes)
        memcpy(&count, bytes, sizeof count);
    if (count > maximum)
        source->is_wrong = true;
    return source->is_wrong ? 0 : (size_t)count;
}

static const char *get_text(struct source *source, size_t *length)
{
    *length = get_count(source, source->left);
    const char *bytes = get_bytes(source, *length + 1);
    if (bytes && (bytes[*length] != '\0' || memchr(bytes, '\0', *length)))
        source->is_wrong = true;
    if (!source->is_wrong)
        return bytes;
    *length = 0;
    return "";
}

static const char *get_word(struct source *source)
{
    size_t length;
    return get_text(source, &length);
}

static struct pbe_value get_value(struct source *source)
{
    size_t kind = get_count(source, PBE_TEXT), length;
    struct pbe_value value = pbe_value_empty();
    if (kind == PBE_NUMBER) {
        const char *bytes = get_bytes(source, sizeof value.number);
        if (bytes) {
            value.kind = PBE_NUMBER;
            memcpy(&value.number, bytes, sizeof value.number);
        }
    } else if (kind == PBE_TEXT) {
        const char *text = get_text(source, &length);
        value = pbe_value_text(text, length);
    }
    return value;
}

/* Room for a list: each entry takes at least one byte of what is left. */
static void *get_list(struct source *source, size_t size, size_t *count)
{
    *count = get_count(source, source->left);
    void *list = source->is_wrong ? NULL : pbe_arena_take(source->arena, *count, size);
    if (!list) {
        source->is_wrong = true;
        *count = 0;
    }
    return list;
}

static void get_row(struct source *source, struct record_row *row)
{
    row->cell = get_word(source);
    row->level1 = get_word(source);
    row->level2 = get_word(source);
    row->level3 = get_word(source);
    row->target = get_word(source);
    row->actual = get_word(source);
    row->weight = get_value(source);
    row->given = get_value(source);
    row->cached = get_value(source);
    row->computed = get_value(source);
    row->outcome = (enum pbe_outcome)get_count(source, PBE_CANNOT_COMPUTE);
    row->counts = get_count(source, 1) != 0;
    row->rule = get_word(source);
    row->explanation = get_word(source);
}

static void get_finding(struct source *source, struct record_finding *finding)
{
    finding->severity = (enum pbe_severity)get_count(source, PBE_ERROR);
    finding->code = get_word(source);
    finding->cell = get_word(source);
    finding->message = get_word(source);
}

static void get_snapshot(struct source *source, struct record_table *table)
{
    struct record_snapshot *snapshot = &table->snapshot;
    table->has_snapshot = get_count(source, 1) != 0;
    if (!table->has_snapshot)
        return;
    snapshot->pack = get_word(source);
    snapshot->version = get_word(source);
    snapshot->fingerprint = get_word(source);
    snapshot->time = get_word(source);
    snapshot->total = get_value(source);
}

static void get_table(struct source *source, struct record_table *table)
{
    table->sheet = get_word(source);
    table->unit = get_word(source);
    table->project = get_word(source);
    table->year = get_value(source);
    table->pack = get_word(source);
    table->version = get_word(source);
    table->fingerprint = get_word(source);
    get_snapshot(source, table);
    table->given = get_value(source);
    table->computed = get_value(source);
    table->pending = get_count(source, SIZE_MAX);
    table->waiting = get_value(source).number;
    table->grade = get_word(source);
    table->explanation = get_word(source);
    table->rows = get_list(source, sizeof *table->rows, &table->row_count);
    for (size_t i = 0; i < table->row_count && !source->is_wrong; i++)
        get_row(source, &table->rows[i]);
    table->findings = get_list(source, sizeof *table->findings, &table->finding_count);
    for (size_t i = 0; i < table->finding_count && !source->is_wrong; i++)
        get_finding(source, &table->findings[i]);
}

bool record_read(const char *bytes, size_t length, struct pbe_arena *arena,
                 struct record *record)
{
    struct source source = {.at = bytes, .left = length, .arena = arena};
    struct record read = {0};
    if (get_count(&source, 1)) {
        read.error = get_word(&source);
    } else {
        read.code = get_word(&source);
        read.tables = get_list(&source, sizeof *read.tables, &read.table_count);
        for (size_t i = 0; i < read.table_count && !source.is_wrong; i++)
            get_table(&source, &read.tables[i]);
    }
    if (source.is_wrong || source.left > 0)
        return false;
    *record = read;
    return true;
}

/* --- looking at it --- */

struct pbe_value record_difference(const struct record_table *table)
{
    if (table->given.kind != PBE_NUMBER || table->computed.kind != PBE_NUMBER
        || !*table->grade)
        return pbe_value_empty();
    double points = table->given.number - table->computed.number;
    return pbe_value_number(pbe_decimal_round(points, 0.0001, PBE_HALF_UP));
}

size_t record_count(const struct record_table *table, enum pbe_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < table->finding_count; i++)
        count += table->findings[i].severity == severity;
    return count;
}

const struct record_finding *record_worst(const struct record_table *table)
{
    const struct record_finding *worst = NULL;
    for (size_t i = 0; i < table->finding_count; i++)
        if (!worst || table->findings[i].severity > worst->severity)
            worst = &table->findings[i];
    return worst;
}

enum record_light record_light_of(const struct record_table *table)
{
    const struct record_finding *worst = record_worst(table);
    if (!worst || worst->severity == PBE_NOTE)
        return RECORD_GREEN;
    return worst->severity == PBE_WARNING ? RECORD_AMBER : RECORD_RED;
}

const char *record_light_name(enum record_light light)
{
    static const char *const names[] = {"green", "amber", "red"};
    return names[light];
}

const char *record_light_word(enum record_light light)
{
    static const char *const words[] = {"绿", "黄", "红"};
    return PBE_SAY(words[light], record_light_name(light));
}
