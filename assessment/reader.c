/* reader.c - see reader.h: forms, and the lists that they hold. */
#include "assessment/reader.h"

#include <string.h>

#include "base/language.h"

struct pbe_assessment *as_reader_out(struct as_reader *reader)
{
    if (!reader->form)
        return &reader->loose;
    return reader->is_filling && reader->form->out ? reader->form->out : &reader->spare;
}

static void clear_fields(struct pbe_assessment *out)
{
    struct pbe_field *fields[] = {
        &out->title,        &out->unit,      &out->year,  &out->amount_unit,
        &out->project,      &out->pack,      &out->grade, &out->total_weight,
        &out->total_score,  &out->filled_by, &out->phone, &out->filled_on,
        &out->review_total, &out->signed_by,
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        *fields[i] = (struct pbe_field){.place = as_nowhere()};
}

void as_reader_begin_form(struct as_reader *reader)
{
    if (reader->form_count >= AS_FORMS_MAX) {
        as_reader_note_cut(reader, (struct pbe_place){.sheet = reader->sheet});
        return;
    }
    struct as_form *form = &reader->forms[reader->form_count++];
    form->sheet = reader->sheet;
    form->has_table = form->has_funds = form->is_closed = false;
    form->unit_is_authority = form->funds_have_points = false;
    memset(&reader->spare, 0, sizeof reader->spare);
    reader->form = form;
    clear_fields(as_reader_out(reader));
    reader->section_heading = -1;
    reader->section_place = as_nowhere();
    reader->total_line = reader->appropriation_line = -1;
    reader->cut_is_said = false;
}

/* The next place of a list of `size` bytes each, or the spare one. */
static void *next(struct as_reader *reader, void *list, size_t *count, size_t room,
                  size_t maximum, size_t size, void *spare)
{
    memset(spare, 0, size);
    if (*count >= maximum) {
        as_reader_note_cut(reader, (struct pbe_place){.sheet = reader->sheet});
        return spare;
    }
    if (!reader->is_filling || !list) {
        ++*count;
        return spare;
    }
    if (*count >= room)
        return spare;
    return (char *)list + (*count)++ * size;
}

struct pbe_indicator *as_reader_add_indicator(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    return next(reader, out->indicators, &out->indicator_count,
                reader->form->counts.indicators, AS_INDICATORS_MAX,
                sizeof *out->indicators, &reader->spare_indicator);
}

struct pbe_fund *as_reader_add_fund(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    return next(reader, out->funds, &out->fund_count, reader->form->counts.funds,
                AS_FUNDS_MAX, sizeof *out->funds, &reader->spare_fund);
}

struct pbe_heading *as_reader_add_heading(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    return next(reader, out->headings, &out->heading_count,
                reader->form->counts.headings, AS_HEADINGS_MAX, sizeof *out->headings,
                &reader->spare_heading);
}

struct pbe_goal *as_reader_add_goal(struct as_reader *reader)
{
    struct pbe_assessment *out = as_reader_out(reader);
    return next(reader, out->goals, &out->goal_count, reader->form->counts.goals,
                AS_GOALS_MAX, sizeof *out->goals, &reader->spare_goal);
}

struct pbe_base_row *as_reader_add_base_row(struct as_reader *reader)
{
    struct pbe_assessment *out = &reader->loose;
    return next(reader, out->base_rows, &out->base_row_count, reader->base_room,
                AS_BASE_ROWS_MAX, sizeof *out->base_rows, &reader->spare_base_row);
}

struct pbe_base_header *as_reader_add_base_header(struct as_reader *reader)
{
    struct pbe_assessment *out = &reader->loose;
    return next(reader, out->base_headers, &out->base_header_count, reader->header_room,
                AS_BASE_HEADERS_MAX, sizeof *out->base_headers,
                &reader->spare_base_header);
}

void as_reader_note(struct as_reader *reader, struct pbe_place place, const char *code,
                    const char *text)
{
    struct pbe_assessment *out = as_reader_out(reader);
    struct pbe_note spare;
    if (!reader->form || out->note_count >= AS_NOTES_MAX + AS_LAST_NOTES)
        return;
    struct pbe_note *note =
        next(reader, out->notes, &out->note_count,
             reader->form->counts.notes + AS_LAST_NOTES, AS_NOTES_MAX + AS_LAST_NOTES,
             sizeof *out->notes, &spare);
    note->place = place;
    note->code = code;
    note->text = as_reader_text(reader, text, strlen(text));
}

void as_reader_note_cut(struct as_reader *reader, struct pbe_place place)
{
    if (reader->cut_is_said)
        return;
    reader->cut_is_said = true;
    as_reader_note(reader, place, "cut",
                   PBE_SAY("表格太长，只读了前面的一部分；请删去多余的行再试",
                           "the table is too long, only its beginning was read; remove "
                           "the rows that do not belong there"));
}

const char *as_reader_text(struct as_reader *reader, const char *bytes, size_t length)
{
    struct pbe_arena *arena = reader->form && reader->form->out
                                  ? &reader->form->out->arena
                                  : &reader->scratch;
    if (!reader->is_filling || length == 0)
        return "";
    const char *copy = pbe_arena_text(arena, bytes, length);
    if (!copy)
        reader->is_starved = true;
    return copy ? copy : "";
}

/* Takes the lists of one form. */
static bool take_lists(struct as_form *form)
{
    const struct as_counts *counts = &form->counts;
    struct pbe_assessment *out = form->out;
    struct pbe_arena *arena = &out->arena;
    out->indicators =
        pbe_arena_take(arena, counts->indicators + 1, sizeof *out->indicators);
    out->funds = pbe_arena_take(arena, counts->funds, sizeof *out->funds);
    out->headings = pbe_arena_take(arena, counts->headings, sizeof *out->headings);
    out->goals = pbe_arena_take(arena, counts->goals, sizeof *out->goals);
    out->notes =
        pbe_arena_take(arena, counts->notes + AS_LAST_NOTES, sizeof *out->notes);
    return out->indicators && out->funds && out->headings && out->goals && out->notes;
}

bool as_reader_take_lists(struct as_reader *reader)
{
    struct pbe_assessment *loose = &reader->loose;
    for (size_t i = 0; i < reader->form_count; i++)
        if (reader->forms[i].out && !take_lists(&reader->forms[i]))
            return false;
    reader->base_room = loose->base_row_count;
    reader->header_room = loose->base_header_count;
    memset(loose, 0, sizeof *loose);
    clear_fields(loose);
    loose->base_rows =
        pbe_arena_take(&reader->scratch, reader->base_room, sizeof *loose->base_rows);
    loose->base_headers = pbe_arena_take(&reader->scratch, reader->header_room,
                                         sizeof *loose->base_headers);
    reader->is_filling = true;
    reader->form_count = 0;
    reader->form = NULL;
    return loose->base_rows && loose->base_headers;
}
