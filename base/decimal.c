#include "base/decimal.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Doubles hold whole numbers exactly up to here; beyond it there are no decimals. */
static const double EXACT = 9007199254740992.0; /* 2^53 */

static const double POWER_OF_TEN[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/* The number of decimals that fit when value is cut to 15 significant digits. */
static int places_of(double magnitude)
{
    int places = 15;
    for (double limit = 1; places > 0 && magnitude >= limit; limit *= 10)
        places--;
    return places;
}

/* value / unit, as the decimal digits say it: 2.675 / 0.01 is 267.5, not 267.49…97.
 * The quotient of two short decimals is a short decimal; its 15 digits are nearer to it
 * than any binary noise, so rounding to them first removes the noise. */
static double decimal_quotient(double value, double unit)
{
    double quotient = value / unit;
    double scale = POWER_OF_TEN[places_of(quotient)];
    double digits = quotient * scale;
    return digits < EXACT ? round(digits) / scale : quotient;
}

/* count * unit, again cleaned to decimal digits: 268 * 0.01 is 2.68. Units such as 0.01
 * are 1/n; dividing by n gives the double nearest to the decimal. */
static double decimal_product(double count, double unit)
{
    double parts = round(1 / unit);
    if (unit < 1 && fabs(parts * unit - 1) < 1e-9)
        return count / parts;
    return count * unit;
}

double pbe_decimal_round(double value, double unit, enum pbe_rounding mode)
{
    if (!(unit > 0) || !isfinite(value))
        return value;
    /* Already so many whole units, as full marks are: nothing to round. */
    if (unit < 1 && value >= 0 && value < 1e6) {
        double parts = (double)(int64_t)(1 / unit + 0.5);
        if ((double)(int64_t)(value * parts + 0.5) / parts == value)
            return value + 0.0; /* no negative zero */
    }
    double quotient = decimal_quotient(fabs(value), unit);
    if (quotient >= EXACT)
        return value;
    double count = mode == PBE_DOWN ? floor(quotient)
                   : mode == PBE_UP ? ceil(quotient)
                                    : floor(quotient + 0.5);
    return copysign(decimal_product(count, unit), value)
           + 0.0; /* + 0.0: no negative zero */
}

/* Any number with so many significant digits (1-17), with an exponent where it needs one.
 * printf asks the locale for the mark and gives a sign to NaN. */
static size_t write_general(double value, int significant, char out[PBE_DECIMAL_MAX])
{
    if (isnan(value))
        return (size_t)snprintf(out, PBE_DECIMAL_MAX, "nan");
    int length = snprintf(out, PBE_DECIMAL_MAX, "%.*g", significant, value);
    for (char *at = out; *at; at++) {
        size_t mark = strspn(at, "+-0123456789einf");
        at += mark;
        if (!*at)
            break;
        size_t size = strcspn(at, "0123456789e"); /* bytes of the locale's mark */
        memmove(at + 1, at + size, strlen(at + size) + 1);
        *at = '.';
        length -= (int)size - 1;
    }
    return (size_t)length;
}

/* Writes a whole number with at least `least` digits; returns their count. */
static size_t write_digits(uint64_t number, int least, char *out)
{
    char reversed[20];
    size_t count = 0;
    for (; number > 0 || count < (size_t)least; number /= 10)
        reversed[count++] = (char)('0' + number % 10);
    for (size_t i = 0; i < count; i++)
        out[i] = reversed[count - 1 - i];
    return count;
}

size_t pbe_decimal_write(double value, int places, char out[PBE_DECIMAL_MAX])
{
    if (!isfinite(value) || fabs(value) >= 1e15)
        return write_general(value, 15, out);
    int fitting = places_of(fabs(value));
    if (places > fitting)
        places = fitting;
    double scaled =
        pbe_decimal_round(fabs(value), 1 / POWER_OF_TEN[places], PBE_HALF_UP)
        * POWER_OF_TEN[places];
    uint64_t digits = (uint64_t)(scaled + 0.5);
    uint64_t scale = (uint64_t)POWER_OF_TEN[places];
    size_t length = 0;
    if (value < 0 && digits)
        out[length++] = '-';
    length += write_digits(digits / scale, 1, out + length);
    if (digits % scale) {
        out[length++] = '.';
        length += write_digits(digits % scale, places, out + length);
        while (out[length - 1] == '0')
            length--;
    }
    out[length] = '\0';
    return length;
}

/* Whether so many digits read back as the value; strtod asks the locale as printf does. */
static bool reads_back(double value, int significant)
{
    char digits[PBE_DECIMAL_MAX];
    snprintf(digits, sizeof digits, "%.*g", significant, value);
    return strtod(digits, NULL) == value;
}

size_t pbe_decimal_exact(double value, char out[PBE_DECIMAL_MAX])
{
    int significant = 15;
    while (significant < 17 && !reads_back(value, significant))
        significant++;
    return write_general(value, significant, out);
}

size_t pbe_decimal_read(const char *text, size_t length, double *value)
{
    /* Up to 18 digits fit a 64-bit integer; one division by a power of ten then gives
     * the double nearest to the decimal for every number of up to 15 digits. */
    uint64_t digits = 0;
    int significant = 0, decimals = 0, dropped = 0;
    bool point = false, any = false;
    size_t at = 0;
    for (; at < length; at++) {
        char c = text[at];
        if (c == '.' && !point && at + 1 < length && text[at + 1] >= '0'
            && text[at + 1] <= '9') {
            point = true;
        } else if (c >= '0' && c <= '9') {
            any = true;
            if (significant < 18) {
                digits = digits * 10 + (uint64_t)(c - '0');
                significant += digits != 0;
                decimals += point;
            } else {
                dropped += !point;
            }
        } else {
            break;
        }
    }
    if (!any)
        return 0;
    double result = (double)digits;
    for (; decimals > 15; decimals--)
        result /= 10;
    result /= POWER_OF_TEN[decimals];
    for (; dropped > 0; dropped--)
        result *= 10;
    *value = result;
    return at;
}
