/* panel.h - a panel of the sidebar: its window, and what it follows.
 *
 * One object for each panel in each window of Calc. It follows the window's document
 * through a desk, fills its controls when something has changed, and lays them out as wide
 * as the sidebar is. panel_explain.c and panel_findings.c say what stands in them.
 * Owner: LibreOffice; a panel ends with its window. Threads: as desk.h.
 */
#ifndef PBE_ADDIN_PANEL_H
#define PBE_ADDIN_PANEL_H

#include "addin/desk.h"
#include "addin/dialog.h"
#include "base/language.h"

struct panel;

/* Pixels. */
struct panel_size {
    int32_t width, height;
};

struct panel_kind {
    const char *name;                  /* the end of its address in Sidebar.xcu */
    const char *dialog;                /* dialogs/NAME.xdl */
    const struct window_event *events; /* state: the struct panel */
    const struct window_text *texts;   /* of its controls */
    size_t text_count;
    int32_t minimum, preferred;        /* height, in lines of a button */
    void (*fill)(struct panel *panel); /* something may have changed */
    void (*lay_out)(struct panel *panel, struct panel_size size);
    void (*done)(struct panel *panel); /* frees `content`; may be NULL */
};

extern const struct panel_kind panel_explain, panel_findings;

struct panel {
    struct cuno_object base;
    const struct panel_kind *kind;
    rtl_uString *address;
    uno_Interface *frame;      /* XFrame; NULL when the panel has ended */
    uno_Interface *window;     /* XWindow, from the .xdl file */
    uno_Interface *controller; /* that it listens to, or NULL */
    struct cuno_object *handler;
    struct desk *desk; /* of the controller's document, or NULL */
    struct desk_view view;
    enum pbe_language language; /* of the texts of its controls */
    int32_t line;               /* height of a button with one line, in pixels */
    void *content;              /* the kind's own */
};

/* XUIElement and what belongs to it; parent: XWindowPeer. NULL when there is no memory or
 * no such dialog. */
struct cuno_object *panel_new(const struct panel_kind *kind, rtl_uString *address,
                              uno_Interface *frame, uno_Interface *parent);

/* Moves a control of the panel, in pixels. */
void panel_place(struct panel *panel, const char *control, int32_t x, int32_t y,
                 int32_t width, int32_t height);

#endif
