/* commands.h - the verbs of `pbe`. Each takes its own arguments, argv[0] being the verb,
 * and returns the exit code: 0 clean, 1 findings, 2 usage, 3 rule pack, 4 file.
 */
#ifndef PBE_CLI_COMMANDS_H
#define PBE_CLI_COMMANDS_H

int cmd_audit(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_collect(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_fill(int argc, char **argv);
int cmd_fmt(int argc, char **argv);
int cmd_kit(int argc, char **argv);
int cmd_lint(int argc, char **argv);
int cmd_new(int argc, char **argv);
int cmd_pack(int argc, char **argv);
int cmd_read(int argc, char **argv);
int cmd_rules(int argc, char **argv);
int cmd_score(int argc, char **argv);
int cmd_snapshot(int argc, char **argv);
int cmd_template(int argc, char **argv);
int cmd_test(int argc, char **argv);

#endif
