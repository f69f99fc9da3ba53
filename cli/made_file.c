#include "cli/made_file.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/language.h"

pbe_status made_file_kind(const char *path, enum pbe_document_kind *kind,
                          struct pbe_error *err)
{
    static const struct {
        const char *ending;
        enum pbe_document_kind kind;
    } kinds[] = {
        {".ods", PBE_DOCUMENT},
        {".ots", PBE_DOCUMENT_TEMPLATE},
        {".fods", PBE_DOCUMENT_FLAT},
    };
    const char *ending = strrchr(path, '.');
    for (size_t i = 0; ending && i < sizeof kinds / sizeof *kinds; i++)
        if (strcasecmp(ending, kinds[i].ending) == 0) {
            *kind = kinds[i].kind;
            return PBE_STATUS_OK;
        }
    return pbe_error_set(err, PBE_STATUS_USAGE,
                         PBE_SAY("“%s”的扩展名应为 .ots（模板）、.ods 或 .fods",
                                 "“%s” must end in .ots (a template), .ods or .fods"),
                         path);
}

pbe_status made_file_begin(struct replacement *file, const char *path, bool force,
                           struct pbe_error *err)
{
    struct stat status;
    if (!force && stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
        pbe_error_set(err, PBE_STATUS_FILE, "%s",
                      PBE_SAY("这个文件已经有了；要覆盖它，请加 --force",
                              "the file is there already; to replace it, say --force"));
        pbe_error_place(err, path, 0, 0);
        return PBE_STATUS_FILE;
    }
    return replace_begin(file, path, err);
}

pbe_status made_file_end(struct replacement *file, const char *path, pbe_status status,
                         struct pbe_error *err)
{
    if (!status)
        return replace_finish(file, err);
    replace_abandon(file);
    if (status == PBE_STATUS_FILE && !err->file[0])
        pbe_error_place(err, path, 0, 0);
    return status;
}
