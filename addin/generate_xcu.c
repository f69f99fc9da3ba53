/* CalcAddIns.xcu: the function wizard's texts in two languages. */
#include "addin/generate.h"

#include <stdio.h>

void print_xml(const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", stdout);
            break;
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        default:
            putchar(*text);
        }
    }
}

void print_property(int indent, const char *name, const char *const text[])
{
    printf("%*s<prop oor:name=\"%s\">\n%*s<value xml:lang=\"en-US\">", indent, "", name,
           indent + 2, "");
    print_xml(text[ENGLISH]);
    printf("</value>\n%*s<value xml:lang=\"zh-CN\">", indent + 2, "");
    print_xml(text[CHINESE]);
    printf("</value>\n%*s</prop>\n", indent, "");
}

/* The description ends with an example: the wizard shows no other text of a function. */
static void print_description(const struct function *function)
{
    static const char *const tags[LANGUAGE_COUNT] = {"zh-CN", "en-US"};
    static const char *const example[LANGUAGE_COUNT] = {"例：", " Example: "};
    static const char *const shows[LANGUAGE_COUNT] = {" 显示 ", " shows "};

    puts("          <prop oor:name=\"Description\">");
    for (int i = LANGUAGE_COUNT; i-- > 0;) {
        printf("            <value xml:lang=\"%s\">", tags[i]);
        print_xml(function->sentence[i]);
        fputs(example[i], stdout);
        print_example_formula(function);
        fputs(shows[i], stdout);
        print_xml(example_result(function));
        puts("</value>");
    }
    puts("          </prop>");
}

/* The display name is the same in every language: a translated one would exclude it. */
static void print_xcu_display_name(const struct function *function)
{
    puts("          <prop oor:name=\"DisplayName\">");
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        printf("            <value xml:lang=\"%s\">PBE_", i == 0 ? "en-US" : "zh-CN");
        print_upper(function->method);
        puts("</value>");
    }
    puts("          </prop>");
}

static void print_xcu_function(const struct function *function)
{
    printf("        <node oor:name=\"%s\" oor:op=\"replace\">\n", function->method);
    print_xcu_display_name(function);
    print_description(function);
    puts("          <prop oor:name=\"Category\">\n"
         "            <value>Add-In</value>\n"
         "          </prop>\n"
         "          <node oor:name=\"Parameters\">");
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];

        printf("            <node oor:name=\"%s\" oor:op=\"replace\">\n",
               parameter->name);
        print_property(14, "DisplayName", parameter->title);
        print_property(14, "Description", parameter->sentence);
        puts("            </node>");
    }
    puts("          </node>\n"
         "        </node>");
}

/* No CompatibilityName: LibreOffice 25.2 would write it into .xlsx files, and 7.4 could
 * not read them back. */
void print_xcu(void)
{
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!-- The function wizard's texts. Made from addin/functions.def. -->\n"
         "<oor:component-data xmlns:oor=\"http://openoffice.org/2001/registry\"\n"
         "    oor:name=\"CalcAddIns\" oor:package=\"org.openoffice.Office\">\n"
         "  <node oor:name=\"AddInInfo\">\n"
         "    <node oor:name=\"pbe.Calc\" oor:op=\"replace\">\n"
         "      <node oor:name=\"AddInFunctions\">");
    for (size_t i = 0; i < function_count; i++)
        print_xcu_function(&functions[i]);
    puts("      </node>\n"
         "    </node>\n"
         "  </node>\n"
         "</oor:component-data>");
}
