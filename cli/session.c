#include "cli/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

int session_open(const char *extra, pbe_engine **engine)
{
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
