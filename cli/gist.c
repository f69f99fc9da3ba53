#include "cli/gist.h"

#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "base/language.h"

enum { WORD_MAX = 64 };

void gist_done(struct gist *gist)
{
    summary_done(&gist->summary);
}

/* --- what most returns have --- */

/* A table of the pack that most have, the first of several; NULL = none has one. */
static const struct record_table *most_frequent(const struct collection *collection)
{
    const struct record_table *found = NULL;
    size_t most = 0;
    for (size_t i = 0; i < collection->ranked_count; i++) {
        const struct record_table *table = collection->ranked[i]->table;
        size_t same = 0;
        for (size_t j = i; j < collection->ranked_count; j++)
            same += strcmp(collection->ranked[j]->table->pack, table->pack) == 0;
        if (same > most) {
            most = same;
            found = table;
        }
    }
    return found;
}

static pbe_status find_pack(struct gist *gist, struct collection *collection,
                            pbe_engine *engine, struct pbe_error *err)
{
    const struct record_table *table = most_frequent(collection);
    struct pbe_identity *identity;
    gist->place = gist->pack = gist->version = "";
    if (!table)
        return PBE_STATUS_OK;
    struct pbe_value id = pbe_value_text(table->pack, strlen(table->pack));
    gist->pack = table->pack;
    gist->version = table->version;
    pbe_status status = pbe_engine_identity(engine, &id, &identity, err);
    if (status)
        return status;
    /* The ministry's pack is for the whole country, which names no district. */
    const char *place = strcmp(identity->place, "全国") == 0 ? "" : identity->place;
    gist->place = pbe_arena_text(&collection->arena, place, strlen(place));
    free(identity);
    return gist->place ? PBE_STATUS_OK : pbe_error_memory(err);
}

/* --- grades --- */

/* The grade's entry, made when it is new; the last one holds what has no room. */
static struct gist_grade *find_grade(struct gist *gist, struct collection *collection,
                                     const char *word)
{
    for (size_t i = 0; i < gist->grade_count; i++)
        if (strcmp(gist->grades[i].word, word) == 0)
            return &gist->grades[i];
    if (gist->grade_count == GIST_GRADES)
        return &gist->grades[GIST_GRADES - 1];
    const char *kept = pbe_arena_text(&collection->arena, word, strlen(word));
    if (!kept)
        return NULL;
    gist->grades[gist->grade_count] = (struct gist_grade){.word = kept};
    return &gist->grades[gist->grade_count++];
}

/* The word for a total; "" when there is none. */
static void grade_of(pbe_engine *engine, const char *pack,
                     const struct pbe_value *total, char out[WORD_MAX])
{
    struct pbe_value id = pbe_value_text(pack, strlen(pack));
    struct pbe_text word;
    out[0] = '\0';
    if (total->kind != PBE_NUMBER)
        return;
    pbe_text_init(&word, WORD_MAX - 1);
    if (pbe_engine_grade(engine, total->number, &id, &word, NULL) == PBE_STATUS_OK)
        strcpy(out, pbe_text_get(&word));
    pbe_text_done(&word);
}

/* All bands of the pack, the best first, also those that nobody is in. */
static bool list_grades(struct gist *gist, struct collection *collection,
                        pbe_engine *engine)
{
    enum { FULL = 100 };
    char word[WORD_MAX];
    for (int half = 2 * FULL; half >= 0; half--) {
        struct pbe_value total = pbe_value_number(half / 2.0);
        grade_of(engine, gist->pack, &total, word);
        if (*word && !find_grade(gist, collection, word))
            return false;
    }
    return true;
}

static bool count_grade(struct gist *gist, struct collection *collection,
                        pbe_engine *engine, const struct record_table *table)
{
    char word[WORD_MAX];
    grade_of(engine, table->pack, &table->given, word);
    struct gist_grade *given = find_grade(gist, collection, word);
    struct gist_grade *computed = find_grade(
        gist, collection, table->computed.kind == PBE_NUMBER ? table->grade : "");
    if (!given || !computed)
        return false;
    given->given++;
    computed->computed++;
    return true;
}

/* --- level-1 headings --- */

