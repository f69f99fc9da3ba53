#include "lua/trace.h"

#include <lauxlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"

void trace_clear(struct trace *trace)
{
    trace->count = 0;
    trace->used = 0;
}

static size_t keep_text(struct trace *trace, const char *text, size_t length)
{
    size_t room = TRACE_TEXT_MAX - trace->used - 1;
    size_t kept = pbe_utf8_cut(text, length, room);
    size_t at = trace->used;
    memcpy(trace->text + at, text, kept);
    trace->text[at + kept] = '\0';
    trace->used += kept + (kept < room);
    return at;
}

void trace_record(struct trace *trace, lua_State *L, bool aside)
{
    const char *key = luaL_checkstring(L, 1);
    int last = lua_gettop(L);
    if (trace->count == TRACE_STEPS)
        return;
    struct trace_step *step = &trace->steps[trace->count++];
    step->key = key;
    step->aside = aside;
    step->count = 0;
    for (int i = 2; i <= last && step->count < TRACE_ARGUMENTS; i++) {
        struct trace_argument *argument = &step->arguments[step->count++];
        argument->is_text = lua_type(L, i) == LUA_TSTRING;
        if (argument->is_text) {
            size_t length;
            const char *text = lua_tolstring(L, i, &length);
            argument->text = keep_text(trace, text, length);
        } else {
            argument->number = luaL_checknumber(L, i);
        }
    }
}

/* Scores are shown to the cent, ratios a little finer; what is longer helps nobody. */
enum { SHOWN_PLACES = 4 };

static void add_number(struct pbe_text *out, double number)
{
    char digits[PBE_DECIMAL_MAX];
    pbe_text_add_bytes(out, digits, pbe_decimal_write(number, SHOWN_PLACES, digits));
}

/* A measure as tight as on paper: ≥90%, 401, 1307.04万元. Whatever is more than one
 * plain number is shown as the cell has it. */
static void add_measure(struct pbe_text *out, const struct trace_wording *wording)
{
    const struct pbe_measure *measure = wording->measure;
    if (!measure || measure->kind != PBE_MEASURE_NUMBER || measure->doubts != 0) {
        pbe_text_add_bytes(out, wording->text, wording->length);
        return;
    }
    pbe_text_add(out, pbe_comparator_sign(measure->comparator));
    add_number(out, measure->value);
    pbe_text_add(out, measure->unit);
}

static void add_argument(struct pbe_text *out, const struct trace *trace,
                         const struct trace_step *step, int index)
{
    if (index >= step->count)
        return;
    const struct trace_argument *argument = &step->arguments[index];
    if (argument->is_text)
        pbe_text_add(out, trace->text + argument->text);
    else
        add_number(out, argument->number);
}

static bool is_name(const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && memcmp(name, wanted, length) == 0;
}

/* "85%（目标 ≥90%）", or the actual value alone where there is no target. */
static void add_row(struct pbe_text *out, const struct trace_row *row)
{
    add_measure(out, &row->actual);
    if (row->target.length == 0)
        return;
    pbe_text_add(out, PBE_SAY("（目标 ", " (target "));
    add_measure(out, &row->target);
    pbe_text_add(out, PBE_SAY("）", ")"));
}

/* An argument that is one of the row's values: 72.74% where the cells show percent. */
static void add_value(struct pbe_text *out, const struct trace *trace,
                      const struct trace_step *step, const struct trace_row *row,
                      int index)
{
    bool share =
        row->in_percent && index < step->count && !step->arguments[index].is_text;
    if (share) {
        add_number(out, step->arguments[index].number * 100);
        pbe_text_add(out, "%");
    } else {
        add_argument(out, trace, step, index);
    }
}

static void add_placeholder(struct pbe_text *out, const struct trace *trace,
                            const struct trace_step *step, const struct trace_row *row,
                            const char *name, size_t length)
{
    if (length == 1 && name[0] >= '1' && name[0] <= '9')
        add_argument(out, trace, step, name[0] - '1');
    else if (length == 2 && name[0] >= '1' && name[0] <= '9' && name[1] == '%')
        add_value(out, trace, step, row, name[0] - '1');
    else if (is_name(name, length, "target"))
        add_measure(out, &row->target);
    else if (is_name(name, length, "actual"))
        add_measure(out, &row->actual);
    else if (is_name(name, length, "said"))
        pbe_text_add_bytes(out, row->actual.text, row->actual.length);
    else if (is_name(name, length, "row"))
        add_row(out, row);
    else if (is_name(name, length, "weight"))
        add_number(out, row->weight);
    else if (is_name(name, length, "points"))
        add_number(out, row->points);
    else if (is_name(name, length, "low"))
        add_number(out, row->low);
    else if (is_name(name, length, "high"))
        add_number(out, row->high);
}

static void add_sentence(struct pbe_text *out, const struct trace *trace,
                         const struct trace_step *step, const struct trace_row *row,
                         const char *sentence)
{
    for (const char *at = sentence; *at;) {
        const char *open = strchr(at, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        if (!close) {
            pbe_text_add(out, at);
            return;
        }
        pbe_text_add_bytes(out, at, (size_t)(open - at));
        add_placeholder(out, trace, step, row, open + 1, (size_t)(close - open - 1));
        at = close + 1;
    }
}

/* A sentence that begins with a comma or a colon goes on from the one before it. */
static bool goes_on(const char *sentence)
{
    static const char *const starts[] = {"，", "：", ", ", ": "};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (strncmp(sentence, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void write_step(const struct trace *trace, const struct trace_step *step,
                       lua_State *L, int sentences, const struct trace_row *row,
                       struct pbe_text *out)
{
    int language = pbe_language_get() == PBE_CHINESE ? 1 : 2;
    if (lua_getfield(L, sentences, step->key) == LUA_TTABLE
        && lua_rawgeti(L, -1, language) == LUA_TSTRING) {
        const char *sentence = lua_tostring(L, -1);
        if (out->length > 0 && !goes_on(sentence))
            pbe_text_add(out, PBE_SAY("；", "; "));
        add_sentence(out, trace, step, row, sentence);
    }
    lua_settop(L, sentences);
}

/* 45107 按日期 2023年6月30日 理解 */
static void write_serial(const struct trace_row *row, struct pbe_text *out)
{
    const struct trace_wording *number =
        row->serial_in_target ? &row->target : &row->actual;
    pbe_text_add_bytes(out, number->text, number->length);
    pbe_text_addf(
        out, PBE_SAY(" 按日期 %d年%d月%d日 理解", " taken as the date %d-%02d-%02d"),
        row->serial->year, row->serial->month, row->serial->day);
}

static void write_doubts(const struct trace_row *row, struct pbe_text *out)
{
    for (unsigned bit = 1; bit != 0 && bit <= row->doubts; bit <<= 1) {
        if ((row->doubts & bit) == 0)
            continue;
        pbe_text_add(out, PBE_SAY("；请核对：", "; please check: "));
        if (bit == PBE_DOUBT_SERIAL_DAY)
            write_serial(row, out);
        else
            pbe_text_add(out, pbe_doubt_text((enum pbe_doubt)bit));
    }
}

void trace_write(const struct trace *trace, lua_State *L, int sentences,
                 const struct trace_row *row, struct pbe_text *out)
{
    for (int asides = 0; asides < 2; asides++)
        for (int i = 0; i < trace->count; i++)
            if (trace->steps[i].aside == (asides == 1))
                write_step(trace, &trace->steps[i], L, sentences, row, out);
    write_doubts(row, out);
}
