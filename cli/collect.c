#include "cli/collect.h"

#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "cli/columns.h"

static const struct collect_form *const forms[] = {&collect_ods, &collect_csv,
                                                   &collect_json};

const struct collect_form *collect_find(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcasecmp(forms[i]->name, name) == 0)
            return forms[i];
    return NULL;
}

const struct collect_form *collect_of_file(const char *path)
{
    const char *ending = strrchr(path, '.');
    return ending && !strchr(ending, '/') ? collect_find(ending + 1) : NULL;
}

/* --- as a listing of an audit --- */

static pbe_status begin(FILE *to, void *context, void **state, struct pbe_error *err)
{
    struct collect *collect = context;
    (void)err;
    collect->to = to;
    *state = collect;
    return PBE_STATUS_OK;
}

static pbe_status add(void *state, const struct listing_item *item,
                      struct pbe_error *err)
{
    struct collect *collect = state;
    return collection_add(&collect->collection, item->file, item->modified,
                          item->record, err);
}

static pbe_status end(void *state, struct pbe_error *err)
{
    struct collect *collect = state;
    pbe_status status = collection_settle(&collect->collection, err);
    if (!status)
        status = gist_make(&collect->gist, &collect->collection,
                           collect->audit.assay.engine, err);
    if (!status)
        status = collect->form->write(collect, collect->to, err);
    collect->is_written = !status;
    return status;
}

const struct listing_kind collect_listing = {"collect", begin, add, end, NULL};

/* --- in a few lines --- */

enum { TOLD = 20 }; /* of each kind */

struct lines {
    FILE *to;
    size_t told[COLLECTION_CASES];
};

static void print_matter(void *context, const struct collection_matter *matter)
{
    struct lines *lines = context;
    if (lines->told[matter->what]++ >= TOLD)
        return;
    const char *const parts[] = {collection_case_word(matter->what), matter->code,
                                 matter->unit, matter->file, matter->text};
    fputs("  ", lines->to);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!*parts[i])
            continue;
        columns_put(lines->to, parts[i], 0, COLUMNS_LEFT);
        fputs("  ", lines->to);
    }
    putc('\n', lines->to);
}

void collect_print(const struct collect *collect, FILE *to)
{
    const struct collection *collection = &collect->collection;
    struct lines lines = {.to = to};
    if (collect->departments.count > 0)
        fprintf(to,
                PBE_SAY("名单 %zu 家：已报 %zu，未报 %zu；",
                        "%zu on the list: %zu have "
                        "returned, %zu missing; "),
                collect->departments.count, collection->returned, collection->missing);
    fprintf(to,
            PBE_SAY("计入 %zu 份，重复 %zu，名单外 %zu，不符 %zu，读不了 %zu\n",
                    "%zu counted, %zu double, %zu unknown, %zu that do not fit, "
                    "%zu unreadable\n"),
            collection->ranked_count, collection->double_count,
            collection->unknown_count, collection->other_count,
            collection->failure_count);
    collection_matters(collection, print_matter, &lines);
    for (int i = 0; i < COLLECTION_CASES; i++)
        if (lines.told[i] > TOLD)
            fprintf(to, PBE_SAY("  %s另有 %zu 个\n", "  %s: %zu more\n"),
                    collection_case_word((enum collection_case)i),
                    lines.told[i] - TOLD);
}

bool collect_has_matters(const struct collect *collect)
{
    const struct collection *collection = &collect->collection;
    return collection->missing + collection->double_count + collection->unknown_count
               + collection->other_count
           > 0;
}
