#include "workbook/writer_xml.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum { CHUNK = 512 };

/* --- texts: a paragraph a line; OpenDocument folds blanks that stand together --- */

struct paragraph {
    xmlTextWriterPtr xml;
    char plain[CHUNK + 1]; /* not written yet */
    size_t length;
    bool after_blank; /* the next blank would be folded away */
};

static void flush(struct paragraph *paragraph)
{
    paragraph->plain[paragraph->length] = '\0';
    if (paragraph->length > 0)
        xmlTextWriterWriteString(paragraph->xml, X(paragraph->plain));
    paragraph->length = 0;
}

static void begin_paragraph(struct paragraph *paragraph)
{
    xmlTextWriterStartElement(paragraph->xml, X("text:p"));
    paragraph->after_blank = true;
}

static void end_paragraph(struct paragraph *paragraph)
{
    flush(paragraph);
    xmlTextWriterEndElement(paragraph->xml);
}

static void put_element(struct paragraph *paragraph, const char *name)
{
    flush(paragraph);
    xmlTextWriterStartElement(paragraph->xml, X(name));
    xmlTextWriterEndElement(paragraph->xml);
}

static void put_plain(struct paragraph *paragraph, const char *bytes, size_t size)
{
    if (paragraph->length + size > CHUNK)
        flush(paragraph);
    memcpy(paragraph->plain + paragraph->length, bytes, size);
    paragraph->length += size;
    paragraph->after_blank = false;
}

/* XML 1.0, section 2.2 */
static bool is_xml(uint32_t point)
{
    return point >= 0x20 && point != 0xFFFE && point != 0xFFFF;
}

static void put_character(struct paragraph *paragraph, uint32_t point,
                          const char *bytes, size_t size)
{
    if (point == '\n') {
        end_paragraph(paragraph);
        begin_paragraph(paragraph);
    } else if (point == '\t') {
        put_element(paragraph, "text:tab");
        paragraph->after_blank = false;
    } else if (point == ' ' && paragraph->after_blank) {
        put_element(paragraph, "text:s");
    } else if (size > 0 && is_xml(point)) {
        put_plain(paragraph, bytes, size);
        paragraph->after_blank = point == ' ';
    } else {
        put_plain(paragraph, "\xEF\xBF\xBD", 3);
    }
}

void writer_put_text(xmlTextWriterPtr xml, const char *text, size_t length)
{
    struct paragraph paragraph = {.xml = xml};
    begin_paragraph(&paragraph);
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        if (point != '\r' || at + 1 == length || text[at + 1] != '\n')
            put_character(&paragraph, point, text + at, size);
        at += size ? size : 1;
    }
    end_paragraph(&paragraph);
}

void writer_set_text(xmlTextWriterPtr xml, const char *name, const char *text,
                     size_t length)
{
    char plain[5];
    xmlTextWriterStartAttribute(xml, X(name));
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        size_t size = pbe_utf8_get(text + at, length - at, &point);
        bool is_kept = size > 0 && (is_xml(point) || point == '\n' || point == '\t');
        memcpy(plain, is_kept ? text + at : "\xEF\xBF\xBD", is_kept ? size : 3);
        plain[is_kept ? size : 3] = '\0';
        xmlTextWriterWriteString(xml, X(plain));
        at += size ? size : 1;
    }
    xmlTextWriterEndAttribute(xml);
}
