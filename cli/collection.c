#include "cli/collection.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What all records of a district may take; 2,000 returns take some 60 MiB. */
static const size_t memory = (size_t)1 << 30;

void collection_init(struct collection *collection,
                     const struct departments *departments)
{
    *collection = (struct collection){.departments = departments};
    pbe_arena_init(&collection->arena, memory);
}

void collection_done(struct collection *collection)
{
    free(collection->list);
    free(collection->failures);
    pbe_arena_done(&collection->arena);
    *collection = (struct collection){0};
}

/* --- adding --- */

/* Room for one more entry of a list. */
static bool grow(void **list, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return true;
    size_t larger = *capacity ? *capacity * 2 : 64;
    void *moved = realloc(*list, larger * size);
    if (!moved)
        return false;
    *list = moved;
    *capacity = larger;
    return true;
}

static const char *keep(struct collection *collection, const char *text)
{
    return pbe_arena_text(&collection->arena, text, strlen(text));
}

static bool add_table(struct collection *collection, const struct collected *entry)
{
    char plain[DEPARTMENT_PLAIN_MAX];
    void *list = collection->list;
    if (!grow(&list, collection->count, &collection->capacity, sizeof *entry))
        return false;
    collection->list = list;
    departments_plain(entry->table->unit, plain);
    struct collected made = *entry;
    made.plain = keep(collection, plain);
    collection->list[collection->count++] = made;
    return made.plain != NULL;
}

static bool add_failure(struct collection *collection,
                        const struct uncollected *failure)
{
    void *list = collection->failures;
    if (!grow(&list, collection->failure_count, &collection->failure_capacity,
              sizeof *failure))
        return false;
    collection->failures = list;
    collection->failures[collection->failure_count++] = *failure;
    return true;
}

/* A deep copy: its bytes, which the arena keeps, read back. */
static bool copy(struct collection *collection, const struct record *record,
                 struct record *made)
{
    struct pbe_text bytes;
    pbe_text_init(&bytes, memory);
    record_write(record, &bytes);
    char *kept =
        bytes.failed ? NULL : pbe_arena_take(&collection->arena, bytes.length, 1);
    size_t length = bytes.length;
    if (kept)
        memcpy(kept, pbe_text_get(&bytes), length);
    pbe_text_done(&bytes);
    return kept && record_read(kept, length, &collection->arena, made);
}

pbe_status collection_add(struct collection *collection, const char *file,
                          long long modified, const struct record *record,
                          struct pbe_error *err)
{
    struct record made;
    const char *kept = keep(collection, file);
    if (!kept || !copy(collection, record, &made))
        return pbe_error_memory(err);
    bool done = true;
    if (made.error)
        done = add_failure(collection, &(struct uncollected){.file = kept,
                                                             .error = made.error,
                                                             .modified = modified});
    for (size_t i = 0; done && i < made.table_count; i++)
        done = add_table(collection, &(struct collected){.table = &made.tables[i],
                                                         .file = kept,
                                                         .code = made.code,
                                                         .modified = modified});
    return done ? PBE_STATUS_OK : pbe_error_memory(err);
}

/* --- whose is it --- */

static void find_department(const struct departments *departments,
                            struct collected *entry)
{
    int by_name = departments_of_name(departments, entry->plain);
    int by_code = departments_of_code(departments, entry->code);
    int by_file = departments_of_file(departments, entry->file);
    int coded = by_code >= 0 ? by_code : by_file;
    entry->department = by_name >= 0 ? by_name : coded;
    entry->other = by_name >= 0 && coded >= 0 && coded != by_name ? coded : -1;
    entry->nearest = -1;
    entry->fate = COLLECTION_COUNTS;
    if (departments->count == 0 || entry->department >= 0)
        return;
    entry->fate = COLLECTION_UNKNOWN;
    entry->nearest = departments_nearest(departments, entry->plain);
}

static bool is_of_same(const struct collected *one, const struct collected *other)
{
    bool same = one->department >= 0 ? one->department == other->department
                                     : *one->plain && other->department < 0
                                           && strcmp(one->plain, other->plain) == 0;
    return same && strcmp(one->table->project, other->table->project) == 0;
}

static double year_of(const struct collected *entry)
{
    return entry->table->year.kind == PBE_NUMBER ? entry->table->year.number : 0;
}

static void find_year(struct collection *collection)
{
    size_t most = 0;
    for (size_t i = 0; i < collection->count; i++) {
        double year = year_of(&collection->list[i]);
        size_t same = 0;
        for (size_t j = 0; j < collection->count; j++)
            same += collection->list[j].fate == COLLECTION_COUNTS
                    && year_of(&collection->list[j]) == year;
        if (year > 0 && (same > most || (same == most && year > collection->year))) {
            most = same;
            collection->year = year;
        }
    }
    for (size_t i = 0; i < collection->count; i++) {
        double year = year_of(&collection->list[i]);
        collection->list[i].is_of_other_year = year > 0 && year != collection->year;
    }
}

