/* generate.h - the build tool that prints what follows from functions.def, commands.def.
 *
 * generate.c reads the tables; one file per kind of output prints to standard output: the
 * UNO interface, the function wizard's texts, the function reference, the menu, the page
 * of help. Serves the build alone and is not shipped. A fault in a table ends the program
 * with status 1, and so the build. Nothing is allocated; all texts are literals.
 */
#ifndef PBE_ADDIN_GENERATE_H
#define PBE_ADDIN_GENERATE_H

#include <stddef.h>

enum language { CHINESE, ENGLISH, LANGUAGE_COUNT };

struct parameter {
    const char *name, *type;              /* the IDL name; a token of functions.def */
    const char *title[LANGUAGE_COUNT];    /* as the wizard names it */
    const char *sentence[LANGUAGE_COUNT]; /* what to put there */
};

struct function {
    const char *method, *result;
    const char *sentence[LANGUAGE_COUNT];
    const char *example; /* "=FORMULA => shown" */
    const struct parameter *parameters;
    size_t parameter_count;
};

extern const struct function functions[];
extern const size_t function_count;

/* An entry of the menu; all texts are NULL in a line between groups. */
struct command {
    const char *path;
    const char *title[LANGUAGE_COUNT], *sentence[LANGUAGE_COUNT];
};

extern const struct command commands[];
extern const size_t command_count;

/* The word in capitals: method score is shown as PBE_SCORE. */
void print_upper(const char *word);

/* An example has two halves: the formula, and what it shows. */
void print_example_formula(const struct function *function);
const char *example_result(const struct function *function);

/* A text of XML or HTML, and one property of a configuration in both languages. */
void print_xml(const char *text);
void print_property(int indent, const char *name, const char *const text[]);

void print_idl(void);
void print_xcu(void);
void print_addons(void);
void print_docs(enum language language);
void print_help(enum language language);

#endif
