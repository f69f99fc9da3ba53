#include "workbook/ods.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "workbook/wb_number.h"

enum { TEXT_MAX = 1024 * 1024 /* bytes of a cell's text, formula, or a property */ };

/* --- names and properties --- */

static pbe_status enter_name(struct ods_reader *reader, int word, struct pbe_error *err)
{
    pbe_text_clear(&reader->property_name);
    pbe_text_clear(&reader->property);
    wb_slice_add(wb_xml_get(reader->xml, ODS_TABLE_NAME), &reader->property_name);
    wb_slice_add(wb_xml_get(reader->xml, word == ODS_NAMED_RANGE
                                             ? ODS_CELL_RANGE_ADDRESS
                                             : ODS_EXPRESSION),
                 &reader->property);
    pbe_status status = ods_check_text(&reader->property_name, err);
    if (!status)
        status = ods_check_text(&reader->property, err);
    if (!status)
        status = wb_book_add_name(reader->book, pbe_text_get(&reader->property_name),
                                  pbe_text_get(&reader->property), err);
    return status;
}

static pbe_status enter_property(struct ods_reader *reader, int word,
                                 struct pbe_error *err)
{
    pbe_text_clear(&reader->property_name);
    pbe_text_clear(&reader->property);
    switch (word) {
    case ODS_TITLE:
        pbe_text_add(&reader->property_name, "title");
        break;
    case ODS_CREATOR: /* 4.3.2.7: who changed it last */
        pbe_text_add(&reader->property_name, "modifier");
        break;
    case ODS_INITIAL_CREATOR:
        pbe_text_add(&reader->property_name, "creator");
        break;
    case ODS_GENERATOR:
        pbe_text_add(&reader->property_name, "generator");
        break;
    default:
        wb_slice_add(wb_xml_get(reader->xml, ODS_META_NAME), &reader->property_name);
    }
    return ods_check_text(&reader->property_name, err);
}

static pbe_status leave_property(struct ods_reader *reader, struct pbe_error *err)
{
    pbe_status status = ods_check_text(&reader->property, err);
    if (status)
        return status;
    return wb_book_add_property(reader->book, pbe_text_get(&reader->property_name),
                                pbe_text_get(&reader->property), err);
}

/* --- the stream --- */

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    struct ods_reader *reader = self;
    reader->xml = xml;
    switch (state) {
    case ODS_IN_CELL:
        return ods_cell_enter(reader, err);
    case ODS_IN_PARAGRAPH:
        if (word == ODS_P)
            ods_paragraph_enter(reader);
        return PBE_STATUS_OK;
    case ODS_IN_SPACE:
        ods_space_enter(reader, word);
        return PBE_STATUS_OK;
    case ODS_IN_ROW:
        return ods_row_enter(reader, err);
    case ODS_IN_COLUMN:
        return ods_column_enter(reader, err);
    case ODS_IN_TABLE:
        return word == ODS_TABLE ? ods_table_enter(reader, err) : PBE_STATUS_OK;
    case ODS_IN_STYLE:
    case ODS_IN_DATA_STYLE:
    case ODS_IN_TABLE_PROPERTIES:
        return ods_style_enter(reader, state, word, err);
    case ODS_IN_NAME:
        return enter_name(reader, word, err);
    case ODS_IN_PROPERTY:
        return enter_property(reader, word, err);
    case ODS_IN_SPREADSHEET:
        reader->has_spreadsheet = true;
        return PBE_STATUS_OK;
    case ODS_IN_NULL_DATE:
        if (!wb_date_read(wb_xml_get(xml, ODS_NULL_DATE_VALUE), &reader->null_date))
            reader->null_date = 0;
        return PBE_STATUS_OK;
    default:
        return PBE_STATUS_OK;
    }
}

static pbe_status leave(void *self, int state, struct pbe_error *err)
{
    struct ods_reader *reader = self;
    switch (state) {
    case ODS_IN_CELL:
        return ods_cell_leave(reader, err);
    case ODS_IN_ROW:
        return ods_row_leave(reader, err);
    case ODS_IN_PROPERTY:
        return leave_property(reader, err);
    default:
        return PBE_STATUS_OK;
    }
}

