/* wb_xml.h - an XML part, read as a stream by a grammar that says what matters.
 *
 * A grammar is a list of words and a list of steps: in this state, this word leads to
 * that state. Elements that no step expects are skipped with all that is in them. The
 * reader hears of the others: entered, text, left.
 * Refused, with one sentence: DOCTYPE (so no entities), nesting deeper than
 * WB_DEPTH_MAX, what is not well-formed or no UTF-8. Nothing outside is ever opened.
 * Threads: one at a time per stream.
 */
#ifndef PBE_WORKBOOK_WB_XML_H
#define PBE_WORKBOOK_WB_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"

/* Namespaces, transitional and strict alike. NONE: an attribute without prefix. */
enum wb_space {
    WB_NONE,
    WB_OFFICE,
    WB_TABLE,
    WB_TEXT,
    WB_STYLE,
    WB_NUMBER,
    WB_META,
    WB_DC,
    WB_CALCEXT,
    WB_MANIFEST,
    WB_SHEET,         /* OOXML: workbooks, sheets, styles, shared strings */
    WB_REFERENCE,     /* OOXML: r:id */
    WB_RELATIONSHIPS, /* OOXML: the parts named *.rels */
    WB_CONTENT_TYPES, /* OOXML: what kind each part is */
    WB_CORE,          /* OOXML: core properties */
    WB_EXTENDED,      /* OOXML: application properties */
    WB_CUSTOM,        /* OOXML: properties that users define */
    WB_VARIANT,       /* OOXML: their values */
    WB_OTHER
};

/* The name of a namespace, the transitional one; and which one a name (NULL: none) is. */
const char *wb_space_uri(enum wb_space space);
enum wb_space wb_space_of(const char *uri);

struct wb_word {
    enum wb_space space;
    const char *name;
};

enum { WB_OUTSIDE = 0, WB_DEPTH_MAX = 256, WB_WORDS_MAX = 128, WB_STATES_MAX = 64 };

/* In state `from` (WB_OUTSIDE: outside the root), element `word` leads to `to`. */
struct wb_step {
    unsigned char from, word, to;
};

/* Steps with one `from` stand together. */
struct wb_grammar {
    const struct wb_word *words;
    size_t word_count;
    const struct wb_step *steps;
    size_t step_count;
};

typedef struct wb_xml wb_xml;

/* What a reader hears. The state is the element's own; `word` says which one led to it.
 * An error that a callback returns ends the reading. */
struct wb_reader {
    void *self;
    pbe_status (*enter)(void *self, int state, int word, const wb_xml *xml,
                        struct pbe_error *err);
    pbe_status (*leave)(void *self, int state, struct pbe_error *err);
    pbe_status (*text)(void *self, int state, const char *bytes, size_t length,
                       struct pbe_error *err);
};

/* From now on libxml2 prints nothing in this thread: whoever calls it tells its errors. */
void wb_xml_hush(void);

/* name: of the part, for sentences; "" for a file that is one part. Borrowed, as are
 * grammar and reader, until wb_xml_free(). */
pbe_status wb_xml_new(const struct wb_grammar *grammar, const struct wb_reader *reader,
                      const char *name, wb_xml **xml, struct pbe_error *err);
void wb_xml_free(wb_xml *xml);

/* Takes more bytes; a wb_sink, self is the wb_xml. */
pbe_status wb_xml_feed(void *self, const char *bytes, size_t length,
                       struct pbe_error *err);
/* After the last byte. */
pbe_status wb_xml_finish(wb_xml *xml, struct pbe_error *err);

/* A value in the file's bytes, `&` still written as `&#38;`, see wb_slice_add(). */
struct wb_slice {
    const char *bytes; /* NULL = there is no such attribute */
    size_t length;
};

/* While an element is entered: the attribute of it. */
struct wb_slice wb_xml_get(const wb_xml *xml, int word);

bool wb_slice_is(struct wb_slice slice, const char *text);
/* xsd:boolean: true, 1. */
bool wb_slice_is_true(struct wb_slice slice);
void wb_slice_add(struct wb_slice slice, struct pbe_text *out);
/* A whole number from least to most; `otherwise` when there is none. */
int wb_slice_int(struct wb_slice slice, int least, int most, int otherwise);

#endif
