"""A rule file edited by hand and reloaded in a running Calc: cells change; a broken edit
leaves the old scores and says file, line and what to change."""

import shutil
import time

import office

PACK = "mof-2021-101"
SATISFACTION = f'=PBE_SCORE("≥90%";"85%";10;"服务对象满意度指标";;"{PACK}")'
STEP = "{ from = 80, percent = 80 }"
EXAMPLE = 'actual = "89.9%", weight = 10, points = 8'


class Reload(office.OfficeTest):

    @classmethod
    def setUpClass(cls):
        cls.rules = office.work_folder() / "rules"
        cls.environment = {"PBE_RULES": str(cls.rules)}
        cls.copy_rules()
        super().setUpClass()

    @classmethod
    def copy_rules(cls):
        shutil.rmtree(cls.rules, ignore_errors=True)
        shutil.copytree(office.SOURCE / "rules", cls.rules)

    def setUp(self):
        self.copy_rules()
        self.book = self.document()
        cells = self.book.Sheets[0]
        self.score = office.type_formula(cells, "A1", SATISFACTION)
        self.grade = office.type_formula(cells, "A2", f'=PBE_GRADE(82;"{PACK}")')
        self.pack = office.type_formula(cells, "A3", f'=PBE_PACK("{PACK}")')
        self.reload()
        self.assertEqual(self.values(), (8.0, "良"))
        self.assertRegex(self.pack.String, rf"^{PACK} \S+ \([0-9a-f]+\)$")

    def values(self):
        return office.show(self.score), office.show(self.grade)

    def reload(self, book=None):
        """What the menu entry does. The cells are calculated on the main thread soon after:
        waits until a question that comes later is answered, then until nothing changes."""
        self.office.dispatch(book or self.book, "pbe:reload")
        before = None
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            time.sleep(0.1)
            now = (*self.values(), self.pack.String)
            if now == before:
                return
            before = now

    def edit(self, file, old, new):
        """Replaces one text in a file of the pack, as a person in an editor; returns the
        line number of the change."""
        path = self.rules / PACK / file
        text = path.read_text(encoding="utf-8")
        self.assertEqual(text.count(old), 1, f"{old!r} in {file}")
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[:text.index(old)].count("\n") + 1

    def check_refused(self, *words):
        """The old scores stay, and PBE_PACK says place and remedy."""
        self.reload()
        self.assertEqual(self.values(), (8.0, "良"))
        said = self.pack.String
        self.assertTrue(said.startswith(PACK), said)
        for word in (f"{PACK}/rules.lua", *words):
            self.assertIn(word, said)

    def test_a_changed_number_changes_the_cells(self):
        before = self.pack.String
        self.edit("rules.lua", STEP, "{ from = 80, percent = 70 }")
        self.edit("rules.lua", EXAMPLE, EXAMPLE.replace("points = 8", "points = 7"))
        self.assertEqual(self.values(), (8.0, "良"))  # not before it is asked for
        self.reload()
        self.assertEqual(self.values(), (7.0, "良"))
        self.assertNotEqual(self.pack.String, before)  # another fingerprint

    def test_every_open_workbook_is_recalculated(self):
        other = self.document()
        cell = office.type_formula(other.Sheets[0], "B7", SATISFACTION)
        self.assertEqual(office.show(cell), 8.0)
        self.edit("rules.lua", STEP, "{ from = 80, percent = 70 }")
        self.edit("rules.lua", EXAMPLE, EXAMPLE.replace("points = 8", "points = 7"))
        self.reload()
        self.assertEqual(office.show(cell), 7.0)

    def test_full_width_punctuation_of_a_chinese_keyboard_is_understood(self):
        self.edit("rules.lua", STEP, "｛ from ＝ 80， percent ＝ 70 ｝")
        self.edit("rules.lua", EXAMPLE, EXAMPLE.replace("points = 8", "points = 7"))
        self.reload()
        self.assertEqual(self.values(), (7.0, "良"))

    def test_a_misspelled_field_is_named_with_its_place_and_the_right_word(self):
        # a list of steps is checked as a whole: the line is one of its lines
        self.edit("rules.lua", STEP, "{ from = 80, percnt = 80 }")
        self.check_refused("第", "percnt", "percent")

    def test_a_missing_comma_is_reported_with_its_line(self):
        line = self.edit("rules.lua", STEP, "{ from = 80 percent = 80 }")
        self.check_refused(f"第{line}行", "80 后面少了逗号")

    def test_a_number_that_contradicts_the_rules_own_example_is_refused(self):
        self.edit("rules.lua", STEP, "{ from = 80, percent = 70 }")
        self.check_refused("第", "满意度指标", "89.9%")

    def test_after_the_repair_it_works_again(self):
        self.edit("rules.lua", STEP, "{ from = 80, percnt = 80 }")
        self.reload()
        self.assertIn("percnt", self.pack.String)
        self.edit("rules.lua", "percnt = 80", "percent = 70")
        self.edit("rules.lua", EXAMPLE, EXAMPLE.replace("points = 8", "points = 7"))
        self.reload()
        self.assertEqual(self.values(), (7.0, "良"))
        self.assertRegex(self.pack.String, rf"^{PACK} \S+ \([0-9a-f]+\)$")

    def test_a_pack_of_the_bureaus_own_appears(self):
        folder = self.rules / "our-own"
        folder.mkdir()
        (folder / "pack.lua").write_text(
            'pack { id = "our-own", version = "2", title = "本局", basis = "本局办法",'
            ' extends = "mof-2020-10" }\n'
            'grades { { name = "好", from = 50 }, { name = "不好", from = 0 } }\n',
            encoding="utf-8")
        self.grade.Formula = self.grade.Formula.replace(PACK, "our-own")
        self.assertEqual(office.show(self.grade), "Err:502")
        self.reload()
        self.assertEqual(office.show(self.grade), "好", self.pack.String)


if __name__ == "__main__":
    office.main()
