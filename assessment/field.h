/* field.h - from a cell of the row to a field of the assessment. */
#ifndef PBE_ASSESSMENT_FIELD_H
#define PBE_ASSESSMENT_FIELD_H

#include "assessment/reader.h"

struct pbe_field as_field_none(void);

/* The cell as it stands. */
struct pbe_field as_field_plain(const struct as_reader *reader,
                                const struct as_item *item);

/* A target or an actual value: a date becomes the text that people see. */
struct pbe_field as_field_value(struct as_reader *reader, const struct as_item *item);

/* Points: "８分", "10.0 " are numbers, and so is 10%, as one of a hundred. */
struct pbe_field as_field_points(const struct as_reader *reader,
                                 const struct as_item *item);

/* An amount: "2,649.39", "2649.39万元" are numbers. */
struct pbe_field as_field_amount(const struct as_reader *reader,
                                 const struct as_item *item);

/* A part of the cell's text. */
struct pbe_field as_field_text(struct as_reader *reader, const struct as_item *item,
                               const char *bytes, size_t length);

/* Reads a number with blanks, thousands and one of the units after it; all of the text
 * must be it. */
bool as_number_of(const char *text, size_t length, bool is_points, double *number);

/* Whether nothing stands there: no text, or / — …… 无. */
bool as_field_is_blank(const struct pbe_field *field);

/* The text of a cell as a wording: a number's digits, a percent cell's 95%, a date. */
void as_item_write(const struct as_item *item, struct pbe_text *out);

/* A name: without stars, line breaks and points; `numbering` cuts 1、 （一） 指标1：, too. */
const char *as_name_of(struct as_reader *reader, const struct pbe_value *value,
                       bool numbering);

#endif
