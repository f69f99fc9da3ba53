"""The extension comes and goes: a person installs the .oxt in a window, fills in a form,
switches the extension off while the form is open, and on again; or somebody deletes its
folder meanwhile. Nothing is lost."""

import shutil

import commanded
import story
from story import office, seen


class Installed(commanded.Commanded):

    @classmethod
    def store(cls):
        return cls.work / "empty"  # nobody has installed anything for all

    def start_again(self):
        """The restart that LibreOffice asks for."""
        self.doCleanups()  # closes the documents
        self.office.stop()
        self.start_office(profile=self.office.profile)

    def open_manager(self):
        self.menu(self.say("工具", "Tools"), self.say("扩展", "Extension"))
        return self.wait_for_dialog(self.manager_title())

    def manager_title(self):
        return self.say("扩展", "Extension")  # and more, in some versions

    def click(self, box, button):
        found = story.wait_for(lambda: box.find("PUSH_BUTTON", button), button)
        self.screen.click(*found.middle())

    def choose_first(self, manager):
        """The list of extensions is drawn by hand: no screen reader reads it out."""
        left, top, width, height = manager.find("TEXT").box()
        self.screen.click(left + width // 2, top + height + 45)

    def fill_in_a_row(self):
        for name, text in (("E13", "200起以上"), ("F13", "401"), ("G13", "8")):
            self.fill_in(f"自评表.{name}", text)

    def test_it_is_installed_switched_off_and_on_again(self):
        with self.step("the file is chosen"):
            self.document = self.open("private:factory/scalc")
            manager = self.open_manager()
            self.click(manager, self.say("添加", "Add"))
            self.name_file(office.find_package())
            box = self.wait_for_dialog_saying(self.say("哪个用户", "For whom"))
            self.press(box, self.say("仅为我自己", "Only for me"))
            story.wait_for(lambda: manager.find("PUSH_BUTTON", self.say("禁用", "Disable")),
                           "扩展装好")
        with self.step("a restart is offered"):
            self.click(manager, self.say("关闭", "Close"))
            self.wait_for_dialog_saying(self.say("重新启动", "restart"))
        with self.step("menu and scores are there"):
            self.start_again()
            self.document = self.open_form()
            self.fill_in_a_row()
            self.wait_for_cell("自评表.H13", 8.0)
        with self.step("it is switched off while the form is open"):
            self.switch(self.say("禁用", "Disable"), self.say("启用", "Enable"))
            self.wait_for_cell("自评表.H13", 8.0)
        with self.step("what is typed now has no score"):
            self.fill_in("自评表.F13", "100")
            self.wait_for_cell("自评表.H13", "#ADDIN?")
        with self.step("the commands do nothing"):
            for command in self.commands:
                self.give(command)
                self.wait_until_idle()
                self.assertEqual(seen.dialogs(self.office), [], command)
        with self.step("the form is saved all the same"):
            path = self.work / "没有扩展.ods"
            path.unlink(missing_ok=True)
            self.screen.keys("ctrl+s")
            self.name_file(path)
            story.wait_for(lambda: path.exists() and not self.document.isModified(), path)
        with self.step("it is switched on again"):
            self.switch(self.say("启用", "Enable"), self.say("禁用", "Disable"))
            self.start_again()
        with self.step("the form scores as before"):
            self.document = self.open(path)
            self.wait_for_cell("自评表.H13", 4.0)

    def switch(self, button, afterwards):
        """Presses the button for the extension, which then has another name."""
        manager = self.open_manager()
        self.choose_first(manager)
        self.click(manager, button)
        story.wait_for(lambda: manager.find("PUSH_BUTTON", afterwards), afterwards)
        self.keep_picture(afterwards)
        self.click(manager, self.say("关闭", "Close"))
        box = self.wait_for_dialog_saying(self.say("重新启动", "restart"))
        self.press(box, self.say("稍后", "Restart Later"))
        self.screen.keys("Escape")
        story.wait_for(lambda: not seen.dialogs(self.office), "扩展管理器关闭")


class Deleted(commanded.Commanded):
    """As an administrator does with a bundled extension, without closing Calc first."""

    @classmethod
    def store(cls):
        store = office.install(office.find_package(), cls.work, private=True)
        cls.addClassCleanup(shutil.rmtree, store, True)
        cls.package = next(store.glob("uno_packages/*/pbe.oxt"))
        return store

    def test_the_last_rules_go_on_and_reload_and_help_say_what_to_do(self):
        with self.step("a form is open"):
            self.document = self.open_form()
            for name, text in (("E13", "200起以上"), ("F13", "401"), ("G13", "8")):
                self.fill_in(f"自评表.{name}", text)
            self.wait_for_cell("自评表.H13", 8.0)
        for folder in ("rules", "help"):
            shutil.rmtree(self.package / folder)
        again = self.say("重新安装扩展", "again")
        with self.step("reload says that the rules are gone"):
            self.give("reload")
            said = self.take_answer("the rules are gone")
            self.assertIn(again, said)
            self.assertIn(self.say("沿用上次的规则", "the last good ones go on"), said)
        with self.step("help says that it is gone"):
            self.give("help")
            self.assertIn(again, self.take_answer("the help is gone"))
        with self.step("the scores go on"):
            self.fill_in("自评表.F13", "100")
            self.wait_for_cell("自评表.H13", 4.0)


if __name__ == "__main__":
    story.main()
