/* library.h - where this component lies on disk, and file URLs as system paths.
 *
 * A component finds the files that came with it beside its own library; asking for the
 * address of one of its functions works without any service of LibreOffice.
 */
#ifndef CUNO_LIBRARY_H
#define CUNO_LIBRARY_H

#include "sdk.h"

/* The folder of the library that contains this code, as a system path in UTF-8 without
 * a slash at its end. False, and an empty text, when it is not known or does not fit. */
bool cuno_library_folder(char *out, size_t size);

/* A file URL as a system path; anything that is no file URL is copied as it is. */
bool cuno_path_from_url(const char *url, char *out, size_t size);

#endif
