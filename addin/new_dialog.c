#include "addin/new_dialog.h"

#include "addin/dialog.h"

static void put(uno_Interface *dialog, const struct new_request *request,
                const char *const *titles, size_t count)
{
    static const struct window_text words[] = {
        {"", "Title", "新建自评表", "New self-evaluation"},
        {"unit_label", "Label", "单位名称", "Unit"},
        {"year_label", "Label", "年度", "Year"},
        {"template_label", "Label", "模板", "Template"},
        {"ok", "Label", "新建", "Create"},
        {"cancel", "Label", "取消", "Cancel"},
    };
    uno_Any year;
    window_say(dialog, words, sizeof words / sizeof *words);
    cuno_any_make_double(&year, request->year);
    window_set(dialog, "year", "Value", &year);
    cuno_any_done(&year);
    window_set_items(dialog, "template", titles, (int32_t)count);
    window_select(dialog, "template", (int32_t)request->template);
}

static void take(uno_Interface *dialog, struct new_request *request, size_t count)
{
    uno_Any value;
    double year;
    window_get_text(dialog, "unit", "Text", &request->unit);
    window_get(dialog, "year", "Value", &value);
    if (cuno_any_get_double(&value, &year))
        request->year = (int)year;
    cuno_any_done(&value);
    int32_t chosen = window_selected(dialog, "template");
    if (chosen >= 0 && (size_t)chosen < count)
        request->template = (size_t)chosen;
}

pbe_status new_dialog_ask(struct new_request *request, const char *const *titles,
                          size_t count, bool *said)
{
    uno_Interface *dialog = dialog_open("new", NULL, NULL);
    if (!dialog)
        return PBE_STATUS_MEMORY;
    put(dialog, request, titles, count);
    *said = dialog_run(dialog) == 1;
    if (*said)
        take(dialog, request, count);
    dialog_close(dialog);
    return PBE_STATUS_OK;
}
