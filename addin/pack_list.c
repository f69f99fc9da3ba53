#include "addin/pack_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"

enum { IDS_MAX = 1 << 16 }; /* bytes: at most 256 packs, each a short line */

static pbe_status add(pbe_engine *engine, const char *id, size_t length,
                      struct pack_list *list, struct pbe_error *err)
{
    struct pbe_value name = pbe_value_text(id, length);
    pbe_status status =
        pbe_engine_identity(engine, &name, &list->packs[list->count], err);
    if (!status)
        list->count++;
    return status == PBE_STATUS_UNKNOWN ? PBE_STATUS_OK : status;
}

pbe_status pack_list_read(pbe_engine *engine, struct pack_list *list,
                          struct pbe_error *err)
{
    struct pbe_text ids;
    pbe_text_init(&ids, IDS_MAX);
    pbe_engine_packs(engine, &ids);
    pbe_status status = ids.failed ? pbe_error_memory(err) : PBE_STATUS_OK;
    list->count = 0;
    const char *at = pbe_text_get(&ids);
    while (!status && *at && list->count < PACK_LIST_MAX) {
        size_t length = strcspn(at, "\n");
        status = add(engine, at, length, list, err);
        at += length + 1;
    }
    pbe_text_done(&ids);
    if (status)
        pack_list_done(list);
    return status;
}

void pack_list_done(struct pack_list *list)
{
    while (list->count > 0)
        free(list->packs[--list->count]);
}

size_t pack_list_find(const struct pack_list *list, const char *id)
{
    size_t place = 0;
    while (place < list->count && strcmp(list->packs[place]->id, id) != 0)
        place++;
    return place;
}

void pack_list_write_name(const struct pbe_identity *pack, struct pbe_text *out)
{
    pbe_text_addf(out, PBE_SAY("%s（%s）", "%s (%s)"), pack->title, pack->id);
}

/* "Title: text", left out when there is no text. */
static void write_fact(struct pbe_text *out, const char *title, const char *text)
{
    if (*text)
        pbe_text_addf(out, PBE_SAY("%s：%s\n", "%s: %s\n"), title, text);
}

void pack_list_write_facts(const struct pbe_identity *pack, struct pbe_text *out)
{
    char year[16] = "";
    if (pack->year > 0)
        snprintf(year, sizeof year, "%d", pack->year);
    write_fact(out, PBE_SAY("名称", "Title"), pack->title);
    write_fact(out, PBE_SAY("编号", "Id"), pack->id);
    write_fact(out, PBE_SAY("版本", "Version"), pack->version);
    write_fact(out, PBE_SAY("地区", "Place"), pack->place);
    write_fact(out, PBE_SAY("年度", "Year"), year);
    write_fact(out, PBE_SAY("施行日期", "Valid from"), pack->valid_from);
    write_fact(out, PBE_SAY("依据", "Basis"), pack->basis);
    write_fact(out, PBE_SAY("来源", "Origin"), pbe_layer_word(pack->layer));
    if (*pack->signer)
        pbe_text_addf(out,
                      PBE_SAY("签名：由密钥 %s 签名\n", "Signature: by the key %s\n"),
                      pack->signer);
    else
        write_fact(out, PBE_SAY("签名", "Signature"),
                   pack->layer == PBE_LAYER_SHIPPED
                       ? PBE_SAY("随程序发布，不另签名", "comes with the program")
                       : PBE_SAY("没有", "none"));
    write_fact(out, PBE_SAY("指纹", "Fingerprint"), pack->fingerprint);
}
