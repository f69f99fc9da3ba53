#include "workbook/wb_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "workbook/wb_list.h"

enum { MIB = 1024 * 1024 };

struct pbe_workbook_limits wb_limits(const struct pbe_workbook_limits *given)
{
    struct pbe_workbook_limits limits = {0};
    if (given)
        limits = *given;
    if (!limits.file)
        limits.file = (size_t)64 * MIB;
    if (!limits.content)
        limits.content = (size_t)512 * MIB;
    if (!limits.memory)
        limits.memory = (size_t)256 * MIB;
    return limits;
}

size_t wb_book_memory_left(const pbe_workbook *book)
{
    size_t taken = book->texts.taken + book->reserved;
    for (size_t i = 0; i < book->sheet_count; i++)
        taken += pbe_grid_memory(book->sheets[i]);
    return taken < book->limits.memory ? book->limits.memory - taken : 0;
}

pbe_status wb_book_too_large(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("文件内容太多，超出限制；请删去多余的内容，另存后再试",
                "the file holds too much; remove what does not belong there, save it, "
                "and try again"));
}

pbe_status wb_book_add_sheet(pbe_workbook *book, const char *name, pbe_grid **sheet,
                             struct pbe_error *err)
{
    if (book->sheet_count >= WB_SHEETS_MAX)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("工作表超过 %d 张；请把文件拆开再试",
                    "there are more than %d sheets; divide the file and try again"),
            WB_SHEETS_MAX);
    pbe_grid **sheets = wb_list_grow(book->sheets, book->sheet_count, &book->sheet_room,
                                     sizeof(pbe_grid *));
    if (!sheets)
        return pbe_error_memory(err);
    book->sheets = sheets;
    size_t left = wb_book_memory_left(book);
    if (strlen(name) >= left)
        return wb_book_too_large(err);
    pbe_grid *grid = pbe_grid_new(name, left);
    if (!grid)
        return pbe_error_memory(err);
    book->sheets[book->sheet_count++] = grid;
    *sheet = grid;
    return PBE_STATUS_OK;
}

/* Copies a pair of texts, both or none. */
static pbe_status copy_pair(pbe_workbook *book, const char *first, const char *second,
                            const char *copies[2], struct pbe_error *err)
{
    size_t lengths[2] = {strlen(first), strlen(second)};
    if (lengths[0] + lengths[1] + 2 > wb_book_memory_left(book))
        return wb_book_too_large(err);
    copies[0] = pbe_arena_text(&book->texts, first, lengths[0]);
    copies[1] = pbe_arena_text(&book->texts, second, lengths[1]);
    return copies[0] && copies[1] ? PBE_STATUS_OK : pbe_error_memory(err);
}

pbe_status wb_book_add_name(pbe_workbook *book, const char *name, const char *target,
                            struct pbe_error *err)
{
    const char *copies[2];
    if (book->name_count >= WB_NAMES_MAX)
        return wb_book_too_large(err);
    struct pbe_workbook_name *names = wb_list_grow(
        book->names, book->name_count, &book->name_room, sizeof *book->names);
    if (!names)
        return pbe_error_memory(err);
    book->names = names;
    pbe_status status = copy_pair(book, name, target, copies, err);
    if (!status)
        names[book->name_count++] =
            (struct pbe_workbook_name){.name = copies[0], .target = copies[1]};
    return status;
}

pbe_status wb_book_add_property(pbe_workbook *book, const char *name, const char *text,
                                struct pbe_error *err)
{
    const char *copies[2];
    if (book->property_count >= WB_NAMES_MAX)
        return wb_book_too_large(err);
    struct wb_property *properties =
        wb_list_grow(book->properties, book->property_count, &book->property_room,
                     sizeof *book->properties);
    if (!properties)
        return pbe_error_memory(err);
    book->properties = properties;
    pbe_status status = copy_pair(book, name, text, copies, err);
    if (!status)
        properties[book->property_count++] =
            (struct wb_property){.name = copies[0], .text = copies[1]};
    return status;
}

pbe_status wb_book_bad_value(const pbe_grid *sheet, int row, int column,
                             const char *bytes, size_t length, struct pbe_error *err)
{
    enum { SHOWN = 64 };
    char address[PBE_ADDRESS_MAX];
    pbe_grid_address(row, column, address);
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("工作表“%s”的单元格 %s 存的值“%.*s”不是有效的数或日期，文件已损坏",
                "the sheet “%s” is damaged: cell %s holds “%.*s”, which is no valid "
                "number or date"),
        pbe_grid_name(sheet), address, (int)(length < SHOWN ? length : SHOWN),
        bytes ? bytes : "");
}
