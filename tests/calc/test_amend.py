"""LibreOffice as a second opinion on workbook/amend: rows that are inserted into the file
give the formulas, merged cells, names and areas that Calc's own insertion gives."""

import os
import subprocess

import office

AMEND = office.SOURCE / "tests" / "workbook" / "amend"
ELSEWHERE = "+['基 础''s'.A5]+['file:///x.ods'#$自评表.A5]"  # a form by itself has neither


def formulas(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    return [list(row) for row in cursor.getFormulaArray()]


def merged(sheet, rows):
    areas = set()
    for row in range(rows):
        for column in range(4):
            cursor = sheet.createCursorByRange(sheet.getCellByPosition(column, row))
            cursor.collapseToMergedArea()
            areas.add(cursor.AbsoluteName)
    return areas


def areas(document):
    sheet = document.Sheets[0]
    conditions = [entry.Range.RangeAddressesAsString
                  for entry in sheet.ConditionalFormats.getConditionalFormats()]
    return {"names": [document.NamedRanges.getByName(name).Content
                      for name in document.NamedRanges.ElementNames],
            "lists": [[(a.StartRow, a.EndRow) for a in
                       [document.DatabaseRanges.getByName(name).DataArea]]
                      for name in document.DatabaseRanges.ElementNames],
            "printed": [(a.StartRow, a.EndRow) for a in sheet.PrintAreas],
            "conditions": conditions}


class Amend(office.OfficeTest):

    def form(self):
        path = self.work / "form.fods"
        text = (AMEND / "form.fods").read_text(encoding="utf-8")
        path.write_text(text.replace(ELSEWHERE, ""), encoding="utf-8")
        return path

    def amended(self, *commands):
        script, made = self.work / "script", self.work / "made.fods"
        script.write_text("\n".join(commands) + "\n", encoding="utf-8")
        done = subprocess.run([os.environ["PBE_AMEND"], script, self.form(), made],
                              capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        return self.opened(made)

    def compare(self, row, count):
        """Inserts below the row (from 1), as the file is amended and as Calc does it."""
        ours = self.amended(f"insert 0 {row} {count}")
        theirs = self.opened(self.form())
        theirs.Sheets[0].Rows.insertByIndex(row, count)
        self.assertEqual(merged(ours.Sheets[0], 14), merged(theirs.Sheets[0], 14))
        self.assertEqual(areas(ours), areas(theirs))
        for mine, own in zip(ours.Sheets, theirs.Sheets):
            mine, own = formulas(mine), formulas(own)
            self.assertEqual(len(mine), len(own))
            for index, (left, right) in enumerate(zip(mine, own)):
                if not row <= index < row + count or len(mine) == 1:
                    self.assertEqual(left, right, index + 1)

    def test_rows_inside_a_block(self):
        self.compare(4, 2)

    def test_a_row_where_cells_begin_to_be_merged(self):
        self.compare(3, 1)

    def test_a_row_below_a_block(self):
        self.compare(5, 1)

    def test_a_row_in_a_run_of_equal_rows(self):
        self.compare(7, 3)

    def test_formulas_of_new_rows_are_those_of_a_copied_row(self):
        ours = self.amended("insert 0 4 2").Sheets[0]
        theirs = self.opened(self.form()).Sheets[0]
        theirs.Rows.insertByIndex(4, 2)
        source = theirs.getCellRangeByName("D4").RangeAddress
        for row in (4, 5):
            theirs.copyRange(theirs.getCellByPosition(3, row).CellAddress, source)
            self.assertEqual(ours.getCellByPosition(3, row).Formula,
                             theirs.getCellByPosition(3, row).Formula)

    def test_values_that_were_put_in(self):
        sheet = self.amended("set 0 C4 text =1+1", "set 0 C3 number 0.85",
                             "set 0 B7 number 2").Sheets[0]
        self.assertEqual(sheet.getCellRangeByName("C4").String, "=1+1")
        self.assertEqual(sheet.getCellRangeByName("C4").Type.value, "TEXT")
        self.assertEqual(sheet.getCellRangeByName("C3").Value, 0.85)
        self.assertEqual(sheet.getCellRangeByName("B7").Value, 2)
        self.assertEqual(sheet.getCellRangeByName("B8").String, "")


if __name__ == "__main__":
    office.main()
