/* fill_json.c - data for a form as one JSON object.
 *
 * Its members are 资金, 指标, 基础数据 (funds, indicators, base_data); any other is a
 * fact: 单位名称, 年度. Places are told as jq writes them: .指标[2].分值
 */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "cli/fill_data.h"

enum { WHERE_MAX = 512 };

static const char *type_of(const json_t *json)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return PBE_SAY("一个对象", "an object");
    case JSON_ARRAY:
        return PBE_SAY("一个数组", "an array");
    case JSON_STRING:
        return PBE_SAY("文字", "a text");
    case JSON_INTEGER:
    case JSON_REAL:
        return PBE_SAY("数字", "a number");
    case JSON_TRUE:
    case JSON_FALSE:
        return PBE_SAY("真假值", "true or false");
    case JSON_NULL:
        break;
    }
    return "null";
}

static pbe_status wrong_type(const char *where, const json_t *json, const char *wanted,
                             struct pbe_error *err)
{
    return pbe_fill_refuse(where, err, PBE_SAY("应是%s，不是%s", "must be %s, not %s"),
                           wanted, type_of(json));
}

/* A text or a number; null is nothing. */
static pbe_status value_of(const json_t *json, const char *where,
                           struct pbe_value *value, struct pbe_error *err)
{
    if (json_is_null(json))
        *value = pbe_value_empty();
    else if (json_is_number(json))
        *value = pbe_value_number(json_number_value(json));
    else if (json_is_string(json))
        *value = pbe_value_text(json_string_value(json), json_string_length(json));
    else
        return wrong_type(where, json, PBE_SAY("文字或数字", "a text or a number"),
                          err);
    return PBE_STATUS_OK;
}

static pbe_status add_value(struct fill_data *data, struct fill_record *record,
                            enum pbe_fill_field field, const json_t *json,
                            const char *where, struct pbe_error *err)
{
    struct pbe_value value;
    pbe_status status = value_of(json, where, &value, err);
    return status ? status : fill_record_add(data, record, field, &value, where, err);
}

static pbe_status unknown_field(enum pbe_fill_kind kind, const char *where,
                                struct pbe_error *err)
{
    struct pbe_text known;
    pbe_text_init(&known, PBE_ERROR_TEXT_MAX / 2);
    fill_data_name_fields(kind, &known);
    pbe_status status = pbe_fill_refuse(
        where, err,
        PBE_SAY("没有这一项；可以写的有：%s", "no such member; there are: %s"),
        pbe_text_get(&known));
    pbe_text_done(&known);
    return status;
}

/* {"年初预算数": 2649.39, …} */
static pbe_status read_members(struct fill_data *data, struct fill_record *record,
                               json_t *object, const char *where, struct pbe_error *err)
{
    const char *key;
    json_t *json;
    pbe_status status = PBE_STATUS_OK;
    json_object_foreach(object, key, json)
    {
        char here[WHERE_MAX];
        snprintf(here, sizeof here, "%s.%s", where, key);
        enum pbe_fill_field field = pbe_fill_field_of(record->record.kind, key);
        status = field == PBE_FILL_FIELD_COUNT
                     ? unknown_field(record->record.kind, here, err)
                     : add_value(data, record, field, json, here, err);
        if (status)
            break;
    }
    return status;
}

static pbe_status read_record(struct fill_data *data, enum pbe_fill_kind kind,
                              const char *name, json_t *json, const char *where,
                              struct pbe_error *err)
{
    struct fill_record record;
    if (!json_is_object(json))
        return wrong_type(where, json, PBE_SAY("一个对象", "an object"), err);
    pbe_status status = fill_record_begin(data, kind, name, where,
                                          json_object_size(json), &record, err);
    if (!status)
        status = read_members(data, &record, json, where, err);
    return status ? status : fill_record_end(data, &record, err);
}

/* A record of a single value: a fact, or the amount of a line of funds. */
static pbe_status read_single(struct fill_data *data, enum pbe_fill_field field,
                              const char *name, json_t *json, const char *where,
                              struct pbe_error *err)
{
    struct fill_record record;
    pbe_status status =
        fill_record_begin(data, pbe_fill_kind_of(field), name, where, 1, &record, err);
    if (!status)
        status = add_value(data, &record, field, json, where, err);
    return status ? status : fill_record_end(data, &record, err);
}

