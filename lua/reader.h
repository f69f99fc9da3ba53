/* reader.h - from what an administrator types to plain Lua, line by line.
 *
 * A Chinese keyboard gives full-width punctuation and digits （，）｛｝＝：；８ and the
 * quotes “ ”; a finance bureau writes 规则 for rule. Outside texts and remarks they
 * become their ASCII twins and English words, so that the file means what it looks
 * like. Lines keep their numbers. Whatever Lua would not understand, or would only
 * complain about in words for programmers, is refused with its place and the repair,
 * up to 20 slips in one go.
 */
#ifndef PBE_LUA_READER_H
#define PBE_LUA_READER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "lua/slips.h"

/* Appends the plain Lua of source to out. name: the file, for messages ("a/b.lua"). The
 * error's text has one line for each slip; the first is at the error's place. */
pbe_status reader_plain(const char *source, size_t length, const char *name,
                        struct pbe_text *out, struct pbe_error *err);

/* False, and a slip, when a text file is not UTF-8. or_else: what else can be done about
 * it, the end of a sentence, or "". */
bool reader_check_encoding(const char *source, size_t length, const char *or_else,
                           struct slips *slips);

/* True when a file uses Chinese words, so that messages should speak them. */
bool reader_is_chinese(const char *source, size_t length);

#endif
