"""The deck 绩效自评 of the sidebar in a real window: it explains the current cell, lists the
findings and follows the sheet; findings lead to their cells and can be written down; closing
things in any order leaves the office running."""

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time

import office
from test_check import FUNDS, HEAD, ROWS, TOTAL

DECK = "pbe.Deck"
RETURN = 1280  # com.sun.star.awt.Key.RETURN
FIRST = 6      # the row of ROWS[0] in the sheet, from 1
PAUSE = 0.1    # seconds between two looks at the screen
LONG = 15      # seconds until something must have come

CLOSING = ("确定", "OK", "关闭", "Close")  # buttons that end a box or a dialog

EXPLAIN = ("解释本格得分", "This cell")        # the upper panel's title
CHECK_BOX, BUTTON, LABEL = 4, 44, 30  # com.sun.star.accessibility.AccessibleRole
TEXTS = 51, 86  # of several lines that are only read: TEXT in 7.4, STATIC in 25.2

TABLE = [["某单位2023年度项目支出绩效自评表"], ["单位名称", "某单位"], *FUNDS, HEAD, *ROWS, TOTAL]


class Screen:
    """An X server of its own for windows."""

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24",
             "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.display = ":" + number.readline().strip()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def wait(condition, seconds=LONG):
    """The first true answer of the condition, or its last one when time is over."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(PAUSE)


def put_table(sheet, rows=TABLE):
    sheet.getCellRangeByPosition(0, 0, 7, len(rows) - 1).setDataArray(
        tuple(tuple(row) + ("",) * (8 - len(row)) for row in rows))


def texts_of(accessible, found):
    """All texts of a window, its buttons as (name, context)."""
    context = accessible.getAccessibleContext()
    name = context.getAccessibleName()
    found.append((name, context))
    with contextlib.suppress(AttributeError):
        found.append((context.getText(), context))
    for i in range(min(context.getAccessibleChildCount(), 50)):
        texts_of(context.getAccessibleChild(i), found)
    return found


def controls_of(accessible, depth=0):
    """The windows inside a window in their order, as (role, accessible); no cells."""
    context = accessible.getAccessibleContext()
    yield context.getAccessibleRole(), accessible
    count = context.getAccessibleChildCount()
    if count <= 60 and depth <= 16:
        for i in range(count):
            child = context.getAccessibleChild(i)
            if child:
                yield from controls_of(child, depth + 1)


class Deck:
    """The controls of both panels as they stand on the screen. LibreOffice 7.4 crashes when
    its sidebar is asked for the panels of a deck that is still being made."""

    def __init__(self, top):
        controls = iter(controls_of(top))
        next(one for role, one in controls if role == CHECK_BOX
             and one.getAccessibleContext().getAccessibleName() in EXPLAIN)
        self.explanation = next(one for role, one in controls if role in TEXTS)
        self.count = next(one for role, one in controls if role == LABEL)
        self.list = next(one for _, one in controls if hasattr(one, "getItems"))
        self.detail = next(one for role, one in controls if role in TEXTS)
        self.check = next(one for role, one in controls if role == BUTTON)
        self.write = next(one for role, one in controls if role == BUTTON)


class Window:
    """A document in a window, and the deck beside it."""

    def __init__(self, calc, document):
        self.calc, self.document = calc, document
        self.controller = document.CurrentController
        self.deck = None

    def sidebar(self):
        return self.controller.getSidebar()

    def check(self):
        self.calc.dispatch(self.document, "pbe:check")
        self.settle()

    def open(self):
        """As a click on the sidebar's tab."""
        sidebar = self.sidebar()
        sidebar.setVisible(True)
        sidebar.showDecks(True)
        if not self.is_open():
            sidebar.getDecks().getByName(DECK).activate(True)
        self.settle()

    def is_open(self):
        return (self.sidebar().isVisible()
                and self.sidebar().getDecks().getByName(DECK).isActive())

    def settle(self):
        """Waits for the deck; a new window chooses one again and again while it opens."""
        assert wait(self.find_deck), "no deck"

    def find_deck(self):
        with contextlib.suppress(StopIteration):
            deck = Deck(self.controller.Frame.ContainerWindow)
            if deck.count.getText():
                self.deck = deck
                return True
        return False

    def explanation(self):
        return self.deck.explanation.getText()

    def count(self):
        return self.deck.count.getText()

    def findings(self):
        return list(self.deck.list.getItems())

    def detail(self):
        return self.deck.detail.getText()

    def select(self, name, sheet=None):
        sheet = sheet or self.controller.ActiveSheet
        self.controller.select(sheet.getCellRangeByName(name))

    def selected(self):
        return self.controller.Selection.AbsoluteName.replace("$", "")

    def activate(self, place):
        """Chooses a finding and presses Enter."""
        self.deck.list.selectItemPos(place, True)
        self.deck.list.setFocus()
        event = office.uno.createUnoStruct("com.sun.star.awt.KeyEvent")
        event.Source, event.KeyCode = self.deck.list, RETURN
        event.KeyChar = office.uno.Char("\r")
        toolkit = self.calc.create("com.sun.star.awt.Toolkit")
        toolkit.keyPress(event)
        toolkit.keyRelease(event)

    def press(self, button):
        button.getAccessibleContext().doAccessibleAction(0)


