/* amend_ods.c - an OpenDocument spreadsheet's parts: sheets, properties, what kind it is. */
#include <string.h>

#include "base/language.h"
#include "workbook/amend_private.h"
#include "workbook/ods.h"
#include "workbook/writer_private.h"

static const char MANIFEST[] = "META-INF/manifest.xml";

const char *amend_content(const pbe_amend *amend)
{
    return amend->zip ? "content.xml" : "";
}

/* --- sheets --- */

pbe_status amend_spreadsheet(pbe_amend *amend, xmlNodePtr *spreadsheet,
                             struct pbe_error *err)
{
    xmlDocPtr tree = NULL;
    pbe_status status = amend_part_open(amend, amend_content(amend), &tree, err);
    if (status)
        return status;
    xmlNodePtr root = xmlDocGetRootElement(tree);
    bool is_document =
        amend_is(root, WB_OFFICE, amend->zip ? "document-content" : "document");
    const xmlNode *body = is_document ? amend_child(root, WB_OFFICE, "body") : NULL;
    xmlNodePtr found = body ? amend_child(body, WB_OFFICE, "spreadsheet") : NULL;
    if (!found)
        return ods_no_spreadsheet(err);
    *spreadsheet = found;
    return PBE_STATUS_OK;
}

pbe_status amend_table(pbe_amend *amend, size_t sheet, xmlNodePtr *table,
                       struct pbe_error *err)
{
    xmlNodePtr spreadsheet = NULL;
    pbe_status status = amend_spreadsheet(amend, &spreadsheet, err);
    if (status)
        return status;
    size_t count = 0;
    for (xmlNodePtr node = spreadsheet->children; node; node = node->next)
        if (amend_is(node, WB_TABLE, "table") && count++ == sheet) {
            *table = node;
            return PBE_STATUS_OK;
        }
    return pbe_error_set(err, PBE_STATUS_ARGUMENT,
                         PBE_SAY("没有第 %zu 张工作表，一共 %zu 张",
                                 "there is no sheet %zu, the file has %zu"),
                         sheet + 1, count);
}

/* --- properties: OpenDocument 1.3 part 3, 4.3.3 --- */

/* The part that holds them; made, when a package has none. */
static pbe_status open_meta(pbe_amend *amend, xmlDocPtr *tree, struct pbe_error *err)
{
    static const char empty[] =
        "<office:document-meta office:version=\"1.2\" "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"/>";
    xmlDocPtr manifest = NULL;
    if (!amend->zip)
        return amend_part_open(amend, "", tree, err);
    if (wb_zip_has(amend->zip, "meta.xml") || !wb_zip_has(amend->zip, MANIFEST))
        return amend_part_open(amend, "meta.xml", tree, err);
    pbe_status status = amend_part_open(amend, MANIFEST, &manifest, err);
    if (status)
        return status;
    xmlNodePtr root = xmlDocGetRootElement(manifest);
    xmlNodePtr entry = amend_add(root, WB_MANIFEST, "file-entry");
    if (!entry || !amend_put(entry, WB_MANIFEST, "full-path", "meta.xml")
        || !amend_put(entry, WB_MANIFEST, "media-type", "text/xml"))
        return amend_starved(amend, err);
    return amend_part_make(amend, "meta.xml", empty, tree, err);
}

/* office:meta, which may be missing; it goes before everything else. NULL: no memory. */
static xmlNodePtr meta_of(xmlDocPtr tree)
{
    xmlNodePtr root = xmlDocGetRootElement(tree);
    xmlNodePtr meta = amend_child(root, WB_OFFICE, "meta");
    if (meta)
        return meta;
    meta = amend_new(tree, WB_OFFICE, "meta");
    if (meta && root->children)
        xmlAddPrevSibling(root->children, meta);
    else if (meta)
        xmlAddChild(root, meta);
    return meta;
}

pbe_status amend_ods_property(pbe_amend *amend, const char *name, const char *value,
                              struct pbe_error *err)
{
    xmlDocPtr tree = NULL;
    pbe_status status = open_meta(amend, &tree, err);
    if (status)
        return status;
    xmlNodePtr meta = meta_of(tree), next;
    if (!meta)
        return amend_starved(amend, err);
    for (xmlNodePtr node = meta->children; node; node = next) {
        next = node->next;
        if (amend_is(node, WB_META, "user-defined")
            && amend_has(node, WB_META, "name", name))
            amend_remove(node);
    }
    xmlNodePtr property = amend_add(meta, WB_META, "user-defined");
    bool is_put = property && amend_put(property, WB_META, "name", name)
                  && amend_put(property, WB_META, "value-type", "string")
                  && amend_add_text(property, value);
    return is_put ? PBE_STATUS_OK : amend_starved(amend, err);
}

/* --- document or template --- */

struct media_type {
    char text[128];
    size_t length;
};

static pbe_status take_type(void *self, const char *bytes, size_t length,
                            struct pbe_error *err)
{
    struct media_type *type = self;
    (void)err;
    if (length > sizeof type->text - 1 - type->length)
        length = sizeof type->text - 1 - type->length;
    memcpy(type->text + type->length, bytes, length);
    type->length += length;
    return PBE_STATUS_OK;
}

pbe_status amend_ods_begin(pbe_amend *amend, struct pbe_error *err)
{
    struct media_type type = {.length = 0};
    xmlNodePtr spreadsheet;
    if (amend->zip && ods_is_encrypted(amend->zip))
        return ods_encrypted(err);
    if (amend->zip && wb_zip_has(amend->zip, "mimetype")) {
        pbe_status status = wb_zip_send(amend->zip, "mimetype", take_type, &type, err);
        if (status)
            return status;
    }
    amend->is_template =
        strcmp(type.text, writer_media_type(PBE_DOCUMENT_TEMPLATE)) == 0;
    return amend_spreadsheet(amend, &spreadsheet, err);
}

/* The manifest says it, too. */
pbe_status amend_ods_retype(pbe_amend *amend, bool is_template, struct pbe_error *err)
{
    const char *type =
        writer_media_type(is_template ? PBE_DOCUMENT_TEMPLATE : PBE_DOCUMENT);
    xmlDocPtr tree = NULL;
    if (!wb_zip_has(amend->zip, MANIFEST))
        return PBE_STATUS_OK;
    pbe_status status = amend_part_open(amend, MANIFEST, &tree, err);
    if (status)
        return status;
    xmlNodePtr node = xmlDocGetRootElement(tree)->children;
    while (node
           && !(amend_is(node, WB_MANIFEST, "file-entry")
                && amend_has(node, WB_MANIFEST, "full-path", "/")))
        node = node->next;
    if (node && !amend_put(node, WB_MANIFEST, "media-type", type))
        return amend_starved(amend, err);
    return PBE_STATUS_OK;
}
