#include "proxy.h"

#include "type.h"
#include "ustring.h"

/* How LibreOffice calls the C++ ABI of this compiler. */
#if defined(_WIN32)
#define CPLUSPLUS "mscx"
#else
#define CPLUSPLUS "gcc3"
#endif

static uno_Mapping *mapping_to_cplusplus(void)
{
    rtl_uString *from = cuno_string_from(UNO_LB_UNO);
    rtl_uString *to = cuno_string_from(CPLUSPLUS);
    uno_Mapping *mapping = NULL;

    if (from && to)
        uno_getMappingByName(&mapping, from, to, NULL);
    cuno_string_release(to);
    cuno_string_release(from);
    return mapping;
}

void cuno_proxy_keep(struct cuno_object *object, const char *interface,
                     atomic_flag *kept)
{
    typelib_TypeDescription *type = cuno_type(interface);
    uno_Interface *face = cuno_object_interface(object, interface);
    void *proxy = NULL; /* its one reference is the one that is kept */

    if (!type || !face || atomic_flag_test_and_set(kept))
        return;
    uno_Mapping *mapping = mapping_to_cplusplus();
    if (!mapping)
        return;
    mapping->mapInterface(mapping, &proxy, face,
                          (typelib_InterfaceTypeDescription *)(void *)type);
    mapping->release(mapping);
}
