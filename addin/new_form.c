#include "addin/new_form.h"

#include <string.h>

#include "addin/cells.h"
#include "addin/new_cursor.h"
#include "addin/sheet.h"
#include "assessment/layout.h"
#include "base/language.h"

enum { SHEETS_MAX = 16 }; /* a template has two to four */

/* --- opening --- */

/* Loading a template makes a new document unless asked otherwise. */
static uno_Interface *load(const char *path, struct cuno_error *error)
{
    static const char values[] = "[]com.sun.star.beans.PropertyValue";
    static const char member[] =
        "com.sun.star.frame.XComponentLoader::loadComponentFromURL";
    uno_Interface *desktop =
        cuno_create(cuno_context(), "com.sun.star.frame.Desktop", error);
    rtl_uString *url = cuno_url_from_path(path), *target = cuno_string_from("_blank");
    uno_Sequence *arguments = cuno_sequence_new(values, 0);
    uno_Interface *document = NULL;
    sal_Int32 flags = 0;
    if (!url || !target || !arguments
        || !cuno_ask(desktop, member, &document,
                     CUNO_ARGS(&url, &target, &flags, &arguments), error))
        document = NULL;
    cuno_sequence_free(arguments, values);
    cuno_string_release(target);
    cuno_string_release(url);
    cuno_release(desktop);
    return document;
}

pbe_status new_form_open(const char *path, uno_Interface **document,
                         struct pbe_error *err)
{
    struct cuno_error error = {.message = ""};
    uno_Interface *loaded = load(path, &error);
    if (!loaded)
        return pbe_error_set(err, PBE_STATUS_FILE,
                             PBE_SAY("打不开模板 %s，请换一个，或者重新安装扩展。%s",
                                     "The template %s cannot be opened; choose another "
                                     "or install the extension again. %s"),
                             path, error.message);
    *document = loaded;
    return PBE_STATUS_OK;
}

/* --- reading what the template is like --- */

struct form {
    uno_Interface *document;
    pbe_grid *grids[SHEETS_MAX];
    size_t count;
    struct pbe_assessment **found; /* NULL: there is no table in it */
    size_t tables;
};

static void form_read(struct form *form)
{
    int32_t sheets = cells_sheet_count(form->document);
    for (int32_t i = 0; i < sheets && form->count < SHEETS_MAX; i++) {
        uno_Interface *sheet = cells_sheet_at(form->document, i);
        bool read = !sheet_read(sheet, &form->grids[form->count], NULL);
        cuno_release(sheet);
        if (!read)
            break;
        form->count++;
    }
    const pbe_grid *const *grids = (const pbe_grid *const *)form->grids;
    if (pbe_layout_read(grids, form->count, &form->found, &form->tables, NULL)) {
        form->found = NULL;
        form->tables = 0;
    }
}

static void form_done(struct form *form)
{
    pbe_layout_free(form->found, form->tables);
    for (size_t i = 0; i < form->count; i++)
        pbe_grid_free(form->grids[i]);
}

/* --- filling in --- */

static uno_Interface *cell_at(const struct form *form, const struct pbe_place *place)
{
    struct cell_range range = {(sal_Int16)place->sheet, place->column, place->row,
                               place->column, place->row};
    uno_Interface *sheet = cells_sheet_at(form->document, place->sheet);
    uno_Interface *cell = cells_part(sheet, &range, NULL);
    sal_Int32 first = 0;
    uno_Interface *single = NULL;
    if (!cuno_ask(cell, CELLS_TABLE "XCellRange::getCellByPosition", &single,
                  CUNO_ARGS(&first, &first), NULL))
        single = NULL;
    cuno_release(cell);
    cuno_release(sheet);
    return single;
}

/* A locked cell does not take it, and Calc does not say so: hence the second look. */
static bool put_text(const struct form *form, const struct pbe_place *place,
                     const char *text)
{
    uno_Interface *cell = cell_at(form, place);
    rtl_uString *string = cuno_string_from(text), *now = NULL;
    bool put =
        string
        && cuno_ask(cell, "com.sun.star.text.XTextRange::setString", NULL,
                    CUNO_ARGS(&string), NULL)
        && cuno_ask(cell, "com.sun.star.text.XTextRange::getString", &now, NULL, NULL)
        && rtl_ustr_compare(now->buffer, string->buffer) == 0;
    cuno_string_release(now);
    cuno_string_release(string);
    cuno_release(cell);
    return put;
}

