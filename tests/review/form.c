#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

enum {
    LINES_MAX = 20100,
    PARTS_MAX = 24,
    HEADINGS_MAX = 40,
    NOTES_MAX = 40,
    KEPT_MAX = 20
};

/* The sheets, as the lines name them. */
enum { SHEET_FORM, SHEET_BASE, SHEET_KEPT, SHEETS };

struct form {
    struct pbe_assessment made;
    pbe_grid *grids[SHEETS];
    const pbe_grid *list[SHEETS];
    int rows[SHEETS]; /* the next row of each sheet */
    struct pending {  /* a field whose cell is looked up when the grid is full */
        struct pbe_field *field;
        struct pbe_value meant; /* EMPTY: what the cell holds */
    } * pending;
    size_t pending_count;
};

static void *take(struct form *form, size_t count, size_t size)
{
    void *taken = pbe_arena_take(&form->made.arena, count, size);
    if (!taken)
        abort();
    return taken;
}

static char *text_of(struct form *form, const char *text, size_t length)
{
    char *copy = pbe_arena_text(&form->made.arena, text, length);
    if (!copy)
        abort();
    return copy;
}

struct form *form_new(void)
{
    struct form *form = calloc(1, sizeof *form);
    if (!form)
        abort();
    struct pbe_assessment *made = &form->made;
    pbe_arena_init(&made->arena, (size_t)256 << 20);
    form->grids[SHEET_FORM] = pbe_grid_new("自评表", (size_t)64 << 20);
    form->grids[SHEET_BASE] = pbe_grid_new("基础数据表", (size_t)64 << 20);
    form->grids[SHEET_KEPT] = pbe_grid_new("存档", (size_t)1 << 20);
    for (int i = 0; i < SHEETS; i++)
        form->list[i] = form->grids[i];
    made->grids = form->list;
    made->grid_count = SHEETS;
    made->funds = take(form, 100, sizeof *made->funds);
    made->indicators = take(form, LINES_MAX, sizeof *made->indicators);
    made->headings = take(form, HEADINGS_MAX, sizeof *made->headings);
    made->goals = take(form, 20, sizeof *made->goals);
    made->base_rows = take(form, 200, sizeof *made->base_rows);
    made->base_headers = take(form, 20, sizeof *made->base_headers);
    made->notes = take(form, NOTES_MAX, sizeof *made->notes);
    form->pending = take(form, (size_t)LINES_MAX * PARTS_MAX, sizeof *form->pending);
    struct pbe_field *absent[] = {
        &made->title,       &made->unit,      &made->year,
        &made->amount_unit, &made->pack,      &made->total_weight,
        &made->total_score, &made->grade,     &made->review_total,
        &made->filled_by,   &made->filled_on, &made->phone,
        &made->signed_by};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
        absent[i]->place = (struct pbe_place){-1, -1, -1};
    return form;
}

void form_free(struct form *form)
{
    if (!form)
        return;
    for (int i = 0; i < SHEETS; i++)
        pbe_grid_free(form->grids[i]);
    pbe_arena_done(&form->made.arena);
    free(form);
}

/* --- one cell --- */

/* "8" is a number, "'8" a text, "%0.9917" a number shown as 99.17%, "#NAME?" an error,
 * "!8" hidden, "=F(…) -> 8" a formula and what was saved for it. */
