/* session.h - what the verbs that use rules share: finding the rules, saying errors.
 *
 * Rules come from the packs installed with the program (../share/pbe/rules beside it),
 * then from $PBE_RULES, then from --rules; a later folder's pack replaces an earlier
 * one's of the same id. Which packs may load is said before the verb, for all verbs:
 * --signed-only, --trusted-key KEY, --floor ID=VERSION; or in the environment.
 */
#ifndef PBE_CLI_SESSION_H
#define PBE_CLI_SESSION_H

#include "lua/engine.h"

/* Where the rules are and which of them may load. Borrows from the environment and from
 * the command line. */
struct session_rules {
    const char *roots[2];
    size_t root_count;
    struct pbe_engine_options options;
};

/* Finds the rules. extra: the folder of --rules, or NULL; it must hold packs. On error
 * says why and returns the exit code. */
int session_find_rules(const char *extra, struct session_rules *rules);

/* Makes an engine and loads the rules. extra: the folder of --rules, or NULL. On error
 * says why on standard error and returns the exit code; else 0, and *engine is the
 * caller's to free. */
int session_open(const char *extra, pbe_engine **engine);

/* Takes the options that stand before the verb. Returns the index of the verb, or -1
 * after an option that is unknown or lacks its value. */
int session_take_options(int argc, char **argv);

/* The folder of the packs installed with the program, which is shipped packs' root.
 * Static text; "" when the program cannot be found. */
const char *session_installed_rules(void);

/* When an argument is --json, errors are said as JSON on standard output, too. */
void session_look_for_json(int argc, char **argv);

/* Says an error in one line on standard error: "pbe: file:12:3: sentence"; with --json
 * also as {"error": …}. Returns the exit code that belongs to it. */
int session_error(const struct pbe_error *err);

/* The same for a wrong command line, where there is only a sentence. */
int session_refuse(const char *sentence);

/* Says something on standard error, with "pbe: " before and a newline behind. What went
 * to standard output before comes before, wherever both end up. */
void session_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints how a verb is used: to standard output for code 0, which is --help; else to
 * standard error, where wrong usage is an error. Returns the code. */
int session_usage(const char *text, int code);

/* A command line argument as a value: NULL and "" are empty. */
struct pbe_value session_value(const char *argument);

#endif
