#include "addin/office.h"

#include "addin/desk.h"
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
    desk_renew_all();
}

uno_Interface *office_controller(uno_Interface *frame)
{
    uno_Interface *controller = NULL;
    if (!cuno_ask(frame, "com.sun.star.frame.XFrame::getController", &controller, NULL,
                  NULL))
        return NULL;
    return controller;
}

uno_Interface *office_document(uno_Interface *frame)
{
    uno_Interface *controller = office_controller(frame), *model = NULL;
    if (!cuno_ask(controller, "com.sun.star.frame.XController::getModel", &model, NULL,
                  NULL))
        model = NULL;
    uno_Interface *document =
        cuno_query(model, "com.sun.star.sheet.XSpreadsheetDocument");
    cuno_release(model);
    cuno_release(controller);
    return document;
}

uno_Interface *office_frame(uno_Interface *document)
{
    uno_Interface *controller = NULL, *frame = NULL;
    if (!cuno_ask(document, "com.sun.star.frame.XModel::getCurrentController",
                  &controller, NULL, NULL))
        controller = NULL;
    if (!cuno_ask(controller, "com.sun.star.frame.XController::getFrame", &frame, NULL,
                  NULL))
        frame = NULL;
    cuno_release(controller);
    return frame;
}

uno_Interface *office_sheet(uno_Interface *frame)
{
    uno_Interface *controller = office_controller(frame), *sheet = NULL;
    if (!cuno_ask(controller, "com.sun.star.sheet.XSpreadsheetView::getActiveSheet",
                  &sheet, NULL, NULL))
        sheet = NULL;
    cuno_release(controller);
    return sheet;
}

uno_Interface *office_selection(uno_Interface *frame)
{
    uno_Interface *controller = office_controller(frame), *selected = NULL;
    uno_Any selection;
    if (cuno_ask(controller, "com.sun.star.view.XSelectionSupplier::getSelection",
                 &selection, NULL, NULL)) {
        selected = cuno_query_any(&selection, CUNO_XINTERFACE);
        cuno_any_done(&selection);
    }
    cuno_release(controller);
    return selected;
}

bool office_is_read_only(uno_Interface *document)
{
    sal_Bool read_only = 0;
    return cuno_ask(document, "com.sun.star.frame.XStorable::isReadonly", &read_only,
                    NULL, NULL)
           && read_only;
}

uno_Interface *office_window(uno_Interface *frame)
{
    uno_Interface *window = NULL;
    if (!cuno_ask(frame, "com.sun.star.frame.XFrame::getContainerWindow", &window, NULL,
                  NULL))
        return NULL;
    uno_Interface *peer = cuno_query(window, "com.sun.star.awt.XWindowPeer");
    cuno_release(window);
    return peer;
}

/* A sheet that comes to the front ends the typing without keeping it. */
void office_accept_typing(uno_Interface *frame)
{
    uno_Interface *helper =
        cuno_create(cuno_context(), "com.sun.star.frame.DispatchHelper", NULL);
    uno_Interface *provider = cuno_query(frame, "com.sun.star.frame.XDispatchProvider");
    rtl_uString *command = cuno_string_from(".uno:AcceptFormula");
    rtl_uString *here = cuno_string_from("");
    uno_Sequence *none = cuno_sequence_new("[]com.sun.star.beans.PropertyValue", 0);
    sal_Int32 flags = 0;
    uno_Any result;
    if (provider && command && here && none
        && cuno_ask(helper, "com.sun.star.frame.XDispatchHelper::executeDispatch",
                    &result, CUNO_ARGS(&provider, &command, &here, &flags, &none),
                    NULL))
        cuno_any_done(&result);
    cuno_sequence_free(none, "[]com.sun.star.beans.PropertyValue");
    cuno_string_release(here);
    cuno_string_release(command);
    cuno_release(provider);
    cuno_release(helper);
}

/* --- undo --- */

static uno_Interface *undo_manager(uno_Interface *document)
{
    uno_Interface *manager = NULL;
    if (!cuno_ask(document,
                  "com.sun.star.document.XUndoManagerSupplier::getUndoManager",
                  &manager, NULL, NULL))
        return NULL;
    return manager;
}

void office_undo_enter(uno_Interface *document, const char *title)
{
    uno_Interface *manager = undo_manager(document);
    rtl_uString *name = cuno_string_from(title);
    if (name)
        cuno_ask(manager, "com.sun.star.document.XUndoManager::enterUndoContext", NULL,
                 CUNO_ARGS(&name), NULL);
    cuno_string_release(name);
    cuno_release(manager);
}

void office_undo_leave(uno_Interface *document)
{
    uno_Interface *manager = undo_manager(document);
    cuno_ask(manager, "com.sun.star.document.XUndoManager::leaveUndoContext", NULL,
             NULL, NULL);
    cuno_release(manager);
}

void office_undo_add(uno_Interface *document, uno_Interface *action)
{
    uno_Interface *manager = undo_manager(document);
    cuno_ask(manager, "com.sun.star.document.XUndoManager::addUndoAction", NULL,
             CUNO_ARGS(&action), NULL);
    cuno_release(manager);
}

/* --- boxes --- */

/* com.sun.star.awt: MessageBoxType, MessageBoxButtons, MessageBoxResults */
enum { BOX_INFO = 1, BOX_WARNING = 2, BOX_ERROR = 3 };
enum { BUTTON_OK = 1, BUTTONS_OK_CANCEL = 2 };
enum { ANSWER_CANCEL = 0, ANSWER_OK = 1 };

static int show_box(uno_Interface *frame, sal_Int32 type, sal_Int32 buttons,
                    const char *text)
{
    uno_Interface *toolkit =
        cuno_create(cuno_context(), "com.sun.star.awt.Toolkit", NULL);
    uno_Interface *factory = cuno_query(toolkit, XBOX_FACTORY);
    uno_Interface *parent = office_window(frame), *box = NULL;
    rtl_uString *title = cuno_string_from(PBE_SAY("绩效自评", "PBE"));
    rtl_uString *message = cuno_string_from(text);
    sal_Int16 answer = ANSWER_CANCEL;
    if (factory && title && message
        && !cuno_call(factory, XBOX_FACTORY "::createMessageBox", &box,
                      CUNO_ARGS(&parent, &type, &buttons, &title, &message), NULL))
        box = NULL;
    if (box
        && !cuno_call(box, "com.sun.star.awt.XMessageBox::execute", &answer, NULL,
                      NULL))
        answer = ANSWER_CANCEL;
    cuno_release(box);
    cuno_string_release(message);
    cuno_string_release(title);
    cuno_release(parent);
    cuno_release(factory);
    cuno_release(toolkit);
    return answer;
}

void office_message(uno_Interface *frame, enum office_mood mood, const char *text)
{
    show_box(frame, mood == OFFICE_ERROR ? BOX_ERROR : BOX_INFO, BUTTON_OK, text);
}

bool office_confirm(uno_Interface *frame, const char *text)
{
    return show_box(frame, BOX_WARNING, BUTTONS_OK_CANCEL, text) == ANSWER_OK;
}
