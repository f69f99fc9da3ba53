/* engine_total.c - a table through the packs that the engine runs. */
#include "base/utf8.h"
#include "lua/engine_private.h"
#include "lua/total.h"
#include "lua/total_run.h"

pbe_status pbe_engine_total(pbe_engine *engine, const struct pbe_table_row *rows,
                            size_t count, const struct pbe_value *id,
                            struct pbe_table_score *scores, struct pbe_total *total,
                            struct pbe_text *grade, struct pbe_text *explanation,
                            struct pbe_error *err)
{
    const struct pack *pack = NULL;
    struct table table = {.rows = rows,
                          .count = count,
                          .scores = scores,
                          .grade = grade,
                          .explanation = explanation};
    size_t start = explanation ? explanation->length : 0;
    pthread_mutex_lock(&engine->lock);
    pbe_status status = engine_find_pack(engine, id, &pack, err);
    if (!status)
        status = total_run(engine->set, pack, engine->cache, &engine->row, &table, err);
    pthread_mutex_unlock(&engine->lock);
    if (explanation && explanation->length > start) /* cells may hold anything */
        pbe_utf8_clean(explanation->bytes + start, explanation->length - start);
    if (!status)
        *total = table.total;
    return status;
}
