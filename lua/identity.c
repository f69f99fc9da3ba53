/* identity.c - who a pack is, for whoever asks the engine. */
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/engine_private.h"
#include "lua/identity.h"

static const struct {
    const char *name, *zh, *en;
} layer_words[] = {
    [PBE_LAYER_BUILT_IN] = {"built_in", "内置", "built in"},
    [PBE_LAYER_SHIPPED] = {"shipped", "随程序", "shipped"},
    [PBE_LAYER_BUREAU] = {"bureau", "本单位", "bureau"},
    [PBE_LAYER_LOCAL] = {"local", FOLDER_LOCAL, FOLDER_LOCAL},
};

const char *pbe_layer_name(enum pbe_layer layer)
{
    return layer_words[layer].name;
}

const char *pbe_layer_word(enum pbe_layer layer)
{
    return PBE_SAY(layer_words[layer].zh, layer_words[layer].en);
}

struct pbe_identity *identity_copy(const struct pack *pack)
{
    const char *texts[] = {pack->id,      pack->version,     pack->title,
                           pack->basis,   pack->place,       pack->valid_from,
                           pack->extends, pack->fingerprint, pack->signer};
    enum { TEXTS = sizeof texts / sizeof *texts };
    const char *copies[TEXTS];
    size_t size = sizeof(struct pbe_identity);
    for (size_t i = 0; i < TEXTS; i++)
        size += strlen(texts[i]) + 1;
    struct pbe_identity *identity = malloc(size);
    if (!identity)
        return NULL;
    char *at = (char *)(identity + 1);
    for (size_t i = 0; i < TEXTS; i++) {
        copies[i] = strcpy(at, texts[i]);
        at += strlen(at) + 1;
    }
    *identity = (struct pbe_identity){
        .id = copies[0],
        .version = copies[1],
        .title = copies[2],
        .basis = copies[3],
        .place = copies[4],
        .valid_from = copies[5],
        .extends = copies[6],
        .fingerprint = copies[7],
        .year = pack->year,
        .layer = pack->is_changed ? PBE_LAYER_LOCAL : pack->layer,
        .signer = copies[8],
    };
    return identity;
}

pbe_status pbe_engine_identity(pbe_engine *engine, const struct pbe_value *id,
                               struct pbe_identity **identity, struct pbe_error *err)
{
    const struct pack *pack = NULL;
    struct pbe_identity *copy = NULL;
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &pack, err);
    if (!status)
        copy = identity_copy(pack);
    pthread_mutex_unlock(&engine->lock);
    if (!status && !copy)
        status = pbe_error_memory(err);
    if (!status)
        *identity = copy;
    return status;
}
