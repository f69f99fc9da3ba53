/* packs3_folder.h - what the tests of packs share: a folder of their own with packs in it,
 * and engines that load it.
 *
 * Paths are relative to the work folder, which folder_begin() makes and folder_end()
 * removes with all that is in it.
 */
#ifndef PACKS3_FOLDER_H
#define PACKS3_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "lua/engine.h"

/* cmocka's setup and teardown of a test: makes the work folder, goes into it, removes it. */
int folder_begin(void **state);
int folder_end(void **state);

/* Writes a file, making the folders on its way; its text is printf-made. */
void folder_write(const char *path, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void folder_remove(const char *path); /* a file */

/* Writes ROOT/ID with one rule “比例” whose first number is `percent`: a row of target
 * 100% and actual 50% gets 10 × 50/percent points. */
void folder_write_pack(const char *root, const char *id, const char *version,
                       int percent);

/* An engine with the shipped packs in "shipped" and the other options as given. */
pbe_engine *engine_new(const struct pbe_engine_options *options);

/* Loads the roots "bureau" (with_bureau) or none. */
pbe_status engine_load(pbe_engine *engine, int with_bureau, struct pbe_error *err);

/* The points of target 100%, actual 50%, weight 10 by the rule “比例” of a pack. */
double engine_points(pbe_engine *engine, const char *pack);

/* Loading must fail with this status, and file and sentence hold these texts. */
void engine_refuses(pbe_engine *engine, pbe_status status, const char *file,
                    const char *text);

#endif
