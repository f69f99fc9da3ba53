/* selfcheck_text.h - what support wants to know, as lines of text to be copied.
 *
 * Which library answers, versions, where the rules come from, the packs, what an
 * administrator has locked, and the error of the last load with its place. In the current
 * language; holds paths of this machine, but nothing of any document.
 */
#ifndef PBE_ADDIN_SELFCHECK_TEXT_H
#define PBE_ADDIN_SELFCHECK_TEXT_H

#include "base/text.h"

/* Appends the lines, as far as memory reaches. */
void selfcheck_write(struct pbe_text *out);

#endif
