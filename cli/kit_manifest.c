/* kit_manifest.c - the list of all that a kit holds; `pbe collect` reads it as the list of
 * departments. */
#include "cli/csv.h"
#include "cli/kit.h"

static void put_line(const struct kit *kit, const char *code, const char *name,
                     const char *file, const char *digest)
{
    FILE *to = kit->folder.file;
    const char *const cells[] = {
        name, file, digest, kit->pack->id, kit->pack->version, kit->pack->fingerprint};
    csv_put(to, code);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        csv_next(to, cells[i]);
    fputs("\r\n", to);
}

void kit_write_manifest(const struct kit *kit)
{
    static const char *const titles[][2] = {
        {"单位编码", "code"},   {"单位名称", "name"}, {"文件", "file"},
        {"SHA-256", "sha256"},  {"规则包", "pack"},   {"版本", "version"},
        {"指纹", "fingerprint"}};
    char name[KIT_PATH_MAX];
    csv_begin(kit->folder.file, titles, sizeof titles / sizeof *titles);
    for (size_t i = 0; i < kit->departments->count; i++) {
        const struct department *department = &kit->departments->list[i];
        kit_form_name(kit, i, name);
        put_line(kit, department->code, department->name, name, kit->digests[i]);
    }
    put_line(kit, "", "", KIT_EXTENSION, kit->extension_digest);
    put_line(kit, "", "", KIT_INSTRUCTION, kit->instruction_digest);
}
