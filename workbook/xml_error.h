/* xml_error.h - what libxml2 hands to who listens to its errors. */
#ifndef PBE_WORKBOOK_XML_ERROR_H
#define PBE_WORKBOOK_XML_ERROR_H

#include <libxml/parser.h>

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

#endif
