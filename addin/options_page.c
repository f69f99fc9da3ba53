/* options_page.c - pbe.Options: the page 绩效自评 under Tools > Options.
 *
 * LibreOffice makes one object for a page, and tells it when to show the settings
 * (initialize), to show them afresh (back) and to keep what was changed (ok). What the
 * administrator has locked is grey, with the reason beside it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "addin/classes.h"
#include "addin/office.h"
#include "addin/pack_list.h"
#include "addin/ruleset.h"
#include "addin/settings.h"
#include "addin/window.h"
#include "base/language.h"

#define AWT "com.sun.star.awt."

enum { CHOICES_MAX = 1 << 17, SAID_MAX = 8192 }; /* bytes */

struct options_page {
    struct cuno_object base;
    struct settings shown; /* as they were when the page was filled */
    struct pack_list packs;
};

static void done(struct cuno_object *self)
{
    pack_list_done(&((struct options_page *)self)->packs);
}

/* --- the default pack: none, the installed ones, and one that is not installed --- */

static bool is_missing(const struct options_page *page)
{
    const char *id = page->shown.default_pack;
    return *id && pack_list_find(&page->packs, id) == page->packs.count;
}

static void write_choice(const struct options_page *page, size_t place,
                         struct pbe_text *out)
{
    if (place == 0)
        pbe_text_add(
            out, PBE_SAY("随程序的规则包 mof-2020-10", "the shipped pack mof-2020-10"));
    else if (place <= page->packs.count)
        pack_list_write_name(page->packs.packs[place - 1], out);
    else
        pbe_text_addf(out, PBE_SAY("%s（没有安装）", "%s (not installed)"),
                      page->shown.default_pack);
}

static void show_packs(const struct options_page *page, uno_Interface *window)
{
    const char *id = page->shown.default_pack;
    size_t count = 1 + page->packs.count + is_missing(page);
    struct pbe_text choices;
    pbe_text_init(&choices, CHOICES_MAX);
    for (size_t i = 0; i < count; i++) {
        write_choice(page, i, &choices);
        pbe_text_add(&choices, "\n");
    }
    window_set_lines(window, "pack", pbe_text_get(&choices));
    window_select(window, "pack",
                  *id ? (int32_t)(1 + pack_list_find(&page->packs, id)) : 0);
    pbe_text_done(&choices);
}

/* The id that is chosen; "" = none. */
static const char *chosen_pack(const struct options_page *page, uno_Interface *window)
{
    int32_t place = window_selected(window, "pack");
    if (place < 0 || (size_t)place > page->packs.count)
        return page->shown.default_pack;
    return place == 0 ? "" : page->packs.packs[place - 1]->id;
}

/* --- showing --- */

static const struct window_text labels[] = {
    {"folder_label", "Label", "本单位的规则文件夹", "The bureau's rules"},
    {"browse", "Label", "浏览…", "Browse…"},
    {"pack_label", "Label", "默认规则包", "Default pack"},
    {"signed", "Label", "本单位的规则包和 local.d 要有可信的签名",
     "The bureau's packs and local.d must be signed by a trusted key"},
    {"language_label", "Label", "评分说明的语言", "Explanations in"},
    {"hint", "Label", "按“确定”后重新加载规则，打开的表格重新计分。",
     "With OK the rules are loaded again and open spreadsheets rescored."},
};

/* What stands under each control, and the controls that are grey when it is locked. */
static const struct {
    const char *note, *control, *button;
    const char *chinese, *english;
} fields[SETTINGS_ITEMS] = {
    [SETTINGS_RULES_FOLDER] = {"folder_note", "folder", "browse",
                               "不填：只用随程序的规则包",
                               "empty: only the shipped packs"},
    [SETTINGS_DEFAULT_PACK] = {"pack_note", "pack", NULL, "公式没有写规则包的用它",
                               "for formulas that name none"},
    [SETTINGS_SIGNED_PACKS_ONLY] = {"signed_note", "signed", NULL,
                                    "可信的公钥由管理员设定",
                                    "trusted keys are set by the administrator"},
    [SETTINGS_LANGUAGE] = {"language_note", "language", NULL, "", ""},
};

static void show_locks(uno_Interface *window)
{
    bool locked[SETTINGS_ITEMS];
    settings_read_locks(locked);
    for (int i = 0; i < SETTINGS_ITEMS; i++) {
        window_set_switch(window, fields[i].control, "Enabled", !locked[i]);
        if (fields[i].button)
            window_set_switch(window, fields[i].button, "Enabled", !locked[i]);
        window_set_text(window, fields[i].note, "Label",
                        locked[i] ? PBE_SAY("由管理员设定，不能在这里修改",
                                            "set by the administrator, and locked")
                                  : PBE_SAY(fields[i].chinese, fields[i].english));
    }
}

static void show(struct options_page *page, uno_Interface *window)
{
    const char *const languages[SETTINGS_LANGUAGES] = {
        [SETTINGS_AS_OFFICE] = PBE_SAY("与界面相同", "as the user interface"),
        [SETTINGS_CHINESE] = "中文",
        [SETTINGS_ENGLISH] = "English",
    };
    window_say(window, labels, sizeof labels / sizeof *labels);
    settings_read(&page->shown);
    window_set_text(window, "folder", "Text", page->shown.rules_folder);
    show_packs(page, window);
    window_check(window, "signed", page->shown.signed_packs_only);
    window_set_items(window, "language", languages, SETTINGS_LANGUAGES);
    window_select(window, "language", (int32_t)page->shown.language);
    show_locks(window);
}

