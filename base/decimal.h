/* decimal.h - rounding and writing numbers as a person with a pocket calculator would.
 *
 * Binary floating point cannot hold 2.675; printf("%.2f") gives 2.67. Here a number
 * is first taken as its shortest decimal form of at most 15 significant digits (what
 * Calc shows) and rounded on those digits, so 2.675 is 2.68 on every platform.
 * Locale-free: the decimal mark is always a point.
 */
#ifndef PBE_BASE_DECIMAL_H
#define PBE_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

enum pbe_rounding { PBE_HALF_UP, PBE_DOWN, PBE_UP }; /* away from zero, or toward it */

/* Rounds to a multiple of unit: 0.01, 0.1, 0.5, 1, any decimal > 0; unit 0 leaves the
 * value alone. NaN and infinities come back unchanged. */
double pbe_decimal_round(double value, double unit, enum pbe_rounding mode);

enum { PBE_DECIMAL_MAX = 32 };

/* Writes value with at most `places` (0-15) decimals, half-up, without trailing zeros
 * and without exponent below 1e15: 4.720 -> "4.72", 8 -> "8", -0.001 at 2 -> "0".
 * Returns the length. */
size_t pbe_decimal_write(double value, int places, char out[PBE_DECIMAL_MAX]);

/* Writes the fewest digits, 15 to 17 at most, that read back as the same double, for
 * other programs: 4.72, 1e+20, 0.30000000000000004. Returns the length. */
size_t pbe_decimal_exact(double value, char out[PBE_DECIMAL_MAX]);

/* Reads an unsigned decimal ("12", "1307.04", ".5") at the start of text. Returns the
 * bytes taken, 0 if there is no number; no sign, exponent, grouping or locale. */
size_t pbe_decimal_read(const char *text, size_t length, double *value);

#endif
