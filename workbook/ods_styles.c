#include <stdlib.h>
#include <string.h>

#include "workbook/ods.h"
#include "workbook/wb_list.h"

enum { ANCESTORS_MAX = 16 /* of a style; more are a circle */ };

void ods_styles_init(struct ods_styles *styles, size_t maximum)
{
    *styles = (struct ods_styles){0};
    wb_map_init(&styles->formats, maximum);
    wb_map_init(&styles->cells, maximum);
    wb_map_init(&styles->hidden, maximum);
    pbe_arena_init(&styles->texts, maximum);
    pbe_text_init(&styles->table, 4096);
}

void ods_styles_done(struct ods_styles *styles)
{
    pbe_text_done(&styles->table);
    pbe_arena_done(&styles->texts);
    wb_map_done(&styles->hidden);
    wb_map_done(&styles->cells);
    wb_map_done(&styles->formats);
    free(styles->list);
}

pbe_status ods_style_copy(struct ods_reader *reader, struct wb_slice slice,
                          struct wb_slice *out, struct pbe_error *err)
{
    struct pbe_arena *texts = &reader->styles.texts;
    *out = (struct wb_slice){NULL, 0};
    if (!slice.bytes)
        return PBE_STATUS_OK;
    if (slice.length >= texts->maximum - texts->taken)
        return wb_book_too_large(err);
    out->bytes = pbe_arena_text(texts, slice.bytes, slice.length);
    out->length = slice.length;
    return out->bytes ? PBE_STATUS_OK : pbe_error_memory(err);
}

static pbe_status add_cell_style(struct ods_reader *reader, struct wb_slice name,
                                 struct pbe_error *err)
{
    struct ods_styles *styles = &reader->styles;
    if (styles->count >= WB_MAP_MAX)
        return wb_book_too_large(err);
    struct ods_style *list =
        wb_list_grow(styles->list, styles->count, &styles->room, sizeof *list);
    if (!list)
        return pbe_error_memory(err);
    styles->list = list;
    struct ods_style *style = &list[styles->count];
    pbe_status status = ods_style_copy(reader, wb_xml_get(reader->xml, ODS_PARENT),
                                       &style->parent, err);
    if (!status)
        status = ods_style_copy(reader, wb_xml_get(reader->xml, ODS_DATA_STYLE),
                                &style->data, err);
    if (!status)
        status = wb_map_put(&styles->cells, name.bytes, name.length, (int)styles->count,
                            err);
    if (!status)
        styles->count++;
    return status;
}

static pbe_status enter_style(struct ods_reader *reader, struct pbe_error *err)
{
    struct ods_styles *styles = &reader->styles;
    struct wb_slice name = wb_xml_get(reader->xml, ODS_STYLE_NAME);
    struct wb_slice family = wb_xml_get(reader->xml, ODS_FAMILY);
    pbe_text_clear(&styles->table);
    if (!name.bytes)
        return PBE_STATUS_OK;
    if (wb_slice_is(family, "table-cell"))
        return add_cell_style(reader, name, err);
    if (!wb_slice_is(family, "table"))
        return PBE_STATUS_OK;
    pbe_text_add_bytes(&styles->table, name.bytes, name.length);
    return ods_check_text(&styles->table, err);
}

pbe_status ods_style_enter(struct ods_reader *reader, int state, int word,
                           struct pbe_error *err)
{
    struct ods_styles *styles = &reader->styles;
    struct wb_slice name = wb_xml_get(reader->xml, ODS_STYLE_NAME);
    if (state == ODS_IN_STYLE)
        return enter_style(reader, err);
    if (state == ODS_IN_TABLE_PROPERTIES) {
        if (styles->table.length == 0
            || !wb_slice_is(wb_xml_get(reader->xml, ODS_DISPLAY), "false"))
            return PBE_STATUS_OK;
        return wb_map_put(&styles->hidden, pbe_text_get(&styles->table),
                          styles->table.length, 1, err);
    }
    if (!name.bytes)
        return PBE_STATUS_OK;
    enum pbe_format format = word == ODS_PERCENTAGE_STYLE ? PBE_FORMAT_PERCENT
                             : word == ODS_DATE_STYLE     ? PBE_FORMAT_DATE
                                                          : PBE_FORMAT_NUMBER;
    return wb_map_put(&styles->formats, name.bytes, name.length, (int)format, err);
}

/* A style that content.xml does not have is in styles.xml, which is read when the first
 * such style is asked for; most files never need it. */
static pbe_status find(struct ods_reader *reader, struct wb_slice name, int *index,
                       struct pbe_error *err)
{
    struct ods_styles *styles = &reader->styles;
    *index = wb_map_get(&styles->cells, name.bytes, name.length, -1);
    if (*index >= 0 || styles->all_loaded || wb_slice_is(name, "Default"))
        return PBE_STATUS_OK;
    styles->all_loaded = true;
    if (!reader->zip || !wb_zip_has(reader->zip, "styles.xml"))
        return PBE_STATUS_OK;
    pbe_status status = ods_read_part(reader, "styles.xml", err);
    if (!status)
        *index = wb_map_get(&styles->cells, name.bytes, name.length, -1);
    return status;
}

pbe_status ods_style_format(struct ods_reader *reader, struct wb_slice name,
                            enum pbe_format *format, struct pbe_error *err)
{
    struct ods_styles *styles = &reader->styles;
    *format = PBE_FORMAT_NUMBER;
    for (int i = 0; i < ANCESTORS_MAX && name.bytes; i++) {
        int index;
        pbe_status status = find(reader, name, &index, err);
        if (status || index < 0)
            return status;
        struct wb_slice data = styles->list[index].data;
        int found =
            data.bytes ? wb_map_get(&styles->formats, data.bytes, data.length, -1) : -1;
        if (found >= 0)
            *format = (enum pbe_format)found;
        if (data.bytes)
            return PBE_STATUS_OK;
        name = styles->list[index].parent;
    }
    return PBE_STATUS_OK;
}
