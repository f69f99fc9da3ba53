#include "calc_error.h"

#include <stdint.h>
#include <string.h>

static const uint64_t quiet_nan = 0x7FF8000000000000u;

double cuno_calc_error(unsigned code)
{
    const uint64_t bits = quiet_nan | (code & 0xFFFFFFFFu);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

unsigned cuno_calc_error_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    if ((bits & ~UINT64_C(0xFFFFFFFF)) != quiet_nan)
        return 0;
    return (unsigned)(bits & 0xFFFFFFFFu);
}
