#include "workbook/wb_kind.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "base/utf8.h"

enum { HEAD = 4096 /* bytes that are looked at */, NAME_SIZE = 64, ENTRY_SIZE = 128 };

/* --- OLE compound files: .xls, .et, .doc, encrypted .xlsx --- */

/* MS-CFB 2.6.1: a directory entry is 128 bytes and begins with its name in UTF-16 and
 * the name's size. The directory may be anywhere, so every 128 bytes are looked at. */
static bool is_entry(const unsigned char *entry, const char *name)
{
    size_t length = strlen(name);
    if (entry[NAME_SIZE] != (length + 1) * 2 || entry[NAME_SIZE + 1] != 0)
        return false;
    for (size_t i = 0; i <= length; i++)
        if (entry[2 * i] != (unsigned char)name[i] || entry[2 * i + 1] != 0)
            return false;
    return true;
}

/* Which of the names the file has streams of, a bit each. */
static unsigned find_streams(const struct wb_file *file, const char *const *names,
                             size_t count)
{
    unsigned char chunk[WB_CHUNK];
    unsigned found = 0;
    size_t length;
    for (size_t at = 0; (length = wb_file_read(file, at, chunk, sizeof chunk)) > 0;
         at += length)
        for (size_t i = 0; i + ENTRY_SIZE <= length; i += ENTRY_SIZE)
            for (size_t k = 0; k < count; k++)
                if (is_entry(chunk + i, names[k]))
                    found |= 1u << k;
    return found;
}

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), size = strlen(ending);
    return length >= size && strcasecmp(path + length - size, ending) == 0;
}

static const char *old_workbook(const char *path)
{
    if (ends_in(path, ".et") || ends_in(path, ".ett"))
        return PBE_SAY(
            "这是 WPS 表格自己的格式（.et），读不了；请用 WPS 打开，“另存为” "
            "Excel 文件（.xlsx）",
            "this is WPS's own format (.et); open it in WPS and save it as "
            ".xlsx");
    return PBE_SAY("这是旧版 Excel 文件（.xls，也可能是 WPS 的 .et），读不了；请用 "
                   "Excel、WPS 或 LibreOffice 打开，“另存为” .xlsx 或 .ods",
                   "this is an old Excel file (.xls, or .et of WPS); open it in Excel, "
                   "WPS or LibreOffice and save it as .xlsx or .ods");
}

static const char *ole_sentence(const struct wb_file *file, const char *path)
{
    static const char *const names[] = {"EncryptedPackage", "Workbook", "Book",
                                        "WordDocument", "PowerPoint Document"};
    unsigned found = find_streams(file, names, sizeof names / sizeof *names);
    if (found & 1u)
        return PBE_SAY("文件有打开密码，读不了；请用密码打开，取消密码后另存为 .xlsx",
                       "the file is protected by a password; open it with the password "
                       "and save it as .xlsx without one");
    if (found & 6u)
        return old_workbook(path);
    if (found & 24u)
        return PBE_SAY(
            "这是旧版 Word 或 PowerPoint 文件，不是电子表格；请把表格复制到 "
            "Excel、WPS 或 LibreOffice Calc，另存为 .xlsx 或 .ods",
            "this is an old Word or PowerPoint file, no spreadsheet; copy the "
            "table into Excel or LibreOffice Calc and save it as .xlsx or "
            ".ods");
    return PBE_SAY(
        "这是旧版 Office 的二进制文件，读不了；请用 Excel、WPS 或 LibreOffice "
        "打开，另存为 .xlsx 或 .ods",
        "this is a binary file of an old Office; open it in Excel, WPS or "
        "LibreOffice and save it as .xlsx or .ods");
}

/* --- by the first bytes --- */

static const char *magic_sentence(const unsigned char *head, size_t length)
{
    static const struct {
        const char *bytes;
        size_t size;
        enum { PDF, RTF, PACKED, PICTURE, BIFF } what;
    } magics[] = {
        {"%PDF", 4, PDF},
        {"{\\rtf", 5, RTF},
        {"\x1F\x8B", 2, PACKED},
        {"Rar!", 4, PACKED},
        {"7z\xBC\xAF", 4, PACKED},
        {"\x89PNG", 4, PICTURE},
        {"\xFF\xD8\xFF", 3, PICTURE},
        {"GIF8", 4, PICTURE},
        {"II*", 3, PICTURE},
        {"\x09\x00\x04\x00", 4, BIFF},
        {"\x09\x02\x06\x00", 4, BIFF},
        {"\x09\x04\x06\x00", 4, BIFF},
    };
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        if (length < magics[i].size
            || memcmp(head, magics[i].bytes, magics[i].size) != 0)
            continue;
        switch (magics[i].what) {
        case PDF:
            return PBE_SAY("这是 PDF 文件，不是电子表格；请要原来的 .xlsx 或 .ods 文件",
                           "this is a PDF file, no spreadsheet; ask for the original "
                           ".xlsx or .ods file");
        case RTF:
            return PBE_SAY(
                "这是 RTF 文字文件，不是电子表格；请把表格复制到 Excel、WPS 或 "
                "LibreOffice Calc，另存为 .xlsx 或 .ods",
                "this is an RTF text, no spreadsheet; copy the table into "
                "Excel or LibreOffice Calc and save it as .xlsx or .ods");
        case PACKED:
            return PBE_SAY("这是压缩文件，不是电子表格；请先解压，再指定其中的表格文件",
                           "this is a compressed file, no spreadsheet; unpack it first "
                           "and name the workbook in it");
        case PICTURE:
            return PBE_SAY(
                "这是图片（扫描件），不是电子表格；请要原来的 .xlsx 或 .ods 文件",
                "this is a picture (a scan), no spreadsheet; ask for the "
                "original .xlsx or .ods file");
        case BIFF:
            return old_workbook("");
        }
    }
    return NULL;
}

