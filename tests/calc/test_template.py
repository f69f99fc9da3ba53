"""The template workbook in real Calc: its stored values, the reference report filled in,
saved and opened again, printed, and changed as a clerk changes it."""

import json
import os
import pathlib
import re
import subprocess
import xml.etree.ElementTree as tree

import office

CASES = office.SOURCE / "tests" / "cases"
DATA = CASES / "lusong-2023.json"
PAPER = CASES / "lusong-2023-paper.tsv"

# 自评表 with the numbers of the reference report: row -> score; "" is pending. Rows 15 and
# 16 have no actual value; row 21 is 5 × 85/90; row 29 is 10 × 1307.04/1491.59.
SCORES = {4: 10.0, 13: 8.0, 14: 8.0, 15: "", 16: "", 17: 4.0, 18: 4.0, 19: 3.5,
          21: 4.72, 23: 5.0, 25: 5.0, 27: 5.0, 28: 5.0, 29: 8.76, 33: 10.0}
SCORE_COLUMN = {4: "I"}  # the execution row has its score in another column
# What the report gave itself otherwise: the rate of 99.96% 9.5 points, rows without an actual
# value 7.5, and rows that are missed points by feeling.
OTHERWISE_ON_PAPER = {"I4", "H15", "H16", "H21", "H29"}
TOTALS = {"G36": 100.0, "H36": 80.98, "K36": 16.0, "I36": ""}
BASE = {"B5": 50.9, "D5": 55.0, "F5": 40.59, "B6": 50.9, "B11": 1297.27,
        "D11": 1342.35, "F11": 1124.66, "F3": 0.83}

OWN_RULES = pathlib.Path(__file__).resolve().parent.parent / "template" / "rules"

FORMULA = 16  # com.sun.star.sheet.CellFlags.FORMULA


def formula_cells(document):
    """Every formula cell but those of 检查, which are one array: {(sheet, name): cell}."""
    found = {}
    for sheet in document.Sheets:
        if sheet.Name == "检查":
            continue
        for cells in sheet.queryContentCells(FORMULA).Cells:
            found[sheet.Name, cell_name(cells)] = cells
    return found


def cell_name(cell):
    return cell.AbsoluteName.rpartition(".")[2].replace("$", "")


def values(document):
    return {where: office.show(cell) for where, cell in formula_cells(document).items()}


def template():
    """The form of the reference report's pack as flat XML, made once for a test file."""
    return office.make_template(office.work_folder() / "template.fods")


def filled(form):
    """The form filled with the reference report by `pbe fill`, beside it."""
    return office.fill_form(form, DATA, form.with_name("reference.fods"))


