/* The function reference, docs/zh/functions.md and docs/en/functions.md. */
#include "addin/generate.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A cell of a Markdown table: a bar would end it. */
static void print_cell(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            putchar('\\');
        putchar(*text);
    }
}

static bool is_optional(const struct parameter *parameter)
{
    return strcmp(parameter->type, "optional") == 0;
}

struct words {
    const char *heading, *introduction, *table_head, *parameter_head, *example, *shows;
    const char *name_in_files;
};

static const struct words words[LANGUAGE_COUNT] = {
    {.heading = "# PBE 函数\n\n"
                "<!-- 由 addin/functions.def 生成，请改那里。 -->\n",
     .introduction =
         "在 Calc 的公式里直接使用下列函数，函数名在各种语言的界面里都一样。\n"
         "方括号中的参数可以省略；公式里的标点须用半角。\n"
         "函数向导（Ctrl+F2）的“附加”类别里有同样的说明。\n",
     .table_head = "| 函数 | 作用 |",
     .parameter_head = "| 参数 | 填什么 |",
     .example = "例：",
     .shows = " 显示 ",
     .name_in_files = "文件中的名称："},
    {.heading = "# PBE functions\n\n"
                "<!-- Made from addin/functions.def; change that. -->\n",
     .introduction =
         "Use these functions in any Calc formula. Their names are the same in\n"
         "every language. Parameters in brackets may be left out. The function\n"
         "wizard (Ctrl+F2) shows the same texts in its category Add-in.\n",
     .table_head = "| Function | Gives |",
     .parameter_head = "| Parameter | What to put there |",
     .example = "Example: ",
     .shows = " shows ",
     .name_in_files = "Name in files: "},
};

static void print_docs_function(const struct function *function, enum language language)
{
    const struct words *say = &words[language];

    fputs("\n## PBE_", stdout);
    print_upper(function->method);
    fputs("\n\n`PBE_", stdout);
    print_upper(function->method);
    putchar('(');
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];

        printf(is_optional(parameter) ? "%s[%s]" : "%s%s", i > 0 ? "; " : "",
               parameter->title[language]);
    }
    printf(")`\n\n%s\n\n%s`", function->sentence[language], say->example);
    print_example_formula(function);
    printf("`%s`%s`\n\n%s`PBE.CALC.", say->shows, example_result(function),
           say->name_in_files);
    print_upper(function->method);
    printf("`\n\n%s\n| --- | --- |\n", say->parameter_head);
    for (size_t i = 0; i < function->parameter_count; i++) {
        fputs("| ", stdout);
        print_cell(function->parameters[i].title[language]);
        fputs(" | ", stdout);
        print_cell(function->parameters[i].sentence[language]);
        puts(" |");
    }
}

void print_docs(enum language language)
{
    const struct words *say = &words[language];

    printf("%s\n%s\n%s\n| --- | --- |\n", say->heading, say->introduction,
           say->table_head);
    for (size_t i = 0; i < function_count; i++) {
        fputs("| [PBE_", stdout);
        print_upper(functions[i].method);
        printf("](#pbe_%s) | ", functions[i].method);
        print_cell(functions[i].sentence[language]);
        puts(" |");
    }
    for (size_t i = 0; i < function_count; i++)
        print_docs_function(&functions[i], language);
}
