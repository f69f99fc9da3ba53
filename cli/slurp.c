#include "cli/slurp.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"

static pbe_status cannot_read(const char *path, struct pbe_error *err)
{
    pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("读不了：%s", "cannot be read: %s"),
                  pbe_reason(errno));
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

static pbe_status too_much(const char *path, const struct pbe_text *bytes,
                           struct pbe_error *err)
{
    if (bytes->starved)
        return pbe_error_memory(err);
    pbe_error_set(err, PBE_STATUS_FILE,
                  PBE_SAY("文件超过 %zu MiB", "a file of over %zu MiB"),
                  bytes->maximum >> 20);
    pbe_error_place(err, path, 0, 0);
    return PBE_STATUS_FILE;
}

pbe_status slurp(const char *path, struct pbe_text *bytes, struct pbe_error *err)
{
    char chunk[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return cannot_read(path, err);
    pbe_status status = PBE_STATUS_OK;
    for (size_t got; !bytes->failed && (got = fread(chunk, 1, sizeof chunk, file)) > 0;)
        pbe_text_add_bytes(bytes, chunk, got);
    if (ferror(file))
        status = cannot_read(path, err);
    else if (bytes->failed)
        status = too_much(path, bytes, err);
    fclose(file);
    return status;
}
