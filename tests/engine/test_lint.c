/* test_lint.c - what lint says of small packs, one for each of its codes.
 *
 * Usage: test_lint RULES FOLDER/Lnn-name.lua…   Each file becomes the rules of a small pack
 * that extends mof-2020-10, or its pack.lua where it begins with pack; what stands behind a
 * line "-- local.d" becomes the bureau's changes to it. The findings must be what stands in
 * Lnn-name.zh.txt and Lnn-name.en.txt: "line: code severity declaration: sentence". Notes
 * about names and examples (L22, L41) are told only of whole packs. With PBE_UPDATE set
 * the texts are written instead, to be read by a person before they are kept.
 * Then: each code of lint.def must have been found somewhere, in its own file.
 */
#undef NDEBUG /* these asserts are the test */
#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "lua/lint.h"
#include "scratch.h"

enum { TEXT = 1 << 14, PATH = 4096, CODES = 100 };

static const char identity[] =
    "pack { id = \"case\", version = \"1\", title = \"t\", basis = \"b\",\n"
    "  extends = \"mof-2020-10\" }\n";

static const char local_mark[] = "-- local.d\n";

static const char *shipped;
static bool found[CODES]; /* by the code's place in lint.def */

static size_t read_file(const char *path, char *out, size_t room)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(out, 1, room - 1, file) : 0;
    out[length] = '\0';
    if (file)
        fclose(file);
    return length;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* Writes the pack of a case; returns whether it is a whole pack. */
static bool write_case(const struct scratch *folder, char *text)
{
    char *local = strstr(text, local_mark);
    if (local) {
        scratch_put(folder, "local.d/case.lua", local + strlen(local_mark));
        *local = '\0';
    }
    bool is_whole = strncmp(text, "pack ", 5) == 0;
    scratch_put(folder, "case/pack.lua", is_whole ? text : identity);
    if (!is_whole)
        scratch_put(folder, "case/rules.lua", text);
    return is_whole;
}

static void add_finding(struct pbe_text *out, const struct pbe_lint_finding *finding)
{
    pbe_text_addf(out, "%d: %s %s %s: %s", finding->line, finding->code->code,
                  pbe_severity_name(finding->code->severity), finding->declaration,
                  finding->sentence);
    if (*finding->silenced)
        pbe_text_addf(out, " [silenced: %s]", finding->silenced);
    pbe_text_add(out, "\n");
}

static bool is_code(const struct pbe_lint_finding *finding, const char *code)
{
    return strcmp(finding->code->code, code) == 0;
}

/* What lint says of the case, or why it does not load. own: the code that it is about. */
static void lint(const struct scratch *folder, bool is_whole, const char *own,
                 struct pbe_text *out)
{
    const char *roots[] = {folder->path};
    struct pbe_engine_options options = {.shipped_rules = shipped};
    struct pbe_value id = pbe_value_text("case", 4);
    struct pbe_lint_finding *findings;
    size_t count, codes;
    pbe_engine *engine;
    struct pbe_error err = {.line = 0};
    assert(pbe_engine_new(&options, &engine, &err) == PBE_STATUS_OK);
    pbe_text_clear(out);
    if (pbe_engine_load(engine, roots, 1, &err)
        || pbe_engine_lint(engine, &id, &findings, &count, &err)) {
        pbe_text_addf(out, "%d: %s\n", err.line, err.text);
    } else {
        for (size_t i = 0; i < count; i++) {
            if (!is_whole
                && (is_code(&findings[i], "L22") || is_code(&findings[i], "L41")))
                continue;
            add_finding(out, &findings[i]);
            if (strncmp(own, findings[i].code->code, 3) == 0)
                found[findings[i].code - pbe_lint_codes(&codes)] = true;
        }
        free(findings);
    }
    pbe_engine_free(engine);
}

static int check(const char *path, const char *told, const char *ending)
{
    char expected[TEXT], beside[PATH];
    snprintf(beside, sizeof beside, "%.*s%s", (int)(strlen(path) - strlen(".lua")),
             path, ending);
    if (getenv("PBE_UPDATE"))
        write_file(beside, told);
    read_file(beside, expected, sizeof expected);
    if (strcmp(told, expected) == 0)
        return 0;
    printf("%s\n--- expected\n%s--- told\n%s", beside, expected, told);
    return 1;
}

static int run_case(const char *path)
{
    char text[TEXT];
    struct scratch folder;
    struct pbe_text told;
    const char *slash = strrchr(path, '/'), *own = slash ? slash + 1 : path;
    assert(read_file(path, text, sizeof text) > 0);
    scratch_open(&folder);
    bool is_whole = write_case(&folder, text);
    pbe_text_init(&told, TEXT - 1);
    pbe_language_set(PBE_CHINESE);
    lint(&folder, is_whole, own, &told);
    int failures = check(path, pbe_text_get(&told), ".zh.txt");
    pbe_language_set(PBE_ENGLISH);
    lint(&folder, is_whole, own, &told);
    failures += check(path, pbe_text_get(&told), ".en.txt");
    assert(!told.failed);
    pbe_text_done(&told);
    scratch_close(&folder);
    return failures;
}

static int check_codes(void)
{
    int failures = 0;
    size_t count;
    const struct pbe_lint_code *codes = pbe_lint_codes(&count);
    assert(count < CODES);
    for (size_t i = 0; i < count; i++) {
        if (!found[i]) {
            printf("no file %s-….lua makes %s\n", codes[i].code, codes[i].code);
            failures++;
        }
        for (size_t j = 0; j < i; j++)
            assert(strcmp(codes[j].code, codes[i].code) < 0);
    }
    return failures;
}

int main(int argc, char **argv)
{
    int failures = 0;
    assert(argc > 2);
    shipped = argv[1];
    for (int i = 2; i < argc; i++)
        failures += run_case(argv[i]);
    failures += check_codes();
    printf("%d cases, %d failures\n", argc - 2, failures);
    return failures > 0;
}
