/* writer_xml.h - short words for libxml2's text writer, and texts as OpenDocument has them.
 *
 * Its errors need no look at every call: what cannot be written shows when the part is
 * flushed.
 */
#ifndef PBE_WORKBOOK_WRITER_XML_H
#define PBE_WORKBOOK_WRITER_XML_H

#include <libxml/xmlwriter.h>

#define X(text) ((const xmlChar *)(text))

static inline void start(xmlTextWriterPtr xml, const char *name)
{
    xmlTextWriterStartElement(xml, X(name));
}

static inline void end(xmlTextWriterPtr xml)
{
    xmlTextWriterEndElement(xml);
}

static inline void set(xmlTextWriterPtr xml, const char *name, const char *value)
{
    xmlTextWriterWriteAttribute(xml, X(name), X(value));
}

static inline void set_number(xmlTextWriterPtr xml, const char *name, int value)
{
    xmlTextWriterWriteFormatAttribute(xml, X(name), "%d", value);
}

/* A locale writes 2,5cm; hundredths of a millimetre are whole. */
static inline void set_length(xmlTextWriterPtr xml, const char *name,
                              double centimetres)
{
    int length = (int)(centimetres * 1000 + 0.5);
    xmlTextWriterWriteFormatAttribute(xml, X(name), "%d.%03dcm", length / 1000,
                                      length % 1000);
}

/* A text of any bytes as an attribute; what XML cannot hold becomes U+FFFD. */
void writer_set_text(xmlTextWriterPtr xml, const char *name, const char *text,
                     size_t length);

/* Paragraphs, one a line. Blanks that stand together are kept. */
void writer_put_text(xmlTextWriterPtr xml, const char *text, size_t length);

#endif
