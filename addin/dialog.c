#include "addin/dialog.h"

#include <stdio.h>
#include <string.h>

#include "addin/office.h"

#define AWT "com.sun.star.awt."

/* com.sun.star.awt.Rectangle */
struct rectangle {
    sal_Int32 x, y, width, height; /* pixels */
};

struct handler {
    struct cuno_object base;
    const struct window_event *events;
    void *state;
};

/* --- what the handler answers --- */

/* callHandlerMethod(window, event, name) */
static bool call_handler(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    const struct handler *handler = (const struct handler *)self;
    const struct window_event *event = handler->events;
    const rtl_uString *name = cuno_arg_string(args, 2);
    (void)exception;
    while (event && event->name && !cuno_string_is(name, event->name))
        event++;
    bool found = event && event->name;
    if (found)
        event->run(handler->state, cuno_arg_interface(args, 0), cuno_arg_any(args, 1));
    return cuno_return_bool(result, found);
}

static bool handler_names(struct cuno_object *self, void *result, void **args,
                          uno_Any *exception)
{
    const struct window_event *events = ((const struct handler *)self)->events;
    int32_t count = 0;
    (void)args;
    while (events && events[count].name)
        count++;
    uno_Sequence *names = cuno_sequence_new("[]string", count);
    for (int32_t i = 0; names && i < count; i++)
        cuno_sequence_set_string(names, i, events[i].name, strlen(events[i].name));
    return cuno_return_sequence(result, names, exception);
}

static const cuno_method handler_methods[] = {call_handler, handler_names};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(AWT "XDialogEventHandler", handler_methods),
    CUNO_INTERFACE(AWT "XContainerWindowEventHandler", handler_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class handler_class = {
    .implementation = "pbe.WindowHandler",
    .interfaces = interfaces,
    .size = sizeof(struct handler),
};

struct cuno_object *dialog_handler_new(const struct window_event *events, void *state)
{
    struct cuno_object *object = cuno_object_new(&handler_class);
    if (object) {
        ((struct handler *)object)->events = events;
        ((struct handler *)object)->state = state;
    }
    return object;
}

void dialog_handler_forget(struct cuno_object *handler)
{
    ((struct handler *)handler)->events = NULL;
}

/* --- windows --- */

/* The address of dialogs/NAME.xdl in the extension. */
static rtl_uString *address_of(const char *name)
{
    char address[128];
    snprintf(address, sizeof address,
             "vnd.sun.star.extension://pbe.calc/dialogs/%s.xdl", name);
    return cuno_string_from(address);
}

static uno_Interface *make_dialog(const char *name, uno_Interface *handler)
{
    static const char create[] = AWT "XDialogProvider2::createDialogWithHandler";
    uno_Interface *provider = cuno_create(cuno_context(), AWT "DialogProvider2", NULL);
    uno_Interface *dialog = NULL;
    rtl_uString *address = address_of(name);
    if (!address
        || !cuno_ask(provider, create, &dialog, CUNO_ARGS(&address, &handler), NULL))
        dialog = NULL;
    cuno_string_release(address);
    cuno_release(provider);
    return dialog;
}

uno_Interface *dialog_open(const char *name, const struct window_event *events,
                           void *state)
{
    struct cuno_object *handler = dialog_handler_new(events, state);
    if (!handler)
        return NULL;
    uno_Interface *dialog =
        make_dialog(name, cuno_object_interface(handler, CUNO_XINTERFACE));
    cuno_object_release(handler);
    return dialog;
}

static bool place_of(uno_Interface *window, struct rectangle *place)
{
    return cuno_ask(window, AWT "XWindow::getPosSize", place, NULL, NULL);
}

/* A dialog's place is counted from the corner of the window in front, where the .xdl file
 * would leave it. */
static void put_in_the_middle(uno_Interface *dialog)
{
    static const char current[] = "com.sun.star.frame.XDesktop::getCurrentFrame";
    sal_Int16 position_only = 3; /* com.sun.star.awt.PosSize.POS */
    struct rectangle outer, inner;
    uno_Interface *desktop =
        cuno_create(cuno_context(), "com.sun.star.frame.Desktop", NULL);
    uno_Interface *frame = NULL;
    if (!cuno_ask(desktop, current, &frame, NULL, NULL))
        frame = NULL;
    uno_Interface *window = frame ? office_window(frame) : NULL;
    if (place_of(window, &outer) && place_of(dialog, &inner)
        && outer.width > inner.width && outer.height > inner.height) {
        inner.x = (outer.width - inner.width) / 2;
        inner.y = (outer.height - inner.height) / 2;
        cuno_ask(
            dialog, AWT "XWindow::setPosSize", NULL,
            CUNO_ARGS(&inner.x, &inner.y, &inner.width, &inner.height, &position_only),
            NULL);
    }
    cuno_release(window);
    cuno_release(frame);
    cuno_release(desktop);
}

int dialog_run(uno_Interface *dialog)
{
    sal_Int16 answer = 0;
    put_in_the_middle(dialog);
    if (!cuno_ask(dialog, AWT "XDialog::execute", &answer, NULL, NULL))
        answer = 0;
    return answer;
}

void dialog_end(uno_Interface *dialog, int answer)
{
    sal_Int32 result = answer;
    cuno_ask(dialog, AWT "XDialog2::endDialog", NULL, CUNO_ARGS(&result), NULL);
}

void dialog_close(uno_Interface *dialog)
{
    cuno_ask(dialog, "com.sun.star.lang.XComponent::dispose", NULL, NULL, NULL);
    cuno_release(dialog);
}

uno_Interface *dialog_embed(const char *name, struct cuno_object *handler,
                            uno_Interface *parent)
{
    static const char create[] = AWT "XContainerWindowProvider::createContainerWindow";
    uno_Interface *provider =
        cuno_create(cuno_context(), AWT "ContainerWindowProvider", NULL);
    uno_Interface *events = cuno_object_interface(handler, CUNO_XINTERFACE);
    uno_Interface *window = NULL;
    rtl_uString *address = address_of(name), *kind = cuno_string_from("");
    if (!address || !kind
        || !cuno_ask(provider, create, &window,
                     CUNO_ARGS(&address, &kind, &parent, &events), NULL))
        window = NULL;
    cuno_string_release(kind);
    cuno_string_release(address);
    cuno_release(provider);
    return window;
}
