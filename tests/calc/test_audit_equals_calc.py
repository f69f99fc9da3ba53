"""LibreOffice as a second opinion on `pbe audit`: what Calc computes with PBE_SCORE beside
a row is what the audit computes for it, to the last bit. For every returned workbook of
tests/returns, and for 10,000 random rows whose numbers and words are those of real tables.

The one exception: date cells where no wording beside them says that they are dates. Calc
hands their numbers to PBE_SCORE, the audit sees dates (test_two_date_cells_…).
"""

import json
import os
import pathlib
import random
import sys

import office

RETURNS = office.SOURCE / "tests" / "returns"
sys.path.insert(0, str(RETURNS))
import compare  # noqa: E402  (found through the line above)

PBE = os.environ.get("PBE_PROGRAM") or str(office.SOURCE / "build" / "dev" / "cli" / "pbe")


def workbooks():
    return sorted(path for path in RETURNS.iterdir()
                  if path.suffix in (".ods", ".fods", ".xlsx"))


def quoted(text):
    return '"' + str(text).replace('"', '""') + '"'


def literal(value):
    """A value of the audit as a formula's argument."""
    if value is None:
        return '""'
    return f"{value:.15g}" if isinstance(value, (int, float)) else quoted(value)


# --- the cells of a row ---


def cells_of(sheet, row, last):
    return [sheet.getCellByPosition(column, row) for column in range(last + 1)]


def holds(cell, value):
    """True where the cell holds the value: as it shows it, or as a number."""
    if isinstance(value, str):
        return cell.String.strip() == value.strip()
    return office.is_number(cell) and cell.Value == value


def argument(cells, value, before):
    """The first cell right of `before` that holds the value, as an argument: Calc then
    converts it itself. A value that is joined from several cells is given as it is."""
    for cell in cells[before:]:
        if value not in (None, "") and holds(cell, value):
            place = cell.CellAddress
            return column_name(place.Column) + str(place.Row + 1), place.Column + 1
    return literal(value), before


