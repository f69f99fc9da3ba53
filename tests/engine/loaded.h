/* loaded.h - an engine, a folder with packs, and what became of loading it.
 *
 * For tests with cmocka. A check that fails ends the test with the line that called it.
 */
#ifndef TESTS_LOADED_H
#define TESTS_LOADED_H

#include "lua/engine.h"
#include "scratch.h"

struct loaded {
    struct scratch folder;
    pbe_engine *engine;
    struct pbe_error err; /* of the last load */
};

void loaded_open(struct loaded *loaded); /* a folder without packs, an empty engine */
void loaded_close(struct loaded *loaded);

/* Loads the folder; `second` (may be NULL) is a further root. */
pbe_status loaded_load(struct loaded *loaded, const char *second);

/* The points of 5 against 10, weight 10, in this pack (NULL: "t"); -1 when there are
 * none, -2 after an error. */
double loaded_points(struct loaded *loaded, const char *pack);

/* What pbe_engine_pack() says of a pack; the text lives until the next call. */
const char *loaded_pack(struct loaded *loaded, const char *pack);

#endif
