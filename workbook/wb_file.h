/* wb_file.h - a file on disk, opened so that nothing can block or surprise.
 *
 * Owner: wb_file_close(). What is no readable, regular file of bearable size is one
 * sentence with PBE_STATUS_FILE.
 */
#ifndef PBE_WORKBOOK_WB_FILE_H
#define PBE_WORKBOOK_WB_FILE_H

#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

/* What takes bytes as they come: a piece of a file or of an entry. */
typedef pbe_status wb_sink(void *self, const char *bytes, size_t length,
                           struct pbe_error *err);

enum { WB_CHUNK = 16 * 1024 };

struct wb_file {
    int fd; /* -1 = none */
    size_t size;
};

pbe_status wb_file_open(struct wb_file *file, const char *path, size_t maximum,
                        struct pbe_error *err);
/* The file of a stream, which stays its caller's to close; never wb_file_close(). */
pbe_status wb_file_borrow(struct wb_file *file, FILE *stream, size_t maximum,
                          struct pbe_error *err);
void wb_file_close(struct wb_file *file);

/* Reads `length` bytes from `offset`, fewer at the end. Returns the number; 0 where
 * nothing could be read. */
size_t wb_file_read(const struct wb_file *file, size_t offset, void *out,
                    size_t length);

/* Sends the whole file to the sink, in chunks. */
pbe_status wb_file_send(const struct wb_file *file, wb_sink *sink, void *self,
                        struct pbe_error *err);

#endif
