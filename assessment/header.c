/* header.c - see header.h. */
#include "assessment/header.h"

#include <string.h>

/* A title that was recognised: its column, and where it stands. */
struct title {
    enum as_column column;
    int first, last;
    int item;                      /* of the first line, -1 = none */
    const struct as_item *nearest; /* of the second line, if there is one */
};

struct titles {
    struct title list[AS_VIEW_COLUMNS];
    int count;
    int found[AS_COLUMN_COUNT];
};

static void add(struct titles *titles, enum as_column column, int first, int item,
                const struct as_item *nearest)
{
    if (titles->count < AS_VIEW_COLUMNS)
        titles->list[titles->count++] =
            (struct title){column, first, nearest->last, item, nearest};
    titles->found[column]++;
}

/* Points and units in titles count for the whole block. */
static void read_extras(struct as_header *header, const struct as_item *item,
                        const struct as_label *label)
{
    if (label->points > 0 && header->points == 0) {
        header->points = label->points;
        header->points_item = *item;
    }
    if (label->scale > 0 && header->scale == 0) {
        header->scale = label->scale;
        header->scale_item = *item;
    }
}

static enum as_column look(const struct as_item *item, struct as_label *label)
{
    as_label_of(&item->cell->value, label);
    return label->glyphs.count > 0 ? as_label_column(label) : AS_NO_COLUMN;
}

/* Two halves of a title, one under the other: 复核 得分, 指标值 年初. */
static enum as_column look_joined(const struct as_item *upper,
                                  const struct as_item *lower, struct as_label *a,
                                  struct as_label *b)
{
    enum as_column column;
    as_label_of(&upper->cell->value, a);
    as_label_of(&lower->cell->value, b);
    as_label_join(a, b);
    column = as_label_column(a);
    if (column != AS_NO_COLUMN)
        return column;
    as_label_of(&upper->cell->value, a);
    as_label_join(b, a);
    column = as_label_column(b);
    if (column != AS_NO_COLUMN)
        return column;
    column = look(lower, b);
    if (column == AS_BEGINNING || column == AS_LATER) {
        enum as_column whole = look(upper, a);
        if (whole == AS_TARGET && column == AS_LATER)
            return AS_TARGET_LATER;
        return whole;
    }
    return column;
}

/* Whether titles are merged over the row ahead, too: then it is their second line, even
 * if it holds words that nobody knows. The block's own name in front does not count. */
static bool is_merged_over(const struct as_row *row, const struct as_row *ahead,
                           struct as_label *a)
{
    int merged = 0;
    for (int i = 0; i < ahead->count; i++) {
        const struct as_item *item = &ahead->item[i];
        if (as_item_is_own(ahead, item)) {
            if (item->cell->value.kind == PBE_NUMBER)
                return false;
        } else if (as_item_is_filled(item) && item->row == row->row) {
            enum as_column column = look(item, a);
            merged += column != AS_NO_COLUMN && column != AS_GROUP;
        }
    }
    return merged >= 2;
}

/* Whether the row ahead holds nothing but the second halves of titles. */
static bool is_second_line(const struct as_row *row, const struct as_row *ahead,
                           struct as_label *a, struct as_label *b)
{
    bool any = false;
    if (!ahead)
        return false;
    if (is_merged_over(row, ahead, a))
        return true;
    for (int i = 0; i < ahead->count; i++) {
        const struct as_item *item = &ahead->item[i];
        if (!as_item_is_own(ahead, item))
            continue;
        as_label_of(&item->cell->value, a);
        if (a->glyphs.count == 0)
            return false; /* a number, or a long text: no title */
        const struct as_item *upper = as_row_at(row, item->column);
        bool over = as_item_is_filled(upper);
        enum as_column column = over ? look_joined(upper, item, a, b) : look(item, a);
        if (column == AS_NO_COLUMN)
            return false;
        any = true;
    }
    return any;
}

