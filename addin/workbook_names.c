#include "addin/workbook_names.h"

#include <stdio.h>
#include <string.h>

#define BEANS    "com.sun.star.beans."
#define DOCUMENT "com.sun.star.document."

enum { REMOVABLE = 128 }; /* com.sun.star.beans.PropertyAttribute */

/* --- the properties --- */

/* The properties that users define, as XPropertyContainer, or NULL. */
static uno_Interface *user_properties(uno_Interface *document)
{
    uno_Interface *properties = NULL, *defined = NULL;
    if (!cuno_ask(document,
                  DOCUMENT "XDocumentPropertiesSupplier::getDocumentProperties",
                  &properties, NULL, NULL))
        return NULL;
    if (!cuno_ask(properties, DOCUMENT "XDocumentProperties::getUserDefinedProperties",
                  &defined, NULL, NULL))
        defined = NULL;
    cuno_release(properties);
    return defined;
}

static void read(uno_Interface *properties, const char *name, char *out, size_t size)
{
    uno_Any value;
    out[0] = '\0';
    cuno_property_get(properties, name, &value, NULL);
    if (cuno_any_get_string(&value))
        cuno_utf8_copy(out, size, cuno_any_get_string(&value));
    cuno_any_done(&value);
}

void workbook_names_read(uno_Interface *document, struct workbook_names *names)
{
    uno_Interface *properties = user_properties(document);
    read(properties, "pbe.pack", names->id, sizeof names->id);
    read(properties, "pbe.version", names->version, sizeof names->version);
    read(properties, "pbe.fingerprint", names->fingerprint, sizeof names->fingerprint);
    cuno_release(properties);
}

static bool add(uno_Interface *properties, const char *name, uno_Any *value)
{
    rtl_uString *string = cuno_string_from(name);
    sal_Int16 attributes = REMOVABLE;
    bool done = string
                && cuno_ask(properties, BEANS "XPropertyContainer::addProperty", NULL,
                            CUNO_ARGS(&string, &attributes, value), NULL);
    cuno_string_release(string);
    return done;
}

static bool discard(uno_Interface *properties, const char *name)
{
    rtl_uString *string = cuno_string_from(name);
    if (string) /* one that is not there throws, and is as good as removed */
        cuno_ask(properties, BEANS "XPropertyContainer::removeProperty", NULL,
                 CUNO_ARGS(&string), NULL);
    cuno_string_release(string);
    return string != NULL;
}

static bool write(uno_Interface *properties, const char *name, const char *text)
{
    uno_Any value;
    if (!*text)
        return discard(properties, name);
    bool done = cuno_any_make_string(&value, text, strlen(text))
                && (cuno_property_set(properties, name, &value, NULL)
                    || add(properties, name, &value));
    cuno_any_done(&value);
    return done;
}

bool workbook_names_write(uno_Interface *document, const struct workbook_names *names)
{
    uno_Interface *properties = user_properties(document);
    bool done = write(properties, "pbe.pack", names->id)
                && write(properties, "pbe.version", names->version)
                && write(properties, "pbe.fingerprint", names->fingerprint);
    cuno_release(properties);
    return done;
}

/* --- their undo --- */

struct names_undo {
    struct cuno_object base;
    uno_Interface *document; /* whose undo manager drops this when it is closed */
    char title[WORKBOOK_PACK_ID_MAX];
    struct workbook_names from, to;
};

static void done(struct cuno_object *self)
{
    cuno_release(((struct names_undo *)self)->document);
}

static bool get_title(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    const char *title = ((const struct names_undo *)self)->title;
    (void)args;
    return cuno_return_string(result, title, strlen(title), exception);
}

static bool undo(struct cuno_object *self, void *result, void **args,
                 uno_Any *exception)
{
    const struct names_undo *step = (const struct names_undo *)self;
    (void)result, (void)args, (void)exception;
    workbook_names_write(step->document, &step->from);
    return true;
}

static bool redo(struct cuno_object *self, void *result, void **args,
                 uno_Any *exception)
{
    const struct names_undo *step = (const struct names_undo *)self;
    (void)result, (void)args, (void)exception;
    workbook_names_write(step->document, &step->to);
    return true;
}

static const cuno_method undo_methods[] = {get_title, undo, redo};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(DOCUMENT "XUndoAction", undo_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class names_undo_class = {
    .implementation = "pbe.WorkbookNamesUndo",
    .interfaces = interfaces,
    .size = sizeof(struct names_undo),
    .done = done,
};

struct cuno_object *workbook_names_undo_new(uno_Interface *document, const char *title,
                                            const struct workbook_names *from,
                                            const struct workbook_names *to)
{
    struct cuno_object *object = cuno_object_new(&names_undo_class);
    struct names_undo *step = (struct names_undo *)object;
    if (!step)
        return NULL;
    cuno_acquire(document);
    step->document = document;
    snprintf(step->title, sizeof step->title, "%s", title);
    step->from = *from;
    step->to = *to;
    return object;
}