class Template(office.OfficeTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.path = template()
        cls.filled_path = filled(cls.path)

    def template(self, **more):
        return self.opened(self.path, AsTemplate=True, **more)

    def filled(self, **more):
        document = self.opened(self.filled_path, AsTemplate=True, **more)
        document.calculateAll()
        return document

    def check_reference(self, document):
        """The document holds the reference report, scored."""
        sheet = document.Sheets.getByName("自评表")
        for row, expected in SCORES.items():
            name = f"{SCORE_COLUMN.get(row, 'H')}{row}"
            explanation = sheet.getCellRangeByName(f"M{row}").String
            self.check(office.show(sheet.getCellRangeByName(name)), expected,
                       f"自评表.{name}: {explanation}")
        for name, expected in TOTALS.items():
            self.check(office.show(sheet.getCellRangeByName(name)), expected,
                       f"自评表.{name}")
        rate = office.show(sheet.getCellRangeByName("H4"))
        self.check(rate, 2627.30 / 2628.42, "自评表.H4")
        base = document.Sheets.getByName("基础数据表")
        for name, expected in BASE.items():
            self.check(office.show(base.getCellRangeByName(name)), expected,
                       f"基础数据表.{name}")

    def test_the_empty_template_has_no_error_and_no_unknown_name(self):
        document = self.template()
        document.calculateAll()
        for (sheet, name), value in values(document).items():
            with self.subTest(f"{sheet}.{name}"):
                self.assertNotRegex(str(value), r"^(#.*|Err:\d+)$")

    def test_its_formulas_use_the_names_that_files_store(self):
        used = set(re.findall(r"PBE[.\w]+(?=\()", self.path.read_text(encoding="utf-8")))
        self.assertEqual(used, {"PBE.CALC." + name for name in
                                ("SCORE", "EXPLAIN", "RATE", "GRADE", "PACK", "CHECK")})

    def check_stored(self, got, path=None):
        """The values are those that the file keeps; that of the template, or another."""
        stored = stored_values(path or self.path)
        self.assertEqual(set(stored), set(got))
        for where, value in got.items():
            with self.subTest(".".join(where)):
                self.assertEqual(value, stored[where])

    def test_the_stored_values_are_what_calc_computes(self):
        document = self.template()
        self.check_stored(values(document))  # as opened
        document.calculateAll()
        self.check_stored(values(document))

    def test_the_stored_checks_are_what_calc_finds(self):
        document = self.template()
        document.calculateAll()
        cells = document.Sheets.getByName("检查").getCellRangeByName("A3:D202")
        self.assertEqual([list(row) for row in cells.getDataArray()],
                         stored_checks(self.path))

    def test_the_empty_template_saved_and_opened_again_is_still_empty(self):
        document = self.template()
        document.calculateAll()
        for ending in (".ods", ".xlsx"):
            path = office.save(document, self.work / f"empty{ending}")
            self.check_stored(values(self.opened(path)))

    def test_the_filled_form_reads_right_before_and_after_it_is_recalculated(self):
        document = self.opened(self.filled_path, AsTemplate=True)
        self.check_reference(document)
        self.check_stored(values(document), self.filled_path)
        document.calculateAll()
        self.check_reference(document)
        self.check_stored(values(document), self.filled_path)
        cells = document.Sheets.getByName("检查").getCellRangeByName("A3:D202")
        self.assertEqual([list(row) for row in cells.getDataArray()],
                         stored_checks(self.filled_path))

    def test_no_cell_of_the_filled_form_is_an_error(self):
        for (sheet, name), value in values(self.filled()).items():
            with self.subTest(f"{sheet}.{name}"):
                self.assertNotRegex(str(value), r"^(#.*|Err:\d+)$")

    def test_rows_that_fill_has_inserted_are_rows_of_their_block(self):
        path = office.fill_form(self.path, CASES / "more-indicators.csv",
                                self.work / "more.fods")
        document = self.opened(path)
        sheet = document.Sheets.getByName("自评表")
        self.check_stored(values(document), path)
        document.calculateAll()
        self.check_stored(values(document), path)
        for first, names, points in ((13, "巡查次数 执法案件 宣传活动", (8.0, 4.0, 3.6)),
                                     (16, "合格率 差错率 验收率", (7.16, 4.0, 8.0))):
            block = sheet.getCellRangeByName(f"C{first}")
            cursor = sheet.createCursorByRange(block)
            cursor.collapseToMergedArea()
            self.assertEqual(cursor.Rows.Count, 3)
            rows = [sheet.getCellRangeByName(f"D{first + i}:H{first + i}")
                    for i in range(3)]
            self.assertEqual(" ".join(row.getDataArray()[0][0] for row in rows), names)
            self.assertEqual(tuple(row.getDataArray()[0][4] for row in rows), points)
        self.assertEqual(sheet.getCellRangeByName("G38").Value, 50.0)

    def test_a_form_that_was_changed_by_hand_and_saved_is_filled_as_well(self):
        document = self.template(hidden=False)
        document.Sheets.moveByName("检查", 0)
        document.Sheets.insertNewByName("说明", 0)
        own = document.Sheets[0].getCellRangeByName("A1")
        own.Formula = "=YEAR(DATE(2023;5;6))"  # which `pbe fill` cannot compute
        sheet = document.Sheets.getByName("自评表")
        sheet.Rows.insertByIndex(13, 1)  # in the block 数量指标
        sheet.Rows.insertByIndex(1, 1)  # above the name of the department
        document.Sheets.getByName("基础数据表").Rows.insertByIndex(0, 2)
        form = office.save(document, self.work / "changed.ods")
        again = self.opened(office.fill_form(form, DATA, self.work / "changed-filled.ods"))
        stored = values(again)
        self.assertEqual(stored["说明", "A1"], 2023.0)
        again.calculateAll()
        self.assertEqual(values(again), stored)
        sheet = again.Sheets.getByName("自评表")
        for row, expected in SCORES.items():
            name = f"{SCORE_COLUMN.get(row, 'H')}{row + (1 if row < 15 else 2)}"
            self.check(office.show(sheet.getCellRangeByName(name)), expected, name)
        self.check(office.show(sheet.getCellRangeByName("H38")), 80.98, "H38")

    def test_row_by_row_it_is_the_paper(self):
        sheet = self.filled().Sheets.getByName("自评表")
        paper = office.points_on_paper(PAPER)
        scored = {f"{SCORE_COLUMN.get(row, 'H')}{row}" for row in SCORES}
        self.assertEqual(set(paper), scored)
        for name, points in paper.items():
            got = office.show(sheet.getCellRangeByName(name))
            with self.subTest(name):
                self.assertEqual(got != points, name in OTHERWISE_ON_PAPER)

    def test_saved_as_xlsx_and_audited_it_is_the_same(self):
        document = self.filled()
        sheet = document.Sheets.getByName("自评表")
        path = office.save(document, self.work / "audited.xlsx")
        for file in (path, self.filled_path):
            with self.subTest(file.name):
                answer = scored(file)
                self.assertEqual((answer["total_given"], answer["total_computed"]),
                                 (80.98, 80.98))
                self.assertEqual(len(answer["rows"]), len(SCORES))
                for row in answer["rows"]:
                    shown = office.show(sheet.getCellRangeByName(row["cell"]))
                    computed = "" if row["computed"] is None else row["computed"]
                    self.assertEqual(shown, computed, row["cell"])

    def test_result_cells_have_a_number_format_that_keeps_their_value(self):
        document = self.filled()
        for (sheet, name), cell in formula_cells(document).items():
            if "PBE.CALC" in cell.Formula.upper() and office.is_number(cell):
                with self.subTest(f"{sheet}.{name}"):
                    key = document.NumberFormats.getByKey(cell.NumberFormat)
                    self.assertNotIn(key.FormatString, ("General", "G/通用格式"))

    def test_the_reference_report_gets_its_scores(self):
        self.check_reference(self.filled())

    def test_every_scored_row_is_explained(self):
        sheet = self.filled().Sheets.getByName("自评表")
        for row in SCORES:
            with self.subTest(row):
                self.assertNotEqual(sheet.getCellRangeByName(f"M{row}").String, "")
        self.assertEqual(sheet.getCellRangeByName("M21").String,
                         "85% 未达到 ≥90%：5 × 85/90 = 4.72")
        self.assertIn("未填", sheet.getCellRangeByName("M15").String)

    def test_the_grade_appears_when_nothing_is_pending(self):
        document = self.filled()
        for name, actual in (("F15", "96%"), ("F16", "90%")):
            office.fill(document, "自评表", name, actual)
        document.calculateAll()
        sheet = document.Sheets.getByName("自评表")
        self.check(office.show(sheet.getCellRangeByName("H36")), 96.98, "H36")
        self.check(office.show(sheet.getCellRangeByName("K36")), 0.0, "K36")
        self.check(office.show(sheet.getCellRangeByName("I36")), "优", "I36")
        self.assertEqual(sheet.getCellRangeByName("I36").String, "等级：优")

    def test_saved_and_opened_again_as_ods_and_xlsx_it_is_the_same(self):
        document = self.filled()
        before = values(document)
        for ending in (".ods", ".xlsx"):
            with self.subTest(ending):
                path = office.save(document, self.work / f"filled{ending}")
                again = self.opened(path)
                self.check_reference(again)
                again.calculateAll()
                self.check_reference(again)
                self.assertEqual(set(values(again)), set(before))

    def test_a_row_inserted_among_the_indicators_breaks_no_other_row(self):
        document = self.filled()
        sheet = document.Sheets.getByName("自评表")
        before = values(document)
        sheet.Rows.insertByIndex(14, 1)  # above row 15, between the first two level-2 groups
        document.calculateAll()
        after = values(document)
        moved = {(name, shifted(cell, 15) if name == "自评表" else cell): value
                 for (name, cell), value in before.items()}
        self.assertEqual(after, moved)

    def test_a_row_copied_below_itself_scores_on_its_own(self):
        document = self.filled()
        sheet = document.Sheets.getByName("自评表")
        sheet.Rows.insertByIndex(14, 1)
        source = sheet.getCellRangeByName("D14:M14").RangeAddress
        target = sheet.getCellRangeByName("D15").CellAddress
        sheet.copyRange(target, source)
        document.calculateAll()
        self.check(office.show(sheet.getCellRangeByName("H15")), 8.0, "H15")
        self.check(office.show(sheet.getCellRangeByName("G37")), 108.0, "G37")
        self.check(office.show(sheet.getCellRangeByName("H37")), 88.98, "H37")

    def test_a_row_inserted_among_the_indicators_scores_at_once(self):
        document = self.filled(hidden=False)
        sheet = document.Sheets.getByName("自评表")
        self.assertTrue(sheet.isProtected())
        for above in (14, 16, 37):  # in a block, between two, and below the last
            with self.subTest(above):
                sheet.Rows.insertByIndex(above - 1, 1)
                for column, value in (("D", "新的指标"), ("E", "≥90%"), ("F", "45%"),
                                      ("G", "4")):
                    office.fill(document, "自评表", f"{column}{above}", value)
                self.check(office.show(sheet.getCellRangeByName(f"H{above}")), 2.0, "H")
                self.assertEqual(sheet.getCellRangeByName(f"M{above}").String,
                                 "45% 未达到 ≥90%：4 × 45/90 = 2")
        self.check(office.show(sheet.getCellRangeByName("G39")), 112.0, "G39")
        self.check(office.show(sheet.getCellRangeByName("H39")), 86.98, "H39")

    def test_what_the_inserted_row_was_given_can_be_undone(self):
        document = self.template(hidden=False)
        sheet = document.Sheets.getByName("自评表")
        before = values(document)
        sheet.Rows.insertByIndex(13, 1)
        self.assertNotEqual(sheet.getCellRangeByName("H14").Formula, "")
        while document.UndoManager.isUndoPossible():
            document.UndoManager.undo()
        document.calculateAll()
        self.assertEqual(values(document), before)

    def test_an_inserted_line_of_the_base_table_is_added_up(self):
        document = self.filled()
        sheet = document.Sheets.getByName("基础数据表")
        for above in (12, 14, 19):  # the first line of 项目支出, a middle one, below the last
            sheet.Rows.insertByIndex(above - 1, 1)
            office.fill(document, "基础数据表", f"B{above}", "1")
        document.calculateAll()
        self.check(office.show(sheet.getCellRangeByName("B11")), 1300.27, "B11")

    def test_what_is_typed_stays_as_it_is_typed(self):
        document = self.template()
        sheet = document.Sheets.getByName("自评表")
        for text in ("2023年6月30日", "95%", "9-1", "1/2", "=1+1", "007"):
            with self.subTest(text):
                sheet.getCellRangeByName("E13").FormulaLocal = text
                self.assertEqual(sheet.getCellRangeByName("E13").String, text)

    def test_only_what_people_fill_in_can_be_changed(self):
        document = self.template()
        for sheet in document.Sheets:
            self.assertTrue(sheet.isProtected(), sheet.Name)
        sheet = document.Sheets.getByName("自评表")
        for name in ("D2", "D4", "D13", "E13", "G13", "I13", "K13", "L13", "C11", "L1"):
            self.assertFalse(sheet.getCellRangeByName(name).CellProtection.IsLocked, name)
        for name in ("A1", "B12", "G4", "H4", "E5", "G36", "H36", "I36", "L2", "M1"):
            self.assertTrue(sheet.getCellRangeByName(name).CellProtection.IsLocked, name)
        for name in ("A12", "B13", "C13"):  # else Calc takes them apart, see below
            validation = sheet.getCellRangeByName(name).Validation
            self.assertTrue(validation.ShowErrorMessage, name)
            self.assertRegex(validation.ErrorMessage, "规定", name)

    def test_an_inserted_row_stands_beside_the_names_of_its_levels(self):
        document = self.template()
        sheet = document.Sheets.getByName("自评表")
        sheet.Rows.insertByIndex(13, 1)
        for name, rows in (("A12", 24), ("B13", 7), ("C13", 3), ("C16", 2)):
            cursor = sheet.createCursorByRange(sheet.getCellRangeByName(name))
            cursor.collapseToMergedArea()
            self.assertEqual(cursor.Rows.Count, rows, name)

    def test_a_wrong_weight_is_refused_in_chinese(self):
        sheet = self.template().Sheets.getByName("自评表")
        for name in ("G13", "K13", "H13"):
            validation = sheet.getCellRangeByName(name).Validation
            self.assertTrue(validation.ShowErrorMessage, name)
            self.assertRegex(validation.ErrorMessage, "数字|公式", name)
        rules = sheet.getCellRangeByName("L13").Validation
        self.assertEqual(rules.Type.value, "LIST")
        self.assertIn("定量指标", rules.getFormula1())

    def test_an_actual_value_may_be_anything(self):
        # a list that refuses nothing: newer offices drop what is typed, or ask each time
        sheet = self.template().Sheets.getByName("自评表")
        self.assertEqual(sheet.getCellRangeByName("F13").Validation.Type.value, "ANY")

    def test_bands_are_offered_where_a_target_in_words_is_prescribed(self):
        form = office.make_template(office.work_folder() / "own.fods", "own", OWN_RULES)
        sheet = self.opened(form, AsTemplate=True).Sheets.getByName("自评表")
        actual = {sheet.getCellByPosition(3, row).String:
                  sheet.getCellByPosition(5, row).Validation for row in range(10, 25)}
        self.assertEqual(actual["巡查次数"].Type.value, "ANY")
        bands = actual["环境"]
        self.assertEqual(bands.Type.value, "LIST")
        self.assertIn("达成年度指标", bands.getFormula1())
        self.assertEqual((bands.ShowErrorMessage, bands.ErrorAlertStyle.value),
                         (True, "WARNING"))

    def test_a_rule_named_in_the_row_is_the_one_that_scores(self):
        document = self.filled()
        sheet = document.Sheets.getByName("自评表")
        for name, value in (("E13", "200"), ("F13", "250"), ("L13", "成本指标")):
            office.fill(document, "自评表", name, value)  # as costs: 8 × 200/250
        document.calculateAll()
        self.check(office.show(sheet.getCellRangeByName("H13")), 6.4, "H13")

    def test_the_sheet_of_checks_shows_what_does_not_add_up(self):
        document = self.filled()
        sheet = document.Sheets.getByName("检查")
        self.assertEqual(sheet.getCellRangeByName("D202").String, "")
        office.fill(document, "自评表", "E6", "2611.36")  # one less than the parts add up to
        document.calculateAll()
        found = [sheet.getCellByPosition(3, row).String for row in range(2, 202)]
        self.assertTrue([text for text in found if "2622.42" in text], found[:20])

    def test_the_document_says_which_rules_it_was_made_by(self):
        properties = self.template().DocumentProperties.UserDefinedProperties
        self.assertEqual(properties.getPropertyValue("pbe.pack"), "zhuzhou-lusong-2023")
        self.assertRegex(properties.getPropertyValue("pbe.fingerprint"), "^[0-9a-f]{64}$")

    def test_it_prints_on_one_page_of_a4_for_each_sheet(self):
        path = office.save(self.filled(), self.work / "filled.pdf")
        try:
            done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True,
                                  check=True)
        except FileNotFoundError:
            self.skipTest("pdfinfo is missing: apt-get install poppler-utils")
        self.assertRegex(done.stdout, r"Pages: +2\n")
        self.assertRegex(done.stdout, r"Page size: .*A4")