class WithWindows(office.OfficeTest):

    language = "zh-CN"

    @classmethod
    def setUpClass(cls):
        cls.screen = Screen().__enter__()
        cls.addClassCleanup(cls.screen.__exit__)
        cls.work = office.work_folder()
        cls.rules = cls.work / "rules"
        shutil.rmtree(cls.rules, ignore_errors=True)
        cls.rules.mkdir(parents=True)
        cls.office = office.Office(
            cls.work, store=office.install(office.find_package(), cls.work),
            language=cls.language, headless=False,
            environment={"DISPLAY": cls.screen.display, "SAL_USE_VCLPLUGIN": "gen",
                         "PBE_RULES": str(cls.rules)})
        cls.office.start()

    def window(self, rows=TABLE, check=True):
        """A new document in a window, with a table and the deck open."""
        document = self.office.new_document(hidden=False)
        self.addCleanup(office.close, document)
        document.Sheets[0].Name = "自评表"
        if rows:
            put_table(document.Sheets[0], rows)
        window = Window(self.office, document)
        if check:
            window.check()
        return window

    def see(self, words, look):
        """Waits until the text that look() gives has the words."""
        wait(lambda: words in (look() or ""))
        self.assertIn(words, look() or "")

    def say(self, action):
        """Does what opens a modal box or dialog, closes it, and returns what it said."""
        toolkit = self.office.create("com.sun.star.awt.Toolkit")
        windows = [toolkit.getTopWindow(i) for i in range(toolkit.getTopWindowCount())]
        thread = threading.Thread(target=action)
        thread.start()
        said = wait(lambda: self.read_box(toolkit, windows))
        self.assertTrue(said, "no box")
        texts, button = said
        button.doAccessibleAction(0)
        thread.join(LONG)
        self.assertFalse(thread.is_alive())
        return "\n".join(texts)

    @staticmethod
    def read_box(toolkit, before):
        for i in range(toolkit.getTopWindowCount()):
            top = toolkit.getTopWindow(i)
            if top in before:
                continue
            found = texts_of(top, [])
            for name, context in found:
                if name.startswith(CLOSING) and hasattr(context, "doAccessibleAction"):
                    return [name for name, _ in found], context
        return None


