/* host.h - a small program's stand-in for Calc: loads a component and calls it.
 *
 * It needs only LibreOffice's libraries sal and cppu, no running office. Calls carry
 * hand-made member descriptions, as a component reads nothing of them but name and
 * position. Everything goes through cppu's own functions, not through the library
 * under test, so that this is an independent judge of it.
 * Owner: what host_... returns by pointer belongs to the caller (host_release,
 * rtl_uString_release, host_table_free, uno_any_destruct). One thread.
 */
#ifndef HOST_H
#define HOST_H

#include "addin/uno/sdk.h"

/* --- The component ----------------------------------------------------------------- */

struct host_library {
    void *handle; /* of dlopen, for the caller's own dlsym */
    void *(SAL_CALL *factory)(const char *, void *, void *);
    const char *environment; /* what the library asked for: "uno" */
};

/* Loads as LibreOffice does, with global symbols, and never unloads. False with a line
 * on stderr when the file or one of the two entry points is missing. */
bool host_open(struct host_library *library, const char *path);

/* A factory, as XSingleComponentFactory; NULL for an unknown implementation. */
uno_Interface *host_factory(const struct host_library *library,
                            const char *implementation);

/* --- Calls ------------------------------------------------------------------------- */

struct host_error {
    char type[128];     /* "" while nothing was thrown */
    char message[1024]; /* UTF-8 */
};

/* Calls the member at `position` of the object's interface; positions count from 0 with
 * XInterface's three. False when it threw; *error then says what. */
bool host_call(uno_Interface *object, const char *member, int position, void *result,
               void **args, struct host_error *error);

#define HOST_ARGS(...) ((void *[]){__VA_ARGS__})

/* queryInterface: a new reference, or NULL for the void any. */
uno_Interface *host_query(uno_Interface *object, const char *type);
void host_release(uno_Interface *object); /* NULL is fine */

/* createInstanceWithContext; with arguments ("[]any"), ...WithArgumentsAndContext. */
uno_Interface *host_create(uno_Interface *factory, uno_Interface *context,
                           uno_Sequence *arguments, struct host_error *error);

/* --- Values ------------------------------------------------------------------------ */

rtl_uString *host_string(const char *utf8);
/* The string as UTF-8 in out, and out. */
const char *host_text(const rtl_uString *string, char out[256]);

void host_any_void(uno_Any *raw);
void host_any_double(uno_Any *raw, double value);
void host_any_text(uno_Any *raw, const char *utf8);

/* "[]any" and "[][]any" with copies of the cells, row by row. */
uno_Sequence *host_row(int count, const uno_Any *cells);
uno_Sequence *host_table(int rows, int columns, const uno_Any *cells);
uno_Any *host_cell(const uno_Sequence *table, int row, int column);
void host_sequence_free(uno_Sequence *sequence, const char *type);

/* --- An object of the host's own --------------------------------------------------- */

struct host_object;
/* Answers members from position 3 on; returns false after filling *exception. */
typedef bool (*host_answer)(struct host_object *self, int position, void *result,
                            void **args, uno_Any *exception);

/* In the caller's memory; it counts references but is never freed by them. */
struct host_object {
    uno_Interface uno;
    const char *type; /* the one interface, beside XInterface */
    host_answer answer;
    int references;
    int calls;
};

void host_object_init(struct host_object *object, const char *type, host_answer answer);

/* --- One object of a component ------------------------------------------------------ */

/* Through one of its interfaces. */
struct host_component {
    struct host_library library;
    struct host_object context; /* without services */
    uno_Interface *factory, *object, *face;
};

/* False when the library, the implementation or the interface is missing. */
bool host_component_open(struct host_component *component, const char *path,
                         const char *implementation, const char *type);
void host_component_close(struct host_component *component);

/* --- Type descriptions, where no type provider is at hand -------------------------- */

struct host_method {
    const char *name;          /* "sample.XSource::answer" */
    const char *result;        /* a type's name, as are the parameters */
    const char *parameters[5]; /* NULL at the end */
};

enum { HOST_TYPES_MAX = 16 };

struct host_types {
    int count;
    typelib_TypeDescription *types[HOST_TYPES_MAX];
};

/* Makes an interface with these methods, from position 3 on, known to cppu until
 * host_forget(). */
void host_describe(struct host_types *types, const char *name, int count,
                   const struct host_method *methods);
void host_forget(struct host_types *types);

#endif
