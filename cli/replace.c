#define _GNU_SOURCE /* realpath(), O_TMPFILE */

#include "cli/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"

enum { LINK_SIZE = 40 };

static pbe_status complain(const char *path, int why, struct pbe_error *err)
{
    pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("写不了，文件没有改动：%s", "cannot be written and is left alone: %s"),
        pbe_reason(why));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

/* The permissions of a file that is made anew. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static const char suffix[] = ".XXXXXX";

/* Makes a temporary file that has a name; errno says why not. */
static int make_named(struct replacement *replacement)
{
    strcpy(replacement->beside, replacement->target);
    strcat(replacement->beside, suffix);
    replacement->is_named = true;
    int file = mkstemp(replacement->beside);
    if (file < 0)
        replacement->is_named = false;
    return file;
}

static void number_link(char link[LINK_SIZE], int file)
{
    snprintf(link, LINK_SIZE, "/proc/self/fd/%d", file);
}

/* Makes a file without a name, of which nothing is left when the process is killed; -1
 * where the system has no such thing. */
static int make_nameless(const struct replacement *replacement)
{
#ifdef O_TMPFILE
    char link[LINK_SIZE];
    const char *slash = strrchr(replacement->target, '/');
    size_t length = slash ? (size_t)(slash - replacement->target) + 1 : 0;
    memcpy(replacement->beside, replacement->target, length);
    strcpy(replacement->beside + length, ".");
    int file = open(replacement->beside, O_TMPFILE | O_RDWR, 0600);
    if (file < 0)
        return -1;
    number_link(link, file);
    if (access(link, F_OK) == 0)
        return file;
    close(file);
#endif
    (void)replacement;
    return -1;
}

/* Makes the temporary file; errno says why not. */
static int make_beside(struct replacement *replacement, mode_t mode)
{
    replacement->beside = malloc(strlen(replacement->target) + sizeof suffix);
    if (!replacement->beside)
        return -1;
    int file = make_nameless(replacement);
    if (file < 0)
        file = make_named(replacement);
    if (file < 0) {
        free(replacement->beside);
        replacement->beside = NULL;
        return -1;
    }
    if (fchmod(file, mode) == 0 && fcntl(file, F_SETFD, FD_CLOEXEC) == 0)
        return file;
    int why = errno;
    close(file);
    errno = why;
    return -1;
}

/* Writes what a file without a name holds into one with a name. */
static bool copy_out(struct replacement *replacement, int from)
{
    char chunk[16 * 1024];
    struct stat info;
    ssize_t got;
    off_t at = 0;
    int to = make_named(replacement);
    bool good =
        to >= 0 && fstat(from, &info) == 0 && fchmod(to, info.st_mode & 07777) == 0;
    while (good && (got = pread(from, chunk, sizeof chunk, at)) != 0) {
        good = got > 0 && write(to, chunk, (size_t)got) == got;
        at += got;
    }
    good = good && fsync(to) == 0;
    int why = errno;
    if (to >= 0)
        close(to);
    errno = why;
    return good;
}

/* Gives the temporary file a name beside the target; errno says why not. */
static bool give_name(struct replacement *replacement)
{
    enum { TRIES = 100 };
    char link[LINK_SIZE];
    int file = fileno(replacement->file);
    number_link(link, file);
    for (int i = 0; i < TRIES && !replacement->is_named; i++) {
        unsigned number = ((unsigned)getpid() * TRIES + (unsigned)i) % 1000000;
        sprintf(replacement->beside, "%s.%06u", replacement->target, number);
        replacement->is_named =
            linkat(AT_FDCWD, link, AT_FDCWD, replacement->beside, AT_SYMLINK_FOLLOW)
            == 0;
        if (!replacement->is_named && errno != EEXIST)
            break;
    }
    return replacement->is_named || copy_out(replacement, file);
}

/* Opens what is written to; errno says why not. */
static int open_file(struct replacement *replacement, const char *path)
{
    struct stat info;
    replacement->target = realpath(path, NULL);
    if (!replacement->target && errno == ENOENT)
        replacement->target = strdup(path);
    if (!replacement->target)
        return -1;
    if (stat(replacement->target, &info) != 0)
        return errno == ENOENT ? make_beside(replacement, usual_mode()) : -1;
    if (S_ISREG(info.st_mode))
        return make_beside(replacement, info.st_mode & 07777);
    return open(replacement->target, O_WRONLY | O_CLOEXEC);
}

pbe_status replace_begin(struct replacement *replacement, const char *path,
                         struct pbe_error *err)
{
    *replacement = (struct replacement){0};
    int file = open_file(replacement, path), why = errno;
    replacement->file = file >= 0 ? fdopen(file, "w") : NULL;
    if (replacement->file)
        return PBE_STATUS_OK;
    if (file >= 0) {
        why = errno;
        close(file);
    }
    replace_abandon(replacement);
    return complain(path, why, err);
}

/* Everything reaches the disk before the name does; errno says why not. */
static bool write_out(const struct replacement *replacement)
{
    if (ferror(replacement->file)) {
        errno = EIO;
        return false;
    }
    return fflush(replacement->file) == 0
           && (!replacement->beside || fsync(fileno(replacement->file)) == 0);
}

pbe_status replace_finish(struct replacement *replacement, struct pbe_error *err)
{
    if (!replacement->file)
        return PBE_STATUS_OK;
    bool done =
        write_out(replacement) && (!replacement->beside || give_name(replacement));
    int why = errno;
    if (fclose(replacement->file) != 0 && done) {
        why = errno;
        done = false;
    }
    replacement->file = NULL;
    if (done && replacement->beside) {
        done = rename(replacement->beside, replacement->target) == 0;
        why = errno;
        if (done) {
            free(replacement->beside);
            replacement->beside = NULL;
        }
    }
    pbe_status status = done ? PBE_STATUS_OK : complain(replacement->target, why, err);
    replace_abandon(replacement);
    return status;
}

void replace_abandon(struct replacement *replacement)
{
    if (replacement->file)
        fclose(replacement->file);
    if (replacement->beside && replacement->is_named)
        unlink(replacement->beside);
    free(replacement->beside);
    free(replacement->target);
    *replacement = (struct replacement){0};
}

pbe_status replace_file(const char *path, const char *bytes, size_t length,
                        struct pbe_error *err)
{
    struct replacement replacement;
    if (access(path, F_OK) != 0)
        return complain(path, errno, err);
    pbe_status status = replace_begin(&replacement, path, err);
    if (status)
        return status;
    fwrite(bytes, 1, length, replacement.file);
    return replace_finish(&replacement, err);
}
