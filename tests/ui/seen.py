"""What the office shows: its windows, menus, dialogs and controls, as a screen reader
would read them out (the accessibility interfaces, over the bridge).

    box = seen.dialog(calc)                    # the dialog on top, or None
    box.name, box.says()                       # its title, its texts
    box.find("PUSH_BUTTON", "确定").middle()    # where to click

Names of roles are those of com.sun.star.accessibility.AccessibleRole.
"""

import functools

import uno
from com.sun.star.lang import DisposedException, IndexOutOfBoundsException
from com.sun.star.uno import RuntimeException

DIALOGS = ("DIALOG", "ALERT", "FILE_CHOOSER", "OPTION_PANE")
TEXTS = ("LABEL", "TEXT", "STATIC", "PARAGRAPH", "SCROLL_PANE")  # the last: several lines
SAME_LINE = 8  # pixels between the middles of two controls
MANY = 400  # a node with more children is a sheet: its cells are asked for by address


@functools.cache
def constant(group, name):
    return uno.getConstantByName(f"com.sun.star.accessibility.Accessible{group}.{name}")


class Node:
    """One thing on the screen: name, role, place, what is in it."""

    def __init__(self, context):
        self._context = context

    @property
    def name(self):
        return self._context.getAccessibleName()

    def is_a(self, *roles):
        number = self._context.getAccessibleRole()
        return any(number == constant("Role", role) for role in roles)

    def has(self, state):
        """True in a state like "SHOWING", "ENABLED", "SELECTED"."""
        states = self._context.getAccessibleStateSet()
        if isinstance(states, int):  # since LibreOffice 7.5 a number of bits
            return bool(states & constant("StateType", state))
        return states.contains(constant("StateType", state))

    @property
    def text(self):
        """What stands in a field or label; its name where it has no text."""
        try:
            return self._context.getText()
        except (AttributeError, RuntimeException):
            return self.name

    def middle(self):
        """Where one would click it: (x, y) on the screen."""
        place = self._context.getLocationOnScreen()
        size = self._context.getSize()
        return place.X + size.Width // 2, place.Y + size.Height // 2

    def box(self):
        """(x, y, width, height) on the screen."""
        place, size = self._context.getLocationOnScreen(), self._context.getSize()
        return place.X, place.Y, size.Width, size.Height

    def children(self):
        count = self._context.getAccessibleChildCount()
        for index in range(count if count <= MANY else 0):
            try:
                child = self._context.getAccessibleChild(index)
            except IndexOutOfBoundsException:
                return
            ask = getattr(child, "getAccessibleContext", None)  # browse boxes have none
            if ask is not None:
                yield Node(ask())

    def walk(self, without=()):
        """It and all that is in it; parts with a role of `without` are passed over."""
        yield self
        for child in self.children():
            if not without or not child.is_a(*without):
                yield from child.walk(without)

    def find_all(self, role, name=None, shown=True):
        """Everything inside with this role and name; a part of the name is enough."""
        return [node for node in self.walk() if node.is_a(role)
                and (name is None or name in node.name)
                and (not shown or node.has("SHOWING"))]

    def find(self, role, name=None):
        found = self.find_all(role, name)
        return found[0] if found else None

    def find_beside(self, role, other):
        """The first one on the line of another node, or None."""
        line = other.middle()[1]
        return next((node for node in self.find_all(role)
                     if abs(node.middle()[1] - line) < SAME_LINE), None)

    def says(self):
        """The texts that it shows, one a line, each once."""
        lines = []
        for node in self.walk():
            if node.is_a(*TEXTS) and node.has("SHOWING"):
                text = node.text.strip()
                if text and text not in lines:
                    lines.append(text)
        return "\n".join(lines)


def windows(calc):
    """The top windows that are shown, the main windows and dialogs, as nodes; what came up
    last goes first."""
    toolkit = calc.create("com.sun.star.awt.Toolkit")
    found = []
    for index in range(toolkit.getTopWindowCount()):
        try:
            window = toolkit.getTopWindow(index)
            context = window and window.getAccessibleContext()
            if context is not None and Node(context).has("SHOWING"):
                found.append(Node(context))
        except (DisposedException, IndexOutOfBoundsException):
            continue  # closed while it was looked at
    return found


def dialogs(calc):
    return [window for window in windows(calc) if window.is_a(*DIALOGS)]


def deck(document, name):
    """The deck of the sidebar with this title, or None where another or none is open."""
    besides = ("MENU_BAR", "TOOL_BAR", "STATUS_BAR", "SCROLL_PANE")  # the last: the sheet
    for node in main_window(document).walk(besides):
        if node.is_a("PANEL") and node.name == name and node.has("SHOWING"):
            return node
    return None


def cell(document, name):
    """A cell of the sheet in front that is on the screen, as a node."""
    place = (document.CurrentController.ActiveSheet.getCellRangeByName(name).CellAddress)
    sheet = next(node for node in main_window(document).walk(("MENU_BAR", "TOOL_BAR"))
                 if node.is_a("TABLE") and node.has("SHOWING"))
    found = sheet._context.getAccessibleCellAt(place.Row, place.Column)
    return Node(found.getAccessibleContext())


def main_window(document):
    """The window of a document, with menu bar, tool bars and sheet."""
    window = document.CurrentController.Frame.ContainerWindow
    return Node(window.getAccessibleContext())
