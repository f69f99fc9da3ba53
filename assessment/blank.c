/* blank.c - see blank.h. */
#include "assessment/blank.h"

#include "assessment/lexicon.h"

static const struct {
    const char *text;
} WORDS[] = {
    {"无"},     {"暂无"}, {"空"},   {"空白"}, {"不适用"}, {"不涉及"}, {"无此项"},
    {"N/A"},    {"n/a"},  {"NA"},   {"n.a."}, {"未填"},   {"未填写"}, {"无指标"},
    {"无内容"}, {"无值"}, {"null"}, {"NULL"}, {"None"},   {"none"},
};

AS_LEXICON(lexicon, WORDS);

static bool is_mark(uint32_t code)
{
    switch (code) {
    case '-':
    case '/':
    case '\\':
    case '.':
    case '*':
    case '~':
    case '(':
    case ')':
    case '_':
    case ',':
    case ';':
    case ':':
    case 0xB7:   /* · */
    case 0x2026: /* … */
    case 0x22EF: /* ⋯ */
    case 0x3001: /* 、 */
    case 0x3002: /* 。 */
        return true;
    default:
        return false;
    }
}

bool as_is_blank(const struct as_glyphs *glyphs)
{
    size_t first = 0, last = glyphs->count, row;
    while (first < last && is_mark(glyphs->at[first].code))
        first++;
    if (first == last)
        return true;
    /* （无）, 无。 */
    while (glyphs->at[last - 1].code == 0x3002 || glyphs->at[last - 1].code == ')'
           || glyphs->at[last - 1].code == ',' || glyphs->at[last - 1].code == ';')
        last--;
    first = glyphs->at[0].code == '(';
    return as_lexicon_find(&lexicon, glyphs, first, &row) == last - first;
}
