#include "addin/later.h"

bool later_call(struct cuno_object *object)
{
    uno_Interface *self = cuno_object_interface(object, "com.sun.star.awt.XCallback");
    uno_Interface *service =
        cuno_create(cuno_context(), "com.sun.star.awt.AsyncCallback", NULL);
    uno_Any nothing;
    cuno_any_make_void(&nothing);
    bool asked = cuno_ask(service, "com.sun.star.awt.XRequestCallback::addCallback",
                          NULL, CUNO_ARGS(&self, &nothing), NULL);
    cuno_any_done(&nothing);
    cuno_release(service);
    return asked;
}
