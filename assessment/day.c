/* day.c - see day.h. */
#include "assessment/day.h"

#include "assessment/numeral.h"

enum {
    YEAR = 0x5E74,   /* 年 */
    MONTH = 0x6708,  /* 月 */
    DAY = 0x65E5,    /* 日 */
    YEAR_MIN = 1949, /* a smaller number before 年 is a duration */
    YEAR_MAX = 2100
};

static uint32_t code_at(const struct as_glyphs *glyphs, size_t at)
{
    return at < glyphs->count ? glyphs->at[at].code : 0;
}

/* Arabic digits without blank inside; returns how many (at most 9 are counted). */
static size_t read_digits(const struct as_glyphs *glyphs, size_t at, int *value)
{
    size_t i = at;
    *value = 0;
    while (as_is_digit(code_at(glyphs, i)) && i - at < 9
           && (i == at || glyphs->at[i].gap == AS_GAP_NONE)) {
        *value = *value * 10 + (int)(glyphs->at[i].code - '0');
        i++;
    }
    return i - at;
}

/* A month or a day in digits or Chinese numerals: the glyphs taken. */
static size_t read_part(const struct as_glyphs *glyphs, size_t at, int maximum,
                        int *value)
{
    struct as_numeral numeral;
    size_t taken = read_digits(glyphs, at, value);
    if (taken == 0 && as_numeral_chinese(glyphs, at, &numeral) && numeral.value <= 31) {
        *value = (int)numeral.value;
        taken = numeral.end - at;
    } else if (taken > 2) {
        return 0;
    }
    return taken > 0 && *value >= 1 && *value <= maximum ? taken : 0;
}

static bool is_join(uint32_t code)
{
    return code == '-' || code == '~' || code == 0x81F3 || code == 0x5230; /* 至 到 */
}

static bool is_year(double value)
{
    return value >= YEAR_MIN && value <= YEAR_MAX;
}

/* 底 or 末, with 年 or 月 repeated before it (年年底, 月月底). */
static size_t skip_end_word(const struct as_glyphs *glyphs, size_t at)
{
    size_t i = at;
    if (code_at(glyphs, i) == YEAR || code_at(glyphs, i) == MONTH)
        i++;
    if (code_at(glyphs, i) == 0x5E95 || code_at(glyphs, i) == 0x672B)
        return i + 1;
    return at;
}

/* After 月: 31日, 份, 底, 下旬. */
static size_t read_after_month(const struct as_glyphs *glyphs, size_t at,
                               struct pbe_day *day)
{
    int value;
    size_t i = at, taken, next;
    if (code_at(glyphs, i) == 0x4EFD) /* 份 */
        i++;
    taken = read_part(glyphs, i, 31, &value);
    if (taken > 0
        && (code_at(glyphs, i + taken) == DAY
            || code_at(glyphs, i + taken) == 0x53F7)) {
        day->day = value;
        return i + taken + 1; /* 日, 号 */
    }
    next = skip_end_word(glyphs, i);
    if (next > i) {
        day->end = true;
        return next;
    }
    if (as_glyphs_match(glyphs, i, "下旬")) {
        day->end = true;
        return i + 2;
    }
    if (as_glyphs_match(glyphs, i, "上旬") || as_glyphs_match(glyphs, i, "中旬"))
        return i + 2;
    if (code_at(glyphs, i) == 0x521D) /* 初 */
        return i + 1;
    if (code_at(glyphs, i) == 0x5185 || as_glyphs_match(glyphs, i, "之内")
        || as_glyphs_match(glyphs, i, "以内"))
        day->end = true;
    return i;
}

/* 9月…, 十二月…, 1-12月; returns the glyph after it, `at` when there is no month. */
static size_t read_month(const struct as_glyphs *glyphs, size_t at, struct pbe_day *day)
{
    int first, second;
    size_t taken = read_part(glyphs, at, 12, &first), i = at + taken, more;
    if (taken == 0)
        return at;
    if (is_join(code_at(glyphs, i))) {
        more = read_part(glyphs, i + 1, 12, &second);
        if (more == 0 || code_at(glyphs, i + 1 + more) != MONTH || second <= first)
            return at;
        day->month = second;
        day->end = true;
        return i + 1 + more + 1;
    }
    if (code_at(glyphs, i) != MONTH)
        return at;
    day->month = first;
    return read_after_month(glyphs, i + 1, day);
}

/* 第四季度, 前三季度, 二季度末, 上半年; `at` when there is none. */
static size_t read_quarter(const struct as_glyphs *glyphs, size_t at,
                           struct pbe_day *day)
{
    int value;
    size_t i = at, taken, next;
    if (as_glyphs_match(glyphs, i, "上半年") || as_glyphs_match(glyphs, i, "下半年")) {
        day->month = code_at(glyphs, i) == 0x4E0A ? 6 : 12;
        day->end = true;
        return i + 3;
    }
    if (code_at(glyphs, i) == 0x7B2C || code_at(glyphs, i) == 0x524D) /* 第 前 */
        i++;
    taken = read_part(glyphs, i, 4, &value);
    if (taken == 0 || !as_glyphs_match(glyphs, i + taken, "季度"))
        return at;
    day->month = value * 3;
    day->end = true;
    i += taken + 2;
    next = skip_end_word(glyphs, i);
    return next;
}