/* {"年度资金总额": {…}, "其中：一般公共预算": 2612.36} */
static pbe_status read_lines(struct fill_data *data, enum pbe_fill_kind kind,
                             json_t *object, const char *where, struct pbe_error *err)
{
    const char *key;
    json_t *json;
    pbe_status status = PBE_STATUS_OK;
    if (!json_is_object(object))
        return wrong_type(where, object, PBE_SAY("一个对象", "an object"), err);
    json_object_foreach(object, key, json)
    {
        char here[WHERE_MAX];
        snprintf(here, sizeof here, "%s.%s", where, key);
        if (kind == PBE_FILL_FACT)
            status = read_single(data, PBE_FILL_VALUE, key, json, here, err);
        else if (kind == PBE_FILL_FUND && !json_is_object(json))
            status = read_single(data, PBE_FILL_AMOUNT, key, json, here, err);
        else
            status = read_record(data, kind, key, json, here, err);
        if (status)
            break;
    }
    return status;
}

static pbe_status read_indicators(struct fill_data *data, json_t *array,
                                  const char *where, struct pbe_error *err)
{
    size_t index;
    json_t *json;
    pbe_status status = PBE_STATUS_OK;
    if (!json_is_array(array))
        return wrong_type(where, array, PBE_SAY("一个数组", "an array"), err);
    json_array_foreach(array, index, json)
    {
        char here[WHERE_MAX];
        snprintf(here, sizeof here, "%s[%zu]", where, index);
        status = read_record(data, PBE_FILL_INDICATOR, "", json, here, err);
        if (status)
            break;
    }
    return status;
}

static pbe_status read_member(struct fill_data *data, const char *key, json_t *json,
                              struct pbe_error *err)
{
    char where[WHERE_MAX];
    snprintf(where, sizeof where, ".%s", key);
    if (pbe_fill_is_kind(PBE_FILL_INDICATOR, key))
        return read_indicators(data, json, where, err);
    if (pbe_fill_is_kind(PBE_FILL_FACT, key))
        return read_lines(data, PBE_FILL_FACT, json, where, err);
    if (pbe_fill_is_kind(PBE_FILL_FUND, key))
        return read_lines(data, PBE_FILL_FUND, json, where, err);
    if (pbe_fill_is_kind(PBE_FILL_BASE, key))
        return read_lines(data, PBE_FILL_BASE, json, where, err);
    return read_single(data, PBE_FILL_VALUE, key, json, where, err);
}

/* What Jansson says in English only; its own words where a clerk needs no others. */
static const char *reason_of(const json_error_t *wrong)
{
    switch (json_error_code(wrong)) {
    case json_error_premature_end_of_input:
        return PBE_SAY("没有写完，少了结尾的括号或引号",
                       "it ends too early, without a bracket or a quotation mark");
    case json_error_invalid_syntax:
    case json_error_end_of_input_expected:
        return PBE_SAY(
            "括号、引号、冒号、逗号要用半角的，一个不能少；最后一项后面没有逗号",
            "brackets, double quotation marks, colons and commas must all be "
            "there, and no comma behind the last item");
    case json_error_duplicate_key:
        return PBE_SAY("同一个名称写了两次", "a name stands there twice");
    case json_error_numeric_overflow:
        return PBE_SAY("数太大", "the number is too large");
    case json_error_stack_overflow:
        return PBE_SAY("括号套得太深", "brackets are nested too deep");
    default:
        return wrong->text;
    }
}

static pbe_status cannot_parse(const json_error_t *wrong, struct pbe_error *err)
{
    static const char before[] = " near '";
    const char *place = strstr(wrong->text, before), *reason = reason_of(wrong);
    if (json_error_code(wrong) == json_error_out_of_memory)
        return pbe_error_memory(err);
    if (place && reason != wrong->text)
        pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("JSON 写得不对，在 %s 这里：%s", "this is not JSON, at %s: %s"),
            place + strlen(before) - 1, reason);
    else
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("JSON 写得不对：%s", "this is not JSON: %s"), reason);
    pbe_error_place(err, NULL, wrong->line, wrong->column);
    return PBE_STATUS_FILE;
}

pbe_status fill_json_read(const char *text, size_t length, struct fill_data *data,
                          struct pbe_error *err)
{
    json_error_t wrong;
    const char *key;
    json_t *json;
    json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, &wrong);
    if (!root)
        return cannot_parse(&wrong, err);
    pbe_status status = PBE_STATUS_OK;
    if (!json_is_object(root))
        status = wrong_type(".", root, PBE_SAY("一个对象", "an object"), err);
    else
        json_object_foreach(root, key,
                            json) if ((status = read_member(data, key, json, err))
                                      != PBE_STATUS_OK) break;
    json_decref(root);
    return status;
}
