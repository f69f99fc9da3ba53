/* collect_csv.c - a collection as one table; the first column says what a line is. */
#include <string.h>

#include "base/language.h"
#include "cli/book.h"
#include "cli/collect.h"
#include "cli/csv.h"

/* --- a line, column by column --- */

enum column {
    KIND,
    RANK,
    CODE,
    UNIT,
    PROJECT,
    YEAR,
    FILE_NAME,
    SHEET,
    CELL,
    LEVEL1,
    LEVEL2,
    LEVEL3,
    TARGET,
    ACTUAL,
    WEIGHT,
    GIVEN,
    COMPUTED,
    DIFFERENCE,
    GRADE,
    OUTCOME,
    LIGHT,
    FINDING,
    COUNT,
    RETURNS,
    SHARE,
    TEXT,
    COLUMNS
};

static const char *const titles[COLUMNS][2] = {
    [KIND] = {"类型", "kind"},           [RANK] = {"名次", "rank"},
    [CODE] = {"编码", "code"},           [UNIT] = {"单位", "unit"},
    [PROJECT] = {"项目", "project"},     [YEAR] = {"年度", "year"},
    [FILE_NAME] = {"文件", "file"},      [SHEET] = {"工作表", "sheet"},
    [CELL] = {"单元格", "cell"},         [LEVEL1] = {"一级指标", "level1"},
    [LEVEL2] = {"二级指标", "level2"},   [LEVEL3] = {"三级指标", "level3"},
    [TARGET] = {"年度指标值", "target"}, [ACTUAL] = {"实际完成值", "actual"},
    [WEIGHT] = {"分值", "weight"},       [GIVEN] = {"自评分", "given"},
    [COMPUTED] = {"复核分", "computed"}, [DIFFERENCE] = {"差额", "difference"},
    [GRADE] = {"等级", "grade"},         [OUTCOME] = {"结果", "outcome"},
    [LIGHT] = {"质量", "light"},         [FINDING] = {"问题代码", "finding"},
    [COUNT] = {"数目", "count"},         [RETURNS] = {"份数", "returns"},
    [SHARE] = {"得分率", "rate"},        [TEXT] = {"说明", "text"},
};

struct line {
    struct pbe_value cells[COLUMNS];
};

static struct pbe_value text(const char *bytes)
{
    return pbe_value_text(bytes, strlen(bytes));
}

static struct line line_of(const char *kind)
{
    struct line line = {.cells = {[KIND] = text(kind)}};
    return line;
}

static struct pbe_value number(size_t count)
{
    return pbe_value_number((double)count);
}

/* Texts of records, and ours, end with a NUL. */
static void put(FILE *to, const struct line *line)
{
    csv_put(to, line->cells[KIND].text);
    for (int i = KIND + 1; i < COLUMNS; i++) {
        const struct pbe_value *value = &line->cells[i];
        if (value->kind == PBE_TEXT)
            csv_next(to, value->text);
        else if (value->kind == PBE_NUMBER)
            csv_next_value(to, value);
        else
            putc(',', to);
    }
    fputs("\r\n", to);
}

/* --- returns and their rows --- */

static struct line line_of_entry(const struct collection *collection,
                                 const struct collected *entry, const char *kind)
{
    const struct record_table *table = entry->table;
    struct line line = line_of(kind);
    line.cells[CODE] = text(collection_code(collection, entry));
    line.cells[UNIT] = text(collection_unit(collection, entry));
    line.cells[PROJECT] = text(table->project);
    line.cells[YEAR] = table->year;
    line.cells[FILE_NAME] = text(entry->file);
    line.cells[SHEET] = text(table->sheet);
    return line;
}

static void put_return(FILE *to, const struct collection *collection,
                       const struct collected *entry)
{
    const struct record_table *table = entry->table;
    const struct record_finding *worst = record_worst(table);
    struct line line = line_of_entry(collection, entry, PBE_SAY("得分", "return"));
    if (entry->rank > 0)
        line.cells[RANK] = number(entry->rank);
    line.cells[GIVEN] = table->given;
    line.cells[COMPUTED] = table->computed;
    line.cells[DIFFERENCE] = record_difference(table);
    line.cells[GRADE] = text(table->grade);
    line.cells[LIGHT] = text(record_light_word(record_light_of(table)));
    line.cells[COUNT] = number(table->finding_count);
    if (worst && worst->severity > PBE_NOTE)
        line.cells[TEXT] = text(worst->message);
    put(to, &line);
}

