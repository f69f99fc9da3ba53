/* filling_fund.c - the lines of the fund block, by their names. */
#include <string.h>

#include "base/language.h"
#include "template/filling.h"

/* A line in half-columns has one amount, right of its name. */
static struct pbe_place place_of(const struct fill_form *form,
                                 const struct pbe_fund *fund, enum pbe_fill_field field)
{
    bool is_half = fund->split[0] != '\0';
    if (is_half != (field == PBE_FILL_AMOUNT))
        return (struct pbe_place){.row = -1};
    if (is_half)
        return fill_form_right(form, fund->label.place);
    return field == PBE_FILL_INITIAL    ? fund->initial.place
           : field == PBE_FILL_ADJUSTED ? fund->adjusted.place
                                        : fund->executed.place;
}

static bool is_named(const struct pbe_fund *fund, const char *plain)
{
    char label[FILL_PLAIN_MAX];
    if (fund->label.value.kind != PBE_TEXT)
        return false;
    fill_plain(fund->label.value.text, label);
    return strcmp(label, plain) == 0;
}

static pbe_status no_line(const struct pbe_fill_record *record, struct pbe_error *err)
{
    return pbe_fill_refuse(record->where, err,
                           PBE_SAY("资金栏里没有“%s”这一行，请检查名称",
                                   "the funds have no line “%s”; check the name"),
                           record->name);
}

static pbe_status no_amount(const struct pbe_fill_record *record,
                            const struct pbe_fill_value *value, struct pbe_error *err)
{
    return pbe_fill_refuse(
        value->where, err,
        PBE_SAY("“%s”这一行没有“%s”这一栏；有三个数的行填年初预算数、全年"
                "预算数、全年执行数，只有一个数的填金额",
                "the line “%s” has no “%s”; a line of three amounts "
                "takes initial_budget, adjusted_budget, executed, "
                "one of a single amount takes amount"),
        record->name, pbe_fill_field_name(value->field));
}

/* A name may stand in both places of the form: as a line, and as a half. */
static pbe_status put_value(struct filling *filling,
                            const struct pbe_fill_record *record, const char *plain,
                            const struct pbe_fill_value *value, struct pbe_error *err)
{
    const struct pbe_assessment *assessment = filling->form->assessment;
    bool is_there = false;
    for (size_t i = 0; i < assessment->fund_count; i++) {
        const struct pbe_fund *fund = &assessment->funds[i];
        if (!is_named(fund, plain))
            continue;
        struct pbe_place place = place_of(filling->form, fund, value->field);
        if (place.row >= 0)
            return filling_put(filling, place, 0, value, err);
        is_there = true;
    }
    return is_there ? no_amount(record, value, err) : no_line(record, err);
}

pbe_status filling_put_fund(struct filling *filling,
                            const struct pbe_fill_record *record, struct pbe_error *err)
{
    char plain[FILL_PLAIN_MAX];
    pbe_status status = PBE_STATUS_OK;
    fill_plain(record->name, plain);
    for (size_t i = 0; !status && i < record->count; i++)
        status = put_value(filling, record, plain, &record->values[i], err);
    return status;
}
