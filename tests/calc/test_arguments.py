"""Every kind of argument that a cell can hand to the functions, and what is shown.

Calc converts before the add-in is called: to a text parameter (target, actual) a number
comes as text with 15 digits and an empty cell as an empty text; to a number parameter
(weight, value, base, total) a text is converted or refused; to an optional parameter an
empty cell comes as the number 0.
"""

import office

# A1:E… of the sheet 数据: target, actual, weight, rule, given
ROWS = [
    ("200起以上", 401.0, 8.0, "数量指标", None),       # 1
    ("95%以上", None, 8.0, "质量指标", None),          # 2: actual blank
    ("95%以上", 0.0, 8.0, "质量指标", None),           # 3: a real 0
    ("到达90%以上", "85%", 5.0, "社会效益指标", None),  # 4
    ("增长10%", "稍有增长", 5.0, "经济效益指标", 3.5),  # 5: words, own points
    ("1307.04万元", "1491.59万元", 10.0, "经济成本指标", None),  # 6
]
DAY = 45153.0  # 2023-08-15 as Calc counts days


class Arguments(office.OfficeTest):

    def setUp(self):
        self.book = self.document()
        self.book.Sheets[0].Name = "数据"
        self.book.Sheets.insertNewByName("结果", 1)
        self.data = self.book.Sheets.getByName("数据")
        self.result = self.book.Sheets.getByName("结果")
        for number, row in enumerate(ROWS, 1):
            for column, value in zip("ABCDE", row):
                self.put(f"{column}{number}", value)

    def put(self, name, value):
        cell = self.data.getCellRangeByName(name)
        if isinstance(value, str):
            cell.String = value
        elif value is not None:
            cell.Value = value
        return cell

    def format(self, name, code):
        locale = office.uno.createUnoStruct("com.sun.star.lang.Locale")
        locale.Language, locale.Country = "zh", "CN"
        formats = self.book.NumberFormats
        key = formats.queryKey(code, locale, False)
        if key < 0:
            key = formats.addNew(code, locale)
        self.data.getCellRangeByName(name).NumberFormat = key

    def value(self, formula, name="J20"):
        return office.show(office.type_formula(self.data, name, formula))

    def shows(self, formula, expected):
        with self.subTest(formula):
            self.check(self.value(formula), expected, formula)

    def array(self, formula, name):
        """Types {=formula} over the range; gives its rows as shown."""
        cells = self.result.getCellRangeByName(name)
        cells.ArrayFormula = formula
        self.assertNotEqual(cells.ArrayFormula, "", "no array formula: " + formula)
        columns, rows = cells.Columns.Count, cells.Rows.Count
        return [[office.show(cells.getCellByPosition(c, r)) for c in range(columns)]
                for r in range(rows)]

    # --- PBE_SCORE ---

    def test_texts_and_numbers(self):
        self.shows('=PBE_SCORE("200起以上";"401";8)', 8.0)
        self.shows('=PBE_SCORE("200起以上";401;8)', 8.0)
        self.shows("=PBE_SCORE(A1;B1;C1)", 8.0)
        self.shows('=PBE_SCORE(90;85;"5")', 4.72)
        self.shows('=PBE_SCORE(A4;B4;"x")', "#VALUE!")

    def test_a_blank_cell_is_not_0(self):
        self.shows("=PBE_SCORE(A2;B2;C2)", "")
        self.shows("=PBE_SCORE(A3;B3;C3)", 0.0)

    def test_an_empty_text_is_blank_too(self):
        self.data.getCellRangeByName("B7").Formula = '=""'
        self.shows("=PBE_SCORE(A2;B7;C2)", "")
        self.shows('=PBE_SCORE(A2;"";C2)', "")
        self.shows('=PBE_SCORE(A2;"  ";C2)', "")

    def test_a_blank_target_stays_pending(self):
        self.shows("=PBE_SCORE(A9;B1;C1)", "")

    def test_a_percent_cell_is_its_fraction(self):
        self.put("B7", 0.85)
        self.format("B7", "0.00%")
        self.shows("=PBE_SCORE(A4;B7;C4)", 4.72)

    def test_a_date_cell_is_a_day(self):
        self.put("B7", DAY)
        self.format("B7", "YYYY-MM-DD")
        self.assertEqual(self.data.getCellRangeByName("B7").String, "2023-08-15")
        # Calc hands over the bare number of days: 45153. Beside a date it is that day.
        self.shows('=PBE_SCORE("2023年12月31日";B7;5)', 5.0)
        self.shows('=PBE_SCORE("9月前";B7;5)', 5.0)
        self.shows('=PBE_SCORE("7月前";B7;5)', "")
        self.shows('=PBE_SCORE(B7;"2023年8月14日";5)', 5.0)
        self.assertIn("45153 按日期 2023年8月15日 理解",
                      self.value('=PBE_EXPLAIN("2023年12月31日";B7;5)'))
        self.shows('=PBE_SCORE("2023年12月31日";TEXT(B7;"YYYY-MM-DD");5)', 5.0)
        # beside anything else it stays a number
        self.shows('=PBE_SCORE("≥40000";B7;5)', 5.0)

    def test_an_error_cell_shows_its_own_error(self):
        self.data.getCellRangeByName("B7").Formula = "=1/0"
        self.shows("=PBE_SCORE(A1;B7;C1)", "#DIV/0!")
        self.shows("=PBE_EXPLAIN(A1;B7;C1)", "#DIV/0!")
        self.shows("=PBE_RATE(B7;1)", "#DIV/0!")
        self.shows("=PBE_GRADE(NA())", "#N/A")
        self.shows("=PBE_SCORE(A1;B1;C1;B7)", "#DIV/0!")

    def test_a_reference_to_another_sheet(self):
        cell = office.type_formula(self.result, "A1", "=PBE_SCORE($数据.A1;$数据.B1;$数据.C1)")
        self.check(office.show(cell), 8.0, "PBE_SCORE from another sheet")

    def test_a_range_where_one_cell_belongs(self):
        # beside the rows Calc takes the cell of the same row; elsewhere there is none
        self.check(self.value("=PBE_SCORE(A1:A4;B1:B4;C1:C4)", "J4"), 4.72, "row 4")
        self.shows("=PBE_SCORE(A1:A4;B1:B4;C1:C4)", "#VALUE!")

    def test_an_array_formula_scores_row_by_row(self):
        self.assertEqual(self.array("=PBE.CALC.SCORE($数据.A1:A4;$数据.B1:B4;$数据.C1:C4)",
                                    "A1:A4"), [[8.0], [""], [0.0], [4.72]])

    def test_missing_and_skipped_optional_arguments(self):
        self.shows('=PBE_SCORE(A4;B4;C4;;)', 4.72)
        self.shows('=PBE_SCORE(A4;B4;C4;;;)', 4.72)
        self.shows('=PBE_SCORE(A4;B4;C4;;;"mof-2020-10")', 4.72)
        # (85/90 - 60%) / (1 - 60%) of 5
        self.shows('=PBE_SCORE(A4;B4;C4;;;"mof-2021-101")', 4.31)

    def test_empty_cells_as_optional_arguments_are_as_if_left_out(self):
        self.shows("=PBE_SCORE(A4;B4;C4;Z1;Z2;Z3)", 4.72)
        self.shows("=PBE_SCORE(A5;B5;C5;D5;Z2;Z3)", "")

    def test_the_rule_by_name_or_by_indicator(self):
        self.shows("=PBE_SCORE(A6;B6;C6;D6)", 8.76)
        self.shows('=PBE_SCORE(A6;B6;C6;"成本指标")', 8.76)
        # without it a bare number is a target to be reached
        self.shows("=PBE_SCORE(A6;B6;C6)", 10.0)

    def test_given_points(self):
        self.shows("=PBE_SCORE(A5;B5;C5;D5;E5)", 3.5)
        self.shows('=PBE_SCORE(A5;B5;C5;D5;"3.5")', 3.5)
        self.shows("=PBE_SCORE(A5;B5;C5;D5;4.8)", "")
        self.shows("=PBE_SCORE(A5;B5;C5;D5;-1)", "")
        self.shows('=PBE_SCORE(A5;B5;C5;D5;"三分半")', "Err:502")

    def test_too_few_and_too_many(self):
        self.shows("=PBE_SCORE(A1;B1)", "Err:504")
        self.shows("=PBE_SCORE()", "Err:504")
        self.shows("=PBE_SCORE(A1;B1;C1;;;;1)", "Err:504")
        self.shows("=PBE_RATE(1)", "Err:504")
        self.shows("=PBE_READ(A1;A2)", "Err:504")
        self.shows("=PBE_GRADE(1;;3)", "Err:504")

    def test_bad_arguments_are_errors_that_explain_puts_into_words(self):
        for arguments, word in (
                ("A1;B1;0", "分值"), ("A1;B1;-5", "分值"), ("A1;B1;Z1", "分值"),
                ('A1;B1;C1;"没有这条规则"', "没有这条规则"),
                ('A1;B1;C1;;;"no-such-pack"', "no-such-pack"),
                ('A5;B5;C5;;"三分半"', "三分半")):
            self.shows(f"=PBE_SCORE({arguments})", "Err:502")
            with self.subTest(arguments):
                self.assertIn(word, self.value(f"=PBE_EXPLAIN({arguments})"))

    def test_a_weight_that_is_a_text_is_to_explain_what_it_is_to_score(self):
        for weight in ("８", "8 ", " 8.0"):
            self.put("K1", weight)
            self.shows("=PBE_SCORE(A1;B1;K1)", 8.0)
            self.assertIn("满分 8", self.value("=PBE_EXPLAIN(A1;B1;K1)"), weight)
            self.shows('=PBE_SCORES({"200起以上";401;"%s"})'.replace(";", ",") % weight, 8.0)
        for weight in ("8分", "十", "≥8"):
            self.put("K1", weight)
            self.shows("=PBE_SCORE(A1;B1;K1)", "#VALUE!")
            self.assertIn(f"“{weight}”", self.value("=PBE_EXPLAIN(A1;B1;K1)"))

    # --- PBE_SCORES ---

    def test_scores_of_three_four_and_five_columns(self):
        self.assertEqual(self.array("=PBE.CALC.SCORES($数据.A1:C6)", "A1:A6"),
                         [[8.0], [""], [0.0], [4.72], [""], [10.0]])
        self.assertEqual(self.array("=PBE.CALC.SCORES($数据.A1:D6)", "B1:B6"),
                         [[8.0], [""], [0.0], [4.72], [""], [8.76]])
        self.assertEqual(self.array("=PBE.CALC.SCORES($数据.A1:E6)", "C1:C6"),
                         [[8.0], [""], [0.0], [4.72], [3.5], [8.76]])

    def test_scores_in_one_cell_shows_the_first(self):
        self.shows("=PBE_SCORES(A1:C6)", 8.0)
        self.shows('=PBE_SCORES({"200起以上",401,8;"95%以上","90%",8})', 8.0)

    def test_scores_of_whole_columns_end_where_the_data_ends(self):
        rows = self.array("=PBE.CALC.SCORES($数据.A1:E1048576)", "A1:A8")
        self.assertEqual(rows[:6], [[8.0], [""], [0.0], [4.72], [3.5], [8.76]])
        self.assertEqual(rows[6:], [["#N/A"], ["#N/A"]])
        self.shows("=ROWS(PBE_SCORES(A:E))", 6.0)
        self.shows("=SUM(PBE_SCORES(A:E))", 24.98)

    def test_scores_keeps_rows_in_their_places(self):
        self.put("L1", "年度指标值"), self.put("M1", "实际完成值"), self.put("N1", "分值")
        self.put("L3", "200起以上"), self.put("M3", 401.0), self.put("N3", 8.0)
        rows = self.array("=PBE.CALC.SCORES($数据.L1:N3)", "A1:A3")
        # a first row with a word in the place of the weight is the heading: nothing to score
        self.assertEqual(rows, [[""], [""], [8.0]])

    def test_scores_of_the_wrong_shape_is_an_error(self):
        self.shows("=PBE_SCORES(A1:B6)", "Err:502")
        self.shows("=PBE_SCORES(A1:F6)", "Err:502")
        self.shows("=PBE_SCORES(A1)", "Err:502")

    def test_scores_with_an_error_cell_inside_is_refused_by_calc(self):
        self.data.getCellRangeByName("B2").Formula = "=1/0"
        self.shows("=PBE_SCORES(A1:C6)", "Err:504")

    # --- PBE_RATE, PBE_GRADE ---

    def test_rate(self):
        self.shows("=PBE_RATE(2627.3;2628.42)", 2627.3 / 2628.42)
        self.shows('=PBE_RATE(83;100;"控制率")', 0.83)
        self.shows('=PBE_RATE(55;50;"变动率")', 0.1)
        self.shows("=PBE_RATE(1;0)", "#DIV/0!")
        self.shows("=PBE_RATE(1;Z1)", "#DIV/0!")  # an empty base is 0
        self.shows('=PBE_RATE(1;2;"没有这种比率")', "Err:502")
        self.shows('=PBE_RATE("x";2)', "#VALUE!")
        self.shows("=PBE_RATE(1;2;Z1;Z2)", 0.5)

    def test_rate_in_an_array_formula(self):
        self.put("L1", 1.0), self.put("L2", 3.0)
        self.assertEqual(self.array("=PBE.CALC.RATE($数据.L1:L2;4)", "A1:A2"),
                         [[0.25], [0.75]])

    def test_grade(self):
        for total, word in ((100, "优"), (90, "优"), (89.99, "良"), (80, "良"), (79.99, "中"),
                            (60, "中"), (59.99, "差"), (0, "差")):
            self.shows(f"=PBE_GRADE({total})", word)
        self.shows('=PBE_GRADE("x")', "#VALUE!")
        self.shows('=PBE_GRADE(90;"no-such-pack")', "Err:502")
        self.shows("=PBE_GRADE(90;Z1)", "优")

    # --- PBE_READ, PBE_RULES, PBE_PACK ---

    def test_read(self):
        self.shows('=PBE_READ("95%以上")', "≥ 95 %")
        self.shows("=PBE_READ(A1)", "≥ 200 起")
        self.shows("=PBE_READ(401)", "401")
        with self.subTest("an empty cell is said to be empty"):
            self.assertNotEqual(self.value("=PBE_READ(Z1)"), "")

    def test_rules(self):
        rows = self.array("=PBE.CALC.RULES()", "A1:C3")
        for row in rows:
            for cell in row:
                self.assertIsInstance(cell, str)
                self.assertNotEqual(cell, "")
        other = self.array('=PBE.CALC.RULES("mof-2021-101")', "E1:G3")
        self.assertNotEqual(other, rows)
        self.shows('=PBE_RULES("no-such-pack")', "Err:502")
        self.shows("=ROWS(PBE_RULES())>2", 1.0)

    def test_pack(self):
        for formula, pack in (("=PBE_PACK()", "mof-2020-10"), ("=PBE_PACK(Z1)", "mof-2020-10"),
                              ('=PBE_PACK("mof-2021-101")', "mof-2021-101"),
                              ('=PBE_PACK("zhuzhou-lusong-2023")', "zhuzhou-lusong-2023")):
            with self.subTest(formula):
                self.assertRegex(self.value(formula), rf"^{pack} \S+ \([0-9a-f]+\)$")
        self.shows('=PBE_PACK("no-such-pack")', "Err:502")

    # --- what must not break ---

    def test_very_long_texts_get_an_answer(self):
        self.put("B7", "九" * 60000)
        self.shows("=PBE_SCORE(A1;B7;C1)", "")
        self.assertNotEqual(self.value("=PBE_EXPLAIN(A1;B7;C1)"), "")
        self.assertLess(len(self.value("=PBE_EXPLAIN(A1;B7;C1)")), 32768)


if __name__ == "__main__":
    office.main()
