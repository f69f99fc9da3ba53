/* view_members.c - the names by which a check finds what the assessment holds. */
#include <stddef.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "lua/view_members.h"
#include "lua/view_row.h"

#define FIELD(type, name)                                                              \
    {                                                                                  \
#name, MEMBER_FIELD, offsetof(type, name), 0, 0, NULL                          \
    }
#define FIELDS(type, name)                                                             \
    {                                                                                  \
#name, MEMBER_FIELDS, offsetof(type, name), 0, 0, NULL                         \
    }
#define TEXT(type, name)                                                               \
    {                                                                                  \
#name, MEMBER_TEXT, offsetof(type, name), 0, 0, NULL                           \
    }
#define BOOL(type, name)                                                               \
    {                                                                                  \
#name, MEMBER_BOOL, offsetof(type, name), 0, 0, NULL                           \
    }
#define INT(type, name)                                                                \
    {                                                                                  \
#name, MEMBER_INT, offsetof(type, name), 0, 0, NULL                            \
    }
#define NUMBER(type, name)                                                             \
    {                                                                                  \
#name, MEMBER_NUMBER, offsetof(type, name), 0, 0, NULL                         \
    }
#define POSITION(type, name)                                                           \
    {                                                                                  \
#name, MEMBER_POSITION, offsetof(type, name), 0, 0, NULL                       \
    }
#define LIST(name, pointer, count, of)                                                 \
    {                                                                                  \
        name, MEMBER_LIST, offsetof(struct pbe_assessment, pointer),                   \
            offsetof(struct pbe_assessment, count), of, NULL                           \
    }
#define GET(name, function)                                                            \
    {                                                                                  \
        name, MEMBER_GET, 0, 0, 0, function                                            \
    }
#define QUICK(name, function)                                                          \
    {                                                                                  \
        name, MEMBER_QUICK, 0, 0, 0, function                                          \
    }
#define END                                                                            \
    {                                                                                  \
        NULL, MEMBER_GET, 0, 0, 0, NULL                                                \
    }

/* What the snapshot has of the row. */
static void row_kept(lua_State *L, struct review_run *run, const struct view *view)
{
    const struct pbe_snapshot_row *kept =
        ((const struct pbe_indicator *)view->thing)->kept;
    if (kept)
        view_push(L, run, VIEW_KEPT, kept);
    else
        lua_pushnil(L);
}

static const struct view_member row_members[] = {
    FIELD(struct pbe_indicator, level1),
    FIELD(struct pbe_indicator, level2),
    FIELD(struct pbe_indicator, level3),
    FIELD(struct pbe_indicator, target),
    FIELD(struct pbe_indicator, actual),
    FIELD(struct pbe_indicator, weight),
    FIELD(struct pbe_indicator, score),
    FIELD(struct pbe_indicator, reason),
    FIELD(struct pbe_indicator, own),
    FIELD(struct pbe_indicator, rule),
    FIELD(struct pbe_indicator, review_actual),
    FIELD(struct pbe_indicator, review_score),
    TEXT(struct pbe_indicator, name),
    TEXT(struct pbe_indicator, group1),
    TEXT(struct pbe_indicator, group2),
    GET("nature", view_row_nature),
    GET("outcome", view_row_outcome),
    GET("rule_used", view_row_rule),
    GET("explanation", view_row_explanation),
    GET("pair", view_row_pair),
    GET("target_number", view_row_target_number),
    GET("actual_number", view_row_actual_number),
    GET("late_days", view_row_late_days),
    GET("doubts", view_row_doubts),
    GET("kept", row_kept),
    POSITION(struct pbe_indicator, parent),
    INT(struct pbe_indicator, score_rows),
    INT(struct pbe_indicator, weight_rows),
    BOOL(struct pbe_indicator, is_execution),
    BOOL(struct pbe_indicator, is_placeholder),
    BOOL(struct pbe_indicator, is_core),
    QUICK("number", view_row_number),
    QUICK("points", view_row_points),
    QUICK("counted", view_row_counted),
    QUICK("low", view_row_low),
    QUICK("high", view_row_high),
    QUICK("points_of", view_row_weight),
    QUICK("same_words", view_row_same_words),
    END,
};

