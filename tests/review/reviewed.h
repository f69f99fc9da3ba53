/* reviewed.h - a small table through pbe_engine_review(), for the tests of reviews.
 *
 * The packs are the shipped ones and `t`, which extends mof-2020-10; a test may write more
 * into reviewed.folder before it loads.
 */
#ifndef TESTS_REVIEW_REVIEWED_H
#define TESTS_REVIEW_REVIEWED_H

#include "form.h"
#include "loaded.h"
#include "lua/review.h"

extern struct loaded reviewed;
extern const char *const small_table[]; /* lines of form.h, NULL at the end */

void reviewed_rules(const char *folder); /* of the shipped packs */

/* Setup and teardown of each test. */
int reviewed_open(void **state);
int reviewed_close(void **state);

/* The shipped rules wait until they are asked for, as in the component. */
pbe_status reviewed_load(void);
void reviewed_load_well(void);

struct form *form_of(const char *const *lines);

/* The review of a table by a pack, for pbe_review_free(). */
struct pbe_review *review_lines(const char *const *lines, const char *pack);

/* The first finding of a code whose message has these words; NULL = none. */
const struct pbe_finding *find(const struct pbe_review *review, const char *code,
                               const char *words);
size_t count(const struct pbe_review *review, const char *code);

#endif
