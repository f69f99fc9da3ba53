/* filling_indicators.c - each indicator to a row of its block.
 *
 * One that the form names already has its row; the others take the free rows in their
 * order, and where these are too few, rows are to be inserted.
 */
#include <string.h>

#include "base/language.h"
#include "template/filling.h"

/* A row of a block: of the form, or `extra` rows below the one that is copied. */
struct slot {
    int row, extra;
    const char *name; /* as it is compared; "" = free */
    bool is_free, is_taken;
};

struct block {
    const struct fill_block *found;
    struct slot *slots;
    int count;
    int wanted; /* indicators without a row of their name */
    int next;   /* the first slot that may be free */
};

struct work {
    struct filling *filling;
    struct block *blocks;
    /* Of each record: its block, and the row of the form that has its name; -1 = none. */
    int *block_of, *row_of;
};

static const struct pbe_fill_value *find(const struct pbe_fill_record *record,
                                         enum pbe_fill_field field)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->values[i].field == field
            && record->values[i].value.kind != PBE_EMPTY)
            return &record->values[i];
    return NULL;
}

/* The field as it is compared; "" where it is not given or no text. */
static void plain_of(const struct pbe_fill_record *record, enum pbe_fill_field field,
                     char out[FILL_PLAIN_MAX])
{
    const struct pbe_fill_value *value = find(record, field);
    char text[FILL_PLAIN_MAX] = "";
    if (value && value->value.kind == PBE_TEXT) {
        size_t length = value->value.length < sizeof text - 1 ? value->value.length
                                                              : sizeof text - 1;
        memcpy(text, value->value.text, length);
        text[length] = '\0';
    }
    fill_plain(text, out);
}

/* --- the rows of the form --- */

static struct pbe_place place_in(const struct filling *filling, int row,
                                 enum pbe_fill_field field)
{
    return (struct pbe_place){filling->form->assessment->sheet, row,
                              filling->form->columns[field]};
}

static bool has_content(const struct filling *filling, int row)
{
    static const enum pbe_fill_field typed[] = {PBE_FILL_LEVEL3, PBE_FILL_TARGET,
                                                PBE_FILL_ACTUAL, PBE_FILL_WEIGHT};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        if (filling->form->columns[typed[i]] < 0)
            continue;
        const struct pbe_cell *cell =
            fill_form_cell(filling->form, place_in(filling, row, typed[i]));
        if (cell && cell->value.kind != PBE_EMPTY)
            return true;
    }
    return false;
}

static pbe_status take_slots(struct work *work, struct block *block,
                             struct pbe_error *err)
{
    struct filling *filling = work->filling;
    block->count = block->found->last - block->found->first + 1;
    block->slots =
        pbe_arena_take(filling->arena, (size_t)block->count, sizeof *block->slots);
    if (!block->slots)
        return pbe_error_memory(err);
    for (int i = 0; i < block->count; i++) {
        char plain[FILL_PLAIN_MAX];
        int row = block->found->first + i;
        fill_plain(
            fill_form_text(filling->form, place_in(filling, row, PBE_FILL_LEVEL3)),
            plain);
        const char *name = pbe_arena_text(filling->arena, plain, strlen(plain));
        if (!name)
            return pbe_error_memory(err);
        block->slots[i] = (struct slot){
            .row = row, .name = name, .is_free = !has_content(filling, row)};
    }
    return PBE_STATUS_OK;
}

/* --- where an indicator belongs --- */

/* The names of levels 1 and 2 for a sentence, "" where one is not given. */
static int length_of(const struct pbe_fill_value *value)
{
    return value ? (int)value->value.length : 0;
}

static const char *text_of(const struct pbe_fill_value *value)
{
    return value ? value->value.text : "";
}

static pbe_status no_block(const struct work *work,
                           const struct pbe_fill_record *record, struct pbe_error *err)
{
    struct pbe_text known;
    const struct fill_form *form = work->filling->form;
    const struct pbe_fill_value *level1 = find(record, PBE_FILL_LEVEL1),
                                *level2 = find(record, PBE_FILL_LEVEL2);
    pbe_text_init(&known, PBE_ERROR_TEXT_MAX / 2);
    for (size_t i = 0; i < form->block_count; i++)
        pbe_text_addf(&known, "%s%s%s%s", i > 0 ? PBE_SAY("、", ", ") : "",
                      level1 ? form->blocks[i].level1 : "", level1 ? "/" : "",
                      form->blocks[i].shown);
    pbe_status status =
        level2 ? pbe_fill_refuse(
            level2->where, err,
            PBE_SAY("表里没有二级指标“%.*s%s%.*s”；表里有：%s",
                    "the form has no level 2 “%.*s%s%.*s”; it has: %s"),
            length_of(level1), text_of(level1), level1 ? "/" : "", length_of(level2),
            text_of(level2), pbe_text_get(&known))
               : pbe_fill_refuse(record->where, err,
                                 PBE_SAY("没有写二级指标；表里有：%s",
                                         "level 2 is missing; the form has: %s"),
                                 pbe_text_get(&known));
    pbe_text_done(&known);
    return status;
}

