/* glyph.c - see glyph.h. The table of look-alikes is the whole knowledge here. */
#include "assessment/glyph.h"

#include "base/utf8.h"

enum { DROP = 0, BLANK = 1, LINE = 2, UNKNOWN = 0xFFFD };

/* Typed -> normal. Full-width ASCII is not listed: it is computed. */
static uint32_t normal_of(uint32_t code)
{
    if (code >= 0xFF01 && code <= 0xFF5E)
        code -= 0xFEE0;
    // clang-format off: one line per normal form
    switch (code) {
    case '\n':
    case '\r':
    case '\v':
    case '\f':
    case 0x2028:
    case 0x2029:
    case 0x85:
        return LINE;
    case ' ':
    case '\t':
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0x2000:
    case 0x2001:
    case 0x2002:
    case 0x2003:
    case 0x2004:
    case 0x2005:
    case 0x2006:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x200A:
    /* quotes, stars and bullets stand round words and mean nothing */
    case '"':
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x2605:
    case 0x2606:
    case 0x25A0:
    case 0x25A1:
    case 0x25C6:
    case 0x25C7:
    case 0x25B2:
    case 0x25B3:
    case 0x25CF:
    case 0x203B:
    case '|':
    case 0xFF5C:
        return BLANK;
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFE0E:
    case 0xFE0F:
    case 0xFEFF:
        return DROP;
    case 0x2265:
    case 0x2267:
    case 0x2A7E:
    case 0x226E:
    case 0x2273: /* ≥ ≧ ⩾ ≮ ≳ */
        return 0x2265;
    case 0x2264:
    case 0x2266:
    case 0x2A7D:
    case 0x226F:
    case 0x2272: /* ≤ ≦ ⩽ ≯ ≲ */
        return 0x2264;
    case 0xFE65:
    case 0x203A:
    case 0x3009:
    case 0x232A: /* ﹥ › 〉 〉 */
        return '>';
    case 0xFE64:
    case 0x2039:
    case 0x3008:
    case 0x2329: /* ﹤ ‹ 〈 〈 */
        return '<';
    case 0x2550:
    case 0xFE66:
    case 0x207C:
    case 0x30A0: /* ═ ﹦ ⁼ ゠ */
        return '=';
    case 0x2248:
    case 0x2252: /* ≈ ≒ */
        return 0x2248;
    case 0xFE6A:
    case 0x066A: /* ﹪ ٪ */
        return '%';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x2501:
    case 0x30FC:
    case 0xFE63:
    case 0xFE58:
    case 0x2796:
    case 0x02D7:
    case 0x2043:
        return '-';
    case 0x301C:
    case 0x223C:
    case 0x02DC:
    case 0x3030:
    case 0x223D:
    case 0xFFE3:
        return '~';
    case 0xFE62:
    case 0x2795:
        return '+';
    case 0x2236:
    case 0xFE55:
    case 0xFE13:
    case 0x02D0:
        return ':';
    case 0xFE50:
        return ',';
    case 0xFE54:
        return ';';
    case 0xFF64:
    case 0xFE51:
        return 0x3001; /* 、 */
    case 0xFF61:
        return 0x3002; /* 。 */
    case '[':
    case '{':
    case 0x3010:
    case 0x3014:
    case 0x3016:
    case 0xFE59:
    case 0xFE5D:
    case 0xFF5F:
        return '(';
    case ']':
    case '}':
    case 0x3011:
    case 0x3015:
    case 0x3017:
    case 0xFE5A:
    case 0xFE5E:
    case 0xFF60:
        return ')';
    case 0xB7:
    case 0x2022:
    case 0x22C5:
    case 0x30FB:
    case 0x2027:
    case 0xFF65:
    case 0x2219:
    case 0x2024:
        return 0xB7; /* · */
    case 0xD7:
    case 0x2715:
    case 0x2716:
    case 0x2573:
    case 0x2217:
    case 0x2731:
    case 0x204E:
        return '*';
    case 0xFE52:
        return '.';
    case 0x2215:
    case 0x2044:
        return '/';
    case 0xFFE5:
        return 0xA5; /* ¥ */
    case 0x3007:
    case 0x25CB:
    case 0x25EF:
        return 0x96F6; /* 〇 ○ -> 零 */
    case 0x33A1:
        return 0x33A1; /* ㎡ */
    case 0x3BC:
        return 0xB5; /* Greek mu -> micro sign */
    default:
        return code < 0x20 ? UNKNOWN : code;
    }
    // clang-format on
}

/* The ideograph U+4E00 to U+8FFF that begins here, 0 for anything else: nearly all that
 * there is in a table, and always normal. Bytes E4 to E8 begin no other characters but
 * those of U+4000 on. */
static uint32_t han_at(const char *text, size_t length)
{
    const unsigned char *at = (const unsigned char *)text;
    if (length < 3 || at[0] < 0xE4 || at[0] > 0xE8 || (at[1] & 0xC0) != 0x80
        || (at[2] & 0xC0) != 0x80)
        return 0;
    uint32_t code = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    return code >= 0x4E00 ? code : 0;
}

void as_glyphs_read(const char *text, size_t length, struct as_glyphs *glyphs)
{
    size_t count = 0, i = 0;
    enum as_gap gap = AS_GAP_NONE;
    if (length > PBE_MEASURE_TEXT_MAX)
        length = PBE_MEASURE_TEXT_MAX;
    while (i < length) {
        uint32_t raw = han_at(text + i, length - i), code;
        if (raw != 0) {
            glyphs->at[count++] = (struct as_glyph){raw, raw, gap};
            gap = AS_GAP_NONE;
            i += 3;
            continue;
        }
        raw = (unsigned char)text[i];
        if (raw < 0x80) {
            i++;
        } else {
            size_t taken = pbe_utf8_get(text + i, length - i, &raw);
            if (taken == 0) {
                raw = UNKNOWN;
                taken = 1;
            }
            i += taken;
        }
        code = normal_of(raw);
        if (raw == 0) /* a NUL is damage, not a zero-width mark */
            code = UNKNOWN;
        if (code == DROP)
            continue;
        if (code == BLANK || code == LINE) {
            enum as_gap seen = code == LINE ? AS_GAP_LINE : AS_GAP_BLANK;
            if (seen > gap)
                gap = seen;
            continue;
        }
        glyphs->at[count++] = (struct as_glyph){code, raw, gap};
        gap = AS_GAP_NONE;
    }
    glyphs->count = count;
    glyphs->at[count] = (struct as_glyph){0, 0, gap};
    glyphs->at[count + 1] = (struct as_glyph){0, 0, AS_GAP_NONE};
}

bool as_glyphs_match_all(const struct as_glyphs *glyphs, size_t at, const char *word)
{
    while (*word) {
        uint32_t code = (unsigned char)*word;
        size_t taken = 1;
        if (code >= 0x80)
            taken = pbe_utf8_get(word, 4, &code);
        if (taken == 0 || at >= glyphs->count || glyphs->at[at].code != code)
            return false;
        word += taken;
        at++;
    }
    return true;
}
