/* amend_part.c - the parts of a document that change: read, and written. */
#include <libxml/xmlsave.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/amend_private.h"
#include "workbook/wb_book.h"
#include "workbook/xml_error.h"

enum {
    MIB = 1024 * 1024,
    PART_MAX = 32 * MIB, /* bytes of a part; its tree takes several times as many */
    WRITTEN_MAX =
        256 * MIB /* of one that is written; characters may grow to entities */
};

static void on_error(void *self, xml_error error)
{
    pbe_amend *amend = self;
    amend->starved |= error->code == XML_ERR_NO_MEMORY;
    amend->complaints++;
}

void amend_watch(pbe_amend *amend)
{
    xmlSetStructuredErrorFunc(amend, on_error);
}

/* --- reading --- */

struct loading {
    wb_xml *check;
    struct pbe_text bytes;
};

static pbe_status load(void *self, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct loading *loading = self;
    pbe_text_add_bytes(&loading->bytes, bytes, length);
    if (loading->bytes.failed)
        return loading->bytes.starved ? pbe_error_memory(err) : wb_book_too_large(err);
    return wb_xml_feed(loading->check, bytes, length, err);
}

static xmlDocPtr parse_once(pbe_amend *amend, const char *bytes, size_t length)
{
    amend->complaints = 0;
    /* No network, and never XML_PARSE_NOENT, XML_PARSE_DTDLOAD or XML_PARSE_HUGE. */
    return xmlReadMemory(bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
}

/* A namespace's name that libxml2 had no memory to look at it calls a wrong one. What it
 * says of the same bytes twice is true of them: a prefix that nobody declared. */
static pbe_status parse(pbe_amend *amend, const char *bytes, size_t length,
                        xmlDocPtr *tree, struct pbe_error *err)
{
    amend_watch(amend);
    xmlDocPtr made = parse_once(amend, bytes, length);
    if (made && amend->complaints > 0 && !amend->starved) {
        long before = amend->complaints;
        xmlFreeDoc(made);
        made = parse_once(amend, bytes, length);
        amend->starved |= amend->complaints != before;
    }
    if (!made || amend->starved || !xmlDocGetRootElement(made)) {
        xmlFreeDoc(made);
        return amend_starved(amend, err);
    }
    *tree = made;
    return PBE_STATUS_OK;
}

static pbe_status read_part(pbe_amend *amend, const char *name, xmlDocPtr *tree,
                            struct pbe_error *err)
{
    static const struct wb_grammar nothing = {0};
    static const struct wb_reader nobody = {0};
    struct loading loading = {0};
    pbe_text_init(&loading.bytes, PART_MAX);
    pbe_status status = wb_xml_new(&nothing, &nobody, name, &loading.check, err);
    if (!status)
        status = amend->zip ? wb_zip_send(amend->zip, name, load, &loading, err)
                            : wb_file_send(&amend->file, load, &loading, err);
    if (!status)
        status = wb_xml_finish(loading.check, err);
    wb_xml_free(loading.check);
    if (!status)
        status =
            parse(amend, pbe_text_get(&loading.bytes), loading.bytes.length, tree, err);
    amend_watch(amend);
    pbe_text_done(&loading.bytes);
    return status;
}

static struct amend_part *find(const pbe_amend *amend, const char *name)
{
    struct amend_part *part = amend->parts;
    while (part && strcmp(part->name, name) != 0)
        part = part->next;
    return part;
}

bool amend_part_has(const pbe_amend *amend, const char *name)
{
    return find(amend, name) || wb_zip_has(amend->zip, name);
}

pbe_status amend_part_open(pbe_amend *amend, const char *name, xmlDocPtr *tree,
                           struct pbe_error *err)
{
    const struct amend_part *part = find(amend, name);
    xmlDocPtr made = part ? part->tree : NULL;
    pbe_status status = PBE_STATUS_OK;
    if (!part) {
        status = read_part(amend, name, &made, err);
        if (!status)
            status = amend_part_put(amend, name, made, err);
    }
    if (!status)
        *tree = made;
    return status;
}

pbe_status amend_part_make(pbe_amend *amend, const char *name, const char *xml,
                           xmlDocPtr *tree, struct pbe_error *err)
{
    xmlDocPtr made = NULL;
    pbe_status status = parse(amend, xml, strlen(xml), &made, err);
    if (!status)
        status = amend_part_put(amend, name, made, err);
    if (!status)
        *tree = made;
    return status;
}

pbe_status amend_part_put(pbe_amend *amend, const char *name, xmlDocPtr tree,
                          struct pbe_error *err)
{
    struct amend_part *part = find(amend, name);
    if (tree && !part && (part = calloc(1, sizeof *part + strlen(name) + 1))) {
        strcpy(part->name, name);
        pbe_text_init(&part->bytes, WRITTEN_MAX);
        part->next = amend->parts;
        amend->parts = part;
    }
    if (!tree || !part) {
        xmlFreeDoc(tree);
        return amend_starved(amend, err);
    }
    xmlFreeDoc(part->tree);
    part->tree = tree;
    return PBE_STATUS_OK;
}

/* --- writing --- */

/* Without bytes libxml2 had no memory for them. */
static int put_bytes(void *self, const char *bytes, int length)
{
    struct pbe_text *text = self;
    if (!bytes)
        return -1;
    pbe_text_add_bytes(text, bytes, (size_t)length);
    return text->failed ? -1 : length;
}

static pbe_status write_part(pbe_amend *amend, struct amend_part *part,
                             struct pbe_error *err)
{
    pbe_text_clear(&part->bytes);
    xmlOutputBufferPtr to =
        xmlOutputBufferCreateIO(put_bytes, NULL, &part->bytes, NULL);
    int written = to ? xmlSaveFormatFileTo(to, part->tree, "UTF-8", 0) : -1;
    if (part->bytes.failed && !part->bytes.starved)
        return wb_book_too_large(err);
    return written < 0 || amend->starved ? amend_starved(amend, err) : PBE_STATUS_OK;
}

pbe_status amend_parts_write(pbe_amend *amend, struct pbe_error *err)
{
    pbe_status status = PBE_STATUS_OK;
    for (struct amend_part *part = amend->parts; part && !status; part = part->next)
        status = write_part(amend, part, err);
    return status;
}

void amend_parts_free(pbe_amend *amend)
{
    while (amend->parts) {
        struct amend_part *part = amend->parts;
        amend->parts = part->next;
        xmlFreeDoc(part->tree);
        pbe_text_done(&part->bytes);
        free(part);
    }
}
