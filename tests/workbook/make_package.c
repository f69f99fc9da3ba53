/* make_package DESCRIPTION FILE - makes a file from its description, see package.h. */
#include <stdio.h>

#include "package.h"

int main(int count, char **arguments)
{
    static struct package package;
    if (count != 3) {
        fputs("make_package DESCRIPTION FILE\n", stderr);
        return 2;
    }
    package_read(&package, arguments[1]);
    package_write(&package, arguments[2]);
    package_free(&package);
    return 0;
}