/* The titles of both lines: a lower one hides the upper one over it. */
static void collect(const struct as_row *row, const struct as_row *second,
                    struct as_label *a, struct as_label *b, struct titles *titles,
                    struct as_header *header)
{
    for (int i = 0; i < row->count; i++) {
        const struct as_item *item = &row->item[i];
        bool divided = false;
        if (!as_item_is_filled(item))
            continue;
        enum as_column column = look(item, a);
        read_extras(header, item, a);
        for (int c = item->column; second && c <= item->last; c++) {
            const struct as_item *lower = as_row_at(second, c);
            if (!lower || lower->column != c || !as_item_is_own(second, lower))
                continue;
            divided = true;
            add(titles, look_joined(item, lower, a, b), c, i, lower);
        }
        if (!divided)
            add(titles, column, item->column, i, item);
    }
    for (int i = 0; second && i < second->count; i++) {
        const struct as_item *item = &second->item[i];
        if (as_item_is_own(second, item)
            && !as_item_is_filled(as_row_at(row, item->column)))
            add(titles, look(item, a), item->column, -1, item);
    }
}

static enum as_table table_of(const struct titles *titles)
{
    const int *found = titles->found;
    int levels = found[AS_LEVEL1] + found[AS_LEVEL2] + found[AS_LEVEL3];
    int names = levels + found[AS_NAME] + found[AS_GROUP];
    int values = (found[AS_TARGET] + found[AS_TARGET_LATER] > 0)
                 + (found[AS_ACTUAL] > 0) + (found[AS_WEIGHT] > 0)
                 + (found[AS_SCORE] + found[AS_OWN] + found[AS_CONVERTED] > 0)
                 + (found[AS_RULE] > 0) + (found[AS_REASON] > 0)
                 + (found[AS_COMPARATOR] > 0) + (found[AS_NATURE] > 0)
                 + (found[AS_ACHIEVED] > 0);
    int amounts = (found[AS_INITIAL] > 0) + (found[AS_ADJUSTED] > 0)
                  + (found[AS_EXECUTED] > 0) + (found[AS_RATE] > 0);
    if ((levels >= 2 && values >= 1) || (names >= 1 && values >= 2))
        return AS_INDICATORS;
    if (found[AS_STAFF] >= 2)
        return AS_BASE_STAFF;
    if (found[AS_BUILDING] >= 2)
        return AS_BASE_BUILDING;
    /* 年初预算数, 决算数, 执行率: what was spent; the base data table has no rates */
    bool is_spent = found[AS_FINAL] == 1 && found[AS_RATE] + found[AS_SCORE] > 0;
    if (found[AS_FINAL] > 0 && found[AS_FINAL] + found[AS_ADJUSTED] >= 2 && !is_spent)
        return AS_BASE_SPENDING;
    if (amounts >= 2 && (found[AS_FINAL] == 0 || is_spent))
        return AS_FUNDS;
    if (found[AS_ACHIEVED] > 0
        && found[AS_EXPECTED] + found[AS_EXPECTED_LATER] + found[AS_BEGINNING]
                   + found[AS_LATER]
               > 0)
        return AS_GOALS;
    return AS_NO_TABLE;
}

