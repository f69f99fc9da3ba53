#include "workbook/workbook.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/ods.h"
#include "workbook/wb_book.h"
#include "workbook/wb_kind.h"
#include "workbook/xlsx.h"

static pbe_status read_package(pbe_workbook *book, const struct wb_file *file,
                               struct pbe_error *err)
{
    wb_zip *zip = NULL;
    pbe_status status = wb_zip_open(file, book->limits.content, &zip, err);
    if (status)
        return status;
    enum pbe_workbook_kind kind;
    status = wb_kind_of_package(zip, &kind, err);
    if (!status)
        status = kind == PBE_WORKBOOK_XLSX ? xlsx_read(book, zip, err)
                                           : ods_read_package(book, zip, err);
    wb_zip_close(zip);
    return status;
}

static pbe_status read_file(pbe_workbook *book, const struct wb_file *file,
                            const char *path, struct pbe_error *err)
{
    enum wb_kind kind;
    pbe_status status = wb_kind_find(file, path, &kind, err);
    if (status)
        return status;
    return kind == WB_KIND_ZIP ? read_package(book, file, err)
                               : ods_read_flat(book, file, err);
}

static pbe_workbook *new_book(const struct pbe_workbook_limits *limits)
{
    pbe_workbook *book = calloc(1, sizeof *book);
    if (!book)
        return NULL;
    book->limits = wb_limits(limits);
    pbe_arena_init(&book->texts, book->limits.memory);
    xmlInitParser();
    return book;
}

pbe_status pbe_workbook_open(const char *path, const struct pbe_workbook_limits *limits,
                             pbe_workbook **workbook, struct pbe_error *err)
{
    struct wb_file file;
    pbe_workbook *book = new_book(limits);
    if (!book)
        return pbe_error_memory(err);
    pbe_status status = wb_file_open(&file, path, book->limits.file, err);
    if (!status)
        status = read_file(book, &file, path, err);
    wb_file_close(&file);
    if (status) {
        pbe_error_place(err, path, 0, 0);
        pbe_workbook_free(book);
    } else {
        *workbook = book;
    }
    return status;
}

pbe_status pbe_workbook_read(FILE *stream, const struct pbe_workbook_limits *limits,
                             pbe_workbook **workbook, struct pbe_error *err)
{
    struct wb_file file;
    pbe_workbook *book = new_book(limits);
    if (!book)
        return pbe_error_memory(err);
    pbe_status status = wb_file_borrow(&file, stream, book->limits.file, err);
    if (!status)
        status = read_file(book, &file, "", err);
    if (status)
        pbe_workbook_free(book);
    else
        *workbook = book;
    return status;
}

/* --- reading it --- */

void pbe_workbook_free(pbe_workbook *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->sheet_count; i++)
        pbe_grid_free(book->sheets[i]);
    free(book->sheets);
    free(book->names);
    free(book->properties);
    pbe_arena_done(&book->texts);
    free(book);
}

enum pbe_workbook_kind pbe_workbook_kind(const pbe_workbook *book)
{
    return book->kind;
}

size_t pbe_workbook_sheet_count(const pbe_workbook *book)
{
    return book->sheet_count;
}

const pbe_grid *pbe_workbook_sheet(const pbe_workbook *book, size_t sheet)
{
    return sheet < book->sheet_count ? book->sheets[sheet] : NULL;
}

const char *pbe_workbook_property(const pbe_workbook *book, const char *name)
{
    for (size_t i = 0; i < book->property_count; i++)
        if (strcmp(book->properties[i].name, name) == 0)
            return book->properties[i].text;
    return NULL;
}

size_t pbe_workbook_name_count(const pbe_workbook *book)
{
    return book->name_count;
}

const struct pbe_workbook_name *pbe_workbook_names(const pbe_workbook *book)
{
    return book->names;
}
