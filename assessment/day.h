/* day.h - dates as written: 2021年12月31日, 9月, 2023.12.31, 三季度末, 1-12月.
 *
 * A period (1-12月, 2021-2023年) counts by its last day. What was not written stays 0.
 */
#ifndef PBE_ASSESSMENT_DAY_H
#define PBE_ASSESSMENT_DAY_H

#include "assessment/glyph.h"

struct as_date {
    struct pbe_day day;
    size_t end;     /* the glyph after it */
    bool year_only; /* "2023年": often only a label of something else */
};

/* Reads a date at `at`. False: something else stands there. */
bool as_date_read(const struct as_glyphs *glyphs, size_t at, struct as_date *date);

/* Days from 1970-01-01 of a complete date, proleptic Gregorian. */
long as_day_number(int year, int month, int day);

/* The day of a cell's serial number, which counts from 1899-12-30. False, and *day is left
 * alone, outside the years 1900 to 9999. */
bool as_day_of_serial(double serial, struct pbe_day *day);

/* 28-31; year 0 counts as a common year. */
int as_month_days(int year, int month);

#endif