/* Two tables of one workbook are never each other's double. */
static bool is_double(const struct collected *one, const struct collected *other)
{
    return one->fate == COLLECTION_COUNTS && other->fate == COLLECTION_COUNTS
           && one->file != other->file && is_of_same(one, other);
}

/* Whether the other one, which stands behind it, counts instead. */
static bool gives_way(const struct collected *one, const struct collected *other)
{
    return one->is_of_other_year != other->is_of_other_year
               ? one->is_of_other_year
               : other->modified >= one->modified;
}

/* Of those that are the same, one of the usual year counts, of these the last that was
 * changed; of equal ones the last in order. */
static void find_doubles(struct collection *collection)
{
    for (size_t i = 0; i < collection->count; i++)
        for (size_t j = i + 1; j < collection->count; j++) {
            struct collected *one = &collection->list[i], *other = &collection->list[j];
            if (!is_double(one, other))
                continue;
            bool is_first = gives_way(one, other);
            struct collected *less = is_first ? one : other;
            less->fate = COLLECTION_DOUBLE;
            less->instead = is_first ? other : one;
            if (is_first)
                break;
        }
}

/* That which counts may have become a double of a third. */
static void follow_doubles(struct collection *collection)
{
    for (size_t i = 0; i < collection->count; i++) {
        struct collected *entry = &collection->list[i];
        while (entry->instead && entry->instead->instead)
            entry->instead = entry->instead->instead;
    }
}

/* --- ranks --- */

static double points_of(const struct collected *entry)
{
    return entry->table->computed.kind == PBE_NUMBER ? entry->table->computed.number
                                                     : -INFINITY;
}

/* The most points first; equal ones by list, name and file. */
static int by_points(const void *one, const void *other)
{
    const struct collected *left = *(struct collected *const *)one;
    const struct collected *right = *(struct collected *const *)other;
    double more = points_of(right), less = points_of(left);
    if (more != less)
        return more > less ? 1 : -1;
    if (left->department != right->department)
        return left->department < right->department ? -1 : 1;
    int order = strcmp(left->plain, right->plain);
    order = order ? order : strcmp(left->file, right->file);
    return order ? order : (left > right) - (left < right);
}

/* Equal points are one rank: 1, 2, 2, 4. */
static void number(struct collection *collection)
{
    for (size_t i = 0; i < collection->ranked_count; i++) {
        struct collected *entry = collection->ranked[i];
        if (entry->table->computed.kind != PBE_NUMBER)
            continue;
        bool is_equal =
            i > 0 && points_of(collection->ranked[i - 1]) == points_of(entry);
        entry->rank = is_equal ? collection->ranked[i - 1]->rank : i + 1;
    }
}

static void count(struct collection *collection)
{
    for (size_t i = 0; i < collection->count; i++) {
        struct collected *entry = &collection->list[i];
        if (entry->fate == COLLECTION_COUNTS)
            collection->ranked[collection->ranked_count++] = entry;
        collection->double_count += entry->fate == COLLECTION_DOUBLE;
        collection->unknown_count += entry->fate == COLLECTION_UNKNOWN;
        collection->other_count += collection_is_other(entry);
        if (entry->department >= 0)
            collection->has_returned[entry->department] = true;
    }
    for (size_t i = 0; i < collection->departments->count; i++)
        collection->returned += collection->has_returned[i];
    collection->missing = collection->departments->count - collection->returned;
}

pbe_status collection_settle(struct collection *collection, struct pbe_error *err)
{
    collection->ranked = pbe_arena_take(&collection->arena, collection->count + 1,
                                        sizeof(struct collected *));
    collection->has_returned =
        pbe_arena_take(&collection->arena, collection->departments->count + 1,
                       sizeof *collection->has_returned);
    if (!collection->ranked || !collection->has_returned)
        return pbe_error_memory(err);
    for (size_t i = 0; i < collection->count; i++)
        find_department(collection->departments, &collection->list[i]);
    find_year(collection);
    find_doubles(collection);
    follow_doubles(collection);
    count(collection);
    qsort(collection->ranked, collection->ranked_count, sizeof *collection->ranked,
          by_points);
    number(collection);
    collection->is_settled = true;
    return PBE_STATUS_OK;
}

bool collection_is_other(const struct collected *entry)
{
    return entry->other >= 0
           || (entry->is_of_other_year && entry->fate == COLLECTION_COUNTS);
}

const char *collection_unit(const struct collection *collection,
                            const struct collected *entry)
{
    return entry->department >= 0
               ? collection->departments->list[entry->department].name
               : entry->table->unit;
}

const char *collection_code(const struct collection *collection,
                            const struct collected *entry)
{
    return entry->department >= 0
               ? collection->departments->list[entry->department].code
               : entry->code;
}
