/* commands.c - pbe.Commands: the protocol handler behind the menu's pbe:… addresses.
 *
 * LibreOffice makes one object per window (XInitialization gives it the frame), asks it
 * which addresses it takes (XDispatchProvider) and lets it carry them out (XDispatch).
 */
#include "addin/commands.h"

#include "addin/classes.h"
#include "addin/office.h"
#include "addin/ruleset.h"

#define XDISPATCH "com.sun.star.frame.XDispatch"
#define XFRAME    "com.sun.star.frame.XFrame"

struct commands {
    struct cuno_object base;
    uno_Interface *frame; /* NULL until initialize() */
};

/* com.sun.star.util.URL, parsed by LibreOffice: pbe:reload has the path "reload". */
struct url {
    rtl_uString *complete, *main, *protocol, *user, *password, *server;
    sal_Int16 port;
    rtl_uString *path, *name, *arguments, *mark;
};

static void done(struct cuno_object *self)
{
    cuno_release(((struct commands *)self)->frame);
}

/* initialize([frame]) */
static bool initialize(struct cuno_object *self, void *result, void **args,
                       uno_Any *exception)
{
    struct commands *commands = (struct commands *)self;
    const uno_Sequence *arguments = cuno_arg_sequence(args, 0);
    (void)result, (void)exception;
    if (cuno_sequence_length(arguments) > 0 && !commands->frame)
        commands->frame = cuno_query_any(cuno_sequence_any(arguments, 0), XFRAME);
    return true;
}

/* --- the commands --- */

static const struct command {
    const char *path;
    void (*run)(uno_Interface *frame);
} command_list[] = {
#define PBE_COMMAND(path, zh, en, zh_help, en_help) {#path, path##_run},
#define PBE_COMMAND_GAP
#include "addin/commands.def"
#undef PBE_COMMAND_GAP
#undef PBE_COMMAND
};

static const struct command *find_command(const struct url *url)
{
    if (!cuno_string_is(url->protocol, "pbe:"))
        return NULL;
    for (size_t i = 0; i < sizeof command_list / sizeof *command_list; i++)
        if (cuno_string_is(url->path, command_list[i].path))
            return &command_list[i];
    return NULL;
}

/* --- XDispatchProvider --- */

static uno_Interface *dispatch_for(struct cuno_object *self, const struct url *url)
{
    uno_Interface *face = NULL;
    if (find_command(url)) {
        face = cuno_object_interface(self, XDISPATCH);
        cuno_acquire(face);
    }
    return face;
}

static bool query_dispatch(struct cuno_object *self, void *result, void **args,
                           uno_Any *exception)
{
    (void)exception;
    return cuno_return_interface(result, dispatch_for(self, args[0]));
}

/* com.sun.star.frame.DispatchDescriptor */
struct descriptor {
    struct url url;
    rtl_uString *frame;
    sal_Int32 flags;
};

static bool query_dispatches(struct cuno_object *self, void *result, void **args,
                             uno_Any *exception)
{
    const uno_Sequence *asked = cuno_arg_sequence(args, 0);
    int32_t count = cuno_sequence_length(asked);
    uno_Sequence *found = cuno_sequence_new("[]" XDISPATCH, count);
    const struct descriptor *descriptors = (const void *)asked->elements;
    for (int32_t i = 0; found && i < count; i++)
        ((uno_Interface **)(void *)found->elements)[i] =
            dispatch_for(self, &descriptors[i].url);
    return cuno_return_sequence(result, found, exception);
}

static const cuno_method provider_methods[] = {query_dispatch, query_dispatches};

/* --- XDispatch --- */

static bool dispatch(struct cuno_object *self, void *result, void **args,
                     uno_Any *exception)
{
    (void)result;
    const struct command *command = find_command(args[0]);
    if (command && !ruleset_engine()) /* it knows the language, too */
        return cuno_throw(exception, CUNO_RUNTIME_EXCEPTION, "%s",
                          pbe_status_text(PBE_STATUS_MEMORY));
    if (command) {
        uno_Interface *frame = ((const struct commands *)self)->frame;
        office_accept_typing(frame);
        command->run(frame);
    }
    return true;
}

/* com.sun.star.frame.FeatureStateEvent */
struct feature_state {
    uno_Interface *source;
    struct url url;
    rtl_uString *descriptor;
    sal_Bool enabled, requery;
    uno_Any state;
};

/* A menu entry is grey until its state has been told; ours never changes. */
static bool add_listener(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    (void)result, (void)exception;
    uno_Interface *listener = cuno_arg_interface(args, 0);
    const struct url *url = args[1];
    struct feature_state event = {.source =
                                      cuno_object_interface(self, CUNO_XINTERFACE),
                                  .url = *url,
                                  .descriptor = cuno_string_from(""),
                                  .enabled = find_command(url) != NULL};
    cuno_any_make_void(&event.state);
    if (listener && event.descriptor)
        cuno_call(listener, "com.sun.star.frame.XStatusListener::statusChanged", NULL,
                  CUNO_ARGS(&event), NULL);
    cuno_any_done(&event.state);
    cuno_string_release(event.descriptor);
    return true;
}

static bool remove_listener(struct cuno_object *self, void *result, void **args,
                            uno_Any *exception)
{
    (void)self, (void)result, (void)args, (void)exception;
    return true;
}

static const cuno_method dispatch_methods[] = {dispatch, add_listener, remove_listener};
static const cuno_method initialization_methods[] = {initialize};

static const struct cuno_interface commands_interfaces[] = {
    CUNO_INTERFACE("com.sun.star.frame.XDispatchProvider", provider_methods),
    CUNO_INTERFACE(XDISPATCH, dispatch_methods),
    CUNO_INTERFACE("com.sun.star.lang.XInitialization", initialization_methods),
    CUNO_INTERFACE_END,
};

static const char *const commands_services[] = {"pbe.Commands", NULL};

const struct cuno_class commands_class = {
    .implementation = "pbe.Commands.implementation",
    .services = commands_services,
    .interfaces = commands_interfaces,
    .size = sizeof(struct commands),
    .done = done,
};
