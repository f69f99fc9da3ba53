/* options.h - the options of a verb, and where what they say goes.
 *
 * Each is one row: its name, and the text or the flag that it fills. --help and -h are
 * every verb's. The rows end with one that has no name.
 */
#ifndef PBE_CLI_OPTIONS_H
#define PBE_CLI_OPTIONS_H

#include <getopt.h> /* optind */
#include <stdbool.h>
#include <stddef.h>

struct option_row {
    const char *name;
    char letter;         /* -o FILE for --output FILE; 0 = none */
    const char **text;   /* takes what is said behind it, borrowed from argv; or NULL */
    size_t *count, most; /* of the texts, where it may be said several times */
    bool *flag, *clears; /* become true, and false; NULL = none */
};

enum { OPTIONS_MAX = 16 };

/* Reads the options; the arguments stand behind them at argv[optind]. Returns 0; 2 for
 * what none of the rows takes; -1 for --help. */
int options_read(int argc, char **argv, const struct option_row *rows);

#endif
