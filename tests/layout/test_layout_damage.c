/* test_layout_damage.c CASE… - forms that went through many hands: cells of every case are
 * moved, doubled and lost, merges appear and vanish. Whatever comes out, it holds
 * together: indexes stay inside their lists, places inside the sheets, and a second
 * reading finds the same.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drawn.h"
#include "told.h"

enum { LINES = 400, WIDTH = 4096, ROUNDS = 60, TOLD = 1024 * 1024 };

struct form {
    char lines[LINES][WIDTH];
    size_t count;
};

static unsigned long state;

/* Numbers that are the same on every machine. */
static size_t pick(size_t below)
{
    state = (state * 1103515245u + 12345u) & 0x7FFFFFFFu;
    return below > 0 ? (size_t)(state >> 8) % below : 0;
}

static bool load(const char *path, struct form *form)
{
    FILE *file = fopen(path, "rb");
    form->count = 0;
    if (!file)
        return false;
    while (form->count < LINES && fgets(form->lines[form->count], WIDTH, file)) {
        char *line = form->lines[form->count];
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line, "---") == 0)
            break;
        /* a hundred thousand rows of damage are one too many */
        form->count += line[0] != '#' && line[0] != '*';
    }
    fclose(file);
    return form->count > 0;
}

/* The cell number `n` of a line: its start and length. */
static char *cell_of(char *line, size_t n, size_t *length)
{
    while (n-- > 0 && strchr(line, '|'))
        line = strchr(line, '|') + 1;
    *length = strcspn(line, "|");
    return line;
}

static void replace_cell(char *line, size_t n, const char *text, size_t length)
{
    size_t old, rest;
    char *cell = cell_of(line, n, &old);
    rest = strlen(cell + old);
    if (strlen(line) - old + length >= WIDTH)
        return;
    memmove(cell + length, cell + old, rest + 1);
    memcpy(cell, text, length);
}

static void damage(struct form *form)
{
    static const char *const ODD[] = {"",  "^",    "<",      "……", "其中：", "合计",
                                      "9", "得分", "指标值", "！", "（",     "1、"};
    char *line = form->lines[pick(form->count)];
    char *other = form->lines[pick(form->count)];
    size_t length, kind = pick(8);
    char copy[WIDTH];
    if (kind == 0) {
        memcpy(copy, line, WIDTH);
        memcpy(line, other, WIDTH);
        memcpy(other, copy, WIDTH);
    } else if (kind == 1) {
        memmove(other, line, WIDTH);
    } else if (kind == 2) {
        line[0] = '\0';
    } else if (kind == 3) {
        const char *odd = ODD[pick(sizeof ODD / sizeof ODD[0])];
        replace_cell(line, pick(9), odd, strlen(odd));
    } else {
        char *cell = cell_of(other, pick(9), &length);
        memcpy(copy, cell, length);
        replace_cell(line, pick(9), copy, length);
    }
}

static bool is_sound(const struct pbe_assessment *read)
{
    for (size_t i = 0; i < read->indicator_count; i++) {
        const struct pbe_indicator *row = &read->indicators[i];
        if (row->parent >= (int)read->indicator_count || row->parent == (int)i
            || !row->name || !row->group1 || !row->group2 || row->score_rows < 1
            || row->weight_rows < 1 || (row->is_execution && !row->name[0]))
            return false;
    }
    for (size_t i = 0; i < read->heading_count; i++)
        if (read->headings[i].first < 0
            || read->headings[i].last >= (int)read->indicator_count)
            return false;
    for (size_t i = 0; i < read->fund_count; i++)
        if (read->funds[i].parent >= (int)i)
            return false;
    for (size_t i = 0; i < read->base_row_count; i++)
        if (read->base_rows[i].parent >= (int)i || !read->base_rows[i].name)
            return false;
    for (size_t i = 0; i < read->note_count; i++)
        if (!read->notes[i].code || !read->notes[i].text[0])
            return false;
    return true;
}

/* Reads twice; both must tell the same. */
static bool read_twice(const struct drawn *drawn)
{
    struct pbe_text told[2];
    bool sound = true;
    const pbe_grid *grids[DRAWN_SHEETS];
    for (size_t i = 0; i < drawn->count; i++)
        grids[i] = drawn->sheets[i];
    for (int k = 0; k < 2; k++) {
        struct pbe_assessment **list = NULL;
        size_t count = 0;
        pbe_text_init(&told[k], TOLD);
        pbe_status status = pbe_layout_read(grids, drawn->count, &list, &count, NULL);
        sound = sound && (status == PBE_STATUS_OK || status == PBE_STATUS_FILE);
        for (size_t i = 0; i < count; i++) {
            sound = sound && is_sound(list[i]);
            told_write(list[i], &told[k]);
        }
        pbe_layout_free(list, count);
    }
    sound = sound && strcmp(pbe_text_get(&told[0]), pbe_text_get(&told[1])) == 0;
    pbe_text_done(&told[0]);
    pbe_text_done(&told[1]);
    return sound;
}

static bool try_round(const struct form *whole, unsigned long seed, size_t *drawings)
{
    static struct form form;
    static char *lines[LINES];
    struct drawn drawn;
    state = seed;
    form = *whole;
    for (size_t i = 1 + pick(12); i > 0; i--)
        damage(&form);
    for (size_t i = 0; i < form.count; i++)
        lines[i] = form.lines[i];
    bool drew = drawn_read(lines, form.count, &drawn);
    bool sound = !drew || read_twice(&drawn);
    *drawings += drew;
    drawn_free(&drawn);
    return sound;
}

int main(int argc, char **argv)
{
    static struct form whole;
    size_t drawings = 0;
    int failures = 0;
    for (int i = 1; i < argc; i++)
        for (unsigned long seed = 1; load(argv[i], &whole) && seed <= ROUNDS; seed++)
            if (!try_round(&whole, seed, &drawings)) {
                printf("%s, damaged with seed %lu, does not hold together\n", argv[i],
                       seed);
                failures++;
            }
    printf("%zu damaged forms, %d failures\n", drawings, failures);
    return failures > 0 || drawings < 100;
}
