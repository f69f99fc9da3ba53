#include "cmocka_first.h"

#include "reviewed.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"

static const char *rules;
struct loaded reviewed;

void reviewed_rules(const char *folder)
{
    rules = folder;
}

int reviewed_open(void **state)
{
    (void)state;
    loaded_open(&reviewed);
    scratch_put(&reviewed.folder, "t/pack.lua",
                "pack { id = \"t\", version = \"1\", title = \"试\", basis = \"试\",\n"
                "  extends = \"mof-2020-10\" }\n");
    return 0;
}

int reviewed_close(void **state)
{
    (void)state;
    pbe_language_set(PBE_CHINESE);
    loaded_close(&reviewed);
    return 0;
}

pbe_status reviewed_load(void)
{
    const struct pbe_engine_options options = {.shipped_rules = rules};
    const char *roots[] = {reviewed.folder.path};
    pbe_engine_set_options(reviewed.engine, &options, NULL);
    return pbe_engine_load(reviewed.engine, roots, 1, &reviewed.err);
}

void reviewed_load_well(void)
{
    if (reviewed_load())
        printf("%s:%d: %s\n", reviewed.err.file, reviewed.err.line, reviewed.err.text);
    assert_int_equal(reviewed.err.status, PBE_STATUS_OK);
}

struct form *form_of(const char *const *lines)
{
    struct form *form = form_new();
    for (; *lines; lines++)
        assert_true(form_add(form, *lines));
    return form;
}

const char *const small_table[] = {
    "fund total | 100 | 100 | 95 | 10 | '95% | 9.5",
    "row 预算执行率 | - | 预算执行率 | 100% | 0.95 | 10 | 9.5 | - | execution",
    "row 产出指标 | 数量指标 | 办案数 | 200起以上 | 401 | 40 | 40 | ",
    "row 产出指标 | 质量指标 | 准确率 | ≥90% | 85% | 20 | 18.89 | 略",
    "row 产出指标 | 质量指标 |  |  |  |  |  |  | placeholder",
    "row 效益指标 | 社会效益指标 | 稳定 | 持续维护 | 稍有增长 | 20 | 14 | 略",
    "row 效益指标 | 社会效益指标 | 和谐 | 持续维护 | 稍有增长 | 10 | 10 | 略",
    "total 92.39",
    NULL};

struct pbe_review *review_lines(const char *const *lines, const char *pack)
{
    struct form *form = form_of(lines);
    struct pbe_value id = pbe_value_text(pack, strlen(pack));
    struct pbe_review *review = NULL;
    struct pbe_error err;
    pbe_status status =
        pbe_engine_review(reviewed.engine, form_take(form), &id, &review, &err);
    form_free(form); /* a review outlives the table */
    if (status)
        printf("%s:%d: %s\n", err.file, err.line, err.text);
    assert_int_equal(status, PBE_STATUS_OK);
    return review;
}

const struct pbe_finding *find(const struct pbe_review *review, const char *code,
                               const char *words)
{
    for (size_t i = 0; i < review->finding_count; i++)
        if (strcmp(review->findings[i].code, code) == 0
            && strstr(review->findings[i].message, words))
            return &review->findings[i];
    return NULL;
}

size_t count(const struct pbe_review *review, const char *code)
{
    size_t found = 0;
    for (size_t i = 0; i < review->finding_count; i++)
        found += strcmp(review->findings[i].code, code) == 0;
    return found;
}
