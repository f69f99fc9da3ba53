/* deck.h - the deck 绩效自评 of a window's sidebar. */
#ifndef PBE_ADDIN_DECK_H
#define PBE_ADDIN_DECK_H

#include <stdbool.h>

#include "addin/uno/cuno.h"

/* Opens the sidebar with the deck in front, now or soon. Where that cannot be done it does
 * what is told instead. */
void deck_show(uno_Interface *frame, void (*otherwise)(uno_Interface *frame));

/* False while the sidebar is closed, folded, or shows another deck. */
bool deck_is_showing(uno_Interface *frame);

#endif
