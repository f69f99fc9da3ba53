"""A user story: steps in a real window, each with a picture, a time limit and an end.

    class Clerk(story.Story):
        def test_story(self):
            with self.step("the form opens"):
                self.document = self.open_form()
            with self.step("a row is typed"):
                self.type_row("自评表.E13", "200起以上", "401", "8")

After each step the screen is kept as NN-the-form-opens.png in a folder of the story and its
language. A step that fails leaves a picture and a list of the windows. One that takes too
long has hung: the office is ended, so that nothing waits for it any longer.

Environment: PBE_UI_LANGUAGE (zh-CN), PBE_UI_PICTURES (the folder of the folders),
PBE_UI_CALM (pictures wait for the status bar, too, which comes late), and those of
tests/calc/office.py.
"""

import os
import pathlib
import shutil
import sys
import threading
import traceback
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "calc"))

import desk  # noqa: E402
import office  # noqa: E402

if office.uno is not None:
    import seen  # noqa: E402  (needs python3-uno)

POSITION_AND_SIZE = 15  # com.sun.star.awt.PosSize
STEP_SECONDS = 120  # a step takes one or two; more than this is a hang


def wait_for(condition, what, limit=desk.WAIT_SECONDS):
    """desk.wait_for(), where a window may be closed while it is looked at."""
    def look():
        try:
            return condition()
        except office.DisposedException:
            return None
    return desk.wait_for(look, what, limit)


class _Limit:
    """Classes, no generators: contextlib cannot pass on an exception of UNO."""

    def __init__(self, story, name, seconds):
        self.story, self.name, self.seconds = story, name, seconds
        self.timer = threading.Timer(seconds, self._end)
        self.is_hung = False

    def _end(self):
        self.is_hung = True
        self.story.keep_picture(f"{self.name} HANGS")
        self.story.office.kill()

    def __enter__(self):
        self.timer.start()

    def __exit__(self, kind, error, trace):
        self.timer.cancel()
        if self.is_hung:
            self._fail(f"{self.seconds} 秒没有回应")
        if isinstance(error, office.UnoException):
            lines = "".join(traceback.format_tb(trace))
            self._fail(f"{kind.__name__}: {error.Message}\n{lines}")

    def _fail(self, reason):
        """Fails without what went before: unittest cannot handle an exception of UNO."""
        try:
            raise AssertionError(f"{self.name}：{reason}")
        except AssertionError as failure:
            failure.__context__ = None
            raise


class _Step(_Limit):

    def __init__(self, story, name, seconds, picture):
        super().__init__(story, name, seconds)
        self.wants_picture = picture

    def __exit__(self, kind, error, trace):
        self.timer.cancel()
        if error is None and not self.is_hung:
            if self.wants_picture:
                self.story.show(self.name)
            return
        if not self.is_hung:
            self.story.keep_picture(f"{self.name} FAILED")
        print(f"\n{self.name}：窗口 {self.story.screen.titles()}；"
              f"图片在 {self.story.pictures}", file=sys.stderr)
        self.story.office.kill()  # nobody knows in what state it is
        super().__exit__(kind, error, trace)


