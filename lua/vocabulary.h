/* vocabulary.h - the words of the rule language, English and Chinese.
 *
 * Both are the same language: 计分 is score wherever a name may stand, "四舍五入" is
 * "half_up" wherever a field chooses. The words are in vocabulary.def. All texts are
 * static; no state.
 */
#ifndef PBE_LUA_VOCABULARY_H
#define PBE_LUA_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

/* What a word may begin; a set. */
enum vocabulary_where {
    VOCABULARY_TOP = 1,   /* a declaration of its own: rule "…" { … } */
    VOCABULARY_SHAPE = 2, /* a way to score: steps { … } */
    VOCABULARY_FIELD = 4, /* weight = 5 */
    VOCABULARY_VALUE = 8, /* true */
    VOCABULARY_ANY = 15
};

struct vocabulary_word {
    const char *english, *chinese, *others; /* others: with blanks between */
    unsigned where;
};

/* The word with this English, Chinese or other Chinese form; NULL when there is none. */
const struct vocabulary_word *vocabulary_find(const char *word, size_t length);

/* The same for the texts from which a field chooses; `where` is 0. */
const struct vocabulary_word *vocabulary_choice(const char *word, size_t length);

/* Writes up to `most` Chinese words that are nearest to this one and may stand `where`
 * to found, and returns their number; 0 when none has anything in common with it. */
size_t vocabulary_nearest(const char *word, size_t length, unsigned where, size_t most,
                          const char *found[]);

/* All words, for tests and tools. */
const struct vocabulary_word *vocabulary_words(size_t *count);
const struct vocabulary_word *vocabulary_choices(size_t *count);

#endif
