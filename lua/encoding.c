#include "lua/encoding.h"

#include <iconv.h>
#include <stdbool.h>

#include "base/language.h"
#include "base/utf8.h"

static bool is_between(char byte, unsigned char low, unsigned char high)
{
    return (unsigned char)byte >= low && (unsigned char)byte <= high;
}

/* GBK: ASCII and pairs 81–FE, 40–FE without 7F; GB18030 adds fours 81–FE 30–39 twice. */
static bool is_gbk(const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        const char *byte = bytes + at;
        size_t left = length - at;
        if (is_between(byte[0], 0x01, 0x7F))
            at += 1;
        else if (left >= 2 && is_between(byte[0], 0x81, 0xFE)
                 && is_between(byte[1], 0x40, 0xFE) && byte[1] != 0x7F)
            at += 2;
        else if (left >= 4 && is_between(byte[0], 0x81, 0xFE)
                 && is_between(byte[1], 0x30, 0x39) && is_between(byte[2], 0x81, 0xFE)
                 && is_between(byte[3], 0x30, 0x39))
            at += 4;
        else
            return false;
    }
    return true;
}

enum encoding encoding_of(const char *bytes, size_t length)
{
    if (length >= 2 && is_between(bytes[0], 0xFF, 0xFF)
        && is_between(bytes[1], 0xFE, 0xFE))
        return ENCODING_UTF16_LE;
    if (length >= 2 && is_between(bytes[0], 0xFE, 0xFE)
        && is_between(bytes[1], 0xFF, 0xFF))
        return ENCODING_UTF16_BE;
    if (pbe_utf8_check(bytes, length) == length) {
        /* ASCII with a NUL beside its first character is UTF-16 without a mark */
        if (length >= 2 && length % 2 == 0 && bytes[0] && !bytes[1])
            return ENCODING_UTF16_LE;
        if (length >= 2 && length % 2 == 0 && !bytes[0] && bytes[1])
            return ENCODING_UTF16_BE;
        return ENCODING_UTF8;
    }
    return is_gbk(bytes, length) ? ENCODING_GBK : ENCODING_UNKNOWN;
}

const char *encoding_name(enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_UTF8:
        return "UTF-8";
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE:
        return "UTF-16";
    case ENCODING_GBK:
        return "GBK";
    case ENCODING_UNKNOWN:
        break;
    }
    return "?";
}

static pbe_status cannot_convert(enum encoding encoding, struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("不能从 %s 编码转换成 UTF-8，文件可能已经损坏",
                "cannot be converted from %s to UTF-8; it may be damaged"),
        encoding_name(encoding));
}

pbe_status encoding_convert(const char *bytes, size_t length, enum encoding encoding,
                            struct pbe_text *out, struct pbe_error *err)
{
    static const char *const names[] = {[ENCODING_UTF16_LE] = "UTF-16LE",
                                        [ENCODING_UTF16_BE] = "UTF-16BE",
                                        [ENCODING_GBK] = "GB18030"};
    if (encoding == ENCODING_UTF8) {
        pbe_text_add_bytes(out, bytes, length);
        return PBE_STATUS_OK;
    }
    iconv_t converter = encoding == ENCODING_UNKNOWN
                            ? (iconv_t)-1
                            : iconv_open("UTF-8", names[encoding]);
    if (converter == (iconv_t)-1)
        return cannot_convert(encoding, err);
    /* iconv's signature lacks the const that its input deserves */
    union {
        const char *given;
        char *taken;
    } in = {.given = bytes};
    size_t done;
    do {
        char buffer[4096], *to = buffer;
        size_t room = sizeof buffer;
        done = iconv(converter, &in.taken, &length, &to, &room);
        pbe_text_add_bytes(out, buffer, (size_t)(to - buffer));
        if (done == (size_t)-1 && to == buffer)
            break; /* no progress: a wrong or cut sequence */
    } while (done == (size_t)-1);
    iconv_close(converter);
    return done == (size_t)-1 ? cannot_convert(encoding, err) : PBE_STATUS_OK;
}
