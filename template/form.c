#include "template/form.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "template/formula.h"

enum { MEMORY_MAX = 256 << 20, FORMULA_MAX = 4096 };

void form_init(struct form *form)
{
    *form = (struct form){.title = ""};
    pbe_arena_init(&form->arena, MEMORY_MAX);
}

void form_done(struct form *form)
{
    pbe_arena_done(&form->arena);
}

const char *form_copy(struct form *form, const char *text)
{
    const char *copy = pbe_arena_text(&form->arena, text, strlen(text));
    form->starved = form->starved || !copy;
    return copy ? copy : "";
}

struct form_sheet *form_add_sheet(struct form *form, const char *name,
                                  const double *widths, int columns, int rows)
{
    size_t count = (size_t)rows * (size_t)columns;
    struct form_sheet made = {
        .name = name,
        .widths = widths,
        .columns = columns,
        .rows = rows,
        .cells = pbe_arena_take(&form->arena, count, sizeof *made.cells),
        .heights = pbe_arena_take(&form->arena, (size_t)rows, sizeof *made.heights),
    };
    if (!made.cells || !made.heights || form->sheet_count == FORM_SHEETS) {
        form->starved = true;
        return NULL;
    }
    form->sheets[form->sheet_count] = made;
    return &form->sheets[form->sheet_count++];
}

/* --- cells --- */

struct form_cell *form_cell(const struct form_sheet *sheet, int row, int column)
{
    static struct form_cell outside;
    if (row < 0 || row >= sheet->rows || column < 0 || column >= sheet->columns) {
        outside = (struct form_cell){.is_computed = false};
        return &outside;
    }
    return &sheet->cells[row * sheet->columns + column];
}

void form_look(struct form_sheet *sheet, int row, int column, enum look look)
{
    form_cell(sheet, row, column)->written.style = (int)look;
}

void form_text(struct form *form, struct form_sheet *sheet, int row, int column,
               enum look look, const char *text)
{
    form_look(sheet, row, column, look);
    form_cell(sheet, row, column)->written.value =
        pbe_value_text(form_copy(form, text), strlen(text));
}

void form_number(struct form_sheet *sheet, int row, int column, enum look look,
                 double number)
{
    form_look(sheet, row, column, look);
    form_cell(sheet, row, column)->written.value = pbe_value_number(number);
}

void form_formula(struct form *form, struct form_sheet *sheet, int row, int column,
                  enum look look, const char *format, ...)
{
    char formula[FORMULA_MAX];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(formula, sizeof formula, format, arguments);
    va_end(arguments);
    form_look(sheet, row, column, look);
    form->starved = form->starved || length < 0 || length >= FORMULA_MAX;
    form_cell(sheet, row, column)->written.formula = form_copy(form, formula);
}

void form_merge(struct form_sheet *sheet, int row, int column, int rows, int columns)
{
    struct pbe_written_cell *first = &form_cell(sheet, row, column)->written;
    for (int i = row; i < row + rows; i++)
        for (int j = column; j < column + columns; j++)
            if (i > row || j > column) {
                form_look(sheet, i, j, (enum look)first->style);
                form_cell(sheet, i, j)->written.is_covered = true;
            }
    first->rows = rows;
    first->columns = columns;
}

void form_allow(struct form_sheet *sheet, int row, int column, enum allowed allowed)
{
    form_cell(sheet, row, column)->written.validity = (int)allowed;
}

void form_add_condition(struct form *form, struct form_sheet *sheet,
                        struct pbe_area area, enum look look, const char *formula)
{
    if (sheet->condition_count < FORM_CONDITIONS)
        sheet->conditions[sheet->condition_count++] =
            (struct form_condition){area, look, form_copy(form, formula)};
}

/* --- the formulas' values --- */

struct computation {
    struct form *form;
    pbe_engine *engine;
    struct formula_host host;
};

static int find_sheet(void *state, const char *name, size_t length)
{
    const struct computation *computation = state;
    for (int i = 0; i < computation->form->sheet_count; i++) {
        const char *known = computation->form->sheets[i].name;
        if (strlen(known) == length && memcmp(known, name, length) == 0)
            return i;
    }
    return -1;
}