static void put_row(FILE *to, const struct line *of_entry, const struct record_row *row)
{
    struct line line = *of_entry;
    line.cells[CELL] = text(row->cell);
    line.cells[LEVEL1] = text(row->level1);
    line.cells[LEVEL2] = text(row->level2);
    line.cells[LEVEL3] = text(row->level3);
    line.cells[TARGET] = text(row->target);
    line.cells[ACTUAL] = text(row->actual);
    line.cells[WEIGHT] = row->weight;
    line.cells[GIVEN] = row->given.kind == PBE_EMPTY ? row->cached : row->given;
    line.cells[COMPUTED] = row->computed;
    line.cells[OUTCOME] = text(pbe_outcome_word(row->outcome));
    line.cells[TEXT] = text(row->explanation);
    put(to, &line);
}

static void put_rows(FILE *to, const struct collection *collection,
                     const struct collected *entry)
{
    struct line line = line_of_entry(collection, entry, PBE_SAY("指标", "indicator"));
    for (size_t i = 0; i < entry->table->row_count; i++)
        put_row(to, &line, &entry->table->rows[i]);
}

/* --- what is to settle, and what it comes to --- */

static void put_matter(void *context, const struct collection_matter *matter)
{
    struct line line = line_of(collection_case_word(matter->what));
    line.cells[CODE] = text(matter->code);
    line.cells[UNIT] = text(matter->unit);
    line.cells[FILE_NAME] = text(matter->file);
    if (matter->entry) {
        line.cells[SHEET] = text(matter->entry->table->sheet);
        line.cells[GIVEN] = matter->entry->table->given;
        line.cells[COMPUTED] = matter->entry->table->computed;
    }
    line.cells[TEXT] = text(matter->text);
    put(context, &line);
}

static void put_grades(FILE *to, const struct gist *gist)
{
    for (size_t i = 0; i < gist->grade_count; i++) {
        struct line line = line_of(PBE_SAY("等级", "grade"));
        line.cells[GRADE] = text(gist->grades[i].word);
        line.cells[GIVEN] = number(gist->grades[i].given);
        line.cells[COMPUTED] = number(gist->grades[i].computed);
        put(to, &line);
    }
}

static void put_levels(FILE *to, const struct gist *gist)
{
    for (size_t i = 0; i < gist->level_count; i++) {
        const struct gist_level *level = &gist->levels[i];
        struct line line = line_of(PBE_SAY("一级指标", "level1"));
        line.cells[LEVEL1] = text(level->name);
        line.cells[COUNT] = number(level->rows);
        line.cells[RETURNS] = number(level->returns);
        line.cells[WEIGHT] = pbe_value_number(level->weight);
        line.cells[COMPUTED] = pbe_value_number(level->points);
        line.cells[SHARE] = gist_rate(level->points, level->weight);
        put(to, &line);
    }
}

static void put_findings(FILE *to, const struct gist *gist)
{
    for (size_t i = 0; i < gist->summary.code_count; i++) {
        const struct summary_code *code = &gist->summary.codes[i];
        struct line line = line_of(PBE_SAY("问题", "finding"));
        line.cells[FINDING] = text(code->code);
        line.cells[LIGHT] = text(pbe_severity_word(code->severity));
        line.cells[COUNT] = number(code->findings);
        line.cells[RETURNS] = number(code->tables);
        line.cells[FILE_NAME] = text(code->file);
        line.cells[CELL] = text(code->cell);
        line.cells[TEXT] = text(code->message);
        put(to, &line);
    }
}

static pbe_status write(const struct collect *collect, FILE *to, struct pbe_error *err)
{
    const struct collection *collection = &collect->collection;
    (void)err; /* ferror() of the stream has it */
    csv_begin(to, titles, COLUMNS);
    for (size_t i = 0; i < collection->ranked_count; i++)
        put_return(to, collection, collection->ranked[i]);
    collection_matters(collection, put_matter, to);
    put_grades(to, &collect->gist);
    put_levels(to, &collect->gist);
    put_findings(to, &collect->gist);
    for (size_t i = 0; i < collection->ranked_count; i++)
        put_rows(to, collection, collection->ranked[i]);
    return PBE_STATUS_OK;
}

const struct collect_form collect_csv = {"csv", write};
