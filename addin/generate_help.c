/* The page of help in the extension, help/zh.html and help/en.html: the menu, the
 * functions, and what error values mean. It stands alone: no script, nothing from a
 * network, pictures of the extension's own. */
#include "addin/generate.h"

#include <stdio.h>
#include <string.h>

struct words {
    const char *language, *title, *introduction, *menu, *menu_introduction;
    const char *functions, *functions_introduction, *example, *shows;
    const char *errors, *errors_introduction;
    const char *errors_list[7][2];
};

static const struct words words[LANGUAGE_COUNT] = {
    {.language = "zh-CN",
     .title = "绩效自评 PBE",
     .introduction = "为预算绩效自评表计分：每个得分都能说明来历，暂时不能计算的显示为"
                     "待定，既不算0分，也不给满分。",
     .menu = "菜单“绩效自评”",
     .menu_introduction = "同样的按钮在工具栏“绩效自评”里，从“视图 - 工具栏”打开。",
     .functions = "函数",
     .functions_introduction = "在公式里直接使用，函数名在各种语言的界面里都一样。方括"
                               "号中的参数可以省略；公式里的"
                               "标点须用半角。函数向导（Ctrl+F2）里也有这些说明。",
     .example = "例：",
     .shows = "显示",
     .errors = "单元格显示错误",
     .errors_introduction = "用同样的参数写 PBE_EXPLAIN，多半能看到原因。",
     .errors_list =
         {{"空白", "还没有填完，或要由人评定；评分说明里有原因。"},
          {"#NAME?",
           "函数名写错了，或者没有装扩展；刚装好的要关闭 LibreOffice 再打开。"},
          {"Err:501", "公式里有全角标点，如 （ ， ； 。换成半角。"},
          {"Err:502", "参数不对，如分值不是正数、没有这条规则、没有这个规则包。"},
          {"Err:504", "少了参数，或者区域里有出错的单元格。"},
          {"#VALUE!", "规则出错或超出限制；菜单里的“自检”说明规则文件的错误。"},
          {"#DIV/0!", "比率的基数是0。"}}},
    {.language = "en",
     .title = "PBE: self-evaluations of budget performance",
     .introduction =
         "Scores the tables of self-evaluations. Every score can say how it "
         "was computed; what cannot be computed yet stays pending: it is "
         "neither 0 nor full marks.",
     .menu = "The menu PBE",
     .menu_introduction = "The toolbar PBE has the same entries; turn it on in View > "
                          "Toolbars.",
     .functions = "Functions",
     .functions_introduction = "Use them in any formula; their names are the same in "
                               "every language. Parameters "
                               "in brackets may be left out. The function wizard "
                               "(Ctrl+F2) shows these texts, "
                               "too.",
     .example = "Example: ",
     .shows = "shows",
     .errors = "When a cell shows an error",
     .errors_introduction =
         "PBE_EXPLAIN of the same arguments mostly tells the reason.",
     .errors_list =
         {{"empty",
           "Not filled in yet, or for a person to judge; the explanation tells."},
          {"#NAME?", "The name is misspelled, or the extension is missing; after "
                     "installing it, close LibreOffice and open it again."},
          {"Err:501",
           "There is full-width punctuation in the formula, such as （ ， ；"},
          {"Err:502", "Bad arguments: the weight is not above 0, there is no such rule "
                      "or pack."},
          {"Err:504", "An argument is missing, or a cell of the range holds an error."},
          {"#VALUE!",
           "The rule failed or hit a limit; Self-check in the menu tells what "
           "is wrong in the rule files."},
          {"#DIV/0!", "The base of the rate is 0."}}},
};

static void print_style(void)
{
    puts("<style>\n"
         ":root { color-scheme: light dark }\n"
         "body { max-width: 46em; margin: 2em auto; padding: 0 1em; line-height: 1.6;\n"
         "  font-family: sans-serif }\n"
         "h1, h2, h3 { line-height: 1.3 }\n"
         "h3 { margin-bottom: 0; font-family: monospace }\n"
         "table { border-collapse: collapse; width: 100% }\n"
         "td { border-top: 1px solid #8886; padding: .3em .6em; vertical-align: top }\n"
         "td:first-child { white-space: nowrap }\n"
         "code { background: #8882; padding: 0 .2em }\n"
         "</style>");
}

static void print_section(const char *tag, const char *title, const char *sentence)
{
    printf("<h2 id=\"%s\">", tag);
    print_xml(title);
    fputs("</h2>\n<p>", stdout);
    print_xml(sentence);
    puts("</p>");
}

static void print_row(const char *first, const char *second)
{
    print_xml(first);
    fputs("</td><td>", stdout);
    print_xml(second);
    puts("</td></tr>");
}

static void print_menu(enum language language)
{
    puts("<table>");
    for (size_t i = 0; i < command_count; i++) {
        if (!commands[i].path)
            continue;
        printf("<tr><td><img src=\"../icons/%s_16.png\" alt=\"\" width=\"16\" "
               "height=\"16\"> ",
               commands[i].path);
        print_row(commands[i].title[language], commands[i].sentence[language]);
    }
    puts("</table>");
}

static void print_parameters(const struct function *function, enum language language)
{
    puts("<table>");
    for (size_t i = 0; i < function->parameter_count; i++) {
        fputs("<tr><td>", stdout);
        print_row(function->parameters[i].title[language],
                  function->parameters[i].sentence[language]);
    }
    puts("</table>");
}

static void print_function(const struct function *function, enum language language)
{
    printf("<h3 id=\"%s\">PBE_", function->method);
    print_upper(function->method);
    putchar('(');
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];
        int optional = strcmp(parameter->type, "optional") == 0;

        fputs(i > 0 ? "; " : "", stdout);
        fputs(optional ? "[" : "", stdout);
        print_xml(parameter->title[language]);
        fputs(optional ? "]" : "", stdout);
    }
    fputs(")</h3>\n<p>", stdout);
    print_xml(function->sentence[language]);
    printf("<br>\n%s<code>", words[language].example);
    print_example_formula(function);
    printf("</code> %s <code>", words[language].shows);
    print_xml(example_result(function));
    puts("</code></p>");
    print_parameters(function, language);
}

static void print_errors(const struct words *say)
{
    puts("<table>");
    for (size_t i = 0; i < sizeof say->errors_list / sizeof say->errors_list[0]; i++) {
        fputs("<tr><td>", stdout);
        print_row(say->errors_list[i][0], say->errors_list[i][1]);
    }
    puts("</table>");
}

void print_help(enum language language)
{
    const struct words *say = &words[language];

    printf("<!DOCTYPE html>\n"
           "<!-- Made from addin/commands.def and addin/functions.def. -->\n"
           "<html lang=\"%s\">\n"
           "<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<title>%s</title>\n",
           say->language, say->title);
    print_style();
    printf("<h1>%s</h1>\n<p>%s</p>\n", say->title, say->introduction);
    print_section("menu", say->menu, say->menu_introduction);
    print_menu(language);
    print_section("errors", say->errors, say->errors_introduction);
    print_errors(say);
    print_section("functions", say->functions, say->functions_introduction);
    for (size_t i = 0; i < function_count; i++)
        print_function(&functions[i], language);
    puts("</html>");
}
