"""The extension is switched off or removed while a form is open: nothing is lost, and when
it is back after a restart the form scores as before."""

import commanded
import story
from story import office


class Removed(commanded.Commanded):

    @classmethod
    def store(cls):
        return cls.own_store

    @classmethod
    def setUpClass(cls):
        cls.own_store = office.install(office.find_package(), office.work_folder(),
                                       private=True)
        super().setUpClass()

    def manager(self):
        return self.office.context.getValueByName(
            "/singletons/com.sun.star.deployment.ExtensionManager")

    def extension(self):
        found = [one for group in self.manager().getAllExtensions(None, None)
                 for one in group if one and one.Identifier.Value == "pbe.calc"]
        return found[0]

    def open_filled_form(self):
        self.document = self.open_form()
        for name, text in (("E13", "200起以上"), ("F13", "401"), ("G13", "8")):
            self.fill_in(f"自评表.{name}", text)
        self.wait_for_cell("自评表.H13", 8.0)

    def test_switched_off(self):
        with self.step("a form is open"):
            self.open_filled_form()
        with self.step("the extension is switched off"):
            self.manager().disableExtension(self.extension(), None, None)
            self.assertEqual(office.show(self.cell("自评表.H13")), 8.0)
        with self.step("a number is typed"):
            self.fill_in("自评表.F13", "100")
            self.wait_until_idle()
            print(office.show(self.cell("自评表.H13")))
        for c in self.commands:
            with self.step(f"command {c}"):
                self.give(c)
                print(c, self.take_answer())


if __name__ == "__main__":
    story.main()
