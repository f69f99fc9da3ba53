"""The examples that people are promised, in real Calc: those of the reference report and
every example of addin/functions.def."""

import os
import pathlib

import office


class IssueExamples(office.OfficeTest):

    def setUp(self):
        self.cells = self.sheet()

    def value(self, formula):
        return office.show(office.type_formula(self.cells, "H1", formula))

    def test_a_target_that_is_reached_gives_full_points(self):
        self.check(self.value('=PBE_SCORE("200起以上";"401";8)'), 8.0, "score")

    def test_a_row_of_cells_scores_like_typed_arguments(self):
        self.cells.getCellRangeByName("E12").String = "200起以上"
        self.cells.getCellRangeByName("F12").Value = 401
        self.cells.getCellRangeByName("G12").Value = 8
        self.check(self.value("=PBE_SCORE(E12;F12;G12)"), 8.0, "score")

    def test_a_missed_target_gives_points_in_proportion_and_says_how(self):
        self.check(self.value('=PBE_SCORE("到达90%以上";"85%";5)'), 4.72, "score")
        self.check(self.value('=PBE_EXPLAIN("到达90%以上";"85%";5)'),
                   "85% 未达到 ≥90%：5 × 85/90 = 4.72", "explanation")

    def test_a_blank_actual_value_shows_an_empty_text_and_the_reason(self):
        self.cells.getCellRangeByName("E12").String = "95%以上"
        self.cells.getCellRangeByName("G12").Value = 8
        self.check(self.value("=PBE_SCORE(E12;F12;G12)"), "", "score")
        reason = self.value("=PBE_EXPLAIN(E12;F12;G12)")
        self.assertIn("实际完成值", reason)
        self.assertIn("未填", reason)

    def test_words_against_a_number_stay_pending_and_the_band_is_named(self):
        self.check(self.value('=PBE_SCORE("增长10%";"稍有增长";5)'), "", "score")
        reason = self.value('=PBE_EXPLAIN("增长10%";"稍有增长";5)')
        # the band 部分达成 of 5 points: 60% to 80%
        for word in ("3", "4"):
            self.assertIn(word, reason)

    def test_the_clerks_own_points_are_taken_inside_the_band(self):
        self.check(self.value('=PBE_SCORE("增长10%";"稍有增长";5;;3.5)'), 3.5, "score")

    def test_the_clerks_own_points_outside_the_band_stay_pending(self):
        self.check(self.value('=PBE_SCORE("增长10%";"稍有增长";5;;4.8)'), "", "score")
        self.assertIn("4.8", self.value('=PBE_EXPLAIN("增长10%";"稍有增长";5;;4.8)'))

    def test_a_cost_over_its_target_loses_in_proportion(self):
        self.check(self.value('=PBE_SCORE("1307.04万元";"1491.59万元";10;"经济成本指标";;'
                              '"mof-2020-10")'), 8.76, "score")

    def test_every_example_of_the_function_table_shows_what_it_promises(self):
        examples = read_examples()
        self.assertGreaterEqual(len(examples), 8)
        for formula, expected in examples:
            with self.subTest(formula):
                got = self.value(formula)
                if isinstance(got, float):
                    digits = len(expected.partition(".")[2])
                    self.assertEqual(f"{got:.{digits}f}", expected)
                else:
                    self.assertEqual(got, expected)


def read_examples():
    """(formula, what it shows) of each line of the generated examples.tsv."""
    path = os.environ.get("PBE_EXAMPLES")
    if path is None:
        path = office.find_package().parents[1] / "addin" / "examples.tsv"
    lines = pathlib.Path(path).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line]


if __name__ == "__main__":
    office.main()
