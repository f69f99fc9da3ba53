#include "workbook/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"
#include "workbook/wb_xml.h"
#include "workbook/writer_package.h"
#include "workbook/writer_private.h"

static void fail(pbe_writer *writer, int why)
{
    if (!writer->failed)
        writer->why = why;
    writer->failed = true;
}

/* A file that is gone when it is closed. NULL: errno says why. */
static FILE *open_temporary(void)
{
    FILE *file = tmpfile();
    if (file)
        fcntl(fileno(file), F_SETFD, FD_CLOEXEC);
    return file;
}

/* A writer to a file that stays open when the writer is freed. */
static xmlTextWriterPtr write_to(FILE *file)
{
    wb_xml_hush(); /* pbe_writer_save() tells what cannot be written */
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateFile(file, NULL);
    xmlTextWriterPtr xml = buffer ? xmlNewTextWriter(buffer) : NULL;
    if (buffer && !xml)
        xmlOutputBufferClose(buffer);
    return xml;
}

/* --- filling it --- */

pbe_writer *pbe_writer_new(const char *title)
{
    pbe_writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return NULL;
    writer->title = strdup(title);
    if (writer->title)
        return writer;
    free(writer);
    return NULL;
}

void pbe_writer_set_kind(pbe_writer *writer, enum pbe_document_kind kind)
{
    writer->kind = kind;
}

void pbe_writer_set_font(pbe_writer *writer, const char *name, const char *families)
{
    writer->font = name;
    writer->families = families;
}

void pbe_writer_add_property(pbe_writer *writer, const char *name, const char *value)
{
    if (writer->property_count < PBE_WRITER_PROPERTIES)
        writer->properties[writer->property_count++] =
            (struct writer_property){name, value};
}

int pbe_writer_add_validity(pbe_writer *writer, const struct pbe_validity *validity)
{
    if (writer->validity_count == PBE_WRITER_VALIDITIES)
        return 0;
    writer->validities[writer->validity_count++] = *validity;
    return writer->validity_count;
}

int pbe_writer_add_style(pbe_writer *writer, const struct pbe_style *style)
{
    if (writer->style_count == PBE_WRITER_STYLES)
        return 0;
    writer->styles[writer->style_count++] = *style;
    return writer->style_count;
}

const struct pbe_style *writer_style(const struct pbe_writer *writer, int style)
{
    static const struct pbe_style standard;
    return style > 0 && style <= writer->style_count ? &writer->styles[style - 1]
                                                     : &standard;
}

static void free_chart(struct writer_chart *chart)
{
    if (!chart)
        return;
    free(chart->title);
    free(chart->sheet);
    free(chart);
}

int pbe_writer_add_chart(pbe_writer *writer, const struct pbe_chart *chart)
{
    if (writer->chart_count == PBE_WRITER_CHARTS)
        return 0;
    struct writer_chart *made = calloc(1, sizeof *made);
    if (made) {
        made->chart = *chart;
        made->chart.title = made->title = strdup(chart->title);
        made->chart.sheet = made->sheet = strdup(chart->sheet);
    }
    if (!made || !made->title || !made->sheet) {
        free_chart(made);
        fail(writer, ENOMEM);
        return 0;
    }
    writer->charts[writer->chart_count++] = made;
    return writer->chart_count;
}

static void free_sheet(struct pbe_writer_sheet *sheet)
{
    if (!sheet)
        return;
    if (sheet->xml)
        xmlFreeTextWriter(sheet->xml);
    if (sheet->file)
        fclose(sheet->file);
    for (size_t i = 0; i < sheet->condition_count; i++)
        free(sheet->conditions[i].formula);
    free(sheet->name);
    free(sheet);
}

pbe_writer_sheet *pbe_writer_add_sheet(pbe_writer *writer,
                                       const struct pbe_sheet *sheet)
{
    struct pbe_writer_sheet *made = calloc(1, sizeof *made);
    if (made) {
        made->writer = writer;
        made->columns = sheet->columns;
        made->header_rows = sheet->header_rows;
        made->header_from = sheet->header_from;
        made->printed_columns = sheet->printed_columns;
        made->has_filter = sheet->has_filter;
        made->is_form = sheet->is_form;
        made->is_protected = sheet->is_protected;
        made->is_screen_only = sheet->is_screen_only;
        memcpy(made->widths, sheet->widths, sheet->columns * sizeof *sheet->widths);
        made->name = strdup(sheet->name);
        made->file = open_temporary();
        made->xml = made->file ? write_to(made->file) : NULL;
    }
    if (made && made->name && made->xml && writer->sheet_count < PBE_WRITER_SHEETS) {
        writer->sheets[writer->sheet_count++] = made;
        return made;
    }
    fail(writer, errno);
    free_sheet(made);
    return NULL;
}

/* The 1-based number of a height, 0 for none. More heights than there is room for become
 * rows that fit their texts. */
