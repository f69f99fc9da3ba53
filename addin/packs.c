/* packs.c - 规则包…: the rule packs, and the one that this workbook uses. */
#include <stdlib.h>
#include <string.h>

#include "addin/commands.h"
#include "addin/dialog.h"
#include "addin/office.h"
#include "addin/pack_list.h"
#include "addin/ruleset.h"
#include "addin/workbook_pack.h"
#include "base/language.h"

enum { NAMES_MAX = 1 << 17, SAID_MAX = 4096, FINGERPRINT_SHOWN = 8 }; /* bytes */

struct packs {
    uno_Interface *frame, *document; /* NULL: no spreadsheet */
    pbe_engine *engine;
    struct pack_list list;
    struct workbook_pack used;
};

/* The pack chosen in the list, or NULL. */
static const struct pbe_identity *chosen(const struct packs *packs,
                                         uno_Interface *window)
{
    int32_t place = window_selected(window, "packs");
    return place >= 0 && (size_t)place < packs->list.count ? packs->list.packs[place]
                                                           : NULL;
}

/* --- what this workbook uses --- */

static void write_default(const struct packs *packs, struct pbe_text *out)
{
    struct pbe_identity *identity;
    struct pbe_value none = pbe_value_empty();
    if (pbe_engine_identity(packs->engine, &none, &identity, NULL))
        return;
    pbe_text_add(out, packs->document
                          ? PBE_SAY("本工作簿没有写规则包，公式没有写的用默认规则包 ",
                                    "This workbook names no pack; formulas that name "
                                    "none use the default, ")
                          : PBE_SAY("默认规则包：", "Default pack: "));
    pbe_text_addf(out, PBE_SAY("%s。", "%s."), identity->id);
    free(identity);
}

/* Another version of the pack than the one that the workbook has noted. */
static bool is_other(const struct workbook_names *noted,
                     const struct pbe_identity *installed)
{
    return *noted->fingerprint && strcmp(noted->id, installed->id) == 0
           && strcmp(noted->fingerprint, installed->fingerprint) != 0;
}

static void write_used(const struct packs *packs, struct pbe_text *out)
{
    const struct workbook_names *noted = &packs->used.names;
    size_t place = pack_list_find(&packs->list, packs->used.id);
    if (!packs->used.id[0]) {
        write_default(packs, out);
        return;
    }
    pbe_text_add(out, PBE_SAY("本工作簿使用：", "This workbook uses: "));
    if (place == packs->list.count) {
        pbe_text_addf(out,
                      PBE_SAY("%s，没有安装，不能计分。",
                              "%s, which is not installed: no scores."),
                      packs->used.id);
        return;
    }
    const struct pbe_identity *pack = packs->list.packs[place];
    pack_list_write_name(pack, out);
    pbe_text_addf(out, " %s", pack->version);
    if (is_other(noted, pack))
        pbe_text_addf(out,
                      PBE_SAY("；填表时是 %s（%.*s），规则已经变了。",
                              "; it was made with %s (%.*s), the rules have changed."),
                      noted->version, FINGERPRINT_SHOWN, noted->fingerprint);
}

/* --- what may be wrong with the chosen one --- */

/* Rules that came after the table's year: 2024 for a table of 2023. */
static bool is_too_new(const struct packs *packs, const struct pbe_identity *pack)
{
    int from = atoi(pack->valid_from); /* its year; "" is 0 */
    int year = pack->year > from ? pack->year : from;
    return packs->used.year > 0 && year > packs->used.year;
}

static void write_too_new(const struct packs *packs, const struct pbe_identity *pack,
                          struct pbe_text *out)
{
    int from = atoi(pack->valid_from);
    pbe_text_addf(out,
                  PBE_SAY("注意：这张表是 %d 年度的，而 %s 是 %d 年的规则。",
                          "Mind: this table is of %d, and the rules %s are of %d."),
                  packs->used.year, pack->id, pack->year > from ? pack->year : from);
}

static void write_warning(const struct packs *packs, const struct pbe_identity *pack,
                          struct pbe_text *out)
{
    if (is_too_new(packs, pack))
        write_too_new(packs, pack, out);
    else if (packs->document && !packs->used.has_cell)
        pbe_text_add(
            out, PBE_SAY("本工作簿没有“规则包编号”一格：只在属性里记下，公式照旧。",
                         "There is no cell 规则包编号 here: the pack is noted in the "
                         "properties, formulas stay as they are."));
}

/* --- the window --- */

static void say(uno_Interface *window, const char *control, const char *property,
                struct pbe_text *text)
{
    window_set_text(window, control, property, pbe_text_get(text));
    pbe_text_done(text);
}

