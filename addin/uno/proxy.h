/* proxy.h - keeping the C++ side of an object, for callers that ask for it all the time.
 *
 * Core reflection calls a component's method by way of a C++ proxy that the bridge makes
 * for the call and throws away after it. As long as one proxy lives, the bridge finds it
 * instead: an eighth of the cost of a call from a Calc cell.
 */
#ifndef CUNO_PROXY_H
#define CUNO_PROXY_H

#include "object.h"

/* Makes the proxy of the object's interface and never lets go of it: object and proxy
 * live until the process ends. For the one object of a class that a host keeps anyway;
 * a second call for the same class does nothing. Does nothing, too, where there is no
 * C++ bridge or the type is unknown. Threads: any. */
void cuno_proxy_keep(struct cuno_object *object, const char *interface,
                     atomic_flag *kept);

#endif
