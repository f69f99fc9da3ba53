#include "lua/view_row.h"

#include <string.h>

#include "base/language.h"
#include "lua/library.h"

static size_t position(const struct review_run *run, const struct view *view)
{
    return (size_t)((const struct pbe_indicator *)view->thing
                    - run->assessment->indicators);
}

static const struct pbe_review_row *result_of(const struct review_run *run,
                                              const struct view *view)
{
    return &run->review->result.rows[position(run, view)];
}

VIEW_ROW_GETTER(number)
{
    lua_pushinteger(L, (lua_Integer)position(run, view) + 1);
}

VIEW_ROW_GETTER(nature)
{
    static const char *const names[] = {
        [PBE_NATURE_NONE] = "",
        [PBE_NATURE_FORWARD] = "forward",
        [PBE_NATURE_REVERSE] = "reverse",
        [PBE_NATURE_QUALITATIVE] = "qualitative",
        [PBE_NATURE_QUANTITATIVE] = "quantitative",
    };
    (void)run;
    lua_pushstring(L, names[((const struct pbe_indicator *)view->thing)->nature]);
}

VIEW_ROW_GETTER(points)
{
    const struct pbe_score *score = &result_of(run, view)->result.score;
    if (score->has_points)
        lua_pushnumber(L, score->points);
    else
        lua_pushnil(L);
}

VIEW_ROW_GETTER(outcome)
{
    lua_pushstring(L, pbe_outcome_name(result_of(run, view)->result.score.outcome));
}

VIEW_ROW_GETTER(counted)
{
    lua_pushboolean(L, result_of(run, view)->result.counted);
}

VIEW_ROW_GETTER(low)
{
    lua_pushnumber(L, result_of(run, view)->result.score.low);
}

VIEW_ROW_GETTER(high)
{
    lua_pushnumber(L, result_of(run, view)->result.score.high);
}

VIEW_ROW_GETTER(weight)
{
    lua_pushnumber(L, result_of(run, view)->result.weight);
}

VIEW_ROW_GETTER(rule)
{
    lua_pushstring(L, result_of(run, view)->rule);
}

VIEW_ROW_GETTER(explanation)
{
    lua_pushstring(L, result_of(run, view)->explanation);
}

/* --- the wordings side by side --- */

/* Reads the row's wordings as the score did; the last row is remembered, since checks
 * ask for several things of one row. */
static const struct row *read_pair(struct review_run *run, const struct view *view)
{
    const struct pbe_indicator *indicator = view->thing;
    if (run->paired != indicator) {
        struct pbe_row given = {.target = indicator->target.value,
                                .actual = indicator->actual.value,
                                .weight = 1};
        score_prepare(run->row, &given, run->cache, NULL);
        run->paired = indicator;
    }
    return run->row;
}

VIEW_ROW_GETTER(pair)
{
    lua_pushstring(L, library_kind_name(read_pair(run, view)->pair.kind));
}

static bool has_numbers(const struct pbe_pair *pair)
{
    return pair->kind == PBE_PAIR_NUMBERS || pair->kind == PBE_PAIR_CHANGES;
}

VIEW_ROW_GETTER(target_number)
{
    const struct pbe_pair *pair = &read_pair(run, view)->pair;
    if (has_numbers(pair))
        lua_pushnumber(L, pair->target);
    else
        lua_pushnil(L);
}

VIEW_ROW_GETTER(actual_number)
{
    const struct pbe_pair *pair = &read_pair(run, view)->pair;
    if (has_numbers(pair))
        lua_pushnumber(L, pair->actual);
    else
        lua_pushnil(L);
}

VIEW_ROW_GETTER(same_words)
{
    lua_pushboolean(L, read_pair(run, view)->pair.same_words);
}

VIEW_ROW_GETTER(late_days)
{
    const struct pbe_pair *pair = &read_pair(run, view)->pair;
    if (pair->kind == PBE_PAIR_DATES)
        lua_pushinteger(L, pair->late_days);
    else
        lua_pushnil(L);
}

VIEW_ROW_GETTER(doubts)
{
    unsigned doubts = read_pair(run, view)->pair.doubts;
    int pushed = 0;
    lua_pushliteral(L, "");
    for (unsigned bit = 1; bit <= PBE_DOUBT_LAST; bit <<= 1) {
        if (!(doubts & bit))
            continue;
        lua_pushfstring(L, "%s%s", pushed++ ? PBE_SAY("；", "; ") : "",
                        pbe_doubt_text((enum pbe_doubt)bit));
        lua_concat(L, 2);
    }
}
