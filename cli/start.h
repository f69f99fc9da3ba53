/* start.h - the texts of a new rule pack: short, with remarks, and complete.
 *
 * They are the files of cli/start/, embedded at build; what stands there between @ signs
 * is filled in. A pack of its own handles every kind of row; one that goes on from another
 * pack lists that pack's rules and shows how to change single things.
 */
#ifndef PBE_CLI_START_H
#define PBE_CLI_START_H

#include <stdbool.h>

#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

extern const struct pbe_embedded start_files[];

/* All texts are borrowed for the calls. */
struct start {
    bool is_chinese; /* words and remarks; else English */
    int year;
    const char *id, *title;
    const char *base;  /* the id of the pack that it goes on from; NULL = none */
    const char *rules; /* remarks, a line each: the rules of the base */
    const char *rule;  /* the name of one of them */
};

/* A folder's name that is a pack's id on every system and in every formula; and a title
 * that can stand in quotes. The error says what is allowed. */
pbe_status start_check_id(const char *id, struct pbe_error *err);
pbe_status start_check_title(const char *title, struct pbe_error *err);

/* Appends the text of the pack's file: part is "pack" or "rules". A text that is full has
 * `failed` set. */
void start_write(const struct start *start, const char *part, struct pbe_text *out);

/* Appends the settings by which an editor with the Lua language server finds the words. */
void start_write_settings(struct pbe_text *out);

#endif
