/* check_sheet.c - 检查: what does not add up, live. */
#include <stdio.h>

#include "template/check.h"
#include "template/plan.h"

enum { HEADER = 1, FIRST = 2, COLUMNS = CHECK_COLUMNS };

static const double widths[COLUMNS] = {1.6, 1.6, 3.4, 20};

/* The array reaches to the last row: IF() over a block of as many cells fills those behind
 * the last finding, and IFERROR() makes them empty. */
void plan_check(struct plan *plan)
{
    static const char *const heads[COLUMNS] = {"轻重", "编号", "单元格", "说明"};
    char base[64] = "";
    struct form_sheet *sheet =
        form_add_sheet(plan->form, CHECK_SHEET, widths, COLUMNS, FIRST + CHECK_ROWS);
    if (!sheet)
        return;
    form_text(plan->form, sheet, 0, 0, LOOK_BOLD_NOTE,
              "填表时对不上的地方列在这里，随填随查；全部改好后显示“没有问题”。");
    form_merge(sheet, 0, 0, 1, COLUMNS);
    for (int i = 0; i < COLUMNS; i++)
        form_text(plan->form, sheet, HEADER, i, LOOK_LIST_HEAD, heads[i]);
    for (int row = FIRST; row < sheet->rows; row++)
        for (int column = 0; column < COLUMNS; column++)
            form_look(sheet, row, column, LOOK_LIST);
    if (plan->base_rows > 0)
        snprintf(base, sizeof base, ";[$" PLAN_BASE ".$A$1:.$G$%d]", plan->base_rows);
    /* No pack is named: the sheet names it, and where it is missing that is a finding. An
     * error would be computed anew for each cell. */
    form_formula(plan->form, sheet, FIRST, 0, LOOK_LIST,
                 "of:=IFERROR(IF(ROW([.$A$1:.$A$%d])*COLUMN([.$A$1:.$D$1])>0;PBE.CALC."
                 "CHECK([$" PLAN_SELF ".$A$1:.$M$%d]%s);\"\");\"\")",
                 CHECK_ROWS, plan->self_rows, base);
    struct pbe_written_cell *array = &form_cell(sheet, FIRST, 0)->written;
    array->is_array = true;
    array->array_columns = COLUMNS;
    array->array_rows = CHECK_ROWS;
    sheet->header_rows = FIRST;
    sheet->is_protected = sheet->is_screen_only = true;
}
