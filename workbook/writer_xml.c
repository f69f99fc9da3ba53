#include "workbook/writer_xml.h"

#include "workbook/odf_text.h"

static void put_piece(void *self, enum odf_piece piece, const char *plain)
{
    xmlTextWriterPtr xml = self;
    switch (piece) {
    case ODF_BEGIN:
        start(xml, "text:p");
        break;
    case ODF_PLAIN:
        xmlTextWriterWriteString(xml, X(plain));
        break;
    case ODF_TAB:
    case ODF_BLANK:
        start(xml, piece == ODF_TAB ? "text:tab" : "text:s");
        end(xml);
        break;
    case ODF_END:
        end(xml);
        break;
    }
}

void writer_put_text(xmlTextWriterPtr xml, const char *text, size_t length)
{
    odf_text_cut(text, length, put_piece, xml);
}

void writer_set_text(xmlTextWriterPtr xml, const char *name, const char *text,
                     size_t length)
{
    xmlTextWriterStartAttribute(xml, X(name));
    odf_text_clean(text, length, put_piece, xml);
    xmlTextWriterEndAttribute(xml);
}
