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

/* The survey of the frame's document, or NULL after saying why there is none. */
static struct survey *survey_or_say(uno_Interface *frame)
{
    struct survey *survey = NULL;
    struct pbe_error err;
    uno_Interface *document = office_document(frame);
    pbe_status status = document_survey(document, &survey, NULL, &err);
    if (status) {
        survey = NULL;
        document_say_why(frame, &err);
    }
    cuno_release(document);
    return survey;
}

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
    struct survey *survey = survey_or_say(frame);
    struct pbe_text text;
    if (!survey)
        return;
    pbe_text_init(&text, TELLING_MAX);
    tell(frame, survey, &text);
    text_dialog_show(frame, PBE_SAY("解释本格得分", "Explain this score"),
                     pbe_text_get(&text));
    pbe_text_done(&text);
    survey_free(survey);
}

/* --- 检查本表 --- */

static void say_findings(uno_Interface *frame, const struct survey *survey)
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
    text_dialog_show(frame, PBE_SAY("检查本表", "Check this sheet"),
                     pbe_text_get(&text));
    pbe_text_done(&text);
    finding_list_done(&list);
}

/* Where the sidebar does not open. */
static void say_instead(uno_Interface *frame)
{
    struct survey *survey = survey_or_say(frame);
    if (survey)
        say_findings(frame, survey);
    survey_free(survey);
}

void check_run(uno_Interface *frame)
{
    struct survey *survey = survey_or_say(frame);
    if (survey) {
        deck_show(frame, say_instead);
        desk_renew_all();
    }
    survey_free(survey);
}