static bool put_number(const struct form *form, const struct pbe_place *place,
                       double number)
{
    uno_Interface *cell = cell_at(form, place);
    double now = 0;
    bool put =
        cuno_ask(cell, CELLS_TABLE "XCell::setValue", NULL, CUNO_ARGS(&number), NULL)
        && cuno_ask(cell, CELLS_TABLE "XCell::getValue", &now, NULL, NULL)
        && now >= number && now <= number;
    cuno_release(cell);
    return put;
}

static bool ends_with_colon(const struct pbe_value *value)
{
    const char *end = value->text + value->length;
    return (value->length >= 1 && end[-1] == ':')
           || (value->length >= 3 && memcmp(end - 3, "：", 3) == 0);
}

/* “单位名称：” and its value share a cell: the unit goes behind the colon. */
static bool put_behind(const struct form *form, const struct pbe_field *field,
                       const char *unit)
{
    const struct pbe_value *label = &field->cell->value;
    struct pbe_text text;
    if (label->kind != PBE_TEXT || !ends_with_colon(label))
        return false;
    pbe_text_init(&text, PBE_ERROR_TEXT_MAX);
    pbe_text_add_bytes(&text, label->text, label->length);
    pbe_text_add(&text, unit);
    bool put = !text.failed && put_text(form, &field->place, pbe_text_get(&text));
    pbe_text_done(&text);
    return put;
}

static bool put_unit(const struct form *form, const char *unit)
{
    const struct pbe_field *field = form->found ? &form->found[0]->unit : NULL;
    if (!field || field->place.row < 0 || (field->cell && field->cell->formula))
        return false;
    if (field->value.kind == PBE_EMPTY && field->cell
        && field->cell->value.kind != PBE_EMPTY)
        return put_behind(form, field, unit);
    return put_text(form, &field->place, unit);
}

/* --- the year: beside a cell that says 年度 --- */

static bool is_year_label(const struct pbe_value *value)
{
    static const char *const labels[] = {"年度",     "评价年度", "自评年度",
                                         "填报年度", "预算年度", "所属年度"};
    size_t length = value->kind == PBE_TEXT ? value->length : 0;
    if (length > 0 && ends_with_colon(value))
        length -= value->text[length - 1] == ':' ? 1 : 3;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strlen(labels[i]) == length && memcmp(labels[i], value->text, length) == 0)
            return true;
    return false;
}

/* The cell right of the label, and right of the cells merged with it. */
static int beside(const pbe_grid *grid, int row, const struct pbe_cell *label)
{
    const struct pbe_area *merged = pbe_grid_merged(grid, row, label->column);
    return merged ? merged->last_column + 1 : label->column + label->columns;
}

static bool find_year(const struct form *form, size_t sheet, struct pbe_place *place)
{
    const pbe_grid *grid = form->grids[sheet];
    const struct pbe_grid_row *rows = pbe_grid_rows(grid);
    for (size_t i = 0; i < pbe_grid_row_count(grid); i++)
        for (size_t j = 0; j < rows[i].cells; j++) {
            const struct pbe_cell *cell = &pbe_grid_cells(grid)[rows[i].cell + j];
            if (!is_year_label(&cell->value))
                continue;
            int column = beside(grid, rows[i].row, cell);
            const struct pbe_cell *value = pbe_grid_get(grid, rows[i].row, column);
            *place = (struct pbe_place){(int)sheet, rows[i].row, column};
            if (!value || !value->formula)
                return true;
        }
    return false;
}

static bool put_year(const struct form *form, int year)
{
    struct pbe_place place;
    for (size_t i = 0; i < form->count; i++)
        if (find_year(form, i, &place))
            return put_number(form, &place, year);
    return false;
}

void new_form_fill(uno_Interface *document, const char *unit, int year,
                   struct new_missed *missed)
{
    struct form form = {.document = document};
    form_read(&form);
    missed->unit = *unit && !put_unit(&form, unit);
    missed->year = !put_year(&form, year);
    new_cursor_place(document, form.found ? form.found[0] : NULL);
    form_done(&form);
}