static pbe_status text(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err)
{
    struct ods_reader *reader = self;
    (void)err; /* texts that failed are seen when their element ends */
    if (state == ODS_IN_PARAGRAPH)
        ods_text_add(reader, bytes, length);
    else if (state == ODS_IN_PROPERTY)
        pbe_text_add_bytes(&reader->property, bytes, length);
    return PBE_STATUS_OK;
}

/* --- the parts --- */

static void init(struct ods_reader *reader, pbe_workbook *book, wb_zip *zip)
{
    *reader = (struct ods_reader){.book = book, .zip = zip};
    ods_styles_init(&reader->styles, wb_book_memory_left(book));
    pbe_text_init(&reader->property_name, TEXT_MAX);
    pbe_text_init(&reader->property, TEXT_MAX);
    pbe_text_init(&reader->shown, TEXT_MAX);
    pbe_text_init(&reader->text, TEXT_MAX);
    pbe_text_init(&reader->formula, TEXT_MAX);
}

static void done(struct ods_reader *reader)
{
    pbe_text_done(&reader->formula);
    pbe_text_done(&reader->text);
    pbe_text_done(&reader->shown);
    pbe_text_done(&reader->property);
    pbe_text_done(&reader->property_name);
    free(reader->spans);
    free(reader->columns);
    ods_styles_done(&reader->styles);
}

/* Where the bytes of a part come from: an entry of the package, or the file. */
static pbe_status read(struct ods_reader *reader, const char *name,
                       const struct wb_file *file, struct pbe_error *err)
{
    const struct wb_reader callbacks = {
        .self = reader, .enter = enter, .leave = leave, .text = text};
    const wb_xml *outer = reader->xml; /* styles.xml is read inside content.xml */
    wb_xml *xml = NULL;
    pbe_status status = wb_xml_new(&ods_grammar, &callbacks, name, &xml, err);
    if (!status)
        status = file ? wb_file_send(file, wb_xml_feed, xml, err)
                      : wb_zip_send(reader->zip, name, wb_xml_feed, xml, err);
    if (!status)
        status = wb_xml_finish(xml, err);
    wb_xml_free(xml);
    reader->xml = outer;
    return status;
}

pbe_status ods_read_part(struct ods_reader *reader, const char *name,
                         struct pbe_error *err)
{
    return read(reader, name, NULL, err);
}

pbe_status ods_no_spreadsheet(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY(
            "这个文件不是电子表格（可能是文字或演示文稿）；请把表格复制到 LibreOffice "
            "Calc 或 WPS 表格，另存为 .ods 或 .xlsx",
            "this file is no spreadsheet (perhaps a text or a presentation); copy "
            "the table into LibreOffice Calc or Excel and save it as .ods or .xlsx"));
}

pbe_status ods_read_package(pbe_workbook *book, wb_zip *zip, struct pbe_error *err)
{
    struct ods_reader reader;
    book->kind = PBE_WORKBOOK_ODS;
    init(&reader, book, zip);
    pbe_status status = ods_read_part(&reader, "content.xml", err);
    if (!status && !reader.has_spreadsheet)
        status = ods_no_spreadsheet(err);
    if (!status && wb_zip_has(zip, "meta.xml"))
        status = ods_read_part(&reader, "meta.xml", err);
    if (status == PBE_STATUS_FILE && ods_is_encrypted(zip))
        status = ods_encrypted(err);
    done(&reader);
    return status;
}

pbe_status ods_read_flat(pbe_workbook *book, const struct wb_file *file,
                         struct pbe_error *err)
{
    struct ods_reader reader;
    book->kind = PBE_WORKBOOK_FODS;
    init(&reader, book, NULL);
    pbe_status status = read(&reader, "", file, err);
    if (!status && !reader.has_spreadsheet)
        status = ods_no_spreadsheet(err);
    done(&reader);
    return status;
}
