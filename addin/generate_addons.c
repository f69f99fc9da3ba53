/* Addons.xcu: the menu 绩效自评 and a toolbar with the same entries, in Calc only. The
 * names m10, m20, … give the order of entries. */
#include "addin/generate.h"

#include <stdio.h>

#define SPREADSHEET "com.sun.star.sheet.SpreadsheetDocument"

static void print_value(const char *name, const char *before, const char *value)
{
    printf("            <prop oor:name=\"%s\" oor:type=\"xs:string\">\n"
           "              <value>%s%s</value>\n"
           "            </prop>\n",
           name, before, value);
}

static void print_entry(size_t index)
{
    const struct command *command = &commands[index];

    printf("          <node oor:name=\"m%zu\" oor:op=\"replace\">\n", 10 * (index + 1));
    if (command->path) {
        print_value("Context", "", SPREADSHEET);
        print_property(12, "Title", command->title);
        print_value("URL", "pbe:", command->path);
        print_value("Target", "", "_self");
    } else {
        print_value("URL", "", "private:separator");
    }
    puts("          </node>");
}

static void print_entries(void)
{
    for (size_t i = 0; i < command_count; i++)
        print_entry(i);
}

static void print_menu(void)
{
    static const char *const title[LANGUAGE_COUNT] = {"绩效自评", "PBE"};

    puts("    <node oor:name=\"OfficeMenuBar\">\n"
         "      <node oor:name=\"pbe.menu\" oor:op=\"replace\">");
    print_value("Context", "", SPREADSHEET);
    print_property(12, "Title", title);
    puts("        <node oor:name=\"Submenu\">");
    print_entries();
    puts("        </node>\n"
         "      </node>\n"
         "    </node>");
}

/* CalcWindowState.xcu gives it its title and hides it until somebody wants it. */
static void print_toolbar(void)
{
    puts("    <node oor:name=\"OfficeToolBar\">\n"
         "      <node oor:name=\"pbe.toolbar\" oor:op=\"replace\">");
    print_entries();
    puts("      </node>\n"
         "    </node>");
}

static void print_images(void)
{
    puts("    <node oor:name=\"Images\">");
    for (size_t i = 0; i < command_count; i++) {
        if (!commands[i].path)
            continue;
        printf("      <node oor:name=\"pbe.image.%s\" oor:op=\"replace\">\n",
               commands[i].path);
        print_value("URL", "pbe:", commands[i].path);
        puts("        <node oor:name=\"UserDefinedImages\">");
        printf("          <prop oor:name=\"ImageSmallURL\">\n"
               "            <value>%%origin%%/icons/%s_16.png</value>\n"
               "          </prop>\n"
               "          <prop oor:name=\"ImageBigURL\">\n"
               "            <value>%%origin%%/icons/%s_26.png</value>\n"
               "          </prop>\n",
               commands[i].path, commands[i].path);
        puts("        </node>\n"
             "      </node>");
    }
    puts("    </node>");
}

void print_addons(void)
{
    puts("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!-- The menu and the toolbar. Made from addin/commands.def. -->\n"
         "<oor:component-data xmlns:oor=\"http://openoffice.org/2001/registry\"\n"
         "    xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n"
         "    oor:name=\"Addons\" oor:package=\"org.openoffice.Office\">\n"
         "  <node oor:name=\"AddonUI\">");
    print_menu();
    print_toolbar();
    print_images();
    puts("  </node>\n"
         "</oor:component-data>");
}
