#define _XOPEN_SOURCE 700 /* realpath() */

#include "cli/replace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"

bool replace_write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return fsync(file) == 0;
}

/* Replaces the file at a path without links; errno says why not. */
static bool replace(const char *path, const char *bytes, size_t length)
{
    static const char suffix[] = ".XXXXXX";
    struct stat info;
    if (stat(path, &info) != 0)
        return false;
    char *beside = malloc(strlen(path) + sizeof suffix);
    if (!beside)
        return false;
    strcpy(beside, path);
    strcat(beside, suffix);
    int file = mkstemp(beside);
    bool done = file >= 0 && fchmod(file, info.st_mode & 07777) == 0
                && replace_write_all(file, bytes, length);
    int why = errno;
    if (file >= 0 && close(file) != 0 && done) {
        why = errno;
        done = false;
    }
    if (done && rename(beside, path) != 0) {
        why = errno;
        done = false;
    }
    if (!done && file >= 0)
        unlink(beside);
    free(beside);
    errno = why;
    return done;
}

pbe_status replace_file(const char *path, const char *bytes, size_t length,
                        struct pbe_error *err)
{
    char *target = realpath(path, NULL);
    pbe_status status = PBE_STATUS_OK;
    if (!target || !replace(target, bytes, length)) {
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("写不了，文件没有改动：%s",
                              "cannot be written and is left alone: %s"),
                      strerror(errno));
        pbe_error_place(err, path, 0, 0);
        status = PBE_STATUS_FILE;
    }
    free(target);
    return status;
}
