/* engine_private.h - what an engine holds, for the files of lua/ that make up engine.h.
 *
 * Every member is guarded by `lock`, which is held only inside lua/ and never while a
 * host is called or a file is read.
 */
#ifndef PBE_LUA_ENGINE_PRIVATE_H
#define PBE_LUA_ENGINE_PRIVATE_H

#include <pthread.h>

#include "base/error.h"
#include "lua/engine.h"
#include "lua/memo.h"
#include "lua/options.h"
#include "lua/pack.h"
#include "lua/row.h"
#include "lua/score.h"

struct pbe_engine {
    pthread_mutex_t lock;
    struct options *options;
    struct trust floors;  /* only its floors: of the signed packs that ran so far */
    struct pack_set *set; /* NULL until the first load */
    struct measure_cache *cache;
    struct memo *memo;     /* of the scores by `set` and the default pack */
    struct row row;        /* the row that is being scored: too large for deep stacks */
    unsigned long reviews; /* how many there were */
    struct pbe_error load_error; /* of the last load; status OK when it went well */
};

/* The pack that an id names, EMPTY being the default one. Borrowed until the lock is
 * given back. Called with the lock. */
pbe_status engine_find_pack(const pbe_engine *engine, const struct pbe_value *id,
                            const struct pack **pack, struct pbe_error *err);

#endif
