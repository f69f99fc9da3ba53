/* package.h - zip packages, and other files, made from readable text.
 *
 *     --- NAME [stored]  begins an entry; the lines below are its text
 *     !include FILE  entries or text from a file beside this one
 *     !repeat N TEXT the text N times, without line breaks (\n stands for one)
 *     !bytes HEX     !utf16 TEXT, padded to a directory entry of an OLE file
 *     !raw           no package: the file is the text itself
 *     !patch OLD NEW in the finished package, everywhere; equal lengths
 *     !overlap       the last entry's data are the first one's
 *     !cut N         without its last N bytes; !many N: so many empty entries more
 */
#ifndef TESTS_PACKAGE_H
#define TESTS_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

enum { PACKAGE_ENTRIES_MAX = 32 };

struct package {
    struct package_entry {
        char name[128];
        bool is_stored;
        char *bytes;
        size_t length, room;
    } entries[PACKAGE_ENTRIES_MAX];
    size_t count;
    bool is_raw, overlaps, is_encrypted;
    size_t cut;
    char patch[2][128];
    size_t many; /* entries more, empty */
};

/* Reads a description; ends the program with a message when it is wrong. */
void package_read(struct package *package, const char *path);
void package_free(struct package *package);

/* Writes the file. */
void package_write(const struct package *package, const char *path);

#endif
