#include "lua/checks.h"

#include <lauxlib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "base/utf8.h"
#include "lua/view.h"

enum {
    MESSAGE_MAX = 1024,  /* bytes of one finding's sentence */
    QUOTED_MAX = 120,    /* bytes of a text that is put into it */
    SAME_CODE_MAX = 200, /* findings of one check; then one line says how many more */
    ROWS_OF_BUDGET = 200 /* that one call's instructions are enough for */
};

/* --- keeping findings --- */

/* "自评表!G12"; "" for the table as a whole. NULL without memory. */
static const char *write_cell(struct review_run *run, const struct pbe_place *place)
{
    const struct pbe_assessment *assessment = run->assessment;
    char address[PBE_ADDRESS_MAX];
    struct pbe_text cell;
    if (place->row < 0)
        return "";
    pbe_text_init(&cell, MESSAGE_MAX);
    if (place->sheet >= 0 && (size_t)place->sheet < assessment->grid_count)
        pbe_text_addf(&cell, "%s!", pbe_grid_name(assessment->grids[place->sheet]));
    pbe_grid_address(place->row, place->column, address);
    pbe_text_add(&cell, address);
    const char *kept = cell.starved ? NULL
                                    : pbe_arena_text(&run->review->arena,
                                                     pbe_text_get(&cell), cell.length);
    pbe_text_done(&cell);
    return kept;
}

/* Room for one more finding. */
static bool make_room(struct review *review)
{
    enum { FIRST = 16 };
    size_t capacity = review->finding_capacity;
    if (review->result.finding_count < capacity)
        return true;
    capacity = capacity ? capacity * 2 : FIRST;
    void *moved =
        realloc(review->result.findings, capacity * sizeof *review->result.findings);
    if (!moved)
        return false;
    review->result.findings = moved;
    review->finding_capacity = capacity;
    return true;
}

/* Adds a finding of the check that runs; the message is copied. False without memory. */
static bool add_finding(struct review_run *run, enum pbe_severity severity,
                        const struct pbe_place *place, const char *message,
                        size_t length)
{
    struct review *review = run->review;
    char *copy = pbe_arena_text(&review->arena, message, length);
    const char *cell = write_cell(run, place);
    if (!copy || !cell || !make_room(review))
        return false;
    pbe_utf8_clean(copy, length);
    review->result.findings[review->result.finding_count++] =
        (struct pbe_finding){.severity = severity,
                             .code = run->code,
                             .place = *place,
                             .cell = cell,
                             .message = copy};
    return true;
}

/* --- finding() --- */

static bool begins(const char *text, size_t length, const char *with)
{
    return length >= strlen(with) && memcmp(text, with, strlen(with)) == 0;
}

static bool ends_with(struct pbe_text *text, const char *end)
{
    size_t size = strlen(end);
    return text->length >= size
           && memcmp(pbe_text_get(text) + text->length - size, end, size) == 0;
}

/* Cells are indented with blanks of both widths. */
static void trim(const char **text, size_t *length)
{
    static const char wide[] = "　";
    for (;;) {
        size_t skip = begins(*text, *length, wide)  ? sizeof wide - 1
                      : begins(*text, *length, " ") ? 1
                                                    : 0;
        if (skip == 0)
            break;
        *text += skip;
        *length -= skip;
    }
    while (*length > 0 && (*text)[*length - 1] == ' ')
        --*length;
}

/* Inside of “” quotes are ‘’: “‘三公经费’变动率”. */
static void add_quoted(const char *text, size_t length, struct pbe_text *out)
{
    for (size_t at = 0; at < length;) {
        bool opens = begins(text + at, length - at, "“");
        bool closes = begins(text + at, length - at, "”");
        if (opens || closes)
            pbe_text_add(out, opens ? "‘" : "’");
        else
            pbe_text_add_bytes(out, text + at, 1);
        at += opens || closes ? strlen("“") : 1;
    }
}

/* Appends the argument at `index`: a number as people write it, a text cut short. */
static void add_argument(lua_State *L, int index, struct pbe_text *out)
{
    char digits[PBE_DECIMAL_MAX];
    size_t length;
    if (lua_type(L, index) == LUA_TNUMBER) {
        pbe_text_add_bytes(out, digits,
                           pbe_decimal_write(lua_tonumber(L, index), 4, digits));
        return;
    }
    const char *text = lua_tolstring(L, index, &length);
    if (!text)
        return;
    trim(&text, &length);
    size_t cut = pbe_utf8_cut(text, length, QUOTED_MAX);
    if (ends_with(out, "“"))
        add_quoted(text, cut, out);
    else
        pbe_text_add_bytes(out, text, cut);
    if (cut < length)
        pbe_text_add(out, "…");
}

/* The text at index 2 with {1} to {9} filled in from index 3 on. */
static void fill_message(lua_State *L, struct pbe_text *out)
{
    const char *plain = lua_tostring(L, 2), *at = plain; /* plain: not added yet */
    while (*at) {
        bool slot = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
        if (!slot) {
            at++;
            continue;
        }
        pbe_text_add_bytes(out, plain, (size_t)(at - plain));
        add_argument(L, at[1] - '0' + 2, out);
        plain = at += 3;
    }
    pbe_text_add_bytes(out, plain, (size_t)(at - plain));
}

static int take_finding(lua_State *L, bool is_note)
{
    struct review_run *run = review_run_of(L);
    struct pbe_place place = view_place(L, 1);
    struct pbe_text message;
    luaL_checkstring(L, 2);
    lua_settop(L, 11); /* place, text, {1} … {9} */
    if (run->found++ >= SAME_CODE_MAX)
        return 0;
    pbe_text_init(&message, MESSAGE_MAX);
    fill_message(L, &message);
    bool added = !message.starved
                 && add_finding(run, is_note ? PBE_NOTE : run->severity, &place,
                                pbe_text_get(&message), message.length);
    pbe_text_done(&message);
    run->starved |= !added;
    return 0;
}