static void read_cell(struct form *form, const char *part, struct pbe_cell *cell,
                      struct pbe_field *field)
{
    size_t length = strlen(part);
    if (part[0] == '!') {
        field->is_hidden = true;
        part++;
        length--;
    }
    const char *arrow = part[0] == '=' ? strstr(part, " -> ") : NULL;
    if (arrow) {
        cell->formula = text_of(form, part, (size_t)(arrow - part));
        part = arrow + 4;
        length = strlen(part);
    }
    double number;
    bool negative = part[0] == '-' && length > 1;
    size_t digits = length - negative;
    cell->shown = text_of(form, part, length);
    if (part[0] == '#' && part[1] >= 'A' && part[1] <= 'Z') {
        cell->is_error = true;
    } else if (part[0] == '\'') {
        cell->value = pbe_value_text(cell->shown + 1, length - 1);
        cell->shown++;
    } else if (part[0] == '%') {
        char text[PBE_DECIMAL_MAX + 1];
        pbe_decimal_read(part + 1, length - 1, &number);
        cell->value = pbe_value_number(number);
        cell->format = PBE_FORMAT_PERCENT;
        size_t end = pbe_decimal_write(number * 100, 2, text);
        text[end] = '%';
        cell->shown = text_of(form, text, end + 1);
    } else if (digits > 0
               && pbe_decimal_read(part + negative, digits, &number) == digits) {
        cell->value = pbe_value_number(negative ? -number : number);
    } else {
        cell->value = pbe_value_text(cell->shown, length);
    }
}

/* Puts a part at the next row of the sheet; "-" is a field that the form has not. */
static void put(struct form *form, int sheet, int column, const char *part,
                struct pbe_field *field)
{
    *field = (struct pbe_field){.place = {-1, -1, -1}};
    if (!part || strcmp(part, "-") == 0)
        return;
    field->place = (struct pbe_place){sheet, form->rows[sheet], column};
    if (!*part)
        return;
    struct pbe_cell cell = {.column = column, .columns = 1};
    read_cell(form, part, &cell, field);
    if (pbe_grid_add_cell(form->grids[sheet], &cell, NULL))
        abort();
    form->pending[form->pending_count++].field = field;
}

/* --- lines --- */

struct parts {
    char *at[PARTS_MAX];
    int count;
};

static char *trim(char *text)
{
    while (*text == ' ')
        text++;
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        text[--length] = '\0';
    for (char *at = text; (at = strstr(at, "\\n")); at++)
        memmove(at, at + 1, strlen(at)), *at = '\n';
    return text;
}

static void split(char *line, struct parts *parts)
{
    *parts = (struct parts){.count = 0};
    while (line && parts->count < PARTS_MAX) {
        char *bar = strchr(line, '|');
        if (bar)
            *bar++ = '\0';
        parts->at[parts->count++] = trim(line);
        line = bar;
    }
}

/* The value of "name=value"; "name" alone is "". */
static const char *option(const struct parts *parts, const char *name)
{
    size_t length = strlen(name);
    for (int i = 1; i < parts->count; i++) {
        const char *at = parts->at[i];
        if (strncmp(at, name, length) == 0 && (!at[length] || at[length] == '='))
            return at[length] ? at + length + 1 : "";
    }
    return NULL;
}

static bool is_option(const char *part)
{
    static const char *const names[] = {
        "own=",        "rule=",        "review_actual=", "review_score=", "parent=",
        "score_rows=", "nature=",      "split=",         "joined=",       "computed=",
        "execution",   "placeholder",  "core",           "part",          "row=",
        "changed=",    "given_changed"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (strncmp(part, names[i], length) == 0
            && (names[i][length - 1] == '=' || !part[length]))
            return true;
    }
    return false;
}

/* Part `at`; NULL for an option, and behind the last one. */
static const char *part(const struct parts *parts, int at)
{
    return at < parts->count && !is_option(parts->at[at]) ? parts->at[at] : NULL;
}

static const char *plain(struct form *form, const char *name)
{
    size_t length = strcspn(name, "(");
    const char *wide = strstr(name, "（");
    if (wide && (size_t)(wide - name) < length)
        length = (size_t)(wide - name);
    char *copy = text_of(form, name, length);
    size_t kept = 0;
    for (char *at = copy; *at; at++)
        if (*at != '\n' && *at != ' ')
            copy[kept++] = *at;
    if (kept > 3 && memcmp(copy + kept - 3, "：", 3) == 0)
        kept -= 3;
    copy[kept] = '\0';
    return copy;
}

