#include "workbook/wb_number.h"

#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"

enum { DAY = 86400, NUMBER_MAX = 400 /* bytes; a double has no more digits */ };

/* --- numbers --- */

/* Without exponent and of at most 15 digits, a decimal is one exact division. */
static bool is_short(const char *text, size_t length)
{
    return length <= 16 && strspn(text, "0123456789.") == length && text[0] != '.';
}

bool wb_number_read(struct wb_slice slice, double *number)
{
    char text[NUMBER_MAX + 8];
    size_t length = slice.length;
    if (!slice.bytes || length == 0 || length > NUMBER_MAX)
        return false;
    memcpy(text, slice.bytes, length);
    text[length] = '\0';
    if (strspn(text, "+-0123456789.eE") != length)
        return false;
    double value;
    if (is_short(text, length) && pbe_decimal_read(text, length, &value) == length) {
        *number = value;
        return true;
    }
    /* strtod asks the locale for the decimal mark. */
    const char *mark = localeconv()->decimal_point;
    char *point = strchr(text, '.'), *end;
    if (point && strcmp(mark, ".") != 0 && strlen(mark) < 8) {
        memmove(point + strlen(mark), point + 1, strlen(point + 1) + 1);
        memcpy(point, mark, strlen(mark));
    }
    value = strtod(text, &end);
    if (end == text || *end || !isfinite(value))
        return false;
    *number = value;
    return true;
}

/* --- dates --- */

/* Days from 1970-01-01, proleptic Gregorian: years begin in March, so that the leap day
 * is the last; 400 years have 146097 days. */
static int64_t days_of(int64_t year, int month, int day)
{
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int64_t days, int64_t *year, int *month, int *day)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t rest = days - era * 146097;
    int64_t of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int64_t of_year = rest - (365 * of_era + of_era / 4 - of_era / 100);
    int64_t part = (5 * of_year + 2) / 153;
    *day = (int)(of_year - (153 * part + 2) / 5 + 1);
    *month = (int)(part < 10 ? part + 3 : part - 9);
    *year = of_era + era * 400 + (*month <= 2);
}

enum { EPOCH = 25569 /* the serial of 1970-01-01 */ };

/* Reads digits up to `most` of them; 0 = none. */
static size_t read_digits(const char *at, const char *end, size_t most, int *value)
{
    size_t count = 0;
    *value = 0;
    for (; count < most && at + count < end && at[count] >= '0' && at[count] <= '9';
         count++)
        *value = *value * 10 + (at[count] - '0');
    return count;
}

/* hh:mm[:ss[.fff]][Z], all of it; in days. */
static bool read_time(const char *at, const char *end, double *days)
{
    int hour, minute, second = 0;
    double fraction = 0;
    if (end > at && end[-1] == 'Z')
        end--;
    if (read_digits(at, end, 2, &hour) != 2 || at + 2 == end || at[2] != ':'
        || read_digits(at + 3, end, 2, &minute) != 2)
        return false;
    at += 5;
    if (at < end && *at == ':') {
        if (read_digits(at + 1, end, 2, &second) != 2)
            return false;
        at += 3;
    }
    if (at < end && *at == '.') {
        size_t count = pbe_decimal_read(at, (size_t)(end - at), &fraction);
        if (count == 0)
            return false;
        at += count;
    }
    *days = (hour * 3600 + minute * 60 + second + fraction) / DAY;
    return at == end && hour <= 24 && minute < 60 && second < 61;
}

bool wb_date_read(struct wb_slice slice, double *serial)
{
    const char *at = slice.bytes, *end = at + slice.length;
    int year, month, day;
    double time = 0;
    bool negative = slice.length > 0 && *at == '-';
    if (!at)
        return false;
    at += negative;
    size_t digits = read_digits(at, end, 5, &year);
    if (digits < 4 || end - at < (ptrdiff_t)digits + 6)
        return false;
    at += digits;
    if (at[0] != '-' || at[3] != '-' || read_digits(at + 1, end, 2, &month) != 2
        || read_digits(at + 4, end, 2, &day) != 2 || month < 1 || month > 12 || day < 1
        || day > 31)
        return false;
    at += 6;
    if (at < end && *at == 'Z')
        at++;
    if (at < end && (*at != 'T' || !read_time(at + 1, end, &time)))
        return false;
    *serial = (double)(days_of(negative ? -year : year, month, day) + EPOCH) + time;
    return true;
}

bool wb_duration_read(struct wb_slice slice, double *days)
{
    const char *at = slice.bytes, *end = at + slice.length;
    bool negative = slice.length > 0 && *at == '-', is_time = false;
    double seconds = 0;
    if (!at)
        return false;
    at += negative;
    if (at == end || *at++ != 'P' || at == end)
        return false;
    while (at < end) {
        double value;
        if (*at == 'T' && !is_time) {
            is_time = true;
            at++;
            continue;
        }
        size_t count = pbe_decimal_read(at, (size_t)(end - at), &value);
        if (count == 0 || at + count == end)
            return false;
        at += count;
        int unit = *at == 'D' && !is_time  ? DAY
                   : *at == 'H' && is_time ? 3600
                   : *at == 'M' && is_time ? 60
                   : *at == 'S' && is_time ? 1
                                           : 0;
        if (unit == 0)
            return false;
        seconds += value * unit;
        at++;
    }
    *days = (negative ? -seconds : seconds) / DAY;
    return true;
}

void wb_time_write(double days, bool is_total, char out[WB_SHOWN_MAX])
{
    double seconds = floor(fabs(days) * DAY + 0.5);
    if (!(seconds < 1e15))
        seconds = 0;
    int64_t whole = (int64_t)seconds, hours = whole / 3600;
    snprintf(out, WB_SHOWN_MAX, "%s%02lld:%02d:%02d", days < 0 && whole > 0 ? "-" : "",
             (long long)(is_total ? hours : hours % 24), (int)(whole / 60 % 60),
             (int)(whole % 60));
}

void wb_date_write(double serial, char out[WB_SHOWN_MAX])
{
    int64_t year = 0;
    int month = 0, day = 0;
    if (!(fabs(serial) < 1e8)) {
        pbe_decimal_write(serial, 15, out);
        return;
    }
    double whole = floor(serial), seconds = floor((serial - whole) * DAY + 0.5);
    if (seconds >= DAY) {
        seconds = 0;
        whole += 1;
    }
    date_of((int64_t)whole - EPOCH, &year, &month, &day);
    int length =
        snprintf(out, WB_SHOWN_MAX, "%04lld-%02d-%02d", (long long)year, month, day);
    if (seconds > 0 && length > 0 && length < WB_SHOWN_MAX - 20) {
        out[length] = ' ';
        char time[WB_SHOWN_MAX];
        wb_time_write(seconds / DAY, false, time);
        memcpy(out + length + 1, time, strlen(time) + 1);
    }
}
