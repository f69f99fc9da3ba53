/* Keys and signatures: what was signed verifies, whatever was touched does not. */
#include <string.h>

#include "lua/signature.h"
#include "tests/engine/packs3_folder.h"

static const char message[] = "pbe-manifest 1\nid a\n";
enum { LENGTH = sizeof message - 1 };

struct pair {
    struct signature_public open;
    struct signature_secret secret;
    struct pbe_text open_file, secret_file;
};

static void make_pair(struct pair *pair, const char *password)
{
    pbe_text_init(&pair->open_file, SIGNATURE_FILE_MAX);
    pbe_text_init(&pair->secret_file, SIGNATURE_FILE_MAX);
    assert_int_equal(
        signature_make_keys(password, &pair->open_file, &pair->secret_file, NULL), 0);
    assert_int_equal(signature_public_read(pair->open_file.bytes,
                                           pair->open_file.length, &pair->open, NULL),
                     0);
    assert_int_equal(signature_secret_read(pair->secret_file.bytes,
                                           pair->secret_file.length, password,
                                           &pair->secret, NULL),
                     0);
}

static void free_pair(struct pair *pair)
{
    pbe_text_done(&pair->open_file);
    pbe_text_done(&pair->secret_file);
}

static void sign(const struct pair *pair, struct pbe_text *out)
{
    pbe_text_init(out, SIGNATURE_FILE_MAX);
    assert_int_equal(
        signature_sign(&pair->secret, message, LENGTH, "timestamp:1", out, NULL), 0);
}

static pbe_status verify(const struct pair *pair, const char *text, size_t length,
                         struct pbe_error *err)
{
    return signature_verify(&pair->open, 1, message, LENGTH, text, length, NULL, err);
}

static void what_was_signed_verifies(void **state)
{
    (void)state;
    struct pair pair;
    struct pbe_text file;
    make_pair(&pair, NULL);
    sign(&pair, &file);
    assert_int_equal(verify(&pair, file.bytes, file.length, NULL), 0);
    assert_int_equal(signature_verify(&pair.open, 1, message, LENGTH - 1, file.bytes,
                                      file.length, NULL, NULL),
                     PBE_STATUS_PACK);
    pbe_text_done(&file);
    free_pair(&pair);
}

static void no_byte_can_be_changed(void **state)
{
    (void)state;
    struct pair pair;
    struct pbe_text file;
    make_pair(&pair, NULL);
    sign(&pair, &file);
    const char *first_end = strchr(file.bytes, '\n');
    for (char *at = file.bytes; at < file.bytes + file.length; at++) {
        /* the first line is a comment that nobody has signed */
        if (at >= file.bytes + strlen("untrusted comment: ") && at < first_end)
            continue;
        char old = *at;
        *at = old == 'A' ? 'B' : 'A';
        /* the last base64 digit before == has bits that mean nothing; decoding refuses */
        assert_int_equal(verify(&pair, file.bytes, file.length, NULL), PBE_STATUS_PACK);
        *at = old;
    }
    pbe_text_done(&file);
    free_pair(&pair);
}

static void a_cut_file_is_refused(void **state)
{
    (void)state;
    struct pair pair;
    struct pbe_text file;
    make_pair(&pair, NULL);
    sign(&pair, &file);
    for (size_t length = 0; length + 1 < file.length; length++)
        assert_int_equal(verify(&pair, file.bytes, length, NULL), PBE_STATUS_PACK);
    pbe_text_add(&file, "x\n");
    assert_int_equal(verify(&pair, file.bytes, file.length, NULL), PBE_STATUS_PACK);
    pbe_text_done(&file);
    free_pair(&pair);
}

