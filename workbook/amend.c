#include "workbook/amend.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"
#include "workbook/amend_private.h"
#include "workbook/wb_book.h"
#include "workbook/wb_kind.h"
#include "workbook/wb_output.h"
#include "workbook/writer_private.h"

/* --- libxml2's reports: ours while we work --- */

struct reports {
    xmlStructuredErrorFunc function;
    void *self;
};

static struct reports begin(pbe_amend *amend)
{
    struct reports before = {xmlStructuredError, xmlStructuredErrorContext};
    amend_watch(amend);
    return before;
}

static pbe_status end(pbe_amend *amend, struct reports before, pbe_status status,
                      struct pbe_error *err)
{
    xmlSetStructuredErrorFunc(before.self, before.function);
    if (status == PBE_STATUS_MEMORY)
        amend->starved = true;
    return amend->starved && status != PBE_STATUS_MEMORY ? pbe_error_memory(err)
                                                         : status;
}

pbe_status amend_starved(pbe_amend *amend, struct pbe_error *err)
{
    amend->starved = true;
    return pbe_error_memory(err);
}

/* --- opening --- */

static pbe_status open_package(pbe_amend *amend, size_t content, struct pbe_error *err)
{
    pbe_status status = wb_zip_open(&amend->file, content, &amend->zip, err);
    if (!status)
        status = wb_kind_of_package(amend->zip, &amend->kind, err);
    return status;
}

static pbe_status open_file(pbe_amend *amend, const char *path, struct pbe_error *err)
{
    const struct pbe_workbook_limits limits = wb_limits(NULL);
    enum wb_kind kind;
    pbe_status status = wb_file_open(&amend->file, path, limits.file, err);
    if (!status)
        status = wb_kind_find(&amend->file, path, &kind, err);
    if (!status && kind == WB_KIND_ZIP)
        status = open_package(amend, limits.content, err);
    else if (!status)
        amend->kind = PBE_WORKBOOK_FODS;
    if (!status)
        status = amend->kind == PBE_WORKBOOK_XLSX ? amend_xlsx_begin(amend, err)
                                                  : amend_ods_begin(amend, err);
    return status;
}

pbe_status pbe_amend_open(const char *path, pbe_amend **amend, struct pbe_error *err)
{
    pbe_amend *made = calloc(1, sizeof *made);
    if (!made)
        return pbe_error_memory(err);
    made->file.fd = -1;
    xmlInitParser();
    struct reports before = begin(made);
    pbe_status status = end(made, before, open_file(made, path, err), err);
    if (status) {
        pbe_error_place(err, path, 0, 0);
        pbe_amend_free(made);
    } else {
        *amend = made;
    }
    return status;
}

void pbe_amend_free(pbe_amend *amend)
{
    if (!amend)
        return;
    amend_parts_free(amend);
    wb_zip_close(amend->zip);
    wb_file_close(&amend->file);
    free(amend);
}

enum pbe_workbook_kind pbe_amend_kind(const pbe_amend *amend)
{
    return amend->kind;
}

enum pbe_document_kind pbe_amend_document_kind(const pbe_amend *amend)
{
    if (amend->kind == PBE_WORKBOOK_FODS)
        return PBE_DOCUMENT_FLAT;
    return amend->is_template ? PBE_DOCUMENT_TEMPLATE : PBE_DOCUMENT;
}

/* --- changing --- */

/* In an .xlsx only whole sheets are added. */
static pbe_status check_details(const pbe_amend *amend, struct pbe_error *err)
{
    if (amend->kind != PBE_WORKBOOK_XLSX)
        return PBE_STATUS_OK;
    return pbe_error_set(
        err, PBE_STATUS_FILE, "%s",
        PBE_SAY(
            "不能改写 .xlsx 文件里的格子、行和属性；请用 LibreOffice 打开，另存为 .ods "
            "后再试",
            "cells, rows and properties of an .xlsx file cannot be changed; open "
            "it in LibreOffice and save it as .ods"));
}

pbe_status pbe_amend_set(pbe_amend *amend, size_t sheet, int row, int column,
                         const struct pbe_value *value, struct pbe_error *err)
{
    struct reports before = begin(amend);
    pbe_status status = check_details(amend, err);
    if (!status && !amend->starved)
        status = amend_set_cell(amend, sheet, row, column, value, err);
    return end(amend, before, status, err);
}

