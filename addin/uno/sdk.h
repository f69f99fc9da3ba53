/* sdk.h - LibreOffice's C headers; nothing else here includes them.
 *
 * The headers are plain C but have two gaps, closed below: typedescription.h uses the
 * bare tag _typelib_TypeClass as C++ would, and sal/types.h wants to hear the platform
 * (-DLINUX -DUNX here, from the build). They know Windows only through _MSC_VER: for
 * mingw either define it round the UNO includes, after the C library's own headers,
 * or replace this one file by the few structs and prototypes that are used.
 */
#ifndef CUNO_SDK_H
#define CUNO_SDK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <typelib/typeclass.h>
typedef enum _typelib_TypeClass _typelib_TypeClass;

#include <osl/file.h>
#include <osl/module.h>
#include <rtl/ustring.h>
#include <sal/types.h>
#include <typelib/typedescription.h>
#include <uno/any2.h>
#include <uno/data.h>
#include <uno/dispatcher.h>
#include <uno/environment.h>
#include <uno/lbnames.h>
#include <uno/mapping.h>
#include <uno/sequence2.h>

/* The layouts that this library reads directly; the same in every LibreOffice. */
_Static_assert(sizeof(sal_Unicode) == 2, "strings are UTF-16");
_Static_assert(sizeof(uno_Any) == 3 * sizeof(void *), "type, pointer, small value");
_Static_assert(offsetof(uno_Sequence, elements) == 8, "elements are 8-aligned");
_Static_assert(offsetof(rtl_uString, buffer) == 8, "count, length, text");

#endif
