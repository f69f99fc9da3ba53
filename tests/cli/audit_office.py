"""audit_office.py PROGRAM RULES - the summary workbook, opened by a real LibreOffice.

PROGRAM is pbe with the reader that fails on demand (faulty/reader.c). Skipped, exit code
77, without LibreOffice and python3-uno.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "calc"))
import office  # noqa: E402

PROGRAM, RULES = sys.argv[1:3]
RETURN = """unit\t{unit}
year\t2023
given\t94
computed\t93.72
row\t满意度\t≥90%\t85%\t5\t5\t4.72
row\t=1+1\t=A1\t+2\t5\t5\t
finding\terror\tC07\t自评表!G12\t=SUM(A1:A9) 不是公式
finding\twarning\tC09\t自评表!G13\t理由没有填写
"""


class SummaryWorkbook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="pbe-audit-")
        work = pathlib.Path(cls.folder.name)
        (work / "in").mkdir()
        for number in range(1, 41):
            text = RETURN.format(unit=f"第{number}局")
            (work / "in" / f"{number:02}.ods").write_text(text, encoding="utf-8")
        (work / "in" / "90.ods").write_text("unreadable\t文件已加密\n", encoding="utf-8")
        subprocess.run([PROGRAM, "audit", "-o", str(work / "summary.ods"), str(work / "in")],
                       env={"PBE_RULES": RULES, "LC_ALL": "zh_CN.UTF-8"}, check=False,
                       capture_output=True, timeout=60)
        cls.calc = office.Office(work)
        cls.calc.start()
        cls.document = cls.calc.desktop.loadComponentFromURL(
            office.url(work / "summary.ods"), "_blank", 0, ())

    @classmethod
    def tearDownClass(cls):
        cls.document.close(True)
        cls.calc.stop()
        cls.folder.cleanup()

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def test_three_sheets(self):
        self.assertEqual(self.document.Sheets.ElementNames, ("总览", "各行", "问题"))

    def test_numbers_are_numbers(self):
        sheet = self.sheet("总览")
        titles = [sheet.getCellByPosition(i, 0).String for i in range(15)]
        given, computed = titles.index("自评分"), titles.index("复核分")
        self.assertEqual(sheet.getCellByPosition(given, 1).Value, 94)
        self.assertEqual(sheet.getCellByPosition(computed, 1).Value, 93.72)
        self.assertEqual(sheet.getCellByPosition(computed, 1).String, "93.72")
        self.assertAlmostEqual(
            sheet.getCellByPosition(titles.index("差额"), 1).Value, 0.28)
        self.assertEqual(sheet.getCellByPosition(titles.index("质量"), 1).String, "红")
        self.assertIn("文件已加密", sheet.getCellByPosition(14, 41).String)

    def test_the_file_date_is_a_date(self):
        cell = self.sheet("总览").getCellByPosition(1, 1)
        self.assertGreater(cell.Value, 45000)
        self.assertRegex(cell.String, r"^20\d\d-\d\d-\d\d$")

    def test_no_text_is_a_formula(self):
        for name in self.document.Sheets.ElementNames:
            formulas = self.sheet(name).queryContentCells(16)  # CellFlags.FORMULA
            self.assertEqual(formulas.Count, 0, name)
        self.assertEqual(self.sheet("各行").getCellByPosition(6, 2).String, "=1+1")
        self.assertEqual(self.sheet("问题").getCellByPosition(5, 1).String,
                         "=SUM(A1:A9) 不是公式")

    def test_the_header_stays_in_view(self):
        controller = self.document.CurrentController
        for name in self.document.Sheets.ElementNames:
            controller.ActiveSheet = self.sheet(name)
            self.assertTrue(controller.hasFrozenPanes(), name)
            self.assertEqual(controller.SplitRow, 1, name)

    def test_the_header_is_on_every_page(self):
        for name in self.document.Sheets.ElementNames:
            sheet = self.sheet(name)
            self.assertTrue(sheet.PrintTitleRows, name)
            self.assertEqual(sheet.TitleRows.EndRow, 0, name)

    def test_filters_cover_all_rows(self):
        ranges = self.document.getPropertyValue("UnnamedDatabaseRanges")
        for index, rows in enumerate((42, 81, 82)):
            self.assertTrue(ranges.hasByTable(index), index)
            area = ranges.getByTable(index)
            self.assertTrue(area.AutoFilter, index)
            self.assertEqual(area.DataArea.EndRow, rows - 1, index)

    def test_a_page_is_a4_across_and_as_wide_as_the_sheet(self):
        styles = self.document.StyleFamilies.getByName("PageStyles")
        style = styles.getByName(self.sheet("总览").PageStyle)
        self.assertTrue(style.IsLandscape)
        self.assertAlmostEqual(style.Width, 29700, delta=5)  # hundredths of a mm
        self.assertAlmostEqual(style.Height, 21000, delta=5)
        self.assertEqual(style.ScaleToPagesX, 1)

    def test_columns_have_widths_and_long_texts_wrap(self):
        sheet = self.sheet("问题")
        self.assertEqual(sheet.Columns.getByIndex(5).Width, 16000)
        self.assertTrue(sheet.getCellByPosition(5, 1).IsTextWrapped)


if __name__ == "__main__":
    reason = office.missing()
    if reason:
        print("skipped:", reason)
        sys.exit(office.SKIPPED)
    unittest.main(argv=sys.argv[:1])
