/* main.c - pbe audit, check and score with the reader that fails on demand. */
#include <string.h>
#include <unistd.h>

#include "base/language.h"
#include "cli/commands.h"

int main(int argc, char **argv)
{
    opterr = 0;
    pbe_language_set(PBE_CHINESE);
    if (argc > 1 && strcmp(argv[1], "check") == 0)
        return cmd_check(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "score") == 0)
        return cmd_score(argc - 1, argv + 1);
    return argc > 1 ? cmd_audit(argc - 1, argv + 1) : 2;
}
