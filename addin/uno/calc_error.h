/* calc_error.h - a number that a Calc cell shows as an error.
 *
 * Calc keeps an error in a formula's numeric result as a NaN with the error's code in
 * its low 32 bits. That is Calc's internal encoding, not a documented interface: it is
 * the same in LibreOffice 7.4 and 25.2, holds for a single result as for a cell of an
 * array result, and is kept behind this one function.
 */
#ifndef CUNO_CALC_ERROR_H
#define CUNO_CALC_ERROR_H

enum cuno_calc_error_code {
    CUNO_CALC_ILLEGAL_ARGUMENT = 502, /* Err:502 */
    CUNO_CALC_NUM = 503,              /* #NUM! */
    CUNO_CALC_VALUE = 519,            /* #VALUE! */
    CUNO_CALC_REF = 524,              /* #REF! */
    CUNO_CALC_NAME = 525,             /* #NAME? */
    CUNO_CALC_DIV0 = 532,             /* #DIV/0! */
    CUNO_CALC_NA = 32767,             /* #N/A */
};

double cuno_calc_error(unsigned code);

/* The code in a NaN made as above; 0 for every other number. */
unsigned cuno_calc_error_of(double value);

#endif
