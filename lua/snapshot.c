#include "lua/snapshot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"

enum {
    SHEET_MAX = 64 << 20, /* bytes of all values and texts */
    TIME_MAX = 32,
    HEAD_ROWS = PBE_SNAPSHOT_FACTS + 2 /* facts, titles, and the empty row behind */
};

const double pbe_snapshot_widths[PBE_SNAPSHOT_COLUMNS] = {
    [PBE_SNAPSHOT_CELL] = 2.6,    [PBE_SNAPSHOT_NAME] = 5.5,
    [PBE_SNAPSHOT_TARGET] = 3.5,  [PBE_SNAPSHOT_ACTUAL] = 3.5,
    [PBE_SNAPSHOT_WEIGHT] = 1.6,  [PBE_SNAPSHOT_OWN] = 1.8,
    [PBE_SNAPSHOT_GIVEN] = 2,     [PBE_SNAPSHOT_SCORE] = 1.6,
    [PBE_SNAPSHOT_OUTCOME] = 1.8, [PBE_SNAPSHOT_EXPLANATION] = 12,
};

struct made {
    struct pbe_snapshot_sheet sheet; /* first: its address is the sheet's */
    struct pbe_arena arena;
    size_t at; /* the row that is being filled */
    bool starved;
};

static void set(struct made *made, int column, struct pbe_value value)
{
    struct pbe_value *to =
        &made->sheet.values[made->at * PBE_SNAPSHOT_COLUMNS + (size_t)column];
    if (value.kind == PBE_TEXT) {
        value.text = pbe_arena_text(&made->arena, value.text, value.length);
        made->starved |= !value.text;
    }
    *to = value.kind == PBE_TEXT && !value.text ? pbe_value_empty() : value;
}

static void set_text(struct made *made, int column, const char *text)
{
    set(made, column, pbe_value_text(text, strlen(text)));
}

static void set_field(struct made *made, int column, const struct pbe_field *field)
{
    set(made, column, pbe_snapshot_value(field));
}

/* --- facts --- */

static struct pbe_value text_value(const char *text)
{
    return pbe_value_text(text, strlen(text));
}

/* 2026-11-26T09:30:00+08:00 */
static void write_time(time_t now, char out[TIME_MAX])
{
    struct tm parts;
    char zone[8] = "+0000";
    out[0] = '\0';
    if (!localtime_r(&now, &parts))
        return;
    size_t length = strftime(out, TIME_MAX, "%Y-%m-%dT%H:%M:%S", &parts);
    strftime(zone, sizeof zone, "%z", &parts);
    snprintf(out + length, TIME_MAX - length, "%.3s:%.2s", zone, zone + 3);
}

static void add_facts(struct made *made, const struct pbe_assessment *table,
                      const struct pbe_review *review, const char *time)
{
    const struct pbe_identity *pack = review->pack;
    const struct pbe_value facts[PBE_SNAPSHOT_FACTS] = {
        [PBE_SNAPSHOT_TABLE] = text_value(pbe_grid_name(table->grids[table->sheet])),
        [PBE_SNAPSHOT_PACK] = text_value(pack->id),
        [PBE_SNAPSHOT_VERSION] = text_value(pack->version),
        [PBE_SNAPSHOT_FINGERPRINT] = text_value(pack->fingerprint),
        [PBE_SNAPSHOT_TIME] = text_value(time),
        [PBE_SNAPSHOT_UNIT] = pbe_snapshot_value(&table->unit),
        [PBE_SNAPSHOT_PROJECT] = pbe_snapshot_value(&table->project),
        [PBE_SNAPSHOT_YEAR] = pbe_snapshot_value(&table->year),
        [PBE_SNAPSHOT_TOTAL] = review->total.has_points
                                   ? pbe_value_number(review->total.points)
                                   : pbe_value_empty(),
        [PBE_SNAPSHOT_GIVEN_TOTAL] = pbe_snapshot_value(&table->total_score),
        [PBE_SNAPSHOT_GRADE] = text_value(review->grade),
    };
    for (int i = 0; i < PBE_SNAPSHOT_FACTS; i++, made->at++) {
        set_text(made, 0, pbe_snapshot_labels[i]);
        set(made, 1, facts[i]);
    }
}

