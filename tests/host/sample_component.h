/* sample_component.h - what the tests look at inside the example add-in. */
#ifndef SAMPLE_COMPONENT_H
#define SAMPLE_COMPONENT_H

#include "addin/uno/object.h"

extern const struct cuno_class *const sample_classes[];

SAL_DLLPUBLIC_EXPORT int sample_alive(void); /* objects not yet freed */
SAL_DLLPUBLIC_EXPORT uno_Interface *sample_context(void);

#endif
