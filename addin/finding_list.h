/* finding_list.h - the findings of a sheet, as the sidebar lists them. */
#ifndef PBE_ADDIN_FINDING_LIST_H
#define PBE_ADDIN_FINDING_LIST_H

#include "addin/survey.h"
#include "base/text.h"

enum {
    FINDING_LIST_MAX = 2000, /* shown; more nobody reads */
    FINDING_LINE_MAX = 512,  /* bytes of a line of the list */
    FINDING_SEVERITIES = PBE_ERROR + 1
};

struct finding_list {
    const struct pbe_finding **findings; /* borrowed from the survey */
    size_t count;                        /* shown */
    size_t of[FINDING_SEVERITIES];       /* all there are, by enum pbe_severity */
    int sheet;                           /* 0-based, that it belongs to */
};

/* The findings of the tables on a sheet; those of all tables where it has none. */
pbe_status finding_list_make(const struct survey *survey, int sheet,
                             struct finding_list *list, struct pbe_error *err);
void finding_list_done(struct finding_list *list);

/* Appends “错误 2，疑点 1，提示 3” or “没有问题”. */
void finding_list_count(const struct finding_list *list, struct pbe_text *out);

/* Appends one short line: 错误 G12 and how the sentence begins. */
void finding_list_line(const struct finding_list *list, size_t index,
                       struct pbe_text *out);

/* Appends the whole: severity, code, cell, sentence. */
void finding_list_detail(const struct finding_list *list, size_t index,
                         struct pbe_text *out);

#endif