static bool is_of(const struct fill_block *block, const char *level1,
                  const char *level2)
{
    return strcmp(block->level2, level2) == 0
           && (!*level1 || strcmp(block->level1, level1) == 0);
}

static pbe_status find_block(const struct work *work,
                             const struct pbe_fill_record *record, int *found,
                             struct pbe_error *err)
{
    char level1[FILL_PLAIN_MAX], level2[FILL_PLAIN_MAX];
    const struct fill_form *form = work->filling->form;
    const struct pbe_fill_value *value = find(record, PBE_FILL_LEVEL2);
    int index = -1;
    plain_of(record, PBE_FILL_LEVEL1, level1);
    plain_of(record, PBE_FILL_LEVEL2, level2);
    for (size_t i = 0; i < form->block_count; i++) {
        if (!is_of(&form->blocks[i], level1, level2))
            continue;
        if (index >= 0)
            return pbe_fill_refuse(
                value->where, err,
                PBE_SAY("表里有两处“%s”，请写明一级指标",
                        "the form has “%s” twice; name level 1 as well"),
                form->blocks[i].shown);
        index = (int)i;
    }
    if (index < 0)
        return no_block(work, record, err);
    *found = index;
    return PBE_STATUS_OK;
}

/* The row of the form that has the indicator's name already. */
static pbe_status find_named(struct block *block, const struct pbe_fill_record *record,
                             int *row, struct pbe_error *err)
{
    char name[FILL_PLAIN_MAX];
    plain_of(record, PBE_FILL_LEVEL3, name);
    if (!*name)
        return pbe_fill_refuse(record->where, err, "%s",
                               PBE_SAY("没有写三级指标", "level 3 is missing"));
    *row = -1;
    for (int i = 0; *row < 0 && i < block->count; i++)
        if (!block->slots[i].is_taken && strcmp(block->slots[i].name, name) == 0) {
            block->slots[i].is_taken = true;
            *row = block->slots[i].row;
        }
    block->wanted += *row < 0;
    return PBE_STATUS_OK;
}

/* --- rows to be inserted --- */

/* The row that is copied: a free one where there is one, inside the block, so that its
 * merged cells grow. */
static int row_to_copy(const struct block *block)
{
    for (int i = block->count - 2; i >= 0; i--)
        if (block->slots[i].is_free)
            return i;
    return block->count > 1 ? block->count - 2 : 0;
}

static pbe_status add_slots(struct work *work, struct block *block,
                            struct pbe_error *err)
{
    struct filling *filling = work->filling;
    int missing = block->wanted;
    for (int i = 0; i < block->count; i++)
        missing -= block->slots[i].is_free;
    if (missing <= 0)
        return PBE_STATUS_OK;
    int copied = row_to_copy(block), count = block->count + missing;
    struct slot *slots = pbe_arena_take(filling->arena, (size_t)count, sizeof *slots);
    if (!slots)
        return pbe_error_memory(err);
    int behind = copied + 1;
    memcpy(slots, block->slots, (size_t)behind * sizeof *slots);
    for (int i = 0; i < missing; i++)
        slots[behind + i] = (struct slot){.row = block->slots[copied].row,
                                          .extra = i + 1,
                                          .name = "",
                                          .is_free = true};
    memcpy(slots + behind + missing, block->slots + behind,
           (size_t)(block->count - behind) * sizeof *slots);
    filling->inserts[filling->insert_count++] =
        (struct filling_insert){block->slots[copied].row, missing};
    block->slots = slots;
    block->count = count;
    return PBE_STATUS_OK;
}

/* --- the values --- */

/* Whether the form says the same already. */
static bool is_same(const struct pbe_cell *cell, const struct pbe_value *value)
{
    char there[FILL_PLAIN_MAX], given[FILL_PLAIN_MAX], text[FILL_PLAIN_MAX];
    if (value->kind == PBE_NUMBER && cell->value.kind == PBE_NUMBER)
        return value->number == cell->value.number;
    if (value->kind != PBE_TEXT || value->length >= sizeof text)
        return false;
    memcpy(text, value->text, value->length);
    text[value->length] = '\0';
    fill_plain(cell->shown ? cell->shown : "", there);
    fill_plain(text, given);
    return strcmp(there, given) == 0;
}