/* What a word means depends on the table it stands in. */
static enum as_column meaning(const struct titles *titles, enum as_table table,
                              enum as_column column)
{
    const int *found = titles->found;
    bool levels = found[AS_LEVEL1] + found[AS_LEVEL2] + found[AS_LEVEL3] > 0;
    if (table == AS_INDICATORS) {
        if (column == AS_GROUP)
            return levels || found[AS_NAME] ? AS_NO_COLUMN : AS_NAME;
        if (column == AS_NAME && levels)
            return found[AS_LEVEL3] ? AS_QUIET : AS_LEVEL3;
        if (column == AS_ACHIEVED)
            return found[AS_ACTUAL] ? AS_QUIET : AS_ACTUAL;
        if (column == AS_EXPECTED)
            return found[AS_TARGET] ? AS_QUIET : AS_TARGET;
        if (column == AS_TARGET_LATER && !found[AS_TARGET])
            return AS_TARGET;
        if (column == AS_REMARK)
            return found[AS_REASON] ? AS_QUIET : AS_REASON;
        /* 25 points × a share of 25% = 6.25: the points are what a row has earned of
           its share, which adds up to 100; the product says nothing more */
        if (column == AS_PART_SCORE)
            return found[AS_SCORE] ? AS_QUIET : AS_SCORE;
        if (column == AS_CONVERTED)
            return found[AS_SCORE] || found[AS_PART_SCORE] ? AS_QUIET : AS_SCORE;
        if (column == AS_SHARE)
            return found[AS_WEIGHT] ? AS_QUIET : AS_WEIGHT;
        if (column == AS_OWN
            && found[AS_SCORE] + found[AS_PART_SCORE] + found[AS_CONVERTED] == 0)
            return AS_SCORE;
    }
    if (table == AS_FUNDS) {
        if (column == AS_BEGINNING)
            return AS_INITIAL;
        if (column == AS_LATER)
            return AS_ADJUSTED;
        if (column == AS_SUM)
            return found[AS_ADJUSTED] ? AS_QUIET : AS_ADJUSTED;
        if (column == AS_OWN)
            return AS_SCORE;
        if (column == AS_REMARK)
            return AS_REASON;
        if (column == AS_FINAL)
            return AS_EXECUTED;
    }
    if (table == AS_GOALS) {
        if (column == AS_BEGINNING)
            return AS_EXPECTED;
        if (column == AS_LATER)
            return AS_EXPECTED_LATER;
    }
    return column;
}

static void place(struct as_header *header, enum as_column column, int first, int last)
{
    header->first[column] = (short)first;
    header->last[column] = (short)last;
}

/* Whether a level's title stands right of the column. */
static bool is_before_level(const struct as_header *header, enum as_column column)
{
    for (int level = AS_LEVEL1; level <= AS_NAME; level++)
        if (header->first[level] > header->first[column])
            return true;
    return false;
}

static void forget(struct as_header *header, enum as_column column)
{
    for (int c = header->first[column]; c <= header->last[column]; c++)
        header->owner[c] = AS_QUIET;
    header->first[column] = -1;
}

/* A title that stands there twice: of the points after each level the deepest level's
 * count, of two targets the second is the adjusted one, and where 年度总体目标完成情况
 * stands beside 完成情况, 年度预算数 beside 调整后预算数, or 资金执行情况 beside 全年执行数,
 * it names the block. */
static enum as_column second_of(struct as_header *header, enum as_column column)
{
    bool block =
        (header->table == AS_GOALS && (column == AS_EXPECTED || column == AS_ACHIEVED))
        || (header->table == AS_FUNDS
            && (column == AS_ADJUSTED || column == AS_EXECUTED));
    if (block || (column == AS_WEIGHT && is_before_level(header, column))) {
        forget(header, column);
        return column;
    }
    if (column == AS_TARGET && !as_header_has(header, AS_TARGET_LATER))
        return AS_TARGET_LATER;
    return AS_QUIET;
}

/* 目标值 beside 指标值, and no 完成值: the second is what was reached. */
static bool is_reached(const struct titles *titles, const struct title *title,
                       const struct as_row *row, struct as_label *label)
{
    if (titles->found[AS_ACTUAL] + titles->found[AS_ACHIEVED] > 0 || title->item < 0)
        return false;
    as_label_of(&row->item[title->item].cell->value, label);
    return label->glyphs.count == 3 && as_glyphs_match(&label->glyphs, 0, "指标值");
}

static void place_titles(const struct as_row *row, const struct titles *titles,
                         struct as_label *label, struct as_header *header)
{
    for (int i = 0; i < titles->count; i++) {
        const struct title *title = &titles->list[i];
        enum as_column column = meaning(titles, header->table, title->column);
        if (header->table >= AS_BASE_STAFF) {
            bool value = column == AS_STAFF || column == AS_FINAL
                         || column == AS_BUILDING || column == AS_ADJUSTED;
            if (value && header->title_count < 8 && title->item >= 0)
                header->titles[header->title_count++] = title->item;
            continue;
        }
        if (column == AS_NO_COLUMN) {
            if (title->item >= 0 && header->strangers < AS_STRANGERS)
                header->stranger[header->strangers++] = *title->nearest;
            continue;
        }
        if (column == AS_TARGET && as_header_has(header, column)
            && is_reached(titles, title, row, label))
            column = AS_ACTUAL;
        else if (as_header_has(header, column))
            column = second_of(header, column);
        if (!as_header_has(header, column))
            place(header, column, title->first, title->last);
        for (int c = title->first; c <= title->last; c++)
            header->owner[c] = (unsigned char)column;
    }
}

