#include "package.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

static void die(const char *what, const char *which)
{
    fprintf(stderr, "package: %s: %s\n", what, which);
    exit(1);
}

/* --- reading --- */

static void add(struct package *package, const char *bytes, size_t length)
{
    if (package->count == 0)
        die("text before the first entry", bytes);
    struct package_entry *entry = &package->entries[package->count - 1];
    while (entry->length + length > entry->room) {
        entry->room = entry->room ? entry->room * 2 : 4096;
        entry->bytes = realloc(entry->bytes, entry->room);
        if (!entry->bytes)
            die("no memory", entry->name);
    }
    memcpy(entry->bytes + entry->length, bytes, length);
    entry->length += length;
}

static void begin(struct package *package, const char *name)
{
    if (package->count == PACKAGE_ENTRIES_MAX)
        die("too many entries", name);
    struct package_entry *entry = &package->entries[package->count++];
    char mode[16] = "";
    if (sscanf(name, "%127s %15s", entry->name, mode) < 1)
        die("an entry without a name", name);
    entry->is_stored = strcmp(mode, "stored") == 0;
}

static void repeat(struct package *package, const char *words)
{
    char *text;
    long count = strtol(words, &text, 10);
    size_t length = 0;
    char line[1024];
    for (text++; *text && length < sizeof line; text++)
        if (text[0] == '\\' && text[1] == 'n') {
            line[length++] = '\n';
            text++;
        } else {
            line[length++] = *text;
        }
    for (long i = 0; i < count; i++)
        add(package, line, length);
}

static void bytes(struct package *package, const char *hex)
{
    unsigned value;
    for (; sscanf(hex, "%2x", &value) == 1; hex += 2) {
        char byte = (char)value;
        add(package, &byte, 1);
    }
}

/* MS-CFB 2.6.1: 64 bytes of name, its size, and the rest of 128 bytes. */
static void utf16(struct package *package, const char *name)
{
    char entry[128] = {0};
    size_t length = strlen(name);
    for (size_t i = 0; i < length; i++)
        entry[2 * i] = name[i];
    entry[64] = (char)(2 * (length + 1));
    add(package, entry, sizeof entry);
}

static void read_lines(struct package *package, const char *path);

static void include(struct package *package, const char *path, const char *name)
{
    char beside[1024];
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path + 1) : 0;
    snprintf(beside, sizeof beside, "%.*s%s", folder, path, name);
    read_lines(package, beside);
}

static bool is(const char **line, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*line, word, length) != 0 || (*line)[length] > ' ')
        return false;
    *line += length + ((*line)[length] == ' ');
    return true;
}

static void read_line(struct package *package, const char *path, const char *line)
{
    if (is(&line, "---"))
        begin(package, line);
    else if (is(&line, "!include"))
        include(package, path, line);
    else if (is(&line, "!repeat"))
        repeat(package, line);
    else if (is(&line, "!bytes"))
        bytes(package, line);
    else if (is(&line, "!utf16"))
        utf16(package, line);
    else if (is(&line, "!overlap"))
        package->overlaps = true;
    else if (is(&line, "!password"))
        package->is_encrypted = true;
    else if (is(&line, "!cut"))
        package->cut = (size_t)strtoul(line, NULL, 10);
    else if (is(&line, "!many"))
        package->many = (size_t)strtoul(line, NULL, 10);
    else if (is(&line, "!patch"))
        sscanf(line, "%127s %127s", package->patch[0], package->patch[1]);
    else if (is(&line, "!raw")) {
        package->is_raw = true;
        begin(package, "raw");
    } else {
        add(package, line, strlen(line));
        add(package, "\n", 1);
    }
}

static void read_lines(struct package *package, const char *path)
{
    char line[32768];
    FILE *file = fopen(path, "rb");
    if (!file)
        die("cannot read", path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#')
            continue;
        read_line(package, path, line);
    }
    fclose(file);
}

void package_read(struct package *package, const char *path)
{
    memset(package, 0, sizeof *package);
    read_lines(package, path);
}

void package_free(struct package *package)
{
    for (size_t i = 0; i < package->count; i++)
        free(package->entries[i].bytes);
}

/* --- writing --- */

static void write_zip(const struct package *package, const char *path)
{
    int code;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (!zip)
        die("cannot write", path);
    for (size_t i = 0; i < package->count; i++) {
        const struct package_entry *entry = &package->entries[i];
        /* The last line's end belongs to the description. */
        size_t length = entry->length && entry->bytes[entry->length - 1] == '\n'
                            ? entry->length - 1
                            : entry->length;
        zip_source_t *source = zip_source_buffer(zip, entry->bytes, length, 0);
        zip_int64_t index = zip_file_add(zip, entry->name, source, ZIP_FL_ENC_UTF_8);
        if (!source || index < 0)
            die(entry->name, zip_strerror(zip));
        zip_set_file_compression(zip, (zip_uint64_t)index,
                                 entry->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
        if (package->is_encrypted)
            zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256, "secret");
    }
    for (size_t i = 0; i < package->many; i++) {
        char name[32];
        snprintf(name, sizeof name, "more/%zu", i);
        zip_file_add(zip, name, zip_source_buffer(zip, "", 0, 0), 0);
    }
    if (zip_close(zip))
        die("cannot finish", zip_strerror(zip));
}

static unsigned char *load(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        die("cannot read", path);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    unsigned char *all = malloc(*length + 1);
    if (!all || fread(all, 1, *length, file) != *length)
        die("cannot read", path);
    fclose(file);
    return all;
}

static void store(const char *path, const void *all, size_t length)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(all, 1, length, file) != length || fclose(file))
        die("cannot write", path);
}

/* APPNOTE 4.3.12: a central header has the offset of its entry's data at 42, and the
 * sizes and checksum at 16. */
static void overlap(unsigned char *all, size_t length)
{
    unsigned char *first = NULL, *last = NULL;
    for (size_t i = 0; i + 46 <= length; i++)
        if (memcmp(all + i, "PK\1\2", 4) == 0) {
            first = first ? first : all + i;
            last = all + i;
        }
    if (!first)
        die("nothing to overlap", "");
    memcpy(last + 42, first + 42, 4);
    memcpy(last + 16, first + 16, 12);
    memcpy(last + 10, first + 10, 2);
}

void package_write(const struct package *package, const char *path)
{
    if (package->is_raw) {
        store(path, package->entries[0].bytes, package->entries[0].length);
        return;
    }
    write_zip(package, path);
    size_t length, size = strlen(package->patch[0]);
    unsigned char *all = load(path, &length);
    for (size_t i = 0; size > 0 && i + size <= length; i++)
        if (memcmp(all + i, package->patch[0], size) == 0)
            memcpy(all + i, package->patch[1], size);
    if (package->overlaps)
        overlap(all, length);
    store(path, all, package->cut < length ? length - package->cut : 0);
    free(all);
}
