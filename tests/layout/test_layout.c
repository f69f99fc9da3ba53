/* test_layout.c CASE… - drawn sheets against the assessments they should be read as.
 *
 * A case file: lines that begin with # say where the form comes from; then the drawing
 * (drawn.h), a line "---", and what should be found (told.h), "---" again between
 * assessments. "error" stands for a workbook without any table.
 * With --show FILE it prints what it finds instead.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "case_file.h"
#include "drawn.h"
#include "told.h"

enum { TOLD = 1024 * 1024 };

/* All that is found, told; "error" for none. */
static bool read_all(struct case_file *file, struct pbe_text *out)
{
    struct drawn drawn;
    struct pbe_assessment **list = NULL;
    size_t count = 0;
    const pbe_grid *grids[DRAWN_SHEETS];
    bool fine = drawn_read(file->lines, file->end_of_drawing, &drawn);
    for (size_t i = 0; i < drawn.count; i++)
        grids[i] = drawn.sheets[i];
    if (!fine)
        printf("the drawing makes no sense: too much, or merges overlap\n");
    if (fine) {
        struct pbe_error err;
        pbe_status status = pbe_layout_read(grids, drawn.count, &list, &count, &err);
        if (status)
            pbe_text_add(out, status == PBE_STATUS_FILE && err.text[0] ? "error\n"
                                                                       : "???\n");
    }
    for (size_t i = 0; i < count; i++) {
        pbe_text_add(out, i > 0 ? "---\n" : "");
        told_write(list[i], out);
    }
    pbe_layout_free(list, count);
    drawn_free(&drawn);
    return fine;
}

static size_t line_length(const char *told)
{
    return strcspn(told, "\n");
}

/* Where the line stands in what is told, NULL = nowhere. */
static const char *find_line(const char *told, const char *line)
{
    while (*told) {
        size_t length = line_length(told);
        if (strlen(line) == length && memcmp(line, told, length) == 0)
            return told;
        told += length + (told[length] == '\n');
    }
    return NULL;
}

/* Compares line by line and says what is missing (-) and what is too much (+). */
static bool compare(const char *path, const struct case_file *file, const char *told)
{
    bool same = true;
    for (size_t i = file->end_of_drawing + 1; i <= file->count; i++) {
        const char *line = i < file->count ? file->lines[i] : "";
        const char *found =
            i < file->count ? find_line(told, line) : told + strlen(told);
        if (!found)
            printf("%s:\n- %s\n", path, line);
        while (found && told != found) {
            size_t length = line_length(told);
            printf("%s:\n+ %.*s\n", path, (int)length, told);
            told += length + (told[length] == '\n');
            same = false;
        }
        same = same && found;
        if (found && *told)
            told += strlen(line) + (told[strlen(line)] == '\n');
    }
    return same;
}

int main(int argc, char **argv)
{
    int failures = 0, cases = 0;
    bool show = argc > 1 && strcmp(argv[1], "--show") == 0;
    for (int i = 1 + show; i < argc; i++, cases++) {
        static struct case_file file;
        struct pbe_text told;
        pbe_text_init(&told, TOLD);
        bool fine =
            case_file_read(argv[i], &file) && read_all(&file, &told) && !told.failed;
        if (show)
            fputs(pbe_text_get(&told), stdout);
        else if (fine)
            fine = compare(argv[i], &file, pbe_text_get(&told));
        if (!fine)
            printf("%s: failed\n", argv[i]);
        failures += !fine;
        pbe_text_done(&told);
        case_file_done(&file);
    }
    if (!show)
        printf("%d cases, %d failures\n", cases, failures);
    return failures > 0 || cases == 0;
}
