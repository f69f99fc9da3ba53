/* wb_list.h - lists that grow: room for one more item. */
#ifndef PBE_WORKBOOK_WB_LIST_H
#define PBE_WORKBOOK_WB_LIST_H

#include <stddef.h>

/* The list, moved if need be, with room for one more item of `size` bytes behind the
 * `count` there are; NULL without memory, the old list then stays as it is. */
void *wb_list_grow(void *list, size_t count, size_t *room, size_t size);

#endif