/* What the form prescribes is not changed; what is reached, and why, may be. */
static bool is_prescribed(enum pbe_fill_field field)
{
    return field == PBE_FILL_LEVEL3 || field == PBE_FILL_TARGET
           || field == PBE_FILL_WEIGHT || field == PBE_FILL_RULE;
}

static pbe_status put_value(struct work *work, const struct slot *slot,
                            const struct pbe_fill_value *value, struct pbe_error *err)
{
    struct filling *filling = work->filling;
    if (value->value.kind == PBE_EMPTY || value->field == PBE_FILL_LEVEL1
        || value->field == PBE_FILL_LEVEL2)
        return PBE_STATUS_OK;
    struct pbe_place place = place_in(filling, slot->row, value->field);
    if (place.column < 0)
        return pbe_fill_refuse(value->where, err,
                               PBE_SAY("表里没有“%s”这一栏", "the form has no “%s”"),
                               pbe_fill_field_name(value->field));
    const struct pbe_cell *cell =
        slot->extra > 0 ? NULL : fill_form_cell(filling->form, place);
    bool is_filled = cell && cell->value.kind != PBE_EMPTY && !cell->formula;
    if (!is_filled || !is_prescribed(value->field))
        return filling_put(filling, place, slot->extra, value, err);
    if (is_same(cell, &value->value))
        return PBE_STATUS_OK;
    return pbe_fill_refuse(
        value->where, err,
        PBE_SAY("表里规定的%s是“%s”，数据不能改它；请写成一样，或者不写",
                "%s is “%s” by the form, which data cannot change; write the same, or "
                "leave it out"),
        pbe_fill_field_name(value->field), cell->shown);
}

/* The slot of the row that has the name, else the next free one. */
static const struct slot *slot_for(struct block *block, int row)
{
    if (row < 0) {
        while (!block->slots[block->next].is_free || block->slots[block->next].is_taken)
            block->next++;
        return &block->slots[block->next++];
    }
    int index = 0;
    while (block->slots[index].row != row || block->slots[index].extra > 0)
        index++;
    return &block->slots[index];
}

static pbe_status put_record(struct work *work, const struct pbe_fill_record *record,
                             struct block *block, int row, struct pbe_error *err)
{
    const struct slot *slot = slot_for(block, row);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < record->count; i++)
        status = put_value(work, slot, &record->values[i], err);
    return status;
}

/* --- all of it --- */

static pbe_status place_records(struct work *work,
                                const struct pbe_fill_record *records, size_t count,
                                struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < count; i++) {
        if (records[i].kind != PBE_FILL_INDICATOR)
            continue;
        status = find_block(work, &records[i], &work->block_of[i], err);
        if (!status)
            status = find_named(&work->blocks[work->block_of[i]], &records[i],
                                &work->row_of[i], err);
    }
    return status;
}

static pbe_status put_records(struct work *work, const struct pbe_fill_record *records,
                              size_t count, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < count; i++)
        if (records[i].kind == PBE_FILL_INDICATOR)
            status = put_record(work, &records[i], &work->blocks[work->block_of[i]],
                                work->row_of[i], err);
    return status;
}

static bool take_work(struct work *work, size_t records)
{
    struct pbe_arena *arena = work->filling->arena;
    work->blocks =
        pbe_arena_take(arena, work->filling->form->block_count, sizeof *work->blocks);
    work->block_of = pbe_arena_take(arena, records + 1, sizeof *work->block_of);
    work->row_of = pbe_arena_take(arena, records + 1, sizeof *work->row_of);
    return work->blocks && work->block_of && work->row_of;
}

pbe_status filling_put_indicators(struct filling *filling,
                                  const struct pbe_fill_record *records, size_t count,
                                  struct pbe_error *err)
{
    struct work work = {.filling = filling};
    if (!take_work(&work, count))
        return pbe_error_memory(err);
    pbe_status status = PBE_STATUS_OK;
    for (size_t i = 0; !status && i < filling->form->block_count; i++) {
        work.blocks[i].found = &filling->form->blocks[i];
        status = take_slots(&work, &work.blocks[i], err);
    }
    if (!status)
        status = place_records(&work, records, count, err);
    for (size_t i = 0; !status && i < filling->form->block_count; i++)
        status = add_slots(&work, &work.blocks[i], err);
    if (!status)
        status = put_records(&work, records, count, err);
    return status;
}
