/* trial.h - trying packs out: every example of their files, every case of case files.
 *
 * A load stops at the first example that does not come out, since such a pack must not
 * run; a trial goes on and tells them all, and what nothing has reached. The packs that it
 * compiles serve the trial alone: no score leaves it but as a failure.
 * A report owns all that it points to: pbe_trial_report_free(). Lists end with NULL.
 */
#ifndef PBE_LUA_TRIAL_H
#define PBE_LUA_TRIAL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "lua/engine.h"

/* What to try. Borrowed for the call. */
struct pbe_trial {
    const char *const *roots; /* the bureau's folders, as for pbe_engine_load() */
    size_t root_count;
    const char
        *pack; /* the only one to try; NULL = the bureau's, or without roots all */
    const char *const *cases; /* paths of case files */
    size_t case_count;
    int coverage; /* find out what is not reached */
};

/* What should come out, or what does. */
struct pbe_trial_side {
    int says_points; /* expected: 0 = the points are not compared */
    int has_points;  /* 0: no points, that is pending */
    double points;
    const char *outcome, *grade; /* "" = not said; names as pbe_outcome_name() */
    const char *explanation;     /* expected: the part that must be in it; "" */
};

enum pbe_trial_kind { PBE_TRIAL_EXAMPLE, PBE_TRIAL_TABLE, PBE_TRIAL_CASE };

/* One example or case that does not come out. */
struct pbe_trial_failure {
    enum pbe_trial_kind kind;
    const char *pack, *name; /* the rule's, the table example's; "" = none named */
    const char *file;
    int line;   /* 1-based */
    int number; /* of the example in its rule, 1-based */
    int row;    /* TABLE: the row that differs, 1-based; 0 = the total or the grade */
    int broken; /* the rule failed: there is only actual.explanation, which says why */
    struct pbe_trial_side expected, actual;
    struct pbe_trial_failure *next;
};

/* A branch that nothing has reached. */
struct pbe_trial_gap {
    const char *pack, *name, *branch; /* the rule; the branch in words */
    const char *file;
    int line;
    struct pbe_trial_gap *next;
};

struct pbe_trial_pack {
    const char *id, *version;
    size_t rules, examples, cases, failures;
    size_t branches, reached; /* of the rules that it declares itself */
};

struct pbe_trial_report {
    struct pbe_arena arena;
    struct pbe_trial_pack *packs; /* that were tried, by id */
    size_t pack_count;
    size_t examples, cases, failed; /* of all packs */
    struct pbe_trial_failure *failures;
    struct pbe_trial_gap *gaps;
};

/* Tries. OK when everything has run, whatever came out; PACK for packs that do not
 * compile, for case files that are wrong or empty, and when there is nothing to try. */
pbe_status pbe_trial_run(const struct pbe_engine_options *options,
                         const struct pbe_trial *trial,
                         struct pbe_trial_report **report, struct pbe_error *err);
void pbe_trial_report_free(struct pbe_trial_report *report); /* NULL is fine */

#endif
