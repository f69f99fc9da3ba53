/* value.h - a cell's content, free of any host: nothing, a number or a text.
 *
 * Hosts (Calc, the workbook readers, the command line) make a pbe_value once, in
 * one place each, and hand it on by pointer. The text is borrowed UTF-8: it is
 * valid as long as its owner says, is not NUL-terminated, and is never freed here.
 */
#ifndef PBE_BASE_VALUE_H
#define PBE_BASE_VALUE_H

#include <stddef.h>
#include <string.h>

enum pbe_value_kind { PBE_EMPTY, PBE_NUMBER, PBE_TEXT };

struct pbe_value {
    enum pbe_value_kind kind;
    double number;    /* PBE_NUMBER only */
    const char *text; /* PBE_TEXT only: UTF-8, `length` bytes */
    size_t length;
};

static inline struct pbe_value pbe_value_empty(void)
{
    return (struct pbe_value){.kind = PBE_EMPTY};
}

static inline struct pbe_value pbe_value_number(double number)
{
    return (struct pbe_value){.kind = PBE_NUMBER, .number = number};
}

/* An empty text (length 0) is PBE_EMPTY: a cell that shows nothing is not filled. */
static inline struct pbe_value pbe_value_text(const char *text, size_t length)
{
    if (length == 0)
        return pbe_value_empty();
    return (struct pbe_value){.kind = PBE_TEXT, .text = text, .length = length};
}

#endif
