/* library.h - where this component lies on disk, and file URLs as system paths.
 *
 * A component finds the files that came with it beside its own library; asking for the
 * address of one of its functions works without any service of LibreOffice.
 */
#ifndef CUNO_LIBRARY_H
#define CUNO_LIBRARY_H

#include "sdk.h"

/* The library that contains this code, as a system path in UTF-8. False, and an empty
 * text, when it is not known or does not fit. */
bool cuno_library_path(char *out, size_t size);

/* Its folder, without a slash at the end; likewise. */
bool cuno_library_folder(char *out, size_t size);

/* A file URL as a system path; anything that is no file URL is copied as it is. */
bool cuno_path_from_url(const char *url, char *out, size_t size);

/* A system path as a file URL: a new string, or NULL when memory is out or the path is
 * none that begins at the root. */
rtl_uString *cuno_url_from_path(const char *path);

#endif
