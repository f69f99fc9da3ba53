/* kit_columns.h - what the columns of a list of departments put into the form.
 *
 * A heading names a field of the pack's form: 年度, 预期目标, a head of the form; a line
 * and its field, “三公经费：上年决算数”; an indicator, “数量指标/办案数：年度指标值”. A
 * heading that is none of them is an error that lists those there are.
 * Owner: kit_columns_done(). Texts of the list are borrowed.
 */
#ifndef PBE_CLI_KIT_COLUMNS_H
#define PBE_CLI_KIT_COLUMNS_H

#include "base/arena.h"
#include "base/error.h"
#include "cli/departments.h"
#include "cli/fill_data.h"
#include "lua/engine.h"

struct kit_column {
    enum pbe_fill_kind kind;
    enum pbe_fill_field field;
    const char *name;   /* of the fact or line; level 3 of an indicator */
    const char *level2; /* of an indicator; "" = none */
};

/* Zero is a good start. */
struct kit_columns {
    struct pbe_arena arena;
    const char *list; /* its path, for messages */
    const struct departments *departments;
    struct kit_column *columns; /* one for each further column of the list */
};

/* Finds out what every further column of the list means. */
pbe_status kit_columns_read(const struct departments *departments, const char *list,
                            pbe_engine *engine, const struct pbe_value *pack,
                            struct kit_columns *columns, struct pbe_error *err);
void kit_columns_done(struct kit_columns *columns);

/* Appends what fills the form of one department: its name, and its values. data: with an
 * arena that is begun. */
pbe_status kit_columns_fill(const struct kit_columns *columns,
                            const struct department *department, struct fill_data *data,
                            struct pbe_error *err);

#endif