int checks_finding(lua_State *L)
{
    return take_finding(L, false);
}

int checks_note(lua_State *L)
{
    return take_finding(L, true);
}

/* --- running the checks --- */

struct task {
    struct pack_set *set;
    struct review_run *run;
    lua_Integer number; /* of the check, 1-based */
    size_t count;       /* of checks */
};

/* [-0, +1, m] The list of the pack's checks. */
static void push_checks(lua_State *L, const struct task *task)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->run->pack->table);
    lua_getfield(L, -1, "checks");
    lua_remove(L, -2);
}

/* Runs protected: [-1, +0, e] */
static int count_checks(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    task->run->views = view_prepare(L);
    push_checks(L, task);
    task->count = (size_t)luaL_len(L, -1);
    return 0;
}

/* Takes code and severity of a check. Runs protected: [-1, +0, e] */
static int name_check(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    struct review_run *run = task->run;
    push_checks(L, task);
    lua_rawgeti(L, -1, task->number);
    lua_getfield(L, -1, "code");
    const char *code = luaL_checkstring(L, -1);
    run->code = pbe_arena_text(&run->review->arena, code, strlen(code));
    run->starved = !run->code;
    run->severity = PBE_WARNING;
    lua_getfield(L, -2, "severity");
    const char *severity = luaL_checkstring(L, -1);
    for (enum pbe_severity i = PBE_NOTE; i <= PBE_ERROR; i++)
        if (strcmp(severity, pbe_severity_name(i)) == 0)
            run->severity = i;
    return 0;
}

/* Runs protected: [-1, +0, e] */
static int run_check(lua_State *L)
{
    struct task *task = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, task->run->pack->table);
    lua_getfield(L, -1, "check");
    lua_insert(L, -2);
    lua_pushinteger(L, task->number);
    view_push_table(L, task->run);
    lua_call(L, 3, 0);
    return 0;
}

static pbe_status protect(struct task *task, lua_CFunction function,
                          struct pbe_error *err)
{
    struct state *state = &task->set->state;
    lua_pushcfunction(state->L, function);
    lua_pushlightuserdata(state->L, task);
    return state_call(state, 1, 0, err);
}

static void tell(struct review_run *run, const struct pbe_text *text)
{
    const struct pbe_place nowhere = {-1, -1, -1};
    if (text->starved
        || !add_finding(run, PBE_WARNING, &nowhere, pbe_text_get(text), text->length))
        run->starved = true;
}

/* A check that failed is told like what the others found. */
static void tell_failure(struct review_run *run, const struct pbe_error *failure)
{
    struct pbe_text text;
    pbe_text_init(&text, MESSAGE_MAX);
    pbe_text_add(&text, PBE_SAY("这项勾稽没有做完：", "this check did not finish: "));
    pbe_error_write(failure, &text);
    tell(run, &text);
    pbe_text_done(&text);
}

static void tell_more(struct review_run *run)
{
    struct pbe_text text;
    if (run->found <= SAME_CODE_MAX)
        return;
    pbe_text_init(&text, MESSAGE_MAX);
    pbe_text_addf(&text,
                  PBE_SAY("同样的问题还有 %zu 处，没有列出",
                          "%zu more of the same are not listed"),
                  run->found - SAME_CODE_MAX);
    tell(run, &text);
    pbe_text_done(&text);
}

static pbe_status run_one(struct task *task, struct pbe_error *err)
{
    struct review_run *run = task->run;
    struct pbe_error failure;
    pbe_status status = protect(task, name_check, err);
    if (status)
        return status;
    run->found = 0;
    if (!run->starved && protect(task, run_check, &failure))
        tell_failure(run, &failure);
    tell_more(run);
    return run->starved ? pbe_error_memory(err) : PBE_STATUS_OK;
}

/* --- their order --- */

static int order(int a, int b)
{
    return (a > b) - (a < b);
}

/* By severity, then in the order of the sheet, the table as a whole last; then by code. */
static int compare(const void *left, const void *right)
{
    const struct pbe_finding *a = left, *b = right;
    int by = order((int)b->severity, (int)a->severity);
    if (by == 0)
        by = order(a->place.row < 0, b->place.row < 0);
    if (by == 0)
        by = order(a->place.sheet, b->place.sheet);
    if (by == 0)
        by = order(a->place.row, b->place.row);
    if (by == 0)
        by = order(a->place.column, b->place.column);
    if (by == 0)
        by = strcmp(a->code, b->code);
    return by ? by : strcmp(a->message, b->message);
}

pbe_status checks_run(struct pack_set *set, struct review_run *run,
                      struct pbe_error *err)
{
    struct task task = {.set = set, .run = run};
    pbe_status status = pack_ready_checks(set, run->pack, err);
    unsigned budget = set->state.budget;
    state_scale_budget(&set->state,
                       1 + run->assessment->indicator_count / ROWS_OF_BUDGET);
    set->state.review = run;
    if (!status)
        status = protect(&task, count_checks, err);
    for (task.number = 1; !status && (size_t)task.number <= task.count; task.number++)
        status = run_one(&task, err);
    set->state.review = NULL;
    set->state.budget = budget;
    struct pbe_review *result = &run->review->result;
    if (result->finding_count > 1)
        qsort(result->findings, result->finding_count, sizeof *result->findings,
              compare);
    return status;
}
