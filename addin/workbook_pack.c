#include "addin/workbook_pack.h"

#include <stdio.h>
#include <string.h>

#include "addin/office.h"
#include "addin/workbook_names.h"
#include "base/language.h"

/* Where the two titles are looked for: above the table, in the first sheets. */
enum { SHEETS = 16, ROWS = 10, COLUMNS = 26 };

/* --- the form's cells --- */

/* The values of the top of a sheet, "[][]any", or NULL. */
static uno_Sequence *read_top(uno_Interface *sheet)
{
    static const struct cell_range top = {0, 0, 0, COLUMNS - 1, ROWS - 1};
    uno_Interface *range = cells_part(sheet, &top, NULL);
    uno_Sequence *values = NULL;
    if (!cuno_ask(range, CELLS_SHEET "XCellRangeData::getDataArray", &values, NULL,
                  NULL))
        values = NULL;
    cuno_release(range);
    return values;
}

static bool is_text(const uno_Any *cell, const char *utf8)
{
    const rtl_uString *string = cuno_any_get_string(cell);
    struct cuno_utf8 text;
    if (!string)
        return false;
    bool same = cuno_utf8_init(&text, string) && strcmp(text.text, utf8) == 0;
    cuno_utf8_done(&text);
    return same;
}

/* The cell to the right of this title; false when the title is not there. */
static bool find_beside(const uno_Sequence *values, const char *title, int32_t *row,
                        int32_t *column)
{
    for (*row = 0; *row < cuno_sequence_length(values); ++*row) {
        const uno_Sequence *cells = cuno_table_row(values, *row);
        for (*column = 1; *column < cuno_sequence_length(cells); ++*column)
            if (is_text(cuno_sequence_any(cells, *column - 1), title))
                return true;
    }
    return false;
}

static void read_year(const uno_Sequence *values, struct workbook_pack *pack)
{
    int32_t row, column;
    double year;
    if (find_beside(values, "年度", &row, &column)
        && cuno_any_get_double(cuno_table_cell(values, row, column), &year)
        && year >= 1900 && year < 10000)
        pack->year = (int)year;
}

/* True when the sheet is a form: it has the cell of the pack. */
static bool read_form(const uno_Sequence *values, sal_Int16 sheet,
                      struct workbook_pack *pack)
{
    int32_t row, column;
    if (!find_beside(values, "规则包编号", &row, &column))
        return false;
    const rtl_uString *id = cuno_any_get_string(cuno_table_cell(values, row, column));
    if (id)
        cuno_utf8_copy(pack->id, sizeof pack->id, id);
    pack->cell = (struct cell_range){sheet, column, row, column, row};
    pack->has_cell = true;
    read_year(values, pack);
    return true;
}

void workbook_pack_read(uno_Interface *document, struct workbook_pack *pack)
{
    *pack = (struct workbook_pack){0};
    int32_t count = cells_sheet_count(document);
    for (int32_t i = 0; !pack->has_cell && i < count && i < SHEETS; i++) {
        uno_Interface *sheet = cells_sheet_at(document, i);
        uno_Sequence *values = read_top(sheet);
        if (values)
            read_form(values, (sal_Int16)i, pack);
        cuno_sequence_free(values, "[][]any");
        cuno_release(sheet);
    }
    workbook_names_read(document, &pack->names);
    if (!pack->id[0])
        memcpy(pack->id, pack->names.id, sizeof pack->id); /* same size */
}

/* --- changing it --- */

/* Writes the id into the form's cell. Calc lets a program do so in a protected sheet. */
static bool write_cell(uno_Interface *document, const struct cell_range *at,
                       const char *id)
{
    uno_Interface *sheet = cells_sheet_at(document, at->sheet);
    uno_Interface *range = cells_part(sheet, at, NULL), *cell = NULL;
    sal_Int32 first = 0;
    rtl_uString *text = cuno_string_from(id);
    if (!cuno_ask(range, CELLS_TABLE "XCellRange::getCellByPosition", &cell,
                  CUNO_ARGS(&first, &first), NULL))
        cell = NULL;
    bool done = text
                && cuno_ask(cell, "com.sun.star.text.XTextRange::setString", NULL,
                            CUNO_ARGS(&text), NULL);
    cuno_string_release(text);
    cuno_release(cell);
    cuno_release(range);
    cuno_release(sheet);
    return done;
}

static struct workbook_names names_of(const struct pbe_identity *pack)
{
    struct workbook_names names;
    snprintf(names.id, sizeof names.id, "%s", pack->id);
    snprintf(names.version, sizeof names.version, "%s", pack->version);
    snprintf(names.fingerprint, sizeof names.fingerprint, "%s", pack->fingerprint);
    return names;
}

static bool write_all(uno_Interface *document, const struct workbook_pack *from,
                      const struct workbook_names *to, const char *title)
{
    struct cuno_object *step =
        workbook_names_undo_new(document, title, &from->names, to);
    if (!step)
        return false;
    bool done = workbook_names_write(document, to)
                && (!from->has_cell || write_cell(document, &from->cell, to->id));
    if (done)
        office_undo_add(
            document, cuno_object_interface(step, "com.sun.star.document.XUndoAction"));
    else
        workbook_names_write(document, &from->names);
    cuno_object_release(step);
    return done;
}

pbe_status workbook_pack_change(uno_Interface *document,
                                const struct workbook_pack *from,
                                const struct pbe_identity *to, const char *title,
                                struct pbe_error *err)
{
    struct workbook_names names = names_of(to);
    if (office_is_read_only(document))
        return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                             PBE_SAY("工作簿是只读的，规则包没有更换；请另存一份再换",
                                     "the workbook is read-only and keeps its pack; "
                                     "save a copy and change that"));
    office_undo_enter(document, title);
    bool done = write_all(document, from, &names, title);
    office_undo_leave(document);
    if (done)
        return PBE_STATUS_OK;
    return pbe_error_set(err, PBE_STATUS_ARGUMENT, "%s",
                         PBE_SAY("规则包没有更换：工作簿不让写入它的属性或规则包编号格",
                                 "the pack was not changed: the workbook does not let "
                                 "its properties or the cell of the pack be written"));
}
