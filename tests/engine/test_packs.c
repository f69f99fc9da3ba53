/* test_packs.c - every broken pack is refused with file, line and what to change, in
 * Chinese and in English, and the rules that ran before go on.
 */
#include "cmocka_first.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "broken_packs.h"
#include "loaded.h"

static size_t wrong;

static void expect(bool right, const struct broken_pack *fault, const char *what,
                   const char *expected, const char *got)
{
    if (right)
        return;
    wrong++;
    printf("%s: %s: expected %s, got %s\n", fault->name, what, expected, got);
}

/* After a failed load: the old rules score, and PBE_PACK says where the fault is. */
static void check_what_goes_on(struct loaded *loaded, const struct broken_pack *fault)
{
    char line[32];
    const char *said = loaded_pack(loaded, "t");
    expect(loaded_points(loaded, NULL) == 5, fault, "old rules", "5 points", "others");
    expect(strncmp(said, "t 1 (", 5) == 0, fault, "pack", "t 1 (…)", said);
    expect(strstr(said, loaded->err.text) != NULL, fault, "pack", loaded->err.text,
           said);
    snprintf(line, sizeof line, PBE_SAY("第%d行", "line %d"), loaded->err.line);
    expect(strstr(said, loaded->err.file) != NULL, fault, "pack", loaded->err.file,
           said);
    expect(loaded->err.line == 0 || strstr(said, line), fault, "pack", line, said);
}

static void check_fault(struct loaded *loaded, const struct broken_pack *fault)
{
    char place[600], wanted[600];
    const struct pbe_error *err = &loaded->err;
    scratch_good_pack(&loaded->folder);
    assert_int_equal(loaded_load(loaded, NULL), PBE_STATUS_OK);
    expect(!strstr(loaded_pack(loaded, "t"), "rules"), fault, "pack", "no error",
           "one");
    if (fault->pack)
        scratch_put(&loaded->folder, "t/pack.lua", fault->pack);
    if (fault->rule)
        scratch_put(&loaded->folder, "t/rules.lua", fault->rule);
    pbe_status status = loaded_load(loaded, NULL);
    expect(status == err->status && status != PBE_STATUS_OK, fault, "status",
           "an error", "none");
    snprintf(wanted, sizeof wanted, "%s:%d:%d", fault->file, fault->line,
             fault->column);
    snprintf(place, sizeof place, "%s:%d:%d", err->file, err->line, err->column);
    if (fault->line == 0)
        expect(strcmp(fault->file, err->file) == 0, fault, "file", fault->file,
               err->file);
    else
        expect(strcmp(wanted, place) == 0, fault, "place", wanted, place);
    const char *sentence = PBE_SAY(fault->zh, fault->en);
    expect(strstr(err->text, sentence) != NULL, fault, "sentence", sentence, err->text);
    expect(!strstr(err->text, "prelude") && !strstr(err->file, "prelude"), fault,
           "sentence", "nothing of our own files", err->text);
    check_what_goes_on(loaded, fault);
}

static void check_all(enum pbe_language language)
{
    struct loaded loaded;
    wrong = 0;
    pbe_language_set(language);
    loaded_open(&loaded);
    for (size_t i = 0; i < broken_pack_count; i++)
        check_fault(&loaded, &broken_packs[i]);
    loaded_close(&loaded);
    pbe_language_set(PBE_CHINESE);
    assert_int_equal(wrong, 0);
}

static void every_fault_is_told_in_chinese_and_the_old_rules_go_on(void **state)
{
    (void)state;
    check_all(PBE_CHINESE);
}

static void every_fault_is_told_in_english_and_the_old_rules_go_on(void **state)
{
    (void)state;
    check_all(PBE_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_fault_is_told_in_chinese_and_the_old_rules_go_on),
        cmocka_unit_test(every_fault_is_told_in_english_and_the_old_rules_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
