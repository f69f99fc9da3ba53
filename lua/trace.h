/* trace.h - what a score did, step by step, and the line that tells it to people.
 *
 * While a rule runs, the prelude records steps: a sentence's key and a few arguments.
 * That costs a few nanoseconds; the sentences (prelude/sentences.lua) are looked up and
 * filled in only when somebody asks for the explanation.
 * Keys are constants of the prelude and live as long as its state; texts are copied.
 */
#ifndef PBE_LUA_TRACE_H
#define PBE_LUA_TRACE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "assessment/measure.h"
#include "base/text.h"

enum { TRACE_STEPS = 24, TRACE_ARGUMENTS = 8, TRACE_TEXT_MAX = 2048 };

struct trace_argument {
    bool is_text;
    double number;
    size_t text; /* offset in trace.text */
};

struct trace_step {
    const char *key;
    bool aside; /* told after the arithmetic, whenever it was recorded */
    int count;
    struct trace_argument arguments[TRACE_ARGUMENTS];
};

struct trace {
    int count; /* further steps are dropped: a rule may not fill memory with reasons */
    struct trace_step steps[TRACE_STEPS];
    size_t used;
    char text[TRACE_TEXT_MAX];
};

/* One of a row's wordings. */
struct trace_wording {
    const struct pbe_measure *measure; /* NULL: only the text is to be shown */
    const char *text;                  /* as the cell shows it, trimmed */
    size_t length;
};

/* What sentences can say besides a step's own arguments. */
struct trace_row {
    struct trace_wording target, actual;
    bool in_percent; /* the row's numbers are fractions, shown as percent: {1%} */
    double weight, points, low, high;
    unsigned doubts;              /* bits of enum pbe_doubt, told at the end */
    const struct pbe_day *serial; /* the day that a bare number means … */
    bool serial_in_target;        /* … in the target, else in the actual value */
};

void trace_clear(struct trace *trace);

/* [-0, +0, v] Records the call step(key, …) or aside(key, …): the stack holds the key and
 * up to eight numbers or strings from index 1 on. */
void trace_record(struct trace *trace, lua_State *L, bool aside);

/* [-0, +0, e] Writes the explanation to out, which is empty. The table of sentences is
 * at the absolute index `sentences`, the top of the stack. */
void trace_write(const struct trace *trace, lua_State *L, int sentences,
                 const struct trace_row *row, struct pbe_text *out);

#endif
