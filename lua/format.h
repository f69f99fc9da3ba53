/* format.h - a rule file in plain form, for `pbe fmt`.
 *
 * Plain: UTF-8 without byte order mark, \n at every line's end, half-width signs and
 * digits, "…" quotes, no invisible characters, no blanks at the end of a line. Line by
 * line: no line is added, taken away or joined, remarks and the inside of texts stay.
 * The words may be turned into English or Chinese ones on the way; both forms mean the
 * same, which is checked before anything is given out.
 */
#ifndef PBE_LUA_FORMAT_H
#define PBE_LUA_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum { PBE_FORMAT_MAX = 1 << 20 }; /* bytes: what a rule file may have */

enum pbe_format_words { PBE_FORMAT_AS_WRITTEN, PBE_FORMAT_ENGLISH, PBE_FORMAT_CHINESE };

/* What a comparison line by line does not show. */
struct pbe_format_changes {
    const char *encoding; /* the one that it was in, if not UTF-8; else NULL. Static */
    bool byte_order_mark; /* taken away */
    bool line_ends;       /* \r\n or \r became \n */
    bool last_line_end;   /* added */
};

/* Appends the file as UTF-8 to `read` and its plain form to `out`. name: for messages.
 * A file that cannot be read is PBE_STATUS_PACK, with all its slips. */
pbe_status pbe_format(const char *bytes, size_t length, const char *name,
                      enum pbe_format_words words, struct pbe_text *read,
                      struct pbe_text *out, struct pbe_format_changes *changes,
                      struct pbe_error *err);

#endif
