/* cmocka_first.h - cmocka, with the headers that it wants before itself. */
#ifndef CMOCKA_FIRST_H
#define CMOCKA_FIRST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
