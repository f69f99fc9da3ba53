/* panel_findings.c - the lower panel: the findings of the sheet in front.
 *
 * One line for each, the whole of the chosen one below; a double click or Enter goes to
 * its cell.
 */
#include <stdlib.h>

#include "addin/document.h"
#include "addin/finding_list.h"
#include "addin/findings_sheet.h"
#include "addin/office.h"
#include "addin/panel.h"
#include "base/language.h"

enum { MARGIN = 4, MINIMUM = 10, PREFERRED = 18, DETAIL_MAX = 8192, COUNT_MAX = 512 };

/* What the list shows: the findings are borrowed from one edition of the survey. */
struct content {
    unsigned long edition;
    int sheet;
    bool is_old;
    struct finding_list list;
};

static struct content *content_of(struct panel *panel)
{
    return panel->content;
}

/* --- filling it --- */

static void set_lines(struct panel *panel, const struct finding_list *list)
{
    struct pbe_text text;
    size_t total = list->count * (FINDING_LINE_MAX + 1);
    const char **lines = calloc(list->count + 1, sizeof *lines);
    size_t *starts = calloc(list->count + 1, sizeof *starts);
    pbe_text_init(&text, total);
    for (size_t i = 0; starts && i < list->count; i++) {
        starts[i] = text.length;
        finding_list_line(list, i, &text);
        pbe_text_add_bytes(&text, "", 1);
    }
    for (size_t i = 0; lines && starts && i < list->count; i++)
        lines[i] = text.bytes + starts[i];
    if (lines && starts && !text.failed)
        window_set_items(panel->window, "list", lines, (int32_t)list->count);
    pbe_text_done(&text);
    free(starts);
    free(lines);
}

static void set_count(struct panel *panel, const struct content *content)
{
    struct pbe_text text;
    int skipped = desk_skipped(panel->desk);
    pbe_text_init(&text, COUNT_MAX);
    finding_list_count(&content->list, &text);
    if (content->is_old)
        pbe_text_add(&text, PBE_SAY("（改动前）", " (before the changes)"));
    else if (skipped > 0)
        pbe_text_addf(
            &text, PBE_SAY("（%d 张工作表太大，没有看）", " (%d sheets are too large)"),
            skipped);
    window_set_text(panel->window, "count", "Label", pbe_text_get(&text));
    pbe_text_done(&text);
}

/* The whole of the chosen finding; or what a chosen one is for. */
static void show_detail(struct panel *panel)
{
    const struct finding_list *list = &content_of(panel)->list;
    int32_t chosen = window_selected(panel->window, "list");
    struct pbe_text text;
    pbe_text_init(&text, DETAIL_MAX);
    if (chosen >= 0 && (size_t)chosen < list->count)
        finding_list_detail(list, (size_t)chosen, &text);
    else if (list->count > 0)
        pbe_text_add(&text, PBE_SAY("选中一条看全文；双击或按回车，转到那一格。",
                                    "Choose one to read it; a double click or Enter "
                                    "goes to its cell."));
    window_set_text(panel->window, "detail", "Text", pbe_text_get(&text));
    pbe_text_done(&text);
}

static void show_error(struct panel *panel, const struct pbe_error *err)
{
    struct pbe_text why;
    pbe_text_init(&why, DETAIL_MAX);
    document_write_why(err, &why);
    window_set_items(panel->window, "list", NULL, 0);
    window_set_text(panel->window, "count", "Label",
                    PBE_SAY("没有检查", "Nothing checked"));
    window_set_text(panel->window, "detail", "Text", pbe_text_get(&why));
    pbe_text_done(&why);
}

static void show_list(struct panel *panel, const struct content *content)
{
    int32_t chosen = window_selected(panel->window, "list");
    set_count(panel, content);
    set_lines(panel, &content->list);
    if (chosen >= 0 && content->list.count > 0)
        window_select(panel->window, "list",
                      (size_t)chosen < content->list.count
                          ? chosen
                          : (int32_t)content->list.count - 1);
    show_detail(panel);
}

/* --- keeping up --- */

static void done(struct panel *panel)
{
    struct content *content = content_of(panel);
    if (content)
        finding_list_done(&content->list);
    free(content);
    panel->content = NULL;
}

static void fill(struct panel *panel)
{
    struct pbe_error err;
    const struct survey *survey = desk_survey(panel->desk, &err);
    struct content now = {.sheet = document_current_sheet(panel->frame)};
    struct content *content = content_of(panel);
    if (panel->desk) {
        now.edition = desk_edition(panel->desk);
        now.is_old = desk_is_old(panel->desk);
    }
    if (content && content->edition == now.edition && content->sheet == now.sheet
        && content->is_old == now.is_old)
        return;
    if (!content)
        panel->content = content = calloc(1, sizeof *content);
    if (!content)
        return;
    finding_list_done(&content->list);
    if (survey && finding_list_make(survey, now.sheet, &now.list, &err))
        survey = NULL;
    *content = now;
    if (survey)
        show_list(panel, content);
    else
        show_error(panel, &err);
}

