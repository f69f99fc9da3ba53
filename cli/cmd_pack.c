/* cmd_pack.c - pbe pack: manifests, signatures and keys of rule packs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/language.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/json.h"
#include "cli/options.h"
#include "cli/session.h"
#include "lua/signing.h"

enum { KEYS_MAX = 16, PASSWORD_MAX = 1024, COMMENT_MAX = 256 };

/* What the command line says, for all four actions. */
struct request {
    const char *folder, *key_file, *version, *floor, *comment;
    const char *keys[KEYS_MAX];
    size_t key_count;
    bool with_password, json;
};

static int usage(int code)
{
    return session_usage(
        PBE_SAY("用法：\n"
                "  pbe pack keygen -k 名称 [--password]     "
                "生成密钥：名称.key（私钥）和 名称.pub\n"
                "  pbe pack build [--floor 版本] 文件夹      检查规则包，写清单 "
                "manifest.txt\n"
                "  pbe pack sign -k 私钥 [-c 备注] 文件夹    给清单签名\n"
                "  pbe pack verify -p 公钥 文件夹            验证清单、文件和签名\n"
                "local.d 也可以这样签名，build 时加 --version 版本。\n"
                "各命令加 --json 输出 JSON。\n",
                "usage:\n"
                "  pbe pack keygen -k NAME [--password]     make NAME.key (secret) "
                "and NAME.pub\n"
                "  pbe pack build [--floor VERSION] DIR     check a pack, write "
                "manifest.txt\n"
                "  pbe pack sign -k KEY [-c COMMENT] DIR    sign the manifest\n"
                "  pbe pack verify -p PUBLIC DIR            verify manifest, files, "
                "signature\n"
                "local.d is signed likewise; give its build --version VERSION.\n"
                "With --json each says what it did as JSON.\n"),
        code);
}

/* --- passwords --- */

/* Reads a line; from a terminal without showing it. False at the end of input. */
static int read_line(const char *prompt, char out[PASSWORD_MAX])
{
    struct termios shown, hidden;
    int is_terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
    if (is_terminal) {
        fputs(prompt, stderr);
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    int got = fgets(out, PASSWORD_MAX, stdin) != NULL;
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        fputs("\n", stderr);
    }
    if (got)
        out[strcspn(out, "\r\n")] = '\0';
    return got;
}

static int ask_password(char out[PASSWORD_MAX], int twice)
{
    char again[PASSWORD_MAX];
    if (!read_line(PBE_SAY("密码：", "password: "), out) || out[0] == '\0') {
        return session_refuse(PBE_SAY("没有密码", "no password"));
    }
    if (!twice || !isatty(STDIN_FILENO))
        return 0;
    if (read_line(PBE_SAY("再输一次：", "once more: "), again)
        && strcmp(out, again) == 0)
        return 0;
    return session_refuse(PBE_SAY("两次密码不同", "the passwords differ"));
}

/* --- actions --- */

/* {"action":…,"folder":…,"text":…}: what was done, and the sentences that people read. */
static void print_done(const struct request *request, const char *action,
                       const char *text)
{
    struct json json = json_begin(stdout);
    json_text(&json, "action", action);
    json_text(&json, "folder", request->folder);
    json_text(&json, "text", text);
    json_end(&json);
}

static int finish(const struct request *request, const char *action, pbe_status status,
                  const struct pbe_error *err, struct pbe_text *said)
{
    char *last = said->length > 0 ? said->bytes + said->length - 1 : NULL;
    if (!status && !request->json)
        fputs(pbe_text_get(said), stdout);
    else if (!status && last && *last == '\n')
        *last = '\0';
    if (!status && request->json)
        print_done(request, action, pbe_text_get(said));
    pbe_text_done(said);
    return status ? session_error(err) : 0;
}

static int build(const struct request *request)
{
    struct pbe_error err;
    struct pbe_text said;
    struct pbe_pack_build wanted = {.folder = request->folder,
                                    .shipped = session_installed_rules(),
                                    .version = request->version,
                                    .floor = request->floor};
    pbe_text_init(&said, 4096);
    return finish(request, "build", pbe_pack_build(&wanted, &said, &err), &err, &said);
}

static int sign(const struct request *request)
{
    char password[PASSWORD_MAX] = "", comment[COMMENT_MAX];
    struct pbe_error err;
    if (!request->key_file)
        return usage(2);
    int locked = pbe_key_is_locked(request->key_file);
    if (locked && ask_password(password, 0))
        return 2;
    snprintf(comment, sizeof comment, "timestamp:%lld\tfile:manifest.txt",
             (long long)time(NULL));
    pbe_status status =
        pbe_pack_sign(request->folder, request->key_file, locked ? password : NULL,
                      request->comment ? request->comment : comment, &err);
    memset(password, 0, sizeof password);
    if (!status && request->json)
        print_done(request, "sign", "");
    return status ? session_error(&err) : 0;
}

static int verify(const struct request *request)
{
    struct pbe_error err;
    struct pbe_text said;
    if (request->key_count == 0)
        return usage(2);
    pbe_text_init(&said, 4096);
    pbe_status status = pbe_pack_verify(request->folder, request->keys,
                                        request->key_count, &said, &err);
    return finish(request, "verify", status, &err, &said);
}

static int keygen(const struct request *request)
{
    char password[PASSWORD_MAX] = "", secret[4096], open[4096];
    struct pbe_error err;
    if (!request->key_file || strlen(request->key_file) > sizeof open - 8)
        return usage(2);
    snprintf(secret, sizeof secret, "%s.key", request->key_file);
    snprintf(open, sizeof open, "%s.pub", request->key_file);
    if (request->with_password && ask_password(password, 1))
        return 2;
    pbe_status status =
        pbe_key_make(open, secret, request->with_password ? password : NULL, &err);
    memset(password, 0, sizeof password);
    if (status)
        return session_error(&err);
    if (request->json) {
        struct json json = json_begin(stdout);
        json_text(&json, "action", "keygen");
        json_text(&json, "secret_key", secret);
        json_text(&json, "public_key", open);
        json_end(&json);
        return 0;
    }
    printf(PBE_SAY("私钥 %s（请妥善保管），公钥 %s\n",
                   "secret key %s (keep it safe), public key %s\n"),
           secret, open);
    return 0;
}

static const struct action {
    const char *name;
    int (*run)(const struct request *request);
    int has_folder;
} actions[] = {
    {"build", build, 1},
    {"sign", sign, 1},
    {"verify", verify, 1},
    {"keygen", keygen, 0},
};

static const struct action *find_action(const char *name)
{
    for (size_t i = 0; name && i < sizeof actions / sizeof *actions; i++)
        if (strcmp(name, actions[i].name) == 0)
            return &actions[i];
    return NULL;
}

int cmd_pack(int argc, char **argv)
{
    struct request request = {0};
    const struct option_row rows[] = {
        {"comment", .letter = 'c', .text = &request.comment},
        {"floor", .text = &request.floor},
        {"json", .flag = &request.json},
        {"key", .letter = 'k', .text = &request.key_file},
        {"password", .flag = &request.with_password},
        {"public", .letter = 'p', .text = request.keys, .count = &request.key_count,
         .most = KEYS_MAX},
        {"version", .text = &request.version},
        {0},
    };
    int wrong = options_read(argc, argv, rows);
    if (wrong)
        return usage(wrong < 0 ? 0 : 2);
    const struct action *action = find_action(optind < argc ? argv[optind] : NULL);
    if (!action || argc - optind != 1 + action->has_folder)
        return usage(2);
    if (action->has_folder)
        request.folder = argv[optind + 1];
    return action->run(&request);
}