/* --- rows --- */

/* Where the score is; its name, where the form has no scores. */
static const char *address_of(const struct pbe_indicator *indicator,
                              char address[PBE_ADDRESS_MAX])
{
    const struct pbe_place *place = indicator->score.place.row >= 0
                                        ? &indicator->score.place
                                        : &indicator->level3.place;
    address[0] = '\0';
    if (place->row >= 0)
        pbe_grid_address(place->row, place->column, address);
    return address;
}

static void add_row(struct made *made, const struct pbe_indicator *indicator,
                    const struct pbe_review_row *review)
{
    const struct pbe_score *score = &review->result.score;
    char address[PBE_ADDRESS_MAX];
    set_text(made, PBE_SNAPSHOT_CELL, address_of(indicator, address));
    set_text(made, PBE_SNAPSHOT_NAME, indicator->name);
    set_field(made, PBE_SNAPSHOT_TARGET, &indicator->target);
    set_field(made, PBE_SNAPSHOT_ACTUAL, &indicator->actual);
    set_field(made, PBE_SNAPSHOT_WEIGHT, &indicator->weight);
    set_field(made, PBE_SNAPSHOT_OWN, &indicator->own);
    set_field(made, PBE_SNAPSHOT_GIVEN, &indicator->score);
    if (score->has_points)
        set(made, PBE_SNAPSHOT_SCORE, pbe_value_number(score->points));
    set_text(made, PBE_SNAPSHOT_OUTCOME, pbe_outcome_word(score->outcome));
    set_text(made, PBE_SNAPSHOT_EXPLANATION, review->explanation);
    made->at++;
}

static void add_table(struct made *made, const struct pbe_assessment *table,
                      const struct pbe_review *review, const char *time)
{
    add_facts(made, table, review, time);
    for (int i = 0; i < PBE_SNAPSHOT_COLUMNS; i++)
        set_text(made, i, pbe_snapshot_titles[i]);
    made->at++;
    for (size_t i = 0; i < table->indicator_count && i < review->row_count; i++)
        if (!table->indicators[i].is_placeholder)
            add_row(made, &table->indicators[i], &review->rows[i]);
    made->at++; /* an empty row */
}

/* --- the sheet --- */

static size_t rows_for(struct pbe_assessment *const *tables, size_t count)
{
    size_t rows = 1;
    for (size_t i = 0; i < count; i++)
        rows += HEAD_ROWS + tables[i]->indicator_count;
    return rows;
}

pbe_status pbe_snapshot_make(struct pbe_assessment *const *tables,
                             struct pbe_review *const *reviews, size_t count,
                             time_t now, struct pbe_snapshot_sheet **sheet,
                             struct pbe_error *err)
{
    char time[TIME_MAX];
    struct made *made = calloc(1, sizeof *made);
    if (!made)
        return pbe_error_memory(err);
    pbe_arena_init(&made->arena, SHEET_MAX);
    made->sheet.values =
        pbe_arena_take(&made->arena, rows_for(tables, count) * PBE_SNAPSHOT_COLUMNS,
                       sizeof *made->sheet.values);
    made->starved = !made->sheet.values;
    if (!made->starved) {
        write_time(now, time);
        set_text(made, 0, PBE_SNAPSHOT_MARK);
        set_text(made, 1,
                 PBE_SAY("由 PBE 写入，请不要手工改动；填报内容改过后请重新存档",
                         "written by PBE, not to be changed by hand; after changes in "
                         "the form make it anew"));
        made->at++;
    }
    for (size_t i = 0; i < count && !made->starved; i++)
        add_table(made, tables[i], reviews[i], time);
    made->sheet.rows = made->at;
    if (made->starved) {
        pbe_snapshot_sheet_free(&made->sheet);
        return pbe_error_memory(err);
    }
    *sheet = &made->sheet;
    return PBE_STATUS_OK;
}

void pbe_snapshot_sheet_free(struct pbe_snapshot_sheet *sheet)
{
    struct made *made = (struct made *)sheet;
    if (!made)
        return;
    pbe_arena_done(&made->arena);
    free(made);
}
