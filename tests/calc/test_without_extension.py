"""A scored workbook where the extension is missing, comes back, or is taken away while the
workbook is open. docs/*/without-extension.md tells users what is pinned here."""

import shutil
import unittest

import office
import test_template

try:
    import unohelper
    from com.sun.star.ucb import XCommandEnvironment
except ImportError:  # office.main() says so
    unohelper = None

# Cells of 自评表 whose formulas call the extension: points, a rate, texts. H15 is pending.
SCORED = ["I4", "H13", "H19", "H21", "H29"]
WATCHED = [*SCORED, "H4", "M13", "M15", "M21", "M1"]
PENDING = "H15"
TOTAL = "H36"  # a native sum over the points


def form(document):
    return document.Sheets.getByName("自评表")


def shown(document, names=WATCHED):
    """What cells show, numbers to the ten digits that matter (xlsx keeps 15)."""
    values = {name: office.show(form(document).getCellRangeByName(name)) for name in names}
    return {name: round(value, 10) if isinstance(value, float) else value
            for name, value in values.items()}


def formula(document, name):
    return form(document).getCellRangeByName(name).Formula


class WithoutExtension(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        """Saves the reference report, scored, as .ods and .xlsx."""
        cls.work = office.work_folder()
        cls.package = office.find_package()
        cls.template = test_template.template()
        with office.Office(cls.work, office.install(cls.package, cls.work)) as calc:
            document = calc.open(test_template.filled(cls.template), AsTemplate=True)
            document.calculateAll()
            cls.values = shown(document)
            cls.files = [office.save(document, cls.work / f"scored{ending}")
                         for ending in (".ods", ".xlsx")]
        shutil.rmtree(calc.profile, ignore_errors=True)

    def setUp(self):
        self.assertEqual((self.values["H13"], self.values["H21"]), (8.0, 4.72))

    def started(self, store):
        calc = office.Office(self.work, store=store)
        calc.start()
        self.addCleanup(shutil.rmtree, calc.profile, ignore_errors=True)
        self.addCleanup(calc.stop)
        return calc

    def empty_store(self):
        store = self.work / "store-empty"
        store.mkdir(exist_ok=True)
        return store

    def test_the_empty_template_looks_the_same_without_it(self):
        calc = self.started(self.empty_store())
        document = calc.open(self.template, AsTemplate=True)
        shown_values = test_template.values(document)
        for where, value in test_template.stored_values(self.template).items():
            with self.subTest(".".join(where)):
                self.assertEqual(shown_values[where], value)

    def test_points_stay_visible_without_it_and_come_back_with_it(self):
        resaved = []
        calc = self.started(self.empty_store())
        for path in self.files:
            with self.subTest(f"{path.suffix} opened without the extension"):
                document = calc.open(path)
                self.assertEqual(shown(document), self.values)
                self.assertEqual(shown(document, [TOTAL]), {TOTAL: 80.98})
                # Calc stores no empty text, so it has to compute and cannot
                self.assertEqual(shown(document, [PENDING]), {PENDING: "#NAME?"})
                self.assertIn("pbe.calc.score(", formula(document, "H13"))
                resaved.append(office.save(document, self.work / f"resaved{path.suffix}"))
                document.close(True)
        calc.stop()
        calc = self.started(office.install(self.package, self.work))
        for path in resaved:
            with self.subTest(f"{path.suffix} opened again with the extension"):
                document = calc.open(path)
                self.assertEqual(shown(document), self.values)
                document.calculateAll()
                self.assertEqual(shown(document), self.values)
                self.assertEqual(shown(document, [PENDING, TOTAL]),
                                 {PENDING: "", TOTAL: 80.98})
                self.assertIn("PBE.CALC.SCORE(", formula(document, "H13").upper())
                office.fill(document, "自评表", "F21", "90%")
                self.assertEqual(shown(document, ["H21"]), {"H21": 5.0})
                document.close(True)

    def test_recalculating_without_it_shows_name_errors_and_saving_keeps_the_formulas(self):
        calc = self.started(self.empty_store())
        document = calc.open(self.files[0])
        office.fill(document, "自评表", "F21", "90%")
        after_edit = shown(document)
        self.assertEqual(after_edit["H21"], "#NAME?")  # the row that was edited
        self.assertEqual(after_edit["H13"], self.values["H13"])  # no other row
        document.calculateAll()
        self.assertEqual(shown(document, ["H13"]), {"H13": "#NAME?"})
        spoiled = office.save(document, self.work / "spoiled.ods")
        calc.stop()
        calc = self.started(office.install(self.package, self.work))
        document = calc.open(spoiled)
        document.calculateAll()
        self.assertEqual(shown(document, ["H13", "H21"]), {"H13": 8.0, "H21": 5.0})

    def test_xls_shows_errors_without_it_and_saving_there_breaks_it_for_good(self):
        calc = self.started(office.install(self.package, self.work))
        document = calc.open(self.files[0])
        old = office.save(document, self.work / "scored.xls")
        calc.stop()
        calc = self.started(self.empty_store())
        document = calc.open(old)
        self.assertEqual(shown(document, ["H13"]), {"H13": "#MACRO?"})
        lost = office.save(document, self.work / "lost.xls")
        calc.stop()
        calc = self.started(office.install(self.package, self.work))
        document = calc.open(lost)
        document.calculateAll()
        self.assertEqual(shown(document, ["H13"]), {"H13": "#MACRO?"})

    def test_removing_it_while_the_workbook_is_open_crashes_nothing(self):
        calc = self.started(office.install(self.package, self.work, private=True))
        document = calc.open(self.files[0])
        self.assertEqual(shown(document), self.values)
        self.remove_as_the_extension_manager_does(calc)
        self.assertTrue(calc.alive())
        self.assertEqual(shown(document), self.values)
        document.calculateAll()
        self.assertTrue(calc.alive())
        self.assertEqual(shown(document), {name: "#ADDIN?" for name in WATCHED})
        # what is typed now is an unknown name
        cell = office.type_formula(form(document), "K20", '=PBE_SCORE("200起以上";401;8)')
        self.assertEqual(office.show(cell), "#NAME?")
        # the office goes on working
        other = calc.new_document()
        cell = office.type_formula(other.Sheets[0], "A1", "=6*7")
        self.assertEqual(office.show(cell), 42.0)
        office.save(document, self.work / "removed.ods")
        calc.stop()
        # and the workbook that was saved then is whole again with the extension
        calc = self.started(office.install(self.package, self.work))
        document = calc.open(self.work / "removed.ods")
        document.calculateAll()
        self.assertEqual(shown(document), self.values)

    def remove_as_the_extension_manager_does(self, calc):
        manager = calc.context.getValueByName(
            "/singletons/com.sun.star.deployment.ExtensionManager")
        abort = manager.createAbortChannel()
        found = manager.getDeployedExtensions("shared", abort, quiet())
        ours = [package for package in found if package.Identifier.Value == "pbe.calc"]
        self.assertEqual(len(ours), 1)
        manager.removeExtension("pbe.calc", ours[0].Name, "shared", abort, quiet())


def quiet():
    """A command environment that asks nobody (without any, LibreOffice 7.4 ends)."""

    class Quiet(unohelper.Base, XCommandEnvironment):
        def getInteractionHandler(self):
            return None

        def getProgressHandler(self):
            return None

    return Quiet()


if __name__ == "__main__":
    office.main()
