/* pack_list.h - the rule packs that are installed, to be chosen from.
 *
 * Owner: pack_list_done(); a zeroed list is an empty one.
 */
#ifndef PBE_ADDIN_PACK_LIST_H
#define PBE_ADDIN_PACK_LIST_H

#include "lua/engine.h"

enum { PACK_LIST_MAX = 256 }; /* as many as an engine loads */

struct pack_list {
    struct pbe_identity *packs[PACK_LIST_MAX]; /* in byte order of their ids */
    size_t count;
};

/* A pack that disappears by a reload meanwhile is left out. */
pbe_status pack_list_read(pbe_engine *engine, struct pack_list *list,
                          struct pbe_error *err);
void pack_list_done(struct pack_list *list);

/* The place of this id; the count when it is not installed. */
size_t pack_list_find(const struct pack_list *list, const char *id);

/* "财政部项目支出绩效评价管理办法（mof-2020-10）" */
void pack_list_write_name(const struct pbe_identity *pack, struct pbe_text *out);

/* All that a pack says of itself, and where it comes from: a line for each. */
void pack_list_write_facts(const struct pbe_identity *pack, struct pbe_text *out);

#endif
