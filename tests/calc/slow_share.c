/* slow_share.c - a network share that is away, for an office that preloads this library:
 * opendir() of a path with “/away-share/” comes back after ten minutes, as a share may. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dirent.h>
#include <dlfcn.h>
#include <string.h>
#include <time.h>

__attribute__((visibility("default"))) DIR *opendir(const char *name)
{
    static DIR *(*real)(const char *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "opendir");
    if (strstr(name, "/away-share/")) {
        struct timespec minutes = {.tv_sec = 600};
        nanosleep(&minutes, NULL);
    }
    return real(name);
}
