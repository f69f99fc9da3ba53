#include "lua/points.h"

#include <stddef.h>

char point_plain(uint32_t point)
{
    if (point < 0x80)
        return (char)point;
    if (point == 0xFF02 || point == 0xFF07 || point == 0xFF3C) /* ＂ ＇ ＼ */
        return '\0';
    if (point >= 0xFF01 && point <= 0xFF5E) /* full-width forms of ! to ~ */
        return (char)(point - 0xFEE0);
    switch (point) {
    case 0x3001: /* 、 */
        return ',';
    case 0x2212: /* − */
        return '-';
    case 0x00D7: /* × */
        return '*';
    case 0x00F7: /* ÷ */
        return '/';
    default:
        return '\0';
    }
}

const char *point_comparison(uint32_t point)
{
    switch (point) {
    case 0x2264: /* ≤ */
    case 0x2266: /* ≦ */
        return "<=";
    case 0x2265: /* ≥ */
    case 0x2267: /* ≧ */
        return ">=";
    case 0x2260: /* ≠ */
        return "~=";
    default:
        return NULL;
    }
}

bool point_is_blank(uint32_t point)
{
    return point == ' ' || point == '\t' || point == '\v' || point == '\f'
           || point == 0x00A0 || point == 0x3000 || point == 0x202F || point == 0x205F
           || (point >= 0x2000 && point <= 0x200A);
}

bool point_is_invisible(uint32_t point)
{
    return point == 0x00AD || point == 0xFEFF || (point >= 0x200B && point <= 0x200F)
           || (point >= 0x202A && point <= 0x202E)
           || (point >= 0x2060 && point <= 0x2069) || point == 0x7F
           || (point < ' ' && (point < '\t' || point > '\r'));
}

bool point_is_ideograph(uint32_t point)
{
    return point == 0x3007 /* 〇 */ || (point >= 0x3400 && point <= 0x4DBF)
           || (point >= 0x4E00 && point <= 0x9FFF)
           || (point >= 0xF900 && point <= 0xFAFF)
           || (point >= 0x20000 && point <= 0x3FFFF);
}

bool point_is_word(uint32_t point)
{
    char c = point_plain(point);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || c == '_' || point_is_ideograph(point);
}