/* The engine comes first: it knows the packs, and sets the language of our words. */
static void initialize(struct options_page *page, uno_Interface *window)
{
    pbe_engine *engine = ruleset_engine();
    pack_list_done(&page->packs);
    if (engine)
        pack_list_read(engine, &page->packs, NULL);
    show(page, window);
}

/* --- the folder --- */

static void browse(uno_Interface *window)
{
    uno_Interface *picker =
        cuno_create(cuno_context(), "com.sun.star.ui.dialogs.FolderPicker", NULL);
    sal_Int16 answer = 0;
    rtl_uString *url = NULL;
    if (cuno_ask(picker, "com.sun.star.ui.dialogs.XExecutableDialog::execute", &answer,
                 NULL, NULL)
        && answer == 1
        && cuno_ask(picker, "com.sun.star.ui.dialogs.XFolderPicker::getDirectory", &url,
                    NULL, NULL)) {
        char address[3 * SETTINGS_TEXT_MAX], path[SETTINGS_TEXT_MAX];
        cuno_utf8_copy(address, sizeof address, url);
        if (cuno_path_from_url(address, path, sizeof path))
            window_set_text(window, "folder", "Text", path);
        cuno_string_release(url);
    }
    cuno_release(picker);
}

/* What was typed, without blanks around it and without the quotes that Windows puts
 * round a path that is copied. */
static void take_folder(uno_Interface *window, char out[SETTINGS_TEXT_MAX])
{
    struct pbe_text typed;
    pbe_text_init(&typed, SETTINGS_TEXT_MAX - 1);
    if (window_get_text(window, "folder", "Text", &typed)) {
        const char *first = pbe_text_get(&typed);
        first += strspn(first, " \t\"");
        size_t length = strlen(first);
        while (length > 0 && strchr(" \t\"", first[length - 1]))
            length--;
        snprintf(out, SETTINGS_TEXT_MAX, "%.*s", (int)length, first);
    }
    pbe_text_done(&typed);
}

/* --- keeping --- */

static void complain(const char *headline, const struct pbe_error *err)
{
    struct pbe_text said;
    pbe_text_init(&said, SAID_MAX);
    ruleset_write_failure(&said, headline, err);
    office_message(NULL, OFFICE_ERROR, pbe_text_get(&said));
    pbe_text_done(&said);
}

static void keep(struct options_page *page, const struct settings *wanted)
{
    struct pbe_error err;
    if (settings_write(&page->shown, wanted, &err)) {
        complain(PBE_SAY("设置没有保存。", "The settings were not stored."), &err);
        return;
    }
    page->shown = *wanted;
    pbe_status status = ruleset_apply_settings(&err);
    office_recalculate_all(); /* after an error too: PBE_PACK shows it */
    if (status)
        complain(PBE_SAY("设置已保存，但规则没有重新加载，沿用上次的规则。",
                         "The settings are stored, but the rules were not reloaded; "
                         "the last good ones go on."),
                 &err);
}

static void apply(struct options_page *page, uno_Interface *window)
{
    struct settings *wanted = malloc(sizeof *wanted);
    if (!wanted)
        return;
    *wanted = page->shown;
    take_folder(window, wanted->rules_folder);
    snprintf(wanted->default_pack, sizeof wanted->default_pack, "%s",
             chosen_pack(page, window));
    wanted->signed_packs_only = window_is_checked(window, "signed");
    int32_t language = window_selected(window, "language");
    if (language >= 0 && language < SETTINGS_LANGUAGES)
        wanted->language = (enum settings_language)language;
    if (!settings_are_equal(&page->shown, wanted))
        keep(page, wanted);
    free(wanted);
}

/* --- com.sun.star.awt.XContainerWindowEventHandler --- */

static void external_event(struct options_page *page, uno_Interface *window,
                           const rtl_uString *event)
{
    if (cuno_string_is(event, "initialize"))
        initialize(page, window);
    else if (cuno_string_is(event, "back"))
        show(page, window);
    else if (cuno_string_is(event, "ok"))
        apply(page, window);
}

/* callHandlerMethod(window, event, name) */
static bool call_handler(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    uno_Interface *window = cuno_arg_interface(args, 0);
    const rtl_uString *event = cuno_any_get_string(cuno_arg_any(args, 1));
    const rtl_uString *name = cuno_arg_string(args, 2);
    bool is_known = true;
    (void)exception;
    if (cuno_string_is(name, "external_event"))
        external_event((struct options_page *)self, window, event);
    else if (cuno_string_is(name, "onBrowse"))
        browse(window);
    else
        is_known = false;
    return cuno_return_bool(result, is_known);
}

static bool handler_names(struct cuno_object *self, void *result, void **args,
                          uno_Any *exception)
{
    static const char *const names[] = {"external_event", "onBrowse"};
    enum { NAMES = sizeof names / sizeof *names };
    uno_Sequence *list = cuno_sequence_new("[]string", NAMES);
    (void)self, (void)args;
    for (int32_t i = 0; list && i < NAMES; i++)
        cuno_sequence_set_string(list, i, names[i], strlen(names[i]));
    return cuno_return_sequence(result, list, exception);
}

static const cuno_method handler_methods[] = {call_handler, handler_names};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(AWT "XContainerWindowEventHandler", handler_methods),
    CUNO_INTERFACE_END,
};

static const char *const services[] = {"pbe.Options", NULL};

const struct cuno_class options_page_class = {
    .implementation = "pbe.Options.implementation",
    .services = services,
    .interfaces = interfaces,
    .size = sizeof(struct options_page),
    .done = done,
};
