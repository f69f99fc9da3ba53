#include "cli/kit_heading.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"

enum { HEADING_MAX = DEPARTMENT_PLAIN_MAX, FIELDS = 3 };

#define STAFF "财政供养人员"
#define TOTAL "年度资金总额"
#define COLON "："

/* The fields of a kind of line. */
struct group {
    enum pbe_template_kind line;
    enum pbe_fill_kind kind;
    enum pbe_fill_field fields[FIELDS];
    size_t count;
    const char *name; /* where all such lines have one; NULL = the line's own */
    bool is_short;    /* the field alone is heading enough */
    const char *zh, *en;
};

static const struct group groups[] = {
    {PBE_TEMPLATE_TITLE,
     PBE_FILL_FUND,
     {PBE_FILL_INITIAL, PBE_FILL_ADJUSTED, PBE_FILL_EXECUTED},
     3,
     TOTAL,
     true,
     "资金总额",
     "the total of the funds"},
    {PBE_TEMPLATE_FUND,
     PBE_FILL_FUND,
     {PBE_FILL_INITIAL, PBE_FILL_ADJUSTED, PBE_FILL_EXECUTED},
     3,
     NULL,
     false,
     "资金各行",
     "lines of the funds"},
    {PBE_TEMPLATE_INCOME,
     PBE_FILL_FUND,
     {PBE_FILL_AMOUNT},
     1,
     NULL,
     false,
     "收入各行",
     "lines of income"},
    {PBE_TEMPLATE_SPENDING,
     PBE_FILL_FUND,
     {PBE_FILL_AMOUNT},
     1,
     NULL,
     false,
     "支出各行",
     "lines of spending"},
    {PBE_TEMPLATE_STAFF,
     PBE_FILL_BASE,
     {PBE_FILL_POSTS, PBE_FILL_STAFF},
     2,
     STAFF,
     true,
     "人员",
     "staff"},
    {PBE_TEMPLATE_BASE_LINE,
     PBE_FILL_BASE,
     {PBE_FILL_LAST_YEAR, PBE_FILL_BUDGET, PBE_FILL_FINAL},
     3,
     NULL,
     false,
     "基础数据表各行",
     "lines of the base data table"},
    {PBE_TEMPLATE_ROW,
     PBE_FILL_INDICATOR,
     {PBE_FILL_TARGET, PBE_FILL_WEIGHT, PBE_FILL_RULE},
     3,
     NULL,
     false,
     "规定的指标",
     "prescribed indicators"},
};

enum { GROUPS = sizeof groups / sizeof *groups };

/* Facts that any form may have; the heads of this one come besides. */
static const char *const facts[] = {"年度", "预期目标", "填表人", "联系电话"};

enum { FACTS = sizeof facts / sizeof *facts };

static const char *field_word(enum pbe_fill_field field)
{
    static const char *const words[] = {
#define PBE_FIELD(name, zh, en, record, is_number) zh,
        PBE_FILL_FIELDS(PBE_FIELD)
#undef PBE_FIELD
    };
    return words[field];
}

/* Without 其中： or 2、 in front, which only say where the line stands. */
static const char *line_name(const char *name)
{
    static const char *const fronts[] = {"其中：", "其中:"};
    static const char comma[] = "、";
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        if (strncmp(name, fronts[i], strlen(fronts[i])) == 0)
            name += strlen(fronts[i]);
    size_t digits = strspn(name, "0123456789");
    bool is_numbered = digits > 0 && strncmp(name + digits, comma, strlen(comma)) == 0;
    return is_numbered ? name + digits + strlen(comma) : name;
}

/* --- making them --- */

static bool add(struct kit_headings *headings, const char *text,
                const struct kit_column *column)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    departments_plain(text, plain);
    const char *kept = pbe_arena_text(headings->arena, plain, strlen(plain));
    if (!kept || headings->count == headings->capacity)
        return false;
    headings->list[headings->count++] = (struct kit_heading){kept, *column};
    return true;
}

static bool add_fact(struct kit_headings *headings, const char *name)
{
    struct kit_column column = {PBE_FILL_FACT, PBE_FILL_VALUE, name, ""};
    return add(headings, name, &column);
}

/* What a sum adds up is the form's to compute; some lines have no last year. */
static bool has_field(const struct pbe_template_line *line, enum pbe_fill_field field)
{
    if (line->kind != PBE_TEMPLATE_BASE_LINE)
        return true;
    return strcmp(line->fill, "sum") != 0 && strcmp(line->fill, "free") != 0
           && (strcmp(line->fill, "this_year") != 0 || field != PBE_FILL_LAST_YEAR);
}

static bool add_line(struct kit_headings *headings, const struct group *group,
                     const struct pbe_template_line *line, const char *level2)
{
    char text[HEADING_MAX];
    bool done = true;
    const char *name = group->name ? group->name : line_name(line->name);
    for (size_t i = 0; done && i < group->count; i++) {
        struct kit_column column = {group->kind, group->fields[i], name, level2};
        if (!has_field(line, column.field))
            continue;
        snprintf(text, sizeof text, "%s" COLON "%s", name, field_word(column.field));
        done = add(headings, text, &column);
        if (done && group->is_short)
            done = add(headings, field_word(column.field), &column);
    }
    return done;
}

