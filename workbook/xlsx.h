/* xlsx.h - reading OOXML workbooks (.xlsx, .xlsm, transitional and strict).
 *
 * One list of words serves all parts; each part has its steps in a file of its own.
 * Section numbers are those of ECMA-376 part 1.
 */
#ifndef PBE_WORKBOOK_XLSX_H
#define PBE_WORKBOOK_XLSX_H

#include "workbook/wb_book.h"
#include "workbook/wb_map.h"
#include "workbook/wb_xml.h"
#include "workbook/wb_zip.h"
#include "workbook/xlsx_format.h"

enum xlsx_word {
    /* relationships */
    XLSX_RELATIONSHIPS,
    XLSX_RELATIONSHIP,
    XLSX_ID,
    XLSX_TYPE,
    XLSX_TARGET,
    XLSX_TARGET_MODE,
    /* the workbook */
    XLSX_WORKBOOK,
    XLSX_WORKBOOK_PR,
    XLSX_DATE1904,
    XLSX_SHEETS,
    XLSX_SHEET,
    XLSX_NAME,
    XLSX_STATE,
    XLSX_REFERENCE_ID,
    XLSX_DEFINED_NAMES,
    XLSX_DEFINED_NAME,
    /* shared strings */
    XLSX_SST,
    XLSX_SI,
    XLSX_T,
    XLSX_RUN,
    /* styles */
    XLSX_STYLE_SHEET,
    XLSX_NUM_FMTS,
    XLSX_NUM_FMT,
    XLSX_NUM_FMT_ID,
    XLSX_FORMAT_CODE,
    XLSX_CELL_XFS,
    XLSX_XF,
    /* a sheet */
    XLSX_WORKSHEET,
    XLSX_COLS,
    XLSX_COL,
    XLSX_MIN,
    XLSX_MAX,
    XLSX_HIDDEN,
    XLSX_SHEET_DATA,
    XLSX_ROW,
    XLSX_C,
    XLSX_R_ATTRIBUTE,
    XLSX_S_ATTRIBUTE,
    XLSX_T_ATTRIBUTE,
    XLSX_V,
    XLSX_F,
    XLSX_SI_ATTRIBUTE,
    XLSX_IS,
    XLSX_MERGE_CELLS,
    XLSX_MERGE_CELL,
    XLSX_REF,
    /* properties */
    XLSX_CORE_PROPERTIES,
    XLSX_TITLE,
    XLSX_CREATOR,
    XLSX_LAST_MODIFIED_BY,
    XLSX_EXTENDED_PROPERTIES,
    XLSX_APPLICATION,
    XLSX_CUSTOM_PROPERTIES,
    XLSX_PROPERTY,
    XLSX_LPWSTR,
    XLSX_LPSTR,
    XLSX_BOOL,
    XLSX_I4,
    XLSX_R8,
    XLSX_FILETIME,
    XLSX_WORDS
};

extern const struct wb_word xlsx_words[XLSX_WORDS];

enum { XLSX_TEXT_MAX = 1024 * 1024 /* bytes of a cell's text or formula */ };

/* A link from one part to another, by the name of its kind: "worksheet". */
struct xlsx_relation {
    const char *id, *kind, *target;
};

struct xlsx_relations {
    struct pbe_arena texts;
    struct xlsx_relation *list;
    size_t count, room;
};

/* Texts that cells share, by their index. */
struct xlsx_strings {
    struct pbe_arena texts;
    struct xlsx_string {
        const char *bytes;
        size_t length;
    } * list;
    size_t count, room;
};

/* The formats of cells, by the index that cells name. */
struct xlsx_styles {
    struct wb_map codes; /* numFmtId -> index into custom */
    struct xlsx_format *custom, *cells;
    size_t custom_count, custom_room, cell_count, cell_room;
};

/* A sheet as workbook.xml lists it. */
struct xlsx_tab {
    const char *name, *id;
    bool is_hidden;
};

struct xlsx_package {
    pbe_workbook *book;
    wb_zip *zip;
    struct pbe_arena texts; /* of the tabs */
    struct xlsx_tab *tabs;
    size_t tab_count, tab_room;
    bool is_workbook; /* the main part is one */
    bool is_1904;     /* days count from 1904-01-01 */
    struct xlsx_strings strings;
    struct xlsx_styles styles;
};

pbe_status xlsx_read(pbe_workbook *book, wb_zip *zip, struct pbe_error *err);

/* The sentence about a main part that is no workbook we read. */
pbe_status xlsx_no_workbook(const char *part, struct pbe_error *err);

/* Reads one part, its steps with xlsx_words. */
pbe_status xlsx_read_part(struct xlsx_package *package, const char *name,
                          const struct wb_grammar *grammar,
                          const struct wb_reader *reader, struct pbe_error *err);

/* The relations of a part ("" = of the package); none when it has none. */
pbe_status xlsx_relations_read(struct xlsx_package *package, const char *part,
                               struct xlsx_relations *relations, struct pbe_error *err);
void xlsx_relations_done(struct xlsx_relations *relations);
/* Appends the name of the part that holds a part's relations: "xl/_rels/workbook.xml.rels". */
void xlsx_relations_name(const char *part, struct pbe_text *name);
/* The part that a target means, seen from `part`: "../docProps/app.xml" from
 * "xl/workbook.xml" is "docProps/app.xml". Steps above the root stay at the root. */
void xlsx_resolve(const char *part, const char *target, struct pbe_text *path);
/* The first of a kind, or with an id; NULL = none. */
const struct xlsx_relation *xlsx_relations_of(const struct xlsx_relations *relations,
                                              const char *kind, const char *id);

pbe_status xlsx_book_read(struct xlsx_package *package, const char *part,
                          struct pbe_error *err);
pbe_status xlsx_strings_read(struct xlsx_package *package, const char *part,
                             struct pbe_error *err);
pbe_status xlsx_styles_read(struct xlsx_package *package, const char *part,
                            struct pbe_error *err);
pbe_status xlsx_sheet_read(struct xlsx_package *package, const char *part,
                           pbe_grid *grid, struct pbe_error *err);
pbe_status xlsx_properties_read(struct xlsx_package *package, const char *part,
                                struct pbe_error *err);

/* A failed text: too long, or no memory. */
pbe_status xlsx_check_text(const struct pbe_text *text, struct pbe_error *err);

/* A text that cells show: escapes (22.9.2.19 ST_Xstring) undone, lines end in \n. */
void xlsx_add_escaped(struct pbe_text *out, const char *bytes, size_t length);

/* A slice's bytes in an arena; *copy is "" where there is none. */
pbe_status xlsx_copy(struct pbe_arena *arena, struct wb_slice slice, const char **copy,
                     struct pbe_error *err);

#endif
