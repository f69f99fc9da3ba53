"""Every command of the menu in every state that a person can bring a window into: the
office answers, a sentence in the right language says what is the matter, and the
documents stay as they were.

A command that is new in the package is tried in all states from its first day on; SAYS
then asks for its sentence.
"""

import re

import commanded
import story
from story import office, wait_for

# What a command is to say, Chinese and English: a pattern for the texts of its dialog, or for
# the page that it has the browser show. A state's own sentence goes before that of its kind
# ("form", "no tables", "no document"), and this before the one under "".
SAYS = {
    "new": {"": ("单位.*年度.*模板", "Unit.*Year.*Template")},
    "explain": {
        "": ("401 达到 ≥200起", "401 meets ≥200起"),
        "typing": ("40 未达到 ≥200起", "40 misses ≥200起"),
        "several selections": ("自评表!D13.*401 达到", "自评表!D13.*401 meets"),
        "all cells selected": ("自评表!A1.*没有得分.*请选中", "自评表!A1.*no score.*Select"),
        "print preview": ("请先选中指标所在的一行", "Select the row of an indicator"),
        "no tables": ("没有找到自评表.*新建自评表", "Found no self-evaluation.*New self"),
        "no document": ("请先打开一份有自评表.*新建自评表", "Open a spreadsheet.*New self"),
    },
    "check": {
        "": (r"错误 \d.*疑点 \d", r"error: \d.*doubt: \d"),
        "no tables": ("没有找到自评表.*新建自评表", "Found no self-evaluation.*New self"),
        "no document": ("请先打开一份有自评表.*新建自评表", "Open a spreadsheet.*New self"),
    },
    "recalculate": {
        "": (r"得分公式 \d+ 个", r"\d+ of its formulas are scores"),
        "no tables": ("没有得分公式", "none of its formulas is a score"),
        "no document": ("请先打开一份电子表格", "open a spreadsheet first"),
    },
    "snapshot": {
        "": ("已存档到工作表“存档”.*总分 8，1 行待定", "kept in the sheet “存档”.*total 8, 1"),
        "read only": ("文档是只读的", "document is read-only"),
        "typing": ("总分 1.6", "total 1.6"),  # 40 of 200
        "no tables": ("没有找到自评表.*新建自评表", "Found no self-evaluation.*New self"),
        "no document": ("请先打开一份有自评表.*新建自评表", "Open a spreadsheet.*New self"),
    },
    "reload": {"": ("规则已重新加载", "rules are reloaded")},
    "packs": {
        "": ("本工作簿使用：.*zhuzhou-lusong-2023", "This workbook uses: .*zhuzhou-lusong-2023"),
        "no tables": ("本工作簿没有写规则包", "This workbook names no pack"),
        "no document": ("默认规则包：mof-2020-10。", "Default pack: mof-2020-10"),
    },
    "selfcheck": {"": ("最近一次加载规则：没有错误", "when loaded last: no error")},
    "help": {"": ("/help/zh.html$", "/help/en.html$")},
}


