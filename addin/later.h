/* later.h - a call on the main thread when LibreOffice has dealt with what it does now. */
#ifndef PBE_ADDIN_LATER_H
#define PBE_ADDIN_LATER_H

#include "addin/uno/cuno.h"

/* Asks for one notify() of the object's XCallback, and keeps the object until then. False
 * when it cannot be asked for. Threads: any. */
bool later_call(struct cuno_object *object);

#endif