static const struct view_member fund_members[] = {
    FIELD(struct pbe_fund, label),
    FIELD(struct pbe_fund, initial),
    FIELD(struct pbe_fund, adjusted),
    FIELD(struct pbe_fund, executed),
    FIELD(struct pbe_fund, weight),
    FIELD(struct pbe_fund, rate),
    FIELD(struct pbe_fund, score),
    FIELD(struct pbe_fund, reason),
    TEXT(struct pbe_fund, kind),
    TEXT(struct pbe_fund, split),
    BOOL(struct pbe_fund, is_part),
    POSITION(struct pbe_fund, parent),
    END,
};

static const struct view_member heading_members[] = {
    FIELD(struct pbe_heading, field),
    TEXT(struct pbe_heading, name),
    INT(struct pbe_heading, level),
    NUMBER(struct pbe_heading, points),
    POSITION(struct pbe_heading, first),
    POSITION(struct pbe_heading, last),
    END,
};

static const struct view_member goal_members[] = {
    FIELD(struct pbe_goal, expected),
    FIELD(struct pbe_goal, achieved),
    END,
};

static const struct view_member base_members[] = {
    FIELD(struct pbe_base_row, label),
    FIELDS(struct pbe_base_row, values),
    TEXT(struct pbe_base_row, name),
    TEXT(struct pbe_base_row, block),
    POSITION(struct pbe_base_row, parent),
    BOOL(struct pbe_base_row, is_placeholder),
    END,
};

static const struct view_member header_members[] = {
    TEXT(struct pbe_base_header, block),
    FIELDS(struct pbe_base_header, titles),
    END,
};

static const struct view_member note_members[] = {
    TEXT(struct pbe_note, code),
    TEXT(struct pbe_note, text),
    END,
};

/* --- the snapshot --- */

#define FACT(name, fact)                                                               \
    {                                                                                  \
#name, MEMBER_FIELD, offsetof(struct pbe_snapshot, facts[fact]), 0, 0, NULL    \
    }
#define KEPT(name, column)                                                             \
    {                                                                                  \
#name, MEMBER_FIELD, offsetof(struct pbe_snapshot_row, fields[column]), 0, 0,  \
            NULL                                                                       \
    }

enum { SHORT_PRINT = 8 /* characters of a fingerprint that people see */ };

static void snapshot_print_short(lua_State *L, struct review_run *run,
                                 const struct view *view)
{
    const struct pbe_snapshot *snapshot = view->thing;
    const struct pbe_value *print = &snapshot->facts[PBE_SNAPSHOT_FINGERPRINT].value;
    (void)run;
    if (print->kind == PBE_TEXT)
        lua_pushlstring(L, print->text,
                        pbe_utf8_cut(print->text, print->length, SHORT_PRINT));
    else
        lua_pushliteral(L, "");
}

static const struct view_member snapshot_members[] = {
    FACT(pack, PBE_SNAPSHOT_PACK),
    FACT(version, PBE_SNAPSHOT_VERSION),
    FACT(fingerprint, PBE_SNAPSHOT_FINGERPRINT),
    GET("fingerprint_short", snapshot_print_short),
    FACT(time, PBE_SNAPSHOT_TIME),
    FACT(unit, PBE_SNAPSHOT_UNIT),
    FACT(project, PBE_SNAPSHOT_PROJECT),
    FACT(year, PBE_SNAPSHOT_YEAR),
    FACT(total, PBE_SNAPSHOT_TOTAL),
    FACT(total_given, PBE_SNAPSHOT_GIVEN_TOTAL),
    FACT(grade, PBE_SNAPSHOT_GRADE),
    {"rows", MEMBER_LIST, offsetof(struct pbe_snapshot, rows),
     offsetof(struct pbe_snapshot, row_count), VIEW_KEPT, NULL},
    END,
};