static void another_key_is_not_trusted_and_named(void **state)
{
    (void)state;
    struct pair one, two;
    struct pbe_text file;
    struct pbe_error err;
    char id[SIGNATURE_ID_TEXT];
    make_pair(&one, NULL);
    make_pair(&two, NULL);
    sign(&one, &file);
    assert_int_equal(verify(&two, file.bytes, file.length, &err), PBE_STATUS_PACK);
    signature_id_text(one.open.id, id);
    assert_non_null(strstr(err.text, id));
    memcpy(two.open.id, one.open.id, sizeof two.open.id); /* the id alone is no proof */
    assert_int_equal(verify(&two, file.bytes, file.length, NULL), PBE_STATUS_PACK);
    pbe_text_done(&file);
    free_pair(&one);
    free_pair(&two);
}

static void a_password_locks_a_key(void **state)
{
    (void)state;
    struct pair pair;
    struct signature_secret key;
    make_pair(&pair, "口令");
    const struct pbe_text *file = &pair.secret_file;
    assert_true(signature_secret_is_locked(file->bytes, file->length));
    assert_int_equal(signature_secret_read(file->bytes, file->length, "口", &key, NULL),
                     PBE_STATUS_ARGUMENT);
    assert_int_equal(signature_secret_read(file->bytes, file->length, NULL, &key, NULL),
                     PBE_STATUS_ARGUMENT);
    free_pair(&pair);
}

static void what_is_no_key_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "RW",
        "untrusted comment: x",
        "untrusted comment: x\n",
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO", /* one short */
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3A",
        "XWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
    };
    struct signature_public open;
    struct signature_secret secret;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(signature_public_read(texts[i], strlen(texts[i]), &open, NULL),
                         PBE_STATUS_ARGUMENT);
        assert_int_equal(
            signature_secret_read(texts[i], strlen(texts[i]), NULL, &secret, NULL),
            PBE_STATUS_ARGUMENT);
    }
}

/* Made by the program minisign (0.10, -W, and -l for the older algorithm). */
static void minisigns_own_files_verify(void **state)
{
    (void)state;
    static const char key[] =
        "RWSPB1up3xrsqUNyv8lT7K+2uVdqUYHbOG8xJLGwq+OcES41XgtOOK6K";
    static const char signed_text[] = "pbe\n";
    static const char *const files[] = {
        "untrusted comment: signature from minisign secret key\n"
        "RUSPB1up3xrsqTTQ3HN1S2kLpsMXVTgpoDXAkCixMIJIDQYRkZ0Q2+MphtobL9q0p5rC6nWk7BC42+"
        "oSgcRwRdCLU53c4R1ViAU=\n"
        "trusted comment: new\n"
        "eUnbsZw91BPzeggn8hUjwtPdjqPTD1cWB17aAGJLOQPnHr/"
        "VwDU9YoWkKRrjzPNBhvm0cMX4lSlcPsdkmYWYDQ==\n",
        "untrusted comment: signature from minisign secret key\n"
        "RWSPB1up3xrsqUu6b6/+RspGoDlOy7n2Soi6O8R840MQ095kCj0UD90qZrwpo2sp2Sj99P/"
        "Cq3DGp36E2aSgYvu50ZDQ+84efgY=\n"
        "trusted comment: old\n"
        "zdKhlCXptAptdNwsbs7iMZgHQeVauTjsKxBfHp6ghNoaX3Jib9HhaWrALgCKlJtYZBdu9NlJWnlw7n"
        "+8SkCJCA==\n",
    };
    struct signature_public open;
    assert_int_equal(signature_public_read(key, strlen(key), &open, NULL), 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(signature_verify(&open, 1, signed_text, strlen(signed_text),
                                          files[i], strlen(files[i]), NULL, NULL),
                         0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_signed_verifies),
        cmocka_unit_test(no_byte_can_be_changed),
        cmocka_unit_test(a_cut_file_is_refused),
        cmocka_unit_test(another_key_is_not_trusted_and_named),
        cmocka_unit_test(a_password_locks_a_key),
        cmocka_unit_test(what_is_no_key_is_refused),
        cmocka_unit_test(minisigns_own_files_verify),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
