/* reason.h - why the system refused, in the words of the user's language. */
#ifndef PBE_BASE_REASON_H
#define PBE_BASE_REASON_H

/* The reason that errno names: “没有权限”, "permission denied". Rare ones are told in the
 * language of the system. Static text, valid until the next call. */
const char *pbe_reason(int number);

#endif
