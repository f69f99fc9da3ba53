/* recalculate.c - 重新计分: every formula of this workbook, whatever Calc holds of it. */
#include <string.h>

#include "addin/cells.h"
#include "addin/commands.h"
#include "addin/office.h"
#include "base/language.h"
#include "base/text.h"

enum {
    FORMULA_CELLS = 16, /* com.sun.star.sheet.CellFlags */
    ROWS_AT_ONCE = 4096 /* whose formulas are held in memory together */
};

/* PBE.CALC.SCORE(…) and PBE.CALC.SCORES(…), as Calc writes them. */
static bool is_score(const rtl_uString *formula)
{
    struct cuno_utf8 text;
    bool found = cuno_utf8_init(&text, formula) && strstr(text.text, "PBE.CALC.SCORE");
    cuno_utf8_done(&text);
    return found;
}

static size_t count_in_part(uno_Interface *sheet, const struct cell_range *range)
{
    uno_Interface *part = cells_part(sheet, range, NULL);
    uno_Sequence *formulas = NULL;
    size_t count = 0;
    if (!cuno_ask(part, CELLS_SHEET "XCellRangeFormula::getFormulaArray", &formulas,
                  NULL, NULL))
        formulas = NULL;
    for (int32_t i = 0; formulas && i < cuno_sequence_length(formulas); i++) {
        const uno_Sequence *row = cuno_table_row(formulas, i);
        for (int32_t j = 0; j < cuno_sequence_length(row); j++)
            count += is_score(cuno_sequence_string(row, j));
    }
    cuno_sequence_free(formulas, "[][]string");
    cuno_release(part);
    return count;
}

static size_t count_in_range(uno_Interface *sheet, const struct cell_range *range)
{
    struct cell_range part = *range;
    size_t count = 0;
    while (part.first_row <= range->last_row) {
        part.last_row = part.first_row + ROWS_AT_ONCE - 1;
        if (part.last_row > range->last_row)
            part.last_row = range->last_row;
        count += count_in_part(sheet, &part);
        part.first_row = part.last_row + 1;
    }
    return count;
}

/* Only cells with formulas are looked at, however large the sheet is. */
static size_t count_in_sheet(uno_Interface *sheet)
{
    static const char type[] = "[]com.sun.star.table.CellRangeAddress";
    uno_Interface *ranges = NULL;
    uno_Sequence *addresses = NULL;
    sal_Int16 wanted = FORMULA_CELLS;
    size_t count = 0;
    if (!cuno_ask(sheet, CELLS_SHEET "XCellRangesQuery::queryContentCells", &ranges,
                  CUNO_ARGS(&wanted), NULL))
        return 0;
    if (!cuno_ask(ranges, CELLS_SHEET "XSheetCellRanges::getRangeAddresses", &addresses,
                  NULL, NULL))
        addresses = NULL;
    const struct cell_range *list =
        addresses ? (const void *)addresses->elements : NULL;
    for (int32_t i = 0; list && i < cuno_sequence_length(addresses); i++)
        count += count_in_range(sheet, &list[i]);
    cuno_sequence_free(addresses, type);
    cuno_release(ranges);
    return count;
}

static size_t count_scores(uno_Interface *document)
{
    int32_t sheets = cells_sheet_count(document);
    size_t count = 0;
    for (int32_t i = 0; i < sheets; i++) {
        uno_Interface *sheet = cells_sheet_at(document, i);
        count += count_in_sheet(sheet);
        cuno_release(sheet);
    }
    return count;
}

static void say(uno_Interface *frame, size_t scores)
{
    struct pbe_text said;
    pbe_text_init(&said, 1024);
    if (scores > 0)
        pbe_text_addf(&said,
                      PBE_SAY("本工作簿已重新计算，其中得分公式 %zu 个。",
                              "This workbook was computed anew; %zu of its formulas "
                              "are scores."),
                      scores);
    else
        pbe_text_add(&said, PBE_SAY("本工作簿已重新计算，里面没有得分公式。",
                                    "This workbook was computed anew; none of its "
                                    "formulas is a score."));
    office_message(frame, OFFICE_INFO, pbe_text_get(&said));
    pbe_text_done(&said);
}

void recalculate_run(uno_Interface *frame)
{
    uno_Interface *document = office_document(frame);
    if (document
        && cuno_ask(document, CELLS_SHEET "XCalculatable::calculateAll", NULL, NULL,
                    NULL))
        say(frame, count_scores(document));
    else
        office_message(frame, OFFICE_ERROR,
                       PBE_SAY("请先打开一份电子表格，再重新计分。",
                               "Please open a spreadsheet first."));
    cuno_release(document);
}
