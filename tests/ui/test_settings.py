"""Settings and rule packs in a real window: the page under Tools > Options, where a folder
is typed in and a wrong one is told at once, and the dialog that changes a workbook's pack."""

import re
import shutil

import story
from story import office, seen

OPTIONS = "/org.openoffice.Office.OptionsDialog/Nodes/pbe.options/Leaves/pbe.rules"
OWN_PACK = ('pack { id = "our-own", version = "2", title = "本局办法", basis = "本局办法",'
            ' extends = "mof-2020-10" }\n'
            'grades { { name = "好", from = 50 }, { name = "不好", from = 0 } }\n')


class InWindow(story.Story):
    """What the stories below share."""

    def open_options(self):
        provider = self.office.create("com.sun.star.configuration.ConfigurationProvider")
        leaf = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            office.properties(nodepath=OPTIONS))
        frame = self.document.CurrentController.Frame
        address = office.uno.createUnoStruct("com.sun.star.util.URL")
        address.Complete = ".uno:OptionsTreeDialog"
        _, address = self.office.create("com.sun.star.util.URLTransformer").parseStrict(address)
        # not in the bridge's thread, where the dialog would have an event loop of its own
        frame.queryDispatch(address, "", 0).dispatch(address, office.properties(
            OptionsPageURL=leaf.OptionsPage, SynchronMode=False))
        return self.wait_for_dialog(self.say("绩效自评 - 规则", "PBE - Rules"))

    def folder_field(self, box):
        """Not simply the first: newer offices have a field to search all options."""
        browse = box.find("PUSH_BUTTON", self.say("浏览", "Browse"))
        return box.find_beside("TEXT", browse)

    def type_folder(self, box, text):
        """Types into the field of the rules folder."""
        field = self.folder_field(box)
        self.screen.click(*field.middle())
        story.wait_for(lambda: field.has("FOCUSED"), "规则文件夹一栏")
        self.screen.keys("ctrl+a")
        self.screen.type(text)
        story.wait_for(lambda: field.text == text, text)

    def boxes(self):
        return seen.dialogs(self.office)

    def wait_for_box(self, words):
        """Waits for a second dialog, and that one of them says this."""
        story.wait_for(lambda: len(self.boxes()) == 2
                       and any(words in told.says() for told in self.boxes()), words)

    def ok(self):
        return self.say("确定", "OK")