/* A cell that asks for itself is empty while it is being computed. */
static struct pbe_value value_of(void *state, int sheet, int row, int column)
{
    struct computation *computation = state;
    struct form_cell *cell = form_cell(&computation->form->sheets[sheet], row, column);
    if (cell->written.formula && !cell->is_computed && !cell->written.is_array) {
        cell->is_computed = true;
        cell->written.value =
            formula_value(&computation->host, sheet, cell->written.formula);
    }
    return cell->written.value;
}

pbe_status form_compute(struct form *form, pbe_engine *engine, struct pbe_error *err)
{
    struct computation computation = {.form = form, .engine = engine};
    computation.host = (struct formula_host){.state = &computation,
                                             .find_sheet = find_sheet,
                                             .value = value_of,
                                             .engine = engine,
                                             .arena = &form->arena};
    for (int i = 0; i < form->sheet_count; i++)
        for (int row = 0; row < form->sheets[i].rows; row++)
            for (int column = 0; column < form->sheets[i].columns; column++)
                value_of(&computation, i, row, column);
    form->starved = form->starved || computation.host.starved;
    return form->starved ? pbe_error_memory(err) : PBE_STATUS_OK;
}

/* --- writing --- */

static void write_sheet(const struct form *form, const struct form_sheet *sheet,
                        pbe_writer *writer, const int *styles, const int *validities)
{
    struct pbe_written_cell cells[PBE_WRITER_COLUMNS];
    pbe_writer_sheet *to =
        pbe_writer_add_sheet(writer, &(struct pbe_sheet){
                                         .name = sheet->name,
                                         .widths = sheet->widths,
                                         .columns = (size_t)sheet->columns,
                                         .header_rows = sheet->header_rows,
                                         .header_from = sheet->header_from,
                                         .is_form = sheet->is_form,
                                         .is_protected = sheet->is_protected,
                                         .is_screen_only = sheet->is_screen_only,
                                         .printed_columns = sheet->printed_columns,
                                     });
    (void)form;
    for (int row = 0; row < sheet->rows; row++) {
        size_t count = 0;
        for (int column = 0; column < sheet->columns; count++) {
            struct pbe_written_cell *cell = &cells[count];
            *cell = form_cell(sheet, row, column)->written;
            cell->style = styles[cell->style];
            cell->validity = validities[cell->validity];
            column += cell->columns > 1 ? cell->columns : 1;
        }
        pbe_writer_add_high_row(to, sheet->heights[row], cells, count);
    }
    for (int i = 0; i < sheet->condition_count; i++)
        pbe_writer_add_condition(to, sheet->conditions[i].area,
                                 sheet->conditions[i].formula,
                                 styles[sheet->conditions[i].look]);
}

pbe_status form_write(struct form *form, enum pbe_document_kind kind,
                      const char *const (*properties)[2], size_t count, FILE *to,
                      struct pbe_error *err)
{
    int styles[LOOK_COUNT] = {0}, validities[ALLOWED_COUNT] = {0};
    pbe_writer *writer = pbe_writer_new(form->title);
    if (!writer)
        return pbe_error_memory(err);
    pbe_writer_set_kind(writer, kind);
    /* Songti wherever it comes from: Windows, then the free ones. */
    pbe_writer_set_font(writer, "宋体",
                        "SimSun, 宋体, 'Noto Serif CJK SC', 'Source Han Serif SC', "
                        "'AR PL UMing CN'");
    for (size_t i = 0; i < count; i++)
        pbe_writer_add_property(writer, properties[i][0], properties[i][1]);
    for (int i = 0; i < LOOK_COUNT; i++)
        if (look_style((enum look)i))
            styles[i] = pbe_writer_add_style(writer, look_style((enum look)i));
    for (int i = 0; i < ALLOWED_COUNT; i++)
        if (form->allowed[i].condition)
            validities[i] = pbe_writer_add_validity(writer, &form->allowed[i]);
    for (int i = 0; i < form->sheet_count; i++)
        write_sheet(form, &form->sheets[i], writer, styles, validities);
    pbe_status status = pbe_writer_save(writer, to, err);
    pbe_writer_free(writer);
    return status;
}
