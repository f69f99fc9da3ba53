"""collect_office.py PROGRAM RULES - a district's summary, opened by a real LibreOffice.

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
RETURN = """unit\t第{number}局
year\t2023
given\t{given}
computed\t{computed}
row\t满意度\t≥90%\t85%\t5\t5\t4.72
row\t=1+1\t=A1\t+2\t5\t5\t
finding\terror\tC07\t自评表!G12\t=SUM(A1:A9) 不是公式，而是一句相当长的话，长得一行写不下，一直要写到第二行去
"""
RETURNS = 30
SHEETS = ("概况", "排名", "催报核对", "各行", "问题")


def texts(sheet, row, columns):
    return [sheet.getCellByPosition(i, row).String for i in range(columns)]


def find_row(sheet, text):
    """The first row that begins with the text."""
    return next(i for i in range(200) if sheet.getCellByPosition(0, i).String == text)


class District(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="pbe-collect-")
        work = pathlib.Path(cls.folder.name)
        (work / "in").mkdir()
        for number in range(1, RETURNS + 1):
            text = RETURN.format(number=number, given=90 + number % 9, computed=100 - 2 * number)
            (work / "in" / f"{number:02}.ods").write_text(text, encoding="utf-8")
        units = "".join(f"{100 + i},第{i}局\n" for i in range(1, RETURNS + 3))
        (work / "list.csv").write_text("编码,单位\n" + units, encoding="utf-8")
        subprocess.run([PROGRAM, "collect", "--departments", str(work / "list.csv"),
                        "-o", str(work / "sum.ods"), str(work / "in")],
                       env={"PBE_RULES": RULES, "LC_ALL": "zh_CN.UTF-8"}, check=False,
                       capture_output=True, timeout=60)
        cls.calc = office.Office(work)
        cls.calc.start()
        cls.document = cls.calc.desktop.loadComponentFromURL(
            office.url(work / "sum.ods"), "_blank", 0, ())

    @classmethod
    def tearDownClass(cls):
        cls.document.close(True)
        cls.calc.stop()
        cls.folder.cleanup()

    def sheet(self, name):
        return self.document.Sheets.getByName(name)

    def test_five_sheets_with_titles(self):
        self.assertEqual(self.document.Sheets.ElementNames, SHEETS)
        self.assertEqual(self.sheet("概况").getCellByPosition(0, 0).String,
                         "2023年度绩效自评汇总")
        self.assertEqual(self.sheet("排名").getCellByPosition(0, 0).String,
                         "2023年度绩效自评得分排名")

    def test_the_overview_counts(self):
        sheet = self.sheet("概况")
        row = find_row(sheet, "名单单位")
        self.assertEqual(texts(sheet, row + 1, 7), ["32", "30", "2", "0", "0", "0", "0"])
        row = find_row(sheet, "计入份数")
        self.assertEqual(texts(sheet, row + 1, 6)[2], "69.00")
        row = find_row(sheet, "产出指标")
        self.assertEqual(texts(sheet, row, 7),
                         ["产出指标", "30", "60", "150.00", "141.60", "94.40%", "100.00%"])

    def test_the_chart_is_one_and_shows_the_grades(self):
        sheet = self.sheet("概况")
        self.assertEqual(sheet.Charts.Count, 1)
        chart = sheet.Charts.getByIndex(0).EmbeddedObject
        self.assertTrue(chart.supportsService("com.sun.star.chart2.ChartDocument"))
        self.assertEqual(chart.Title.String, "等级分布（份）")
        self.assertEqual(chart.Data.RowDescriptions[:4], ("优", "良", "中", "差"))
        self.assertEqual(chart.Data.ColumnDescriptions, ("自评份数", "复核份数"))
        row = find_row(sheet, "优")
        shown = [tuple(sheet.getCellByPosition(j, row + i).Value for j in (1, 2))
                 for i in range(4)]
        self.assertEqual([tuple(line) for line in chart.Data.Data[:4]], shown)
        self.assertEqual(sum(line[0] for line in shown), RETURNS)

    def test_the_chart_covers_no_cell_that_says_something(self):
        sheet = self.sheet("概况")
        shape = sheet.DrawPage.getByIndex(0)
        left, right = shape.Position.X, shape.Position.X + shape.Size.Width
        page = sum(sheet.Columns.getByIndex(i).Width for i in range(9))
        before = sum(sheet.Columns.getByIndex(i).Width for i in range(8))
        self.assertAlmostEqual(left, before, delta=20)  # hundredths of a mm
        self.assertLessEqual(right, page)
        bottom = shape.Position.Y + shape.Size.Height
        wide = sheet.getCellByPosition(4, find_row(sheet, "最常见的问题"))
        self.assertLess(bottom, wide.Position.Y)

    def test_ranks_and_their_mean(self):
        sheet = self.sheet("排名")
        titles = texts(sheet, 1, 15)
        points = titles.index("复核分")
        self.assertEqual(texts(sheet, 2, 3), ["1", "101", "第1局"])
        column = [sheet.getCellByPosition(points, i).Value for i in range(2, RETURNS + 2)]
        self.assertEqual(column, sorted(column, reverse=True))
        self.assertEqual(sheet.getCellByPosition(0, RETURNS + 2).String, "平均（30 份）")
        self.assertEqual(sheet.getCellByPosition(points, RETURNS + 2).String, "69.00")

    def test_the_filter_leaves_the_mean_alone(self):
        ranges = self.document.getPropertyValue("UnnamedDatabaseRanges")
        self.assertFalse(ranges.hasByTable(0))
        area = ranges.getByTable(1)
        self.assertTrue(area.AutoFilter)
        self.assertEqual((area.DataArea.StartRow, area.DataArea.EndRow), (1, RETURNS + 1))

    def test_headers_stay_in_view_and_on_every_page(self):
        controller = self.document.CurrentController
        for name, rows in zip(SHEETS[1:], (2, 2, 1, 1)):
            sheet = self.sheet(name)
            controller.ActiveSheet = sheet
            self.assertTrue(controller.hasFrozenPanes(), name)
            self.assertEqual(controller.SplitRow, rows, name)
            self.assertEqual(sheet.TitleRows.EndRow, rows - 1, name)

    def test_who_is_missing(self):
        sheet = self.sheet("催报核对")
        self.assertEqual(texts(sheet, 2, 3), ["未报", "131", "第31局"])
        self.assertEqual(texts(sheet, 3, 3), ["未报", "132", "第32局"])

    def test_no_text_is_a_formula(self):
        for name in SHEETS:
            formulas = self.sheet(name).queryContentCells(16)  # CellFlags.FORMULA
            self.assertEqual(formulas.Count, 0, name)
        self.assertEqual(self.sheet("各行").getCellByPosition(6, 2).String, "=1+1")

    def test_no_row_is_lower_than_its_texts(self):
        for name in SHEETS:
            sheet = self.sheet(name)
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)
            rows = sheet.Rows
            said = [rows.getByIndex(i).Height for i in range(cursor.RangeAddress.EndRow + 1)]
            for i, height in enumerate(said):
                row = rows.getByIndex(i)
                row.OptimalHeight = True
                self.assertGreaterEqual(height, row.Height, f"{name} row {i + 1}")


if __name__ == "__main__":
    reason = office.missing()
    if reason:
        print("skipped:", reason)
        sys.exit(office.SKIPPED)
    unittest.main(argv=sys.argv[:1])
