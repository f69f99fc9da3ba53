#include "addin/panel.h"

#include "addin/deck.h"
#include "addin/office.h"

#define UI    "com.sun.star.ui."
#define AWT   "com.sun.star.awt."
#define FRAME "com.sun.star.frame."
#define VIEW  "com.sun.star.view."
#define LANG  "com.sun.star.lang."

enum {
    TOOLPANEL = 7,      /* com.sun.star.ui.UIElementType */
    POSITION_SIZE = 15, /* com.sun.star.awt.PosSize */
    LINE = 24,          /* pixels, where the label does not tell */
    NARROWEST = 14 /* width of a panel in such lines: as wide as Calc's own, which the
                           next window would show cut off in a narrower sidebar */
};

/* com.sun.star.awt.Rectangle */
struct rectangle {
    sal_Int32 x, y, width, height;
};

/* com.sun.star.ui.LayoutSize */
struct layout_size {
    sal_Int32 minimum, maximum, preferred;
};

static struct panel *panel_of(struct cuno_object *self)
{
    return (struct panel *)self;
}

static uno_Interface *face(struct panel *panel, const char *type)
{
    return cuno_object_interface(&panel->base, type);
}

/* --- layout --- */

void panel_place(struct panel *panel, const char *control, int32_t x, int32_t y,
                 int32_t width, int32_t height)
{
    sal_Int32 left = x, top = y, wide = width > 0 ? width : 0,
              high = height > 0 ? height : 0;
    sal_Int16 flags = POSITION_SIZE;
    uno_Interface *found = window_control(panel->window, control);
    cuno_ask(found, AWT "XWindow::setPosSize", NULL,
             CUNO_ARGS(&left, &top, &wide, &high, &flags), NULL);
    cuno_release(found);
}

static struct rectangle get_place(uno_Interface *window)
{
    struct rectangle place;
    if (!cuno_ask(window, AWT "XWindow::getPosSize", &place, NULL, NULL))
        place = (struct rectangle){0, 0, 0, 0};
    return place;
}

/* The controls decide how wide their window wants to be: it cannot get narrower than they
 * stand. So they are laid out by the width that the sidebar offers, 0 = as it is. */
static void lay_out(struct panel *panel, int32_t width)
{
    struct rectangle place = get_place(panel->window);
    if (width <= 0)
        width = place.width;
    if (width > 0 && place.height > 0)
        panel->kind->lay_out(panel, (struct panel_size){width, place.height});
}

/* --- what it follows --- */

static void say_texts(struct panel *panel)
{
    panel->language = pbe_language_get();
    window_say(panel->window, panel->kind->texts, panel->kind->text_count);
}

/* While nobody looks nothing is done; the layout asks again when the deck appears. */
static void update(void *state)
{
    struct panel *panel = state;
    if (!panel->window || !deck_is_showing(panel->frame))
        return;
    if (panel->language != pbe_language_get())
        say_texts(panel);
    panel->kind->fill(panel);
}

static void listen_to_selection(struct panel *panel, bool on)
{
    uno_Interface *self = face(panel, VIEW "XSelectionChangeListener");
    cuno_ask(panel->controller,
             on ? VIEW "XSelectionSupplier::addSelectionChangeListener"
                : VIEW "XSelectionSupplier::removeSelectionChangeListener",
             NULL, CUNO_ARGS(&self), NULL);
}

static void stop_following(struct panel *panel)
{
    listen_to_selection(panel, false);
    cuno_release(panel->controller);
    panel->controller = NULL;
    desk_close(panel->desk, &panel->view);
    panel->desk = NULL;
}

/* A window may get another document: a file opened in place of an untouched one. */
static void follow(struct panel *panel)
{
    stop_following(panel);
    panel->controller = office_controller(panel->frame);
    uno_Interface *document = office_document(panel->frame);
    if (document)
        panel->desk = desk_open(document, &panel->view);
    cuno_release(document);
    listen_to_selection(panel, true);
    desk_touch(panel->desk);
}

static void listen_to_frame(struct panel *panel, bool on)
{
    uno_Interface *self = face(panel, FRAME "XFrameActionListener");
    cuno_ask(panel->frame,
             on ? FRAME "XFrame::addFrameActionListener"
                : FRAME "XFrame::removeFrameActionListener",
             NULL, CUNO_ARGS(&self), NULL);
}

