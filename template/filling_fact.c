/* filling_fact.c - what stands once in a form: who, which year, the goals, who signs. */
#include <stdint.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"
#include "template/filling.h"

enum side { RIGHT, BENEATH };

/* What every form of ours has. Other names are those of the heads of this form. */
static const struct fact {
    const char *zh, *en;
    enum side side;
} facts[] = {
    {"单位名称", "unit", RIGHT},
    {"项目名称", "project", RIGHT},
    {"年度", "year", RIGHT},
    {"预期目标", "goal", BENEATH},
    {"实际完成情况", "outcome", BENEATH},
    {"厉行节约保障措施", "saving_measures", RIGHT},
    {"填表人", "filled_by", RIGHT},
    {"填报日期", "filled_on", RIGHT},
    {"联系电话", "phone", RIGHT},
    {"单位负责人签字", "signed_by", RIGHT},
};

enum { YEAR_MIN = 1990, YEAR_MAX = 2100 };

static const struct fact *find_fact(const char *name)
{
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (strcmp(name, facts[i].zh) == 0 || strcmp(name, facts[i].en) == 0)
            return &facts[i];
    return NULL;
}

/* The rows above the header of the funds, where a form has its heads. */
static int end_of_heads(const struct pbe_assessment *assessment)
{
    return assessment->fund_count > 0 ? assessment->funds[0].label.place.row - 1 : 0;
}

/* Whether a label may stand in this row: known ones outside of the indicators, others
 * among the heads. */
static bool may_stand(const struct fill_form *form, int sheet, int row, bool is_known)
{
    const struct pbe_assessment *assessment = form->assessment;
    if (sheet != assessment->sheet)
        return is_known && assessment->base_header_count > 0
               && sheet == assessment->base_headers[0].titles[0].place.sheet;
    return is_known ? row < form->blocks[0].first : row < end_of_heads(assessment);
}

/* Whether the text is the label, or begins with it and a colon: 填表人：张三 */
static bool is_label(const char *text, const char *plain)
{
    char label[FILL_PLAIN_MAX];
    size_t length = strlen(plain);
    fill_plain(text, label);
    return strncmp(label, plain, length) == 0
           && (label[length] == '\0' || label[length] == ':');
}

static struct pbe_place find_in_sheet(const struct fill_form *form, int sheet,
                                      const char *plain, bool is_known)
{
    const pbe_grid *grid = form->grids[sheet];
    for (size_t i = 0; i < pbe_grid_row_count(grid); i++) {
        const struct pbe_grid_row *row = &pbe_grid_rows(grid)[i];
        for (size_t k = 0; may_stand(form, sheet, row->row, is_known) && k < row->cells;
             k++) {
            const struct pbe_cell *cell = &pbe_grid_cells(grid)[row->cell + k];
            if (cell->value.kind == PBE_TEXT && !cell->formula
                && is_label(cell->value.text, plain))
                return (struct pbe_place){sheet, row->row, cell->column};
        }
    }
    return (struct pbe_place){.row = -1};
}

static struct pbe_place find_label(const struct fill_form *form, const char *name,
                                   bool is_known)
{
    char plain[FILL_PLAIN_MAX];
    struct pbe_place found = {.row = -1};
    int sheets = (int)pbe_workbook_sheet_count(form->workbook);
    fill_plain(name, plain);
    for (int sheet = 0; *plain && found.row < 0 && sheet < sheets; sheet++)
        found = find_in_sheet(form, sheet, plain, is_known);
    return found;
}

/* 填表人：张三, where the form has label and value in one cell. */
static pbe_status put_behind_label(struct filling *filling, struct pbe_place place,
                                   size_t label, const struct pbe_fill_value *value,
                                   struct pbe_error *err)
{
    struct pbe_text text;
    char digits[PBE_DECIMAL_MAX];
    pbe_text_init(&text, SIZE_MAX);
    pbe_text_add_bytes(&text, fill_form_text(filling->form, place), label);
    if (value->value.kind == PBE_NUMBER)
        pbe_text_add_bytes(&text, digits,
                           pbe_decimal_exact(value->value.number, digits));
    else
        pbe_text_add_bytes(&text, value->value.text, value->value.length);
    const char *copy = pbe_arena_text(filling->arena, pbe_text_get(&text), text.length);
    struct pbe_fill_value whole = *value;
    whole.value = pbe_value_text(copy, text.length);
    bool is_lost = text.failed || !copy;
    pbe_text_done(&text);
    return is_lost ? pbe_error_memory(err)
                   : filling_put(filling, place, 0, &whole, err);
}

/* The bytes of a label with its colon; 0 where it has none, and the value another cell. */
static size_t label_with_colon(const char *text)
{
    static const char *const colons[] = {"：", ":"};
    for (size_t i = 0; i < 2; i++) {
        const char *colon = strstr(text, colons[i]);
        if (colon)
            return (size_t)(colon - text) + strlen(colons[i]);
    }
    return 0;
}

/* Four digits, be they a number or a text. */
static pbe_status put_year(struct filling *filling, struct pbe_place place,
                           const struct pbe_fill_value *value, struct pbe_error *err)
{
    double year = value->value.number;
    if (value->value.kind == PBE_TEXT
        && pbe_decimal_read(value->value.text, value->value.length, &year)
               != value->value.length)
        year = 0;
    if (year < YEAR_MIN || year > YEAR_MAX || year != (int)year)
        return pbe_fill_refuse(
            value->where, err,
            PBE_SAY("年度应是四位数字，如 2023", "the year must be four digits: 2023"));
    pbe_status status = filling_put(filling, place, 0, value, err);
    if (!status)
        filling->cells[filling->count - 1].value = pbe_value_number(year);
    return status;
}

static pbe_status put_at_label(struct filling *filling, struct pbe_place label,
                               const struct fact *fact,
                               const struct pbe_fill_value *value,
                               struct pbe_error *err)
{
    const struct fill_form *form = filling->form;
    size_t colon = label_with_colon(fill_form_text(form, label));
    if (fact && fact->side == BENEATH)
        return filling_put(filling, fill_form_beneath(form, label), 0, value, err);
    if (fact && strcmp(fact->en, "year") == 0)
        return put_year(filling, fill_form_right(form, label), value, err);
    return colon > 0 && value->value.kind != PBE_EMPTY
               ? put_behind_label(filling, label, colon, value, err)
               : filling_put(filling, fill_form_right(form, label), 0, value, err);
}

/* The unit's name stands behind a label of many wordings, which the layout knows. */
static struct pbe_place place_by_layout(const struct fill_form *form,
                                        const struct fact *fact)
{
    if (fact && strcmp(fact->en, "unit") == 0)
        return form->assessment->unit.place;
    if (fact && strcmp(fact->en, "project") == 0)
        return form->assessment->project.place;
    return (struct pbe_place){.row = -1};
}

pbe_status filling_put_fact(struct filling *filling,
                            const struct pbe_fill_record *record, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    const struct fact *fact = find_fact(record->name);
    struct pbe_place label =
        find_label(filling->form, fact ? fact->zh : record->name, fact != NULL);
    struct pbe_place known = place_by_layout(filling->form, fact);
    if (label.row < 0 && known.row < 0)
        return pbe_fill_refuse(record->where, err,
                               PBE_SAY("表里没有“%s”这一栏，请检查名称",
                                       "the form has no field “%s”; check the name"),
                               record->name);
    for (size_t i = 0; !status && i < record->count; i++)
        status = known.row >= 0
                     ? filling_put(filling, known, 0, &record->values[i], err)
                     : put_at_label(filling, label, fact, &record->values[i], err);
    return status;
}
