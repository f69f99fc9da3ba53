"""The clerk's story: a new form is filled in by hand, scores appear, one row has none and
is explained, found by the check and mended; the workbook is saved, closed, opened again,
and exported as PDF and .xlsx."""

import subprocess

import commanded
import story
from story import seen

UNIT = "芦淞区城市管理综合行政执法大队"

# Ten rows of the reference report: row of 自评表, what is typed into the cells from 三级指标
# to 分值, and the score that must appear. "" is pending: in row 16 the unit is not the
# target's.
ROWS = [
    (13, ("执法案件查处数", "200起以上", "401", "8"), 8.0),
    (14, ("秩序维护数量", "500辆以上", "5840", "8"), 8.0),
    (15, ("执法准确率", "95%以上", "96%", "8"), 8.0),
    (16, ("城市管理执法整治率", "90%以上", "九成", "8"), ""),
    (21, ("社会生态环境整洁整齐度提升", "到达90%以上", "85%", "5"), 4.72),
    (25, ("社会和谐稳定保障", "80%以上", "80%", "5"), 5.0),
    (27, ("群众满意度", "85%以上", "85%", "5"), 5.0),
    (28, ("城市管理满意度", "90%以上", "90%", "5"), 5.0),
    (29, ("基本支出", "1307.04万元", "1491.59万元", "10"), 8.76),
    (33, ("项目支出", "1342.35万元", "1120.78万元", "10"), 10.0),
]


class Clerk(commanded.Commanded):

    def test_a_form_is_filled_in_mended_and_handed_in(self):
        self.scores = {row: score for row, _, score in ROWS}
        self.make_new_form()
        with self.step("ten rows are typed"):
            for row, texts, _ in ROWS:
                for column, text in zip("DEFG", texts):
                    self.fill_in(f"自评表.{column}{row}", text)
        with self.step("the scores are there"):
            self.check_scores()
            self.assertEqual(self.ground("H13"), "srgb(220,235,250)")  # far beyond
            self.assertEqual(self.ground("H15"), "srgb(255,255,255)")
            self.assertEqual(self.ground("H16"), "srgb(255,230,179)")  # pending
        self.ask_why()
        self.check_and_mend()
        self.keep_scores()
        self.save_and_open_again()
        self.export()

    def ground(self, name):
        """The colour of a cell's ground, as it is on the screen."""
        left, top, _, _ = seen.cell(self.document, name).box()
        return self.screen.colour(left + 3, top + 3)

    def make_new_form(self):
        self.document = self.open("private:factory/scalc")
        with self.step("a new form is asked for"):
            self.give("new", by_key=False)
            box = self.wait_for_dialog()
            self.screen.type(UNIT)
            self.screen.keys("Tab", "ctrl+a")
            self.screen.type("2023")
            self.screen.keys("Tab")
            while "株洲" not in box.says():
                self.screen.keys("Down")
        with self.step("it is there with unit and year"):
            self.press(box, self.say("新建", "Create"))
            story.wait_for(lambda: len(self.documents()) == 2, "新建的表")
            blank = self.document
            self.document = next(one for one in self.documents() if one != blank)
            self.addCleanup(self.close, self.document)
            self.close(blank)
            self.wait_for_cell("自评表.D2", UNIT)
            self.wait_for_cell("自评表.L1", 2023.0)

    def ask_why(self):
        """One row has no score: the menu says why, in a text that can be copied."""
        with self.step("one row says why it has no score", picture=False):
            self.go_to("自评表.F16")
            self.give("explain", by_key=False)
            said = self.take_answer("one row says why it has no score")
            self.assertIn("自评表!F16", said)
            self.assertIn(self.say("请统一单位", "use one unit"), said)

    def check_and_mend(self):
        """The check finds the row, a double click goes there, and the finding goes away."""
        with self.step("the check lists it"):
            self.go_to("自评表.D13")
            self.give("check", by_key=False)
            finding = story.wait_for(lambda: self.finding("F16"), "F16 的问题")
        with self.step("a double click goes to its cell"):
            self.screen.click(*finding.middle(), times=2)
            story.wait_for(lambda: self.selected() == "自评表.F16", "转到 F16")
        with self.step("it is mended and no longer listed"):
            self.screen.type("90%")
            self.screen.keys("Return")
            self.scores[16] = 8.0
            self.check_scores()
            story.wait_for(lambda: self.deck_says() and not self.finding("F16"),
                           "F16 不再有问题")

    def finding(self, cell):
        """The line of the deck about a cell, or None."""
        deck = self.deck()
        lines = deck.find_all("LIST_ITEM") if deck else []
        return next((line for line in lines if f" {cell}" in line.name), None)

    def keep_scores(self):
        with self.step("the scores are kept in a sheet"):
            self.give("snapshot", by_key=False)
            said = self.take_answer()
            self.assertIn(self.say("总分 70.48", "total 70.48"), said)
            self.assertTrue(self.document.Sheets.hasByName("存档"))
        self.go_to("自评表.H16")

    def save_and_open_again(self):
        with self.step("the workbook is saved"):
            path = self.fresh("自评表.ods")
            self.screen.keys("ctrl+s")
            self.name_file(path)
            story.wait_for(lambda: path.exists() and not self.document.isModified(), path)
        with self.step("it is closed and opened again"):
            self.screen.keys("ctrl+w")
            story.wait_for(lambda: not self.documents(), "关闭文档")
            self.document = self.open(path)
            self.check_scores()

    def export(self):
        with self.step("it is exported as pdf"):
            path = self.fresh("自评表.pdf")
            self.press_tool(self.say("直接导出为 PDF", "Export Directly as PDF"))
            self.name_file(path)
            story.wait_for(path.exists, path)
            self.assertIn("4.72", self.text_of_pdf(path))
        with self.step("it is saved as xlsx"):
            path = self.fresh("自评表.xlsx")
            self.screen.keys("ctrl+shift+s")
            self.name_file(path, change_kind=True)
            story.wait_for(path.exists, path)
        with self.step("the xlsx has the same scores"):
            self.screen.keys("ctrl+w")
            story.wait_for(lambda: not self.documents(), "关闭文档")
            self.document = self.open(path)
            self.check_scores()

    def check_scores(self):
        for row, score in self.scores.items():
            self.wait_for_cell(f"自评表.H{row}", score)

    def fresh(self, name):
        path = self.work / name
        path.unlink(missing_ok=True)
        return path

    @staticmethod
    def text_of_pdf(path):
        return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True,
                              text=True).stdout


if __name__ == "__main__":
    story.main()
