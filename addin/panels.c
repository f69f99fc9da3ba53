/* panels.c - pbe.Panels: makes the panels that Sidebar.xcu names. */
#include <string.h>

#include "addin/classes.h"
#include "addin/panel.h"
#include "addin/ruleset.h"

/* com.sun.star.beans.PropertyValue; tests/host asserts its size against the type. */
struct property_value {
    rtl_uString *name;
    sal_Int32 handle;
    uno_Any value;
    sal_Int32 state;
};

/* The interface that an argument of this name holds, or NULL. */
static uno_Interface *find_argument(const uno_Sequence *arguments, const char *name,
                                    const char *type)
{
    const struct property_value *list = (const void *)arguments->elements;
    for (int32_t i = 0; i < cuno_sequence_length(arguments); i++)
        if (cuno_string_is(list[i].name, name))
            return cuno_query_any(&list[i].value, type);
    return NULL;
}

/* private:resource/toolpanel/pbe.Panels/explain */
static const struct panel_kind *find_kind(const rtl_uString *address)
{
    static const struct panel_kind *const kinds[] = {&panel_explain, &panel_findings};
    struct cuno_utf8 text;
    const struct panel_kind *found = NULL;
    cuno_utf8_init(&text, address);
    const char *slash = strrchr(text.text, '/');
    for (size_t i = 0; slash && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(slash + 1, kinds[i]->name) == 0)
            found = kinds[i];
    cuno_utf8_done(&text);
    return found;
}

/* createUIElement(address, [Frame, ParentWindow, …]) */
static bool create_element(struct cuno_object *self, void *result, void **args,
                           uno_Any *exception)
{
    rtl_uString *address = *(rtl_uString **)args[0];
    const uno_Sequence *arguments = cuno_arg_sequence(args, 1);
    const struct panel_kind *kind = find_kind(address);
    struct cuno_object *panel = NULL;
    (void)self;
    uno_Interface *frame =
        find_argument(arguments, "Frame", "com.sun.star.frame.XFrame");
    uno_Interface *parent =
        find_argument(arguments, "ParentWindow", "com.sun.star.awt.XWindowPeer");
    ruleset_engine(); /* it knows the language of the user interface */
    if (kind && frame && parent)
        panel = panel_new(kind, address, frame, parent);
    cuno_release(parent);
    cuno_release(frame);
    if (!panel)
        return cuno_throw(exception, CUNO_ILLEGAL_ARGUMENT, "%s",
                          "no such panel, or no window for it");
    uno_Interface *element = cuno_object_interface(panel, "com.sun.star.ui.XUIElement");
    return cuno_return_interface(result,
                                 element); /* the first reference goes with it */
}

static const cuno_method factory_methods[] = {create_element};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE("com.sun.star.ui.XUIElementFactory", factory_methods),
    CUNO_INTERFACE_END,
};

static const char *const services[] = {"pbe.Panels", NULL};

const struct cuno_class panels_class = {
    .implementation = "pbe.Panels.implementation",
    .services = services,
    .interfaces = interfaces,
    .size = sizeof(struct cuno_object),
};
