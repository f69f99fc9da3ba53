/* panel_explain.c - the upper panel: the current cell's score, explained. */
#include <stdlib.h>
#include <string.h>

#include "addin/document.h"
#include "addin/panel.h"
#include "addin/telling.h"
#include "base/language.h"

enum { MARGIN = 4, MINIMUM = 5, PREFERRED = 12 };

static void add_old(const struct panel *panel, struct pbe_text *out)
{
    if (desk_is_old(panel->desk))
        pbe_text_add(out, PBE_SAY("\n表格较大，改动之后还没有重新检查；请按“检查”。",
                                  "\nThis large document has changed and was not "
                                  "checked again; press “Check”."));
}

static void tell(struct panel *panel, struct pbe_text *out)
{
    struct cell_address cell;
    struct pbe_error err;
    const struct survey *survey = desk_survey(panel->desk, &err);
    if (!survey) {
        document_write_why(&err, out);
    } else if (!document_current_cell(panel->frame, &cell)) {
        pbe_text_add(out, PBE_SAY("选中表格里的一格，这里就解释它的得分。",
                                  "Select a cell of the table, and its score is "
                                  "explained here."));
    } else {
        telling_cell(survey, cell.sheet, cell.row, cell.column, out);
        add_old(panel, out);
    }
}

/* The text that is shown stays, with its place and selection, while it is the same. */
static void fill(struct panel *panel)
{
    struct pbe_text text;
    pbe_text_init(&text, TELLING_MAX);
    tell(panel, &text);
    if (!panel->content)
        panel->content = calloc(1, sizeof text);
    struct pbe_text *shown = panel->content;
    if (shown && strcmp(pbe_text_get(shown), pbe_text_get(&text)) != 0) {
        window_set_text(panel->window, "text", "Text", pbe_text_get(&text));
        pbe_text_done(shown);
        *shown = text;
    } else {
        pbe_text_done(&text);
    }
}

static void done(struct panel *panel)
{
    if (panel->content)
        pbe_text_done(panel->content);
    free(panel->content);
    panel->content = NULL;
}

static void lay_out(struct panel *panel, struct panel_size size)
{
    panel_place(panel, "text", MARGIN, MARGIN, size.width - 2 * MARGIN,
                size.height - 2 * MARGIN);
}

const struct panel_kind panel_explain = {
    .name = "explain",
    .dialog = "panel_explain",
    .minimum = MINIMUM,
    .preferred = PREFERRED,
    .fill = fill,
    .lay_out = lay_out,
    .done = done,
};
