"""The menu 绩效自评: what its entries are, ask and do, and the toolbar with the same."""

import os
import shutil

import story
from story import office, wait_for

if office.uno is not None:
    import seen

TOOLBAR = "private:resource/toolbar/addon_pbe.toolbar"
NEW = ("新建自评表…", "New self-evaluation…")
RECALCULATE = ("重新计分", "Score again")
RELOAD = ("重新加载规则", "Reload rules")
SELFCHECK = ("自检", "Self-check")
HELP = ("帮助", "Help")
ENTRIES = [NEW, ("解释本格得分", "Explain this score"), ("检查本表", "Check this table"),
           RECALCULATE, ("存档", "Snapshot"), RELOAD, ("规则包…", "Rule packs…"), SELFCHECK, HELP]


class Menu(story.Story):

    @classmethod
    def setUpClass(cls):
        """A bureau with a template of its own, and a desktop that notes what it opens."""
        folder = office.work_folder() / f"bureau-{cls.language}"
        shutil.rmtree(folder, ignore_errors=True)
        cls.rules = folder / "rules"
        (cls.rules / "template").mkdir(parents=True)
        office.make_template(cls.rules / "template" / "本局自评表.ots")
        cls.opened = folder / "opened"
        cls.opener = folder / "bin" / "xdg-open"
        cls.opener.parent.mkdir()
        cls.opener.write_text(f"#!/bin/sh\nprintf %s \"$1\" >'{cls.opened}'\n")
        cls.opener.chmod(0o755)
        cls.environment = {"PBE_RULES": str(cls.rules),
                           "PATH": f"{cls.opener.parent}:{os.environ['PATH']}"}
        super().setUpClass()

    def setUp(self):
        super().setUp()
        self.document = self.open("private:factory/scalc")
        self.name = self.say("绩效自评", "PBE")

    def choose(self, entry):
        """Chooses an entry by the mouse."""
        self.menu(self.name, self.say(*entry))

    def clipboard(self):
        clip = self.office.create("com.sun.star.datatransfer.clipboard.SystemClipboard")
        contents = clip.getContents()
        for flavor in contents.getTransferDataFlavors():
            if flavor.MimeType == "text/plain;charset=utf-16":
                return contents.getTransferData(flavor)
        return None

    def copied(self, box):
        """The text of a dialog that offers to copy it; closes the dialog."""
        self.keep_picture(f"{box.name} can be copied")
        self.screen.click(*box.find("PUSH_BUTTON", self.say("复制", "Copy")).middle())
        text = wait_for(self.clipboard, "剪贴板")
        self.press(box, self.say("关闭", "Close"))
        return text

    # --- the menu and the toolbar ---

    def test_the_entries_are_there_in_this_order(self):
        with self.step("the menu is open"):
            bar = self.menu_bar()
            menu = next(node for node in bar.children() if node.name == self.name)
            self.screen.click(*menu.middle())
            wait_for(lambda: menu.find("MENU_ITEM"), "菜单")
            names = [node.name for node in menu.children() if node.is_a("MENU_ITEM")]
            expected = [self.say(*entry) for entry in ENTRIES]
            self.assertEqual(len(names), len(expected), names)
            for name, start in zip(names, expected):
                self.assertTrue(name.startswith(start), f"{name}, {start}")
        self.screen.keys("Escape", "Escape")

    def test_the_toolbar_is_hidden_until_somebody_wants_it(self):
        layout = self.document.CurrentController.Frame.LayoutManager
        self.assertFalse(layout.isElementVisible(TOOLBAR))
        with self.step("the toolbar is shown"):
            layout.showElement(TOOLBAR)
            wait_for(lambda: layout.isElementVisible(TOOLBAR), "工具栏")
            # the panels of the sidebar have a tool bar of this name, too
            bars = seen.main_window(self.document).find_all("TOOL_BAR", self.name)
            names = [[node.name for node in bar.find_all("PUSH_BUTTON")] for bar in bars]
            self.assertIn([self.say(*entry) for entry in ENTRIES], names)
        layout.hideElement(TOOLBAR)
        wait_for(lambda: not layout.isElementVisible(TOOLBAR), "工具栏隐藏")

    # --- a new table ---

    def new(self, unit, year=None, down=0):
        """Answers the dialog; returns the new document. down: how far below the template
        that is offered, which is the bureau's, the wanted one stands in the list."""
        before = len(self.documents())
        self.choose(NEW)
        box = self.wait_for_dialog(self.say("新建自评表", "New self-evaluation"))
        self.screen.type(unit)
        self.screen.keys("Tab")
        if year:
            self.screen.keys("ctrl+a")
            self.screen.type(str(year))
        self.screen.keys("Tab")
        for _ in range(down):
            self.screen.keys("Down")
        self.keep_picture("the dialog is filled in")
        self.press(box, self.say("新建", "Create"))
        wait_for(lambda: len(self.documents()) > before, "新建的表")
        self.document = next(one for one in self.documents() if not one.URL
                             and one.Sheets.hasByName("自评表"))
        self.addCleanup(self.close, self.document)
        self.wait_until_idle()
        return self.document

    def test_a_new_table_has_unit_and_year(self):
        with self.step("a new table of the default pack"):
            document = self.new("芦淞区城管局", 2025, down=1)
            # an application for a project: of 主管部门 and 实施单位 the latter fills it in
            self.wait_for_cell("自评表.D4", "芦淞区城管局")
            self.assertEqual(self.cell("自评表.D3").String, "")
            self.wait_for_cell("自评表.L1", 2025.0)
            self.assertIn("2025年度", self.cell("自评表.A1").String)
            self.assertEqual(document.URL, "")
        with self.step("the cursor is on the first cell to fill"):
            self.assertEqual(self.selected(), "自评表.D2")

    def test_a_bureaus_own_template_is_offered_first_and_words_stay_words(self):
        with self.step("a new table of the bureau's template"):
            self.new("=1+1")
            self.assertTrue(self.document.Sheets.hasByName("基础数据表"))
            self.assertEqual(self.cell("自评表.D2").String, "=1+1")
            self.assertEqual(self.cell("自评表.D2").Type.value, "TEXT")

    def put_plain_template(self, name):
        """A template that the bureau drew itself: the unit behind its own label, no cell
        for the year, nothing locked."""
        rows = [("项目支出绩效自评表",), ("单位名称：",), (),
                ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
                ("产出指标", "数量指标", "检查次数", "≥5次", "", 10, "")]
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                cell = self.document.Sheets[0].getCellByPosition(column, row)
                cell.setDataArray(((text,),))
        path = self.rules / "template" / name
        self.document.storeToURL(office.url(path), office.properties(
            FilterName="calc8_template", Overwrite=True))
        self.addCleanup(path.unlink)

    def test_what_a_plain_template_has_no_cell_for_is_told(self):
        self.put_plain_template("0朴素.ots")  # before 本局自评表
        with self.step("a new table of a plain template"):
            self.choose(NEW)
            box = self.wait_for_dialog()
            self.screen.type("芦淞区城管局")
            self.press(box, self.say("新建", "Create"))
            box = self.wait_for_dialog(self.name)
            self.assertRegex(box.says(), self.say("没有找到填年度", "no cell for the year"))
            self.press(box, self.say("确定", "OK"))
        made = next(one for one in self.documents()
                    if not one.URL and one.Title != self.document.Title)
        self.addCleanup(self.close, made)
        self.document = made
        self.assertEqual(self.selected(), made.Sheets[0].Name + ".E5")
        texts = made.Sheets[0].getCellRangeByName("A1:A2").getDataArray()
        self.assertEqual(texts, (("项目支出绩效自评表",), ("单位名称：芦淞区城管局",)))

    def test_cancelled_nothing_is_made(self):
        with self.step("the dialog is cancelled"):
            before = len(self.documents())
            self.choose(NEW)
            self.press(self.wait_for_dialog(), self.say("取消", "Cancel"))
            self.assertEqual(len(self.documents()), before)

    # --- the others ---

    def test_scoring_again_tells_how_many_scores_there_are(self):
        sheet = self.document.Sheets[0]
        for row in (1, 2, 4):
            office.type_formula(sheet, f"B{row}", '=PBE_SCORE("≥90%";"85%";9)')
        office.type_formula(sheet, "C1", "=SUM(B1:B4)")
        self.document.setModified(False)
        with self.step("scored again"):
            self.choose(RECALCULATE)
            box = self.wait_for_dialog()
            self.assertIn("3", box.says())
            self.keep_picture("the box after scoring")
            self.press(box, self.say("确定", "OK"))
            self.assertFalse(self.document.isModified())
            self.assertEqual(office.show(sheet.getCellRangeByName("B4")), 8.5)

    def test_the_self_check_can_be_copied(self):
        with self.step("the self check"):
            self.choose(SELFCHECK)
            said = self.copied(self.wait_for_dialog(self.say("自检", "Self-check")))
        for words in ("PBE 0.", "LibreOffice ", "Lua 5.4", "libpbe.so", str(self.rules),
                      "mof-2020-10", self.say("没有错误", "no error"),
                      self.say("由这个组件提供", "provided by this component")):
            self.assertIn(words, said)

    def test_a_broken_rule_file_is_told_and_the_self_check_keeps_it(self):
        pack = office.type_formula(self.document.Sheets[0], "A1", "=PBE_PACK()")
        broken = self.rules / "ours"
        broken.mkdir()
        self.addCleanup(shutil.rmtree, broken)
        (broken / "pack.lua").write_text("-- \npac { }\n")
        with self.step("the rules do not load"):
            self.choose(RELOAD)
            said = self.copied(self.wait_for_dialog())
            self.assertIn("ours/pack.lua", said)
        with self.step("the cell leads to the self check"):
            self.assertIn(self.say("自检", "Self-check"), pack.String)
            self.choose(SELFCHECK)
            said = self.copied(self.wait_for_dialog())
            self.assertRegex(said, self.say("ours/pack.lua 第2行", "ours/pack.lua.* 2"))
        shutil.rmtree(broken)
        broken.mkdir()
        with self.step("mended"):
            self.choose(RELOAD)
            self.press(self.wait_for_dialog(), self.say("确定", "OK"))
            self.assertNotIn(self.say("自检", "Self-check"), pack.String)

    def test_help_opens_in_the_browser_and_says_where_it_is_without_one(self):
        self.opened.unlink(missing_ok=True)
        with self.step("the browser is asked"):
            self.choose(HELP)
            address = wait_for(lambda: self.opened.exists() and self.opened.read_text(),
                               "xdg-open")
            self.assertTrue(address.startswith("file:///"), address)
            page = office.uno.fileUrlToSystemPath(address)
            self.assertTrue(page.endswith(self.say("help/zh.html", "help/en.html")))
            self.assertTrue(os.path.isfile(page), page)
        self.opener.chmod(0o644)
        self.addCleanup(self.opener.chmod, 0o755)
        if shutil.which("xdg-open"):
            return  # this machine has another one
        with self.step("there is no browser"):
            self.choose(HELP)
            box = self.wait_for_dialog()
            self.assertIn(page, box.says().replace("\n", ""))
            self.keep_picture("the box of the help")
            self.press(box, self.say("确定", "OK"))


if __name__ == "__main__":
    story.main()
