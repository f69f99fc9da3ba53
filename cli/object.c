#include "cli/object.h"

#include <math.h>
#include <string.h>

#include "base/decimal.h"
#include "cli/json.h"

static void begin(struct object *object, const char *name)
{
    if (object->has_entry)
        putc(',', object->to);
    object->has_entry = true;
    if (name)
        fprintf(object->to, "\"%s\":", name);
}

void object_open(struct object *object, const char *name, char bracket)
{
    begin(object, name);
    putc(bracket, object->to);
    object->has_entry = false;
}

void object_close(struct object *object, char bracket)
{
    putc(bracket, object->to);
    object->has_entry = true;
}

void object_text(struct object *object, const char *name, const char *text)
{
    begin(object, name);
    json_write(object->to, text, strlen(text));
}

/* JSON has no word for what is no number. */
void object_number(struct object *object, const char *name, double number)
{
    char digits[PBE_DECIMAL_MAX] = "null";
    if (isfinite(number))
        pbe_decimal_exact(number, digits);
    begin(object, name);
    fputs(digits, object->to);
}

void object_bool(struct object *object, const char *name, bool is_true)
{
    begin(object, name);
    fputs(is_true ? "true" : "false", object->to);
}

void object_value(struct object *object, const char *name,
                  const struct pbe_value *value)
{
    if (value->kind == PBE_NUMBER) {
        object_number(object, name, value->number);
        return;
    }
    begin(object, name);
    if (value->kind == PBE_TEXT)
        json_write(object->to, value->text, value->length);
    else
        fputs("null", object->to);
}
