#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/language.h"
#include "base/text.h"

enum { LIST_MAX = 256 << 20, PATH_LIMIT = 64 * 1024, DEPTH_MAX = 64 };

static pbe_status add(struct inputs *inputs, const char *path, int problem,
                      bool is_named, struct pbe_error *err)
{
    if (inputs->count == inputs->capacity) {
        size_t capacity = inputs->capacity ? inputs->capacity * 2 : 64;
        struct input *list = realloc(inputs->list, capacity * sizeof *list);
        if (!list)
            return pbe_error_memory(err);
        inputs->list = list;
        inputs->capacity = capacity;
    }
    struct input input = {
        .path = strdup(path), .problem = problem, .is_named = is_named};
    if (!input.path)
        return pbe_error_memory(err);
    inputs->list[inputs->count++] = input;
    return PBE_STATUS_OK;
}

/* Those that can be read, and .xls and .et, of which the reader says what to do. */
static bool is_workbook(const char *name)
{
    static const char *const endings[] = {".ods",  ".ots",  ".fods", ".xlsx",
                                          ".xlsm", ".xltx", ".xls",  ".et"};
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

/* Hidden files, LibreOffice's .~lock.…# among them, and Excel's ~$…. */
static int is_seen(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

static int by_bytes(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static pbe_status add_folder(struct inputs *inputs, const char *path, int depth,
                             struct pbe_error *err);

/* One entry of a folder. */
static pbe_status add_entry(struct inputs *inputs, const char *path, const char *name,
                            int depth, struct pbe_error *err)
{
    struct stat info;
    if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return add_folder(inputs, path, depth + 1, err);
    if (is_workbook(name))
        return add(inputs, path, 0, false, err);
    inputs->others++;
    return PBE_STATUS_OK;
}

static pbe_status add_folder(struct inputs *inputs, const char *path, int depth,
                             struct pbe_error *err)
{
    struct dirent **entries = NULL;
    errno = ENAMETOOLONG;
    int count = depth < DEPTH_MAX ? scandir(path, &entries, is_seen, by_bytes) : -1;
    if (count < 0)
        return errno == ENOMEM ? pbe_error_memory(err)
                               : add(inputs, path, errno, false, err);
    pbe_status status = PBE_STATUS_OK;
    const char *slash = path[0] && path[strlen(path) - 1] == '/' ? "" : "/";
    for (int i = 0; i < count; i++) {
        struct pbe_text below;
        pbe_text_init(&below, PATH_LIMIT);
        pbe_text_add(&below, path);
        pbe_text_add(&below, slash);
        pbe_text_add(&below, entries[i]->d_name);
        if (!status && below.failed)
            status = pbe_error_memory(err);
        if (!status)
            status =
                add_entry(inputs, pbe_text_get(&below), entries[i]->d_name, depth, err);
        pbe_text_done(&below);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static pbe_status add_path(struct inputs *inputs, const char *path, bool is_named,
                           struct pbe_error *err)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return add_folder(inputs, path, 0, err);
    return add(inputs, path, 0, is_named, err);
}

pbe_status inputs_add(struct inputs *inputs, const char *path, struct pbe_error *err)
{
    return add_path(inputs, path, true, err);
}

/* Everything that the stream gives. */
static bool read_list(FILE *from, struct pbe_text *list)
{
    char chunk[64 * 1024];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, from)) > 0;) {
        if (list->length + got > list->maximum)
            return false;
        pbe_text_add_bytes(list, chunk, got);
    }
    return !ferror(from) && !list->failed;
}

pbe_status inputs_add_list(struct inputs *inputs, FILE *from, struct pbe_error *err)
{
    struct pbe_text list;
    pbe_status status = PBE_STATUS_OK;
    pbe_text_init(&list, LIST_MAX);
    if (!read_list(from, &list))
        status = pbe_error_set(err, PBE_STATUS_FILE, "%s",
                               PBE_SAY("读不了标准输入的文件清单，或清单太长",
                                       "the list on standard input cannot be read, or "
                                       "is too long"));
    char *bytes = list.bytes;
    size_t length = list.length;
    char end = bytes && memchr(bytes, '\0', length) ? '\0' : '\n';
    for (size_t at = 0; !status && at < length;) {
        char *stop = memchr(bytes + at, end, length - at);
        size_t size = stop ? (size_t)(stop - (bytes + at)) : length - at;
        bytes[at + size] = '\0'; /* the text has a NUL behind its end */
        if (end == '\n' && size > 0 && bytes[at + size - 1] == '\r')
            bytes[at + size - 1] = '\0';
        if (bytes[at])
            status = add_path(inputs, bytes + at, false, err);
        at += size + 1;
    }
    pbe_text_done(&list);
    return status;
}

bool inputs_leave_out(struct inputs *inputs, const char *path)
{
    struct stat left_out, info;
    size_t kept = 0;
    bool is_named = false;
    if (stat(path, &left_out) != 0)
        return true;
    for (size_t i = 0; i < inputs->count; i++) {
        struct input *input = &inputs->list[i];
        if (stat(input->path, &info) == 0 && info.st_dev == left_out.st_dev
            && info.st_ino == left_out.st_ino) {
            is_named |= input->is_named;
            free(input->path);
        } else {
            inputs->list[kept++] = *input;
        }
    }
    inputs->count = kept;
    return !is_named;
}

void input_stamp(struct input *input)
{
    struct stat info;
    if (stat(input->path, &info) == 0)
        input->stamp = (struct stamp){.size = info.st_size,
                                      .seconds = info.st_mtim.tv_sec,
                                      .nanoseconds = info.st_mtim.tv_nsec};
}

void inputs_done(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->count; i++)
        free(inputs->list[i].path);
    free(inputs->list);
    *inputs = (struct inputs){0};
}
