/* layer.h - all packs from all places: shipped, then the bureau's folders, then the
 * changes in their local.d.
 *
 * A later pack replaces an earlier one of the same id. What is read is one state of the
 * disk: when anything changed meanwhile, everything is read again, a few times; then
 * the load fails and says so.
 * Owner: folders_done().
 */
#ifndef PBE_LUA_LAYER_H
#define PBE_LUA_LAYER_H

#include "lua/folder.h"

struct layers {
    const char *shipped;      /* the packs that came with the program; NULL = none */
    const char *const *roots; /* the bureau's folders, later ones win */
    size_t root_count;
    const struct trust *trust;
};

struct folders {
    struct folder *folders; /* by id */
    size_t count;
};

/* Reads every pack (a folder with pack.lua) of every layer. A shipped folder that does
 * not exist holds no packs; a bureau's must be there. */
pbe_status layers_read(const struct layers *layers, struct folders *folders,
                       struct pbe_error *err);

/* Reads the one pack in the folder `path`, beside the shipped ones. Its manifest and
 * signature are not looked at: this is for making new ones. */
pbe_status layers_read_one(const char *shipped, const char *path, const char *id,
                           struct folders *folders, struct pbe_error *err);
void folders_done(struct folders *folders);

#endif