class Explains(WithWindows):

    def test_the_current_cell_is_explained_as_the_selection_moves(self):
        window = self.window()
        window.select("G7")
        self.see("自评表!G7", window.explanation)
        said = window.explanation()
        for words in ("巡查次数", "得分：12 / 15（未达成）", "15 × 40/50 = 12",
                      "表中得分：15，比重算多 3", "≥50次，理解为 ≥ 50 次", "完成值：40",
                      "规则：定量指标", "依据：财预〔2020〕10号", "规则包：mof-2020-10"):
            self.assertIn(words, said)
        window.select("A11")
        self.see("总分：", window.explanation)
        window.select("A1")
        self.see("请选中第 6—10 行", window.explanation)

    def test_an_edit_changes_the_explanation_and_the_list(self):
        window = self.window()
        window.select("E7")
        self.see("得分：12 / 15", window.explanation)
        self.assertIn("错误 G7：", "\n".join(window.findings()))
        window.document.Sheets[0].getCellRangeByName("E7").Value = 55
        self.see("得分：15 / 15（达成）", window.explanation)
        wait(lambda: "错误 G7：" not in "\n".join(window.findings()))
        self.assertNotIn("错误 G7：", "\n".join(window.findings()))
        window.document.UndoManager.undo()
        self.see("得分：12 / 15", window.explanation)

    def test_a_thousand_edits_are_followed(self):
        window = self.window()
        window.select("E7")
        cell = window.document.Sheets[0].getCellRangeByName("E7")
        for value in range(1, 1001):
            cell.Value = value / 25  # ends with 40
        self.see("得分：12 / 15", window.explanation)

    def test_while_another_deck_is_in_front_nothing_is_done(self):
        window = self.window()
        window.select("G7")
        self.see("自评表!G7", window.explanation)
        decks = window.sidebar().getDecks()
        decks.getByName("PropertyDeck").activate(True)
        window.select("G8")
        time.sleep(1)
        self.assertIn("自评表!G7", window.explanation())
        decks.getByName(DECK).activate(True)
        self.see("自评表!G8", window.explanation)

    def test_several_ranges_a_column_and_a_chart_are_no_harm(self):
        window = self.window()
        sheet = window.document.Sheets[0]
        ranges = window.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        for name in ("G7:G8", "A1:B2"):
            ranges.addRangeAddress(sheet.getCellRangeByName(name).RangeAddress, False)
        window.controller.select(ranges)
        self.see("自评表!", window.explanation)
        window.select("G1:G1048576")
        self.see("自评表!G1", window.explanation)
        where = office.uno.createUnoStruct("com.sun.star.awt.Rectangle", 0, 9000, 9000, 6000)
        sheet.Charts.addNewByName("c", where, (sheet.getCellRangeByName("F6:G10")
                                               .RangeAddress,), False, False)
        window.controller.select(sheet.DrawPage[0])
        self.see("选中表格里的一格", window.explanation)

    def test_a_document_without_a_table_says_so_and_what_to_do(self):
        window = self.window(rows=None, check=False)
        said = self.say(lambda: self.office.dispatch(window.document, "pbe:check"))
        self.assertIn("没有找到自评表", said)
        window.open()
        for words in ("没有找到自评表", "新建自评表"):
            self.see(words, window.explanation)
            self.see(words, window.detail)
        said = self.say(lambda: window.press(window.deck.write))
        self.assertIn("新建自评表", said)
        put_table(window.document.Sheets[0])
        self.see("错误 2", window.count)

    def test_the_command_shows_the_same_text_in_a_dialog(self):
        window = self.window(check=False)
        window.select("G7")
        said = self.say(lambda: self.office.dispatch(window.document, "pbe:explain"))
        self.assertIn("15 × 40/50 = 12", said)
        self.assertIn("复制", said)


