/* label.c - see label.h. */
#include "assessment/label.h"

#include "assessment/lexicon.h"

struct word {
    const char *text;
    int meaning;
    bool starts; /* more may follow */
};

// clang-format off: a row is a row
#define COLUMN(text, column)        {text, AS_##column, false},
#define COLUMN_STARTS(text, column) {text, AS_##column, true},
#define FUND(text, kind)
#define FACT(text, fact)
#define FACT_STARTS(text, fact)
#define EXECUTION(text)
#define GROUP(text)
#define BASE(text)
static const struct word COLUMNS[] = {
#include "assessment/header_word.def"
};
#undef COLUMN
#undef COLUMN_STARTS
#define COLUMN(text, column)
#define COLUMN_STARTS(text, column)

#undef FUND
#define FUND(text, kind) {text, AS_FUND_##kind, false},
static const struct word FUNDS[] = {
#include "assessment/header_word.def"
};
#undef FUND
#define FUND(text, kind)

#undef FACT
#undef FACT_STARTS
#define FACT(text, fact)        {text, AS_FACT_##fact, false},
#define FACT_STARTS(text, fact) {text, AS_FACT_##fact, true},
static const struct word FACTS[] = {
#include "assessment/header_word.def"
};
#undef FACT
#undef FACT_STARTS
#define FACT(text, fact)
#define FACT_STARTS(text, fact)

#undef EXECUTION
#define EXECUTION(text) {text, 1, false},
static const struct word EXECUTIONS[] = {
#include "assessment/header_word.def"
};
#undef EXECUTION
#define EXECUTION(text)

#undef GROUP
#define GROUP(text) {text, 1, false},
static const struct word GROUPS[] = {
#include "assessment/header_word.def"
};
#undef GROUP
#define GROUP(text)

#undef BASE
#define BASE(text) {text, 1, false},
static const struct word BASES[] = {
#include "assessment/header_word.def"
};
// clang-format on

AS_LEXICON(columns, COLUMNS);
AS_LEXICON(funds, FUNDS);
AS_LEXICON(facts, FACTS);
AS_LEXICON(executions, EXECUTIONS);
AS_LEXICON(groups, GROUPS);
AS_LEXICON(bases, BASES);

/* --- reading --- */

static bool is_at(const struct as_glyphs *glyphs, size_t at, size_t end,
                  const char *word, size_t length)
{
    return end - at == length && as_glyphs_match(glyphs, at, word);
}

static double money_at(const struct as_glyphs *glyphs, size_t at, size_t end)
{
    if (is_at(glyphs, at, end, "万元", 2) || is_at(glyphs, at, end, "人民币万元", 5))
        return 1e4;
    if (is_at(glyphs, at, end, "元", 1) || is_at(glyphs, at, end, "人民币元", 4))
        return 1;
    if (is_at(glyphs, at, end, "千元", 2))
        return 1e3;
    if (is_at(glyphs, at, end, "亿元", 2))
        return 1e8;
    return 0;
}

double as_money_scale(const struct as_glyphs *glyphs)
{
    return money_at(glyphs, 0, glyphs->count);
}

/* Takes in what brackets hold: 40分, 20分*执行率, 万元, 单位:万元. */
static void read_inside(struct as_label *label, const struct as_glyphs *glyphs,
                        size_t at, size_t end)
{
    for (size_t i = at; i < end; i++) {
        double number = 0, place = 1;
        size_t start = i;
        bool fraction = false;
        while (i < end && i - start < 9
               && (as_is_digit(glyphs->at[i].code)
                   || (glyphs->at[i].code == '.' && i > start && !fraction))) {
            if (glyphs->at[i].code == '.') {
                fraction = true;
            } else {
                number = number * 10 + (glyphs->at[i].code - '0');
                place *= fraction ? 10 : 1;
            }
            i++;
        }
        if (i > start && i < end && glyphs->at[i].code == 0x5206 /* 分 */
            && !as_glyphs_match(glyphs, i, "分钟")) {
            label->points = number / place;
            break;
        }
    }
    if (as_glyphs_match(glyphs, at, "单位:"))
        at += 3;
    double scale = money_at(glyphs, at, end);
    if (scale > 0)
        label->scale = scale;
}

/* Drops `count` glyphs in front. */
static void drop(struct as_glyphs *glyphs, size_t count)
{
    for (size_t i = count; i <= glyphs->count + 1; i++)
        glyphs->at[i - count] = glyphs->at[i];
    glyphs->count -= count;
}

static void cut_brackets(struct as_label *label)
{
    struct as_glyphs *glyphs = &label->glyphs;
    size_t kept = 0, depth = 0, start = 0;
    for (size_t i = 0; i < glyphs->count; i++) {
        struct as_glyph glyph = glyphs->at[i];
        if (glyph.code == '(' && depth++ == 0)
            start = i + 1;
        if (depth == 0)
            glyphs->at[kept++] = glyph;
        if (glyph.code == ')' && depth > 0 && --depth == 0)
            read_inside(label, glyphs, start, i);
    }
    glyphs->at[kept] = (struct as_glyph){0, 0, AS_GAP_NONE};
    glyphs->at[kept + 1] = glyphs->at[kept];
    glyphs->count = kept;
}

