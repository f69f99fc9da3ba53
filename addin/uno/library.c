#include "library.h"

#include <string.h>

#include "ustring.h"

/* Writes the string whole or not at all. */
static bool copy_whole(char *out, size_t size, const rtl_uString *string)
{
    struct cuno_utf8 utf8;
    bool fits = cuno_utf8_init(&utf8, string) && utf8.length < size;

    out[0] = '\0';
    if (fits)
        memcpy(out, utf8.text, utf8.length + 1);
    cuno_utf8_done(&utf8);
    return fits;
}

static bool path_of(rtl_uString *url, char *out, size_t size)
{
    rtl_uString *path = NULL;
    bool found = osl_getSystemPathFromFileURL(url, &path) == osl_File_E_None
                 && copy_whole(out, size, path);

    cuno_string_release(path);
    return found;
}

bool cuno_library_path(char *out, size_t size)
{
    union {
        bool (*function)(char *out, size_t size);
        void *address;
    } here = {.function = cuno_library_path};
    rtl_uString *url = NULL;

    out[0] = '\0';
    bool found =
        osl_getModuleURLFromAddress(here.address, &url) && path_of(url, out, size);
    cuno_string_release(url);
    return found;
}

bool cuno_library_folder(char *out, size_t size)
{
    char *slash = cuno_library_path(out, size) ? strrchr(out, '/') : NULL;

    if (slash)
        *slash = '\0';
    return slash != NULL;
}

bool cuno_path_from_url(const char *url, char *out, size_t size)
{
    rtl_uString *string = cuno_string_from(url);
    bool is_url = strncmp(url, "file:", 5) == 0;
    bool found =
        string && (is_url ? path_of(string, out, size) : copy_whole(out, size, string));

    cuno_string_release(string);
    return found;
}

rtl_uString *cuno_url_from_path(const char *path)
{
    rtl_uString *string = cuno_string_from(path), *url = NULL;

    if (string && osl_getFileURLFromSystemPath(string, &url) != osl_File_E_None) {
        cuno_string_release(url);
        url = NULL;
    }
    cuno_string_release(string);
    return url;
}
