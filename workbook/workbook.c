#include "workbook/workbook.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/ods.h"
#include "workbook/wb_book.h"
#include "workbook/wb_kind.h"
#include "workbook/xlsx.h"

enum { MIB = 1024 * 1024 };

struct pbe_workbook_limits wb_limits(const struct pbe_workbook_limits *given)
{
    struct pbe_workbook_limits limits = {0};
    if (given)
        limits = *given;
    if (!limits.file)
        limits.file = (size_t)64 * MIB;
    if (!limits.content)
        limits.content = (size_t)512 * MIB;
    if (!limits.memory)
        limits.memory = (size_t)256 * MIB;
    return limits;
}

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
