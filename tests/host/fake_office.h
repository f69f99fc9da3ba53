/* fake_office.h - a host's stand-in for the parts of LibreOffice that keep named values.
 *
 * One object is the context, its service manager, the ConfigurationProvider, a branch of
 * the configuration, and a document with properties: all answer from one small table.
 * What is replaced lasts once it is committed; properties last at once.
 * Call fake_office_begin() first; it makes the types known and the context cuno_context().
 */
#ifndef FAKE_OFFICE_H
#define FAKE_OFFICE_H

#include "addin/uno/cuno.h"

/* False when a part could not be made. */
bool fake_office_begin(void);
void fake_office_end(void);

/* The document: any interface of the object. Borrowed. */
uno_Interface *fake_office(void);

void fake_office_clear(void); /* no values, no locks */
void fake_office_set(const char *name, const char *text);
void fake_office_lock(const char *name);

/* What lasts: the text, "true" or "false"; NULL = not there. */
const char *fake_office_get(const char *name);

/* How often something was replaced since the last clear, whether it lasted or not. */
int fake_office_replaced(void);

#endif
