/* view_row.h - what became of an indicator, as members of its view.
 *
 * [-0, +1, m] each: pushes one value, nil where there is none.
 */
#ifndef PBE_LUA_VIEW_ROW_H
#define PBE_LUA_VIEW_ROW_H

#include "lua/view_members.h"

#define VIEW_ROW_GETTER(name)                                                          \
    void view_row_##name(lua_State *L, struct review_run *run, const struct view *view)

VIEW_ROW_GETTER(number);  /* its position in the table's rows, from 1 */
VIEW_ROW_GETTER(nature);  /* forward, reverse, qualitative, quantitative; "" none */
VIEW_ROW_GETTER(points);  /* as computed; nil: pending */
VIEW_ROW_GETTER(outcome); /* met, missed, judged, cannot_compute */
VIEW_ROW_GETTER(counted); /* false: a placeholder, a parent, not applicable */
VIEW_ROW_GETTER(low);     /* of the band, for judged rows */
VIEW_ROW_GETTER(high);
VIEW_ROW_GETTER(weight); /* as it was scored with */
VIEW_ROW_GETTER(rule);   /* the rule's name; "" none */
VIEW_ROW_GETTER(explanation);
VIEW_ROW_GETTER(pair);          /* number, words, no_actual, units … */
VIEW_ROW_GETTER(target_number); /* of a pair of numbers, in the target's unit */
VIEW_ROW_GETTER(actual_number);
VIEW_ROW_GETTER(same_words);
VIEW_ROW_GETTER(late_days);
VIEW_ROW_GETTER(doubts); /* the sentences of what was unclear, joined; "" none */

#endif
