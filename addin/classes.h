/* classes.h - the UNO classes of this component; component.c lists them. */
#ifndef PBE_ADDIN_CLASSES_H
#define PBE_ADDIN_CLASSES_H

#include "addin/uno/cuno.h"

extern const struct cuno_class calc_class;          /* pbe.Calc: the functions */
extern const struct cuno_class inserted_rows_class; /* pbe.InsertedRows: a listener */
extern const struct cuno_class commands_class; /* pbe.Commands: the menu's pbe:… URLs */
extern const struct cuno_class options_page_class; /* pbe.Options: Tools > Options */
extern const struct cuno_class
    panels_class; /* pbe.Panels: makes those of the sidebar */

#endif
