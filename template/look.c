#include "template/look.h"

static const struct pbe_style styles[LOOK_COUNT] = {
#define LOOK(look, ...) [LOOK_##look] = {__VA_ARGS__},
#include "template/look.def"
#undef LOOK
};

const struct pbe_style *look_style(enum look look)
{
    return look == LOOK_PLAIN ? NULL : &styles[look];
}
