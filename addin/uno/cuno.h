/* cuno.h - binary UNO in plain C: everything at once. README.md is the way in. */
#ifndef CUNO_H
#define CUNO_H

#include "any.h"
#include "calc_error.h"
#include "call.h"
#include "component.h"
#include "exception.h"
#include "library.h"
#include "method.h"
#include "object.h"
#include "proxy.h"
#include "sequence.h"
#include "type.h"
#include "ustring.h"

#endif
