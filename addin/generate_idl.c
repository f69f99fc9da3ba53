/* The UNO interface: what Calc calls. */
#include "addin/generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The IDL type of a token. A token that nobody knows must not reach a file format. */
static const char *idl_type(const char *token)
{
    static const char *const types[][2] = {
        {"any", "any"},       {"text", "string"},
        {"number", "double"}, {"table", "sequence< sequence< any > >"},
        {"optional", "any"},  {"range", "com::sun::star::table::XCellRange"},
    };

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(token, types[i][0]) == 0)
            return types[i][1];
    fprintf(stderr, "addin/functions.def: unknown type %s\n", token);
    exit(1);
}

static void print_idl_method(const struct function *function)
{
    printf("    /// %s\n    %s %s(", function->sentence[ENGLISH],
           idl_type(function->result), function->method);
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];

        if (i > 0)
            fputs(i == 3 ? ",\n        " : ", ", stdout);
        printf("[in] %s %s", idl_type(parameter->type), parameter->name);
    }
    puts(");");
}

void print_idl(void)
{
    puts(
        "// XCalc.idl - what Calc sees of PBE. Made from addin/functions.def.\n"
        "//\n"
        "// A cell that calls PBE_SCORE is stored in files as PBE.CALC.SCORE: service\n"
        "// and method, in capitals. So neither names nor order ever change; new\n"
        "// methods go last. A string parameter can tell an empty cell from 0, an any\n"
        "// cannot, but only an any may be left out.\n"
        "\n"
        "module pbe {\n"
        "\n"
        "interface XCalc : com::sun::star::uno::XInterface\n"
        "{");
    for (size_t i = 0; i < function_count; i++) {
        if (i > 0)
            putchar('\n');
        print_idl_method(&functions[i]);
    }
    puts("};\n"
         "\n"
         "service Calc : XCalc;\n"
         "\n"
         "};");
}