static void listen_to_window(struct panel *panel, bool on)
{
    uno_Interface *self = face(panel, AWT "XWindowListener");
    cuno_ask(panel->window,
             on ? AWT "XWindow::addWindowListener"
                : AWT "XWindow::removeWindowListener",
             NULL, CUNO_ARGS(&self), NULL);
}

/* The panel ends: nobody calls it any more, and it holds nothing. */
static void end(struct panel *panel)
{
    uno_Interface *frame = panel->frame, *window = panel->window;
    if (!frame)
        return;
    cuno_object_acquire(&panel->base); /* its broadcasters let it go */
    stop_following(panel);
    listen_to_frame(panel, false);
    listen_to_window(panel, false);
    dialog_handler_forget(panel->handler);
    panel->frame = panel->window = NULL;
    if (panel->kind->done)
        panel->kind->done(panel);
    cuno_ask(window, LANG "XComponent::dispose", NULL, NULL, NULL);
    cuno_release(window);
    cuno_release(frame);
    cuno_object_release(&panel->base);
}

/* --- com.sun.star.ui: XUIElement, XToolPanel, XSidebarPanel --- */

static bool get_real_interface(struct cuno_object *self, void *result, void **args,
                               uno_Any *exception)
{
    uno_Interface *own = cuno_object_interface(self, CUNO_XINTERFACE);
    (void)args, (void)exception;
    cuno_acquire(own);
    return cuno_return_interface(result, own);
}

static bool get_frame(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    (void)args, (void)exception;
    cuno_acquire(panel_of(self)->frame);
    return cuno_return_interface(result, panel_of(self)->frame);
}

static bool get_address(struct cuno_object *self, void *result, void **args,
                        uno_Any *exception)
{
    rtl_uString *address = panel_of(self)->address;
    (void)args, (void)exception;
    rtl_uString_acquire(address);
    *(rtl_uString **)result = address;
    return true;
}

static bool get_type(struct cuno_object *self, void *result, void **args,
                     uno_Any *exception)
{
    (void)self, (void)args, (void)exception;
    *(sal_Int16 *)result = TOOLPANEL;
    return true;
}

/* The type library has attributes before methods, whatever the IDL says. */
static const cuno_method element_methods[] = {get_frame, get_address, get_type,
                                              get_real_interface};

static bool get_window(struct cuno_object *self, void *result, void **args,
                       uno_Any *exception)
{
    (void)args, (void)exception;
    cuno_acquire(panel_of(self)->window);
    return cuno_return_interface(result, panel_of(self)->window);
}

static bool create_accessible(struct cuno_object *self, void *result, void **args,
                              uno_Any *exception)
{
    (void)self, (void)args, (void)exception;
    return cuno_return_interface(result, NULL); /* the window has its own */
}

static const cuno_method tool_methods[] = {get_window, create_accessible};

/* getHeightForWidth(width): asked whenever the deck is laid out, as when it appears. */
static bool get_height(struct cuno_object *self, void *result, void **args,
                       uno_Any *exception)
{
    struct panel *panel = panel_of(self);
    (void)exception;
    if (panel->window)
        lay_out(panel, cuno_arg_long(args, 0));
    *(struct layout_size *)result =
        (struct layout_size){.minimum = panel->kind->minimum * panel->line,
                             .maximum = -1,
                             .preferred = panel->kind->preferred * panel->line};
    desk_touch(panel->desk);
    return true;
}

static bool get_minimal_width(struct cuno_object *self, void *result, void **args,
                              uno_Any *exception)
{
    (void)args, (void)exception;
    return cuno_return_long(result, NARROWEST * panel_of(self)->line);
}

static const cuno_method sidebar_methods[] = {get_height, get_minimal_width};

/* --- com.sun.star.lang.XComponent --- */

static bool dispose(struct cuno_object *self, void *result, void **args,
                    uno_Any *exception)
{
    (void)result, (void)args, (void)exception;
    end(panel_of(self));
    return true;
}

/* The sidebar, which made the panel, ends it and needs not be told. */
static bool ignore(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    return true;
}

static const cuno_method component_methods[] = {dispose, ignore, ignore};

/* --- the listeners; all begin with disposing(EventObject) --- */

static bool is_same(uno_Interface *one, uno_Interface *other)
{
    uno_Interface *a = cuno_query(one, CUNO_XINTERFACE);
    uno_Interface *b = cuno_query(other, CUNO_XINTERFACE);
    bool same = a && a == b;
    cuno_release(a);
    cuno_release(b);
    return same;
}

