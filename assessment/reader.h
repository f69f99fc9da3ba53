/* reader.h - what the parts of the layout share: where they are, what they fill.
 *
 * The sheets are read twice with the same steps: the first time only counts, so that
 * every list is then taken once, in its size, from its assessment's arena. What is read
 * in the first pass goes to a spare assessment and is forgotten.
 */
#ifndef PBE_ASSESSMENT_READER_H
#define PBE_ASSESSMENT_READER_H

#include "assessment/assessment.h"
#include "assessment/header.h"

enum {
    AS_FORMS_MAX = 1024,
    AS_INDICATORS_MAX = 20000,
    AS_FUNDS_MAX = 200,
    AS_HEADINGS_MAX = 1000,
    AS_GOALS_MAX = 100,
    AS_BASE_ROWS_MAX = 1000,
    AS_BASE_HEADERS_MAX = 16,
    AS_NOTES_MAX = 100,
    AS_LAST_NOTES = 8, /* that as_finish() may add */
    AS_ARENA_MAX = 64 * 1024 * 1024
};

/* How long the lists of a form will be. */
struct as_counts {
    size_t indicators, funds, headings, goals, notes;
};

/* One self-evaluation that is being read. */
struct as_form {
    int sheet;
    bool has_table, has_funds, is_closed; /* closed: its total has been seen */
    bool funds_have_points;               /* the form scores the execution rate */
    bool unit_is_authority;  /* 主管部门, until a better one is found */
    struct as_counts counts; /* of the first pass */
    struct pbe_assessment *out;
};

static inline bool as_is_same_place(const struct pbe_place *a,
                                    const struct pbe_place *b)
{
    return a->sheet == b->sheet && a->row == b->row && a->column == b->column;
}

/* The levels that blank cells repeat. */
struct as_levels {
    struct pbe_field field[2];
    const char *group[2];
    int heading[2]; /* that the level opened; -1 = none */
};

/* The row that a merged cell of points counts for. */
struct as_owner {
    size_t block; /* as in struct as_item; 0 = none yet */
    int indicator;
};

struct as_reader {
    struct pbe_arena scratch;
    const pbe_grid *const *grids;
    size_t grid_count;
    int sheet;
    struct as_view view;
    struct as_label a, b;
    struct as_header header;           /* of the table that is being read */
    struct as_header indicator_header; /* the last one of an indicator table */
    enum as_table table; /* whose rows are read; AS_NO_TABLE = between tables */
    const char *block;   /* of the base table, with its columns */
    int base_column[PBE_BASE_COLUMNS], base_columns;
    int base_main, base_numbered, base_part; /* its last rows of each kind; -1 = none */

    bool is_filling; /* the second pass */
    bool is_starved; /* memory has ended */
    struct as_form *forms;
    size_t form_count;
    struct as_form *form; /* the current one; NULL before any */
    struct pbe_assessment spare;
    struct pbe_assessment loose;   /* base tables, and facts outside any form */
    size_t base_room, header_room; /* of loose */
    struct pbe_indicator spare_indicator;
    struct pbe_fund spare_fund;
    struct pbe_heading spare_heading;
    struct pbe_goal spare_goal;
    struct pbe_base_row spare_base_row;
    struct pbe_base_header spare_base_header;

    struct as_levels levels;
    bool has_heading_rows; /* 产出指标 | | | 50 | 49, across all columns of names */
    struct as_owner weight_owner, score_owner;
    int section_heading;
    struct pbe_place section_place;
    const char *split[2];               /* of the half-columns, "" = none */
    int half[2];                        /* where they begin; -1 = none */
    int total_line, appropriation_line; /* of the fund block; -1 = none */
    bool cut_is_said;
};

/* The assessment that is being filled; facts outside a form go to `loose`. */
struct pbe_assessment *as_reader_out(struct as_reader *reader);

/* Begins a form at the current row; too many: the last one goes on. */
void as_reader_begin_form(struct as_reader *reader);

/* New zeroed entries. In the first pass, and past the maximum, a spare one. */
struct pbe_indicator *as_reader_add_indicator(struct as_reader *reader);
struct pbe_fund *as_reader_add_fund(struct as_reader *reader);
struct pbe_heading *as_reader_add_heading(struct as_reader *reader);
struct pbe_goal *as_reader_add_goal(struct as_reader *reader);
struct pbe_base_row *as_reader_add_base_row(struct as_reader *reader);
struct pbe_base_header *as_reader_add_base_header(struct as_reader *reader);
void as_reader_note(struct as_reader *reader, struct pbe_place place, const char *code,
                    const char *text);
void as_reader_note_cut(struct as_reader *reader, struct pbe_place place);

/* A copy that lives as long as the assessment; "" in the first pass and without
 * memory. */
const char *as_reader_text(struct as_reader *reader, const char *bytes, size_t length);

static inline struct pbe_place as_nowhere(void)
{
    return (struct pbe_place){.row = -1, .column = -1};
}

/* Takes the lists of all forms in their counted size and begins the second pass. */
bool as_reader_take_lists(struct as_reader *reader);

/* --- the parts: each reads the current row of its table --- */

void as_read_fund_header(struct as_reader *reader);
bool as_read_fund(struct as_reader *reader, const struct as_row *row);
void as_read_goal(struct as_reader *reader, const struct as_row *row);
void as_read_base_header(struct as_reader *reader, const struct as_row *row);
bool as_read_base(struct as_reader *reader, const struct as_row *row);
void as_begin_indicators(struct as_reader *reader, const struct as_row *row);
/* False: the table is over, and the row belongs to what follows. */
/* Whether the row is the first of one more project, where a column says whose rows they
 * are. */
bool as_begins_project(struct as_reader *reader, const struct as_row *row);

bool as_read_indicator(struct as_reader *reader, const struct as_row *row);
void as_read_total(struct as_reader *reader, const struct as_row *row,
                   const struct as_item *label);
/* Labels with values, titles, years: whatever stands outside the tables. */
void as_read_facts(struct as_reader *reader, const struct as_row *row);
/* Whether the text is a label that ends a table: "注：1.…", "填表人：". */
bool as_is_closing(struct as_reader *reader, const struct as_item *item,
                   bool only_with_colon);
/* Whether the row can only be the beginning of another form: a title, 项目名称. */
bool as_begins_form(struct as_reader *reader, const struct as_row *row);
/* The year that the sheet's name holds, where nothing else names one. */
void as_year_of_sheet(struct as_reader *reader);
/* Gives what a form without a table has said to those that lack it. */
void as_facts_share(struct pbe_assessment *to, const struct pbe_assessment *from);

/* What a snapshot keeps of this form. */
void as_read_snapshot(struct as_reader *reader);

/* What can only be known at the end: the execution row, parents, headings, notes. */
void as_finish(struct as_reader *reader);

#endif
