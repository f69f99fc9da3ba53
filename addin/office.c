#include "addin/office.h"

#include "base/language.h"

#define XCALCULATABLE "com.sun.star.sheet.XCalculatable"
#define XDESKTOP      "com.sun.star.frame.XDesktop"
#define XBOX_FACTORY  "com.sun.star.awt.XMessageBoxFactory"

void office_recalculate_all(void)
{
    uno_Interface *created =
        cuno_create(cuno_context(), "com.sun.star.frame.Desktop", NULL);
    uno_Interface *desktop = cuno_query(created, XDESKTOP);
    uno_Interface *components = NULL;
    if (desktop
        && !cuno_call(desktop, XDESKTOP "::getComponents", &components, NULL, NULL))
        components = NULL;
    uno_Interface *documents = cuno_enumerate(components, NULL);
    uno_Any document;
    while (documents && cuno_enumeration_next(documents, &document, NULL)) {
        uno_Interface *sheets = cuno_query_any(&document, XCALCULATABLE);
        if (sheets)
            cuno_call(sheets, XCALCULATABLE "::calculateAll", NULL, NULL, NULL);
        cuno_release(sheets);
        cuno_any_done(&document);
    }
    cuno_release(documents);
    cuno_release(components);
    cuno_release(desktop);
    cuno_release(created);
}

/* The window of a frame as the parent of a box: a new XWindowPeer, or NULL. */
static uno_Interface *window_of(uno_Interface *frame)
{
    uno_Interface *window = NULL;
    if (!frame
        || !cuno_call(frame, "com.sun.star.frame.XFrame::getContainerWindow", &window,
                      NULL, NULL))
        return NULL;
    uno_Interface *peer = cuno_query(window, "com.sun.star.awt.XWindowPeer");
    cuno_release(window);
    return peer;
}

void office_message(uno_Interface *frame, enum office_mood mood, const char *text)
{
    /* com.sun.star.awt.MessageBoxType and MessageBoxButtons */
    sal_Int32 type = mood == OFFICE_ERROR ? 3 : 1, ok_button = 1;
    uno_Interface *toolkit =
        cuno_create(cuno_context(), "com.sun.star.awt.Toolkit", NULL);
    uno_Interface *factory = cuno_query(toolkit, XBOX_FACTORY);
    uno_Interface *parent = window_of(frame), *box = NULL;
    rtl_uString *title = cuno_string_from(PBE_SAY("绩效自评", "PBE"));
    rtl_uString *message = cuno_string_from(text);
    if (factory && title && message
        && !cuno_call(factory, XBOX_FACTORY "::createMessageBox", &box,
                      CUNO_ARGS(&parent, &type, &ok_button, &title, &message), NULL))
        box = NULL;
    sal_Int16 pressed;
    if (box)
        cuno_call(box, "com.sun.star.awt.XMessageBox::execute", &pressed, NULL, NULL);
    cuno_release(box);
    cuno_string_release(message);
    cuno_string_release(title);
    cuno_release(parent);
    cuno_release(factory);
    cuno_release(toolkit);
}
