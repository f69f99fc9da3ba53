/* help.c - 帮助: the page of help that came with the extension, in the browser. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "addin/commands.h"
#include "addin/extension.h"
#include "addin/office.h"
#include "base/language.h"
#include "base/text.h"

enum {
    PATH_SIZE = 1024,
    URIS_ONLY = 2
}; /* com.sun.star.system.SystemShellExecuteFlags */

/* LibreOffice starts the desktop's opener in the background and hears of no failure; so
 * it is looked for first. */
static bool has_opener(void)
{
#ifdef LINUX
    const char *folders = getenv("PATH");
    while (folders && *folders) {
        char path[PATH_SIZE];
        size_t length = strcspn(folders, ":");
        if (length < sizeof path - 16) {
            snprintf(path, sizeof path, "%.*s/xdg-open", (int)length, folders);
            if (access(path, X_OK) == 0)
                return true;
        }
        folders += length + (folders[length] == ':');
    }
    return false;
#else
    return true; /* a part of the system */
#endif
}

/* False when nothing on this machine opens the page. */
static bool show(const char *path)
{
    static const char execute[] = "com.sun.star.system.XSystemShellExecute::execute";
    sal_Int32 flags = URIS_ONLY;
    uno_Interface *shell =
        cuno_create(cuno_context(), "com.sun.star.system.SystemShellExecute", NULL);
    rtl_uString *url = cuno_url_from_path(path), *nothing = cuno_string_from("");
    bool shown =
        url && nothing
        && cuno_ask(shell, execute, NULL, CUNO_ARGS(&url, &nothing, &flags), NULL);
    cuno_string_release(nothing);
    cuno_string_release(url);
    cuno_release(shell);
    return shown;
}

void help_run(uno_Interface *frame)
{
    char path[PATH_SIZE];
    struct pbe_text said;
    bool known =
        extension_path(PBE_SAY("help/zh.html", "help/en.html"), path, sizeof path)
        && access(path, R_OK) == 0;
    if (known && has_opener() && show(path))
        return;
    pbe_text_init(&said, 2 * PATH_SIZE);
    if (known)
        pbe_text_addf(&said,
                      PBE_SAY("浏览器打不开帮助。请自己打开这个文件：\n%s",
                              "No browser opens the help. Please open this file:\n%s"),
                      path);
    else
        pbe_text_add(&said, PBE_SAY("找不到帮助，请重新安装扩展。",
                                    "The help is missing; please install again."));
    office_message(frame, OFFICE_ERROR, pbe_text_get(&said));
    pbe_text_done(&said);
}
