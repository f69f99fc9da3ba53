/* kit_instruction.c - the page that tells a department what to do. It is Chinese, like the
 * form, whoever makes the kit.
 *
 * Its parts are the files of cli/kit/, embedded at build: a hand-written text document,
 * and the pictures that tests/calc/kit_pictures.sh takes. */
#include <stdio.h>
#include <string.h>

#include "cli/kit.h"
#include "cli/kit_instruction.h"
#include "workbook/archive.h"
#include "workbook/letter.h"

enum { CONTENT_MAX = 1 << 20, SHOWN_FINGERPRINT = 8 };

static const char mimetype[] = "application/vnd.oasis.opendocument.text";

static const struct pbe_embedded *find_file(const char *name)
{
    const struct pbe_embedded *file = kit_files;
    while (strcmp(file->name, name) != 0)
        file++;
    return file;
}

static pbe_status write_content(const struct kit *kit, struct pbe_text *content,
                                struct pbe_error *err)
{
    char fingerprint[SHOWN_FINGERPRINT + 1];
    const struct pbe_embedded *file = find_file("content");
    snprintf(fingerprint, sizeof fingerprint, "%s", kit->pack->fingerprint);
    const struct pbe_letter_word words[] = {
        {"标题", kit->pack->title},   {"扩展", KIT_EXTENSION},
        {"例子", kit->names[0]},      {"规则包", kit->pack->id},
        {"版本", kit->pack->version}, {"指纹", fingerprint},
    };
    return pbe_letter_fill((const char *)file->bytes, file->length, words,
                           sizeof words / sizeof *words, content, err);
}

pbe_status kit_write_instruction(const struct kit *kit, struct pbe_error *err)
{
    static const char *const files[][2] = {{"styles", "styles.xml"},
                                           {"install", "Pictures/install.png"},
                                           {"fill", "Pictures/fill.png"},
                                           {"check", "Pictures/check.png"},
                                           {"manifest", "META-INF/manifest.xml"}};
    enum { FIRST = 2, FILES = sizeof files / sizeof *files };
    struct pbe_archive_part parts[FIRST + FILES];
    struct pbe_text content;
    pbe_text_init(&content, CONTENT_MAX);
    pbe_status status = write_content(kit, &content, err);
    parts[0] = (struct pbe_archive_part){"mimetype", mimetype, sizeof mimetype - 1};
    parts[1] = (struct pbe_archive_part){"content.xml", pbe_text_get(&content),
                                         content.length};
    for (int i = 0; i < FILES; i++) {
        const struct pbe_embedded *file = find_file(files[i][0]);
        parts[FIRST + i] = (struct pbe_archive_part){
            files[i][1], (const char *)file->bytes, file->length};
    }
    const struct pbe_archive archive = {.parts = parts, .count = FIRST + FILES};
    if (!status)
        status = pbe_archive_write(&archive, kit->folder.file, err);
    pbe_text_done(&content);
    return status;
}