static void add_heading(struct form *form, const struct pbe_field *field,
                        const char *text, int row)
{
    struct pbe_assessment *made = &form->made;
    const char *open = strpbrk(text, "(");
    const char *wide = strstr(text, "（");
    const char *at = open ? open + 1 : wide ? wide + strlen("（") : NULL;
    double points;
    if (!at || !pbe_decimal_read(at, strlen(at), &points))
        return;
    if (made->heading_count > 0
        && strcmp(made->headings[made->heading_count - 1].name, plain(form, text))
               == 0) {
        made->headings[made->heading_count - 1].last = row;
        return;
    }
    made->headings[made->heading_count++] =
        (struct pbe_heading){.field = *field,
                             .level = 1,
                             .name = plain(form, text),
                             .points = points,
                             .first = row,
                             .last = row};
}

static enum pbe_nature nature_of(const char *word)
{
    if (word && strcmp(word, "正向") == 0)
        return PBE_NATURE_FORWARD;
    return word && strcmp(word, "反向") == 0 ? PBE_NATURE_REVERSE : PBE_NATURE_NONE;
}

static void add_row(struct form *form, const struct parts *parts)
{
    enum { CELLS = 8 };
    struct pbe_assessment *made = &form->made;
    int number = (int)made->indicator_count++;
    struct pbe_indicator *row = &made->indicators[number];
    struct pbe_field *fields[CELLS] = {&row->level1, &row->level2, &row->level3,
                                       &row->target, &row->actual, &row->weight,
                                       &row->score,  &row->reason};
    const char *joined = option(parts, "joined");
    const char *computed = option(parts, "computed");
    for (int i = 0; i < CELLS; i++) {
        put(form, SHEET_FORM, i, part(parts, i), fields[i]);
        if (form->pending_count == 0)
            continue;
        struct pbe_value *meant = &form->pending[form->pending_count - 1].meant;
        if (fields[i] == &row->target && joined)
            *meant =
                pbe_value_text(text_of(form, joined, strlen(joined)), strlen(joined));
        if (fields[i] == &row->actual && computed)
            *meant = pbe_value_number(atof(computed));
    }
    put(form, SHEET_FORM, CELLS, option(parts, "own"), &row->own);
    put(form, SHEET_FORM, CELLS + 1, option(parts, "rule"), &row->rule);
    put(form, SHEET_FORM, CELLS + 2, option(parts, "review_actual"),
        &row->review_actual);
    put(form, SHEET_FORM, CELLS + 3, option(parts, "review_score"), &row->review_score);
    const char *parent = option(parts, "parent");
    const char *score_rows = option(parts, "score_rows");
    row->group1 = plain(form, part(parts, 0));
    row->group2 = plain(form, part(parts, 1));
    row->name = *part(parts, 2) ? text_of(form, part(parts, 2), strlen(part(parts, 2)))
                                : row->group2;
    row->parent = parent ? atoi(parent) - 1 : -1;
    row->score_rows = score_rows ? atoi(score_rows) : 1;
    row->weight_rows = 1;
    row->nature = nature_of(option(parts, "nature"));
    row->is_execution = option(parts, "execution") != NULL;
    row->is_placeholder = option(parts, "placeholder") != NULL;
    row->is_core = option(parts, "core") != NULL;
    add_heading(form, &row->level1, part(parts, 0), number);
}

static void add_fund(struct form *form, const struct parts *parts)
{
    enum { CELLS = 8 };
    struct pbe_assessment *made = &form->made;
    struct pbe_fund *fund = &made->funds[made->fund_count++];
    struct pbe_field *fields[CELLS] = {&fund->label,    &fund->initial, &fund->adjusted,
                                       &fund->executed, &fund->weight,  &fund->rate,
                                       &fund->score,    &fund->reason};
    for (int i = 0; i < CELLS; i++)
        put(form, SHEET_FORM, i, part(parts, i), fields[i]);
    const char *split_name = option(parts, "split");
    fund->kind = text_of(form, part(parts, 0), strlen(part(parts, 0)));
    fund->split = split_name ? text_of(form, split_name, strlen(split_name)) : "";
    fund->is_part = option(parts, "part") != NULL;
    const char *parent = option(parts, "parent");
    fund->parent = parent ? atoi(parent) - 1 : fund->is_part ? 0 : -1;
}