class Settings(InWindow):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules = cls.work / "rules"
        shutil.rmtree(cls.rules, ignore_errors=True)
        (cls.rules / "our-own").mkdir(parents=True)
        (cls.rules / "our-own" / "pack.lua").write_text(OWN_PACK, encoding="utf-8")

    def test_a_folder_is_typed_in_and_a_wrong_one_is_told(self):
        with self.step("the page of settings"):
            self.document = self.open("private:factory/scalc")
            grade = office.type_formula(self.document.Sheets[0], "A1",
                                        '=PBE_GRADE(82;"our-own")')
            box = self.open_options()
            self.assertIn(self.say("本单位的规则文件夹", "The bureau's rules"), box.says())
        with self.step("a folder is typed in"):
            self.type_folder(box, str(self.rules))
        with self.step("and scores at once"):
            self.press(box, self.ok())
            story.wait_for(lambda: office.show(grade) == "好", "本局的等级")
        with self.step("a wrong folder is told"):
            box = self.open_options()
            self.type_folder(box, str(self.rules) + "-no")
            self.screen.click(*box.find("PUSH_BUTTON", self.ok()).middle())
            self.wait_for_box("rules-no")
        with self.step("and the good rules go on"):
            self.screen.keys("Return")
            story.wait_for(lambda: not self.boxes(), "关闭说明和选项")
            self.assertEqual(office.show(grade), "好")

    def test_a_workbook_changes_its_pack_after_a_warning(self):
        with self.step("a form of 2022"):
            self.document = self.open_form("hubei-huangshi-2022")
            self.wait_for_cell("自评表.L2", "hubei-huangshi-2022")
        with self.step("the rule packs"):
            box = self.open_packs()
            self.assertIn("hubei-huangshi-2022", box.says())
        with self.step("rules of 2023 are chosen"):
            self.choose(box, "zhuzhou-lusong-2023")
            story.wait_for(lambda: "2023" in box.says().splitlines()[-1], "提醒")
        with self.step("they are newer than the table"):
            self.use(box)
            self.wait_for_box(self.say("去年", "Last year"))
            self.assertEqual(office.show(self.cell("自评表.L2")), "hubei-huangshi-2022")
        with self.step("and are used all the same"):
            self.screen.keys("Return")
            self.wait_for_cell("自评表.L2", "zhuzhou-lusong-2023")
            self.assertEqual(self.noted(), "zhuzhou-lusong-2023")
        with self.step("undone in one step"):
            self.press(box, self.say("关闭", "Close"))
            self.screen.keys("ctrl+z")
            self.wait_for_cell("自评表.L2", "hubei-huangshi-2022")
            self.assertEqual(self.noted(), "hubei-huangshi-2022")

    def test_a_workbook_of_another_kind_only_notes_the_pack(self):
        with self.step("a workbook without a form"):
            self.document = self.open("private:factory/scalc")
            box = self.open_packs()
            self.assertIn(self.say("没有写规则包", "names no pack"), box.says())
        with self.step("notes a pack in its properties"):
            self.choose(box, "mof-2021-101")
            self.assertIn("规则包编号", box.says())
            self.use(box)
            story.wait_for(lambda: "mof-2021-101" in box.says().splitlines()[0], "所用的")
            self.assertEqual(self.noted(), "mof-2021-101")
        with self.step("and forgets it when undone"):
            self.press(box, self.say("关闭", "Close"))
            self.screen.keys("ctrl+z")
            story.wait_for(lambda: self.noted() is None, "撤销")

    def test_a_read_only_workbook_keeps_its_pack(self):
        path = self.work / "read-only.ods"
        with self.step("a workbook is only read"):
            form = self.office.open(office.make_template(self.work / "form.ots"),
                                    AsTemplate=True)
            office.save(form, path)
            office.close(form)
            self.document = self.open(path, ReadOnly=True)
            box = self.open_packs()
        with self.step("and keeps its pack"):
            self.choose(box, "mof-2020-10")
            self.use(box)
            self.wait_for_box(self.say("只读", "read-only"))
            self.screen.keys("Return")
            story.wait_for(lambda: len(self.boxes()) == 1, "关闭说明")
            self.assertEqual(self.noted(), "zhuzhou-lusong-2023")
        self.press(box, self.say("关闭", "Close"))

    def open_packs(self):
        self.menu(self.say("绩效自评", "PBE"), self.say("规则包", "Rule packs"))
        return self.wait_for_dialog(self.say("规则包", "Rule packs"))

    def choose(self, box, pack):
        item = next(node for node in box.find_all("LIST_ITEM") if pack in node.name)
        self.screen.click(*item.middle())
        story.wait_for(lambda: item.has("SELECTED"), pack)

    def use(self, box):
        change = self.say("用于本工作簿", "Use in this workbook")
        self.screen.click(*box.find("PUSH_BUTTON", change).middle())

    def noted(self):
        """The pack that the document's properties name, or None."""
        properties = self.document.DocumentProperties.UserDefinedProperties
        if not properties.PropertySetInfo.hasPropertyByName("pbe.pack"):
            return None
        return properties.getPropertyValue("pbe.pack")


class Language(InWindow):

    def test_the_sidebar_speaks_the_language_that_is_chosen(self):
        with self.step("the sidebar is open"):
            self.document = self.open_form()
            self.menu(self.say("绩效自评", "PBE"), self.say("检查本表", "Check this"))
            self.wait_for_button(self.say("写入工作表", "Write to sheet"))
        with self.step("the other language is chosen"):
            self.choose_language("End" if self.language.startswith("zh") else "Up")
            self.wait_for_button(self.say("Write to sheet", "写入工作表"))
        with self.step("and the first one again"):
            self.choose_language("Home")
            self.wait_for_button(self.say("写入工作表", "Write to sheet"))

    def choose_language(self, *keys):
        """In the list of languages: that of the user interface, Chinese, English."""
        box = self.open_options()
        choices = [node for node in box.walk()
                   if node.is_a("LIST", "COMBO_BOX") and node.has("SHOWING")
                   and re.search("语言|Explanations", node.name)]
        self.screen.click(*choices[0].middle())
        self.screen.keys("End", *keys, "Return")
        self.press(box, self.ok())

    def wait_for_button(self, name):
        def find():
            deck = seen.deck(self.document, self.say("绩效自评", "PBE"))
            return deck and deck.find("PUSH_BUTTON", name)
        story.wait_for(find, name)


if __name__ == "__main__":
    story.main()
