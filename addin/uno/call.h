/* call.h - calling objects that others made.
 *
 *     rtl_uString *url = NULL;
 *     if (cuno_call(model, "com.sun.star.frame.XModel::getURL", &url, NULL, &error))
 *         ... rtl_uString_release(url);
 *
 * An interface pointer is good for its own type only: cuno_query() for the interface
 * before calling its members, even when the object "surely" has it.
 * Owner: what a call returns belongs to the caller; arguments stay with the caller.
 * Errors: *error may be NULL everywhere, and is written only on failure.
 * Threads: as the called object allows; hold no lock of your own while calling.
 */
#ifndef CUNO_CALL_H
#define CUNO_CALL_H

#include "exception.h"
#include "sdk.h"

/* Pointers to the arguments' values; for an interface, to the pointer. */
#define CUNO_ARGS(...) ((void *[]){__VA_ARGS__})

/* Calls a member, named in full; its description is found once and cached. True:
 * *result (NULL for void) has been constructed by the callee. False: an exception, or
 * no such object or member; result is untouched. An attribute is read with a result,
 * and written without one and with one argument. */
bool cuno_call(uno_Interface *object, const char *member, void *result, void **args,
               struct cuno_error *error);

void cuno_acquire(uno_Interface *object); /* NULL is fine in both */
void cuno_release(uno_Interface *object);

/* Asks an object (may be NULL) for an interface: a new reference, or NULL. */
uno_Interface *cuno_query(uno_Interface *object, const char *type);

/* The same for the interface inside an any; NULL when there is none. */
uno_Interface *cuno_query_any(const uno_Any *any, const char *type);

/* Queries for the interface before the "::", and calls the member. Not for attributes and
 * methods that are named through a derived interface. */
bool cuno_ask(uno_Interface *object, const char *member, void *result, void **args,
              struct cuno_error *error);

/* --- Services -------------------------------------------------------------------- */

/* A new instance of a service, as XInterface; NULL and *error when there is none. */
uno_Interface *cuno_create(uno_Interface *context, const char *service,
                           struct cuno_error *error);

/* The same with arguments, a "[]any" that stays with the caller. */
uno_Interface *cuno_create_with(uno_Interface *context, const char *service,
                                uno_Sequence *arguments, struct cuno_error *error);

/* A singleton of the context ("com.sun.star.frame.theDesktop"), a new reference. */
uno_Interface *cuno_singleton(uno_Interface *context, const char *name,
                              struct cuno_error *error);

/* --- Properties, names, enumerations ------------------------------------------------
 * Each asks the object for the interface that it needs. A value that is handed out is
 * always constructed (void when the call failed): cuno_any_done() is always due. */

bool cuno_property_get(uno_Interface *object, const char *name, uno_Any *value,
                       struct cuno_error *error);
bool cuno_property_set(uno_Interface *object, const char *name, const uno_Any *value,
                       struct cuno_error *error);

/* XNameAccess::getByName */
bool cuno_name_get(uno_Interface *object, const char *name, uno_Any *value,
                   struct cuno_error *error);

/* XEnumerationAccess::createEnumeration: a new XEnumeration, or NULL. */
uno_Interface *cuno_enumerate(uno_Interface *object, struct cuno_error *error);

/* The next element; false at the end (*error has an empty type then) or on failure. */
bool cuno_enumeration_next(uno_Interface *enumeration, uno_Any *element,
                           struct cuno_error *error);

#endif
