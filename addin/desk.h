/* desk.h - what is open in the sidebar: one survey for each document, kept up to date.
 *
 * A desk listens to its document. A change only marks the survey as old and asks
 * LibreOffice for a call when it has nothing else to do; then every view that is open is
 * told to update, and the first that asks for the survey has it made. So a thousand cells
 * changed at once are surveyed once, and nothing is while nobody looks. A large document
 * is not followed by itself.
 * Owner: a view belongs to its panel; a desk lives while it has views.
 * Threads: only while LibreOffice holds its lock (SolarMutex), as in all listeners.
 */
#ifndef PBE_ADDIN_DESK_H
#define PBE_ADDIN_DESK_H

#include <stdbool.h>

#include "addin/survey.h"
#include "addin/uno/cuno.h"

struct desk;

/* Told when the document, its selection or the rules have changed. */
struct desk_view {
    void (*update)(void *state);
    void *state;
    struct desk_view *next; /* these two are the desk's */
    bool is_due;
};

/* The desk of a document with the view on it; NULL without memory. */
struct desk *desk_open(uno_Interface *document, struct desk_view *view);
void desk_close(struct desk *desk, struct desk_view *view); /* NULL desk is fine */

/* All views are told to update, soon. */
void desk_touch(struct desk *desk);

/* The survey is made anew even where the document is large. */
void desk_renew(struct desk *desk);
void desk_renew_all(void); /* the rules have changed */

/* The survey, or NULL and why there is none. Borrowed until something is awaited. */
const struct survey *desk_survey(struct desk *desk, struct pbe_error *err);

/* Counts the surveys made: another number, another survey. */
unsigned long desk_edition(const struct desk *desk);

/* Whether the document has changed since, and is too large to be followed. */
bool desk_is_old(const struct desk *desk);
int desk_skipped(const struct desk *desk); /* sheets too large to be read */

#endif
