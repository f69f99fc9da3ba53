/* engine.h - scoring by rules that live in Lua files.
 *
 * One engine serves Calc, the command `pbe` and the tests, so a score never depends
 * on the door it came through. Values go in and come out neutral (base/value.h); no
 * Lua, no callbacks and no host pointers cross this header.
 * Packs are folders below the root folders given to pbe_engine_load(); loading builds
 * beside what runs, checks it by its own examples and swaps: after an error the old
 * packs go on working.
 * Threads: any thread may call; one lock inside, never held while a host is called.
 */
#ifndef PBE_LUA_ENGINE_H
#define PBE_LUA_ENGINE_H

#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "base/value.h"

typedef struct pbe_engine pbe_engine;

/* All texts are copied. Zeros are a good start. */
struct pbe_engine_options {
    size_t memory_limit;        /* bytes that rules may hold; 0 = 16 MiB */
    unsigned instruction_limit; /* Lua instructions a call may run; 0 = 1,000,000 */
    const char *default_pack; /* id used where a call names none; NULL = mof-2020-10 */
    /* The folder of the packs that came with the program, and are trusted like it; NULL
     * or not there = none. */
    const char *shipped_rules;
    int signed_only; /* a bureau's packs and local.d load only if a trusted key signed */
    const char *const *trusted_keys; /* minisign public keys, "RW…" */
    size_t trusted_key_count;
    const char *const *version_floors; /* "mof-2020-10=1.2": refuse older signed ones */
    size_t version_floor_count;
};

/* Where a pack or a value comes from; later ones win. */
enum pbe_layer {
    PBE_LAYER_BUILT_IN, /* nobody wrote it */
    PBE_LAYER_SHIPPED,  /* a pack that came with the program */
    PBE_LAYER_BUREAU,   /* a pack in the bureau's folder */
    PBE_LAYER_LOCAL     /* a change in local.d of the bureau's folder */
};

/* The result of a score; design.md section 1, number 3. */
enum pbe_outcome {
    PBE_MET,           /* 达成: target reached */
    PBE_MISSED,        /* 未达成: points by the rule */
    PBE_JUDGED,        /* 评判: a qualitative band, the point inside is a person's */
    PBE_CANNOT_COMPUTE /* 待定: pending, with a reason; never 0 or full marks */
};

/* One row of the table. Borrowed for the call. */
struct pbe_row {
    struct pbe_value target, actual; /* texts or numbers, as the cells hold them */
    double weight;         /* points the row can earn; 0 only in a row not filled yet */
    struct pbe_value rule; /* rule name, or level-1/level-2 name; EMPTY = by wording */
    struct pbe_value given; /* the clerk's own points for a judged row; EMPTY = none */
    struct pbe_value pack;  /* pack id; EMPTY = the default pack */
};

struct pbe_score {
    enum pbe_outcome outcome;
    double points;    /* 0..weight; only where has_points */
    int has_points;   /* 0: pending (CANNOT_COMPUTE, or JUDGED without a given) */
    double low, high; /* JUDGED: the limits of the band, in points */
    int rule; /* the rule that scored, 0-based as in pbe_engine_rules(); -1 none */
};

/* Makes an engine without packs. *engine is written on success; free it with
 * pbe_engine_free(). */
pbe_status pbe_engine_new(const struct pbe_engine_options *options, pbe_engine **engine,
                          struct pbe_error *err);
void pbe_engine_free(pbe_engine *engine);

/* Changes the options; the next load goes by them. NULL = all zero. */
pbe_status pbe_engine_set_options(pbe_engine *engine,
                                  const struct pbe_engine_options *options,
                                  struct pbe_error *err);

/* Loads the shipped packs, then every pack (folder with pack.lua) below each root, then
 * the changes in the root's local.d; a later root's pack with the same id replaces an
 * earlier one's. All or nothing: on error (file, line, column are set) what ran before
 * goes on. Call again to reload. roots: count UTF-8 paths of the bureau's folders, which
 * must be there. */
pbe_status pbe_engine_load(pbe_engine *engine, const char *const *roots, size_t count,
                           struct pbe_error *err);

/* The same with an end: when the folders have not been read after so many milliseconds,
 * as on a network share that is away, it fails with PBE_STATUS_FILE and what was being
 * read is dropped, whenever it arrives. */
pbe_status pbe_engine_load_within(pbe_engine *engine, const char *const *roots,
                                  size_t count, unsigned milliseconds,
                                  struct pbe_error *err);

