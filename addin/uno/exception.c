#include "exception.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "type.h"
#include "ustring.h"

/* A default exception of this type, or of the next best one. */
static void construct(uno_Any *exception, const char *name)
{
    typelib_TypeDescription *type = cuno_type(name);

    if (!type || type->eTypeClass != typelib_TypeClass_EXCEPTION)
        type = cuno_type(CUNO_RUNTIME_EXCEPTION);
    if (type)
        uno_any_construct(exception, NULL, type, NULL);
    else /* no memory to look it up: cppu holds its Exception at any time */
        uno_type_any_construct(exception, NULL,
                               cuno_simple_type(typelib_TypeClass_EXCEPTION), NULL);
}

/* vsnprintf for UTF-8: what had to be cut does not end inside a character. */
static void write_message(char message[CUNO_ERROR_MESSAGE_MAX], const char *format,
                          va_list values) CUNO_PRINTF(2, 0);

static void write_message(char message[CUNO_ERROR_MESSAGE_MAX], const char *format,
                          va_list values)
{
    const int length = vsnprintf(message, CUNO_ERROR_MESSAGE_MAX, format, values);

    if (length < 0) {
        message[0] = '\0';
    } else if (length >= CUNO_ERROR_MESSAGE_MAX) {
        size_t end = strlen(message);
        while (end > 0 && ((unsigned char)message[end - 1] & 0xC0) == 0x80)
            end--; /* continuation bytes */
        if (end > 0 && (unsigned char)message[end - 1] >= 0xC0)
            end--; /* and their lead */
        message[end] = '\0';
    }
}

bool cuno_throw(uno_Any *exception, const char *type, const char *format, ...)
{
    char message[CUNO_ERROR_MESSAGE_MAX];
    va_list values;

    va_start(values, format);
    write_message(message, format, values);
    va_end(values);

    construct(exception, type);
    rtl_uString **place = exception->pData; /* the first member, still empty */
    rtl_uString *string = cuno_string_from(message);
    if (string) {
        rtl_uString_release(*place);
        *place = string;
    }
    return false;
}

void cuno_catch(uno_Any *exception, struct cuno_error *error)
{
    if (error) {
        error->message[0] = '\0';
        cuno_utf8_copy(error->type, sizeof error->type, exception->pType->pTypeName);
        if (exception->pType->eTypeClass == typelib_TypeClass_EXCEPTION)
            cuno_utf8_copy(error->message, sizeof error->message,
                           *(rtl_uString **)exception->pData);
    }
    uno_any_destruct(exception, NULL);
}

bool cuno_error_set(struct cuno_error *error, const char *type, const char *format, ...)
{
    va_list values;

    if (error) {
        snprintf(error->type, sizeof error->type, "%s", type);
        va_start(values, format);
        write_message(error->message, format, values);
        va_end(values);
    }
    return false;
}
