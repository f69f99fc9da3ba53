/* language.h - the language of every sentence PBE says: Chinese first, or English.
 *
 * One setting for the process, made at start by the host (Calc's user interface,
 * the locale of `pbe`) and read by whoever composes a sentence. Both wordings
 * stand side by side where the sentence is made:
 *
 *     pbe_error_set(err, PBE_STATUS_FILE, PBE_SAY("打不开 %s", "cannot open %s"), path);
 *
 * Threads: setting and reading are atomic.
 */
#ifndef PBE_BASE_LANGUAGE_H
#define PBE_BASE_LANGUAGE_H

enum pbe_language { PBE_CHINESE, PBE_ENGLISH };

void pbe_language_set(enum pbe_language language);
enum pbe_language pbe_language_get(void);

/* The language of a locale name: zh, zh_CN.UTF-8, zh-Hans-CN -> Chinese; NULL, ""
 * and "C" -> Chinese too (the home of the product); anything else -> English. */
enum pbe_language pbe_language_of_locale(const char *locale);

/* Chooses between two string literals; keeps printf format checking alive. */
#define PBE_SAY(zh, en) (pbe_language_get() == PBE_CHINESE ? (zh) : (en))

#endif
