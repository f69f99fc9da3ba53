#include "workbook/wb_list.h"

#include <stdint.h>
#include <stdlib.h>

void *wb_list_grow(void *list, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return list;
    size_t wanted = *room ? *room * 2 : 8;
    if (wanted > SIZE_MAX / 2 / size)
        return NULL;
    void *larger = realloc(list, wanted * size);
    if (larger)
        *room = wanted;
    return larger;
}
