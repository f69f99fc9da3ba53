#include "addin/finding_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

enum { GIST = 120 }; /* bytes of the sentence in a line: more than a sidebar is wide */

static bool is_on(const struct survey_table *table, int sheet)
{
    return table->assessment->sheet == sheet;
}

static bool has_table(const struct survey *survey, int sheet)
{
    for (size_t i = 0; i < survey->table_count; i++)
        if (is_on(&survey->tables[i], sheet))
            return true;
    return false;
}

/* The findings of one weight: the gravest of all tables come first. */
static void take(struct finding_list *list, const struct pbe_review *review,
                 enum pbe_severity severity)
{
    for (size_t i = 0; i < review->finding_count; i++) {
        if (review->findings[i].severity != severity)
            continue;
        list->of[severity]++;
        if (list->count < FINDING_LIST_MAX)
            list->findings[list->count++] = &review->findings[i];
    }
}

pbe_status finding_list_make(const struct survey *survey, int sheet,
                             struct finding_list *list, struct pbe_error *err)
{
    struct finding_list made = {.sheet = sheet};
    made.findings = calloc(FINDING_LIST_MAX, sizeof *made.findings);
    if (!made.findings)
        return pbe_error_memory(err);
    bool all = !has_table(survey, sheet);
    for (int severity = PBE_ERROR; severity >= PBE_NOTE; severity--)
        for (size_t i = 0; i < survey->table_count; i++)
            if (all || is_on(&survey->tables[i], sheet))
                take(&made, survey->tables[i].review, (enum pbe_severity)severity);
    *list = made;
    return PBE_STATUS_OK;
}

void finding_list_done(struct finding_list *list)
{
    free(list->findings);
    *list = (struct finding_list){.findings = NULL};
}

void finding_list_count(const struct finding_list *list, struct pbe_text *out)
{
    const char *between = "";
    for (int severity = PBE_ERROR; severity >= PBE_NOTE; severity--) {
        if (list->of[severity] == 0)
            continue;
        pbe_text_addf(out, PBE_SAY("%s%s %zu", "%s%s: %zu"), between,
                      pbe_severity_word((enum pbe_severity)severity),
                      list->of[severity]);
        between = PBE_SAY("，", ", ");
    }
    if (!*between)
        pbe_text_add(out, PBE_SAY("没有问题", "Nothing found"));
}

/* The cell, without the sheet's name where it is the list's own. */
static const char *address_of(const struct finding_list *list,
                              const struct pbe_finding *finding)
{
    const char *mark = strrchr(finding->cell, '!');
    return mark && finding->place.sheet == list->sheet ? mark + 1 : finding->cell;
}

void finding_list_line(const struct finding_list *list, size_t index,
                       struct pbe_text *out)
{
    const struct pbe_finding *finding = list->findings[index];
    size_t length = strlen(finding->message);
    size_t cut = pbe_utf8_cut(finding->message, length, GIST);
    pbe_text_add(out, pbe_severity_word(finding->severity));
    if (*finding->cell)
        pbe_text_addf(out, " %s", address_of(list, finding));
    pbe_text_add(out, PBE_SAY("：", ": "));
    pbe_text_add_bytes(out, finding->message, cut);
    if (cut < length)
        pbe_text_add(out, "…");
}

void finding_list_detail(const struct finding_list *list, size_t index,
                         struct pbe_text *out)
{
    const struct pbe_finding *finding = list->findings[index];
    pbe_text_addf(out, "%s %s  %s\n%s", pbe_severity_word(finding->severity),
                  finding->code, finding->cell, finding->message);
}