static struct gist_level *find_level(struct gist *gist, const char *name)
{
    for (size_t i = 0; i < gist->level_count; i++)
        if (strcmp(gist->levels[i].name, name) == 0)
            return &gist->levels[i];
    if (gist->level_count == GIST_LEVELS)
        return &gist->levels[GIST_LEVELS - 1];
    gist->levels[gist->level_count] = (struct gist_level){.name = name};
    return &gist->levels[gist->level_count++];
}

static void count_row(struct gist *gist, const struct record_table *table,
                      const struct record_row *row)
{
    struct gist_level *level = find_level(gist, row->level1);
    level->returns += level->last != table;
    level->last = table;
    if (!row->counts || row->weight.kind != PBE_NUMBER || row->weight.number <= 0)
        return;
    level->rows++;
    level->pending += row->computed.kind != PBE_NUMBER;
    if (row->computed.kind == PBE_NUMBER) {
        level->weight += row->weight.number;
        level->points += row->computed.number;
    }
    const struct pbe_value *given =
        row->given.kind == PBE_NUMBER ? &row->given : &row->cached;
    if (given->kind == PBE_NUMBER) {
        level->given_weight += row->weight.number;
        level->given_points += given->number;
    }
}

/* --- all of it --- */

static void add_to(struct gist_mean *mean, double number)
{
    mean->count++;
    mean->sum += number;
}

static void count_totals(struct gist *gist, const struct record_table *table)
{
    bool has_given = table->given.kind == PBE_NUMBER;
    bool has_computed = table->computed.kind == PBE_NUMBER;
    if (has_given)
        add_to(&gist->given, table->given.number);
    struct pbe_value difference = record_difference(table);
    if (difference.kind == PBE_NUMBER)
        add_to(&gist->difference, difference.number);
    if (!has_computed)
        return;
    add_to(&gist->computed, table->computed.number);
    if (gist->best.kind == PBE_EMPTY)
        gist->best = table->computed; /* they come by rank */
    gist->worst = table->computed;
}

pbe_status gist_make(struct gist *gist, struct collection *collection,
                     pbe_engine *engine, struct pbe_error *err)
{
    *gist = (struct gist){.year = pbe_value_empty()};
    summary_init(&gist->summary);
    if (collection->year > 0)
        gist->year = pbe_value_number(collection->year);
    pbe_status status = find_pack(gist, collection, engine, err);
    bool fits = !status && list_grades(gist, collection, engine);
    for (size_t i = 0; fits && i < collection->ranked_count; i++) {
        const struct collected *entry = collection->ranked[i];
        const struct record_table *table = entry->table;
        count_totals(gist, table);
        fits = count_grade(gist, collection, engine, table);
        for (size_t j = 0; j < table->row_count; j++)
            count_row(gist, table, &table->rows[j]);
        summary_add_table(&gist->summary, entry->file, table);
    }
    summary_sort(&gist->summary);
    return status || fits ? status : pbe_error_memory(err);
}

/* As people show it, and as it is the same everywhere. */
static struct pbe_value rounded(double value)
{
    return pbe_value_number(pbe_decimal_round(value, 0.0001, PBE_HALF_UP));
}

struct pbe_value gist_mean(const struct gist_mean *mean)
{
    return mean->count > 0 ? rounded(mean->sum / (double)mean->count)
                           : pbe_value_empty();
}

struct pbe_value gist_rate(double points, double weight)
{
    return weight > 0 ? rounded(points / weight) : pbe_value_empty();
}

void gist_title(const struct gist *gist, const char *what, struct pbe_text *out)
{
    char year[PBE_DECIMAL_MAX] = "";
    if (gist->year.kind == PBE_NUMBER)
        pbe_decimal_write(gist->year.number, 0, year);
    if (pbe_language_get() == PBE_CHINESE)
        pbe_text_addf(out, "%s%s%s绩效自评%s", gist->place, year, *year ? "年度" : "",
                      what);
    else
        pbe_text_addf(out, "Self-evaluations%s%s%s%s: %s", *year ? " " : "", year,
                      *gist->place ? ", " : "", gist->place, what);
}
