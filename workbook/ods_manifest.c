#include "base/language.h"
#include "workbook/ods.h"

/* ODF 1.3 part 2, 4.8: encrypted entries say so in META-INF/manifest.xml. */
enum { MANIFEST, FILE_ENTRY, ENCRYPTION_DATA };
enum { IN_MANIFEST = 1, IN_ENTRY, IN_ENCRYPTION };

static const struct wb_word words[] = {
    [MANIFEST] = {WB_MANIFEST, "manifest"},
    [FILE_ENTRY] = {WB_MANIFEST, "file-entry"},
    [ENCRYPTION_DATA] = {WB_MANIFEST, "encryption-data"},
};

static const struct wb_step steps[] = {
    {WB_OUTSIDE, MANIFEST, IN_MANIFEST},
    {IN_MANIFEST, FILE_ENTRY, IN_ENTRY},
    {IN_ENTRY, ENCRYPTION_DATA, IN_ENCRYPTION},
};

static const struct wb_grammar grammar = {words, sizeof words / sizeof *words, steps,
                                          sizeof steps / sizeof *steps};

static pbe_status enter(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err)
{
    bool *is_encrypted = self;
    (void)word;
    (void)xml;
    (void)err;
    *is_encrypted = *is_encrypted || state == IN_ENCRYPTION;
    return PBE_STATUS_OK;
}

bool ods_is_encrypted(wb_zip *zip)
{
    static const char NAME[] = "META-INF/manifest.xml";
    bool is_encrypted = false;
    const struct wb_reader reader = {.self = &is_encrypted, .enter = enter};
    wb_xml *xml = NULL;
    if (wb_zip_has(zip, "encrypted-package"))
        return true;
    if (!wb_zip_has(zip, NAME) || wb_xml_new(&grammar, &reader, NAME, &xml, NULL))
        return false;
    wb_zip_send(zip, NAME, wb_xml_feed, xml, NULL);
    wb_xml_free(xml);
    return is_encrypted;
}

pbe_status ods_encrypted(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("文件有打开密码，读不了；请用密码打开，另存时不勾选“用密码保存”",
                "the file is protected by a password; open it with the password and "
                "save it without one"));
}
