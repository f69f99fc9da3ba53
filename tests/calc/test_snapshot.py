"""存档: the menu and `pbe snapshot` keep the same; it is one step of undo; what stands in its
way is said and changes nothing; a number that is changed later is found by `pbe check`."""

import json
import os
import re
import subprocess

import office

RETURN = office.SOURCE / "tests" / "returns" / "template-with-addin.ods"
SHEET = "存档"
TOTAL = 80.98


def pbe(*arguments):
    done = subprocess.run([os.environ["PBE_PROGRAM"], *map(str, arguments)],
                          stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode > 1:
        raise office.OfficeError(done.stderr)
    return done.stdout


def checked(path):
    """What `pbe check` says: the snapshot, and the findings about it."""
    table = json.loads(pbe("check", "--json", path))
    codes = [finding for finding in table["findings"]
             if finding["code"] in ("W15", "W16", "W17", "W18")]
    return table["snapshot"], codes


def contents(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    # a sum that Calc has made is 80.97999999999999 in some versions
    return [[re.sub(r"^\d{4}-\d\d-\d\dT.*", "(time)", value)
             if isinstance(value, str) else round(value, 10) for value in row]
            for row in cursor.getDataArray()]


class Snapshot(office.OfficeTest):

    def form(self, name="form.ods", **more):
        copy = self.work / name
        copy.write_bytes(RETURN.read_bytes())
        return self.opened(copy, **more)

    def snapshot(self, document):
        self.office.dispatch(document, "pbe:snapshot")
        self.assertTrue(self.office.alive())

    def kept(self, document):
        return contents(document.Sheets.getByName(SHEET))

    def saved(self, document, name):
        return office.save(document, self.work / name)

    # --- what is kept ---

    def test_the_menu_and_the_command_keep_the_same(self):
        document = self.form()
        self.snapshot(document)
        self.assertTrue(document.Sheets.getByName(SHEET).isProtected())
        rows = self.kept(document)
        self.assertIn(TOTAL, [row[1] for row in rows if row[0] == "总分"])
        made = self.work / "by-command.ods"
        pbe("snapshot", "--force", "-o", made, RETURN)
        self.assertEqual(self.kept(self.opened(made)), rows)

    def test_it_survives_saving_and_agrees_with_an_audit(self):
        document = self.form()
        self.snapshot(document)
        for name in ("kept.ods", "kept.fods", "kept.xlsx"):
            snapshot, codes = checked(self.saved(document, name))
            self.assertEqual(snapshot["total"], TOTAL, name)
            self.assertEqual(codes, [], name)

    def test_what_the_command_adds_opens_in_calc_whatever_the_kind(self):
        document = self.form()
        rows = None
        for name in ("plain.ods", "plain.fods", "plain.xlsx"):
            made = self.work / ("made-" + name)
            pbe("snapshot", "--force", "-o", made, self.saved(document, name))
            opened = self.opened(made)
            sheet = opened.Sheets.getByName(SHEET)
            self.assertTrue(sheet.isProtected(), name)
            self.assertGreater(sheet.Columns[9].Width, 8000, name)
            rows = rows or self.kept(opened)
            self.assertEqual(self.kept(opened), rows, name)

    # --- what changes later ---

    def test_a_number_that_is_changed_later_is_found(self):
        document = self.form()
        self.snapshot(document)
        document.Sheets.getByName("自评表").getCellRangeByName("F14").String = "300"
        for name in ("changed.ods", "changed.xlsx"):
            _, codes = checked(self.saved(document, name))
            self.assertEqual([code["cell"] for code in codes], ["自评表!F14"], name)
            self.assertIn("5840", codes[0]["message"])

    def test_a_second_one_takes_the_place_of_the_first(self):
        document = self.form()
        self.snapshot(document)
        names = document.Sheets.ElementNames
        document.Sheets.getByName("自评表").getCellRangeByName("F14").String = "300"
        self.snapshot(document)
        self.assertEqual(document.Sheets.ElementNames, names)
        _, codes = checked(self.saved(document, "again.ods"))
        self.assertEqual(codes, [])

    def test_it_is_one_step_of_undo(self):
        # LibreOffice takes back a sheet in the view in front; a hidden document has none
        document = self.form("shown.ods", hidden=False)
        names = document.Sheets.ElementNames
        self.snapshot(document)
        self.assertIn(SHEET, document.Sheets.ElementNames)
        self.assertEqual(document.UndoManager.getCurrentUndoActionTitle(), "存档")
        document.UndoManager.undo()
        self.assertEqual(document.Sheets.ElementNames, names)

    # --- what stands in the way ---

    def assert_nothing_happens(self, document):
        names = document.Sheets.ElementNames
        before = [contents(sheet) for sheet in document.Sheets]
        self.snapshot(document)
        self.assertEqual(document.Sheets.ElementNames, names)
        self.assertEqual([contents(sheet) for sheet in document.Sheets], before)

    def test_a_protected_structure_stays(self):
        document = self.form()
        document.protect("x")
        self.assert_nothing_happens(document)

    def test_another_sheet_of_that_name_stays(self):
        document = self.form()
        document.Sheets.insertNewByName(SHEET, 0)
        document.Sheets[0].getCellRangeByName("A1").String = "去年的材料"
        self.assert_nothing_happens(document)

    def test_a_snapshot_that_is_locked_with_a_password_stays(self):
        document = self.form()
        self.snapshot(document)
        sheet = document.Sheets.getByName(SHEET)
        sheet.unprotect("")
        sheet.protect("x")
        document.Sheets.getByName("自评表").getCellRangeByName("F14").String = "300"
        self.assert_nothing_happens(document)

    def test_a_document_that_is_read_only_stays(self):
        self.assert_nothing_happens(self.form("read-only.ods", ReadOnly=True))

    def test_a_document_without_a_table_stays(self):
        self.assert_nothing_happens(self.document())


if __name__ == "__main__":
    office.main()
