#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"

/* printf cuts at a byte; a sentence must not end in half a character. What a cell or a
 * file put into its middle may be anything: the sentence goes on after it. */
static void clean(char *text, size_t size)
{
    size_t length = strlen(text);
    for (size_t tail = 1; length + 1 == size && tail < 4; tail++) {
        uint32_t point;
        if ((text[length - tail] & 0xC0) != 0xC0)
            continue; /* not where a character of several bytes starts */
        if (pbe_utf8_get(text + length - tail, tail, &point) == 0)
            length -= tail;
        break;
    }
    text[length] = '\0';
    pbe_utf8_clean(text, length);
}

pbe_status pbe_error_set(struct pbe_error *err, pbe_status status, const char *format,
                         ...)
{
    if (!err)
        return status;
    err->status = status;
    err->line = err->column = 0;
    err->file[0] = '\0';
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    clean(err->text, sizeof err->text);
    return status;
}

pbe_status pbe_error_memory(struct pbe_error *err)
{
    return pbe_error_set(err, PBE_STATUS_MEMORY, "%s",
                         pbe_status_text(PBE_STATUS_MEMORY));
}

void pbe_error_place(struct pbe_error *err, const char *file, int line, int column)
{
    if (!err)
        return;
    snprintf(err->file, sizeof err->file, "%s", file ? file : "");
    clean(err->file, sizeof err->file);
    err->line = line;
    err->column = column;
}

void pbe_error_write_place(const struct pbe_error *err, struct pbe_text *out)
{
    pbe_text_add(out, err->file);
    if (err->line > 0)
        pbe_text_addf(out, PBE_SAY(" 第%d行", " line %d"), err->line);
    if (err->column > 0)
        pbe_text_addf(out, PBE_SAY("第%d字", " character %d"), err->column);
}

void pbe_error_write(const struct pbe_error *err, struct pbe_text *out)
{
    size_t before = out->length;
    pbe_error_write_place(err, out);
    if (out->length > before)
        pbe_text_add(out, PBE_SAY("：", ": "));
    pbe_text_add(out, err->text);
}

const char *pbe_status_text(pbe_status status)
{
    switch (status) {
#define PBE_STATUS(name, exit_code, zh, en)                                            \
    case PBE_STATUS_##name:                                                            \
        return PBE_SAY(zh, en);
#include "base/error_list.h"
#undef PBE_STATUS
    }
    return "?";
}

const char *pbe_status_name(pbe_status status)
{
    switch (status) {
#define PBE_STATUS(name, exit_code, zh, en)                                            \
    case PBE_STATUS_##name:                                                            \
        return #name;
#include "base/error_list.h"
#undef PBE_STATUS
    }
    return "?";
}

int pbe_status_exit_code(pbe_status status)
{
    switch (status) {
#define PBE_STATUS(name, exit_code, zh, en)                                            \
    case PBE_STATUS_##name:                                                            \
        return exit_code;
#include "base/error_list.h"
#undef PBE_STATUS
    }
    return 2;
}