def column_name(column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def score_formula(cells, row, pack):
    """=PBE_SCORE(…) for a row of the audit, on the workbook's own cells where it can be.
    In every form the target stands left of the actual value."""
    target, behind = argument(cells, row["target"], 0)
    actual, _ = argument(cells, row["actual"], behind)
    # a judged row has points only where the audit took the unit's own
    is_own = row["outcome"] == "judged" and row["computed"] is not None
    given = literal(row["given"]) if is_own else ""
    rule = quoted(row["rule"]) if row.get("rule") else ""
    return (f"=PBE_SCORE({target};{actual};{literal(row['weight'])};{rule};"
            f"{given};{quoted(pack)})")


class Returned(office.OfficeTest):

    def test_calc_computes_what_the_audit_computes(self):
        for path in workbooks():
            with self.subTest(path.name):
                self.check_workbook(path)

    def check_workbook(self, path):
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        first = expected[0] if isinstance(expected, list) else expected
        document = self.opened(path)
        for table in compare.audit(PBE, path, first.get("pack")):
            # a heading over rows has their sum, which no row's formula gives
            rows = [row for row in table["rows"] if row.get("weight")
                    and (row["counts"] or row["target"])]
            for row in rows:
                self.check_row(document, row, table["pack"]["id"], path.name)

    def check_row(self, document, row, pack, name):
        sheet_name, _, address = row["cell"].rpartition("!")
        sheet = document.Sheets.getByName(sheet_name)
        sheet.unprotect("")  # a form lets nobody write beside it
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        last = cursor.RangeAddress.EndColumn
        number = sheet.getCellRangeByName(address).CellAddress.Row
        formula = score_formula(cells_of(sheet, number, last), row, pack)
        beside = f"{column_name(last + 2)}{number + 1}"
        got = office.show(office.type_formula(sheet, beside, formula))
        expected = "" if row["computed"] is None else float(row["computed"])
        with self.subTest(f"{name} {row['cell']}"):
            self.assertEqual(got, expected, f"{formula}: {row.get('explanation')}")


# --- random rows ---

COUNT, SEED, FIRST = 10000, 20231231, 4  # rows, seed, the number of the first one

LEVELS = (("产出指标", ("数量指标", "质量指标", "时效指标")),
          ("成本指标", ("经济成本指标", "社会成本指标", "生态环境成本指标")),
          ("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
          ("满意度指标", ("服务对象满意度指标",)))
WEIGHTS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 30, 3.71, 3.14, 2.66)
UNITS = ("起", "辆", "个", "人次", "人", "亩", "万元", "元", "天", "次", "TB", "元/户", "小时")
FORWARD = ("{0}{1}以上", "≥{0}{1}", "≧{0}{1}", ">={0}{1}", "不少于{0}{1}", "达到{0}{1}以上",
           "{0}{1}", "﹦{0}{1}", "={0}{1}", "大于等于{0}{1}", "不低于{0}{1}", "完成{0}{1}")
REVERSE = ("≤{0}{1}", "<={0}{1}", "不超过{0}{1}", "{0}{1}以内", "{0}{1}及其以下", "小于{0}{1}")
PERCENTS = ("≥{0}%", "{0}%以上", "到达{0}%以上", "═{0}%", "{0}%", "≥{0}百分比", "{0}％",
            "增长{0}%", "±{0}%", "{0}%覆盖", "≤{0}%")
DATES = ("9月前", "11月前", "6月底前", "2023年6月底前", "2023年12月31日前", "2023年底前", "12月31日",
         "2023年9月", "第三季度", "2022年12月31日", "2023年")
FIRST_DAY, LAST_DAY = 44562, 45657  # 2022-01-01, 2024-12-31
WORDS = ("持续维护", "全年", "效果明显", "合规", "及时", "有效", "显著提升", "达标", "通过", "满意",
         "公益性事业", "逐步提高", "已完成", "严格执行相关制度规定", "完成1部宣传片，2套方案",
         "9月前", "11月前", "2021年12月31日", "", "——", "/")
ANSWERS = ("稍有增长", "达成预期指标", "基本达到", "基本完成年度目标。", "程度较高", "稳步提升",
           "明显改善", "完成", "未完成", "好", "7月", "10月", "12月", "2021年11月30日",
           "按合同10.5万元。", "1-2期未能及时培训", "全年", "持续维护", "", "", "", " ", "　", "无")


class RandomRow:
    """Level-1 and level-2 names, target, actual and weight of one row. A percent is the
    pair of its number and the format, and so is a date."""

    def __init__(self, dice):
        level1, level2 = dice.choice(LEVELS)
        self.level1, self.level2 = level1, dice.choice(level2)
        self.weight = dice.choice(WEIGHTS)
        self.is_percent = self.is_date_target = self.is_date_actual = False
        dice.choices((self.amount, self.percent, self.words, self.date),
                     (43, 38, 14, 5))[0](dice)

    def amount(self, dice):
        digits = dice.choice((0, 0, 1, 2))
        goal = round(dice.uniform(0, 10 ** dice.randint(0, 4)), digits)
        unit = dice.choice(UNITS)
        self.target = dice.choice(FORWARD * 2 + REVERSE).format(self.write(goal), unit)
        reached = round(goal * dice.choice((0, 0.3, 0.5, 0.9, 0.95, 1, 1, 1.05, 1.3, 11))
                        + dice.choice((0, 0, 0, 1, 0.01)), 2)
        self.actual = dice.choice((reached, reached, self.write(reached),
                                   self.write(reached) + unit, dice.choice(ANSWERS)))

    def percent(self, dice):
        goal = dice.choice((100, 100, 95, 90, 85, 80, 98.5, 10, 5, 0))
        self.target = dice.choice(PERCENTS).format(self.write(goal))
        reached = dice.choice((goal, goal, 100, dice.randint(0, 120),
                               round(dice.uniform(50, 110), 2)))
        # a number in a percent cell, the same as text, a bare number, words
        kind = dice.randrange(6)
        self.is_percent = kind < 3
        self.actual = (float(f"{reached}e-2") if kind < 3 else
                       f"{self.write(reached)}%" if kind == 3 else
                       reached if kind == 4 else dice.choice(ANSWERS))

    def words(self, dice):
        self.target = dice.choice(WORDS)
        self.actual = dice.choice(ANSWERS + (self.target, 1, 0.9))

    def date(self, dice):
        """A date cell beside a date in words, on either side."""
        day, words = dice.randint(FIRST_DAY, LAST_DAY), dice.choice(DATES)
        self.is_date_actual = dice.random() < 0.8
        self.is_date_target = not self.is_date_actual
        self.target, self.actual = (words, day) if self.is_date_actual else (day, words)

    @staticmethod
    def write(number):
        return f"{number:.15g}"


HEADER = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")


def format_key(book, code):
    locale = office.uno.createUnoStruct("com.sun.star.lang.Locale")
    key = book.NumberFormats.queryKey(code, locale, False)
    return key if key >= 0 else book.NumberFormats.addNew(code, locale)


class Random(office.OfficeTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        dice = random.Random(SEED)
        cls.rows = [RandomRow(dice) for _ in range(COUNT)]
        cls.book = cls.office.new_document()
        cls.sheet = cls.book.Sheets[0]
        cls.sheet.Name = "自评表"
        cls.write()

    @classmethod
    def tearDownClass(cls):
        office.close(cls.book)
        super().tearDownClass()

    @classmethod
    def write(cls):
        """Types the table and its formulas; keeps what Calc shows in the column 得分."""
        cls.sheet.getCellRangeByName("A1").String = "项目支出绩效自评表（2023年度）"
        cls.sheet.getCellRangeByName("A2").String = "项目单位：随机数据中心"
        cls.sheet.getCellRangeByName("A3:G3").setDataArray((HEADER,))
        last = FIRST + COUNT - 1
        cls.sheet.getCellRangeByName(f"A{FIRST}:F{last}").setDataArray(tuple(
            (row.level1, row.level2, f"指标{number}", row.target, row.actual, row.weight)
            for number, row in enumerate(cls.rows, 1)))
        percent, date = format_key(cls.book, "0.00%"), format_key(cls.book, "MM-DD")
        for number, row in enumerate(cls.rows, FIRST):
            if row.is_percent:
                cls.sheet.getCellRangeByName(f"E{number}").NumberFormat = percent
            if row.is_date_target or row.is_date_actual:
                cell = f"{'D' if row.is_date_target else 'E'}{number}"
                cls.sheet.getCellRangeByName(cell).NumberFormat = date
        scores = cls.sheet.getCellRangeByName(f"G{FIRST}:G{last}")
        scores.setFormulaArray(tuple(
            (f"=PBE.CALC.SCORE(D{n};E{n};F{n};B{n})",) for n in range(FIRST, last + 1)))
        cls.book.calculateAll()
        cls.shown = [line[0] for line in scores.getDataArray()]

    def test_the_rows_are_of_every_kind(self):
        numbers = [one for one in self.shown if isinstance(one, float)]
        full = sum(one == row.weight for one, row in zip(self.shown, self.rows))
        self.assertGreater(len(numbers), COUNT // 3)
        self.assertGreater(self.shown.count(""), COUNT // 10)
        self.assertGreater(len(numbers) - full, COUNT // 10)

    def test_an_ods_is_audited_to_the_same_scores(self):
        self.check_audit(".ods")

    def test_an_xlsx_is_audited_to_the_same_scores(self):
        self.check_audit(".xlsx")

    def check_audit(self, ending):
        path = office.save(self.book, self.work / f"random{ending}")
        rows = {row["cell"]: row for row in compare.audit(PBE, path, None)[0]["rows"]}
        wrong = []
        for number, row in enumerate(self.rows, FIRST):
            shown = self.shown[number - FIRST]
            got = rows.get(f"自评表!G{number}", {}).get("computed", "no row")
            if shown != ("" if got is None else got):
                wrong.append(f"G{number} {row.level2} “{row.target}” {row.actual!r} "
                             f"{row.weight}: Calc {shown!r}, audit {got!r}")
        self.assertEqual(len(wrong), 0, "\n" + "\n".join(wrong[:20]))


class TwoDateCells(office.OfficeTest):

    def test_two_date_cells_are_dates_for_the_audit_and_numbers_for_calc(self):
        book = self.office.new_document()
        sheet = book.Sheets[0]
        sheet.Name = "自评表"
        sheet.getCellRangeByName("A1:G1").setDataArray((HEADER,))
        # due on 2023-06-30, done a month later
        sheet.getCellRangeByName("A2:F2").setDataArray(
            (("产出指标", "时效指标", "完成时间", 45107, 45138, 5),))
        sheet.getCellRangeByName("D2:E2").NumberFormat = format_key(book, "YYYY-MM-DD")
        shown = office.show(office.type_formula(
            sheet, "G2", '=PBE_SCORE(D2;E2;F2;"产出指标")'))
        path = office.save(book, self.work / "dates.ods")
        row = compare.audit(PBE, path, None)[0]["rows"][0]
        office.close(book)
        self.assertEqual((row["target"], row["actual"]), ("2023-06-30", "2023-07-31"))
        self.assertEqual(shown, 5.0)  # 45138 is more than 45107
        self.assertIsNone(row["computed"])  # it is late: a person judges


if __name__ == "__main__":
    office.main()
