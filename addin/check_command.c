/* check_command.c - the menu's 解释本格得分 and 检查本表. */
#include "addin/commands.h"

#include "addin/deck.h"
#include "addin/desk.h"
#include "addin/document.h"
#include "addin/finding_list.h"
#include "addin/office.h"
#include "addin/telling.h"
#include "addin/text_dialog.h"
#include "base/language.h"

/* --- 解释本格得分 --- */

/* What is to be read in the dialog, or why there is nothing. */
static void tell(uno_Interface *frame, const struct survey *survey,
                 struct pbe_text *out)
{
    struct cell_address cell;
    if (document_current_cell(frame, &cell))
        telling_cell(survey, cell.sheet, cell.row, cell.column, out);
    else
        pbe_text_add(out, PBE_SAY("现在选中的不是单元格。请先选中指标所在的一行。",
                                  "What is selected is no cell. Select the row of an "
                                  "indicator first."));
}

void explain_run(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    struct pbe_text text;
    uno_Interface *document = office_document(frame);
    pbe_text_init(&text, TELLING_MAX);
    pbe_status status = document_survey(document, &survey, NULL, &err);
    if (status) {
        document_say_why(frame, status, &err);
    } else {
        tell(frame, survey, &text);
        text_dialog_show(frame, PBE_SAY("解释本格得分", "Explain this score"),
                         pbe_text_get(&text));
    }
    survey_free(survey);
    pbe_text_done(&text);
    cuno_release(document);
}

/* --- 检查本表 --- */

static void say_count(uno_Interface *frame, const struct survey *survey)
{
    struct finding_list list;
    struct pbe_text text;
    if (finding_list_make(survey, document_current_sheet(frame), &list, NULL))
        return;
    pbe_text_init(&text, TELLING_MAX);
    finding_list_count(&list, &text);
    for (size_t i = 0; i < list.count; i++) {
        pbe_text_add(&text, "\n");
        finding_list_line(&list, i, &text);
    }
    office_message(frame, OFFICE_INFO, pbe_text_get(&text));
    pbe_text_done(&text);
    finding_list_done(&list);
}

void check_run(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    uno_Interface *document = office_document(frame);
    pbe_status status = document_survey(document, &survey, NULL, &err);
    if (status)
        document_say_why(frame, status, &err);
    else if (deck_show(frame))
        desk_renew_all();
    else
        say_count(frame, survey);
    survey_free(survey);
    cuno_release(document);
}
