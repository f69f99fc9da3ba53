#include "addin/clipboard.h"

#include <string.h>

#include "addin/uno/cuno.h"

#define TRANSFER "com.sun.star.datatransfer."
#define FLAVOR   TRANSFER "DataFlavor"

/* What is offered: the text, in one flavour. */
struct offer {
    struct cuno_object base;
    uno_Any text;
};

/* com.sun.star.datatransfer.DataFlavor */
struct flavor {
    rtl_uString *mime, *name;
    typelib_TypeDescriptionReference *type;
};

static const char mime[] = "text/plain;charset=utf-16";

static bool init(struct cuno_object *self)
{
    cuno_any_make_void(&((struct offer *)self)->text);
    return true;
}

static void done(struct cuno_object *self)
{
    cuno_any_done(&((struct offer *)self)->text);
}

static bool is_ours(const struct flavor *flavor)
{
    return cuno_string_is(flavor->mime, mime);
}

static bool get_data(struct cuno_object *self, void *result, void **args,
                     uno_Any *exception)
{
    if (!is_ours(args[0]))
        return cuno_throw(exception, TRANSFER "UnsupportedFlavorException", "%s", "");
    cuno_any_make_copy(result, &((struct offer *)self)->text);
    return true;
}

static bool get_flavors(struct cuno_object *self, void *result, void **args,
                        uno_Any *exception)
{
    const struct offer *offer = (const struct offer *)self;
    uno_Sequence *flavors = cuno_sequence_new("[]" FLAVOR, 1);
    rtl_uString *kind = cuno_string_from(mime);
    (void)args;
    if (flavors && kind) {
        struct flavor *flavor = (void *)flavors->elements;
        rtl_uString_assign(&flavor->mime, kind);
        typelib_typedescriptionreference_assign(&flavor->type, offer->text.pType);
    }
    cuno_string_release(kind);
    return cuno_return_sequence(result, flavors, exception);
}

static bool is_supported(struct cuno_object *self, void *result, void **args,
                         uno_Any *exception)
{
    (void)self, (void)exception;
    return cuno_return_bool(result, is_ours(args[0]));
}

static const cuno_method methods[] = {get_data, get_flavors, is_supported};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(TRANSFER "XTransferable", methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class offer_class = {
    .implementation = "pbe.ClipboardText",
    .interfaces = interfaces,
    .size = sizeof(struct offer),
    .init = init,
    .done = done,
};

bool clipboard_set_text(const char *text)
{
    struct cuno_object *offer = cuno_object_new(&offer_class);
    if (!offer)
        return false;
    uno_Interface *clipboard =
        cuno_create(cuno_context(), TRANSFER "clipboard.SystemClipboard", NULL);
    uno_Interface *face = cuno_object_interface(offer, TRANSFER "XTransferable");
    uno_Interface *no_owner = NULL;
    bool done = cuno_any_set_string(&((struct offer *)offer)->text, text, strlen(text))
                && cuno_ask(clipboard, TRANSFER "clipboard.XClipboard::setContents",
                            NULL, CUNO_ARGS(&face, &no_owner), NULL);
    cuno_release(clipboard);
    cuno_object_release(offer);
    return done;
}