class Lists(WithWindows):

    def test_the_list_counts_by_severity_and_names_cells(self):
        window = self.window()
        self.see("错误 2，提示 2", window.count)
        self.assertTrue(window.findings()[0].startswith("错误 G7：40 未达到"))

    def test_enter_goes_to_the_cell_on_its_sheet_and_scrolls(self):
        window = self.window(rows=None, check=False)
        sheets = window.document.Sheets
        sheets.insertNewByName("说明", 1)
        put_table(sheets[0], [[""]] * 300 + TABLE)
        window.controller.setActiveSheet(sheets[1])
        window.check()
        self.see("错误", window.count)
        self.assertIn("自评表!G307", window.findings()[0])
        window.activate(0)
        wait(lambda: window.selected() == "自评表.G307")
        self.assertEqual(window.selected(), "自评表.G307")
        self.assertEqual(window.controller.ActiveSheet.Name, "自评表")
        seen = window.controller[0].VisibleRange
        self.assertTrue(seen.StartRow <= 306 <= seen.EndRow, (seen.StartRow, seen.EndRow))
        self.see("自评表!G307", window.explanation)

    def test_a_hidden_sheet_is_said_and_nothing_moves(self):
        window = self.window(rows=None, check=False)
        sheets = window.document.Sheets
        sheets.insertNewByName("说明", 1)
        put_table(sheets[0])
        window.controller.setActiveSheet(sheets[1])
        sheets[0].IsVisible = False
        window.check()
        self.see("错误", window.count)
        said = self.say(lambda: window.activate(0))
        self.assertIn("隐藏", said)
        self.assertEqual(window.controller.ActiveSheet.Name, "说明")

    def test_the_list_follows_the_sheet_in_front(self):
        window = self.window()
        sheets = window.document.Sheets
        sheets.insertNewByName("乙", 1)
        put_table(sheets[1], TABLE[4:])
        window.controller.setActiveSheet(sheets[1])
        self.see("错误", window.count)
        wait(lambda: any("G3：" in line for line in window.findings()))
        self.assertTrue(any("G3：" in line for line in window.findings()), window.findings())
        window.controller.setActiveSheet(sheets[0])
        wait(lambda: any("G7：" in line for line in window.findings()))
        self.assertTrue(any("G7：" in line for line in window.findings()), window.findings())

    def test_an_error_cell_is_one_of_the_findings(self):
        window = self.window()
        window.document.Sheets[0].getCellRangeByName("G8").Formula = "=1/0"
        self.see("#DIV/0!", lambda: "\n".join(window.findings()))

    def test_a_large_document_waits_for_the_button(self):
        window = self.window()
        sheets = window.document.Sheets
        sheets.insertNewByName("流水", 1)
        sheets[1].getCellRangeByName("Z2000").Value = 1
        self.see("（改动前）", window.count)
        sheets[0].getCellRangeByName("E7").Value = 55
        time.sleep(1)
        self.assertIn("错误 G7：", "\n".join(window.findings()))
        window.press(window.deck.check)
        wait(lambda: "错误 G7：" not in "\n".join(window.findings()))
        self.assertNotIn("错误 G7：", "\n".join(window.findings()))
        self.assertNotIn("改动前", window.count())
        sheets[1].getCellRangeByName("AMJ600").Value = 1
        window.press(window.deck.check)
        self.see("1 张工作表太大", window.count)


