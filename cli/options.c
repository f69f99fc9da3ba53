#include "cli/options.h"

#include <assert.h>

enum { FIRST = 256 }; /* the number of the first row; letters are below */

static const struct option_row *find(const struct option_row *rows, int said)
{
    for (int i = 0; rows[i].name; i++)
        if (said == FIRST + i || (rows[i].letter && said == rows[i].letter))
            return &rows[i];
    return NULL;
}

static bool take(const struct option_row *row)
{
    if (row->count && *row->count == row->most)
        return false;
    if (row->text)
        row->text[row->count ? (*row->count)++ : 0] = optarg;
    if (row->flag)
        *row->flag = true;
    if (row->clears)
        *row->clears = false;
    return true;
}

int options_read(int argc, char **argv, const struct option_row *rows)
{
    struct option options[OPTIONS_MAX + 2] = {{"help", no_argument, NULL, 'h'}};
    char letters[2 * OPTIONS_MAX + 2] = "h", *letter = letters + 1;
    for (int i = 0; rows[i].name; i++) {
        assert(i < OPTIONS_MAX);
        options[i + 1] = (struct option){rows[i].name,
                                         rows[i].text ? required_argument : no_argument,
                                         NULL, FIRST + i};
        if (rows[i].letter) {
            *letter++ = rows[i].letter;
            *letter++ = ':';
        }
    }
    optind = 1;
    for (int said; (said = getopt_long(argc, argv, letters, options, NULL)) != -1;) {
        const struct option_row *row = find(rows, said);
        if (said == 'h' || !row || !take(row))
            return said == 'h' ? -1 : 2;
    }
    return 0;
}
