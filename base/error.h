/* error.h - what went wrong: a status, a sentence and the place.
 *
 * A function that can fail returns a pbe_status and takes a `struct pbe_error *`
 * as its last parameter (NULL is fine). The callee that knows the cause fills it
 * with pbe_error_set(); everybody else passes it through unchanged.
 * Outputs are written only on success. No allocation, no ownership.
 */
#ifndef PBE_BASE_ERROR_H
#define PBE_BASE_ERROR_H

#include "base/text.h"

typedef enum pbe_status {
#define PBE_STATUS(name, exit_code, zh, en) PBE_STATUS_##name,
#include "base/error_list.h"
#undef PBE_STATUS
} pbe_status;

enum { PBE_ERROR_FILE_MAX = 512, PBE_ERROR_TEXT_MAX = 2048 };

struct pbe_error {
    pbe_status status;
    int line;                      /* 1-based; 0 = no line known */
    int column;                    /* 1-based, in characters; 0 = not known */
    char file[PBE_ERROR_FILE_MAX]; /* UTF-8; "" = no file concerned */
    char text[PBE_ERROR_TEXT_MAX]; /* one sentence: what is wrong, what to do */
};

/* Fills err (may be NULL) with status and a printf-made sentence, clears the
 * place, and returns status, so that `return pbe_error_set(...)` reads well. */
pbe_status pbe_error_set(struct pbe_error *err, pbe_status status, const char *format,
                         ...) __attribute__((format(printf, 3, 4)));

/* The same for the one failure that has no more to say: out of memory. */
pbe_status pbe_error_memory(struct pbe_error *err);

/* Adds the place to an error that pbe_error_set() has filled. file may be NULL. */
void pbe_error_place(struct pbe_error *err, const char *file, int line, int column);

/* Appends the place as people read it, "rules.lua 第3行第5字", as far as it is known. */
void pbe_error_write_place(const struct pbe_error *err, struct pbe_text *out);

/* Appends the sentence behind its place: "rules.lua 第3行：…". */
void pbe_error_write(const struct pbe_error *err, struct pbe_text *out);

/* The general sentence of a status, in the language of language.h. Static text. */
const char *pbe_status_text(pbe_status status);

/* The name of a status, "PACK", as error_list.h has it. Static text. */
const char *pbe_status_name(pbe_status status);

/* What the command `pbe` exits with after this status: 0, 2, 3 or 4. */
int pbe_status_exit_code(pbe_status status);

#endif