class Story(unittest.TestCase):
    """One desk, one office with the extension, one language for all tests of a class."""

    environment = {}  # of the office
    taken = 0  # pictures
    language = os.environ.get("PBE_UI_LANGUAGE", "zh-CN")

    @classmethod
    def setUpClass(cls):
        name = f"{pathlib.Path(sys.argv[0]).stem.removeprefix('test_')}-{cls.language}"
        cls.work = office.work_folder() / cls.language
        cls.pictures = pathlib.Path(os.environ.get("PBE_UI_PICTURES")
                                    or cls.work.parent / "pictures") / name
        if Story.taken == 0:  # the classes of a file share them
            shutil.rmtree(cls.pictures, ignore_errors=True)
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.screen = cls.enterClassContext(desk.Desk(cls.work))
        cls.start_office()
        cls.addClassCleanup(cls.stop_office)

    @classmethod
    def store(cls):
        return office.install(office.find_package(), cls.work)

    @classmethod
    def start_office(cls, **more):
        cls.office = office.Office(
            cls.work, store=cls.store(), language=cls.language, headless=False,
            environment={**cls.screen.environment, **cls.environment}, **more)
        cls.office.start()

    @classmethod
    def stop_office(cls):
        profile = cls.office.profile
        with cls.limited("LibreOffice 关闭", 30):
            cls.office.stop()
        shutil.rmtree(profile, ignore_errors=True)

    def setUp(self):
        if not self.office.alive():  # the test before has failed
            self.office.stop()
            self.start_office()
        self.crashes_before = len(self.office.crashes())

    def _callTestMethod(self, method):
        """LibreOffice 7.4 may die of being asked for its windows while one of them goes away,
        which no person does. A test in which that happened tells nothing and is begun anew,
        once; a crash in which PBE stands fails it."""
        try:
            super()._callTestMethod(method)
        except (AssertionError, desk.DeskError, office.UnoException):
            new = self.office.crashes()[self.crashes_before:]
            if not new or any("pbe" in stack for stack in new):
                raise
            print(f"LibreOffice 自己崩溃了，重新开始：{new[-1][:600]}", file=sys.stderr)
            self.doCleanups()
            self.office.stop()
            self.start_office()
            super()._callTestMethod(method)

    # --- steps ---

    @classmethod
    def limited(cls, name, seconds):
        """with …: the block ends within the time, or the office is ended and this fails."""
        return _Limit(cls, name, seconds)

    def step(self, name, seconds=STEP_SECONDS, picture=True):
        """with …: one step; see the top of the file. `picture`: keeps one at its end."""
        return _Step(self, name, seconds, picture)

    def show(self, name):
        """Keeps a picture when everything is painted and nothing lights up."""
        self.screen.put_mouse_away()
        self.wait_until_idle()
        if os.environ.get("PBE_UI_CALM"):
            self.screen.wait_until_still()
        return self.keep_picture(name)

    @classmethod
    def keep_picture(cls, name):
        """The screen as it is now; needs no office that answers."""
        Story.taken += 1
        file = cls.pictures / f"{Story.taken:02}-{name.replace(' ', '-')}.png"
        cls.screen.picture(file)
        return file

    # --- documents ---

    def open(self, path, **more):
        """Opens a workbook in a window; it is closed after the test."""
        document = self.office.open(path, hidden=False, **more)
        self.addCleanup(self.close, document)
        self.maximise(document.CurrentController.Frame)
        self.wait_until_idle()
        return document

    def maximise(self, frame):
        """Makes a new window as large as the screen.

        LibreOffice 7.4 misses now and then, on a busy machine, that its new window has
        grown, and goes on painting a small one. Asked for any size, the window manager
        says again how large it is.
        """
        window = frame.ContainerWindow
        wait_for(lambda: self.screen.width_of(frame.Title), "窗口出现")
        window.IsMaximized = True
        wait_for(lambda: self.screen.width_of(frame.Title) == self.screen.width, "窗口变大")
        window.setPosSize(0, 0, self.screen.width, self.screen.height, POSITION_AND_SIZE)
        wait_for(lambda: window.PosSize.Width == self.screen.width, "窗口占满屏幕")

    def open_form(self, pack="zhuzhou-lusong-2023"):
        """A form to fill in, as File > New > Templates gives it."""
        form = office.make_template(self.work / f"{pack}.ots", pack)
        return self.open(form, AsTemplate=True)

    def documents(self):
        """The open documents; the start centre is none."""
        found, those = [], self.office.desktop.getComponents().createEnumeration()
        while those.hasMoreElements():
            one = those.nextElement()
            if hasattr(one, "CurrentController"):
                found.append(one)
        return found

    def close(self, document):
        if self.office.alive():
            office.close(document)

    def cell(self, address):
        """A cell of self.document by its address, like 自评表.F13."""
        sheet, _, name = address.rpartition(".")
        return self.document.Sheets.getByName(sheet).getCellRangeByName(name)

    def wait_for_cell(self, address, value):
        """Waits until the cell shows what it should; the error says what it shows."""
        cell = self.cell(address)
        try:
            wait_for(lambda: office.show(cell) == value, address)
        except desk.DeskError:
            self.assertEqual(office.show(cell), value, address)

    def wait_until_idle(self):
        """The office has done what was asked of it before: it answers a question."""
        self.office.create("com.sun.star.awt.Toolkit").processEventsToIdle()

    # --- what a person does ---

    def go_to(self, address):
        """Types an address into the field above the sheet, which selects the cell."""
        sheet, _, name = address.rpartition(".")
        self.screen.keys("ctrl+shift+t", "ctrl+a")
        self.screen.type(f"${sheet}.{name}")
        self.screen.keys("Return")
        wait_for(lambda: self.selected() == address, f"选中 {address}")

    def selected(self):
        """The address of the selected cell, of a merged one the first; None for others."""
        selection = self.document.CurrentSelection
        if not hasattr(selection, "RangeAddress"):
            return None
        corner = selection.getCellByPosition(0, 0).AbsoluteName.replace("$", "")
        return corner.replace("'", "")

    def fill_in(self, address, text):
        """Goes to a cell and types."""
        self.go_to(address)
        self.screen.type(text)
        self.screen.keys("Return")

    def menu(self, *names):
        """Opens a menu by the mouse, one name after the other; the last is an entry."""
        node = self.menu_bar()
        for name in names:
            found = [child for child in node.children() if child.name.startswith(name)]
            self.assertEqual(len(found), 1, f"{names}: {found}")
            node = found[0]
            wait_for(lambda: node.has("SHOWING"), f"菜单 {name}")
            self.screen.click(*node.middle())
        return node

    def press_tool(self, name):
        """Presses a button of a tool bar."""
        for part in seen.main_window(self.document).children():
            button = None if part.is_a("MENU_BAR") else part.find("PUSH_BUTTON", name)
            if button:
                self.screen.click(*button.middle())
                return
        self.fail(f"工具栏上没有 {name}")

    def name_file(self, path, change_kind=False):
        """Answers the dialog that asks for a file. `change_kind`: chooses the kind of file
        first, else the dialog adds the ending of its own."""
        box = self.wait_for_dialog_saying(self.say("文件名", "File name"))
        if change_kind:
            self.screen.keys("Tab")
            while f"({path.suffix})" not in box.says():
                self.screen.keys("Down")
            self.screen.keys("shift+Tab")
        self.screen.keys("ctrl+a")
        self.screen.type(str(path))
        title = box.name
        self.screen.keys("Return")
        wait_for(lambda: title not in [one.name for one in seen.dialogs(self.office)],
                 f"关闭 {title}")

    def menu_bar(self):
        window = seen.main_window(self.document)
        return next(child for child in window.children() if child.is_a("MENU_BAR"))

    def wait_for_dialog(self, title=None, limit=desk.WAIT_SECONDS):
        """The dialog that came up last, of those with this in the title, as a node."""
        return self._wait_for_box(lambda box: title is None or title in box.name,
                                  title, limit)

    def wait_for_dialog_saying(self, text, limit=desk.WAIT_SECONDS):
        """The dialog that came up last, of those that show this text, as a node."""
        return self._wait_for_box(lambda box: text in box.says(), text, limit)

    def _wait_for_box(self, is_it, what, limit):
        return wait_for(lambda: next(filter(is_it, seen.dialogs(self.office)), None),
                        f"对话框 {what or ''}", limit)

    def press(self, box, button):
        """Presses a button of a dialog and waits until the dialog has gone."""
        found = box.find("PUSH_BUTTON", button)
        self.assertIsNotNone(found, f"{box.name}：没有按钮 {button}")
        name, before = box.name, len(seen.dialogs(self.office))
        self.screen.click(*found.middle())
        wait_for(lambda: len(seen.dialogs(self.office)) < before, f"关闭 {name}")

    def say(self, chinese, english):
        """What stands in the interface in the story's language."""
        return chinese if self.language.startswith("zh") else english


def main():
    """Runs the tests of the calling file; exit code 77 where no window can be shown."""
    reason = office.missing() or desk.missing()
    if reason is None and not office.find_package().is_file():
        reason = f"没有 {office.find_package()}"
    if reason:
        print("skipped:", reason)
        sys.exit(office.SKIPPED)
    unittest.main(verbosity=2)
