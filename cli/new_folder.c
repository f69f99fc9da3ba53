#define _XOPEN_SOURCE 700 /* mkdtemp(), fchmodat() */

#include "cli/new_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/descriptor.h"

static pbe_status cannot_make(const char *path, struct pbe_error *err)
{
    int why = errno;
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("建不了，什么也没有留下：%s",
                          "cannot be made, and nothing is left behind: %s"),
                  pbe_reason(why));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

/* Nobody else changes the mask meanwhile: the command has one thread. */
static mode_t default_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0777 & ~mask;
}

/* Fills the new folder; errno says why not. */
static bool fill(int folder, const struct new_file *files, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = files[i].text;
        if (!text && mkdirat(folder, files[i].name, 0777) != 0)
            return false;
        if (!text)
            continue;
        int file = openat(folder, files[i].name, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (file < 0)
            return false;
        bool done = descriptor_write(file, text, strlen(text)) && fsync(file) == 0;
        int why = errno;
        if (close(file) != 0 || !done) {
            errno = done ? errno : why;
            return false;
        }
    }
    return fchmod(folder, default_mode()) == 0;
}

/* Takes away what fill() has made; what is not there does no harm. */
static void clear(const char *path, int folder, const struct new_file *files,
                  size_t count)
{
    for (size_t i = count; folder >= 0 && i-- > 0;)
        unlinkat(folder, files[i].name, files[i].text ? 0 : AT_REMOVEDIR);
    rmdir(path);
}

/* Builds at `beside` and renames to `path`; errno says why not. A folder that holds
 * anything is never renamed over. */
static bool build(char *beside, const char *path, const struct new_file *files,
                  size_t count)
{
    if (!mkdtemp(beside))
        return false;
    int folder = open(beside, O_RDONLY | O_DIRECTORY);
    bool done = folder >= 0 && fill(folder, files, count) && rename(beside, path) == 0;
    int why = errno;
    if (!done)
        clear(beside, folder, files, count);
    if (folder >= 0)
        close(folder);
    errno = why;
    return done;
}

pbe_status new_folder_make(const char *parent, const char *name,
                           const struct new_file *files, size_t count,
                           struct pbe_error *err)
{
    size_t room = strlen(parent) + strlen(name) + sizeof "/..XXXXXX";
    char *path = malloc(room), *beside = malloc(room);
    struct stat info;
    pbe_status status = PBE_STATUS_OK;
    bool is_new = false; /* the parent: one folder that is missing is made, no more */
    if (!path || !beside) {
        status = pbe_error_memory(err);
        goto done;
    }
    if (stat(parent, &info) != 0 && errno == ENOENT) {
        is_new = mkdir(parent, 0777) == 0;
        if (!is_new) {
            status = cannot_make(parent, err);
            goto done;
        }
    }
    snprintf(path, room, "%s/%s", parent, name);
    snprintf(beside, room, "%s/.%s.XXXXXX", parent, name);
    if (lstat(path, &info) == 0) {
        status =
            pbe_error_set(err, PBE_STATUS_FILE, "%s",
                          PBE_SAY("已经有了，没有动它；请换一个编号或文件夹",
                                  "is there already and was left alone; take another "
                                  "id or folder"));
        pbe_error_place(err, path, 0, 0);
    } else if (!build(beside, path, files, count)) {
        status = cannot_make(path, err);
    }
    if (status && is_new)
        rmdir(parent);
done:
    free(beside);
    free(path);
    return status;
}
