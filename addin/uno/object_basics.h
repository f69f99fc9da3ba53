/* object_basics.h - the interfaces that every object has without asking.
 *
 * Private to object.c. XTypeProvider is what Calc's introspection asks first: an
 * add-in without it has no functions. XServiceInfo names the implementation. A class
 * that lists one of them itself replaces the one from here.
 */
#ifndef CUNO_OBJECT_BASICS_H
#define CUNO_OBJECT_BASICS_H

#include "object.h"

extern const struct cuno_interface cuno_basic_interfaces[]; /* CUNO_INTERFACE_END */

#endif
