/* test_measure.c - the limits: nothing that a cell may hold breaks the reading.
 *
 * Usage: test_measure FILE.tsv…   The case files serve as a corpus: every text is cut
 * at every byte, and damaged at every byte. Run it under the sanitizers.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/text.h"

enum { LINE = 8192, RANDOM_TEXTS = 20000, RANDOM_LENGTH = 64 };

/* Reads an exact-size heap copy, so that the sanitizer sees a read past the end. */
static void read_copy(const char *text, size_t length, struct pbe_measure *measure)
{
    struct pbe_text out;
    struct pbe_pair pair;
    char *copy = malloc(length ? length : 1);
    assert(copy != NULL);
    memcpy(copy, text, length);
    for (int role = PBE_TARGET; role <= PBE_ACTUAL; role++) {
        pbe_measure_read(copy, length, (enum pbe_role)role, measure);
        assert(memchr(measure->unit, '\0', PBE_UNIT_MAX) != NULL);
        assert(measure->value == measure->value && measure->upper == measure->upper);
        assert(measure->kind != PBE_MEASURE_CHANGE || measure->value >= 0);
        assert(measure->kind != PBE_MEASURE_RANGE || measure->value <= measure->upper);
        pbe_text_init(&out, 4096);
        pbe_measure_write(measure, copy, length, &out);
        pbe_text_done(&out);
        pbe_pair_make(measure, copy, length, measure, copy, length, &pair);
    }
    free(copy);
}

static unsigned long next_random(unsigned long *state)
{
    *state = *state * 6364136223846793005ul + 1442695040888963407ul;
    return *state >> 33;
}

static void test_cuts_and_damage(const char *path)
{
    struct pbe_measure measure;
    char line[LINE];
    FILE *file = fopen(path, "rb");
    assert(file != NULL);
    while (fgets(line, sizeof line, file) != NULL) {
        size_t length = strlen(line);
        for (size_t cut = 0; cut <= length; cut++)
            read_copy(line, cut, &measure);
        for (size_t i = 0; i < length; i++) {
            char kept = line[i];
            line[i] = (char)(kept ^ 0x80);
            read_copy(line, length, &measure);
            line[i] = '\0';
            read_copy(line, length, &measure);
            line[i] = kept;
        }
    }
    fclose(file);
}

static void test_random_bytes(void)
{
    static const char *const PIECES[] = {
        "≥", "95", "%", "月", "年",   "第", "一",   "（", "含",   "）",       "/",
        "-", "~",  ".", ",",  "增长", "万", "以上", "O",  "\xE4", "\xF0\x9F", "之间"};
    struct pbe_measure measure;
    char text[RANDOM_LENGTH * 8];
    unsigned long state = 20231231;
    for (int n = 0; n < RANDOM_TEXTS; n++) {
        size_t length = 0, parts = next_random(&state) % RANDOM_LENGTH;
        while (parts-- > 0 && length + 8 < sizeof text) {
            const char *piece =
                PIECES[next_random(&state) % (sizeof PIECES / sizeof PIECES[0])];
            if (next_random(&state) % 8 == 0) {
                text[length++] = (char)next_random(&state);
                continue;
            }
            memcpy(text + length, piece, strlen(piece));
            length += strlen(piece);
        }
        read_copy(text, length, &measure);
    }
}

static void test_long_texts(void)
{
    static char text[PBE_MEASURE_TEXT_MAX + 2];
    struct pbe_measure measure;
    static const char *const FILL[] = {"9", "a", "一", "（", "1,",
                                       "/", " ", "万", "≥",  "-1"};
    for (size_t k = 0; k < sizeof FILL / sizeof FILL[0]; k++) {
        size_t piece = strlen(FILL[k]), length = 0;
        while (length + piece <= PBE_MEASURE_TEXT_MAX) {
            memcpy(text + length, FILL[k], piece);
            length += piece;
        }
        read_copy(text, length, &measure);
    }
    memset(text, '9', sizeof text);
    read_copy(text, PBE_MEASURE_TEXT_MAX + 1, &measure);
    assert(measure.kind == PBE_MEASURE_WORDS);
    assert(measure.doubts & PBE_DOUBT_TOO_LONG);
}

static void test_special_bytes(void)
{
    struct pbe_measure measure;
    read_copy("", 0, &measure);
    assert(measure.kind == PBE_MEASURE_NONE);
    read_copy("9\0005%", 4,
              &measure); /* a NUL is damage, and 9 and 5 are two numbers */
    assert(measure.kind != PBE_MEASURE_NUMBER || measure.value != 95);
    read_copy("9\xE2\x80\x8B"
              "5%",
              6, &measure); /* a zero-width blank is nothing */
    assert(measure.kind == PBE_MEASURE_NUMBER && measure.value == 95);
    read_copy("\xFF\xFE", 2, &measure);
    assert(measure.kind == PBE_MEASURE_WORDS);
}

static void test_unit_cut(void)
{
    static const char TEXT[] =
        "500元/人·月·年·天·次·户·个·家·项·件·处·座·台·套·辆·公里·平方米";
    struct pbe_measure measure;
    read_copy(TEXT, sizeof TEXT - 1, &measure);
    assert(strlen(measure.unit) < PBE_UNIT_MAX);
    assert(measure.doubts & PBE_DOUBT_TOO_LONG);
}

int main(int argc, char **argv)
{
    test_special_bytes();
    test_long_texts();
    test_unit_cut();
    test_random_bytes();
    for (int i = 1; i < argc; i++)
        test_cuts_and_damage(argv[i]);
    puts("limits hold");
    return EXIT_SUCCESS;
}
