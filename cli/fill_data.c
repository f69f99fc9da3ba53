#include "cli/fill_data.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/decimal.h"
#include "base/language.h"
#include "cli/slurp.h"
#include "lua/encoding.h"

enum {
    FILE_MAX = 16 << 20,
    TEXTS_MAX = 256 << 20,
    RECORDS_MAX = 100000,
    NUMBER_MAX = 64 /* characters of a number */
};

void fill_data_name_fields(enum pbe_fill_kind kind, struct pbe_text *out)
{
    for (int i = 0; i < PBE_FILL_FIELD_COUNT; i++)
        if (pbe_fill_kind_of((enum pbe_fill_field)i) == kind)
            pbe_text_addf(out, "%s%s", out->length > 0 ? PBE_SAY("、", ", ") : "",
                          pbe_fill_field_name((enum pbe_fill_field)i));
}

/* --- numbers as people and spreadsheets write them --- */

/* Takes the commas out of 1,234,567.89; false where they part no thousands. */
static bool drop_commas(const char *text, size_t length, char out[NUMBER_MAX])
{
    size_t used = 0, group = 0;
    bool has_commas = memchr(text, ',', length) != NULL, is_first = true;
    bool is_fraction = false;
    for (size_t i = 0; i < length; i++) {
        bool ends_group = text[i] == ',' || text[i] == '.';
        if (has_commas && !is_fraction && ends_group) {
            if (is_first ? group == 0 || group > 3 : group != 3)
                return false;
            is_first = false;
            group = 0;
        }
        is_fraction = is_fraction || text[i] == '.';
        if (text[i] == ',' && is_fraction)
            return false;
        if (text[i] == ',')
            continue;
        group++;
        out[used++] = text[i];
    }
    out[used] = '\0';
    return !has_commas || is_fraction || group == 3;
}

static bool read_number(const struct pbe_value *text, double *number)
{
    char digits[NUMBER_MAX];
    const char *from = text->text;
    size_t length = text->length;
    while (length > 0 && *from == ' ') {
        from++;
        length--;
    }
    while (length > 0 && from[length - 1] == ' ')
        length--;
    if (length == 0 || length >= sizeof digits || !drop_commas(from, length, digits))
        return false;
    size_t left = strlen(digits);
    return pbe_decimal_read(digits, left, number) == left;
}

/* --- records --- */

pbe_status fill_record_begin(struct fill_data *data, enum pbe_fill_kind kind,
                             const char *name, const char *where, size_t room,
                             struct fill_record *record, struct pbe_error *err)
{
    *record = (struct fill_record){.room = room};
    record->values = pbe_arena_take(&data->arena, room + 1, sizeof *record->values);
    record->record = (struct pbe_fill_record){
        .kind = kind,
        .name = pbe_arena_text(&data->arena, name, strlen(name)),
        .values = record->values,
        .where = pbe_arena_text(&data->arena, where, strlen(where))};
    bool is_lost = !record->values || !record->record.name || !record->record.where;
    return is_lost ? pbe_error_memory(err) : PBE_STATUS_OK;
}

static pbe_status no_number(const char *where, enum pbe_fill_field field,
                            const struct pbe_value *text, struct pbe_error *err)
{
    int shown = text->length < NUMBER_MAX ? (int)text->length : NUMBER_MAX;
    return pbe_fill_refuse(
        where, err,
        PBE_SAY("%s应是数字，“%.*s”不是；不要带单位",
                "%s must be a number, without a unit; “%.*s” is none"),
        pbe_fill_field_name(field), shown, text->text);
}

pbe_status fill_record_add(struct fill_data *data, struct fill_record *record,
                           enum pbe_fill_field field, const struct pbe_value *value,
                           const char *where, struct pbe_error *err)
{
    double number;
    if (value->kind == PBE_EMPTY)
        return PBE_STATUS_OK;
    struct pbe_fill_value added = {.field = field, .value = *value};
    if (value->kind == PBE_TEXT && pbe_fill_is_number(field)) {
        if (!read_number(value, &number))
            return no_number(where, field, value, err);
        added.value = pbe_value_number(number);
    } else if (value->kind == PBE_TEXT) {
        added.value.text = pbe_arena_text(&data->arena, value->text, value->length);
    }
    added.where = pbe_arena_text(&data->arena, where, strlen(where));
    bool is_lost = (added.value.kind == PBE_TEXT && !added.value.text) || !added.where;
    if (is_lost || record->record.count == record->room)
        return pbe_error_memory(err);
    record->values[record->record.count++] = added;
    return PBE_STATUS_OK;
}

