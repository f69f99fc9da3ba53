/* memo.h - scores that were computed before.
 *
 * A score follows from its row and the packs alone, and a spreadsheet asks for the same
 * rows again and again: every recalculation, every row of “95%以上 | 95% | 5”. The memo
 * keeps results by a keyed hash (SipHash, so that no workbook can be written to make two
 * rows meet); a newer row takes the place of an older one.
 * Owner: memo_free(). Threads: as the engine that owns it, under its lock.
 */
#ifndef PBE_LUA_MEMO_H
#define PBE_LUA_MEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "lua/engine.h"

struct memo;

struct memo *memo_new(void); /* NULL when memory ends; all functions take NULL */
void memo_free(struct memo *memo);

/* Forgets everything: the packs have changed. */
void memo_clear(struct memo *memo);

/* The row's key; 0 for a row that is too long to be worth it. */
uint64_t memo_key(const struct memo *memo, const struct pbe_row *row);

/* True and *score when the row was kept. */
bool memo_find(const struct memo *memo, uint64_t key, struct pbe_score *score);

void memo_keep(struct memo *memo, uint64_t key, const struct pbe_score *score);

#endif
