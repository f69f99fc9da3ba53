/* lexicon.c - see lexicon.h. */
#include "assessment/lexicon.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum { UNBUILT, BUILDING, READY };

static size_t bucket_of(uint32_t code)
{
    return (code ^ (code >> 9)) % AS_LEXICON_BUCKETS;
}

/* The entry of one row. */
static struct as_lexicon_entry entry_of(const struct as_lexicon *lexicon, size_t row)
{
    struct as_lexicon_entry entry = {.row = (uint16_t)row};
    const char *word;
    size_t left;
    memcpy(&word, (const char *)lexicon->rows + row * lexicon->stride, sizeof word);
    left = strlen(word);
    while (left > 0 && entry.length < AS_LEXICON_WORD) {
        uint32_t code;
        size_t taken = pbe_utf8_get(word, left, &code);
        assert(taken > 0 && code <= UINT16_MAX);
        entry.code[entry.length++] = (uint16_t)code;
        word += taken;
        left -= taken;
    }
    assert(left == 0 && entry.length > 0);
    return entry;
}

/* Counts the words of each bucket, then puts each word before the shorter ones. */
static void build(struct as_lexicon *lexicon)
{
    uint16_t *start = lexicon->start;
    uint16_t used[AS_LEXICON_BUCKETS] = {0};
    assert(lexicon->count < UINT16_MAX);
    for (size_t row = 0; row < lexicon->count; row++)
        start[bucket_of(entry_of(lexicon, row).code[0]) + 1]++;
    for (size_t bucket = 0; bucket < AS_LEXICON_BUCKETS; bucket++)
        start[bucket + 1] = (uint16_t)(start[bucket + 1] + start[bucket]);
    for (size_t row = 0; row < lexicon->count; row++) {
        struct as_lexicon_entry entry = entry_of(lexicon, row);
        size_t bucket = bucket_of(entry.code[0]);
        struct as_lexicon_entry *first = lexicon->entry + start[bucket];
        size_t i = used[bucket]++;
        for (; i > 0 && first[i - 1].length < entry.length; i--)
            first[i] = first[i - 1];
        first[i] = entry;
    }
}

static void make_ready(struct as_lexicon *lexicon)
{
    int expected = UNBUILT;
    if (atomic_compare_exchange_strong(&lexicon->state, &expected, BUILDING)) {
        build(lexicon);
        atomic_store_explicit(&lexicon->state, READY, memory_order_release);
        return;
    }
    while (atomic_load_explicit(&lexicon->state, memory_order_acquire) != READY)
        continue; /* a few microseconds, once in the life of the process */
}

size_t as_lexicon_find(struct as_lexicon *lexicon, const struct as_glyphs *glyphs,
                       size_t at, size_t *row)
{
    const struct as_glyph *glyph = &glyphs->at[at];
    const struct as_lexicon_entry *entry, *end;
    size_t bucket = bucket_of(glyph->code);
    if (atomic_load_explicit(&lexicon->state, memory_order_acquire) != READY)
        make_ready(lexicon);
    if (at >= glyphs->count)
        return 0;
    entry = lexicon->entry + lexicon->start[bucket];
    end = lexicon->entry + lexicon->start[bucket + 1];
    for (; entry < end; entry++) {
        size_t i = 0;
        /* the sentinel's 0 is in no word, so this stops at the end of the text */
        while (i < entry->length && glyph[i].code == entry->code[i])
            i++;
        if (i == entry->length) {
            *row = entry->row;
            return i;
        }
    }
    return 0;
}
