#include "workbook/wb_list.h"
#include "workbook/xlsx.h"

/* 18.8: of the styles, number formats. Those of cell styles (cellStyleXfs) and of
 * conditional formats (dxfs) are not those of cells. */
enum { FORMATS_MAX = 65536 /* Excel has 65,490 */ };
enum { IN_STYLES = 1, IN_FORMATS, IN_FORMAT, IN_CELLS, IN_CELL };

static const struct wb_step steps[] = {
    {WB_OUTSIDE, XLSX_STYLE_SHEET, IN_STYLES},
    {IN_STYLES, XLSX_NUM_FMTS, IN_FORMATS},
    {IN_STYLES, XLSX_CELL_XFS, IN_CELLS},
    {IN_FORMATS, XLSX_NUM_FMT, IN_FORMAT},
    {IN_CELLS, XLSX_XF, IN_CELL},
};

static const struct wb_grammar grammar = {xlsx_words, XLSX_WORDS, steps,
                                          sizeof steps / sizeof *steps};

struct reader {
    struct xlsx_styles *styles;
    struct pbe_text code;
};

static pbe_status add_format(struct reader *reader, const wb_xml *xml,
                             struct pbe_error *err)
{
    struct xlsx_styles *styles = reader->styles;
    struct wb_slice id = wb_xml_get(xml, XLSX_NUM_FMT_ID);
    if (!id.bytes || styles->custom_count >= FORMATS_MAX)
        return PBE_STATUS_OK;
    struct xlsx_format *custom = wb_list_grow(styles->custom, styles->custom_count,
                                              &styles->custom_room, sizeof *custom);
    if (!custom)
        return pbe_error_memory(err);
    styles->custom = custom;
    pbe_text_clear(&reader->code);
    wb_slice_add(wb_xml_get(xml, XLSX_FORMAT_CODE), &reader->code);
    pbe_status status = xlsx_check_text(&reader->code, err);
    if (!status)
        status = wb_map_put(&styles->codes, id.bytes, id.length,
                            (int)styles->custom_count, err);
    if (!status)
        custom[styles->custom_count++] =
            xlsx_format_of_code(pbe_text_get(&reader->code), reader->code.length);
    return status;
}

static pbe_status add_cell(struct reader *reader, const wb_xml *xml,
                           struct pbe_error *err)
{
    struct xlsx_styles *styles = reader->styles;
    struct wb_slice id = wb_xml_get(xml, XLSX_NUM_FMT_ID);
    if (styles->cell_count >= FORMATS_MAX)
        return PBE_STATUS_OK;
    struct xlsx_format *cells = wb_list_grow(styles->cells, styles->cell_count,
                                             &styles->cell_room, sizeof *cells);
    if (!cells)
        return pbe_error_memory(err);
    styles->cells = cells;
    int custom = id.bytes ? wb_map_get(&styles->codes, id.bytes, id.length, -1) : -1;
    cells[styles->cell_count++] =
        custom >= 0 ? styles->custom[custom]
                    : xlsx_format_built_in(wb_slice_int(id, 0, 1000, 0));
    return PBE_STATUS_OK;
}

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    (void)word;
    if (state == IN_FORMAT)
        return add_format(self, xml, err);
    return state == IN_CELL ? add_cell(self, xml, err) : PBE_STATUS_OK;
}

pbe_status xlsx_styles_read(struct xlsx_package *package, const char *part,
                            struct pbe_error *err)
{
    struct reader reader = {.styles = &package->styles};
    const struct wb_reader callbacks = {.self = &reader, .enter = enter};
    pbe_text_init(&reader.code, XLSX_TEXT_MAX);
    pbe_status status = xlsx_read_part(package, part, &grammar, &callbacks, err);
    pbe_text_done(&reader.code);
    return status;
}