static const struct view_member kept_members[] = {
    KEPT(cell, PBE_SNAPSHOT_CELL),
    KEPT(name, PBE_SNAPSHOT_NAME),
    KEPT(target, PBE_SNAPSHOT_TARGET),
    KEPT(actual, PBE_SNAPSHOT_ACTUAL),
    KEPT(weight, PBE_SNAPSHOT_WEIGHT),
    KEPT(own, PBE_SNAPSHOT_OWN),
    KEPT(given, PBE_SNAPSHOT_GIVEN),
    KEPT(score, PBE_SNAPSHOT_SCORE),
    KEPT(explanation, PBE_SNAPSHOT_EXPLANATION),
    TEXT(struct pbe_snapshot_row, changed),
    BOOL(struct pbe_snapshot_row, is_found),
    BOOL(struct pbe_snapshot_row, is_given_changed),
    END,
};

static void table_snapshot(lua_State *L, struct review_run *run,
                           const struct view *view)
{
    const struct pbe_snapshot *snapshot = run->assessment->snapshot;
    (void)view;
    if (snapshot)
        view_push(L, run, VIEW_SNAPSHOT, snapshot);
    else
        lua_pushnil(L);
}

/* --- the table --- */

static const struct pbe_review *result_of(const struct review_run *run)
{
    return &run->review->result;
}

static void table_points(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    if (result_of(run)->total.has_points)
        lua_pushnumber(L, result_of(run)->total.points);
    else
        lua_pushnil(L);
}

static void table_weights(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushnumber(L, result_of(run)->total.weights);
}

static void table_pending(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushinteger(L, (lua_Integer)result_of(run)->total.pending);
}

static void table_grade(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushstring(L, result_of(run)->grade);
}

static void table_full(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushnumber(L, run->pack->total);
}

static void table_pack_id(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushstring(L, run->pack->id);
}

static void table_print(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushstring(L, run->pack->fingerprint);
}

/* As PBE_PACK shows it. */
static void table_print_short(lua_State *L, struct review_run *run,
                              const struct view *view)
{
    (void)view;
    lua_pushlstring(L, run->pack->fingerprint, SHORT_PRINT);
}

static void table_missing(lua_State *L, struct review_run *run, const struct view *view)
{
    (void)view;
    lua_pushboolean(L, run->missing_pack != NULL);
}

static const struct view_member table_members[] = {
    FIELD(struct pbe_assessment, title),
    FIELD(struct pbe_assessment, unit),
    FIELD(struct pbe_assessment, year),
    FIELD(struct pbe_assessment, amount_unit),
    FIELD(struct pbe_assessment, project),
    FIELD(struct pbe_assessment, pack),
    FIELD(struct pbe_assessment, total_weight),
    FIELD(struct pbe_assessment, total_score),
    FIELD(struct pbe_assessment, grade),
    FIELD(struct pbe_assessment, review_total),
    FIELD(struct pbe_assessment, filled_by),
    FIELD(struct pbe_assessment, filled_on),
    FIELD(struct pbe_assessment, phone),
    FIELD(struct pbe_assessment, signed_by),
    LIST("funds", funds, fund_count, VIEW_FUND),
    LIST("rows", indicators, indicator_count, VIEW_ROW),
    LIST("headings", headings, heading_count, VIEW_HEADING),
    LIST("goals", goals, goal_count, VIEW_GOAL),
    LIST("base", base_rows, base_row_count, VIEW_BASE),
    LIST("base_headers", base_headers, base_header_count, VIEW_HEADER),
    LIST("notes", notes, note_count, VIEW_NOTE),
    GET("points", table_points),
    GET("weights", table_weights),
    GET("pending", table_pending),
    GET("computed_grade", table_grade),
    GET("full", table_full),
    GET("pack_id", table_pack_id),
    GET("pack_fingerprint", table_print),
    GET("pack_fingerprint_short", table_print_short),
    GET("pack_missing", table_missing),
    GET("snapshot", table_snapshot),
    NUMBER(struct pbe_assessment, amount_scale),
    END,
};

