/* summary.h - one number for all that a workbook holds: equal contents, equal numbers. */
#ifndef TESTS_SUMMARY_H
#define TESTS_SUMMARY_H

#include <stdint.h>

#include "workbook/workbook.h"

uint64_t summary_of(const pbe_workbook *book);

#endif
