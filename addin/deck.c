#include "addin/deck.h"

#include "addin/later.h"
#include "addin/office.h"

#define UI "com.sun.star.ui."

/* The window's XSidebarProvider; NULL = there is none. */
static uno_Interface *get_provider(uno_Interface *frame)
{
    uno_Interface *controller = office_controller(frame), *provider = NULL;
    if (!cuno_ask(controller, "com.sun.star.frame.XController2::getSidebar", &provider,
                  NULL, NULL))
        provider = NULL;
    cuno_release(controller);
    return provider;
}

/* While the sidebar is closed LibreOffice 7.4 crashes when its decks are asked. */
static bool is_open(uno_Interface *provider)
{
    sal_Bool visible = 0;
    return cuno_ask(provider, UI "XSidebarProvider::isVisible", &visible, NULL, NULL)
           && visible;
}

/* Our deck in an open sidebar, as XDeck; NULL = none. */
static uno_Interface *find_deck(uno_Interface *provider)
{
    uno_Interface *decks = NULL, *deck = NULL;
    uno_Any found;
    if (!is_open(provider)
        || !cuno_ask(provider, UI "XSidebarProvider::getDecks", &decks, NULL, NULL))
        return NULL;
    if (cuno_name_get(decks, "pbe.Deck", &found, NULL))
        deck = cuno_query_any(&found, UI "XDeck");
    cuno_any_done(&found);
    cuno_release(decks);
    return deck;
}

static bool is_active(uno_Interface *deck)
{
    sal_Bool active = 0;
    return cuno_ask(deck, UI "XDeck::isActive", &active, NULL, NULL) && active;
}

/* To activate the deck that is in front would close it; one that is greyed stays away
 * without a word. False where it is not found. */
static bool bring_to_front(uno_Interface *provider)
{
    sal_Bool on = 1;
    uno_Interface *deck = find_deck(provider);
    bool shown =
        deck
        && cuno_ask(provider, UI "XSidebarProvider::showDecks", NULL, CUNO_ARGS(&on),
                    NULL)
        && (is_active(deck)
            || (cuno_ask(deck, UI "XDeck::activate", NULL, CUNO_ARGS(&on), NULL)
                && is_active(deck)));
    cuno_release(deck);
    return shown;
}

/* The layout manager itself calls itself visible, but it shows this bar. */
static bool is_full_screen(uno_Interface *frame)
{
    uno_Any layout;
    sal_Bool full = 0;
    if (!cuno_property_get(frame, "LayoutManager", &layout, NULL))
        return false;
    uno_Interface *manager =
        cuno_query_any(&layout, "com.sun.star.frame.XLayoutManager");
    rtl_uString *bar = cuno_string_from("private:resource/toolbar/fullscreenbar");
    if (!bar
        || !cuno_ask(manager, "com.sun.star.frame.XLayoutManager::isElementVisible",
                     &full, CUNO_ARGS(&bar), NULL))
        full = 0;
    cuno_string_release(bar);
    cuno_release(manager);
    cuno_any_done(&layout);
    return full;
}

/* In full screen and in the page view a sidebar may count as open that nobody sees. */
static bool has_room(uno_Interface *frame)
{
    uno_Interface *sheet = office_sheet(frame); /* a page view has none */
    bool room = sheet && !is_full_screen(frame);
    cuno_release(sheet);
    return room;
}

/* --- a sidebar that has just been opened has no decks yet --- */

enum { TRIES = 2000 };

struct opener {
    struct cuno_object base;
    uno_Interface *frame;
    void (*otherwise)(uno_Interface *frame);
    int tries;
};

static void done(struct cuno_object *self)
{
    cuno_release(((struct opener *)self)->frame);
}

/* XCallback::notify(data) */
static bool notify(struct cuno_object *self, void *result, void **args,
                   uno_Any *exception)
{
    struct opener *opener = (struct opener *)self;
    uno_Interface *provider = get_provider(opener->frame);
    (void)result, (void)args, (void)exception;
    if (!bring_to_front(provider)
        && (!provider || ++opener->tries == TRIES || !later_call(self)))
        opener->otherwise(opener->frame);
    cuno_release(provider);
    return true;
}

static const cuno_method callback_methods[] = {notify};

static const struct cuno_interface interfaces[] = {
    CUNO_INTERFACE("com.sun.star.awt.XCallback", callback_methods),
    CUNO_INTERFACE_END,
};

static const struct cuno_class opener_class = {
    .implementation = "pbe.DeckOpener",
    .interfaces = interfaces,
    .size = sizeof(struct opener),
    .done = done,
};

static bool try_later(uno_Interface *frame, void (*otherwise)(uno_Interface *frame))
{
    struct cuno_object *object = cuno_object_new(&opener_class);
    struct opener *opener = (struct opener *)object;
    if (!object)
        return false;
    cuno_acquire(frame);
    opener->frame = frame;
    opener->otherwise = otherwise;
    bool asked = later_call(object);
    cuno_object_release(object);
    return asked;
}

void deck_show(uno_Interface *frame, void (*otherwise)(uno_Interface *frame))
{
    sal_Bool on = 1;
    uno_Interface *provider = has_room(frame) ? get_provider(frame) : NULL;
    bool opened = cuno_ask(provider, UI "XSidebarProvider::setVisible", NULL,
                           CUNO_ARGS(&on), NULL);
    if (!opened || (!bring_to_front(provider) && !try_later(frame, otherwise)))
        otherwise(frame);
    cuno_release(provider);
}

bool deck_is_showing(uno_Interface *frame)
{
    uno_Interface *provider = get_provider(frame);
    uno_Interface *deck = find_deck(provider);
    bool showing = is_active(deck);
    cuno_release(deck);
    cuno_release(provider);
    return showing;
}
