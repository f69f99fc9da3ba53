#include "cli/session.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"
#include "cli/json.h"

enum { PATH_ROOM = 4096, LIST_MAX = 16 };

/* What was said before the verb, and in the environment. */
static struct {
    const char *keys[LIST_MAX], *floors[LIST_MAX];
    size_t key_count, floor_count;
    int signed_only;
    bool json;
} demanded;

static int add_text(const char *list[LIST_MAX], size_t *count, const char *text)
{
    if (!text || *count == LIST_MAX)
        return 0;
    list[(*count)++] = text;
    return 1;
}

int session_take_options(int argc, char **argv)
{
    int at = 1;
    for (; at < argc; at++) {
        const char *value = at + 1 < argc ? argv[at + 1] : NULL;
        if (strcmp(argv[at], "--signed-only") == 0) {
            demanded.signed_only = 1;
            continue;
        }
        int is_key = strcmp(argv[at], "--trusted-key") == 0;
        if (!is_key && strcmp(argv[at], "--floor") != 0)
            break;
        if (!(is_key ? add_text(demanded.keys, &demanded.key_count, value)
                     : add_text(demanded.floors, &demanded.floor_count, value)))
            return -1;
        at++;
    }
    return at;
}

/* $PBE_SIGNED_ONLY is 1, or empty; $PBE_TRUSTED_KEYS and $PBE_VERSION_FLOORS are words
 * with blanks between, which are cut in a copy that lives as long as the program. */
static void take_words(const char *variable, const char *list[LIST_MAX], size_t *count)
{
    static char copies[2][PATH_ROOM];
    static size_t used;
    const char *text = getenv(variable);
    if (!text || strlen(text) >= PATH_ROOM || used == 2)
        return;
    char *copy = strcpy(copies[used++], text), *rest = NULL;
    for (char *word = strtok_r(copy, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest))
        add_text(list, count, word);
}

static void take_environment(void)
{
    const char *only = getenv("PBE_SIGNED_ONLY");
    if (only && *only && strcmp(only, "0") != 0)
        demanded.signed_only = 1;
    take_words("PBE_TRUSTED_KEYS", demanded.keys, &demanded.key_count);
    take_words("PBE_VERSION_FLOORS", demanded.floors, &demanded.floor_count);
}

const char *session_installed_rules(void)
{
    static const char below[] = "/../share/pbe/rules";
    static char path[PATH_ROOM];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - sizeof below);
    path[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash)
        strcpy(slash, below); /* readlink() left room */
    return path;
}

void session_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fflush(stdout);
    fputs("pbe: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
}

int session_error(const struct pbe_error *err)
{
    fflush(stdout); /* what went there before comes before */
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
    if (demanded.json)
        json_error(err);
    return pbe_status_exit_code(err->status);
}

void session_look_for_json(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        demanded.json = demanded.json || strcmp(argv[i], "--json") == 0;
}

int session_refuse(const char *sentence)
{
    struct pbe_error err;
    pbe_error_set(&err, PBE_STATUS_USAGE, "%s", sentence);
    return session_error(&err);
}

int session_usage(const char *text, int code)
{
    struct pbe_error err;
    fputs(text, code ? stderr : stdout);
    pbe_error_set(&err, PBE_STATUS_USAGE, "%s", pbe_status_text(PBE_STATUS_USAGE));
    if (code && demanded.json)
        json_error(&err);
    return code;
}

static bool has_pack(const char *folder, const char *name)
{
    char path[PATH_ROOM];
    int length = snprintf(path, sizeof path, "%s/%s/pack.lua", folder, name);
    return length < PATH_ROOM && access(path, F_OK) == 0;
}

/* A folder that somebody names must exist and hold packs, or changes to them: a slip of
 * the pen must not end in "all is well" about other packs. Returns the exit code. */
static int check_folder(const char *folder)
{
    struct pbe_error err;
    bool found = false, itself = has_pack(folder, ".");
    DIR *directory = opendir(folder);
    if (!directory) {
        pbe_error_set(
            &err, PBE_STATUS_FILE,
            PBE_SAY("打不开规则文件夹：%s", "the rules folder cannot be opened: %s"),
            pbe_reason(errno));
        pbe_error_place(&err, folder, 0, 0);
        return session_error(&err);
    }
    for (struct dirent *entry; !found && (entry = readdir(directory));)
        found = strcmp(entry->d_name, "local.d") == 0
                || (entry->d_name[0] != '.' && has_pack(folder, entry->d_name));
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

int session_find_rules(const char *extra, struct session_rules *rules)
{
    int code = extra ? check_folder(extra) : 0;
    if (code)
        return code;
    const char *bureau = getenv("PBE_RULES");
    rules->root_count = 0;
    if (bureau && *bureau)
        rules->roots[rules->root_count++] = bureau;
    if (extra)
        rules->roots[rules->root_count++] = extra;
    take_environment();
    rules->options = (struct pbe_engine_options){
        .shipped_rules = session_installed_rules(),
        .signed_only = demanded.signed_only,
        .trusted_keys = demanded.keys,
        .trusted_key_count = demanded.key_count,
        .version_floors = demanded.floors,
        .version_floor_count = demanded.floor_count,
    };
    return 0;
}

int session_open(const char *extra, pbe_engine **engine)
{
    struct session_rules rules;
    struct pbe_error err;
    int code = session_find_rules(extra, &rules);
    if (code)
        return code;
    pbe_engine *made;
    if (pbe_engine_new(&rules.options, &made, &err))
        return session_error(&err);
    if (pbe_engine_load(made, rules.roots, rules.root_count, &err)) {
        pbe_engine_free(made);
        return session_error(&err);
    }
    *engine = made;
    return 0;
}

struct pbe_value session_value(const char *argument)
{
    return argument ? pbe_value_text(argument, strlen(argument)) : pbe_value_empty();
}
