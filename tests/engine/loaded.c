#include "loaded.h"

#include <stdio.h>
#include <string.h>

void loaded_open(struct loaded *loaded)
{
    *loaded = (struct loaded){.engine = NULL};
    scratch_open(&loaded->folder);
    pbe_engine_new(NULL, &loaded->engine, NULL);
}

void loaded_close(struct loaded *loaded)
{
    pbe_engine_free(loaded->engine);
    scratch_close(&loaded->folder);
}

pbe_status loaded_load(struct loaded *loaded, const char *second)
{
    const char *roots[] = {loaded->folder.path, second};
    loaded->err = (struct pbe_error){.text = ""};
    return pbe_engine_load(loaded->engine, roots, second ? 2 : 1, &loaded->err);
}

double loaded_points(struct loaded *loaded, const char *pack)
{
    const char *id = pack ? pack : "t";
    struct pbe_row row = {.target = pbe_value_text("10", 2),
                          .actual = pbe_value_text("5", 1),
                          .weight = 10,
                          .pack = pbe_value_text(id, strlen(id))};
    struct pbe_score score;
    if (pbe_engine_score(loaded->engine, &row, &score, NULL))
        return -2;
    return score.has_points ? score.points : -1;
}

const char *loaded_pack(struct loaded *loaded, const char *pack)
{
    static char said[4096];
    struct pbe_value id = pbe_value_text(pack, strlen(pack));
    struct pbe_text text;
    struct pbe_error err;
    pbe_text_init(&text, sizeof said - 1);
    pbe_status status = pbe_engine_pack(loaded->engine, &id, &text, &err);
    snprintf(said, sizeof said, "%s", status ? err.text : pbe_text_get(&text));
    pbe_text_done(&text);
    return said;
}