bool kit_headings_make(struct kit_headings *headings, struct pbe_arena *arena,
                       const struct pbe_template_line *lines, size_t line_count)
{
    enum { EACH = 2 * FIELDS };
    *headings = (struct kit_headings){
        .capacity = FACTS + line_count * EACH,
        .lines = lines,
        .line_count = line_count,
        .arena = arena,
    };
    headings->list = pbe_arena_take(arena, headings->capacity, sizeof *headings->list);
    bool done = headings->list != NULL;
    const char *level2 = "";
    for (size_t i = 0; done && i < FACTS; i++)
        done = add_fact(headings, facts[i]);
    for (size_t i = 0; done && i < line_count; i++) {
        bool is_row = lines[i].kind == PBE_TEMPLATE_ROW;
        if (lines[i].kind == PBE_TEMPLATE_LEVEL2)
            level2 = lines[i].name;
        if (lines[i].kind == PBE_TEMPLATE_HEAD)
            done = add_fact(headings, lines[i].name);
        for (size_t k = 0; done && k < GROUPS; k++)
            if (groups[k].line == lines[i].kind)
                done = add_line(headings, &groups[k], &lines[i], is_row ? level2 : "");
    }
    return done;
}

/* --- reading one --- */

static bool is_level2(const struct kit_headings *headings, const char *name)
{
    for (size_t i = 0; i < headings->line_count; i++)
        if (headings->lines[i].kind == PBE_TEMPLATE_LEVEL2
            && strcmp(headings->lines[i].name, name) == 0)
            return true;
    return false;
}

/* Where a sign stands, of either width; NULL = nowhere. The last one, or the first. */
static const char *find_sign(const char *text, const char *narrow, const char *wide,
                             bool is_last, size_t *size)
{
    const char *found = NULL;
    for (const char *at = text; *at && (is_last || !found); at++) {
        bool is_wide = strncmp(at, wide, strlen(wide)) == 0;
        if (!is_wide && strncmp(at, narrow, strlen(narrow)) != 0)
            continue;
        found = at;
        *size = is_wide ? strlen(wide) : strlen(narrow);
    }
    return found;
}

/* 数量指标/办案数：年度指标值, an indicator that the pack does not prescribe. */
static bool read_indicator(const struct kit_headings *headings, const char *heading,
                           struct kit_column *column)
{
    char field[DEPARTMENT_PLAIN_MAX];
    size_t slash_size = 0, colon_size = 0;
    const char *slash = find_sign(heading, "/", "／", false, &slash_size);
    const char *colon = find_sign(heading, ":", COLON, true, &colon_size);
    if (!slash || !colon || colon <= slash + slash_size)
        return false;
    const char *level3 = slash + slash_size;
    *column = (struct kit_column){
        .kind = PBE_FILL_INDICATOR,
        .level2 = pbe_arena_text(headings->arena, heading, (size_t)(slash - heading)),
        .name = pbe_arena_text(headings->arena, level3, (size_t)(colon - level3)),
    };
    departments_plain(colon + colon_size, field);
    column->field = pbe_fill_field_of(PBE_FILL_INDICATOR, field);
    bool is_ours = column->field == PBE_FILL_TARGET || column->field == PBE_FILL_WEIGHT
                   || column->field == PBE_FILL_RULE;
    return is_ours && column->level2 && column->name
           && is_level2(headings, column->level2);
}

bool kit_heading_read(const struct kit_headings *headings, const char *heading,
                      struct kit_column *column)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    departments_plain(heading, plain);
    for (size_t i = 0; i < headings->count; i++)
        if (strcmp(headings->list[i].plain, plain) == 0) {
            *column = headings->list[i].column;
            return true;
        }
    return read_indicator(headings, heading, column);
}

/* --- telling them --- */

static void tell_facts(const struct kit_headings *headings, struct pbe_text *out)
{
    for (size_t i = 0; i < FACTS; i++)
        pbe_text_addf(out, "%s%s", i ? PBE_SAY("、", ", ") : "", facts[i]);
    for (size_t i = 0; i < headings->line_count; i++)
        if (headings->lines[i].kind == PBE_TEMPLATE_HEAD)
            pbe_text_addf(out, PBE_SAY("、%s", ", %s"), headings->lines[i].name);
}

/* 资金各行（当年财政拨款、其他资金）“行名：年初预算数、全年预算数、全年执行数” */
static void tell_group(const struct kit_headings *headings, const struct group *group,
                       struct pbe_text *out)
{
    size_t found = 0;
    for (size_t i = 0; i < headings->line_count; i++) {
        const struct pbe_template_line *line = &headings->lines[i];
        if (line->kind != group->line || !has_field(line, PBE_FILL_BUDGET))
            continue;
        if (found++ == 0)
            pbe_text_addf(out, PBE_SAY("；%s", "; %s"), PBE_SAY(group->zh, group->en));
        if (!group->name)
            pbe_text_addf(out, "%s%s",
                          found == 1 ? PBE_SAY("（", " (") : PBE_SAY("、", ", "),
                          line_name(line->name));
    }
    if (found == 0)
        return;
    if (!group->name)
        pbe_text_add(out, PBE_SAY("）：行名" COLON, "), name" COLON));
    else
        pbe_text_add(out, PBE_SAY("：", ": "));
    for (size_t i = 0; i < group->count; i++)
        pbe_text_addf(out, "%s%s", i ? PBE_SAY("/", "/") : "",
                      field_word(group->fields[i]));
}

void kit_headings_tell(const struct kit_headings *headings, struct pbe_text *out)
{
    pbe_text_add(out, PBE_SAY("单位名称、单位编码、", "单位名称, 单位编码, "));
    tell_facts(headings, out);
    for (size_t i = 0; i < GROUPS; i++)
        tell_group(headings, &groups[i], out);
    pbe_text_add(out,
                 PBE_SAY("；别的指标：二级指标/三级指标：年度指标值、分值、评分规则",
                         "; other indicators: "
                         "二级指标/三级指标：年度指标值, 分值, 评分规则"));
}
