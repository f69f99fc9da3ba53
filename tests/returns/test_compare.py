"""compare.py and drawn.py themselves: what they must notice, and what they must not."""

import pathlib
import tempfile
import unittest

import compare
import drawn

ROW = {"cell": "表!H5", "level1": "产出指标", "target": "≥90%", "actual": "85%", "weight": 5,
       "given": 4, "computed": 4.72}
FINDING = {"code": "C15", "cell": "表!H5", "severity": "error", "message": "4604 < 4,754"}


def differences(expected, got):
    result = compare.Comparison("x.ods")
    result.table(expected, got)
    return result.differences


class Compare(unittest.TestCase):

    def test_the_same_in_other_words_is_no_difference(self):
        got = ROW | {"level1": "产出\n指标（50分）", "target": ">= 90%", "actual": 0.85}
        self.assertEqual(differences({"rows": [ROW]}, {"rows": [got]}), [])

    def test_a_score_is_compared_to_the_last_bit(self):
        got = ROW | {"computed": 4.720000000000001}
        self.assertEqual(len(differences({"rows": [ROW]}, {"rows": [got]})), 1)

    def test_a_row_too_many_or_missing_is_told(self):
        self.assertEqual(len(differences({"rows": []}, {"rows": [ROW]})), 1)
        self.assertEqual(len(differences({"rows": [ROW]}, {"rows": []})), 1)

    def test_a_placeholder_row_may_come(self):
        got = {"cell": "表!H6", "level3": "……", "target": "/", "actual": None}
        self.assertEqual(differences({"rows": []}, {"rows": [got]}), [])

    def test_a_finding_of_the_row_with_its_numbers_is_found(self):
        for cell in ("表!H5", "表!5", ["表!9", "表!5"], None):
            wanted = {"code": ["C29", "C15"], "cell": cell, "has": ["4604", "4754"]}
            self.assertEqual(differences({"findings": [wanted]}, {"findings": [FINDING]}), [])

    def test_a_finding_elsewhere_or_without_its_number_is_not(self):
        for wanted in ({"code": "C15", "cell": "表!6"}, {"code": "C15", "cell": "表!I5"},
                       {"code": "C15", "has": ["460"]}, {"code": "C14"}):
            self.assertNotEqual(
                differences({"findings": [wanted]}, {"findings": [FINDING]}), [])

    def test_an_unexpected_finding_is_told_unless_a_note_or_allowed(self):
        self.assertEqual(len(differences({}, {"findings": [FINDING]})), 1)
        note = FINDING | {"severity": "note"}
        self.assertEqual(differences({}, {"findings": [note]}), [])
        allowed = {"allowed": [{"code": "C15", "cell": "表!5"}]}
        self.assertEqual(differences(allowed, {"findings": [FINDING]}), [])

    def test_a_quiet_check_may_not_even_note(self):
        note = FINDING | {"severity": "note"}
        for quiet, count in (("C15", 1), ("C15@表!5", 1), ("C15@表!6", 0), ("C16", 0)):
            self.assertEqual(len(differences({"quiet": [quiet]}, {"findings": [note]})), count)

    def test_a_number_may_be_given_with_more_digits(self):
        self.assertTrue(compare.is_said("36.4", "执行率 36.36%"))
        self.assertTrue(compare.is_said("5.00", "相差 5 万元"))
        self.assertFalse(compare.is_said("36.4", "执行率 36%"))


class Drawn(unittest.TestCase):

    def read(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "x.txt"
            path.write_text(text, encoding="utf-8")
            return drawn.read(path)

    def test_a_block_reaches_as_far_as_its_marks(self):
        book = self.read("save calc ods\n== 表 at C4\n| a | < | 1 |\n| ^ | < | 85% |\n")
        a, one, percent = book.sheets[0].cells
        self.assertEqual((a.row, a.column, a.rows, a.columns), (3, 2, 2, 2))
        self.assertEqual((one.kind, percent.kind, percent.value), ("number", "percent", 0.85))

    def test_a_quote_keeps_text(self):
        book = self.read("save calc ods\n== 表\n| '12 | '=8个 |\n")
        self.assertEqual([(c.kind, c.value) for c in book.sheets[0].cells],
                         [("text", "12"), ("text", "=8个")])

    def test_a_slip_is_told_with_its_line(self):
        for text in ("save calc ods\n== 表\n| < |\n", "save calc ods\n== 表\n| a |\nb |\n",
                     "save calc ods\n== 表\n| ^ |\n"):
            with self.assertRaisesRegex(drawn.DrawingError, r"^x\.txt:\d: "):
                self.read(text)


if __name__ == "__main__":
    unittest.main(verbosity=2)
