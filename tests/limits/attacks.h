/* attacks.h - what a rule file may try, and what must become of it. */
#ifndef TESTS_ATTACKS_H
#define TESTS_ATTACKS_H

#include <stddef.h>

/* A rule that behaves well until the actual value is 666; then `body` runs. */
struct attack {
    const char *name;
    const char *before; /* stands above the rule, in the same file */
    const char *body;
};

extern const struct attack attacks[];
extern const size_t attack_count;

/* Files that attack while they are loaded. */
struct load_attack {
    const char *name, *file;
};

extern const struct load_attack load_attacks[];
extern const size_t load_attack_count;

/* Names of Lua's own libraries: none of them exists for a rule. NULL at the end. */
extern const char *const forbidden_names[];

#endif
