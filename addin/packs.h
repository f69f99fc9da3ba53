/* packs.h - 规则包…: the rule packs, and the one that this workbook uses. */
#ifndef PBE_ADDIN_PACKS_H
#define PBE_ADDIN_PACKS_H

#include "addin/uno/cuno.h"

/* The menu's pbe:packs. Shows the dialog over the frame's window and waits for it. */
void packs_run(uno_Interface *frame);

#endif
