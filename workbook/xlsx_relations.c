#include <stdlib.h>
#include <string.h>

#include "workbook/wb_list.h"
#include "workbook/xlsx.h"

enum { RELATIONS_MAX = 8192, PATH_MAX_BYTES = 1024 };
enum { IN_LIST = 1, IN_RELATION };

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_RELATIONSHIPS, IN_LIST},
    {IN_LIST, XLSX_RELATIONSHIP, IN_RELATION},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

struct reader {
    struct xlsx_relations *relations;
    const char *part;
    struct pbe_text path;
};

void xlsx_relations_name(const char *part, struct pbe_text *name)
{
    const char *slash = strrchr(part, '/');
    const char *base = slash ? slash + 1 : part;
    pbe_text_add_bytes(name, part, (size_t)(base - part));
    pbe_text_addf(name, "_rels/%s.rels", base);
}

void xlsx_resolve(const char *part, const char *target, struct pbe_text *path)
{
    const char *slash = strrchr(part, '/');
    pbe_text_clear(path);
    if (target[0] != '/' && slash)
        pbe_text_add_bytes(path, part, (size_t)(slash - part));
    while (*target) {
        size_t length = strcspn(target, "/");
        if (length == 2 && memcmp(target, "..", 2) == 0) {
            const char *last = path->length ? strrchr(pbe_text_get(path), '/') : NULL;
            path->length = last ? (size_t)(last - pbe_text_get(path)) : 0;
            if (path->bytes)
                path->bytes[path->length] = '\0';
        } else if (length > 0 && !(length == 1 && target[0] == '.')) {
            if (path->length > 0)
                pbe_text_add(path, "/");
            pbe_text_add_bytes(path, target, length);
        }
        target += length + (target[length] == '/');
    }
}

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct reader *reader = self;
    struct xlsx_relations *relations = reader->relations;
    (void)word;
    if (state != IN_RELATION
        || wb_slice_is(wb_xml_get(xml, XLSX_TARGET_MODE), "External"))
        return PBE_STATUS_OK;
    if (relations->count >= RELATIONS_MAX)
        return wb_book_too_large(err);
    struct xlsx_relation *list =
        wb_list_grow(relations->list, relations->count, &relations->room, sizeof *list);
    if (!list)
        return pbe_error_memory(err);
    relations->list = list;
    const char *type = "", *target = "";
    struct xlsx_relation *relation = &list[relations->count];
    pbe_status status =
        xlsx_copy(&relations->texts, wb_xml_get(xml, XLSX_ID), &relation->id, err);
    if (!status)
        status = xlsx_copy(&relations->texts, wb_xml_get(xml, XLSX_TYPE), &type, err);
    if (!status)
        status =
            xlsx_copy(&relations->texts, wb_xml_get(xml, XLSX_TARGET), &target, err);
    if (status)
        return status;
    xlsx_resolve(reader->part, target, &reader->path);
    status = xlsx_check_text(&reader->path, err);
    struct wb_slice path = {pbe_text_get(&reader->path), reader->path.length};
    if (!status)
        status = xlsx_copy(&relations->texts, path, &relation->target, err);
    const char *slash = strrchr(type, '/');
    relation->kind = slash ? slash + 1 : type;
    relations->count += !status;
    return status;
}

pbe_status xlsx_relations_read(struct xlsx_package *package, const char *part,
                               struct xlsx_relations *relations, struct pbe_error *err)
{
    struct reader reader = {.relations = relations, .part = part};
    const struct wb_reader callbacks = {.self = &reader, .enter = enter};
    struct pbe_text name;
    *relations = (struct xlsx_relations){0};
    pbe_arena_init(&relations->texts, wb_book_memory_left(package->book));
    pbe_text_init(&name, PATH_MAX_BYTES);
    pbe_text_init(&reader.path, PATH_MAX_BYTES);
    xlsx_relations_name(part, &name);
    pbe_status status = xlsx_check_text(&name, err);
    if (!status && wb_zip_has(package->zip, pbe_text_get(&name)))
        status =
            xlsx_read_part(package, pbe_text_get(&name), &grammar, &callbacks, err);
    pbe_text_done(&reader.path);
    pbe_text_done(&name);
    if (status)
        xlsx_relations_done(relations);
    return status;
}

void xlsx_relations_done(struct xlsx_relations *relations)
{
    free(relations->list);
    pbe_arena_done(&relations->texts);
    *relations = (struct xlsx_relations){0};
}

const struct xlsx_relation *xlsx_relations_of(const struct xlsx_relations *relations,
                                              const char *kind, const char *id)
{
    for (size_t i = 0; i < relations->count; i++)
        if ((!kind || strcmp(relations->list[i].kind, kind) == 0)
            && (!id || strcmp(relations->list[i].id, id) == 0))
            return &relations->list[i];
    return NULL;
}