/* What stands left of the levels is the name of the section, not of a column. */
static void find_section(struct as_header *header, struct as_label *label)
{
    int left = AS_VIEW_COLUMNS, kept = 0;
    for (int column = AS_LEVEL1; column <= AS_NAME; column++)
        if (header->first[column] >= 0 && header->first[column] < left)
            left = header->first[column];
    if (header->table != AS_INDICATORS)
        left = header->table == AS_GOALS || header->table == AS_FUNDS ? AS_VIEW_COLUMNS
                                                                      : 0;
    for (int i = 0; i < header->strangers; i++) {
        const struct as_item *item = &header->stranger[i];
        if (item->column < left && header->section < 0) {
            header->section = item->column;
            as_label_of(&item->cell->value, label);
            header->is_by_project = header->table == AS_INDICATORS
                                    && as_label_fact(label) == AS_FACT_PROJECT_NAME;
        }
        if (item->column >= left)
            header->stranger[kept++] = *item;
    }
    header->strangers = kept;
}

/* One title over several columns of names: the left ones are levels. */
static void split_name(struct as_header *header)
{
    int first = header->first[AS_NAME], last = header->last[AS_NAME];
    if (header->table != AS_INDICATORS || first < 0 || first == last)
        return;
    place(header, AS_LEVEL1, first, first);
    header->owner[first] = AS_LEVEL1;
    if (last - first >= 2) {
        place(header, AS_LEVEL2, first + 1, first + 1);
        header->owner[first + 1] = AS_LEVEL2;
    }
    place(header, AS_NAME, last - first >= 2 ? first + 2 : last, last);
    header->is_name_split = true;
}

bool as_header_read(const struct as_row *row, const struct as_row *ahead,
                    struct as_label *a, struct as_label *b, struct as_header *header)
{
    struct titles titles;
    const struct as_row *second = NULL;
    int known = 0;
    for (int i = 0; i < row->count; i++) {
        if (!as_item_is_own(row, &row->item[i]))
            continue;
        if (row->item[i].cell->value.kind == PBE_NUMBER)
            return false; /* titles are words */
        known += known < 2 && look(&row->item[i], a) != AS_NO_COLUMN;
    }
    if (known < 2)
        return false;
    memset(header, 0, sizeof *header);
    memset(header->first, -1, sizeof header->first);
    memset(header->last, -1, sizeof header->last);
    header->section = -1;
    if (is_second_line(row, ahead, a, b))
        second = ahead;
    header->lines = second ? 2 : 1;
    titles.count = 0;
    memset(titles.found, 0, sizeof titles.found);
    collect(row, second, a, b, &titles, header);
    header->table = table_of(&titles);
    if (header->table == AS_NO_TABLE)
        return false;
    place_titles(row, &titles, a, header);
    find_section(header, a);
    split_name(header);
    return true;
}

struct as_item as_header_item(const struct as_header *header, const struct as_row *row,
                              enum as_column column)
{
    int first = header->first[column], last = header->last[column];
    struct as_item found = {
        .column = first, .last = first - 1, .row = row->row, .first = first};
    bool any = false;
    for (int c = first; first >= 0 && c <= last; c++) {
        const struct as_item *item = as_row_at(row, c);
        if (!item)
            continue;
        /* a block from the left belongs to the column where it begins */
        bool foreign =
            item->column < first && header->owner[item->column] != AS_NO_COLUMN;
        if (foreign)
            continue;
        if (as_item_is_filled(item))
            return *item;
        if (!any)
            found = *item;
        any = true;
    }
    return found;
}

bool as_header_is_same(const struct as_header *a, const struct as_header *b)
{
    return memcmp(a->first, b->first, sizeof a->first) == 0
           && memcmp(a->last, b->last, sizeof a->last) == 0;
}
