/* scratch.h - a folder of its own for a test, in the system's temporary place.
 *
 * Packs are written into it file by file; scratch_close() removes all of it. Whatever
 * goes wrong here ends the test program: it is not what is tested.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <stddef.h>

struct scratch {
    char path[256];
};

void scratch_open(struct scratch *scratch);
void scratch_close(struct scratch *scratch);

/* Writes a file, as in "pack/rules.lua"; its folders are made, an old one is replaced. */
void scratch_write(const struct scratch *scratch, const char *name, const char *bytes,
                   size_t length);
void scratch_put(const struct scratch *scratch, const char *name, const char *text);
void scratch_remove(const struct scratch *scratch, const char *name);

/* The path of something inside, in out, and out. */
const char *scratch_path(const struct scratch *scratch, const char *name,
                         char out[512]);

/* The shortest pack that loads, with the id "t" and one rule: 10 by proportion. */
#define PACK_TEXT                                                                      \
    "pack {\n"                                                                         \
    "  id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"               \
    "}\n"                                                                              \
    "grades { { name = \"优\", from = 90 }, { name = \"差\", from = 0 } }\n"
#define RULE_TEXT                                                                      \
    "rule \"定量\" {\n"                                                              \
    "  basis = \"文件\", sentence = \"按比例\", default_for = { \"number\" },\n"  \
    "  score = proportional { },\n"                                                    \
    "  examples = { { target = \"10\", actual = \"5\", weight = 10, points = 5 } },\n" \
    "}\n"

/* Writes that pack: t/pack.lua and t/rules.lua. */
void scratch_good_pack(const struct scratch *scratch);

#endif
