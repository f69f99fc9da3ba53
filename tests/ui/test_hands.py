"""What hands do that are quicker than the thought: a command is given while a cell is still
being typed, a finding is opened whose row is filtered out. Nothing that was typed is lost,
and nobody is sent to a cell that he cannot see."""

import commanded
import story
from story import office, seen, wait_for


class Hands(commanded.Commanded):

    def setUp(self):
        super().setUp()
        self.document = self.open_form()
        for name, text in (("D13", "执法案件查处数"), ("E13", "200起以上"), ("F13", "401"),
                           ("G13", "8")):
            office.fill(self.document, "自评表", name, text)
        self.go_to("自评表.F13")

    def press_in_deck(self, *name):
        button = self.deck().find("PUSH_BUTTON", self.say(*name))
        self.screen.click(*button.middle())

    def finding(self, cell):
        return next(item for item in self.deck().find_all("LIST_ITEM")
                    if f" {cell}" in item.name)

    def test_what_is_being_typed_counts_for_a_command_of_the_menu(self):
        with self.step("a cell is typed and the menu is clicked"):
            self.screen.type("40")
            self.give("snapshot", by_key=False)
            self.assertIn(self.say("总分 1.6", "total 1.6"), self.take_answer())
            self.assertEqual(self.cell("自评表.F13").String, "40")

    def test_what_is_being_typed_counts_for_the_buttons_of_the_sidebar(self):
        with self.step("the sidebar is open"):
            self.give("check")
            wait_for(self.deck_says, "侧边栏")
            self.go_to("自评表.F13")
        with self.step("a cell is typed and the check is pressed"):
            self.screen.type("40")
            self.press_in_deck("检查", "Check")
            wait_for(lambda: "8 × 40/200 = 1.6" in self.deck_says(), "新的算式")
        with self.step("a cell is typed and the findings are written"):
            self.screen.keys("F6")  # from the sidebar to the sheet
            self.go_to("自评表.F13")
            self.screen.type("50")
            self.press_in_deck("写入", "Write")
            wait_for(lambda: self.document.Sheets.hasByName("检查结果"), "检查结果")
            self.assertEqual(self.cell("自评表.F13").String, "50")
            self.assertEqual(seen.dialogs(self.office), [])

    def test_a_finding_in_a_row_that_is_filtered_out_is_told(self):
        with self.step("the sidebar is open"):
            self.give("check")
            wait_for(self.deck_says, "侧边栏")
        with self.step("the row of a finding is filtered out"):
            sheet = self.document.Sheets.getByName("自评表")
            sheet.unprotect("")
            self.go_to("自评表.D2")
            sheet.Rows[12].IsVisible = False
            self.wait_until_idle()
            self.screen.click(*self.finding("F13").middle(), times=2)
            box = self.wait_for_dialog()
            self.assertIn(self.say("取消筛选", "remove the filter"), box.says())
            self.screen.keys("Escape")
            wait_for(lambda: not seen.dialogs(self.office), "关闭说明")
            self.assertEqual(self.selected(), "自评表.D2")


if __name__ == "__main__":
    story.main()
