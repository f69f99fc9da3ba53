/* certain.c - see certain.h. */
#include "assessment/certain.h"

#include <string.h>

#include "assessment/reading.h"
#include "assessment/unit.h"

/* 约500人 as a target: what is nearer than this share of it is not clearly missed. */
#define NEARLY 0.1

static bool is_money(const struct pbe_measure *target, const struct pbe_measure *actual)
{
    struct as_unit_meaning unit;
    as_unit_mean(target->unit[0] != '\0' ? target->unit : actual->unit, &unit);
    return unit.dimension == AS_MONEY;
}

/* +1 for a target that wants more, -1 for one that wants less, 0 where the rule knows. */
static int side_of_target(const struct pbe_measure *target, const struct pbe_pair *pair)
{
    int side = as_side_of(target->comparator);
    if (side != 0)
        return side;
    if (pair->target == 0)
        return -1;
    return target->comparator == PBE_COMPARE_EQ || pair->kind == PBE_PAIR_CHANGES;
}

/* 20个（未验收） against 20个; a miss is a miss, whatever else is said. */
static bool reaches(const struct pbe_measure *target, const struct pbe_pair *pair)
{
    return side_of_target(target, pair) < 0 ? pair->actual <= pair->target
                                            : pair->actual >= pair->target;
}

/* 95%以上, 不足100%: known is only on which side of its number the value lies. */
static bool bound_decides(const struct pbe_measure *target,
                          const struct pbe_measure *actual, const struct pbe_pair *pair)
{
    int side = as_side_of(actual->comparator), wanted;
    bool strict =
        actual->comparator == PBE_COMPARE_GT || actual->comparator == PBE_COMPARE_LT;
    double over = pair->actual - pair->target; /* how far beyond the target */
    if (side == 0)
        return true;
    if (pair->kind == PBE_PAIR_RANGE) /* 90%-100% with ≥95% */
        return side > 0 && over >= 0 && pair->upper == 100
               && strcmp(target->unit, "%") == 0;
    if (pair->kind == PBE_PAIR_TOLERANCE)
        return side < 0 && pair->actual >= 0 && over <= 0;
    wanted = side_of_target(target, pair);
    if (wanted == 0 && side > 0)
        return over >= 0 || !is_money(target, actual);
    if (wanted == 0) /* 50万元 with 50万元以内: the actual value tells the direction */
        return !strict && over <= 0 && is_money(target, actual);
    if (side != wanted)
        return false;
    /* 95%以上 with 88%以上 counts for what is sure; but ≥90% is not surely >90% */
    return over != 0 || strict
           || (target->comparator != PBE_COMPARE_GT
               && target->comparator != PBE_COMPARE_LT);
}

/* 近90%, 90余人: on which side of an equal target? */
static bool slack_decides(const struct pbe_measure *target,
                          const struct pbe_measure *actual, const struct pbe_pair *pair)
{
    double over = pair->actual - pair->target;
    double size = pair->target < 0 ? -pair->target : pair->target;
    int side = side_of_target(target, pair);
    if (actual->slack == target->slack)
        return true;
    if (actual->slack == PBE_SLACK_NONE) {
        bool missed = is_money(target, actual) ? over > 0 : over < 0;
        return target->slack == PBE_SLACK_OVER || target->comparator != PBE_COMPARE_NONE
               || !missed || (over < 0 ? -over : over) > size * NEARLY;
    }
    if (over != 0)
        return true;
    return (actual->slack == PBE_SLACK_OVER && side >= 0)
           || (actual->slack == PBE_SLACK_UNDER && side < 0);
}

/* The end of 80%≤x<100% is no part of it. */
static bool is_open_end(const struct pbe_measure *target, const struct pbe_pair *pair)
{
    return pair->kind == PBE_PAIR_RANGE
           && ((target->open && pair->actual == pair->target)
               || (target->open_upper && pair->actual == pair->upper));
}

bool as_pair_is_certain(const struct pbe_measure *target,
                        const struct pbe_measure *actual, const struct pbe_pair *pair)
{
    /* -5%: is more better, or less? */
    if (pair->kind == PBE_PAIR_NUMBERS && target->comparator == PBE_COMPARE_NONE
        && pair->target < 0 && pair->actual != pair->target)
        return false;
    if (actual->not_yet && !target->not_yet)
        return false;
    if (actual->denied && reaches(target, pair))
        return false;
    /* 零投诉 is good news, and no satisfaction of 0% */
    if (actual->nothing && !target->nothing && side_of_target(target, pair) >= 0)
        return false;
    return bound_decides(target, actual, pair) && slack_decides(target, actual, pair)
           && !is_open_end(target, pair);
}