class Writes(WithWindows):

    SHEET = "检查结果"

    def names(self, window):
        return list(window.document.Sheets.ElementNames)

    def rows(self, window):
        sheet = window.document.Sheets.getByName(self.SHEET)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        return cursor.getDataArray()

    def test_findings_are_written_as_values_in_one_step_of_undo(self):
        window = self.window()
        before = len(window.document.UndoManager.AllUndoActionTitles)
        window.press(window.deck.write)
        wait(lambda: self.SHEET in self.names(window))
        wait(lambda: len(window.document.UndoManager.AllUndoActionTitles) > before)
        rows = self.rows(window)
        self.assertEqual(rows[0][0], self.SHEET)
        self.assertEqual(rows[1][0], "错误 2，提示 2")
        self.assertIn("规则包：mof-2020-10", rows[2][0])
        self.assertEqual(rows[3], ("轻重", "编号", "单元格", "说明"))
        self.assertEqual(rows[4][:3], ("错误", "C15", "自评表!G7"))
        self.assertEqual(len(rows), 8)
        self.assertEqual(window.controller.ActiveSheet.Name, self.SHEET)
        titles = window.document.UndoManager.AllUndoActionTitles
        self.assertEqual((titles[0], len(titles)), ("写入检查结果", before + 1))
        self.see("错误 2，提示 2", window.count)  # it is no table itself
        window.document.UndoManager.undo()
        self.assertEqual(self.names(window), ["自评表"])
        window.document.UndoManager.redo()
        self.assertEqual(self.rows(window)[4][1], "C15")

    def test_the_next_time_replaces_what_was_written(self):
        window = self.window()
        window.press(window.deck.write)
        wait(lambda: self.SHEET in self.names(window))
        window.document.Sheets[0].getCellRangeByName("E7").Value = 55
        window.press(window.deck.write)
        wait(lambda: len(self.rows(window)) == 7)
        self.assertEqual(len(self.rows(window)), 7)
        self.assertEqual(self.names(window), ["自评表", self.SHEET])
        window.document.UndoManager.undo()
        self.assertEqual(len(self.rows(window)), 8)

    def test_a_live_check_sheet_is_left_alone(self):
        window = self.window()
        sheets = window.document.Sheets
        sheets.insertNewByName("检查", 1)
        live = sheets[1].getCellRangeByName("A3:D12")
        live.ArrayFormula = "=PBE_CHECK($自评表.A1:H11)"
        before = live.ArrayFormula
        window.press(window.deck.write)
        wait(lambda: self.SHEET in self.names(window))
        self.assertIn(self.SHEET, self.names(window))
        self.assertEqual(live.ArrayFormula, before)

    def test_a_sheet_of_that_name_with_other_content_stays(self):
        window = self.window()
        window.document.Sheets.insertNewByName(self.SHEET, 1)
        cell = window.document.Sheets[1].getCellRangeByName("A1")
        cell.String = "我的笔记"
        said = self.say(lambda: window.press(window.deck.write))
        self.assertIn("别的内容", said)
        self.assertEqual(cell.String, "我的笔记")

    def test_protection_is_said_and_nothing_is_written(self):
        window = self.window()
        window.document.protect("")
        said = self.say(lambda: window.press(window.deck.write))
        self.assertIn("结构受保护", said)
        window.document.unprotect("")
        window.press(window.deck.write)
        wait(lambda: self.SHEET in self.names(window))
        window.document.Sheets.getByName(self.SHEET).protect("")
        said = self.say(lambda: window.press(window.deck.write))
        self.assertIn("受保护", said)

    def test_a_read_only_document_is_said(self):
        path = office.save(self.window(check=False).document, self.work / "read-only.ods")
        document = self.office.open(path, hidden=False, ReadOnly=True)
        self.addCleanup(office.close, document)
        window = Window(self.office, document)
        window.check()
        said = self.say(lambda: window.press(window.deck.write))
        self.assertIn("只读", said)
        self.assertEqual(self.names(window), ["自评表"])