const struct view_member *const view_members[VIEW_KINDS] = {
    [VIEW_TABLE] = table_members,       [VIEW_ROW] = row_members,
    [VIEW_FUND] = fund_members,         [VIEW_HEADING] = heading_members,
    [VIEW_GOAL] = goal_members,         [VIEW_BASE] = base_members,
    [VIEW_HEADER] = header_members,     [VIEW_NOTE] = note_members,
    [VIEW_SNAPSHOT] = snapshot_members, [VIEW_KEPT] = kept_members,
    [VIEW_FIELD] = view_field_members,
};

/* --- kinds --- */

static const struct {
    size_t size;
    const char *zh, *en;
    size_t place; /* offset of the field that stands for the thing; NONE */
} kinds[VIEW_KINDS] = {
#define NONE ((size_t)-1)
    [VIEW_TABLE] = {sizeof(struct pbe_assessment), "总表", "table", NONE},
    [VIEW_ROW] = {sizeof(struct pbe_indicator), "指标行", "row",
                  offsetof(struct pbe_indicator, level3)},
    [VIEW_FUND] = {sizeof(struct pbe_fund), "资金行", "fund line",
                   offsetof(struct pbe_fund, label)},
    [VIEW_HEADING] = {sizeof(struct pbe_heading), "一级指标", "heading",
                      offsetof(struct pbe_heading, field)},
    [VIEW_GOAL] = {sizeof(struct pbe_goal), "年度目标", "goal",
                   offsetof(struct pbe_goal, achieved)},
    [VIEW_BASE] = {sizeof(struct pbe_base_row), "基础数据行", "base row",
                   offsetof(struct pbe_base_row, label)},
    [VIEW_HEADER] = {sizeof(struct pbe_base_header), "表头", "header",
                     offsetof(struct pbe_base_header, titles)},
    [VIEW_NOTE] = {sizeof(struct pbe_note), "说明", "note", NONE},
    [VIEW_SNAPSHOT] = {sizeof(struct pbe_snapshot), "存档", "snapshot",
                       offsetof(struct pbe_snapshot, facts[PBE_SNAPSHOT_TABLE])},
    [VIEW_KEPT] = {sizeof(struct pbe_snapshot_row), "存档行", "snapshot row",
                   offsetof(struct pbe_snapshot_row, fields[PBE_SNAPSHOT_CELL])},
    [VIEW_FIELD] = {sizeof(struct pbe_field), "单元格", "cell", 0},
    [VIEW_LIST] = {0, "列表", "list", NONE},
#undef NONE
};

size_t view_kind_size(enum view_kind kind)
{
    return kinds[kind].size;
}

const char *view_kind_word(enum view_kind kind)
{
    return PBE_SAY(kinds[kind].zh, kinds[kind].en);
}

static bool is_somewhere(const struct pbe_place *place)
{
    return place->row >= 0;
}

/* A row without a name of its own stands where its other cells do. */
static struct pbe_place place_of_row(const struct pbe_indicator *row)
{
    const struct pbe_field *fields[] = {&row->level3, &row->level2, &row->target,
                                        &row->actual, &row->score,  &row->level1};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (is_somewhere(&fields[i]->place))
            return fields[i]->place;
    return (struct pbe_place){-1, -1, -1};
}

struct pbe_place view_place_of(const struct review_run *run, const struct view *view)
{
    (void)run;
    if (view->kind == VIEW_ROW)
        return place_of_row(view->thing);
    if (view->kind == VIEW_NOTE)
        return ((const struct pbe_note *)view->thing)->place;
    if (kinds[view->kind].place == (size_t)-1)
        return (struct pbe_place){-1, -1, -1};
    return ((const struct pbe_field *)((const char *)view->thing
                                       + kinds[view->kind].place))
        ->place;
}
