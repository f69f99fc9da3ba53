/* wb_book.h - the workbook while it is read: sheets, names, properties, and limits.
 *
 * Everything that input decides the size of is counted against limits.memory.
 */
#ifndef PBE_WORKBOOK_WB_BOOK_H
#define PBE_WORKBOOK_WB_BOOK_H

#include "base/arena.h"
#include "workbook/workbook.h"

enum { WB_SHEETS_MAX = 1024, WB_NAMES_MAX = 65536 };

struct wb_property {
    const char *name, *text;
};

struct pbe_workbook {
    enum pbe_workbook_kind kind;
    struct pbe_workbook_limits limits; /* none is 0 */
    struct pbe_arena texts;            /* of names and properties */
    size_t reserved;                   /* bytes that the reader holds while it reads */
    pbe_grid **sheets;
    size_t sheet_count, sheet_room;
    struct pbe_workbook_name *names;
    size_t name_count, name_room;
    struct wb_property *properties;
    size_t property_count, property_room;
};

/* Adds a sheet, which takes what memory the others left. *sheet is borrowed. */
pbe_status wb_book_add_sheet(pbe_workbook *book, const char *name, pbe_grid **sheet,
                             struct pbe_error *err);
pbe_status wb_book_add_name(pbe_workbook *book, const char *name, const char *target,
                            struct pbe_error *err);

/* Of several properties with one name the first counts. */
pbe_status wb_book_add_property(pbe_workbook *book, const char *name, const char *text,
                                struct pbe_error *err);

/* The limits given, those that are 0 by their default; given may be NULL. */
struct pbe_workbook_limits wb_limits(const struct pbe_workbook_limits *given);

/* Bytes that may still be taken. */
size_t wb_book_memory_left(const pbe_workbook *book);

/* The sentence for what is larger than the limits. */
pbe_status wb_book_too_large(struct pbe_error *err);

/* The sentence about a cell whose stored value is no number or date. */
pbe_status wb_book_bad_value(const pbe_grid *sheet, int row, int column,
                             const char *bytes, size_t length, struct pbe_error *err);

#endif
