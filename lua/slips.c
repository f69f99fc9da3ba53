#include "lua/slips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/text.h"

static const struct wording {
    const char *zh, *en;
} wordings[SLIP_COUNT] = {
#define SLIP(name, zh, en) {zh, en},
#include "lua/slips.def"
#undef SLIP
};

/* Appends a wording with its {1} {2} {3} filled in; braces without a digit stay. */
static void fill(struct pbe_text *out, const char *wording, const char *const texts[3])
{
    for (const char *at = wording; *at;) {
        bool slot = at[0] == '{' && at[1] >= '1' && at[1] <= '3' && at[2] == '}';
        if (slot) {
            const char *text = texts[at[1] - '1'];
            pbe_text_add(out, text ? text : "");
            at += 3;
        } else {
            pbe_text_add_bytes(out, at++, 1);
        }
    }
}

void slips_add(struct slips *slips, enum slip slip, struct place place, const char *one,
               const char *two, const char *three)
{
    if (!slips)
        return;
    if (slips->count < SLIPS_TOLD) {
        struct slip_found *found = &slips->found[slips->count];
        struct pbe_text text;
        pbe_text_init(&text, sizeof found->text - 1);
        fill(&text, PBE_SAY(wordings[slip].zh, wordings[slip].en),
             (const char *const[]){one, two, three});
        found->slip = slip;
        found->place = place;
        snprintf(found->text, sizeof found->text, "%s", pbe_text_get(&text));
        pbe_text_done(&text);
    }
    slips->count++;
}

static int by_place(const void *a, const void *b)
{
    const struct place *x = &((const struct slip_found *)a)->place;
    const struct place *y = &((const struct slip_found *)b)->place;
    return x->line != y->line ? (x->line > y->line) - (x->line < y->line)
                              : (x->column > y->column) - (x->column < y->column);
}

/* Appends a slip if it fits into the room of an error, keeping some for the last one. */
static bool add_line(struct pbe_text *text, const struct slip_found *found)
{
    enum { LAST = 64 };
    char line[SLIP_TEXT_MAX + 64];
    snprintf(line, sizeof line,
             PBE_SAY("；第%d行第%d字：%s", "; line %d, column %d: %s"),
             found->place.line, found->place.column, found->text);
    if (text->length + strlen(line) + LAST > text->maximum)
        return false;
    pbe_text_add(text, line);
    return true;
}

pbe_status slips_tell(struct slips *slips, const char *name, struct pbe_error *err)
{
    if (slips->count == 0)
        return PBE_STATUS_OK;
    int kept = slips->count < SLIPS_TOLD ? slips->count : SLIPS_TOLD, told = 1;
    qsort(slips->found, (size_t)kept, sizeof *slips->found, by_place);
    struct pbe_text text;
    pbe_text_init(&text, PBE_ERROR_TEXT_MAX - 1);
    pbe_text_add(&text, slips->found[0].text);
    while (told < kept && add_line(&text, &slips->found[told]))
        told++;
    if (slips->count > told)
        pbe_text_addf(&text, PBE_SAY("；还有 %d 处", "; and %d more"),
                      slips->count - told);
    /* memory may have ended: the first one is there */
    pbe_error_set(err, PBE_STATUS_PACK, "%s",
                  text.starved ? slips->found[0].text : pbe_text_get(&text));
    pbe_error_place(err, name, slips->found[0].place.line,
                    slips->found[0].place.column);
    pbe_text_done(&text);
    return PBE_STATUS_PACK;
}