def scored(path):
    """What `pbe score` says about the workbook, as a dictionary."""
    done = subprocess.run([os.environ["PBE_PROGRAM"], "score", "--json", str(path)],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return json.loads(done.stdout)


def shifted(name, row):
    """The name of a cell after a row was inserted above `row`."""
    letters, number = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    return f"{letters}{int(number) + (int(number) >= row)}"


# --- the stored values, read from the XML and not through LibreOffice ---

NS = {"office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
      "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
      "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}
TABLE = "{%s}" % NS["table"]
OFFICE = "{%s}" % NS["office"]


def stored_values(path):
    """The value that the file keeps for each formula cell: {(sheet, name): value}."""
    found = {}
    for sheet in tree.parse(path).getroot().iter(TABLE + "table"):
        if sheet.get(TABLE + "name") == "检查":
            continue
        for number, row in enumerate(sheet.iter(TABLE + "table-row"), 1):
            assert row.get(TABLE + "number-rows-repeated") is None
            column = 0
            for cell in row:
                if cell.get(TABLE + "formula"):
                    where = sheet.get(TABLE + "name"), f"{chr(ord('A') + column)}{number}"
                    found[where] = stored_value(cell)
                column += int(cell.get(TABLE + "number-columns-repeated", "1"))
    return found


def stored_checks(path):
    """The texts that the file keeps in the array of 检查, row by row."""
    for sheet in tree.parse(path).getroot().iter(TABLE + "table"):
        if sheet.get(TABLE + "name") == "检查":
            rows = list(sheet.iter(TABLE + "table-row"))[2:]
            return [[stored_value(cell) for cell in row] for row in rows]
    raise AssertionError("no sheet 检查")


def stored_value(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind is None:
        return ""  # how LibreOffice stores an empty text
    if kind == "string":
        paragraphs = ["".join(p.itertext()) for p in cell.findall("text:p", NS)]
        return "\n".join(paragraphs)
    return float(cell.get(OFFICE + "value"))


if __name__ == "__main__":
    office.main()