static int height_number(pbe_writer *writer, double height)
{
    if (height <= 0)
        return 0;
    for (int i = 0; i < writer->height_count; i++)
        if (writer->heights[i] == height)
            return i + 1;
    if (writer->height_count == PBE_WRITER_HEIGHTS)
        return 0;
    writer->heights[writer->height_count++] = height;
    return writer->height_count;
}

void pbe_writer_add_high_row(pbe_writer_sheet *sheet, double height,
                             const struct pbe_written_cell *cells, size_t count)
{
    if (!sheet || sheet->rows == PBE_GRID_ROWS)
        return;
    if (sheet->header_rows > 0 && sheet->rows == sheet->header_from)
        xmlTextWriterStartElement(sheet->xml,
                                  (const xmlChar *)"table:table-header-rows");
    writer_put_row(sheet, height_number(sheet->writer, height), cells, count);
    sheet->rows++;
    if (sheet->header_rows > 0
        && sheet->rows == sheet->header_from + sheet->header_rows)
        xmlTextWriterEndElement(sheet->xml);
}

void pbe_writer_add_row(pbe_writer_sheet *sheet, const struct pbe_written_cell *cells,
                        size_t count)
{
    pbe_writer_add_high_row(sheet, 0, cells, count);
}

void pbe_writer_end_list(pbe_writer_sheet *sheet)
{
    if (sheet)
        sheet->list_end = sheet->rows;
}

void pbe_writer_add_condition(pbe_writer_sheet *sheet, struct pbe_area area,
                              const char *formula, int style)
{
    if (!sheet || sheet->condition_count == PBE_WRITER_CONDITIONS)
        return;
    char *copy = strdup(formula);
    if (!copy)
        fail(sheet->writer, 0);
    else
        sheet->conditions[sheet->condition_count++] =
            (struct writer_condition){area, copy, style};
}

void pbe_writer_free(pbe_writer *writer)
{
    if (!writer)
        return;
    for (size_t i = 0; i < writer->sheet_count; i++)
        free_sheet(writer->sheets[i]);
    for (int i = 0; i < writer->chart_count; i++)
        free_chart(writer->charts[i]);
    free(writer->title);
    free(writer);
}

/* --- content.xml: the rows of all sheets, each in its table --- */

/* Puts what a sheet's file holds behind what the writer has written. */
static bool copy_rows(struct pbe_writer_sheet *sheet, xmlTextWriterPtr xml, FILE *to)
{
    char chunk[64 * 1024];
    if (sheet->rows == 0)
        pbe_writer_add_row(sheet, NULL, 0); /* a table has a row */
    xmlTextWriterEndDocument(sheet->xml);   /* closes what is open, and flushes */
    /* Ends the start tag that stands before the rows. */
    xmlTextWriterWriteString(xml, (const xmlChar *)"");
    if (xmlTextWriterFlush(xml) < 0 || fflush(sheet->file) != 0 || ferror(sheet->file)
        || fseek(sheet->file, 0, SEEK_SET) != 0)
        return false;
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, sheet->file)) > 0;)
        if (fwrite(chunk, 1, got, to) != got)
            return false;
    return !ferror(sheet->file);
}

static bool write_content(pbe_writer *writer, FILE *to)
{
    xmlTextWriterPtr xml = write_to(to);
    bool done = xml != NULL;
    if (!xml)
        return false;
    writer_begin_content(xml, writer);
    for (size_t i = 0; done && i < writer->sheet_count; i++) {
        writer_begin_table(xml, writer, i);
        done = copy_rows(writer->sheets[i], xml, to);
        writer_end_table(xml, writer->sheets[i]);
    }
    writer_end_content(xml, writer);
    xmlFreeTextWriter(xml);
    return done && fflush(to) == 0 && !ferror(to);
}

/* The package with its content, which passes through a file of its own. */
static void write_packed(pbe_writer *writer, FILE *to)
{
    FILE *content = open_temporary();
    if (!content) {
        fail(writer, errno);
    } else if (!write_content(writer, content) || fseek(content, 0, SEEK_SET) != 0) {
        fail(writer, errno);
        fclose(content);
    } else if (!writer_package_write(writer, content, to)) {
        fail(writer, errno);
    }
}

pbe_status pbe_writer_save(pbe_writer *writer, FILE *to, struct pbe_error *err)
{
    errno = 0;
    if (!writer->failed && writer->kind != PBE_DOCUMENT_FLAT)
        write_packed(writer, to);
    else if (!writer->failed && !write_content(writer, to))
        fail(writer, errno);
    if (!writer->failed)
        return PBE_STATUS_OK;
    if (writer->why == 0 || writer->why == ENOMEM)
        return pbe_error_memory(err);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("表格写不出去：%s", "the workbook cannot be written: %s"),
        pbe_reason(writer->why));
}
