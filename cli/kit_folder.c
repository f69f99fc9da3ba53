#define _XOPEN_SOURCE 700 /* mkdtemp(), realpath() */

#include "cli/kit_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"

static pbe_status cannot_make(const char *path, int why, struct pbe_error *err)
{
    if (why == ENOMEM)
        return pbe_error_memory(err);
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("写不了，什么也没有留下：%s",
                          "cannot be written, and nothing is left behind: %s"),
                  pbe_reason(why));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

/* --- where it goes --- */

/* Nobody else changes the mask meanwhile: the command has one thread. */
static mode_t usual_mode(mode_t mode)
{
    mode_t mask = umask(0);
    umask(mask);
    return mode & ~mask;
}

/* Whether the folder holds anything; errno says why nobody can tell, 0 otherwise. */
static bool holds_something(const char *path)
{
    DIR *listing = opendir(path);
    bool found = false;
    if (!listing)
        return false;
    errno = 0;
    for (struct dirent *entry; !found && (entry = readdir(listing)) != NULL;)
        found = strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    int why = errno;
    closedir(listing);
    errno = found ? 0 : why;
    return found;
}

static pbe_status refuse(const char *path, struct pbe_error *err)
{
    pbe_error_set(
        err, PBE_STATUS_FILE, "%s",
        PBE_SAY("这个文件夹里已经有东西，没有动它；请换一个文件夹，"
                "要替换里面同名的文件，请加 --force",
                "the folder holds something already and was left alone; take another "
                "one, or say --force to replace files of the same names"));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

/* The folder itself where it is there; a path of one that will be made otherwise. */
static pbe_status find_target(struct kit_folder *folder, const char *path,
                              struct pbe_error *err)
{
    struct stat info;
    bool is_there = stat(path, &info) == 0;
    if (!is_there && errno != ENOENT)
        return cannot_make(path, errno, err);
    folder->target = is_there ? realpath(path, NULL) : strdup(path);
    if (!folder->target)
        return cannot_make(path, errno, err);
    size_t length = strlen(folder->target);
    while (length > 1 && folder->target[length - 1] == '/')
        folder->target[--length] = '\0';
    if (!is_there)
        return PBE_STATUS_OK;
    if (!S_ISDIR(info.st_mode))
        return cannot_make(path, ENOTDIR, err);
    folder->is_full = holds_something(path);
    return errno ? cannot_make(path, errno, err) : PBE_STATUS_OK;
}

/* "a/b" -> "a/.b.XXXXXX"; NULL without memory. */
static char *name_beside(const char *target)
{
    const char *slash = strrchr(target, '/');
    size_t parent = slash ? (size_t)(slash + 1 - target) : 0;
    size_t room = strlen(target) + sizeof "..XXXXXX";
    char *beside = malloc(room);
    if (beside)
        snprintf(beside, room, "%.*s.%s.XXXXXX", (int)parent, target, target + parent);
    return beside;
}

pbe_status kit_folder_begin(struct kit_folder *folder, const char *path, bool force,
                            struct pbe_error *err)
{
    struct kit_folder begun = {.handle = -1};
    pbe_status status = find_target(&begun, path, err);
    if (!status && begun.is_full && !force)
        status = refuse(path, err);
    char *beside = status ? NULL : name_beside(begun.target);
    if (!status && !beside)
        status = pbe_error_memory(err);
    if (!status && !mkdtemp(beside))
        status = cannot_make(path, errno, err);
    if (status) {
        free(beside);
        free(begun.target);
        return status;
    }
    begun.beside = beside;
    *folder = begun;
    folder->handle = open(beside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->handle >= 0)
        return PBE_STATUS_OK;
    status = cannot_make(path, errno, err);
    kit_folder_abandon(folder);
    return status;
}

/* --- its files --- */

/* Notes what will have to be taken away; false without memory. */
static bool note(struct kit_folder *folder, const char *name)
{
    if (folder->count == folder->capacity) {
        size_t larger = folder->capacity ? folder->capacity * 2 : 64;
        char **moved = realloc(folder->names, larger * sizeof *moved);
        if (!moved)
            return false;
        folder->names = moved;
        folder->capacity = larger;
    }
    char *kept = strdup(name);
    if (kept)
        folder->names[folder->count++] = kept;
    return kept != NULL;
}

pbe_status kit_folder_add(struct kit_folder *folder, const char *name,
                          struct pbe_error *err)
{
    if (!note(folder, name))
        return pbe_error_memory(err);
    return mkdirat(folder->handle, name, 0777) == 0
               ? PBE_STATUS_OK
               : cannot_make(folder->target, errno, err);
}

pbe_status kit_folder_open(struct kit_folder *folder, const char *name,
                           struct pbe_error *err)
{
    if (!note(folder, name))
        return pbe_error_memory(err);
    int file =
        openat(folder->handle, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return cannot_make(folder->target, errno, err);
    folder->file = fdopen(file, "w+");
    if (folder->file)
        return PBE_STATUS_OK;
    int why = errno;
    close(file);
    return cannot_make(folder->target, why, err);
}

/* What was written, read back; errno says why not. */
static bool digest_file(FILE *file, char digest[KIT_DIGEST_MAX])
{
    unsigned char chunk[16384], hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    rewind(file);
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        crypto_hash_sha256_update(&state, chunk, got);
    if (ferror(file))
        return false;
    crypto_hash_sha256_final(&state, hash);
    sodium_bin2hex(digest, KIT_DIGEST_MAX, hash, sizeof hash);
    return true;
}

pbe_status kit_folder_close(struct kit_folder *folder, char digest[KIT_DIGEST_MAX],
                            struct pbe_error *err)
{
    FILE *file = folder->file;
    errno = EIO;
    bool done =
        !ferror(file) && fflush(file) == 0 && (!digest || digest_file(file, digest));
    int why = errno;
    folder->file = NULL;
    if (fclose(file) != 0 && done) {
        why = errno;
        done = false;
    }
    return done ? PBE_STATUS_OK : cannot_make(folder->target, why, err);
}

char *kit_folder_path(const struct kit_folder *folder, const char *name)
{
    size_t room = strlen(folder->beside) + strlen(name) + sizeof "/";
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%s/%s", folder->beside, name);
    return path;
}

void kit_folder_drop(struct kit_folder *folder, const char *name)
{
    unlinkat(folder->handle, name, 0);
    for (size_t i = 0; i < folder->count; i++)
        if (strcmp(folder->names[i], name) == 0) {
            free(folder->names[i]);
            memmove(&folder->names[i], &folder->names[i + 1],
                    (--folder->count - i) * sizeof *folder->names);
            return;
        }
}

/* --- the end --- */

static bool is_folder(int parent, const char *name)
{
    struct stat info;
    return fstatat(parent, name, &info, 0) == 0 && S_ISDIR(info.st_mode);
}

/* Moves every file into the folder that is there. Until the first is moved nothing has
 * changed; the rest are the same file system's, and have room. */
static pbe_status move_in(struct kit_folder *folder, struct pbe_error *err)
{
    int target = open(folder->target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (target < 0)
        return cannot_make(folder->target, errno, err);
    for (size_t i = 0; i < folder->count; i++) {
        const char *name = folder->names[i];
        bool done;
        if (is_folder(folder->handle, name))
            done = mkdirat(target, name, 0777) == 0
                   || (errno == EEXIST && is_folder(target, name));
        else
            done = renameat(folder->handle, name, target, name) == 0;
        if (done)
            continue;
        int why = errno;
        close(target);
        pbe_error_set(err, PBE_STATUS_FILE,
                      PBE_SAY("“%s”放不进去，文件夹里可能新旧都有，请看一看再运行：%s",
                              "“%s” cannot be put there, so that old and new files may "
                              "stand together; look, and run again: %s"),
                      name, pbe_reason(why));
        pbe_error_place(err, folder->target, 0, 0);
        return PBE_STATUS_FILE;
    }
    close(target);
    return PBE_STATUS_OK;
}

pbe_status kit_folder_finish(struct kit_folder *folder, struct pbe_error *err)
{
    if (fchmod(folder->handle, usual_mode(0777)) != 0)
        return cannot_make(folder->target, errno, err);
    if (folder->is_full)
        return move_in(folder, err);
    if (rename(folder->beside, folder->target) != 0)
        return cannot_make(folder->target, errno, err);
    close(folder->handle);
    folder->handle = -1; /* what lies there stays */
    return PBE_STATUS_OK;
}

void kit_folder_abandon(struct kit_folder *folder)
{
    if (folder->file)
        fclose(folder->file);
    for (size_t i = folder->count; i-- > 0;) {
        if (folder->handle >= 0 && unlinkat(folder->handle, folder->names[i], 0) != 0)
            unlinkat(folder->handle, folder->names[i], AT_REMOVEDIR);
        free(folder->names[i]);
    }
    free(folder->names);
    if (folder->beside) {
        if (folder->handle >= 0)
            close(folder->handle);
        rmdir(folder->beside);
    }
    free(folder->beside);
    free(folder->target);
    *folder = (struct kit_folder){0};
}
