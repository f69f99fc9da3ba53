/* stub.h - the rule language described for editors: a file of LuaLS annotations.
 *
 * Made from the forms by which the engine checks rule files, the vocabulary and help.def,
 * so it names exactly the words and fields that a rule file may have. The file is plain
 * Lua that nobody runs; its text is the same in every locale.
 */
#ifndef PBE_LUA_STUB_H
#define PBE_LUA_STUB_H

#include "base/error.h"
#include "base/text.h"

enum { PBE_STUB_MAX = 1 << 20 }; /* bytes that the text may take */

/* Appends the file's text. Fails only when memory ends. */
pbe_status pbe_stub_write(struct pbe_text *out, struct pbe_error *err);

#endif