static void add_base(struct form *form, const struct parts *parts)
{
    struct pbe_assessment *made = &form->made;
    struct pbe_base_row *row = &made->base_rows[made->base_row_count++];
    const char *parent = option(parts, "parent");
    put(form, SHEET_BASE, 0, part(parts, 1), &row->label);
    for (int i = 0; i < PBE_BASE_COLUMNS; i++)
        put(form, SHEET_BASE, i + 1, part(parts, i + 2), &row->values[i]);
    const char *label = part(parts, 1);
    const char *among = strstr(label, "其中：");
    label = among ? among + strlen("其中：") : label;
    const char *number = strstr(label, "、");
    bool is_numbered = number == label + 1 && label[0] >= '1' && label[0] <= '9';
    row->name = plain(form, is_numbered ? number + strlen("、") : label);
    row->block = text_of(form, part(parts, 0), strlen(part(parts, 0)));
    row->parent = parent ? atoi(parent) - 1 : -1;
    row->is_placeholder = option(parts, "placeholder") != NULL;
}

static void add_header(struct form *form, const struct parts *parts)
{
    struct pbe_assessment *made = &form->made;
    struct pbe_base_header *header = &made->base_headers[made->base_header_count++];
    header->block = text_of(form, part(parts, 0), strlen(part(parts, 0)));
    for (int i = 0; i < PBE_BASE_COLUMNS; i++)
        put(form, SHEET_BASE, i + 1, part(parts, i + 1), &header->titles[i]);
}

/* --- what a snapshot keeps --- */

static void add_snapshot(struct form *form, const struct parts *parts)
{
    static const enum pbe_snapshot_fact facts[] = {
        PBE_SNAPSHOT_PACK, PBE_SNAPSHOT_VERSION, PBE_SNAPSHOT_FINGERPRINT,
        PBE_SNAPSHOT_TIME, PBE_SNAPSHOT_UNIT,    PBE_SNAPSHOT_TOTAL};
    struct pbe_snapshot *snapshot = take(form, 1, sizeof *snapshot);
    snapshot->rows = take(form, KEPT_MAX, sizeof *snapshot->rows);
    for (int i = 0; i < PBE_SNAPSHOT_FACTS; i++)
        put(form, SHEET_KEPT, i, NULL, &snapshot->facts[i]);
    for (int i = 0; i < (int)(sizeof facts / sizeof *facts); i++)
        put(form, SHEET_KEPT, i, part(parts, i), &snapshot->facts[facts[i]]);
    form->made.snapshot = snapshot;
}

/* row= says which indicator it is, none: it is gone. */
static void add_kept(struct form *form, const struct parts *parts)
{
    static const enum pbe_snapshot_column columns[] = {
        PBE_SNAPSHOT_NAME,   PBE_SNAPSHOT_TARGET, PBE_SNAPSHOT_ACTUAL,
        PBE_SNAPSHOT_WEIGHT, PBE_SNAPSHOT_OWN,    PBE_SNAPSHOT_GIVEN,
        PBE_SNAPSHOT_SCORE};
    struct pbe_snapshot *snapshot = form->made.snapshot;
    struct pbe_snapshot_row *row = &snapshot->rows[snapshot->row_count++];
    const char *number = option(parts, "row"), *changed = option(parts, "changed");
    put(form, SHEET_KEPT, 0, "E1", &row->fields[PBE_SNAPSHOT_CELL]);
    for (int i = 0; i < (int)(sizeof columns / sizeof *columns); i++)
        put(form, SHEET_KEPT, i + 1, part(parts, i), &row->fields[columns[i]]);
    row->is_found = number != NULL;
    row->changed = changed ? text_of(form, changed, strlen(changed)) : "";
    row->is_given_changed = option(parts, "given_changed") != NULL;
    if (number)
        form->made.indicators[atoi(number) - 1].kept = row;
}

