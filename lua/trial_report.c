#include "lua/trial_report.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { REPORT_MAX = 256 << 20 }; /* bytes; a failure has about a thousand */

struct pbe_trial_report *report_new(size_t packs)
{
    struct pbe_trial_report *report = calloc(1, sizeof *report);
    if (!report)
        return NULL;
    pbe_arena_init(&report->arena, REPORT_MAX);
    report->packs = pbe_arena_take(&report->arena, packs, sizeof *report->packs);
    if (report->packs)
        return report;
    pbe_trial_report_free(report);
    return NULL;
}

void pbe_trial_report_free(struct pbe_trial_report *report)
{
    if (report)
        pbe_arena_done(&report->arena);
    free(report);
}

/* Copies a text as one clean line: cells and rules may hold anything. False when memory
 * ends. */
static bool keep(struct pbe_arena *arena, const char **text)
{
    size_t length = strlen(*text);
    char *copy = pbe_arena_text(arena, *text, length);
    if (copy)
        pbe_utf8_clean(copy, length);
    *text = copy;
    return copy != NULL;
}

static bool keep_side(struct pbe_arena *arena, struct pbe_trial_side *side)
{
    return keep(arena, &side->outcome) && keep(arena, &side->grade)
           && keep(arena, &side->explanation);
}

pbe_status report_failure(struct pbe_trial_report *report,
                          struct pbe_trial_failure ***last,
                          const struct pbe_trial_failure *failure,
                          struct pbe_error *err)
{
    struct pbe_arena *arena = &report->arena;
    struct pbe_trial_failure *copy = pbe_arena_take(arena, 1, sizeof *copy);
    if (!copy)
        return pbe_error_memory(err);
    *copy = *failure;
    copy->next = NULL;
    if (!keep(arena, &copy->pack) || !keep(arena, &copy->name)
        || !keep(arena, &copy->file) || !keep_side(arena, &copy->expected)
        || !keep_side(arena, &copy->actual))
        return pbe_error_memory(err);
    **last = copy;
    *last = &copy->next;
    report->failed++;
    return PBE_STATUS_OK;
}

pbe_status report_gap(struct pbe_trial_report *report, struct pbe_trial_gap ***last,
                      const struct pbe_trial_gap *gap, struct pbe_error *err)
{
    struct pbe_arena *arena = &report->arena;
    struct pbe_trial_gap *copy = pbe_arena_take(arena, 1, sizeof *copy);
    if (!copy)
        return pbe_error_memory(err);
    *copy = *gap;
    copy->next = NULL;
    if (!keep(arena, &copy->pack) || !keep(arena, &copy->name)
        || !keep(arena, &copy->branch) || !keep(arena, &copy->file))
        return pbe_error_memory(err);
    **last = copy;
    *last = &copy->next;
    return PBE_STATUS_OK;
}
