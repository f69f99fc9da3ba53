/* fuzz_measure.c - libFuzzer: any two byte strings, read and paired.
 *
 * clang -fsanitize=fuzzer,address,undefined; the first NUL divides target and actual.
 */
#include <stdint.h>
#include <string.h>

#include "assessment/measure.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    const char *nul = size ? memchr(text, '\0', size) : NULL;
    size_t first = nul ? (size_t)(nul - text) : size;
    const char *rest = nul ? nul + 1 : text + size;
    size_t rest_length = size - (size_t)(rest - text);
    struct pbe_measure target, actual;
    struct pbe_pair pair;
    struct pbe_text out;

    pbe_measure_read(text, first, PBE_TARGET, &target);
    pbe_measure_read(rest, rest_length, PBE_ACTUAL, &actual);
    pbe_pair_make(&target, text, first, &actual, rest, rest_length, &pair);
    pbe_text_init(&out, 4096);
    pbe_measure_write(&target, text, first, &out);
    pbe_text_done(&out);
    return 0;
}
