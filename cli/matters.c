/* matters.c - what a person has to settle in a collection, each in a sentence. */
#include <string.h>

#include "base/language.h"
#include "cli/collection.h"

enum { SENTENCE_MAX = 4096 };

const char *collection_case_name(enum collection_case what)
{
    static const char *const names[COLLECTION_CASES] = {"missing", "double", "unknown",
                                                        "mismatch", "unreadable"};
    return names[what];
}

const char *collection_case_word(enum collection_case what)
{
    static const char *const words[COLLECTION_CASES] = {"未报", "重复", "名单外",
                                                        "不符", "读不了"};
    return PBE_SAY(words[what], collection_case_name(what));
}

/* Whoever is told, and the sentence that is being made. */
struct teller {
    const struct collection *collection;
    void (*take)(void *context, const struct collection_matter *matter);
    void *context;
    struct pbe_text text;
};

static void tell(struct teller *teller, struct collection_matter matter)
{
    matter.text = pbe_text_get(&teller->text);
    teller->take(teller->context, &matter);
    pbe_text_clear(&teller->text);
}

static struct collection_matter matter_of(const struct teller *teller,
                                          enum collection_case what,
                                          const struct collected *entry)
{
    return (struct collection_matter){
        .what = what,
        .unit = collection_unit(teller->collection, entry),
        .code = collection_code(teller->collection, entry),
        .file = entry->file,
        .entry = entry,
        .modified = entry->modified,
    };
}

/* --- missing --- */

/* Unknown returns that may be this department's. */
static void add_likely(struct teller *teller, int department)
{
    const struct collection *collection = teller->collection;
    for (size_t i = 0; i < collection->count; i++) {
        const struct collected *entry = &collection->list[i];
        if (entry->fate == COLLECTION_UNKNOWN && entry->nearest == department)
            pbe_text_addf(&teller->text,
                          PBE_SAY("%s%s 的单位写作“%s”，可能是它，请核对",
                                  "%s%s says “%s”, which may be it; please check"),
                          teller->text.length > 0 ? PBE_SAY("；", "; ") : "",
                          entry->file, entry->table->unit);
    }
}

static void tell_missing(struct teller *teller)
{
    const struct departments *departments = teller->collection->departments;
    for (size_t i = 0; i < departments->count; i++) {
        if (teller->collection->has_returned[i])
            continue;
        add_likely(teller, (int)i);
        tell(teller, (struct collection_matter){.what = COLLECTION_CASE_MISSING,
                                                .unit = departments->list[i].name,
                                                .code = departments->list[i].code,
                                                .file = ""});
    }
}

/* --- what came --- */

static void tell_double(struct teller *teller, const struct collected *entry)
{
    if (entry->is_of_other_year && !entry->instead->is_of_other_year)
        pbe_text_addf(
            &teller->text,
            PBE_SAY(
                "不计入；它是 %.0f 年度的，多数是 %.0f 年度；以 %s 为准，不对的请移出"
                "文件夹再汇总",
                "not counted; it is of %.0f, and most are of %.0f: %s counts. Move "
                "the wrong one out of the folder and collect again"),
            entry->table->year.number, teller->collection->year, entry->instead->file);
    else
        pbe_text_addf(
            &teller->text,
            PBE_SAY("不计入；以修改时间较晚的 %s 为准，不对的请移出文件夹再汇总",
                    "not counted; %s was changed later and counts. Move the wrong "
                    "one out of the folder and collect again"),
            entry->instead->file);
    tell(teller, matter_of(teller, COLLECTION_CASE_DOUBLE, entry));
}

