#include "workbook/wb_xml.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "workbook/xml_error.h"

enum {
    SLOTS = 512, /* a power of two, well above words and namespaces together */
    SKIPPED = 255,
    /* Bytes without any event, attributes of one tag, prefixes in force: libxml2 compares
     * each attribute with each other, and each prefix with all. Files have up to 60. */
    SILENT_MAX = 256 * 1024,
    ATTRIBUTES_MAX = 256,
    PREFIXES_MAX = 256
};

/* A name in libxml2's dictionary, where equal names have one address. */
struct slot {
    const xmlChar *name;
    short word;  /* -1 = none */
    short space; /* of a namespace's name; -1 = it is none */
};

struct wb_xml {
    const struct wb_grammar *grammar;
    const struct wb_reader *reader;
    const char *part;
    xmlParserCtxtPtr parser;
    struct slot slots[SLOTS];
    const xmlChar *names[WB_WORDS_MAX]; /* the words' addresses */
    unsigned char first[WB_STATES_MAX]; /* the first step of each state */
    unsigned char states[WB_DEPTH_MAX + 1];
    unsigned short declared[WB_DEPTH_MAX + 1]; /* prefixes, by each open element */
    int prefixes;                              /* all of them */
    int depth;
    size_t silent; /* bytes since the last event */
    const xmlChar **attributes;
    int attribute_count;
    pbe_status status; /* what ended the reading */
    struct pbe_error error;
};

