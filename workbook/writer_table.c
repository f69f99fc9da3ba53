/* writer_table.c - a table without its rows: OpenDocument 1.2, part 1, 9. */
#include <string.h>

#include "base/grid.h"
#include "workbook/writer_private.h"
#include "workbook/writer_xml.h"

/* Goes on with the attribute that is open. */
static void add_address(xmlTextWriterPtr xml, const char *sheet, int row, int column)
{
    char address[PBE_ADDRESS_MAX];
    xmlTextWriterWriteString(xml, X("'"));
    for (const char *quote; (quote = strchr(sheet, '\'')) != NULL; sheet = quote + 1)
        xmlTextWriterWriteFormatString(xml, "%.*s''", (int)(quote - sheet), sheet);
    pbe_grid_address(row, column, address);
    xmlTextWriterWriteFormatString(xml, "%s'.%s", sheet, address);
}

void writer_set_cell(xmlTextWriterPtr xml, const char *name, const char *sheet, int row,
                     int column)
{
    xmlTextWriterStartAttribute(xml, X(name));
    add_address(xml, sheet, row, column);
    xmlTextWriterEndAttribute(xml);
}

void writer_set_area(xmlTextWriterPtr xml, const char *name, const char *sheet,
                     struct pbe_area area)
{
    xmlTextWriterStartAttribute(xml, X(name));
    add_address(xml, sheet, area.row, area.column);
    xmlTextWriterWriteString(xml, X(":"));
    add_address(xml, sheet, area.last_row, area.last_column);
    xmlTextWriterEndAttribute(xml);
}

/* --- what may be typed --- */

/* There is no way to offer a list and to take everything without a word: where nothing is
 * displayed, LibreOffice 25.2 drops what is typed. */
static void write_validity(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                           int number)
{
    const struct pbe_validity *validity = &writer->validities[number - 1];
    start(xml, "table:content-validation");
    xmlTextWriterWriteFormatAttribute(xml, X("table:name"), "val%d", number);
    set(xml, "table:condition", validity->condition);
    set(xml, "table:allow-empty-cell", "true");
    if (validity->is_list)
        set(xml, "table:display-list", "unsorted");
    writer_set_cell(xml, "table:base-cell-address", writer->sheets[0]->name, 0, 0);
    start(xml, "table:error-message");
    set(xml, "table:display", "true");
    set(xml, "table:message-type", validity->may_differ ? "warning" : "stop");
    set(xml, "table:title", validity->title);
    xmlTextWriterWriteElement(xml, X("text:p"), X(validity->message));
    end(xml);
    end(xml);
}

void writer_put_validities(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    if (writer->validity_count == 0 || writer->sheet_count == 0)
        return;
    start(xml, "table:content-validations");
    for (int i = 1; i <= writer->validity_count; i++)
        write_validity(xml, writer, i);
    end(xml);
}

/* --- a table --- */

static void write_protection(xmlTextWriterPtr xml)
{
    static const char *const allowed[] = {
        "loext:select-protected-cells",
        "loext:select-unprotected-cells",
        "loext:insert-rows",
        "loext:delete-rows",
    };
    start(xml, "loext:table-protection");
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        set(xml, allowed[i], "true");
    end(xml);
}

void writer_begin_table(xmlTextWriterPtr xml, const struct pbe_writer *writer,
                        size_t number)
{
    const struct pbe_writer_sheet *sheet = writer->sheets[number];
    start(xml, "table:table");
    set(xml, "table:name", sheet->name);
    set(xml, "table:style-name", sheet->is_form ? "ta2" : "ta1");
    if (sheet->is_protected)
        set(xml, "table:protected", "true");
    if (sheet->is_screen_only)
        set(xml, "table:print", "false");
    if (sheet->printed_columns > 0 && sheet->rows > 0)
        writer_set_area(xml, "table:print-ranges", sheet->name,
                        (struct pbe_area){.last_row = sheet->rows - 1,
                                          .last_column = sheet->printed_columns - 1});
    if (sheet->is_protected)
        write_protection(xml);
    for (size_t j = 0; j < sheet->columns; j++) {
        start(xml, "table:table-column");
        xmlTextWriterWriteFormatAttribute(xml, X("table:style-name"), "co%zu_%zu",
                                          number, j);
        end(xml);
    }
}

static void write_condition(xmlTextWriterPtr xml, const struct pbe_writer_sheet *sheet,
                            const struct writer_condition *condition)
{
    start(xml, "calcext:condition");
    if (condition->style > 0)
        writer_set_style(xml, "calcext:apply-style-name", sheet->writer,
                         condition->style);
    xmlTextWriterWriteFormatAttribute(xml, X("calcext:value"), "formula-is(%s)",
                                      condition->formula);
    writer_set_cell(xml, "calcext:base-cell-address", sheet->name, condition->area.row,
                    condition->area.column);
    end(xml);
}

static bool is_same(struct pbe_area a, struct pbe_area b)
{
    return a.row == b.row && a.column == b.column && a.last_row == b.last_row
           && a.last_column == b.last_column;
}

/* Conditions of one area that follow each other are one format: the first wins. */
void writer_end_table(xmlTextWriterPtr xml, const struct pbe_writer_sheet *sheet)
{
    size_t count = sheet->condition_count;
    if (count > 0)
        start(xml, "calcext:conditional-formats");
    for (size_t i = 0; i < count;) {
        struct pbe_area area = sheet->conditions[i].area;
        start(xml, "calcext:conditional-format");
        writer_set_area(xml, "calcext:target-range-address", sheet->name, area);
        for (; i < count && is_same(area, sheet->conditions[i].area); i++)
            write_condition(xml, sheet, &sheet->conditions[i]);
        end(xml);
    }
    if (count > 0)
        end(xml);
    end(xml);
}

/* --- buttons that filter --- */

static void write_filter(xmlTextWriterPtr xml, const struct pbe_writer_sheet *sheet,
                         size_t number)
{
    int last = sheet->list_end > 0 ? sheet->list_end : sheet->rows;
    start(xml, "table:database-range");
    xmlTextWriterWriteFormatAttribute(xml, X("table:name"), "__Anonymous_Sheet_DB__%zu",
                                      number);
    writer_set_area(
        xml, "table:target-range-address", sheet->name,
        (struct pbe_area){.row = sheet->header_from + sheet->header_rows - 1,
                          .last_row = last - 1,
                          .last_column = (int)sheet->columns - 1});
    set(xml, "table:display-filter-buttons", "true");
    end(xml);
}

void writer_put_filters(xmlTextWriterPtr xml, const struct pbe_writer *writer)
{
    start(xml, "table:database-ranges");
    for (size_t i = 0; i < writer->sheet_count; i++) {
        const struct pbe_writer_sheet *sheet = writer->sheets[i];
        if (sheet->has_filter && sheet->header_rows > 0
            && sheet->rows >= sheet->header_rows)
            write_filter(xml, sheet, i);
    }
    end(xml);
}
