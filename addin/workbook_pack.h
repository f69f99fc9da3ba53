/* workbook_pack.h - the rule pack that an open workbook names.
 *
 * A form that PBE made names its pack twice: in the document's properties, for programs,
 * and in the cell beside 规则包编号, where its formulas take it from. Other workbooks
 * have neither, and their formulas use the default pack or name one themselves.
 * document: any interface of it, or NULL.
 */
#ifndef PBE_ADDIN_WORKBOOK_PACK_H
#define PBE_ADDIN_WORKBOOK_PACK_H

#include "addin/cells.h"
#include "lua/engine.h"

enum {
    WORKBOOK_PACK_ID_MAX = 256,
    WORKBOOK_PACK_VERSION_MAX = 64,
    WORKBOOK_PACK_FINGERPRINT_MAX = 80
};

/* The properties pbe.pack, pbe.version, pbe.fingerprint; "" = not there. */
struct workbook_names {
    char id[WORKBOOK_PACK_ID_MAX], version[WORKBOOK_PACK_VERSION_MAX],
        fingerprint[WORKBOOK_PACK_FINGERPRINT_MAX];
};

struct workbook_pack {
    struct workbook_names names;
    char id[WORKBOOK_PACK_ID_MAX]; /* by the cell, else by the properties; "" = none */
    bool has_cell;
    struct cell_range cell; /* only where has_cell */
    int year;               /* of the table, beside 年度; 0 = it does not say */
};

void workbook_pack_read(uno_Interface *document, struct workbook_pack *pack);

/* Writes properties and cell as one step of undo, under this title. */
pbe_status workbook_pack_change(uno_Interface *document,
                                const struct workbook_pack *from,
                                const struct pbe_identity *to, const char *title,
                                struct pbe_error *err);

#endif