static const struct {
    enum wb_space space;
    const char *uri;
} spaces[] = {
    {WB_OFFICE, "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
    {WB_TABLE, "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
    {WB_TEXT, "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
    {WB_STYLE, "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
    {WB_NUMBER, "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"},
    {WB_META, "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
    {WB_MANIFEST, "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
    {WB_CALCEXT,
     "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"},
    {WB_DC, "http://purl.org/dc/elements/1.1/"},
    {WB_SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/main"},
    {WB_SHEET, "http://purl.oclc.org/ooxml/spreadsheetml/main"},
    {WB_REFERENCE,
     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {WB_REFERENCE, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {WB_RELATIONSHIPS, "http://schemas.openxmlformats.org/package/2006/relationships"},
    {WB_CONTENT_TYPES, "http://schemas.openxmlformats.org/package/2006/content-types"},
    {WB_CORE,
     "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
    {WB_EXTENDED,
     "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
    {WB_EXTENDED, "http://purl.oclc.org/ooxml/officeDocument/extendedProperties"},
    {WB_CUSTOM,
     "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"},
    {WB_CUSTOM, "http://purl.oclc.org/ooxml/officeDocument/customProperties"},
    {WB_VARIANT,
     "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"},
    {WB_VARIANT, "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"},
};

const char *wb_space_uri(enum wb_space space)
{
    size_t i = 0;
    while (spaces[i].space != space)
        i++;
    return spaces[i].uri;
}

enum wb_space wb_space_of(const char *uri)
{
    for (size_t i = 0; uri && i < sizeof spaces / sizeof *spaces; i++)
        if (strcmp(spaces[i].uri, uri) == 0)
            return spaces[i].space;
    return uri ? WB_OTHER : WB_NONE;
}

/* --- words --- */

static size_t slot_of(const xmlChar *name)
{
    uint64_t address = (uint64_t)(uintptr_t)name;
    return (size_t)((address * 0x9E3779B97F4A7C15u) >> 40) % SLOTS;
}

/* Enters a name; several words may have one name, in different namespaces. */
static const xmlChar *add_name(wb_xml *xml, const char *text, int word, int space)
{
    const xmlChar *name = xmlDictLookup(xml->parser->dict, (const xmlChar *)text, -1);
    if (!name)
        return NULL;
    size_t at = slot_of(name);
    while (xml->slots[at].name)
        at = (at + 1) % SLOTS;
    xml->slots[at] =
        (struct slot){.name = name, .word = (short)word, .space = (short)space};
    return name;
}

static bool add_words(wb_xml *xml)
{
    const struct wb_grammar *grammar = xml->grammar;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (!add_name(xml, spaces[i].uri, -1, (int)spaces[i].space))
            return false;
    for (size_t i = 0; i < grammar->word_count; i++) {
        xml->names[i] = add_name(xml, grammar->words[i].name, (int)i, -1);
        if (!xml->names[i])
            return false;
    }
    return true;
}

static enum wb_space find_space(const wb_xml *xml, const xmlChar *uri)
{
    if (!uri)
        return WB_NONE;
    for (size_t at = slot_of(uri); xml->slots[at].name; at = (at + 1) % SLOTS)
        if (xml->slots[at].name == uri && xml->slots[at].space >= 0)
            return (enum wb_space)xml->slots[at].space;
    return WB_OTHER;
}

static int find_word(const wb_xml *xml, const xmlChar *name, const xmlChar *uri)
{
    enum wb_space space = WB_OTHER;
    for (size_t at = slot_of(name); xml->slots[at].name; at = (at + 1) % SLOTS) {
        const struct slot *slot = &xml->slots[at];
        if (slot->name != name || slot->word < 0)
            continue;
        if (space == WB_OTHER && (space = find_space(xml, uri)) == WB_OTHER)
            return -1;
        if (xml->grammar->words[slot->word].space == space)
            return slot->word;
    }
    return -1;
}

static void index_steps(wb_xml *xml)
{
    const struct wb_grammar *grammar = xml->grammar;
    for (size_t i = grammar->step_count; i-- > 0;)
        xml->first[grammar->steps[i].from] = (unsigned char)i;
}

static unsigned char next_state(const wb_xml *xml, unsigned char from, int word)
{
    const struct wb_grammar *grammar = xml->grammar;
    if (from != SKIPPED && word >= 0)
        for (size_t i = xml->first[from];
             i < grammar->step_count && grammar->steps[i].from == from; i++)
            if (grammar->steps[i].word == word)
                return grammar->steps[i].to;
    return SKIPPED;
}

/* --- ending early --- */

static void stop(wb_xml *xml, pbe_status status)
{
    if (xml->status)
        return;
    xml->status = status;
    xmlStopParser(xml->parser);
}

/* The sentence goes on behind the place. */
static void refuse(wb_xml *xml, const char *sentence)
{
    char place[512]; /* “content.xml”第12行 */
    int line = xml->parser->input ? xml->parser->input->line : 0;
    if (xml->status)
        return;
    if (xml->part[0])
        snprintf(place, sizeof place, PBE_SAY("“%s”第%d行", "“%s” line %d "), xml->part,
                 line);
    else
        snprintf(place, sizeof place, PBE_SAY("文件第%d行", "line %d "), line);
    stop(xml, pbe_error_set(&xml->error, PBE_STATUS_FILE, "%s%s", place, sentence));
}

static void not_utf8(wb_xml *xml)
{
    refuse(xml,
           PBE_SAY("的文字编码不对（不是有效的 UTF-8），文件已损坏；请用 LibreOffice "
                   "或 WPS 打开后另存",
                   "is not valid UTF-8, the file is damaged; open it in "
                   "LibreOffice or Excel and save it again"));
}

static void not_well_formed(wb_xml *xml)
{
    refuse(xml,
           PBE_SAY("不是完整有效的 XML，文件已损坏或不完整；请重新复制、下载或请对方"
                   "重新发送",
                   "is not well-formed XML, the file is damaged or incomplete; "
                   "copy, download or ask for it again"));
}

/* --- libxml2's callbacks --- */

static void on_start(void *self, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *uri, int namespaces, const xmlChar **declared,
                     int count, int defaulted, const xmlChar **attributes)
{
    wb_xml *xml = self;
    (void)prefix;
    (void)declared;
    (void)defaulted;
    if (xml->status)
        return;
    xml->silent = 0;
    if (xml->depth >= WB_DEPTH_MAX) {
        refuse(xml, PBE_SAY("嵌套太深，不是正常的表格文件，没有读取",
                            "is nested too deeply; this is no ordinary workbook and "
                            "was not read"));
        return;
    }
    if (count > ATTRIBUTES_MAX || namespaces > PREFIXES_MAX - xml->prefixes) {
        refuse(xml, PBE_SAY("有一个元素的属性太多，不是正常的表格文件，没有读取",
                            "has an element with too many attributes; this is no "
                            "ordinary workbook and was not read"));
        return;
    }
    unsigned char from = xml->states[xml->depth];
    int word = from == SKIPPED ? -1 : find_word(xml, name, uri);
    unsigned char state = next_state(xml, from, word);
    xml->states[++xml->depth] = state;
    xml->declared[xml->depth] = (unsigned short)namespaces;
    xml->prefixes += namespaces;
    if (state == SKIPPED || !xml->reader->enter)
        return;
    xml->attributes = attributes;
    xml->attribute_count = count;
    pbe_status status =
        xml->reader->enter(xml->reader->self, state, word, xml, &xml->error);
    xml->attribute_count = 0;
    if (status)
        stop(xml, status);
}

static void on_end(void *self, const xmlChar *name, const xmlChar *prefix,
                   const xmlChar *uri)
{
    wb_xml *xml = self;
    (void)name;
    (void)prefix;
    (void)uri;
    if (xml->status)
        return;
    xml->silent = 0;
    assert(xml->depth > 0);
    xml->prefixes -= xml->declared[xml->depth];
    unsigned char state = xml->states[xml->depth--];
    if (state == SKIPPED || !xml->reader->leave)
        return;
    pbe_status status = xml->reader->leave(xml->reader->self, state, &xml->error);
    if (status)
        stop(xml, status);
}

static void on_text(void *self, const xmlChar *bytes, int length)
{
    wb_xml *xml = self;
    if (xml->status)
        return;
    xml->silent = 0;
    unsigned char state = xml->states[xml->depth];
    if (state == SKIPPED || xml->depth == 0 || !xml->reader->text)
        return;
    pbe_status status = xml->reader->text(xml->reader->self, state, (const char *)bytes,
                                          (size_t)length, &xml->error);
    if (status)
        stop(xml, status);
}

static void on_doctype(void *self, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    refuse(self, PBE_SAY("带有文档类型声明（DOCTYPE），正常的表格文件没有它，没有读取",
                         "has a document type declaration (DOCTYPE), which no "
                         "ordinary workbook has; it was not read"));
}

static void on_error(void *self, xml_error error)
{
    wb_xml *xml = self;
    if (error->level < XML_ERR_ERROR || error->domain == XML_FROM_NAMESPACE)
        return; /* prefixes that nobody declared are skipped like any other word */
    switch (error->code) {
    case XML_ERR_NO_MEMORY:
        stop(xml, pbe_error_memory(&xml->error));
        return;
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_ERR_INVALID_CHAR:
    case XML_I18N_CONV_FAILED:
        not_utf8(xml);
        return;
    default:
        not_well_formed(xml);
    }
}

/* libxml2 complains here when it has no parser to complain to, and else prints. */
static void ignore_error(void *self, xml_error error)
{
    (void)self;
    (void)error;
}

void wb_xml_hush(void)
{
    xmlSetStructuredErrorFunc(NULL, ignore_error);
}

/* --- the stream --- */

pbe_status wb_xml_new(const struct wb_grammar *grammar, const struct wb_reader *reader,
                      const char *name, wb_xml **xml, struct pbe_error *err)
{
    static const xmlSAXHandler callbacks = {
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .internalSubset = on_doctype,
        .serror = on_error,
    };
    assert(grammar->word_count <= WB_WORDS_MAX && grammar->step_count <= SKIPPED);
    wb_xml *made = calloc(1, sizeof *made);
    if (!made)
        return pbe_error_memory(err);
    made->grammar = grammar;
    made->reader = reader;
    made->part = name;
    xmlSAXHandler copy = callbacks; /* libxml2 copies it once more */
    wb_xml_hush();
    made->parser = xmlCreatePushParserCtxt(&copy, made, NULL, 0, NULL);
    if (!made->parser || !made->parser->dict || !add_words(made)) {
        wb_xml_free(made);
        return pbe_error_memory(err);
    }
    /* No network, and never XML_PARSE_NOENT, XML_PARSE_DTDLOAD or XML_PARSE_HUGE. */
    xmlCtxtUseOptions(made->parser, XML_PARSE_NONET);
    index_steps(made);
    made->states[0] = WB_OUTSIDE;
    *xml = made;
    return PBE_STATUS_OK;
}

void wb_xml_free(wb_xml *xml)
{
    if (!xml)
        return;
    if (xml->parser)
        xmlFreeParserCtxt(xml->parser);
    free(xml);
}

static pbe_status result(wb_xml *xml, struct pbe_error *err)
{
    if (xml->status && err)
        *err = xml->error;
    return xml->status;
}

static void parse(wb_xml *xml, const char *bytes, size_t length, int last)
{
    int code = xmlParseChunk(xml->parser, bytes, (int)length, last);
    bool has_no_room = code == XML_PARSER_EOF && xml->parser->wellFormed;
    if (code == XML_ERR_NO_MEMORY || (has_no_room && !xml->status))
        stop(xml, pbe_error_memory(&xml->error));
    else if (!xml->status && !xml->parser->wellFormed)
        not_well_formed(xml);
}

pbe_status wb_xml_feed(void *self, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    wb_xml *xml = self;
    while (!xml->status && length > 0) {
        size_t piece = length < 16384 ? length : 16384;
        xml->silent += piece;
        parse(xml, bytes, piece, 0);
        if (xml->silent > SILENT_MAX)
            refuse(xml, PBE_SAY("有一个元素长得出奇，不是正常的表格文件，没有读取",
                                "has an element of unusual length; this is no "
                                "ordinary workbook and was not read"));
        bytes += piece;
        length -= piece;
    }
    return result(xml, err);
}

/* Whether names are still what they were. A dictionary of libxml2 that cannot grow for
 * want of memory drops some, and says nothing; then our words are not recognised. */
static bool knows_its_words(const wb_xml *xml)
{
    for (size_t i = 0; i < SLOTS; i++) {
        const xmlChar *name = xml->slots[i].name;
        if (name && xmlDictLookup(xml->parser->dict, name, -1) != name)
            return false;
    }
    return true;
}

pbe_status wb_xml_finish(wb_xml *xml, struct pbe_error *err)
{
    if (!xml->status)
        parse(xml, "", 0, 1);
    if (!xml->status && !knows_its_words(xml))
        stop(xml, pbe_error_memory(&xml->error));
    return result(xml, err);
}

/* --- the element that is entered --- */

struct wb_slice wb_xml_get(const wb_xml *xml, int word)
{
    for (int i = 0; i < xml->attribute_count; i++) {
        const xmlChar **attribute = &xml->attributes[5 * i];
        if (attribute[0] == xml->names[word]
            && find_space(xml, attribute[2]) == xml->grammar->words[word].space)
            return (struct wb_slice){(const char *)attribute[3],
                                     (size_t)(attribute[4] - attribute[3])};
    }
    return (struct wb_slice){NULL, 0};
}
