"""Stories in which the commands of the menu are given, each by a key of its own.

Which commands there are is read from the package. A command that is given by a key comes
from the window, as one from the menu does, also where a window has no such menu.
"""

import xml.etree.ElementTree as tree
import zipfile

import story
from story import desk, office, seen, wait_for

KEYS = "abcdefghijklmnopqrstuvwxyz"  # with ctrl+shift+alt, one for each command

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = "{http://openoffice.org/2001/registry}name"


def commands():
    """The entries of the menu in their order: {"reload": {"zh-CN": "重新加载规则", …}}."""
    with zipfile.ZipFile(office.find_package()) as package:
        root = tree.fromstring(package.read("Addons.xcu"))
    found = {}
    for node in root.iter("node"):
        values = {prop.get(NAME): prop.findall("value") for prop in node.findall("prop")}
        if "Title" in values and "URL" in values:
            path = values["URL"][0].text.removeprefix("pbe:")
            found[path] = {value.get(LANGUAGE): value.text for value in values["Title"]}
    return found


class Commanded(story.Story):

    @classmethod
    def start_office(cls, **more):
        cls.commands = commands()
        cls._put_browser()
        super().start_office(**more)
        keys = cls.office.create("com.sun.star.ui.GlobalAcceleratorConfiguration")
        for letter, command in zip(KEYS, cls.commands):
            key = office.uno.createUnoStruct("com.sun.star.awt.KeyEvent")
            key.KeyCode = 512 + KEYS.index(letter)  # com.sun.star.awt.Key.A
            key.Modifiers = 1 | 2 | 4  # shift, ctrl, alt
            keys.setKeyEvent(key, f"pbe:{command}")

    @classmethod
    def _put_browser(cls):
        """A browser that only writes down which page it is to show."""
        cls.page = cls.work / "page"
        browser = cls.work / "bin" / "xdg-open"
        browser.parent.mkdir(exist_ok=True)
        browser.write_text(f'#!/bin/sh\necho "$1" >"{cls.page}"\n', encoding="utf-8")
        browser.chmod(0o755)
        cls.environment = {**cls.environment, "PATH": f"{browser.parent}:/usr/bin:/bin"}

    def give(self, command, by_key=True):
        """Gives a command, by its key or by the menu."""
        self.page.unlink(missing_ok=True)
        self.deck_is_due = command == "check"
        if by_key:
            letter = KEYS[list(self.commands).index(command)]
            self.screen.keys(f"ctrl+shift+alt+{letter}")
        else:
            self.menu(self.say("绩效自评", "PBE"), self.commands[command][self.language])

    def deck(self):
        return seen.deck(self.document, self.say("绩效自评", "PBE"))

    def deck_says(self):
        """The texts of the deck, "" where it is not open."""
        deck = self.deck()
        return deck.says() if deck else ""

    def take_answer(self, picture=None, limit=desk.WAIT_SECONDS):
        """Waits until the command shows something, closes that, and returns what it said:
        title and texts of a dialog, the page for the browser, or the deck's texts."""
        wait_for(lambda: seen.dialogs(self.office) or self.page.exists()
                 or self.deck_is_due and self.deck_says(), "回答", limit)
        boxes = seen.dialogs(self.office)
        if not boxes and self.deck_is_due:
            self.wait_until_idle()
            if picture:
                self.show(picture)
            return self.deck_says()
        if not boxes:
            return self.page.read_text("utf-8").strip()
        said = f"{boxes[0].name}\n{boxes[0].says()}"
        if picture:
            self.show(picture)
        self.screen.keys("Escape")
        wait_for(lambda: not seen.dialogs(self.office), "对话框关闭")
        return said
