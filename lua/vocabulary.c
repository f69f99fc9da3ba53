#include "lua/vocabulary.h"

#include <string.h>

#include "lua/words.h"

#define TOP   VOCABULARY_TOP
#define SHAPE VOCABULARY_SHAPE
#define FIELD VOCABULARY_FIELD
#define VALUE VOCABULARY_VALUE

static const struct vocabulary_word words[] = {
#define WORD(where, english, chinese, others) {english, chinese, others, where},
#define CHOICE(english, chinese, others)
#include "lua/vocabulary.def"
#undef WORD
#undef CHOICE
};

static const struct vocabulary_word choices[] = {
#define WORD(where, english, chinese, others)
#define CHOICE(english, chinese, others) {english, chinese, others, 0},
#include "lua/vocabulary.def"
#undef WORD
#undef CHOICE
};

enum {
    WORDS = sizeof words / sizeof *words,
    CHOICES = sizeof choices / sizeof *choices
};

static bool is_word(const char *known, const char *word, size_t length)
{
    return known[0] == word[0] && strncmp(known, word, length) == 0
           && known[length] == '\0';
}

/* Is it one of the words in `list`, which has blanks between them? */
static bool is_one_of(const char *list, const char *word, size_t length)
{
    while (*list) {
        size_t size = strcspn(list, " ");
        if (size == length && memcmp(list, word, length) == 0)
            return true;
        list += size + (list[size] == ' ');
    }
    return false;
}

static const struct vocabulary_word *find(const struct vocabulary_word *list,
                                          size_t count, const char *word, size_t length)
{
    bool ascii = length > 0 && (unsigned char)word[0] < 0x80;
    for (size_t i = 0; length > 0 && i < count; i++)
        if (is_word(ascii ? list[i].english : list[i].chinese, word, length))
            return &list[i];
    for (size_t i = 0; length > 0 && !ascii && i < count; i++)
        if (is_one_of(list[i].others, word, length))
            return &list[i];
    return NULL;
}

const struct vocabulary_word *vocabulary_find(const char *word, size_t length)
{
    return find(words, WORDS, word, length);
}

const struct vocabulary_word *vocabulary_choice(const char *word, size_t length)
{
    return find(choices, CHOICES, word, length);
}

/* The distance to the nearest of a word's Chinese forms that has half its characters in
 * common with `word`; `none` when there is no such form. */
static size_t distance(const struct vocabulary_word *known, const char *word,
                       size_t length, size_t none)
{
    const char *form = known->chinese;
    size_t size = strlen(form), best = none;
    for (const char *next = known->others;;) {
        size_t most = (size > length ? size : length) / strlen("字");
        size_t d = words_distance(word, length, form, size);
        if (2 * d <= most && d < most && d < best)
            best = d;
        if (!*next)
            return best;
        form = next;
        size = strcspn(next, " ");
        next += size + (next[size] == ' ');
    }
}

size_t vocabulary_nearest(const char *word, size_t length, unsigned where, size_t most,
                          const char *found[])
{
    size_t best = WORDS_COMPARED, count = 0;
    for (size_t i = 0; i < WORDS; i++) {
        size_t d = words[i].where & where
                       ? distance(&words[i], word, length, WORDS_COMPARED)
                       : WORDS_COMPARED;
        if (d == WORDS_COMPARED || d > best)
            continue;
        if (d < best)
            count = 0;
        best = d;
        if (count < most)
            found[count++] = words[i].chinese;
    }
    return count;
}

const struct vocabulary_word *vocabulary_words(size_t *count)
{
    *count = WORDS;
    return words;
}

const struct vocabulary_word *vocabulary_choices(size_t *count)
{
    *count = CHOICES;
    return choices;
}
