/* header.h - a row of titles: which table it begins, and which column means what. */
#ifndef PBE_ASSESSMENT_HEADER_H
#define PBE_ASSESSMENT_HEADER_H

#include "assessment/label.h"
#include "assessment/view.h"

enum as_table {
    AS_NO_TABLE,
    AS_INDICATORS,
    AS_FUNDS,
    AS_GOALS,
    AS_BASE_STAFF,
    AS_BASE_SPENDING,
    AS_BASE_BUILDING
};

enum { AS_STRANGERS = 16 };

struct as_header {
    enum as_table table;
    int lines;                                           /* 1 or 2 */
    short first[AS_COLUMN_COUNT], last[AS_COLUMN_COUNT]; /* columns; -1 = none */
    unsigned char owner[AS_VIEW_COLUMNS]; /* enum as_column of each column */
    bool is_name_split;                   /* one title of names over level columns */
    int section;        /* column of what stands left of the levels, -1 = none */
    bool is_by_project; /* which is 项目名称: each project is a form of its own */
    double points;      /* that a title names: 得分(20分*执行率); 0 = none */
    struct as_item points_item;
    double scale; /* of amounts; 0 = not said */
    struct as_item scale_item;
    int titles[8], title_count;            /* items of a base table's titles */
    struct as_item stranger[AS_STRANGERS]; /* that are no known title */
    int strangers;
};

/* Reads the row, and the one ahead where the titles take two lines. *a and *b are
 * scratch. False, and *header is undefined, for a row that is no header. */
bool as_header_read(const struct as_row *row, const struct as_row *ahead,
                    struct as_label *a, struct as_label *b, struct as_header *header);

/* What stands in a row under a title: the filled item, else the first item, else a cell
 * that is not there (count of columns 0). */
struct as_item as_header_item(const struct as_header *header, const struct as_row *row,
                              enum as_column column);

static inline bool as_header_has(const struct as_header *header, enum as_column column)
{
    return header->first[column] >= 0;
}

/* Whether two headers place their columns alike. */
bool as_header_is_same(const struct as_header *a, const struct as_header *b);

#endif
