/* dump FILE… - prints workbooks as text: what the reader made of them.
 *
 * One line for each sheet, merged block, row and run of cells:
 *
 *     row 3+2 hidden
 *     B3+4 number 0.9917 percent "99.17%" =B1/B2
 *
 * "+4" counts further rows or columns that are the same. Sentences about files that can't
 * be read go to standard output, too, with the file's base name; -e says them in English,
 * -q prints nothing but sentences.
 */
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "workbook/workbook.h"

static void print_text(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '\n')
            fputs("\\n", stdout);
        else if (*text == '\t')
            fputs("\\t", stdout);
        else if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else
            putchar(*text);
    }
    putchar('"');
}

static void print_cell(const struct pbe_grid_row *row, const struct pbe_cell *cell)
{
    static const char *const formats[] = {"", " percent", " date"};
    char address[PBE_ADDRESS_MAX];
    pbe_grid_address(row->row, cell->column, address);
    printf("  %s", address);
    if (cell->columns > 1)
        printf("+%d", cell->columns - 1);
    if (cell->is_error)
        printf(" error");
    else if (cell->value.kind == PBE_NUMBER)
        printf(" number %.17g", cell->value.number);
    else if (cell->value.kind == PBE_TEXT)
        printf(" text");
    else
        printf(" empty");
    printf("%s ", formats[cell->format]);
    print_text(cell->shown);
    if (cell->value.kind == PBE_TEXT && strcmp(cell->shown, cell->value.text) != 0) {
        printf(" stored ");
        print_text(cell->value.text);
    }
    if (cell->formula)
        printf(" %s", cell->formula);
    putchar('\n');
}

/* Merged blocks and hidden columns that rows with content show. */
static void print_row(const pbe_grid *grid, const struct pbe_grid_row *row)
{
    printf(" row %d", row->row + 1);
    if (row->rows > 1)
        printf("+%d", row->rows - 1);
    puts(row->is_hidden ? " hidden" : "");
    const struct pbe_cell *cells = pbe_grid_cells(grid);
    for (size_t i = row->cell; i < row->cell + row->cells; i++) {
        const struct pbe_area *area = pbe_grid_merged(grid, row->row, cells[i].column);
        print_cell(row, &cells[i]);
        if (area && area->row == row->row && area->column == cells[i].column) {
            char first[PBE_ADDRESS_MAX], last[PBE_ADDRESS_MAX];
            pbe_grid_address(area->row, area->column, first);
            pbe_grid_address(area->last_row, area->last_column, last);
            printf("  merged %s:%s\n", first, last);
        }
        if (!row->is_hidden && !pbe_grid_is_hidden(grid)
            && pbe_grid_hides(grid, row->row, cells[i].column))
            puts("  hidden column");
    }
}

static void print_workbook(const pbe_workbook *book)
{
    static const char *const kinds[] = {"ods", "fods", "xlsx"};
    static const char *const properties[] = {"title", "creator", "pbe.pack"};
    printf("workbook %s\n", kinds[pbe_workbook_kind(book)]);
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const char *text = pbe_workbook_property(book, properties[i]);
        if (text && text[0])
            printf("property %s %s\n", properties[i], text);
    }
    for (size_t i = 0; i < pbe_workbook_name_count(book); i++)
        printf("name %s %s\n", pbe_workbook_names(book)[i].name,
               pbe_workbook_names(book)[i].target);
    for (size_t i = 0; i < pbe_workbook_sheet_count(book); i++) {
        const pbe_grid *grid = pbe_workbook_sheet(book, i);
        printf("sheet %s%s\n", pbe_grid_name(grid),
               pbe_grid_is_hidden(grid) ? " hidden" : "");
        for (size_t k = 0; k < pbe_grid_row_count(grid); k++)
            print_row(grid, &pbe_grid_rows(grid)[k]);
    }
}

int main(int count, char **arguments)
{
    int failures = 0;
    bool quiet = false;
    for (int i = 1; i < count; i++) {
        pbe_workbook *book = NULL;
        struct pbe_error err;
        if (strcmp(arguments[i], "-e") == 0 || strcmp(arguments[i], "-q") == 0) {
            quiet = quiet || arguments[i][1] == 'q';
            if (arguments[i][1] == 'e')
                pbe_language_set(PBE_ENGLISH);
            continue;
        }
        if (pbe_workbook_open(arguments[i], NULL, &book, &err)) {
            const char *slash = strrchr(err.file, '/');
            printf("%s: %s\n", slash ? slash + 1 : err.file, err.text);
            failures++;
        } else if (!quiet) {
            print_workbook(book);
        }
        pbe_workbook_free(book);
    }
    return failures > 0 ? 4 : 0;
}
