/* form.h - a self-evaluation out of a few lines of text, for the tests of checks.
 *
 *   row  产出指标（40分） | 数量指标 | 执法案件查处数 | 200起以上 | 401 | 8 | 8 | 原因 | own=7
 *   fund total | 2649.39 | 2628.42 | 2627.30 | 10 | 99.17% | 9.5
 *   base spending | 三公经费 | 50.9 | 55 | 40.59 | parent=2
 *   unit 某单位
 *
 * Each line is one row of a sheet, each part one cell. cases/README.md tells the rest.
 */
#ifndef TESTS_REVIEW_FORM_H
#define TESTS_REVIEW_FORM_H

#include "assessment/assessment.h"

struct form;

struct form *form_new(void);
void form_free(struct form *form); /* NULL is fine */

/* Adds what a line says; false for a line that it does not know. */
bool form_add(struct form *form, const char *line);

/* The assessment so far; it belongs to the form, and nothing may be added any more. */
const struct pbe_assessment *form_take(struct form *form);

#endif