/* The error of the last load, OK when it went well. What ran before an error goes on. */
pbe_status pbe_engine_last_error(pbe_engine *engine, struct pbe_error *err);

/* Scores one row. Bad arguments (weight, unknown rule or pack, a given that is no
 * number) are PBE_STATUS_ARGUMENT or _UNKNOWN; a rule that fails is _RULE or _LIMIT. */
pbe_status pbe_engine_score(pbe_engine *engine, const struct pbe_row *row,
                            struct pbe_score *score, struct pbe_error *err);

/* 评分说明: appends the one-line explanation of the same row. Whatever would make
 * pbe_engine_score() fail becomes the sentence; fails only when memory ends. score may
 * be NULL; else it is filled like there (outcome CANNOT_COMPUTE after an error). */
pbe_status pbe_engine_explain(pbe_engine *engine, const struct pbe_row *row,
                              struct pbe_text *out, struct pbe_score *score,
                              struct pbe_error *err);

/* A rate as a fraction (0.9917): kind EMPTY = 执行率, the pack's first. base 0 is
 * PBE_STATUS_ARGUMENT with a sentence that says so. */
pbe_status pbe_engine_rate(pbe_engine *engine, double value, double base,
                           const struct pbe_value *kind, const struct pbe_value *pack,
                           double *rate, struct pbe_error *err);

/* Appends the pack's grade word for a total: 优, 良, 中, 差. */
pbe_status pbe_engine_grade(pbe_engine *engine, double total,
                            const struct pbe_value *pack, struct pbe_text *out,
                            struct pbe_error *err);

/* Appends identity, version and fingerprint: "mof-2020-10 1.0 (3fa9c2e1)". After a
 * failed load the error follows, so that a cell shows it. */
pbe_status pbe_engine_pack(pbe_engine *engine, const struct pbe_value *pack,
                           struct pbe_text *out, struct pbe_error *err);

/* One rule of a pack. */
struct pbe_rule_info {
    const char *name, *basis, *sentence;
};

/* The rules of a pack in the order of its files, as a copy that outlives a reload: one
 * block with the texts inside, which the caller frees with free(). */
pbe_status pbe_engine_rules(pbe_engine *engine, const struct pbe_value *pack,
                            struct pbe_rule_info **rules, size_t *count,
                            struct pbe_error *err);

/* What a pack says about itself. */
struct pbe_identity {
    const char *id, *version, *title, *basis;
    const char *place, *valid_from; /* "" = it does not say; a date is 2023-01-01 */
    const char *extends;            /* the pack that it stands on; "" = none */
    const char *fingerprint;        /* SHA-256, 64 hexadecimal digits */
    int year;                       /* 0 = it does not say */
    enum pbe_layer layer;           /* SHIPPED, BUREAU; LOCAL when local.d changes it */
    const char *signer; /* id of the trusted key that signed it; "" = not signed */
};

/* A pack's identity, as a copy in one block that the caller frees with free(). */
pbe_status pbe_engine_identity(pbe_engine *engine, const struct pbe_value *pack,
                               struct pbe_identity **identity, struct pbe_error *err);

/* One value of a pack and where it comes from. */
struct pbe_origin {
    const char *word, *title; /* of the declaration: rule, 定量指标; title may be "" */
    const char *field;        /* score.over; a list's entry by its name or number */
    const char *value;        /* as text */
    const char *file;         /* mof-2020-10/rules.lua; "" = built in */
    int line;                 /* of the declaration, or of the change in local.d; 0 */
    enum pbe_layer layer;
};

/* Every value of a pack in the order of its files, with what it inherits; as a copy in
 * one block that the caller frees with free(). */
pbe_status pbe_engine_origin(pbe_engine *engine, const struct pbe_value *pack,
                             struct pbe_origin **origins, size_t *count,
                             struct pbe_error *err);

/* The name of a layer: built_in, shipped, bureau, local; and its word for people in the
 * current language. Static texts. */
const char *pbe_layer_name(enum pbe_layer layer);
const char *pbe_layer_word(enum pbe_layer layer);

/* Appends the ids of the packs, in byte order, each with a newline. */
void pbe_engine_packs(pbe_engine *engine, struct pbe_text *out);

/* "Lua 5.4.4". Static text. */
const char *pbe_engine_lua(void);

/* The name of an outcome: met, missed, judged, cannot_compute; and its word for people
 * in the current language. Static texts. */
const char *pbe_outcome_name(enum pbe_outcome outcome);
const char *pbe_outcome_word(enum pbe_outcome outcome);

#endif
