/* cases.h - a case file: a table of rows with what should come out of each.
 *
 * TSV or CSV in UTF-8. The heading line names the columns in Chinese or English
 * (规则 rule, 目标值 target, 完成值 actual, 分值 weight, 给分 given, 得分 points, 结果
 * outcome, 说明 explanation, 规则包 pack, 备注 note), in any order; only 完成值, 分值 and
 * one of 得分, 结果, 说明 must be there. # begins a remark.
 * All memory is the arena's.
 */
#ifndef PBE_LUA_CASES_H
#define PBE_LUA_CASES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "lua/engine.h"
#include "lua/trial.h"

enum { CASES_FILE_MAX = 4 << 20 }; /* bytes */

struct test_case {
    int line;
    struct pbe_row row; /* its pack EMPTY = not said */
    struct pbe_trial_side expected;
};

struct cases {
    const char *file; /* the path */
    struct test_case *cases;
    size_t count; /* 1 at least */
};

/* Reads a file. PACK with all slips when it is not what it should be, or holds no case;
 * FILE when it cannot be read. */
pbe_status cases_read(const char *path, struct pbe_arena *arena, struct cases *cases,
                      struct pbe_error *err);

#endif
