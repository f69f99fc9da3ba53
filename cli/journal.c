#include "cli/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/descriptor.h"

enum { NAME_MAX_BYTES = 1 << 20, RECORD_MAX = 256 << 20 };

static const char magic[8] = "PBEpart3";

/* What stands before an entry's path and record. */
struct head {
    uint64_t path_length, record_length;
    struct stamp stamp;
};

struct journal_entry {
    char *path;
    struct stamp stamp;
    off_t at; /* of the record */
    size_t length;
};

static pbe_status complain(const struct journal *journal, int why,
                           struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("写不了进度文件：%s", "the journal cannot be written: %s"),
                  pbe_reason(why));
    pbe_error_place(err, journal->path, 0, 0);
    return PBE_STATUS_FILE;
}

static bool read_at(int file, void *to, size_t length, off_t at)
{
    for (char *bytes = to; length > 0;) {
        ssize_t got = pread(file, bytes, length, at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        bytes += got;
        at += got;
        length -= (size_t)got;
    }
    return true;
}

/* --- opening --- */

static bool has_setting(const struct journal *journal, const struct pbe_text *setting,
                        off_t *end)
{
    char start[sizeof magic];
    uint64_t length;
    *end = (off_t)(sizeof magic + sizeof length + setting->length);
    if (!read_at(journal->file, start, sizeof start, 0)
        || memcmp(start, magic, sizeof magic) != 0
        || !read_at(journal->file, &length, sizeof length, sizeof magic)
        || length != setting->length)
        return false;
    char *read = malloc(setting->length + 1);
    bool same = read
                && read_at(journal->file, read, setting->length,
                           (off_t)(sizeof magic + sizeof length))
                && memcmp(read, pbe_text_get(setting), setting->length) == 0;
    free(read);
    return same;
}

/* Reads an entry's head and path. False at the end, and where an entry is not whole. */
static bool read_entry(const struct journal *journal, off_t at, off_t size,
                       struct journal_entry *entry)
{
    struct head head;
    if (!read_at(journal->file, &head, sizeof head, at)
        || head.path_length > NAME_MAX_BYTES || head.record_length > RECORD_MAX)
        return false;
    *entry = (struct journal_entry){
        .stamp = head.stamp,
        .at = at + (off_t)(sizeof head + head.path_length),
        .length = (size_t)head.record_length,
    };
    if (entry->at + (off_t)entry->length > size)
        return false;
    entry->path = malloc(head.path_length + 1);
    if (!entry->path
        || !read_at(journal->file, entry->path, head.path_length,
                    at + (off_t)sizeof head)) {
        free(entry->path);
        return false;
    }
    entry->path[head.path_length] = '\0';
    return true;
}

static int by_path(const void *one, const void *other)
{
    const struct journal_entry *left = one, *right = other;
    return strcmp(left->path, right->path);
}

static int by_path_and_age(const void *one, const void *other)
{
    const struct journal_entry *left = one, *right = other;
    int order = by_path(left, right);
    return order ? order : (left->at > right->at) - (left->at < right->at);
}

/* Sorts the entries, and of a file that was read more than once leaves the newest. */
static void sort_entries(struct journal *journal)
{
    size_t kept = 0;
    qsort(journal->entries, journal->count, sizeof *journal->entries, by_path_and_age);
    for (size_t i = 0; i < journal->count; i++) {
        bool is_last = i + 1 == journal->count
                       || by_path(&journal->entries[i], &journal->entries[i + 1]) != 0;
        if (is_last)
            journal->entries[kept++] = journal->entries[i];
        else
            free(journal->entries[i].path);
    }
    journal->count = kept;
}

/* Takes the entries from `at` on; returns where the last whole one ends. */
static off_t read_entries(struct journal *journal, off_t at)
{
    struct stat info;
    struct journal_entry entry;
    size_t capacity = 0;
    off_t size = fstat(journal->file, &info) == 0 ? info.st_size : 0;
    while (read_entry(journal, at, size, &entry)) {
        if (journal->count == capacity) {
            size_t larger = capacity ? capacity * 2 : 64;
            struct journal_entry *list =
                realloc(journal->entries, larger * sizeof *list);
            if (!list) { /* the rest is done again */
                free(entry.path);
                break;
            }
            journal->entries = list;
            capacity = larger;
        }
        journal->entries[journal->count++] = entry;
        at = entry.at + (off_t)entry.length;
    }
    if (journal->count > 0)
        sort_entries(journal);
    return at;
}

static bool begin_anew(const struct journal *journal, const struct pbe_text *setting)
{
    uint64_t length = setting->length;
    return ftruncate(journal->file, 0) == 0
           && descriptor_write(journal->file, magic, sizeof magic)
           && descriptor_write(journal->file, (const char *)&length, sizeof length)
           && descriptor_write(journal->file, pbe_text_get(setting), setting->length);
}

static pbe_status open_file(struct journal *journal, struct pbe_error *err)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    journal->file = open(journal->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (journal->file < 0)
        return complain(journal, errno, err);
    if (fcntl(journal->file, F_SETLK, &lock) == 0 || errno == ENOLCK)
        return PBE_STATUS_OK;
    pbe_error_set(err, PBE_STATUS_FILE, "%s",
                  PBE_SAY("另一个 pbe audit 正在写同一个文件，请等它结束",
                          "another pbe audit is writing the same file; wait for it"));
    pbe_error_place(err, journal->path, 0, 0);
    return PBE_STATUS_FILE;
}

pbe_status journal_open(struct journal *journal, const char *output,
                        const struct pbe_text *setting, bool resume,
                        struct pbe_error *err)
{
    static const char ending[] = ".part";
    *journal = (struct journal){.file = -1};
    journal->path = malloc(strlen(output) + sizeof ending);
    if (!journal->path)
        return pbe_error_memory(err);
    strcpy(journal->path, output);
    strcat(journal->path, ending);
    off_t end;
    pbe_status status = open_file(journal, err);
    if (!status && resume && has_setting(journal, setting, &end)) {
        if (ftruncate(journal->file, read_entries(journal, end)) != 0)
            status = complain(journal, errno, err);
    } else if (!status && !begin_anew(journal, setting)) {
        status = complain(journal, errno, err);
    }
    if (status)
        journal_close(journal);
    return status;
}

/* --- using it --- */

bool journal_get(const struct journal *journal, const struct input *input,
                 struct pbe_text *record)
{
    struct journal_entry wanted = {.path = input->path};
    const struct journal_entry *entry =
        journal->count > 0 ? bsearch(&wanted, journal->entries, journal->count,
                                     sizeof *journal->entries, by_path)
                           : NULL;
    if (!entry || entry->stamp.size != input->stamp.size
        || entry->stamp.seconds != input->stamp.seconds
        || entry->stamp.nanoseconds != input->stamp.nanoseconds)
        return false;
    char *bytes = malloc(entry->length + 1);
    bool done = bytes && read_at(journal->file, bytes, entry->length, entry->at);
    if (done)
        pbe_text_add_bytes(record, bytes, entry->length);
    free(bytes);
    return done && !record->failed;
}

pbe_status journal_add(struct journal *journal, const struct input *input,
                       const struct pbe_text *record, struct pbe_error *err)
{
    if (journal->file < 0)
        return PBE_STATUS_OK;
    struct head head;
    memset(&head, 0, sizeof head); /* no byte of a gap is left to chance */
    head.path_length = strlen(input->path);
    head.record_length = record->length;
    head.stamp = input->stamp;
    struct pbe_text entry;
    pbe_text_init(&entry, sizeof head + NAME_MAX_BYTES + RECORD_MAX);
    pbe_text_add_bytes(&entry, (const char *)&head, sizeof head);
    pbe_text_add(&entry, input->path);
    pbe_text_add_bytes(&entry, pbe_text_get(record), record->length);
    pbe_status status = PBE_STATUS_OK;
    if (entry.failed)
        status = pbe_error_memory(err);
    else if (!descriptor_write(journal->file, entry.bytes, entry.length))
        status = complain(journal, errno, err);
    pbe_text_done(&entry);
    return status;
}

void journal_close(struct journal *journal)
{
    for (size_t i = 0; i < journal->count; i++)
        free(journal->entries[i].path);
    free(journal->entries);
    if (journal->file >= 0)
        close(journal->file);
    free(journal->path);
    *journal = (struct journal){.file = -1};
}

void journal_remove(struct journal *journal)
{
    if (journal->file >= 0)
        unlink(journal->path);
    journal_close(journal);
}
