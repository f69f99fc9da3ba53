/* writer_xml.h - elements and attributes, and a text as OpenDocument writes it. */
#ifndef PBE_WORKBOOK_WRITER_XML_H
#define PBE_WORKBOOK_WRITER_XML_H

#include <libxml/xmlwriter.h>
#include <stddef.h>

#define WRITER_X(text) ((const xmlChar *)(text))

void writer_start(xmlTextWriterPtr xml, const char *name);
void writer_end(xmlTextWriterPtr xml);
void writer_set(xmlTextWriterPtr xml, const char *name, const char *value);
void writer_set_number(xmlTextWriterPtr xml, const char *name, int value);
/* Hundredths of a millimetre are whole: a locale would write 2,5cm. */
void writer_set_length(xmlTextWriterPtr xml, const char *name, double centimetres);

/* A text of any bytes as an attribute; what XML cannot hold becomes U+FFFD. */
void writer_set_text(xmlTextWriterPtr xml, const char *name, const char *text,
                     size_t length);

/* Paragraphs, one a line. Blanks that stand together are kept. */
void writer_put_text(xmlTextWriterPtr xml, const char *text, size_t length);

#endif
