/* workbook.h - a spreadsheet file, read: .ods, .ots, .fods, .xlsx, by content.
 *
 * Input is hostile: sizes, ratios, nesting and cells are limited, nothing outside the
 * file is ever opened, and whatever is wrong is one sentence with PBE_STATUS_FILE.
 * Values are those that were saved; nothing is computed here.
 * Owner: pbe_workbook_free(); grids and texts live as long as the workbook.
 * Threads: one at a time per workbook.
 */
#ifndef PBE_WORKBOOK_WORKBOOK_H
#define PBE_WORKBOOK_WORKBOOK_H

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/grid.h"

typedef struct pbe_workbook pbe_workbook;

/* 0 = the default that stands beside it. */
struct pbe_workbook_limits {
    size_t file;    /* bytes of the file: 64 MiB */
    size_t content; /* bytes that its parts may unpack to, in all: 512 MiB */
    size_t memory;  /* bytes that all grids may hold: 256 MiB */
};

enum pbe_workbook_kind { PBE_WORKBOOK_ODS, PBE_WORKBOOK_FODS, PBE_WORKBOOK_XLSX };

/* Reads a file. limits may be NULL. *workbook is written on success. */
pbe_status pbe_workbook_open(const char *path, const struct pbe_workbook_limits *limits,
                             pbe_workbook **workbook, struct pbe_error *err);
/* The same of a file that is open, from its beginning, whatever was read of it. */
pbe_status pbe_workbook_read(FILE *file, const struct pbe_workbook_limits *limits,
                             pbe_workbook **workbook, struct pbe_error *err);
void pbe_workbook_free(pbe_workbook *workbook);

enum pbe_workbook_kind pbe_workbook_kind(const pbe_workbook *workbook);

size_t pbe_workbook_sheet_count(const pbe_workbook *workbook);
/* sheet: 0-based, in the order of the tabs. */
const pbe_grid *pbe_workbook_sheet(const pbe_workbook *workbook, size_t sheet);

/* A named property of the document: "title", "creator" (its author), "modifier" (who
 * saved it last), "generator" (the program that saved it), or one that users define, such
 * as "pbe.pack". NULL = not there. */
const char *pbe_workbook_property(const pbe_workbook *workbook, const char *name);

/* A named range or expression: what its name stands for, as the file writes it. */
struct pbe_workbook_name {
    const char *name, *target;
};

size_t pbe_workbook_name_count(const pbe_workbook *workbook);
const struct pbe_workbook_name *pbe_workbook_names(const pbe_workbook *workbook);

#endif