/* --- by the text --- */

static bool contains(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (; *text; text++)
        if (strncasecmp(text, word, length) == 0)
            return true;
    return false;
}

static const char *html_sentence(void)
{
    return PBE_SAY(
        "这其实是网页文件（HTML，有些系统这样导出“.xls”），读不了；请用 Excel、"
        "WPS 或 LibreOffice 打开，另存为 .xlsx 或 .ods",
        "this is in fact a web page (HTML; some systems export “.xls” this "
        "way); open it in Excel or LibreOffice and save it as .xlsx or .ods");
}

/* What begins with < : head is text. NULL when it may be a flat ODF file. */
static const char *markup_sentence(const char *head)
{
    if (contains(head, "urn:schemas-microsoft-com:office:spreadsheet"))
        return PBE_SAY(
            "这是 Excel 2003 的 XML 表格，读不了；请用 Excel、WPS 或 LibreOffice "
            "打开，另存为 .xlsx 或 .ods",
            "this is an XML spreadsheet of Excel 2003; open it in Excel or "
            "LibreOffice and save it as .xlsx or .ods");
    if (contains(head, "office:document"))
        return NULL;
    if (contains(head, "<html") || contains(head, "<!doctype html")
        || contains(head, "<table") || contains(head, "<body"))
        return html_sentence();
    return contains(head, "<?xml") ? NULL : html_sentence();
}

static const char *text_sentence(const char *head, size_t length)
{
    if (contains(head, "MIME-Version:"))
        return html_sentence();
    size_t good = pbe_utf8_check(head, length);
    bool is_text = !memchr(head, '\0', length);
    if (is_text && good + 4 >= length && !strpbrk(head, ",;\t"))
        return PBE_SAY(
            "这是纯文本文件，不是电子表格；请把内容做成表格，另存为 .xlsx 或 .ods",
            "this is plain text, no spreadsheet; make a table of it and save "
            "it as .xlsx or .ods");
    if (is_text && strpbrk(head, ",;\t"))
        return PBE_SAY(
            "这是文本表格（CSV 之类），没有格式和公式，读不了；请用 Excel、WPS 或 "
            "LibreOffice 打开，另存为 .xlsx 或 .ods",
            "this is a table as text (CSV or the like), without formats and "
            "formulas; open it in Excel or LibreOffice and save it as .xlsx "
            "or .ods");
    return PBE_SAY(
        "这不是表格文件，或者已损坏；能读的是 .xlsx、.ods、.ots 和 .fods",
        "this is no spreadsheet, or it is damaged; what can be read is .xlsx, "
        ".ods, .ots and .fods");
}

/* The sentence about a file that can't be read, NULL for one that may. */
static const char *judge(const struct wb_file *file, const char *path,
                         unsigned char *head, size_t length, enum wb_kind *kind)
{
    if (length >= 4 && memcmp(head, "PK\3\4", 4) == 0) {
        *kind = WB_KIND_ZIP;
        return NULL;
    }
    if (length >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return ole_sentence(file, path);
    const char *sentence = magic_sentence(head, length);
    if (sentence)
        return sentence;
    *kind = WB_KIND_XML;
    if (length >= 4
        && (memcmp(head, "\xFF\xFE<", 3) == 0 || memcmp(head, "\xFE\xFF\0<", 4) == 0))
        return NULL; /* XML in UTF-16 */
    char *text = (char *)head;
    text += length >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    text += strspn(text, " \t\r\n");
    return *text == '<' ? markup_sentence(text)
                        : text_sentence(text, length - (size_t)(text - (char *)head));
}

pbe_status wb_kind_find(const struct wb_file *file, const char *path,
                        enum wb_kind *kind, struct pbe_error *err)
{
    unsigned char head[HEAD + 1];
    size_t length = wb_file_read(file, 0, head, HEAD);
    head[length] = '\0';
    const char *sentence = judge(file, path, head, length, kind);
    return sentence ? pbe_error_set(err, PBE_STATUS_FILE, "%s", sentence)
                    : PBE_STATUS_OK;
}

static pbe_status no_workbook(struct pbe_error *err)
{
    return pbe_error_set(
        err, PBE_STATUS_FILE,
        PBE_SAY("这是压缩文件，里面没有表格内容；如果表格在压缩包里，请先解压",
                "this is a zip file without a workbook's content; if workbooks are in "
                "it, unpack it first"));
}

/* Packages without the entry `mimetype` are tolerated: content.xml says what they are. */
pbe_status wb_kind_of_package(const wb_zip *zip, enum pbe_workbook_kind *kind,
                              struct pbe_error *err)
{
    if (wb_zip_has(zip, "[Content_Types].xml"))
        *kind = PBE_WORKBOOK_XLSX;
    else if (wb_zip_has(zip, "content.xml") || wb_zip_has(zip, "mimetype")
             || wb_zip_has(zip, "encrypted-package"))
        *kind = PBE_WORKBOOK_ODS;
    else
        return no_workbook(err);
    return PBE_STATUS_OK;
}
