#include "workbook/ods.h"

enum { SPACES_MAX = 1024 /* of one text:s */ };

pbe_status ods_check_text(const struct pbe_text *text, struct pbe_error *err)
{
    if (!text->failed)
        return PBE_STATUS_OK;
    return text->starved ? pbe_error_memory(err) : wb_book_too_large(err);
}

void ods_paragraph_enter(struct ods_reader *reader)
{
    if (reader->paragraphs++ > 0)
        pbe_text_add(&reader->shown, "\n");
    reader->space_waits = false;
    reader->is_fresh = true;
}

/* 6.1.2: white space counts as one blank between characters, as nothing at the
 * beginning and at the end of a paragraph. */
static void end_space(struct ods_reader *reader)
{
    if (reader->space_waits && !reader->is_fresh)
        pbe_text_add(&reader->shown, " ");
    reader->space_waits = false;
    reader->is_fresh = false;
}

void ods_space_enter(struct ods_reader *reader, int word)
{
    end_space(reader);
    if (word == ODS_S) {
        int count = wb_slice_int(wb_xml_get(reader->xml, ODS_C), 1, SPACES_MAX, 1);
        for (int i = 0; i < count; i++)
            pbe_text_add(&reader->shown, " ");
    } else {
        pbe_text_add(&reader->shown, word == ODS_TAB ? "\t" : "\n");
    }
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void ods_text_add(struct ods_reader *reader, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t first = at;
        while (at < length && is_space(bytes[at]))
            at++;
        if (at > first)
            reader->space_waits = true;
        first = at;
        while (at < length && !is_space(bytes[at]))
            at++;
        if (at > first) {
            end_space(reader);
            pbe_text_add_bytes(&reader->shown, bytes + first, at - first);
        }
    }
}