/* --- what people do --- */

static bool is_current(struct panel *panel)
{
    const struct content *content = content_of(panel);
    return content && panel->desk && content->edition == desk_edition(panel->desk);
}

/* What people start may end the panel on its way: what they have typed is refused, a box
 * waits, a sheet comes to the front, the document is closed. */
static void run(struct panel *panel,
                void (*action)(struct panel *, uno_Interface *frame))
{
    uno_Interface *frame = panel->frame;
    cuno_object_acquire(&panel->base);
    cuno_acquire(frame);
    office_accept_typing(frame);
    if (panel->frame)
        action(panel, frame);
    cuno_release(frame);
    cuno_object_release(&panel->base);
}

static void say_way(uno_Interface *frame, enum document_way way)
{
    if (way == DOCUMENT_SHEET_HIDDEN)
        office_message(
            frame, OFFICE_INFO,
            PBE_SAY("这一格所在的工作表隐藏着或者已经删除。要看它，请先显示那张"
                    "工作表。",
                    "The sheet of this cell is hidden or was deleted. Show "
                    "the sheet first."));
    else if (way == DOCUMENT_CELL_HIDDEN)
        office_message(frame, OFFICE_INFO,
                       PBE_SAY("这一格所在的行或列隐藏着，也许是筛选掉了。要看它，请先"
                               "显示那一行、列或者取消筛选。",
                               "The row or column of this cell is hidden, perhaps by a "
                               "filter. Show it or remove the filter first."));
}

static void go(struct panel *panel, uno_Interface *frame)
{
    if (!is_current(panel))
        return;
    int32_t chosen = window_selected(panel->window, "list");
    const struct finding_list *list = &content_of(panel)->list;
    if (chosen < 0 || (size_t)chosen >= list->count)
        return;
    const struct pbe_place place = list->findings[chosen]->place;
    say_way(frame, document_go_to(frame, &place));
}

static void check(struct panel *panel, uno_Interface *frame)
{
    (void)frame;
    desk_renew(panel->desk);
}

static void write_down(struct panel *panel, uno_Interface *frame)
{
    (void)panel;
    findings_sheet_write(frame);
}

static void on_choose(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)window, (void)event;
    if (is_current(state))
        show_detail(state);
}

static void on_go(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)window, (void)event;
    run(state, go);
}

/* com.sun.star.awt.KeyEvent */
struct key_event {
    struct {
        uno_Interface *source;
        sal_Int16 modifiers;
    } input;
    sal_Int16 code;
    sal_Unicode character;
    sal_Int16 function;
};
enum { KEY_RETURN = 1280 };

static void on_key(void *state, uno_Interface *window, const uno_Any *event)
{
    const struct key_event *key = cuno_any_get(event, "com.sun.star.awt.KeyEvent");
    if (key && key->code == KEY_RETURN)
        on_go(state, window, event);
}

static void on_check(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)window, (void)event;
    run(state, check);
}

static void on_write(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)window, (void)event;
    run(state, write_down);
}

/* --- how it looks --- */

static void lay_out(struct panel *panel, struct panel_size size)
{
    int32_t line = panel->line, width = size.width - 2 * MARGIN;
    int32_t bottom = size.height - MARGIN - line;  /* of the buttons */
    int32_t top = MARGIN + line;                   /* of the list */
    int32_t middle = top + (bottom - top) * 3 / 5; /* between list and detail */
    int32_t half = width / 2;
    panel_place(panel, "count", MARGIN, MARGIN, width, line);
    panel_place(panel, "list", MARGIN, top, width, middle - top - MARGIN);
    panel_place(panel, "detail", MARGIN, middle, width, bottom - middle - MARGIN);
    panel_place(panel, "check", MARGIN, bottom, half - MARGIN, line);
    panel_place(panel, "write", MARGIN + half, bottom, width - half, line);
}

static const struct window_event events[] = {
    {"onChoose", on_choose}, {"onGo", on_go},       {"onKey", on_key},
    {"onCheck", on_check},   {"onWrite", on_write}, {NULL, NULL},
};

static const struct window_text texts[] = {
    {"check", "Label", "检查", "Check"},
    {"write", "Label", "写入工作表", "Write to sheet"},
    {"write", "HelpText", "把检查结果写进工作表“检查结果”，可以撤销",
     "Writes the findings into the sheet 检查结果; can be undone"},
};

const struct panel_kind panel_findings = {
    .name = "findings",
    .dialog = "panel_findings",
    .events = events,
    .texts = texts,
    .text_count = sizeof texts / sizeof *texts,
    .minimum = MINIMUM,
    .preferred = PREFERRED,
    .fill = fill,
    .lay_out = lay_out,
    .done = done,
};
