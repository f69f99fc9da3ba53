/* gist.h - what a collection comes to: grades, averages, level-1 headings, findings.
 *
 * Made of the returns that count, in the order of their ranks, so that the same returns
 * give the same digits. Texts are borrowed from the collection or lie in its arena.
 */
#ifndef PBE_CLI_GIST_H
#define PBE_CLI_GIST_H

#include "cli/collection.h"
#include "cli/summary.h"
#include "lua/engine.h"

/* How many have the grade, by what they say of themselves and by what was computed. */
struct gist_grade {
    const char *word; /* "" = no total */
    size_t given, computed;
};

/* A level-1 heading over all returns. Rows that have no points, and those that do not
 * count, are left out of the sums. */
struct gist_level {
    const char *name; /* "" = rows without one */
    size_t returns, rows, pending;
    double weight, points;             /* of the rows that were computed */
    double given_weight, given_points; /* of those that say their own points */
    const void *last;                  /* the table counted last */
};

/* The average of those that have the number. */
struct gist_mean {
    size_t count;
    double sum;
};

enum { GIST_GRADES = 24, GIST_LEVELS = 64 }; /* what is beyond is not told apart */

struct gist {
    struct pbe_value year;              /* that most returns have; EMPTY */
    const char *place, *pack, *version; /* of the pack that most have; "" */
    struct gist_grade grades[GIST_GRADES];
    struct gist_level levels[GIST_LEVELS];
    size_t grade_count, level_count;
    struct gist_mean given, computed, difference;
    struct pbe_value best, worst; /* computed totals */
    struct summary summary;       /* its codes by weight */
};

/* The collection is settled. gist_done() may follow in any case. */
pbe_status gist_make(struct gist *gist, struct collection *collection,
                     pbe_engine *engine, struct pbe_error *err);
void gist_done(struct gist *gist);

struct pbe_value gist_mean(const struct gist_mean *mean); /* EMPTY of none */

/* Points over weight, a fraction; EMPTY without weight. */
struct pbe_value gist_rate(double points, double weight);

/* Appends 株洲市芦淞区2023年度绩效自评 and what follows: 汇总, 排名 … */
void gist_title(const struct gist *gist, const char *what, struct pbe_text *out);

#endif
