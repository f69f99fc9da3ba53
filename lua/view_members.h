/* view_members.h - which fields a check finds in each thing of the assessment.
 *
 * view.c knows how views behave, view_members.c what they show; nobody else includes
 * this.
 */
#ifndef PBE_LUA_VIEW_MEMBERS_H
#define PBE_LUA_VIEW_MEMBERS_H

#include <stdint.h>

#include "lua/view.h"

enum view_kind {
    VIEW_TABLE,
    VIEW_ROW,
    VIEW_FUND,
    VIEW_HEADING,
    VIEW_GOAL,
    VIEW_BASE,
    VIEW_HEADER,
    VIEW_NOTE,
    VIEW_SNAPSHOT,
    VIEW_KEPT, /* a row of it */
    VIEW_FIELD,
    VIEW_LIST,
    VIEW_KINDS
};

struct view {
    const void *mark;  /* tells a view from everything else that Lua holds */
    unsigned long run; /* review_run.number */
    const void *thing; /* the C struct; of a list its first one */
    size_t count;      /* of a list; 0 */
    uint64_t known;    /* bit i: member or element i is kept as user value i + 1 */
    enum view_kind kind;
    enum view_kind of; /* of a list; 0 */
};

enum { VIEW_KNOWN_MAX = 64 }; /* bits of `known` */

enum view_type {
    /* a view keeps them once they were looked up */
    MEMBER_FIELD,
    MEMBER_FIELDS, /* an array of PBE_BASE_COLUMNS */
    MEMBER_TEXT,
    MEMBER_LIST,
    MEMBER_GET,
    /* looked up each time */
    MEMBER_BOOL,
    MEMBER_INT,
    MEMBER_POSITION, /* of another thing in its list; -1 none */
    MEMBER_NUMBER,
    MEMBER_QUICK /* what is faster to find than to keep, or a new table */
};

/* Pushes one value. [-0, +1, m] */
typedef void (*view_getter)(lua_State *L, struct review_run *run,
                            const struct view *view);

struct view_member {
    const char *name;
    enum view_type type;
    size_t offset, count_offset;
    enum view_kind of;
    view_getter get;
};

/* By kind: first those that a view keeps. Each ends with a member whose name is NULL.
 * LIST has none. */
extern const struct view_member *const view_members[VIEW_KINDS];

/* What fields show, in view_field.c. */
extern const struct view_member view_field_members[];

size_t view_kind_size(enum view_kind kind);
const char *view_kind_word(enum view_kind kind); /* in the current language */
struct pbe_place view_place_of(const struct review_run *run, const struct view *view);

void view_push(lua_State *L, const struct review_run *run, enum view_kind kind,
               const void *thing);
void view_push_list(lua_State *L, const struct review_run *run, enum view_kind of,
                    const void *first, size_t count);

#endif
