#include "addin/extension.h"

#include <string.h>

#include "addin/uno/cuno.h"

bool extension_path(const char *name, char *out, size_t size)
{
    char *slash = cuno_library_folder(out, size) ? strrchr(out, '/') : NULL;
    size_t used = slash ? (size_t)(slash + 1 - out) : 0;
    size_t length = strlen(name);
    if (!slash || length >= size - used) {
        out[0] = '\0';
        return false;
    }
    memcpy(out + used, name, length + 1);
    return true;
}
