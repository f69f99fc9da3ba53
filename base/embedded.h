/* embedded.h - files that are part of the program, put there at build time.
 *
 * cmake/embed.cmake makes a table of them: edited as files, shipped inside. A table ends
 * with a row whose name is NULL.
 */
#ifndef PBE_BASE_EMBEDDED_H
#define PBE_BASE_EMBEDDED_H

#include <stddef.h>

struct pbe_embedded {
    const char *name; /* of the file, up to its first point */
    const unsigned char *bytes;
    size_t length;
};

#endif
