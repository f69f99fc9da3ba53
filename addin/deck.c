#include "addin/deck.h"

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

/* To activate the deck that is in front would close it. One that is greyed stays away
 * without a word. */
bool deck_show(uno_Interface *frame)
{
    sal_Bool on = 1;
    uno_Interface *provider = get_provider(frame);
    cuno_ask(provider, UI "XSidebarProvider::setVisible", NULL, CUNO_ARGS(&on), NULL);
    uno_Interface *deck = find_deck(provider);
    bool shown =
        deck
        && cuno_ask(provider, UI "XSidebarProvider::showDecks", NULL, CUNO_ARGS(&on),
                    NULL)
        && (is_active(deck)
            || (cuno_ask(deck, UI "XDeck::activate", NULL, CUNO_ARGS(&on), NULL)
                && is_active(deck)));
    cuno_release(deck);
    cuno_release(provider);
    return shown;
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