pbe_status fill_record_end(struct fill_data *data, const struct fill_record *record,
                           struct pbe_error *err)
{
    if (data->count == RECORDS_MAX)
        return pbe_fill_refuse(record->record.where, err,
                               PBE_SAY("数据超过 %d 行", "over %d lines of data"),
                               RECORDS_MAX);
    if (data->count == data->room) {
        size_t room = data->room > 0 ? data->room * 2 : 64;
        struct pbe_fill_record *grown =
            realloc(data->records, room * sizeof *data->records);
        if (!grown)
            return pbe_error_memory(err);
        data->records = grown;
        data->room = room;
    }
    data->records[data->count++] = record->record;
    return PBE_STATUS_OK;
}

/* --- the file --- */

void fill_data_done(struct fill_data *data)
{
    free(data->records);
    pbe_arena_done(&data->arena);
    *data = (struct fill_data){.records = NULL};
}

typedef pbe_status read_text(const char *text, size_t length, struct fill_data *data,
                             struct pbe_error *err);

static pbe_status find_reader(const char *path, read_text **reader,
                              struct pbe_error *err)
{
    static const struct {
        const char *ending;
        read_text *reader;
    } readers[] = {
        {".json", fill_json_read},
        {".csv", fill_csv_read},
        {".tsv", fill_csv_read},
        {".txt", fill_csv_read},
    };
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof readers / sizeof *readers; i++)
        if (strcasecmp(ending, readers[i].ending) == 0) {
            *reader = readers[i].reader;
            return PBE_STATUS_OK;
        }
    return pbe_error_set(
        err, PBE_STATUS_USAGE,
        PBE_SAY("数据文件“%s”的扩展名应为 .json 或 .csv；表格请另存为 CSV（UTF-8）",
                "the data file “%s” must end in .json or .csv; save a spreadsheet as "
                "CSV (UTF-8)"),
        path);
}

static pbe_status too_large(struct pbe_error *err)
{
    return pbe_error_set(err, PBE_STATUS_FILE,
                         PBE_SAY("文件超过 %d MiB", "a file of over %d MiB"),
                         FILE_MAX >> 20);
}

/* The text as UTF-8. */
static pbe_status read_file(const char *path, struct pbe_text *text,
                            struct pbe_error *err)
{
    struct pbe_text bytes;
    pbe_text_init(&bytes, FILE_MAX);
    pbe_status status = slurp(path, &bytes, err);
    const char *start = pbe_text_get(&bytes);
    enum encoding encoding = encoding_of(start, bytes.length);
    if (!status && encoding == ENCODING_UNKNOWN)
        status = pbe_error_set(
            err, PBE_STATUS_FILE, "%s",
            PBE_SAY(
                "看不出文字编码，可能不是文本文件；请另存为 UTF-8",
                "its encoding is unknown, perhaps it is no text; save it as UTF-8"));
    if (!status)
        status = encoding_convert(start, bytes.length, encoding, text, err);
    if (!status && text->failed)
        status = text->starved ? pbe_error_memory(err) : too_large(err);
    pbe_text_done(&bytes);
    return status;
}

pbe_status fill_data_read(const char *path, struct fill_data *data,
                          struct pbe_error *err)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct pbe_text text;
    read_text *reader;
    struct fill_data read = {.records = NULL};
    pbe_status status = find_reader(path, &reader, err);
    if (status)
        return status;
    pbe_text_init(&text, (size_t)FILE_MAX * 2);
    pbe_arena_init(&read.arena, TEXTS_MAX);
    status = read_file(path, &text, err);
    if (!status) {
        const char *start = pbe_text_get(&text);
        size_t skip = strncmp(start, mark, 3) == 0 ? 3 : 0;
        status = reader(start + skip, text.length - skip, &read, err);
    }
    if (status == PBE_STATUS_FILE && err)
        pbe_error_place(err, path, err->line, err->column);
    pbe_text_done(&text);
    if (status)
        fill_data_done(&read);
    else
        *data = read;
    return status;
}
