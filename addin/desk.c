#include "addin/desk.h"

#include "addin/document.h"
#include "addin/later.h"
#include "base/language.h"

#define UTIL "com.sun.star.util."
#define AWT  "com.sun.star.awt."

enum { FOLLOWED_CELLS = 20000 }; /* a survey of more takes longer than a blink */

struct desk {
    struct cuno_object base;
    uno_Interface *document; /* XInterface; NULL when it has been closed */
    struct desk_view *views;
    struct desk *next;
    bool is_asked;  /* a call is on its way */
    bool is_stale;  /* the document has changed since the survey */
    bool is_wanted; /* make the next survey whatever the size */

    struct survey *survey; /* NULL: the error says why */
    struct pbe_error error;
    unsigned long edition; /* 0: none was made yet */
    int skipped;
};

static struct desk *desks;

/* --- a call when there is nothing else to do --- */

/* Marked first: a macro's thread may ask, and the call come before it goes on. */
static void ask_for_call(struct desk *desk)
{
    if (desk->is_asked || !desk->views)
        return;
    desk->is_asked = true;
    if (!later_call(&desk->base))
        desk->is_asked = false;
}

/* A view may close, itself or another, while it updates: none is looked at twice. */
static struct desk_view *next_due(struct desk *desk)
{
    struct desk_view *view = desk->views;
    while (view && !view->is_due)
        view = view->next;
    return view;
}

/* XCallback::notify(data) */
static bool notify(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    struct desk *desk = (struct desk *)self;
    (void)result, (void)args, (void)exception;
    desk->is_asked = false;
    cuno_object_acquire(self); /* the last view may leave */
    for (struct desk_view *view = desk->views; view; view = view->next)
        view->is_due = true;
    for (struct desk_view *view; (view = next_due(desk)) != NULL;) {
        view->is_due = false;
        view->update(view->state);
    }
    cuno_object_release(self);
    return true;
}

/* --- the document --- */

static void forget_survey(struct desk *desk)
{
    survey_free(desk->survey);
    desk->survey = NULL;
}

/* XModifyListener::disposing: the document is closed. */
static bool disposing(struct cuno_object *self, void *result, void **args,
                      uno_Any *exception)
{
    struct desk *desk = (struct desk *)self;
    (void)result, (void)args, (void)exception;
    forget_survey(desk);
    desk->edition++;
    cuno_release(desk->document);
    desk->document = NULL;
    return true;
}

/* XModifyListener::modified */
static bool modified(struct cuno_object *self, void *result, void **args,
                     uno_Any *exception)
{
    struct desk *desk = (struct desk *)self;
    (void)result, (void)args, (void)exception;
    desk->is_stale = true;
    ask_for_call(desk);
    return true;
}

static void listen(struct desk *desk, bool on)
{
    uno_Interface *self = cuno_object_interface(&desk->base, UTIL "XModifyListener");
    cuno_ask(desk->document,
             on ? UTIL "XModifyBroadcaster::addModifyListener"
                : UTIL "XModifyBroadcaster::removeModifyListener",
             NULL, CUNO_ARGS(&self), NULL);
}

/* --- the class --- */

static void done(struct cuno_object *self)
{
    struct desk *desk = (struct desk *)self;
    forget_survey(desk);
    cuno_release(desk->document);
}

static const cuno_method modify_methods[] = {disposing, modified};
static const cuno_method callback_methods[] = {notify};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE(UTIL "XModifyListener", modify_methods),
    CUNO_INTERFACE(AWT "XCallback", callback_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class desk_class = {
    .implementation = "pbe.Desk",
    .interfaces = interfaces,
    .size = sizeof(struct desk),
    .done = done,
};

/* --- opening and closing --- */

static struct desk *find_desk(const uno_Interface *document)
{
    struct desk *desk = desks;
    while (desk && desk->document != document)
        desk = desk->next;
    return desk;
}

/* Takes over the reference to the document. */
static struct desk *make_desk(uno_Interface *document)
{
    struct desk *desk = (struct desk *)cuno_object_new(&desk_class);
    if (!desk) {
        cuno_release(document);
        return NULL;
    }
    desk->document = document;
    desk->is_stale = true;
    desk->next = desks;
    desks = desk;
    listen(desk, true);
    return desk;
}

struct desk *desk_open(uno_Interface *document, struct desk_view *view)
{
    uno_Interface *identity = cuno_query(document, CUNO_XINTERFACE);
    if (!identity)
        return NULL;
    struct desk *desk = find_desk(identity);
    if (desk)
        cuno_release(identity);
    else
        desk = make_desk(identity);
    if (desk) {
        view->next = desk->views;
        desk->views = view;
    }
    return desk;
}

static void leave_list(const struct desk *desk)
{
    struct desk **link = &desks;
    while (*link && *link != desk)
        link = &(*link)->next;
    if (*link)
        *link = desk->next;
}

void desk_close(struct desk *desk, struct desk_view *view)
{
    if (!desk)
        return;
    struct desk_view **link = &desk->views;
    while (*link && *link != view)
        link = &(*link)->next;
    if (*link)
        *link = view->next;
    if (desk->views)
        return;
    leave_list(desk);
    listen(desk, false);
    cuno_object_release(&desk->base);
}

/* --- the survey --- */

void desk_touch(struct desk *desk)
{
    if (desk)
        ask_for_call(desk);
}

void desk_renew(struct desk *desk)
{
    if (!desk)
        return;
    desk->is_stale = desk->is_wanted = true;
    ask_for_call(desk);
}

void desk_renew_all(void)
{
    for (struct desk *desk = desks; desk; desk = desk->next)
        desk_renew(desk);
}

static void make_survey(struct desk *desk)
{
    struct survey *made = NULL;
    desk->is_stale = desk->is_wanted = false;
    desk->skipped = 0;
    if (document_survey(desk->document, &made, &desk->skipped, &desk->error))
        made = NULL;
    forget_survey(desk);
    desk->survey = made;
    desk->edition++;
}

bool desk_is_old(const struct desk *desk)
{
    return desk->is_stale && !desk->is_wanted && desk->edition > 0
           && document_size(desk->document) > FOLLOWED_CELLS;
}

const struct survey *desk_survey(struct desk *desk, struct pbe_error *err)
{
    if (!desk) {
        pbe_error_memory(err);
        return NULL;
    }
    if (!desk->document) {
        pbe_error_set(err, PBE_STATUS_FILE, "%s",
                      PBE_SAY("这份表格已经关闭", "the document has been closed"));
        return NULL;
    }
    if (desk->is_stale && !desk_is_old(desk))
        make_survey(desk);
    if (!desk->survey && err)
        *err = desk->error;
    return desk->survey;
}

unsigned long desk_edition(const struct desk *desk)
{
    return desk->edition;
}

int desk_skipped(const struct desk *desk)
{
    return desk->skipped;
}