static bool add_single(struct form *form, const char *word, const char *text)
{
    enum { SCORE_COLUMN = 6 };
    struct pbe_assessment *made = &form->made;
    if (strcmp(word, "total_in_scores") == 0) {
        put(form, SHEET_FORM, SCORE_COLUMN, text, &made->total_score);
        return true;
    }
    const struct {
        const char *word;
        struct pbe_field *field;
    } fields[] = {{"title", &made->title},
                  {"unit", &made->unit},
                  {"year", &made->year},
                  {"amount_unit", &made->amount_unit},
                  {"pack", &made->pack},
                  {"total_weight", &made->total_weight},
                  {"total", &made->total_score},
                  {"grade", &made->grade},
                  {"review_total", &made->review_total},
                  {"filled_by", &made->filled_by},
                  {"filled_on", &made->filled_on},
                  {"phone", &made->phone},
                  {"signed_by", &made->signed_by}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(word, fields[i].word) == 0) {
            put(form, SHEET_FORM, 1, text, fields[i].field);
            return true;
        }
    return false;
}

static bool add_line(struct form *form, const char *word, char *rest)
{
    struct pbe_assessment *made = &form->made;
    struct parts parts;
    if (add_single(form, word, trim(rest)))
        return true;
    split(rest, &parts);
    if (strcmp(word, "row") == 0 && parts.count >= 3) {
        add_row(form, &parts);
    } else if (strcmp(word, "fund") == 0) {
        add_fund(form, &parts);
    } else if (strcmp(word, "base") == 0 && parts.count >= 2) {
        add_base(form, &parts);
    } else if (strcmp(word, "header") == 0) {
        add_header(form, &parts);
    } else if (strcmp(word, "goal") == 0 && parts.count == 2) {
        struct pbe_goal *goal = &made->goals[made->goal_count++];
        put(form, SHEET_FORM, 0, parts.at[0], &goal->expected);
        put(form, SHEET_FORM, 1, parts.at[1], &goal->achieved);
    } else if (strcmp(word, "snapshot") == 0) {
        add_snapshot(form, &parts);
    } else if (strcmp(word, "kept") == 0 && made->snapshot
               && made->snapshot->row_count < KEPT_MAX) {
        add_kept(form, &parts);
    } else if (strcmp(word, "scale") == 0) {
        made->amount_scale = atof(parts.at[0]);
    } else if (strcmp(word, "layout") == 0 && parts.count == 2) {
        made->notes[made->note_count++] =
            (struct pbe_note){.place = {SHEET_FORM, form->rows[SHEET_FORM], 0},
                              .code = text_of(form, parts.at[0], strlen(parts.at[0])),
                              .text = text_of(form, parts.at[1], strlen(parts.at[1]))};
    } else {
        return false;
    }
    return true;
}

static int sheet_of(const char *word)
{
    if (strcmp(word, "snapshot") == 0 || strcmp(word, "kept") == 0)
        return SHEET_KEPT;
    bool is_base = strcmp(word, "base") == 0 || strcmp(word, "header") == 0;
    return is_base ? SHEET_BASE : SHEET_FORM;
}

bool form_add(struct form *form, const char *line)
{
    size_t length = strlen(line);
    char *copy = text_of(form, line, length);
    char *word = copy, *rest = copy + strcspn(copy, " ");
    if (*rest)
        *rest++ = '\0';
    int sheet = sheet_of(word);
    if (pbe_grid_add_row(form->grids[sheet], form->rows[sheet], 1, false, NULL))
        abort();
    bool known = add_line(form, word, rest);
    form->rows[sheet]++;
    return known;
}

const struct pbe_assessment *form_take(struct form *form)
{
    for (size_t i = 0; i < form->pending_count; i++) {
        struct pbe_field *field = form->pending[i].field;
        field->cell = pbe_grid_get(form->grids[field->place.sheet], field->place.row,
                                   field->place.column);
        field->value = field->cell->value;
        if (form->pending[i].meant.kind != PBE_EMPTY)
            field->value = form->pending[i].meant;
    }
    for (size_t i = 0; i < form->made.heading_count; i++) {
        struct pbe_heading *heading = &form->made.headings[i];
        heading->field = form->made.indicators[heading->first].level1;
    }
    return &form->made;
}
