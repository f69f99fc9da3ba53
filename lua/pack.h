/* pack.h - a set of rule packs, compiled into one closed Lua state.
 *
 * A set is complete or does not exist: pack_set_load() gives a new one, checked by the
 * packs' own examples, or an error that names file and line. It never changes after
 * that; a reload builds another one and the engine swaps them.
 * Owner: pack_set_free(). Threads: one at a time per set (it runs Lua).
 */
#ifndef PBE_LUA_PACK_H
#define PBE_LUA_PACK_H

#include "base/decimal.h"
#include "base/error.h"
#include "base/value.h"
#include "lua/engine.h"
#include "lua/layer.h"
#include "lua/state.h"

/* What C needs of a pack on every call, taken out of Lua once. Texts live in the state. */
struct pack {
    const char *id, *version, *title, *basis;
    const char *place, *valid_from; /* "" = the pack does not say */
    const char *extends;            /* the pack that it stands on; "" = none */
    int year;                       /* 0 = the pack does not say */
    enum pbe_layer layer;
    bool is_changed;                  /* by local.d */
    char signer[SIGNATURE_ID_TEXT];   /* id of the trusted key; "" = not signed */
    char floor[MANIFEST_VERSION_MAX]; /* of its manifest; "" = none */
    int table;                        /* reference of the pack's Lua table */
    double total, rounding_unit;
    enum pbe_rounding rounding;
    struct pbe_rule_info *rules;
    size_t rule_count;
    char fingerprint[2 * FOLDER_DIGEST + 1]; /* hexadecimal SHA-256 */
};

struct coverage;

struct pack_set {
    struct state state;
    int row, rate, grade; /* references of the prelude's functions */
    int sentences;        /* reference of its table of sentences */
    int origin, branches; /* references of layer.origin(), coverage.of() */
    int ready;            /* reference of pack.ready() */
    int template;         /* reference of template.lines() */
    int prelude;          /* reference of the prelude's environment */
    struct later *later;  /* checks of shipped packs that nobody has asked for yet */
    struct pack *packs;   /* by id */
    size_t count;
    struct coverage *coverage; /* notes what is reached; NULL = nobody asks. Borrowed */
};

pbe_status pack_set_load(const struct layers *layers,
                         const struct pbe_engine_options *options,
                         struct pack_set **set, struct pbe_error *err);

/* The same of folders that are read already; they stay the caller's. */
pbe_status pack_set_make(const struct folders *folders,
                         const struct pbe_engine_options *options,
                         struct pack_set **set, struct pbe_error *err);

/* The same without the gate: examples may be wrong. Only for trying packs out (trial.c),
 * never for scores that somebody uses. */
pbe_status pack_set_compile(const struct folders *folders,
                            const struct pbe_engine_options *options,
                            struct pack_set **set, struct pbe_error *err);
void pack_set_free(struct pack_set *set); /* NULL is fine */

/* Reads the pack's checks, and those that it inherits, where they have waited. A shipped
 * pack's checks wait until a table is reviewed, because Calc starts an engine for every
 * document and seldom checks one. */
pbe_status pack_ready_checks(struct pack_set *set, const struct pack *pack,
                             struct pbe_error *err);

/* The pack with this id. NULL when there is none. Borrowed. */
const struct pack *pack_find(const struct pack_set *set, const char *id, size_t length);

#endif
