/* amend_opc.c - what an .xlsx is packed in: ECMA-376 part 2, relations and kinds of parts. */
#include <stdio.h>
#include <string.h>

#include "workbook/amend_private.h"
#include "workbook/xlsx.h"

enum { PATH_MAX_BYTES = 1024, NUMBER_MAX = 10000 };

static const char TYPES[] = "[Content_Types].xml";

static pbe_status relations_part(pbe_amend *amend, const char *name, xmlDocPtr *tree,
                                 struct pbe_error *err)
{
    static const char empty[] =
        "<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    return amend_part_has(amend, name) ? amend_part_open(amend, name, tree, err)
                                       : amend_part_make(amend, name, empty, tree, err);
}

pbe_status amend_relations(pbe_amend *amend, const char *part, xmlNodePtr *root,
                           struct pbe_error *err)
{
    xmlDocPtr tree = NULL;
    struct pbe_text name;
    pbe_text_init(&name, PATH_MAX_BYTES);
    xlsx_relations_name(part, &name);
    pbe_status status = xlsx_check_text(&name, err);
    if (!status)
        status = relations_part(amend, pbe_text_get(&name), &tree, err);
    pbe_text_done(&name);
    if (!status)
        *root = xmlDocGetRootElement(tree);
    return status;
}

static bool is_kind(const xmlNode *relation, const char *kind)
{
    const char *type = amend_get(relation, WB_NONE, "Type");
    const char *slash = type ? strrchr(type, '/') : NULL;
    return slash && strcmp(slash + 1, kind) == 0;
}

xmlNodePtr amend_relation(const xmlNode *root, const char *kind, const char *id)
{
    xmlNodePtr node = root->children;
    while (node
           && !(amend_is(node, WB_RELATIONSHIPS, "Relationship")
                && (!kind || is_kind(node, kind))
                && (!id || amend_has(node, WB_NONE, "Id", id))))
        node = node->next;
    return node;
}

pbe_status amend_target(const char *part, const xmlNode *relation,
                        struct pbe_text *path, struct pbe_error *err)
{
    const char *target = amend_get(relation, WB_NONE, "Target");
    xlsx_resolve(part, target ? target : "", path);
    return xlsx_check_text(path, err);
}

pbe_status amend_relate(pbe_amend *amend, xmlNodePtr root, const char *type,
                        const char *part, char id[AMEND_NAME_MAX],
                        struct pbe_error *err)
{
    char target[2 * AMEND_NAME_MAX];
    int number = 1;
    do
        snprintf(id, AMEND_NAME_MAX, "rIdPbe%d", number++);
    while (amend_relation(root, NULL, id));
    snprintf(target, sizeof target, "/%s", part);
    xmlNodePtr relation = amend_add(root, WB_RELATIONSHIPS, "Relationship");
    bool is_added = relation && amend_put(relation, WB_NONE, "Id", id)
                    && amend_put(relation, WB_NONE, "Type", type)
                    && amend_put(relation, WB_NONE, "Target", target);
    return is_added ? PBE_STATUS_OK : amend_starved(amend, err);
}

pbe_status amend_declare(pbe_amend *amend, const char *part, const char *type,
                         struct pbe_error *err)
{
    char name[2 * AMEND_NAME_MAX];
    xmlDocPtr tree = NULL;
    pbe_status status = amend_part_open(amend, TYPES, &tree, err);
    if (status)
        return status;
    snprintf(name, sizeof name, "/%s", part);
    xmlNodePtr node =
        amend_add(xmlDocGetRootElement(tree), WB_CONTENT_TYPES, "Override");
    bool is_added = node && amend_put(node, WB_NONE, "PartName", name)
                    && amend_put(node, WB_NONE, "ContentType", type);
    return is_added ? PBE_STATUS_OK : amend_starved(amend, err);
}

void amend_free_name(const pbe_amend *amend, const char *folder,
                     char name[AMEND_NAME_MAX])
{
    int number = 1;
    do
        snprintf(name, AMEND_NAME_MAX, "%s/pbe%d.xml", folder, number++);
    while (amend_part_has(amend, name) && number < NUMBER_MAX);
}