/* Whether a date in figures may end here: not inside a number with a unit. */
static bool figures_end(const struct as_glyphs *glyphs, size_t at)
{
    uint32_t code = code_at(glyphs, at);
    return code == 0 || code == ',' || code == ';' || code == ')' || is_join(code)
           || code == 0x3002 || code == 0x3001 || as_glyphs_match(glyphs, at, "前")
           || as_glyphs_match(glyphs, at, "之前") || as_glyphs_match(glyphs, at, "以前")
           || as_glyphs_match(glyphs, at, "日前") || as_glyphs_match(glyphs, at, "底")
           || as_glyphs_match(glyphs, at, "完成") || as_glyphs_match(glyphs, at, "竣工")
           || as_glyphs_match(glyphs, at, "止") || as_glyphs_match(glyphs, at, "已");
}

/* 2021.1.1-12.31: the period's last day, after the hyphen; `at` when it is none. */
static size_t read_last_day(const struct as_glyphs *glyphs, size_t at, uint32_t mark,
                            struct pbe_day *day)
{
    int month, date;
    size_t taken, more, i = at + 1;
    if (!is_join(code_at(glyphs, at)) || mark == code_at(glyphs, at))
        return at;
    taken = read_digits(glyphs, i, &month);
    if (taken == 0 || taken > 2 || code_at(glyphs, i + taken) != mark)
        return at;
    i += taken + 1;
    more = read_digits(glyphs, i, &date);
    if (more == 0 || more > 2 || month < day->month || month > 12 || date < 1
        || date > as_month_days(day->year, month) || !figures_end(glyphs, i + more))
        return at;
    day->month = month;
    day->day = date;
    day->end = true;
    return i + more;
}

/* 2023.12.31, 2023-12, 2023/12/31 after the year. */
static size_t read_figures(const struct as_glyphs *glyphs, size_t at,
                           struct pbe_day *day)
{
    uint32_t mark = code_at(glyphs, at);
    int month, date;
    size_t taken, more, i;
    if (mark != '.' && mark != '-' && mark != '/')
        return at;
    taken = read_digits(glyphs, at + 1, &month);
    if (taken == 0 || taken > 2 || month < 1 || month > 12)
        return at;
    i = at + 1 + taken;
    if (code_at(glyphs, i) == mark) {
        more = read_digits(glyphs, i + 1, &date);
        if (more > 0 && more <= 2 && date >= 1 && date <= 31) {
            day->month = month;
            day->day = date;
            i += 1 + more;
            if (code_at(glyphs, i) == DAY)
                return i + 1;
            return read_last_day(glyphs, i, mark, day);
        }
    }
    if (!figures_end(glyphs, i)
        || (taken < 2 && mark == '.' /* 2022.1 is no month, but 2022.1-2022.12 is */
            && !(is_join(code_at(glyphs, i)) && read_digits(glyphs, i + 1, &date) == 4
                 && is_year(date))))
        return at;
    day->month = month;
    if (skip_end_word(glyphs, i) > i) {
        day->end = true;
        i = skip_end_word(glyphs, i);
    }
    return i;
}

/* What may follow "2023年". */
static size_t read_after_year(const struct as_glyphs *glyphs, size_t at,
                              struct pbe_day *day)
{
    size_t i = at, next;
    if (code_at(glyphs, i) == 0x5EA6) /* 度 */
        i++;
    next = read_month(glyphs, i, day);
    if (next == i)
        next = read_quarter(glyphs, i, day);
    if (next == i && (next = skip_end_word(glyphs, i)) > i) {
        day->month = 12;
        day->end = true;
    }
    if (next == i && code_at(glyphs, i) == 0x5185) /* 内 */
        day->end = true;
    return next;
}

