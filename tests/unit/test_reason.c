/* test_reason.c - why the system refused, in both languages. */
#include "cmocka_first.h"

#include <errno.h>
#include <string.h>

#include "base/language.h"
#include "base/reason.h"

static void a_refusal_is_told_in_the_users_language(void **state)
{
    (void)state;
    pbe_language_set(PBE_CHINESE);
    assert_string_equal(pbe_reason(EACCES), "没有权限");
    assert_string_equal(pbe_reason(ENOSPC), "磁盘已满");
    pbe_language_set(PBE_ENGLISH); /* whatever language the system speaks */
    assert_string_equal(pbe_reason(EACCES), "permission denied");
    assert_string_equal(pbe_reason(ENOSPC), "the disk is full");
    pbe_language_set(PBE_CHINESE);
}

static void a_rare_refusal_is_told_all_the_same(void **state)
{
    (void)state;
    assert_string_equal(pbe_reason(EDOM), strerror(EDOM));
    assert_true(pbe_reason(123456)[0] != '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refusal_is_told_in_the_users_language),
        cmocka_unit_test(a_rare_refusal_is_told_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
