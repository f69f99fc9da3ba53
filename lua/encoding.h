/* encoding.h - which encoding a rule file is in, and the file as UTF-8.
 *
 * Packs are UTF-8; Notepad saves GBK (“ANSI”) and UTF-16 (“Unicode”) as well. The reader
 * refuses those by name, pbe fmt converts them.
 */
#ifndef PBE_LUA_ENCODING_H
#define PBE_LUA_ENCODING_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

enum encoding {
    ENCODING_UTF8, /* with or without byte order mark; pure ASCII too */
    ENCODING_UTF16_LE,
    ENCODING_UTF16_BE,
    ENCODING_GBK, /* or its superset GB18030 */
    ENCODING_UNKNOWN
};

enum encoding encoding_of(const char *bytes, size_t length);

/* "UTF-8", "GBK", …; "?" for UNKNOWN. */
const char *encoding_name(enum encoding encoding);

/* Appends the text as UTF-8; a byte order mark stays. Fails with FILE when the bytes are
 * not of this encoding after all. */
pbe_status encoding_convert(const char *bytes, size_t length, enum encoding encoding,
                            struct pbe_text *out, struct pbe_error *err);

#endif
