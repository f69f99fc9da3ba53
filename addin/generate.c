/* The tables, what all outputs share, and the choice of output. */
#include "addin/generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* First reading of the table: the parameters of each function. */
#define PBE_PARAMETER(name, type, zh_name, zh, en_name, en)                            \
    {#name, #type, {zh_name, en_name}, {zh, en}},
#define PBE_FUNCTION(method, result, zh, en, example, parameters)                      \
    static const struct parameter method##_parameters[] = {parameters};
#include "addin/functions.def"
#undef PBE_FUNCTION
#undef PBE_PARAMETER

/* Second reading: the functions, each with its parameters. */
#define PBE_PARAMETER(name, type, zh_name, zh, en_name, en)
#define PBE_FUNCTION(method, result, zh, en, example, parameters)                      \
    {#method,                                                                          \
     #result,                                                                          \
     {zh, en},                                                                         \
     example,                                                                          \
     method##_parameters,                                                              \
     sizeof method##_parameters / sizeof method##_parameters[0]},
const struct function functions[] = {
#include "addin/functions.def"
};
#undef PBE_FUNCTION
#undef PBE_PARAMETER

const size_t function_count = sizeof functions / sizeof functions[0];

#define PBE_COMMAND(path, zh, en, zh_help, en_help)                                    \
    {#path, {zh, en}, {zh_help, en_help}},
#define PBE_COMMAND_GAP {NULL, {NULL, NULL}, {NULL, NULL}},
const struct command commands[] = {
#include "addin/commands.def"
};
#undef PBE_COMMAND_GAP
#undef PBE_COMMAND

const size_t command_count = sizeof commands / sizeof commands[0];

void print_upper(const char *word)
{
    for (; *word != '\0'; word++)
        putchar(*word >= 'a' && *word <= 'z' ? *word - 'a' + 'A' : *word);
}

/* Where " => " stands in an example: the formula before it, the result after it. */
static const char *example_arrow(const struct function *function)
{
    const char *arrow = strstr(function->example, " => ");

    if (arrow == NULL) {
        fprintf(stderr, "addin/functions.def: the example of %s has no ' => '\n",
                function->method);
        exit(1);
    }
    return arrow;
}

void print_example_formula(const struct function *function)
{
    const char *arrow = example_arrow(function);

    printf("%.*s", (int)(arrow - function->example), function->example);
}

const char *example_result(const struct function *function)
{
    return example_arrow(function) + strlen(" => ");
}

static void print_examples(void)
{
    for (size_t i = 0; i < function_count; i++) {
        print_example_formula(&functions[i]);
        printf("\t%s\n", example_result(&functions[i]));
    }
}

int main(int argc, char **argv)
{
    const char *what = argc == 2 ? argv[1] : "";

    if (strcmp(what, "idl") == 0)
        print_idl();
    else if (strcmp(what, "xcu") == 0)
        print_xcu();
    else if (strcmp(what, "addons") == 0)
        print_addons();
    else if (strcmp(what, "help-zh") == 0)
        print_help(CHINESE);
    else if (strcmp(what, "help-en") == 0)
        print_help(ENGLISH);
    else if (strcmp(what, "docs-zh") == 0)
        print_docs(CHINESE);
    else if (strcmp(what, "docs-en") == 0)
        print_docs(ENGLISH);
    else if (strcmp(what, "examples") == 0)
        print_examples();
    else {
        fputs(
            "usage: generate idl|xcu|addons|help-zh|help-en|docs-zh|docs-en|examples\n",
            stderr);
        return 2;
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