/* "产出指标\n40分": points without brackets, at the end. */
static void cut_points(struct as_label *label)
{
    struct as_glyphs *glyphs = &label->glyphs;
    size_t end = glyphs->count, at;
    if (end < 4 || glyphs->at[end - 1].code != 0x5206 /* 分 */)
        return;
    for (at = end - 1;
         at > 0
         && (as_is_digit(glyphs->at[at - 1].code) || glyphs->at[at - 1].code == '.');)
        at--;
    if (at < 2 || at == end - 1 || end - at > 6)
        return;
    read_inside(label, glyphs, at, end);
    glyphs->count = at;
    glyphs->at[at] = glyphs->at[at + 1] = (struct as_glyph){0, 0, AS_GAP_NONE};
}

void as_label_read(const char *text, size_t length, struct as_label *label)
{
    label->points = label->scale = 0;
    label->is_part = label->has_colon = false;
    struct as_glyphs *glyphs = &label->glyphs;
    as_glyphs_read(text, length <= AS_LABEL_BYTES ? length : 0, glyphs);
    cut_brackets(label);
    cut_points(label);
    if (as_glyphs_match(glyphs, 0, "其中")) {
        label->is_part = true;
        drop(glyphs, glyphs->at[2].code == ':' ? 3 : 2);
    }
    while (glyphs->count > 0 && glyphs->at[glyphs->count - 1].code == ':') {
        label->has_colon = true;
        glyphs->count--;
        glyphs->at[glyphs->count] = (struct as_glyph){0, 0, AS_GAP_NONE};
    }
}

void as_label_of(const struct pbe_value *value, struct as_label *label)
{
    as_label_read(value->text, value->kind == PBE_TEXT ? value->length : 0, label);
}

void as_label_join(struct as_label *label, const struct as_label *more)
{
    struct as_glyphs *glyphs = &label->glyphs;
    for (size_t i = 0; i < more->glyphs.count && glyphs->count < AS_LABEL_BYTES; i++)
        glyphs->at[glyphs->count++] = more->glyphs.at[i];
    glyphs->at[glyphs->count] = (struct as_glyph){0, 0, AS_GAP_NONE};
    glyphs->at[glyphs->count + 1] = glyphs->at[glyphs->count];
}

/* --- finding --- */

static int find_at(struct as_lexicon *lexicon, const struct word *words,
                   const struct as_glyphs *glyphs, size_t at)
{
    size_t row = 0, taken = as_lexicon_find(lexicon, glyphs, at, &row);
    if (taken == 0 || (at + taken < glyphs->count && !words[row].starts))
        return 0;
    return words[row].meaning;
}

/* The length of "2023年", "2023年度" in front. */
static size_t year_in_front(const struct as_glyphs *glyphs)
{
    for (size_t i = 0; i < 4; i++)
        if (i >= glyphs->count || !as_is_digit(glyphs->at[i].code))
            return 0;
    if (glyphs->at[4].code != 0x5E74) /* 年 */
        return 0;
    return glyphs->at[5].code == 0x5EA6 ? 6 : 5; /* 度 */
}

enum as_column as_label_column(const struct as_label *label)
{
    const struct as_glyphs *glyphs = &label->glyphs;
    int found = find_at(&columns, COLUMNS, glyphs, 0);
    size_t year = found ? 0 : year_in_front(glyphs);
    if (year > 0)
        found = find_at(&columns, COLUMNS, glyphs, year);
    return (enum as_column)found;
}

enum as_fund as_label_fund(const struct as_label *label)
{
    const struct as_glyphs *glyphs = &label->glyphs;
    size_t row = 0, taken = as_lexicon_find(&funds, glyphs, 0, &row);
    /* 纳入专户管理的非税收入拨款 is longer than a word may be */
    bool cut = taken == AS_LEXICON_WORD && glyphs->count <= taken + 1;
    if (taken == 0 || (taken < glyphs->count && !cut))
        return AS_FUND_NONE;
    return (enum as_fund)FUNDS[row].meaning;
}

enum as_fact_kind as_label_fact(const struct as_label *label)
{
    return (enum as_fact_kind)find_at(&facts, FACTS, &label->glyphs, 0);
}

bool as_label_is_execution(const struct as_label *label)
{
    return find_at(&executions, EXECUTIONS, &label->glyphs, 0) != 0;
}

bool as_label_is_group(const struct as_label *label)
{
    return find_at(&groups, GROUPS, &label->glyphs, 0) != 0;
}

bool as_label_is_base(const struct as_label *label)
{
    return find_at(&bases, BASES, &label->glyphs, 0) != 0;
}

const char *as_fund_name(enum as_fund fund)
{
    static const char *const NAMES[] = {
        [AS_FUND_NONE] = "",
        [AS_FUND_TOTAL] = "total",
        [AS_FUND_APPROPRIATION] = "appropriation",
        [AS_FUND_CARRIED_OVER] = "carried_over",
        [AS_FUND_OTHER] = "other",
        [AS_FUND_GENERAL_BUDGET] = "general_budget",
        [AS_FUND_GOVERNMENT_FUND] = "government_fund",
        [AS_FUND_STATE_CAPITAL] = "state_capital",
        [AS_FUND_SPECIAL_ACCOUNT] = "special_account",
        [AS_FUND_BASIC] = "basic",
        [AS_FUND_PROJECT] = "project",
        [AS_FUND_UNIT_FUNDS] = "unit_funds",
        [AS_FUND_CENTRAL] = "central",
        [AS_FUND_PROVINCE] = "province",
        [AS_FUND_CITY] = "city",
        [AS_FUND_COUNTY] = "county",
        [AS_FUND_LOCAL] = "local",
        [AS_FUND_BY_INCOME] = "by_income",
        [AS_FUND_BY_SPENDING] = "by_spending",
    };
    return NAMES[fund];
}
