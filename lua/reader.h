/* reader.h - from what an administrator types to plain Lua, line by line.
 *
 * A Chinese keyboard gives full-width punctuation and digits （，）｛｝＝：；８ and the
 * quotes “ ”; outside strings and comments they become their ASCII twins, so that the
 * file means what it looks like. Lines keep their numbers. Whatever else Lua would not
 * understand is refused with its place and the repair.
 */
#ifndef PBE_LUA_READER_H
#define PBE_LUA_READER_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

/* Appends the plain Lua of source to out. name: the file, for messages ("a/b.lua"). */
pbe_status reader_plain(const char *source, size_t length, const char *name,
                        struct pbe_text *out, struct pbe_error *err);

#endif