pbe_status pbe_amend_insert_rows(pbe_amend *amend, size_t sheet, int row, int count,
                                 struct pbe_error *err)
{
    struct reports before = begin(amend);
    pbe_status status = check_details(amend, err);
    if (!status && !amend->starved)
        status = amend_insert(amend, sheet, row, count, err);
    return end(amend, before, status, err);
}

pbe_status pbe_amend_add_sheet(pbe_amend *amend, const struct pbe_amend_sheet *sheet,
                               struct pbe_error *err)
{
    struct reports before = begin(amend);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < sheet->rows * sheet->columns; i++)
        status = amend_check_value(&sheet->values[i], err);
    if (!status && !amend->starved)
        status = amend->kind == PBE_WORKBOOK_XLSX ? amend_xlsx_sheet(amend, sheet, err)
                                                  : amend_ods_sheet(amend, sheet, err);
    return end(amend, before, status, err);
}

pbe_status pbe_amend_set_property(pbe_amend *amend, const char *name, const char *value,
                                  struct pbe_error *err)
{
    struct reports before = begin(amend);
    pbe_status status = check_details(amend, err);
    if (!status && !amend->starved)
        status = amend_ods_property(amend, name, value, err);
    return end(amend, before, status, err);
}

/* --- writing --- */

static pbe_status cannot_write(int why, struct pbe_error *err)
{
    if (why == 0 || why == ENOMEM)
        return pbe_error_memory(err);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("表格写不出去：%s", "the workbook cannot be written: %s"),
        pbe_reason(why));
}

static pbe_status write_flat(const pbe_amend *amend, FILE *to, struct pbe_error *err)
{
    const struct pbe_text *bytes = &amend->parts->bytes;
    bool is_written = fwrite(pbe_text_get(bytes), 1, bytes->length, to) == bytes->length
                      && fflush(to) == 0;
    return is_written ? PBE_STATUS_OK : cannot_write(errno, err);
}

/* A signature no longer holds. type: the new `mimetype`, NULL = the old one. */
static bool fill_package(struct wb_output *output, const pbe_amend *amend,
                         const char *type)
{
    bool done = wb_output_drop(output, "META-INF/documentsignatures.xml");
    if (done && type)
        done =
            wb_output_put_bytes(output, "mimetype", type, strlen(type), ZIP_CM_STORE);
    for (const struct amend_part *part = amend->parts; done && part; part = part->next)
        done = wb_output_put_bytes(output, part->name, pbe_text_get(&part->bytes),
                                   part->bytes.length, ZIP_CM_DEFLATE);
    return done;
}

static pbe_status write_package(const pbe_amend *amend, const char *type, FILE *to,
                                struct pbe_error *err)
{
    struct wb_output output;
    errno = 0;
    bool done = wb_output_begin(&output, to, &amend->file);
    if (done)
        done = fill_package(&output, amend, type);
    return wb_output_end(&output, done) ? PBE_STATUS_OK : cannot_write(errno, err);
}

static pbe_status other_kind(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_USAGE, "%s",
        PBE_SAY("改写不能换文件种类：.fods 仍存为 .fods，.xlsx 仍存为 .xlsx，.ods 和 "
                ".ots 可以互换；请换一个扩展名",
                "a changed file stays of its kind: .fods stays .fods, .xlsx stays "
                ".xlsx, .ods and .ots may become each other; choose another ending"));
}

static pbe_status save(pbe_amend *amend, enum pbe_document_kind kind, FILE *to,
                       struct pbe_error *err)
{
    bool is_template = kind == PBE_DOCUMENT_TEMPLATE;
    bool is_flat = amend->kind == PBE_WORKBOOK_FODS;
    pbe_status status = PBE_STATUS_OK;
    if ((kind == PBE_DOCUMENT_FLAT) != is_flat
        || (is_template && amend->kind != PBE_WORKBOOK_ODS))
        return other_kind(err);
    bool is_retyped =
        amend->kind == PBE_WORKBOOK_ODS && is_template != amend->is_template;
    amend->retyped |= is_retyped;
    if (amend->retyped)
        status = amend_ods_retype(amend, is_template, err);
    if (!status)
        status = amend_parts_write(amend, err);
    if (status)
        return status;
    return is_flat ? write_flat(amend, to, err)
                   : write_package(amend, is_retyped ? writer_media_type(kind) : NULL,
                                   to, err);
}

pbe_status pbe_amend_save(pbe_amend *amend, enum pbe_document_kind kind, FILE *to,
                          struct pbe_error *err)
{
    struct reports before = begin(amend);
    pbe_status status =
        amend->starved ? pbe_error_memory(err) : save(amend, kind, to, err);
    return end(amend, before, status, err);
}