static void show_chosen(const struct packs *packs, uno_Interface *window)
{
    const struct pbe_identity *pack = chosen(packs, window);
    struct pbe_text facts, warning;
    bool is_used = pack && strcmp(pack->id, packs->used.id) == 0;
    pbe_text_init(&facts, SAID_MAX);
    pbe_text_init(&warning, SAID_MAX);
    if (pack) {
        pack_list_write_facts(pack, &facts);
        write_warning(packs, pack, &warning);
    }
    say(window, "facts", "Text", &facts);
    say(window, "warning", "Label", &warning);
    window_set_switch(window, "change", "Enabled",
                      packs->document && pack
                          && (!is_used || is_other(&packs->used.names, pack)));
}

static void show_used(const struct packs *packs, uno_Interface *window)
{
    struct pbe_text used;
    pbe_text_init(&used, SAID_MAX);
    write_used(packs, &used);
    say(window, "used", "Label", &used);
}

static void show_list(const struct packs *packs, uno_Interface *window)
{
    struct pbe_text names;
    size_t used = pack_list_find(&packs->list, packs->used.id);
    pbe_text_init(&names, NAMES_MAX);
    for (size_t i = 0; i < packs->list.count; i++) {
        pack_list_write_name(packs->list.packs[i], &names);
        pbe_text_add(&names, "\n");
    }
    window_set_lines(window, "packs", pbe_text_get(&names));
    window_select(window, "packs", used < packs->list.count ? (int32_t)used : 0);
    pbe_text_done(&names);
}

/* --- events --- */

static void on_select(void *state, uno_Interface *window, const uno_Any *event)
{
    (void)event;
    show_chosen(state, window);
}

static bool is_wanted(const struct packs *packs, const struct pbe_identity *pack)
{
    struct pbe_text question;
    if (!is_too_new(packs, pack))
        return true;
    pbe_text_init(&question, SAID_MAX);
    write_too_new(packs, pack, &question);
    pbe_text_add(&question,
                 PBE_SAY("\n\n去年的表一般沿用去年的规则。仍要换吗？",
                         "\n\nLast year's table mostly keeps last year's rules. Change "
                         "it all the same?"));
    bool wanted = office_confirm(packs->frame, pbe_text_get(&question));
    pbe_text_done(&question);
    return wanted;
}

static void on_change(void *state, uno_Interface *window, const uno_Any *event)
{
    struct packs *packs = state;
    const struct pbe_identity *pack = chosen(packs, window);
    struct pbe_error err;
    (void)event;
    if (!pack || !packs->document || !is_wanted(packs, pack))
        return;
    if (workbook_pack_change(packs->document, &packs->used, pack,
                             PBE_SAY("更换规则包", "Change the rule pack"), &err))
        office_message(packs->frame, OFFICE_ERROR, err.text);
    workbook_pack_read(packs->document, &packs->used);
    show_used(packs, window);
    show_chosen(packs, window);
}

/* --- the command --- */

static void show(struct packs *packs, uno_Interface *dialog)
{
    static const struct window_text words[] = {
        {"", "Title", "规则包", "Rule packs"},
        {"change", "Label", "用于本工作簿", "Use in this workbook"},
        {"close", "Label", "关闭", "Close"},
    };
    window_say(dialog, words, sizeof words / sizeof *words);
    show_used(packs, dialog);
    show_list(packs, dialog);
    show_chosen(packs, dialog);
    dialog_run(dialog);
}

static pbe_status open_packs(struct packs *packs, struct pbe_error *err)
{
    static const struct window_event events[] = {
        {"onSelect", on_select}, {"onChange", on_change}, {NULL, NULL}};
    pbe_status status = pack_list_read(packs->engine, &packs->list, err);
    if (status)
        return status;
    workbook_pack_read(packs->document, &packs->used);
    uno_Interface *dialog = dialog_open("packs", events, packs);
    if (!dialog)
        return pbe_error_memory(err);
    show(packs, dialog);
    dialog_close(dialog);
    return PBE_STATUS_OK;
}

void packs_run(uno_Interface *frame)
{
    struct pbe_error err;
    struct packs *packs = calloc(1, sizeof *packs);
    pbe_status status = PBE_STATUS_OK;
    if (packs)
        packs->engine = ruleset_engine();
    if (!packs || !packs->engine) {
        status = pbe_error_memory(&err);
    } else {
        packs->frame = frame;
        packs->document = office_document(frame);
        status = open_packs(packs, &err);
        pack_list_done(&packs->list);
        cuno_release(packs->document);
    }
    free(packs);
    if (status)
        office_message(frame, OFFICE_ERROR, err.text);
}
