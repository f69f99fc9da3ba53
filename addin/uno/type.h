/* type.h - type descriptions, looked up once by name.
 *
 * Owner: a description belongs to this unit, which keeps one reference for ever. That
 * is on purpose: whoever calls a member does so again, LibreOffice does not unload
 * components, and a pointer that never dies needs no lock to be used.
 * Types may be unknown: outside LibreOffice no type provider is registered, and only
 * simple types, sequences of them, XInterface, Exception and RuntimeException exist.
 * A failed search is therefore not remembered, the provider may come later.
 * Threads: any, without locks.
 */
#ifndef CUNO_TYPE_H
#define CUNO_TYPE_H

#include "sdk.h"

/* The complete description of a type ("[]any", "com.sun.star.beans.PropertyValue") or
 * of a member ("com.sun.star.frame.XModel::getURL"). Borrowed, valid until the process
 * ends; NULL when the type is not known. */
typelib_TypeDescription *cuno_type(const char *name);

/* The reference of a simple type: typelib_TypeClass_DOUBLE, _STRING, _ANY, _VOID ...
 * Borrowed; never NULL for these. */
typelib_TypeDescriptionReference *cuno_simple_type(typelib_TypeClass type_class);

/* A new reference to the interface of this name; it works without any type provider.
 * The caller releases it with typelib_typedescriptionreference_release(). */
typelib_TypeDescriptionReference *cuno_interface_type_new(const char *name);

/* Size in bytes of the values of a type, 0 when it is not known: a test asserts that
 * it is the sizeof of the C struct which mirrors an IDL struct. */
size_t cuno_type_size(const char *name);

#endif
