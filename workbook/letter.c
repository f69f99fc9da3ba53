#define _XOPEN_SOURCE 700 /* strdup() */

#include "workbook/letter.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

#define X(text) ((const xmlChar *)(text))

static const char text_names[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

struct filling {
    const struct pbe_letter_word *words;
    size_t count;
    bool starved;
    xmlNodePtr unknown; /* the first placeholder without a word */
};

static bool is_placeholder(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, X("placeholder"))
           && node->ns && xmlStrEqual(node->ns->href, X(text_names));
}

/* A text node on one clean line; NULL without memory. */
static xmlNodePtr make_text(xmlDocPtr document, const char *text)
{
    size_t length = strlen(text);
    char *clean = strdup(text);
    if (!clean)
        return NULL;
    pbe_utf8_clean(clean, length);
    xmlNodePtr made = xmlNewDocText(document, X(clean));
    free(clean);
    return made;
}

static const char *find_word(const struct filling *filling, const xmlChar *name)
{
    for (size_t i = 0; i < filling->count; i++)
        if (xmlStrEqual(X(filling->words[i].name), name))
            return filling->words[i].text;
    return NULL;
}

static void replace(struct filling *filling, xmlNodePtr node)
{
    xmlChar *name = xmlNodeGetContent(node);
    const char *word = name ? find_word(filling, name) : NULL;
    xmlNodePtr text = word ? make_text(node->doc, word) : NULL;
    filling->starved = filling->starved || !name || (word && !text);
    if (!word && !filling->unknown)
        filling->unknown = node;
    if (text) {
        xmlReplaceNode(node, text);
        xmlFreeNode(node);
    }
    xmlFree(name);
}

/* In the order of the document; no deeper than what is written by hand. */
static void fill(struct filling *filling, xmlNodePtr parent)
{
    for (xmlNodePtr node = parent->children, next; node; node = next) {
        next = node->next;
        if (is_placeholder(node))
            replace(filling, node);
        else
            fill(filling, node);
    }
}

static pbe_status write(xmlDocPtr document, struct pbe_text *out, struct pbe_error *err)
{
    xmlChar *bytes = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(document, &bytes, &length, "UTF-8");
    if (bytes && length > 0)
        pbe_text_add_bytes(out, (const char *)bytes, (size_t)length);
    bool done = bytes && length > 0 && !out->failed;
    xmlFree(bytes);
    return done ? PBE_STATUS_OK : pbe_error_memory(err);
}

pbe_status pbe_letter_fill(const char *content, size_t length,
                           const struct pbe_letter_word *words, size_t count,
                           struct pbe_text *out, struct pbe_error *err)
{
    xmlDocPtr document =
        xmlReadMemory(content, (int)length, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    struct filling filling = {.words = words, .count = count};
    pbe_status status;
    if (!document)
        return pbe_error_memory(err);
    fill(&filling, xmlDocGetRootElement(document));
    if (filling.starved)
        status = pbe_error_memory(err);
    else if (filling.unknown)
        status = pbe_error_set(err, PBE_STATUS_FILE,
                               PBE_SAY("占位文字没有对应的内容，在第 %ld 行",
                                       "no word for the placeholder in line %ld"),
                               xmlGetLineNo(filling.unknown));
    else
        status = write(document, out, err);
    xmlFreeDoc(document);
    return status;
}
