#include "lua/memo.h"

#include <sodium/crypto_shorthash_siphash24.h>
#include <sodium/randombytes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum {
    ENTRIES = 1 << 17, /* 100,000 rows of a large workbook find room */
    ROW_BYTES = 256
};

struct entry {
    uint64_t key; /* 0: free */
    struct pbe_score score;
};

struct memo {
    bool is_clear; /* nothing was kept since it was made or cleared */
    unsigned char secret[crypto_shorthash_siphash24_KEYBYTES];
    struct entry entries[ENTRIES];
};

struct memo *memo_new(void)
{
    struct memo *memo = calloc(1, sizeof *memo); /* pages come when they are used */
    if (memo) {
        randombytes_buf(memo->secret, sizeof memo->secret);
        memo->is_clear = true;
    }
    return memo;
}

void memo_free(struct memo *memo)
{
    free(memo);
}

void memo_clear(struct memo *memo)
{
    if (!memo || memo->is_clear) /* writing zeros would cost 7 MB of pages */
        return;
    memset(memo->entries, 0, sizeof memo->entries);
    memo->is_clear = true;
}

/* The row in a flat form: what kinds and lengths there are, then the contents. */
struct flat {
    uint16_t shapes[8]; /* EMPTY 0, NUMBER 1, TEXT 2 + its length; three are spare */
    double weight;      /* follows without a gap: gaps hold anything */
    char bytes[ROW_BYTES];
};

_Static_assert(offsetof(struct flat, bytes) == 8 * sizeof(uint16_t) + sizeof(double),
               "no gaps in what is hashed");

static bool add_value(struct flat *flat, size_t *used, int index,
                      const struct pbe_value *value)
{
    const void *bytes =
        value->kind == PBE_TEXT ? value->text : (const void *)&value->number;
    size_t length = value->kind == PBE_TEXT ? value->length : sizeof value->number;
    if (value->kind == PBE_EMPTY)
        return true;
    if (length > ROW_BYTES - *used)
        return false;
    flat->shapes[index] = (uint16_t)(value->kind == PBE_TEXT ? 2 + length : 1);
    memcpy(flat->bytes + *used, bytes, length);
    *used += length;
    return true;
}

uint64_t memo_key(const struct memo *memo, const struct pbe_row *row)
{
    struct flat flat;
    size_t used = 0;
    uint64_t key;
    memset(flat.shapes, 0, sizeof flat.shapes);
    flat.weight = row->weight;
    if (!memo || !add_value(&flat, &used, 0, &row->target)
        || !add_value(&flat, &used, 1, &row->actual)
        || !add_value(&flat, &used, 2, &row->rule)
        || !add_value(&flat, &used, 3, &row->given)
        || !add_value(&flat, &used, 4, &row->pack))
        return 0;
    crypto_shorthash_siphash24((unsigned char *)&key, (const unsigned char *)&flat,
                               offsetof(struct flat, bytes) + used, memo->secret);
    return key;
}

bool memo_find(const struct memo *memo, uint64_t key, struct pbe_score *score)
{
    if (key == 0)
        return false;
    const struct entry *entry = &memo->entries[key % ENTRIES];
    if (entry->key != key)
        return false;
    *score = entry->score;
    return true;
}

void memo_keep(struct memo *memo, uint64_t key, const struct pbe_score *score)
{
    if (key == 0)
        return;
    struct entry *entry = &memo->entries[key % ENTRIES];
    entry->key = key;
    entry->score = *score;
    memo->is_clear = false;
}
