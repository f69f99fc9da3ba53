/* exception.h - throwing UNO exceptions from methods, catching them from calls.
 *
 * A UNO exception is a struct in an any; its first member is always the message. A
 * method throws by filling the any that it was given and returning false:
 *
 *     return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "row %d is missing", row);
 *
 * Throwing never fails: an unknown type becomes a RuntimeException, a message that
 * finds no memory becomes an empty one, and without any memory it is an Exception.
 */
#ifndef CUNO_EXCEPTION_H
#define CUNO_EXCEPTION_H

#include "sdk.h"

#define CUNO_EXCEPTION         "com.sun.star.uno.Exception"
#define CUNO_RUNTIME_EXCEPTION "com.sun.star.uno.RuntimeException"
#define CUNO_ILLEGAL_ARGUMENT  "com.sun.star.lang.IllegalArgumentException"

#if defined(__GNUC__)
#define CUNO_PRINTF(text, values) __attribute__((format(printf, text, values)))
#else
#define CUNO_PRINTF(text, values)
#endif

enum { CUNO_ERROR_TYPE_MAX = 128, CUNO_ERROR_MESSAGE_MAX = 1024 };

/* Constructs an exception of this type in the raw any; the message is UTF-8, made as
 * by printf, and cut at CUNO_ERROR_MESSAGE_MAX - 1 bytes. Returns false, always. */
bool cuno_throw(uno_Any *exception, const char *type, const char *format, ...)
    CUNO_PRINTF(3, 4);

/* What a call ended with. Both texts are UTF-8, cut at a whole character. */
struct cuno_error {
    char type[CUNO_ERROR_TYPE_MAX];       /* "com.sun.star.io.IOException" */
    char message[CUNO_ERROR_MESSAGE_MAX]; /* may be empty */
};

/* Reads a caught exception into *error (may be NULL) and destructs it. */
void cuno_catch(uno_Any *exception, struct cuno_error *error);

/* Fills *error (may be NULL) for a call that could not even be made. Returns false. */
bool cuno_error_set(struct cuno_error *error, const char *type, const char *format, ...)
    CUNO_PRINTF(3, 4);

#endif
