/* kit_instruction.h - the files of cli/kit/, embedded at build. */
#ifndef PBE_CLI_KIT_INSTRUCTION_H
#define PBE_CLI_KIT_INSTRUCTION_H

#include "base/embedded.h"

extern const struct pbe_embedded kit_files[];

#endif
