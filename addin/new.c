/* new.c - 新建自评表: asks for unit, year and template, opens the template as a new table
 * and fills in what was asked. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "addin/commands.h"
#include "addin/extension.h"
#include "addin/new_dialog.h"
#include "addin/new_form.h"
#include "addin/office.h"
#include "addin/ruleset.h"
#include "addin/sources.h"
#include "addin/templates.h"
#include "base/language.h"

enum { BUREAU_WAIT = 5000, UNIT_MAX = 1024, TITLES_MAX = 1 << 16 }; /* ms, bytes */

static int this_year(void)
{
    time_t now = time(NULL);
    struct tm date = {0};
    localtime_r(&now, &date);
    return date.tm_year + 1900;
}

/* --- the templates --- */

static void find_templates(struct templates *templates)
{
    char folder[TEMPLATE_PATH_MAX];
    struct sources *sources = malloc(sizeof *sources);
    if (extension_path("template/pbe", folder, sizeof folder))
        templates_add_folder(templates, folder);
    if (sources)
        sources_read(sources);
    for (size_t i = 0; sources && i < sources->count; i++)
        templates_add_bureau(templates, sources->roots[i], BUREAU_WAIT);
    free(sources);
    templates_sort(templates);
}

/* A template named after a pack has the pack's title. */
static struct pbe_identity *pack_of(const struct form_template *entry)
{
    struct pbe_value id = pbe_value_text(entry->title, strlen(entry->title));
    struct pbe_identity *pack = NULL;
    if (pbe_engine_identity(ruleset_engine(), &id, &pack, NULL))
        return NULL;
    return pack;
}

/* The place of a bureau's own template, else that of the default pack, else the first. */
static size_t offered(const struct templates *templates)
{
    struct pbe_value none = pbe_value_empty();
    struct pbe_identity *pack = NULL;
    size_t place = 0;
    if (templates->list[0].is_bureau
        || pbe_engine_identity(ruleset_engine(), &none, &pack, NULL))
        return 0;
    for (size_t i = 0; i < templates->count; i++)
        if (strcmp(templates->list[i].title, pack->id) == 0)
            place = i;
    free(pack);
    return place;
}

/* Puts the titles for people, each with a final NUL, into `texts`; false without memory. */
static bool write_titles(const struct templates *templates, struct pbe_text *texts,
                         const char **titles)
{
    for (size_t i = 0; i < templates->count; i++) {
        struct pbe_identity *pack = pack_of(&templates->list[i]);
        const char *title = pack ? pack->title : templates->list[i].title;
        pbe_text_add_bytes(texts, title, strlen(title) + 1);
        free(pack);
    }
    const char *at = pbe_text_get(texts);
    for (size_t i = 0; !texts->failed && i < templates->count; i++) {
        titles[i] = at;
        at += strlen(at) + 1;
    }
    return !texts->failed;
}

/* False when it was cancelled, or could not even be asked, which is said. */
static bool ask(uno_Interface *frame, const struct templates *templates,
                struct new_request *request)
{
    const char *titles[TEMPLATES_MAX];
    struct pbe_text texts;
    bool said = false;
    pbe_text_init(&texts, TITLES_MAX);
    request->year = this_year();
    request->template = offered(templates);
    if (!write_titles(templates, &texts, titles)
        || new_dialog_ask(request, titles, templates->count, &said))
        office_message(frame, OFFICE_ERROR, pbe_status_text(PBE_STATUS_MEMORY));
    pbe_text_done(&texts);
    return said;
}

/* --- the new table --- */

static void say_missed(uno_Interface *frame, const struct new_missed *missed)
{
    if (missed->unit && missed->year)
        office_message(frame, OFFICE_INFO,
                       PBE_SAY("模板里没有找到填单位名称和年度的格子，请自己填写。",
                               "The template has no cells for unit and year; please "
                               "fill them in yourself."));
    else if (missed->unit)
        office_message(frame, OFFICE_INFO,
                       PBE_SAY("模板里没有找到填单位名称的格子，请自己填写。",
                               "The template has no cell for the unit; please "
                               "fill it in yourself."));
    else if (missed->year)
        office_message(frame, OFFICE_INFO,
                       PBE_SAY("模板里没有找到填年度的格子，请自己核对年度。",
                               "The template has no cell for the year; please "
                               "look after it yourself."));
}

static void make(uno_Interface *frame, const struct form_template *entry,
                 const struct new_request *request)
{
    struct pbe_error err;
    struct new_missed missed;
    uno_Interface *document = NULL;
    if (new_form_open(entry->path, &document, &err)) {
        office_message(frame, OFFICE_ERROR, err.text);
        return;
    }
    new_form_fill(document, pbe_text_get(&request->unit), request->year, &missed);
    uno_Interface *shown = office_frame(document); /* over the old one nobody sees it */
    say_missed(shown, &missed);
    cuno_release(shown);
    cuno_release(document);
}

static void say_none(uno_Interface *frame, const struct templates *templates)
{
    if (templates->is_starved)
        office_message(frame, OFFICE_ERROR, pbe_status_text(PBE_STATUS_MEMORY));
    else
        office_message(frame, OFFICE_ERROR,
                       PBE_SAY("没有可用的模板。请重新安装扩展，或者把模板（.ots）放进"
                               "规则文件夹。",
                               "There is no template. Install the extension again, or "
                               "put a template (.ots) into the rules folder."));
}

void new_run(uno_Interface *frame)
{
    struct templates templates = {.list = NULL};
    struct new_request request;
    pbe_text_init(&request.unit, UNIT_MAX);
    find_templates(&templates);
    if (templates.is_late)
        office_message(frame, OFFICE_INFO,
                       PBE_SAY("规则文件夹没有响应，里面的模板这次用不上。",
                               "The rules folder does not answer; its templates are "
                               "left out this time."));
    if (templates.count == 0)
        say_none(frame, &templates);
    else if (ask(frame, &templates, &request))
        make(frame, &templates.list[request.template], &request);
    templates_done(&templates);
    pbe_text_done(&request.unit);
}
