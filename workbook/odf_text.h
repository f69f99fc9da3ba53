/* odf_text.h - a text of any bytes, as OpenDocument holds it.
 *
 * Blanks that stand together are folded in a paragraph (OpenDocument 1.3 part 3, 6.1.2),
 * so all but the first become elements; what XML cannot hold becomes U+FFFD.
 */
#ifndef PBE_WORKBOOK_ODF_TEXT_H
#define PBE_WORKBOOK_ODF_TEXT_H

#include <stddef.h>

/* What a text is cut into: paragraphs, one a line; plain text, tabs and blanks in them. */
enum odf_piece { ODF_BEGIN, ODF_PLAIN, ODF_TAB, ODF_BLANK, ODF_END };

/* plain: of ODF_PLAIN, NUL-terminated, short. */
typedef void odf_piece_sink(void *self, enum odf_piece piece, const char *plain);

void odf_text_cut(const char *text, size_t length, odf_piece_sink *sink, void *self);

/* The same for an attribute, which holds it all as plain text. */
void odf_text_clean(const char *text, size_t length, odf_piece_sink *sink, void *self);

#endif
