/* descriptor.h - writing to an open file, whatever interrupts it. */
#ifndef PBE_CLI_DESCRIPTOR_H
#define PBE_CLI_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all bytes. False when they do not all go out; errno says why. */
bool descriptor_write(int file, const char *bytes, size_t length);

#endif
