/* wb_number.h - numbers, dates and times as files write them; locale-free.
 *
 * Dates are Calc's serial numbers: days since 1899-12-30, the time as their fraction.
 */
#ifndef PBE_WORKBOOK_WB_NUMBER_H
#define PBE_WORKBOOK_WB_NUMBER_H

#include <stdbool.h>

#include "workbook/wb_xml.h"

enum { WB_SHOWN_MAX = 64, WB_1904 = 1462 /* the serial of 1904-01-01 */ };

/* xsd:double, finite; the double nearest to the decimal. */
bool wb_number_read(struct wb_slice slice, double *number);

/* xsd:date or xsd:dateTime: 2023-06-30, 2023-06-30T08:15:00.5, with a final Z too. */
bool wb_date_read(struct wb_slice slice, double *serial);

/* xsd:duration without years and months: PT08H15M00S, -P1DT2H. In days. */
bool wb_duration_read(struct wb_slice slice, double *days);

/* "2023-06-30", or "2023-06-30 08:15:00" when there is a time. */
void wb_date_write(double serial, char out[WB_SHOWN_MAX]);

/* The time of day, "08:15:00"; with is_total hours go on beyond 24. */
void wb_time_write(double days, bool is_total, char out[WB_SHOWN_MAX]);

#endif