class Lives(WithWindows):
    """Things end in every order; the office stays."""

    def lives(self):
        self.assertTrue(self.office.alive())

    def test_two_documents_do_not_meet(self):
        one, other = self.window(), self.window()
        other.document.Sheets[0].getCellRangeByName("E7").Value = 55
        one.select("G7")
        other.select("G7")
        self.see("得分：12 / 15", one.explanation)
        self.see("得分：15 / 15", other.explanation)
        one.document.close(True)
        self.lives()
        other.select("G8")
        self.see("自评表!G8", other.explanation)

    def test_a_document_is_closed_right_after_an_edit(self):
        for _ in range(5):
            window = self.window()
            window.document.Sheets[0].getCellRangeByName("E7").Value = 1
            window.select("G8")
            window.document.close(True)
            self.lives()

    def test_the_sidebar_is_closed_and_opened_again(self):
        window = self.window()
        for _ in range(3):
            window.sidebar().setVisible(False)
            window.document.Sheets[0].getCellRangeByName("E7").Value = 1
            window.check()
            self.see("错误", window.count)
        window.sidebar().setVisible(False)
        window.document.close(True)
        self.lives()

    def test_a_second_window_of_the_document(self):
        window = self.window()
        self.office.dispatch(window.document, ".uno:NewWindow")
        frames = self.office.desktop.Frames
        second = wait(lambda: [frames.getByIndex(i) for i in range(frames.Count)
                               if frames.getByIndex(i).Controller is not None
                               and frames.getByIndex(i).Controller.Model == window.document
                               and frames.getByIndex(i) != window.controller.Frame])
        self.assertTrue(second)
        twin = Window(self.office, window.document)
        twin.controller = second[0].Controller
        twin.open()
        twin.select("G8", window.document.Sheets[0])
        window.select("G7", window.document.Sheets[0])
        self.see("自评表!G8", twin.explanation)
        self.see("自评表!G7", window.explanation)
        second[0].close(True)
        self.lives()
        window.document.Sheets[0].getCellRangeByName("E7").Value = 55
        self.see("得分：15 / 15", window.explanation)

    def test_another_file_takes_the_window(self):
        window = self.window()
        path = office.save(window.document, self.work / "other.ods")
        frame = window.controller.Frame
        frame.loadComponentFromURL(office.url(path), "_self", 0, ())
        self.lives()
        document = frame.Controller.Model
        self.addCleanup(office.close, document)
        next_one = Window(self.office, document)
        next_one.check()
        next_one.select("G7")
        self.see("得分：12 / 15", next_one.explanation)

    def test_the_preview_and_back(self):
        window = self.window()
        frame = window.controller.Frame
        self.office.dispatch(window.document, ".uno:PrintPreview")
        time.sleep(1)
        self.lives()
        self.office.dispatch(window.document, ".uno:ClosePreview")
        wait(lambda: hasattr(frame.Controller, "ActiveSheet"))
        window.controller = frame.Controller
        window.check()
        window.select("G7")
        self.see("自评表!G7", window.explanation)

    def test_a_reload_of_the_rules_is_seen(self):
        window = self.window()
        window.select("G7")
        self.see("得分：12 / 15", window.explanation)
        local = self.rules / "local.d"
        local.mkdir()
        self.addCleanup(shutil.rmtree, local)
        (local / "mof-2020-10.lua").write_text('check "C15" { off = true }\n',
                                               encoding="utf-8")
        self.say(lambda: self.office.dispatch(window.document, "pbe:reload"))
        wait(lambda: "错误 G7：" not in "\n".join(window.findings()))
        self.assertNotIn("错误 G7：", "\n".join(window.findings()))

    def test_a_broken_rule_leaves_the_last_good_ones(self):
        window = self.window()
        broken = self.rules / "broken"
        broken.mkdir()
        self.addCleanup(shutil.rmtree, broken)
        (broken / "pack.lua").write_text("pack {", encoding="utf-8")
        self.say(lambda: self.office.dispatch(window.document, "pbe:reload"))
        window.select("G7")
        self.see("得分：12 / 15", window.explanation)


class English(WithWindows):

    language = "en-US"

    def test_the_deck_speaks_english(self):
        window = self.window()
        window.select("G7")
        self.see("Points: 12 / 15 (missed)", window.explanation)
        self.see("error: 2, note: 2", window.count)
        name = window.deck.check.getAccessibleContext().getAccessibleName()
        self.assertEqual(name, "Check")


if __name__ == "__main__":
    if shutil.which("Xvfb") is None:
        print("skipped: 缺少 Xvfb：请执行 apt-get install xvfb")
        sys.exit(office.SKIPPED)
    office.main()
