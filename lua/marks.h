/* marks.h - numbers that stand in words: 第7名, 发现2例, and lists of points: ①③, 1;3.
 *
 * A cell that names 要点 writes their numbers, and after a number how many faults it has:
 * "①缺2项;②;③逾期一次". Plain text functions, no Lua.
 */
#ifndef PBE_LUA_MARKS_H
#define PBE_LUA_MARKS_H

#include <stdbool.h>
#include <stddef.h>

enum { MARKS_MAX = 20 };

struct marks {
    bool named[MARKS_MAX]; /* point i + 1 is named */
    int faults[MARKS_MAX]; /* how many faults are told of it */
};

/* Reads the points that a text names, of `count` (at most MARKS_MAX): circled or plain
 * numbers, 全部, 无. Returns `length`, or where the text stops being understood. */
size_t marks_read(const char *text, size_t length, int count, struct marks *marks);

/* The first number in a text, Arabic (half or full width) or Chinese up to 九十九; 0 for
 * 无, 未发生, 没有. Returns false when there is none. */
bool marks_number(const char *text, size_t length, double *number);

#endif
