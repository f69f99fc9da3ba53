/* patience.c - loading packs, at once or with an end to the waiting.
 *
 * A load with an end runs in a thread of its own (base/patience.h), which owns copies of
 * all it needs. A late result is never swapped in: cells scored meanwhile would disagree
 * with those scored after.
 */
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/patience.h"
#include "lua/engine_private.h"

struct load {
    struct pbe_patience patience;
    struct options *options;
    struct trust trust;
    char **roots;
    size_t count;
    struct pack_set *set; /* NULL after an error */
    pbe_status status;
    struct pbe_error err;
};

static void load_free(struct load *load)
{
    if (!load)
        return;
    for (size_t i = 0; load->roots && i < load->count; i++)
        free(load->roots[i]);
    free(load->roots);
    options_free(load->options);
    pack_set_free(load->set);
    pbe_patience_done(&load->patience);
    free(load);
}

static bool copy_roots(struct load *load, const char *const *roots, size_t count)
{
    load->roots = calloc(count + 1, sizeof *load->roots);
    load->count = load->roots ? count : 0;
    for (size_t i = 0; i < load->count; i++) {
        load->roots[i] = malloc(strlen(roots[i]) + 1);
        if (!load->roots[i])
            return false;
        strcpy(load->roots[i], roots[i]);
    }
    return load->roots != NULL;
}

/* A load with its own copy of everything; NULL when memory ends. */
static struct load *load_new(pbe_engine *engine, const char *const *roots, size_t count)
{
    struct load *load = calloc(1, sizeof *load);
    if (!load)
        return NULL;
    pbe_patience_init(&load->patience);
    pthread_mutex_lock(&engine->lock);
    load->options = options_dup(&engine->options->given);
    load->trust = engine->floors;
    pthread_mutex_unlock(&engine->lock);
    if (load->options && copy_roots(load, roots, count))
        return load;
    load_free(load);
    return NULL;
}

/* Reads and compiles: all that may wait for a disk. */
static void load_run(struct load *load)
{
    const struct pbe_engine_options *options = &load->options->given;
    struct layers layers = {.shipped = options->shipped_rules,
                            .roots = (const char *const *)load->roots,
                            .root_count = load->count,
                            .trust = &load->trust};
    load->status = trust_read(options, &load->trust, &load->err);
    if (!load->status)
        load->status = pack_set_load(&layers, options, &load->set, &load->err);
}

/* Floors of signed packs hold for the rest of the process. Called with the lock. */
static void keep_floors(pbe_engine *engine, const struct pack_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->packs[i].signer[0])
            trust_raise(&engine->floors, set->packs[i].id, set->packs[i].floor);
}

/* Swaps the new set in, or notes why there is none. */
static pbe_status load_deliver(pbe_engine *engine, struct load *load,
                               struct pbe_error *err)
{
    struct pack_set *old = NULL;
    pthread_mutex_lock(&engine->lock);
    if (load->status) {
        engine->load_error = load->err;
    } else {
        engine->load_error.status = PBE_STATUS_OK;
        old = engine->set;
        engine->set = load->set;
        load->set = NULL;
        keep_floors(engine, engine->set);
        memo_clear(engine->memo);
    }
    pthread_mutex_unlock(&engine->lock);
    pack_set_free(old);
    if (load->status && err)
        *err = load->err;
    return load->status;
}

pbe_status pbe_engine_load(pbe_engine *engine, const char *const *roots, size_t count,
                           struct pbe_error *err)
{
    /* Built beside the running set, without the lock: cells go on being scored. */
    struct load *load = load_new(engine, roots, count);
    if (!load)
        return pbe_error_memory(err);
    load_run(load);
    pbe_status status = load_deliver(engine, load, err);
    load_free(load);
    return status;
}

/* --- with an end --- */

static void *run_thread(void *user)
{
    struct load *load = user;
    load_run(load);
    if (pbe_patience_finish(&load->patience))
        load_free(load);
    return NULL;
}

static pbe_status too_slow(pbe_engine *engine, unsigned milliseconds,
                           struct pbe_error *err)
{
    struct pbe_error own;
    pbe_error_set(
        &own, PBE_STATUS_FILE,
        PBE_SAY("%u 秒内没有读完规则文件夹，网络共享可能断开或太慢；"
                "恢复后请重新加载规则",
                "the rules folder was not read within %u seconds; the network "
                "share may be away or slow. Reload the rules when it is back"),
        (milliseconds + 999) / 1000);
    pthread_mutex_lock(&engine->lock);
    engine->load_error = own;
    pthread_mutex_unlock(&engine->lock);
    if (err)
        *err = own;
    return PBE_STATUS_FILE;
}

pbe_status pbe_engine_load_within(pbe_engine *engine, const char *const *roots,
                                  size_t count, unsigned milliseconds,
                                  struct pbe_error *err)
{
    pthread_t thread;
    struct load *load = load_new(engine, roots, count);
    if (!load)
        return pbe_error_memory(err);
    if (pthread_create(&thread, NULL, run_thread, load)) {
        load_free(load);
        return pbe_error_memory(err);
    }
    pthread_detach(thread);
    if (!pbe_patience_wait(&load->patience, milliseconds))
        return too_slow(engine, milliseconds, err);
    pbe_status status = load_deliver(engine, load, err);
    load_free(load);
    return status;
}