static void tell_unknown(struct teller *teller, const struct collected *entry)
{
    const struct departments *departments = teller->collection->departments;
    if (!*entry->plain)
        pbe_text_add(
            &teller->text,
            PBE_SAY("不计入；表里没有单位名称，文件名和文档属性里也没有名单上的编码",
                    "not counted; it names no unit, and neither its file name "
                    "nor its properties have a code of the list"));
    else if (entry->nearest >= 0)
        pbe_text_addf(
            &teller->text,
            PBE_SAY(
                "不计入；名单里相近的是“%s”（%s），是它就请改正单位名称",
                "not counted; near to “%s” (%s) on the list: if it is that, mend the "
                "name"),
            departments->list[entry->nearest].name,
            teller->collection->has_returned[entry->nearest]
                ? PBE_SAY("已报", "has returned")
                : PBE_SAY("未报", "missing"));
    else
        pbe_text_add(&teller->text,
                     PBE_SAY("不计入；名单里没有这个单位，也没有相近的",
                             "not counted; the list has no such name, nor "
                             "one near to it"));
    tell(teller, matter_of(teller, COLLECTION_CASE_UNKNOWN, entry));
}

static void add_other_code(struct teller *teller, const struct collected *entry)
{
    const struct department *other =
        &teller->collection->departments->list[entry->other];
    pbe_text_addf(
        &teller->text,
        PBE_SAY("按表里的单位名称计入；编码 %s 却是“%s”的，请核对是不是用错了表",
                "counted by the unit's name; but the code %s is that of “%s”: "
                "is it the wrong form?"),
        other->code, other->name);
}

static void add_other_year(struct teller *teller, const struct collected *entry)
{
    pbe_text_addf(
        &teller->text,
        PBE_SAY("已计入；但它是 %.0f 年度的，多数是 %.0f 年度：是往年的表，请移出"
                "文件夹再汇总，年度填错了，请改正",
                "counted; but it is of %.0f, and most are of %.0f: move an old "
                "form out of the folder and collect again, or mend the year"),
        entry->table->year.number, teller->collection->year);
}

static void tell_other(struct teller *teller, const struct collected *entry)
{
    bool is_counted = entry->fate == COLLECTION_COUNTS;
    if (entry->other >= 0)
        add_other_code(teller, entry);
    if (entry->other >= 0 && entry->is_of_other_year && is_counted)
        pbe_text_add(&teller->text, PBE_SAY("；", "; "));
    if (entry->is_of_other_year && is_counted)
        add_other_year(teller, entry);
    tell(teller, matter_of(teller, COLLECTION_CASE_OTHER, entry));
}

static void tell_entries(struct teller *teller,
                         bool (*is_one)(const struct collected *),
                         void (*tell_one)(struct teller *, const struct collected *))
{
    for (size_t i = 0; i < teller->collection->count; i++)
        if (is_one(&teller->collection->list[i]))
            tell_one(teller, &teller->collection->list[i]);
}

static bool is_double(const struct collected *entry)
{
    return entry->fate == COLLECTION_DOUBLE;
}

static bool is_unknown(const struct collected *entry)
{
    return entry->fate == COLLECTION_UNKNOWN;
}

static void tell_failures(struct teller *teller)
{
    const struct collection *collection = teller->collection;
    for (size_t i = 0; i < collection->failure_count; i++) {
        const struct uncollected *failure = &collection->failures[i];
        int department = departments_of_file(collection->departments, failure->file);
        const struct department *whose =
            department >= 0 ? &collection->departments->list[department] : NULL;
        pbe_text_add(&teller->text, failure->error);
        tell(teller, (struct collection_matter){.what = COLLECTION_CASE_UNREADABLE,
                                                .unit = whose ? whose->name : "",
                                                .code = whose ? whose->code : "",
                                                .file = failure->file,
                                                .modified = failure->modified});
    }
}

void collection_matters(const struct collection *collection,
                        void (*take)(void *context,
                                     const struct collection_matter *matter),
                        void *context)
{
    struct teller teller = {.collection = collection, .take = take, .context = context};
    pbe_text_init(&teller.text, SENTENCE_MAX);
    tell_missing(&teller);
    tell_entries(&teller, is_double, tell_double);
    tell_entries(&teller, is_unknown, tell_unknown);
    tell_entries(&teller, collection_is_other, tell_other);
    tell_failures(&teller);
    pbe_text_done(&teller.text);
}