class States(commanded.Commanded):

    # --- one state ---

    def try_all(self, state, kind="form", by_key=True, unchanged=True, undo=None):
        wrong = []
        for command in self.commands:
            with self.step(f"{state} {command}", picture=False):
                before = self.look()
                self.give(command, by_key)
                said = self.take_answer(f"{state} {command}")
                if not re.search(self.expected(command, state, kind), said, re.DOTALL):
                    wrong.append((command, said))
                if command == "snapshot" and "“存档”" in said:
                    (undo or self.undo)()
                if unchanged and self.look() != before:
                    wrong.append((command, "the documents have changed"))
        self.assertEqual(wrong, [], state)

    def undo(self):
        """One step back; the document then counts as modified all the same."""
        self.assertTrue(self.document.Sheets.hasByName("存档"))
        self.office.dispatch(self.document, ".uno:Undo")
        wait_for(lambda: not self.document.Sheets.hasByName("存档"), "撤消存档")
        self.document.setModified(False)

    def expected(self, command, state, kind):
        """The pattern; one that nothing fits where SAYS has none."""
        sentences = SAYS.get(command, {})
        pair = sentences.get(state) or sentences.get(kind) or sentences.get("")
        return self.say(*pair) if pair else "$^ SAYS"

    def look(self):
        """All that must not change: every cell of the documents, and whether they count
        as modified."""
        return [(document.URL, document.isModified(),
                 [self.used(sheet).getFormulaArray() for sheet in document.Sheets])
                for document in self.documents()]

    @staticmethod
    def used(sheet):
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)

    # --- the states ---

    def open_filled_form(self):
        """A form with one row filled in, as it comes from a file; its score is selected."""
        self.document = self.open_form()
        for name, text in (("D13", "执法案件查处数"), ("E13", "200起以上"), ("F13", "401"),
                           ("G13", "8")):
            office.fill(self.document, "自评表", name, text)
        self.document.setModified(False)
        self.go_to("自评表.H13")

    def test_no_document_is_open(self):
        self.document = self.open("private:factory/scalc")
        self.screen.keys("ctrl+w")
        wait_for(lambda: not self.documents(), "启动中心")
        self.try_all("no document", kind="no document")

    def test_a_document_without_our_tables(self):
        self.document = self.open("private:factory/scalc")
        self.try_all("no tables", kind="no tables")

    def test_a_form_on_a_protected_sheet(self):
        self.open_filled_form()
        self.try_all("protected sheet")

    def test_several_selections(self):
        self.open_filled_form()
        both = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        for name in ("D13:F14", "D21:H23"):
            both.addRangeAddress(self.cell(f"自评表.{name}").RangeAddress, False)
        self.document.CurrentController.select(both)
        self.try_all("several selections")

    def test_everything_is_selected(self):
        self.open_filled_form()
        self.go_to("自评表.A1")
        self.screen.keys("ctrl+shift+space")
        self.try_all("all cells selected")

    def test_a_chart_is_selected(self):
        self.document = self.open("private:factory/scalc")
        sheet = self.document.Sheets[0]
        where = office.uno.createUnoStruct("com.sun.star.awt.Rectangle", 2000, 2000, 8000, 6000)
        numbers = sheet.getCellRangeByName("A1:B3").RangeAddress
        sheet.Charts.addNewByName("图", where, (numbers,), False, False)
        self.document.CurrentController.select(sheet.DrawPage[0])
        self.document.setModified(False)
        self.try_all("chart selected", kind="no tables",
                     by_key=False)  # the chart takes the keys

    def test_a_read_only_document(self):
        self.open_filled_form()
        path = office.save(self.document, self.work / "只读.ods")
        self.close(self.document)
        self.document = self.open(path, ReadOnly=True)
        self.go_to("自评表.H13")
        self.try_all("read only")

    def test_two_documents(self):
        first, self.document = self.open_form(), self.open("private:factory/scalc")
        self.try_all("two documents", kind="no tables")

    def test_the_page_view(self):
        self.open_filled_form()
        self.switch_page_view()
        self.try_all("print preview", undo=self.undo_beside_the_page_view)

    def switch_page_view(self):
        self.office.dispatch(self.document, ".uno:PrintPreview")
        self.wait_until_idle()

    def undo_beside_the_page_view(self):
        """The page view itself has no undo."""
        self.switch_page_view()
        self.undo()
        self.switch_page_view()

    def test_full_screen_where_no_sidebar_is_seen(self):
        self.open_filled_form()
        self.give("check")  # so that the deck is open
        self.take_answer()
        self.office.dispatch(self.document, ".uno:FullScreen")
        window = self.document.CurrentController.Frame.ContainerWindow
        wait_for(lambda: window.PosSize.Height == self.screen.height, "全屏")
        self.screen.click(self.screen.width // 2, self.screen.height // 2)  # off its tool bar
        with self.step("full screen check", picture=False):
            self.give("check")
            dialog = self.say("检查本表", "Check this sheet") + "\n"
            self.assertRegex(self.take_answer("full screen check"),
                             "^" + dialog + self.expected("check", "full screen", "form"))

    def test_while_a_cell_is_typed(self):
        self.open_filled_form()
        self.go_to("自评表.F13")
        self.screen.type("40")
        self.try_all("typing", unchanged=False)  # the cell is accepted


if __name__ == "__main__":
    story.main()
