/* extension.h - the files that came with the extension.
 *
 * The library lies in <extension>/<platform>/, so its own place tells the others' without
 * asking LibreOffice. In UTF-8; no allocation.
 */
#ifndef PBE_ADDIN_EXTENSION_H
#define PBE_ADDIN_EXTENSION_H

#include <stdbool.h>
#include <stddef.h>

/* The path of a file or folder such as "rules", whether it is there or not. False, and an
 * empty text, when the extension's place is not known or the path does not fit. */
bool extension_path(const char *name, char *out, size_t size);

#endif
