/* kit.h - what a bureau sends out: a filled form for each department, one extension, one
 * page of instructions, one list of all of it.
 *
 * It is a folder, complete or not there; the same input gives the same bytes.
 */
#ifndef PBE_CLI_KIT_H
#define PBE_CLI_KIT_H

#include <stdbool.h>

#include "cli/departments.h"
#include "cli/kit_columns.h"
#include "cli/kit_folder.h"
#include "cli/kit_name.h"
#include "lua/engine.h"

/* The names in the folder. LibreOffice does not find the templates of an extension whose
 * file has other letters than ASCII (seen in 7.4). */
#define KIT_EXTENSION   "pbe.oxt"
#define KIT_INSTRUCTION "填报说明.odt"
#define KIT_MANIFEST    "清单.csv"
#define KIT_FORMS       "各单位"

enum { KIT_ROOTS = 3, KIT_PATH_MAX = KIT_NAME_MAX + 32 };

/* The first part is set by whoever makes a kit. */
struct kit {
    const char *list, *oxt, *output; /* paths */
    bool force;
    const char *roots[KIT_ROOTS]; /* folders of packs, a later one wins */
    size_t root_count;
    pbe_engine *engine;
    const struct pbe_identity *pack;
    const struct departments *departments;

    struct kit_folder folder;
    char (*names)[KIT_NAME_MAX], (*digests)[KIT_DIGEST_MAX]; /* by department */
    char extension_digest[KIT_DIGEST_MAX], instruction_digest[KIT_DIGEST_MAX];
};

/* Makes all of it. A signal that interrupt.h has noticed ends it, too: then nothing is
 * left, PBE_STATUS_OK, and *is_done stays false. */
pbe_status kit_make(struct kit *kit, bool *is_done, struct pbe_error *err);
void kit_done(struct kit *kit);

/* "各单位/101001_民政局.ods". */
void kit_form_name(const struct kit *kit, size_t department, char out[KIT_PATH_MAX]);

/* --- its parts, each into kit->folder.file --- */

/* The given extension with the pack, what that stands on and their changes in local.d,
 * and with the one form of the pack. form: its path. */
pbe_status kit_write_extension(const struct kit *kit, const char *form,
                               struct pbe_error *err);
pbe_status kit_write_instruction(const struct kit *kit, struct pbe_error *err);
void kit_write_manifest(const struct kit *kit);

#endif
