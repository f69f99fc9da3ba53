#include "case_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool case_file_read(const char *path, struct case_file *file)
{
    FILE *stream = fopen(path, "rb");
    memset(file, 0, sizeof *file);
    if (!stream)
        return false;
    fseek(stream, 0, SEEK_END);
    long size = ftell(stream);
    rewind(stream);
    file->bytes = calloc(1, (size_t)size + 1);
    bool fine =
        file->bytes && fread(file->bytes, 1, (size_t)size, stream) == (size_t)size;
    fclose(stream);
    for (char *line = file->bytes; fine && *line && file->count < CASE_FILE_LINES;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        if (*line != '#')
            file->lines[file->count++] = line;
        line = end ? end + 1 : line + strlen(line);
    }
    while (file->end_of_drawing < file->count
           && strcmp(file->lines[file->end_of_drawing], "---") != 0)
        file->end_of_drawing++;
    return fine;
}

void case_file_done(struct case_file *file)
{
    free(file->bytes);
    file->bytes = NULL;
}