static bool disposing(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    struct panel *panel = panel_of(self);
    uno_Interface *source = *(uno_Interface **)args[0];
    (void)result, (void)exception;
    if (is_same(source, panel->controller))
        stop_following(panel);
    else if (is_same(source, panel->frame) || is_same(source, panel->window))
        end(panel);
    return true;
}

static bool selection_changed(struct cuno_object *self, void *result, void **args,
                              uno_Any *exception)
{
    (void)result, (void)args, (void)exception;
    desk_touch(panel_of(self)->desk);
    return true;
}

static const cuno_method selection_methods[] = {disposing, selection_changed};

/* com.sun.star.frame.FrameActionEvent, and the first of FrameAction */
struct frame_event {
    uno_Interface *source, *frame;
    sal_Int32 action;
};
enum { ATTACHED, DETACHING, REATTACHED };

static bool frame_action(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    struct panel *panel = panel_of(self);
    const struct frame_event *event = args[0];
    (void)result, (void)exception;
    if (!panel->frame)
        return true;
    if (event->action == DETACHING)
        stop_following(panel);
    else if (event->action == ATTACHED || event->action == REATTACHED)
        follow(panel);
    return true;
}

static const cuno_method frame_methods[] = {disposing, frame_action};

static bool window_resized(struct cuno_object *self, void *result, void **args,
                           uno_Any *exception)
{
    struct panel *panel = panel_of(self);
    (void)result, (void)args, (void)exception;
    if (panel->window)
        lay_out(panel, 0);
    return true;
}

static bool window_shown(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    (void)result, (void)args, (void)exception;
    desk_touch(panel_of(self)->desk);
    return true;
}

static const cuno_method window_methods[] = {disposing, window_resized, ignore,
                                             window_shown, ignore};

/* --- the class --- */

static void done(struct cuno_object *self)
{
    struct panel *panel = panel_of(self);
    end(panel);
    cuno_object_release(panel->handler);
    cuno_string_release(panel->address);
}

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(UI "XUIElement", element_methods),
    CUNO_INTERFACE(UI "XToolPanel", tool_methods),
    CUNO_INTERFACE(UI "XSidebarPanel", sidebar_methods),
    CUNO_INTERFACE(LANG "XComponent", component_methods),
    CUNO_INTERFACE(VIEW "XSelectionChangeListener", selection_methods),
    CUNO_INTERFACE(FRAME "XFrameActionListener", frame_methods),
    CUNO_INTERFACE(AWT "XWindowListener", window_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class panel_class = {
    .implementation = "pbe.Panel",
    .interfaces = interfaces,
    .size = sizeof(struct panel),
    .done = done,
};

static void show(uno_Interface *window, bool on)
{
    sal_Bool visible = on;
    cuno_ask(window, AWT "XWindow::setVisible", NULL, CUNO_ARGS(&visible), NULL);
}

/* The label "line" of each dialog only tells how high a button is. */
static void measure(struct panel *panel)
{
    uno_Interface *label = window_control(panel->window, "line");
    int32_t height = get_place(label).height;
    panel->line = height > 0 ? height : LINE;
    show(label, false);
    cuno_release(label);
}

static bool open_window(struct panel *panel, uno_Interface *parent)
{
    panel->handler = dialog_handler_new(panel->kind->events, panel);
    if (panel->handler)
        panel->window = dialog_embed(panel->kind->dialog, panel->handler, parent);
    if (!panel->window)
        return false;
    say_texts(panel);
    measure(panel);
    show(panel->window, true);
    return true;
}

struct cuno_object *panel_new(const struct panel_kind *kind, rtl_uString *address,
                              uno_Interface *frame, uno_Interface *parent)
{
    struct cuno_object *object = cuno_object_new(&panel_class);
    struct panel *panel = panel_of(object);
    if (!panel)
        return NULL;
    panel->kind = kind;
    panel->view = (struct desk_view){.update = update, .state = panel};
    rtl_uString_assign(&panel->address, address);
    cuno_acquire(frame);
    panel->frame = frame;
    if (!open_window(panel, parent)) {
        cuno_object_release(object);
        return NULL;
    }
    listen_to_window(panel, true);
    listen_to_frame(panel, true);
    follow(panel);
    return object;
}
