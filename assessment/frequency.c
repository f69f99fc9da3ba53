/* frequency.c - see frequency.h. */
#include "assessment/frequency.h"

#include <string.h>

#include "assessment/reading.h"
#include "assessment/unit.h"

/* What is done or made again and again; 人 per 天 and 吨 per 天 tell how much fits in. */
static bool is_occasion(const char *base)
{
    static const char *const OCCASIONS[] = {"次", "期", "场", "场次", "回",
                                            "轮", "遍", "批", "批次", "篇",
                                            "条", "份", "件", "个",   "项"};
    for (size_t i = 0; i < sizeof OCCASIONS / sizeof OCCASIONS[0]; i++)
        if (strcmp(base, OCCASIONS[i]) == 0)
            return true;
    return false;
}

/* The periods of a year by the denominator of a unit: 次/季度. */
static int periods_of(const char *per)
{
    static const struct {
        const char *name;
        int per_year;
    } PERIODS[] = {{"年", 1},   {"年度", 1}, {"半年", 2},  {"季", 4},
                   {"季度", 4}, {"月", 12},  {"个月", 12}, {"周", 52},
                   {"天", 365}, {"日", 365}, {"星期", 52}};
    for (size_t i = 0; i < sizeof PERIODS / sizeof PERIODS[0]; i++)
        if (strcmp(per, PERIODS[i].name) == 0)
            return PERIODS[i].per_year;
    return 0;
}

static int per_year(const struct pbe_measure *measure,
                    const struct as_unit_meaning *unit)
{
    if (unit->per[0] != '\0')
        return periods_of(unit->per);
    return measure->per_year;
}

static bool meets(enum pbe_comparator comparator, double target, double actual)
{
    if (as_side_of(comparator) < 0)
        return actual <= target;
    return comparator == PBE_COMPARE_GT ? actual > target : actual >= target;
}

/* The target says per what, the actual value does not: clear if it is enough for a year,
 * or a bare number that repeats the target's. */
static void fit_plain(const struct pbe_measure *target,
                      const struct pbe_measure *actual, int periods,
                      struct pbe_pair *pair)
{
    double goal = pair->target, year = goal * periods;
    bool repeats = actual->unit[0] == '\0' && pair->actual == goal;
    if (repeats
        || (meets(target->comparator, goal, pair->actual)
            && meets(target->comparator, year, pair->actual)))
        return;
    pair->kind = PBE_PAIR_AMBIGUOUS;
}

bool as_frequency_fit(const struct pbe_measure *target,
                      const struct pbe_measure *actual, struct pbe_pair *pair)
{
    struct as_unit_meaning goal, done;
    if (target->per_year == 0 && actual->per_year == 0
        && strchr(target->unit, '/') == NULL && strchr(actual->unit, '/') == NULL)
        return false;
    as_unit_mean(target->unit, &goal);
    as_unit_mean(actual->unit, &done);
    bool bare_goal = target->unit[0] == '\0', bare_done = actual->unit[0] == '\0';
    if ((!is_occasion(goal.base) && !bare_goal)
        || (!is_occasion(done.base) && !bare_done) || (bare_goal && bare_done))
        return false;
    int of_goal = per_year(target, &goal), of_done = per_year(actual, &done);
    if (of_goal == 0 && of_done == 0)
        return false;
    if (strcmp(goal.base, done.base) != 0 && !bare_goal && !bare_done)
        pair->doubts |= PBE_DOUBT_UNITS;
    if (of_done == 0 && of_goal > 1) {
        fit_plain(target, actual, of_goal, pair);
    } else if (of_done > 1) {
        /* a target without a period is the year's */
        double year = pair->actual * of_done / (of_goal > 1 ? of_goal : 1);
        if (of_goal == 0 && as_side_of(target->comparator) < 0
            && meets(target->comparator, pair->target, pair->actual)
                   != meets(target->comparator, pair->target, year))
            pair->kind = PBE_PAIR_AMBIGUOUS;
        pair->actual = year;
    } else if (of_done == 1 && of_goal > 1) {
        pair->actual = pair->actual / of_goal;
    }
    return true;
}
