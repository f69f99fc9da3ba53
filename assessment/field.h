/* field.h - from a cell of the row to a field of the assessment. */
#ifndef PBE_ASSESSMENT_FIELD_H
#define PBE_ASSESSMENT_FIELD_H

#include "assessment/reader.h"

struct pbe_field as_field_none(void);

/* The cell as it stands. */
struct pbe_field as_field_plain(const struct as_reader *reader,
                                const struct as_item *item);

/* A target or an actual value: a date becomes its text, 2023年6月30日. */
struct pbe_field as_field_value(struct as_reader *reader, const struct as_item *item);

/* Points: "８分", "10.0 " are numbers, and so is 10%, as one of a hundred. */
struct pbe_field as_field_points(const struct as_reader *reader,
                                 const struct as_item *item);

/* An amount: "2,649.39", "2649.39万元" are numbers. */
struct pbe_field as_field_amount(struct as_reader *reader, const struct as_item *item);

/* A part of the cell's text. */
struct pbe_field as_field_text(struct as_reader *reader, const struct as_item *item,
                               const char *bytes, size_t length);

/* What may stand behind a number that is typed as text. */
enum as_behind {
    AS_BARE,    /* nothing */
    AS_POINTS,  /* 分, % */
    AS_YUAN,    /* 元 */
    AS_MYRIADS, /* 万元 */
    AS_MONEY    /* either, where the form does not say its unit */
};

/* Reads a number with blanks and thousands; all of the text must be it. */
bool as_number_of(const char *text, size_t length, enum as_behind behind,
                  double *number);

/* What may stand behind an amount of the form that is being read. */
enum as_behind as_amounts_of(struct as_reader *reader);

/* Whether nothing stands there: no text, or / — …… 无. */
bool as_field_is_blank(const struct pbe_field *field);

enum { AS_WORDING_MAX = 1024 };

/* A text that is put together; what does not fit sets `failed`. */
struct as_wording {
    char bytes[AS_WORDING_MAX];
    size_t length;
    bool failed;
};

void as_wording_add(struct as_wording *wording, const char *bytes, size_t length);
void as_wording_add_text(struct as_wording *wording, const char *text);

/* Adds a cell's text as a wording: a number's digits, a percent cell's 95%, a date. */
void as_wording_add_item(struct as_wording *wording, const struct as_item *item);

/* A name: without stars, line breaks, numbering (1、 （一） 指标1：) and points in brackets;
 * a group's also without points at its end. */
const char *as_name_of(struct as_reader *reader, const struct pbe_value *value,
                       bool is_group);

#endif