static size_t read_year(const struct as_glyphs *glyphs, size_t at, struct pbe_day *day)
{
    struct as_numeral numeral;
    int value, second;
    size_t taken = read_digits(glyphs, at, &value), i = at + taken, more;

    if (taken == 0 && as_numeral_chinese(glyphs, at, &numeral) && numeral.end == at + 4
        && is_year(numeral.value)) {
        if (code_at(glyphs, numeral.end) != YEAR)
            return at;
        day->year = (int)numeral.value;
        return read_after_year(glyphs, numeral.end + 1, day);
    }
    if (taken == 8) { /* 20231231 */
        int year = value / 10000, month = value / 100 % 100, date = value % 100;
        if (!is_year(year) || month < 1 || month > 12 || date < 1 || date > 31
            || !figures_end(glyphs, i))
            return at;
        *day = (struct pbe_day){.year = year, .month = month, .day = date};
        return i;
    }
    if (taken == 2 && code_at(glyphs, i) == YEAR) { /* 21年12月 */
        struct pbe_day rest = {.year = 2000 + value};
        more = read_month(glyphs, i + 1, &rest);
        if (more == i + 1 || value > 60)
            return at;
        *day = rest;
        return more;
    }
    if (taken != 4 || !is_year(value))
        return at;
    day->year = value;
    if (code_at(glyphs, i) == YEAR)
        return read_after_year(glyphs, i + 1, day);
    if (is_join(code_at(glyphs, i))) { /* 2021-2023年 */
        more = read_digits(glyphs, i + 1, &second);
        if (more == 4 && is_year(second) && second > value
            && (code_at(glyphs, i + 5) == YEAR || code_at(glyphs, i + 5) == 0
                || as_glyphs_match(glyphs, i + 5, "学年"))) {
            *day = (struct pbe_day){.year = second, .end = true};
            i += 5;
            if (code_at(glyphs, i) != 0)
                i += code_at(glyphs, i) == YEAR ? 1 : 2;
            return code_at(glyphs, i) == 0x5EA6 ? i + 1 : i;
        }
    }
    more = read_figures(glyphs, i, day);
    return more > i ? more : at;
}

/* 12.31前: only the word after it makes it a date. */
static size_t read_month_day(const struct as_glyphs *glyphs, size_t at,
                             struct pbe_day *day)
{
    int month, date;
    size_t taken = read_digits(glyphs, at, &month), more, i = at + taken;
    if (taken == 0 || taken > 2 || month < 1 || month > 12 || code_at(glyphs, i) != '.')
        return at;
    more = read_digits(glyphs, i + 1, &date);
    if (more == 0 || more > 2 || date < 1 || date > 31)
        return at;
    i += 1 + more;
    if (!as_glyphs_match(glyphs, i, "前") && !as_glyphs_match(glyphs, i, "之前")
        && !as_glyphs_match(glyphs, i, "以前"))
        return at;
    day->month = month;
    day->day = date;
    return i;
}

/* Most numbers are no dates, and what follows their digits says so at once. */
static bool may_be_date(const struct as_glyphs *glyphs, size_t at)
{
    int value;
    size_t taken = read_digits(glyphs, at, &value);
    uint32_t next = code_at(glyphs, at + taken);
    return taken == 0 || taken == 8 || next == YEAR || next == MONTH || next == '.'
           || next == '/' || is_join(next) || next == 0x5B63 /* 季 */;
}

bool as_date_read(const struct as_glyphs *glyphs, size_t at, struct as_date *date)
{
    size_t end;
    uint32_t next;
    if (!may_be_date(glyphs, at))
        return false;
    *date = (struct as_date){.end = at};
    end = read_year(glyphs, at, &date->day);
    if (end == at) {
        date->day = (struct pbe_day){0};
        end = read_quarter(glyphs, at, &date->day);
    }
    if (end == at)
        end = read_month(glyphs, at, &date->day);
    if (end == at)
        end = read_month_day(glyphs, at, &date->day);
    if (end == at)
        return false;
    if (date->day.day > 0
        && date->day.day
               > as_month_days(date->day.year ? date->day.year : 2000, date->day.month))
        return false;
    next = code_at(glyphs, end);
    date->end = end;
    date->year_only = date->day.month == 0 && !date->day.end && next != 0x524D /* 前 */
                      && next != 0x6B62                                        /* 止 */
                      && !as_glyphs_match(glyphs, end, "之前")
                      && !as_glyphs_match(glyphs, end, "以前");
    return true;
}

int as_month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) && year != 0;
    if (month < 1 || month > 12)
        return 31;
    return DAYS[month - 1] + (month == 2 && leap);
}

long as_day_number(int year, int month, int day)
{
    long before = year - 1; /* years before this one, counted from year 1 */
    long days = before * 365 + before / 4 - before / 100 + before / 400 - 719162;
    for (int m = 1; m < month; m++)
        days += as_month_days(year, m);
    return days + day - 1;
}

bool as_day_of_serial(double serial, struct pbe_day *day)
{
    enum { UNIX_EPOCH = 25569, FIRST = 2, LAST = 2958465, MARCH_OF_0 = 719468 };
    if (!(serial >= FIRST) || serial >= LAST + 1)
        return false;
    /* days to a civil date, counted in eras of 400 years that begin in March */
    long days = (long)serial - UNIX_EPOCH + MARCH_OF_0;
    long era = days / 146097, of_era = days - era * 146097;
    long year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted = (5 * of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *day = (struct pbe_day){.year = (int)(year_of_era + era * 400 + (month <= 2)),
                            .month = month,
                            .day = (int)(of_year - (153 * shifted + 2) / 5 + 1)};
    return true;
}
