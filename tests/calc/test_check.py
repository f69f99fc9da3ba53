"""PBE_CHECK over a sheet in a real Calc: places, formulas that are not computed yet, error
cells, merged cells, numbers as texts, whole columns, and ranges without a table.
"""

import office

FUNDS = [
    ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    ["", "年度资金总额", 120, 100, 95, 10, "95%", 9.5],
]
HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
ROWS = [
    ["产出指标", "数量指标", "办理案件数", "≥100件", 110, 20, 20, ""],
    ["", "", "巡查次数", "≥50次", 40, 15, 15, ""],  # missed, full marks: C15
    ["", "质量指标", "办结率", "≥95%", "96%", 15, 15, ""],
    ["效益指标", "社会效益指标", "投诉下降率", "≥10%", "12%", 30, 30, ""],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "", 10, 10, ""],  # blank: C17
]
TOTAL = ["总分", "", "", "", "", 100, 99.5, ""]


class Check(office.OfficeTest):

    def setUp(self):
        self.book = self.document()
        self.sheet = self.book.Sheets[0]
        self.sheet.Name = "自评表"
        self.book.Sheets.insertNewByName("结果", 1)
        self.result = self.book.Sheets.getByName("结果")
        rows = [["某单位2023年度项目支出绩效自评表"], ["单位名称", "某单位"], *FUNDS, HEAD, *ROWS, TOTAL]
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                cell = self.sheet.getCellByPosition(c, r)
                if isinstance(value, str):
                    cell.String = value
                else:
                    cell.Value = value
        self.first = len(rows) - len(ROWS)  # the sheet's row of ROWS[0], from 1
        for name in ("A6:A8", "B6:B7"):
            self.sheet.getCellRangeByName(name).merge(True)

    def findings(self, formula="=PBE_CHECK($自评表.A1:H11)", rows=40):
        """{ code: [cell, …] } and the rows as shown."""
        cells = self.result.getCellRangeByName(f"A1:D{rows}")
        cells.clearContents(31)
        cells.ArrayFormula = formula
        shown = [[office.show(cells.getCellByPosition(c, r)) for c in range(4)]
                 for r in range(rows)]
        by_code = {}
        for row in shown:
            if row[0] != "#N/A":
                by_code.setdefault(row[1], []).append(row[2])
        return by_code, shown

    def test_findings_name_their_cells(self):
        by_code, shown = self.findings()
        self.assertIn("自评表!G7", by_code.get("C15", []), shown)
        self.assertIn("自评表!E10", by_code.get("C17", []), shown)
        self.assertNotIn("C01", by_code, shown)
        self.assertNotIn("C02", by_code, shown)

    def test_formulas_that_are_not_computed_yet(self):
        # the total depends on cells that depend on others, all of them dirty at once
        self.sheet.getCellRangeByName("G11").Formula = "=SUM(G6:G10)+H4"
        self.sheet.getCellRangeByName("H4").Formula = "=ROUND(E4/D4*10;1)"
        self.sheet.getCellRangeByName("E4").Formula = "=D4*0.95"
        by_code, shown = self.findings()
        self.assertNotIn("C01", by_code, shown)
        self.sheet.getCellRangeByName("D4").Value = 50
        by_code, shown = self.findings()
        self.assertNotIn("C01", by_code, shown)
        self.sheet.getCellRangeByName("G11").Formula = "=SUM(G6:G10)+H4+3"
        self.book.calculateAll()
        shown = self.result.getCellRangeByName("A1:D40").getDataArray()
        self.assertIn("C01", [row[1] for row in shown], shown)

    def test_an_error_cell_is_found_not_fatal(self):
        self.sheet.getCellRangeByName("G8").Formula = "=1/0"
        by_code, shown = self.findings()
        self.assertEqual(by_code.get("W11"), ["自评表!G8"], shown)
        for formula, error in (("=1/0", "#DIV/0!"), ('=PBE_SCORE("1";"1";0)', "错误:502"),
                               ("=NA()", "#N/A"), ('="8分"*1', "#VALUE!")):
            office.type_formula(self.sheet, "G8", formula)
            sentence = [row[3] for row in self.findings()[1] if row[1] == "W11"]
            self.assertIn(f"显示 {error}，", sentence[0])

    def test_numbers_as_texts(self):
        self.sheet.getCellRangeByName("G6").String = "20"
        by_code, shown = self.findings()
        self.assertIn("W10", by_code, shown)
        self.assertNotIn("C01", by_code, shown)

    def test_whole_columns_are_cut_to_what_is_used(self):
        by_code, shown = self.findings("=PBE_CHECK($自评表.A1:H1048576)")
        self.assertIn("自评表!G7", by_code.get("C15", []), shown)

    def test_a_range_without_a_table(self):
        by_code, shown = self.findings("=PBE_CHECK($自评表.X1:Z9)")
        self.assertEqual(shown[0][0], "错误", shown)
        self.assertTrue(shown[0][3], shown)

    def test_the_base_table_is_checked_too(self):
        self.book.Sheets.insertNewByName("基础", 2)
        base = self.book.Sheets.getByName("基础")
        rows = [["经费控制情况（万元）", "2022年决算数", "2023年预算数", "2023年决算数"],
                ["公用经费", 30.0, 100.0, 120.0],
                ["政府采购金额", "——", 100.0, 99.0]]
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                cell = base.getCellByPosition(c, r)
                if isinstance(value, str):
                    cell.String = value
                else:
                    cell.Value = value
        by_code, shown = self.findings("=PBE_CHECK($自评表.A1:H11;$基础.A1:D3)")
        self.assertEqual(by_code.get("C38"), ["基础数据表!D2"], shown)

    def test_merged_levels_are_filled_down(self):
        self.sheet.getCellRangeByName("C7").String = "资金支付率"
        by_code, shown = self.findings()
        self.assertEqual(by_code.get("C24"), ["自评表!C7"], shown)  # 数量指标 by the merge

    def test_our_own_formulas_are_nothing_to_complain_of(self):
        for row in range(6, 11):
            office.type_formula(self.sheet, f"G{row}", f"=PBE_SCORE(D{row};E{row};F{row};B{row})")
        office.type_formula(self.sheet, "G11", "=SUM(G6:G10)")
        by_code, shown = self.findings()
        for code in ("W01", "W02", "W03", "W04", "W05", "W11", "C15"):
            self.assertNotIn(code, by_code, shown)
        self.sheet.getCellRangeByName("G7").Value = 15
        office.type_formula(self.sheet, "G8", "=PBE_SCORE(D6;E6;F6)")
        by_code, shown = self.findings()
        self.assertEqual(by_code.get("W01"), ["自评表!G7"], shown)
        self.assertEqual(by_code.get("W02"), ["自评表!G8"], shown)

    def test_bad_arguments(self):
        show = lambda formula: office.show(office.type_formula(self.result, "J20", formula))
        self.check(show("=PBE_CHECK(5)"), "Err:504", "a constant is no range")
        self.check(show('=PBE_CHECK($自评表.A1:H11;;"没有这个包")'), "Err:502", "unknown pack")

    def test_a_change_in_the_sheet_changes_the_findings(self):
        self.findings()
        self.sheet.getCellRangeByName("E10").String = "93%"
        shown = self.result.getCellRangeByName("A1:D40").getDataArray()
        self.assertNotIn("C17", [row[1] for row in shown], shown)


if __name__ == "__main__":
    office.main()
