#include "cli/session.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"

enum { SESSION_PATH_MAX = 4096 };

/* The packs installed with the program; "" when the program cannot be found. */
static void installed_rules(char path[SESSION_PATH_MAX])
{
    static const char below[] = "/../share/pbe/rules";
    path[0] = '\0';
    ssize_t length = readlink("/proc/self/exe", path, SESSION_PATH_MAX - sizeof below);
    if (length <= 0)
        return;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    strcpy(slash ? slash : path, below);
}

int session_error(const struct pbe_error *err)
{
    fputs("pbe: ", stderr);
    if (err->file[0]) {
        fputs(err->file, stderr);
        if (err->line > 0)
            fprintf(stderr, ":%d", err->line);
        if (err->column > 0)
            fprintf(stderr, ":%d", err->column);
        fputs(": ", stderr);
    }
    fprintf(stderr, "%s\n", err->text);
    return pbe_status_exit_code(err->status);
}

static bool has_pack(const char *folder, const char *name)
{
    char path[SESSION_PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s/pack.lua", folder, name);
    return length < SESSION_PATH_MAX && access(path, F_OK) == 0;
}

/* A folder that somebody names must exist and hold packs: a slip of the pen must not end
 * in "all is well" about other packs. Returns the exit code. */
static int check_folder(const char *folder)
{
    struct pbe_error err;
    bool found = false, itself = has_pack(folder, ".");
    DIR *directory = opendir(folder);
    if (!directory) {
        pbe_error_set(
            &err, PBE_STATUS_FILE,
            PBE_SAY("打不开规则文件夹：%s", "the rules folder cannot be opened: %s"),
            strerror(errno));
        pbe_error_place(&err, folder, 0, 0);
        return session_error(&err);
    }
    for (struct dirent *entry; !found && (entry = readdir(directory));)
        found = entry->d_name[0] != '.' && has_pack(folder, entry->d_name);
    closedir(directory);
    if (found)
        return 0;
    pbe_error_set(&err, PBE_STATUS_PACK, "%s",
                  itself ? PBE_SAY("这是一个规则包，请写它上一级的文件夹",
                                   "this is a pack; name the folder above it")
                         : PBE_SAY("这个文件夹里没有规则包（放有 pack.lua 的文件夹）",
                                   "no packs (folders with pack.lua) in this folder"));
    pbe_error_place(&err, folder, 0, 0);
    return session_error(&err);
}

int session_open(const char *extra, pbe_engine **engine)
{
    int code = extra ? check_folder(extra) : 0;
    if (code)
        return code;
    char installed[SESSION_PATH_MAX];
    const char *roots[3];
    size_t count = 0;
    struct pbe_error err;
    installed_rules(installed);
    roots[count++] = installed;
    const char *bureau = getenv("PBE_RULES");
    if (bureau && *bureau)
        roots[count++] = bureau;
    if (extra)
        roots[count++] = extra;
    if (pbe_engine_new(NULL, engine, &err))
        return session_error(&err);
    if (pbe_engine_load(*engine, roots, count, &err)) {
        pbe_engine_free(*engine);
        return session_error(&err);
    }
    return 0;
}

struct pbe_value session_value(const char *argument)
{
    return argument ? pbe_value_text(argument, strlen(argument)) : pbe_value_empty();
}
