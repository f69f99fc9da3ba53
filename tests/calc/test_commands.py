"""The menu's commands without a window, where dialogs return at once, and in the states in
which documents can be: nothing fails, nothing changes that was not asked for."""

import re
import time
import xml.etree.ElementTree
import zipfile

import office

PATH = "{http://openoffice.org/2001/registry}name"
SCORE = '=PBE_SCORE("≥90%";"85%";9)'
STALE = 3.0  # what a forged or old .xlsx holds; the right one is 8.5


def commands():
    """The addresses of all entries, from the package itself."""
    with zipfile.ZipFile(office.find_package()) as package:
        root = xml.etree.ElementTree.fromstring(package.read("Addons.xcu"))
    menu = next(node for node in root.iter() if node.get(PATH) == "pbe.menu")
    addresses = [value.text for value in menu.iter() if (value.text or "")[:4] == "pbe:"]
    # the browser is no part of this test; a snapshot changes a form, see test_snapshot.py
    left_out = ("pbe:help", "pbe:snapshot")
    return [address for address in addresses if address not in left_out]


class Commands(office.OfficeTest):

    def run_all(self, document, seconds=20):
        """Every command in the window of the document; none may hang or change it."""
        document.setModified(False)
        was_modified = document.isModified()  # with a chart it is so by itself
        before = [self.contents(sheet) for sheet in document.Sheets]
        for command in commands():
            started = time.monotonic()
            self.office.dispatch(document, command)
            self.assertTrue(self.office.alive(), command)
            self.assertLess(time.monotonic() - started, seconds, command)
            self.assertEqual(document.isModified(), was_modified, command)
        self.assertEqual([self.contents(sheet) for sheet in document.Sheets], before)

    @staticmethod
    def contents(sheet):
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(True)
        return cursor.getFormulaArray()

    def form(self, **more):
        return self.opened(office.make_template(self.work / "form.ots"), AsTemplate=True,
                           **more)

    def save_and_open(self, document, name, **more):
        path = office.save(document, self.work / name)
        return self.opened(path, **more)

    # --- states of a document ---

    def test_there_are_entries(self):
        self.assertGreaterEqual(len(commands()), 4)
        self.assertIn("pbe:new", commands())

    def test_in_an_empty_document(self):
        self.run_all(self.document())

    def test_in_a_form(self):
        self.run_all(self.form())

    def test_in_a_document_that_is_read_only(self):
        document = self.save_and_open(self.form(), "read-only.ods", ReadOnly=True)
        self.assertTrue(document.isReadonly())
        self.run_all(document)

    def test_on_a_protected_sheet_and_structure(self):
        document = self.document()
        office.type_formula(document.Sheets[0], "A1", SCORE)
        document.Sheets[0].protect("x")
        document.protect("x")
        self.run_all(document)

    def test_with_a_chart_or_several_ranges_or_a_column_selected(self):
        document = self.document()
        sheet = document.Sheets[0]
        office.type_formula(sheet, "B2", SCORE)
        view = document.CurrentController
        view.select(sheet.Columns[1])
        self.run_all(document)
        ranges = document.createInstance("com.sun.star.sheet.SheetCellRanges")
        for name in ("A1:B2", "D4:E9"):
            ranges.addRangeAddress(sheet.getCellRangeByName(name).RangeAddress, False)
        view.select(ranges)
        self.run_all(document)
        where = office.uno.createUnoStruct("com.sun.star.awt.Rectangle", 0, 0, 9000, 6000)
        sheet.Charts.addNewByName("c", where, (sheet.getCellRangeByName("B2:B3")
                                               .RangeAddress,), False, False)
        view.select(sheet.DrawPage[0])
        self.run_all(document)

    def test_two_documents_do_not_meet(self):
        one, other = self.document(), self.document()
        for document in (one, other):
            office.type_formula(document.Sheets[0], "A1", SCORE)
        other.setModified(False)
        self.run_all(one)
        self.assertFalse(other.isModified())

    def test_without_a_document(self):
        transformer = self.office.create("com.sun.star.util.URLTransformer")
        handler = self.office.create("pbe.Commands")
        for command in commands():
            address = office.uno.createUnoStruct("com.sun.star.util.URL")
            address.Complete = command
            _, address = transformer.parseStrict(address)
            dispatch = handler.queryDispatch(address, "", 0)
            self.assertIsNotNone(dispatch, command)
            dispatch.dispatch(address, ())
            self.assertTrue(self.office.alive(), command)
        address.Complete = "pbe:nothing"
        _, address = transformer.parseStrict(address)
        self.assertIsNone(handler.queryDispatch(address, "", 0))

    # --- scoring again ---

    def test_scoring_again_mends_the_stored_values_of_an_xlsx(self):
        document = self.document()
        cell = office.type_formula(document.Sheets[0], "A1", SCORE)
        self.assertEqual(office.show(cell), 8.5)
        fresh = office.save(document, self.work / "fresh.xlsx")
        stale = self.work / "stale.xlsx"
        self.forge(fresh, stale)
        document = self.opened(stale)
        cell = document.Sheets[0].getCellRangeByName("A1")
        self.assertEqual(office.show(cell), STALE)
        self.office.dispatch(document, "pbe:recalculate")
        self.assertEqual(office.show(cell), 8.5)
        self.assertFalse(document.isModified())

    @staticmethod
    def forge(fresh, stale):
        sheet = "xl/worksheets/sheet1.xml"
        with zipfile.ZipFile(fresh) as old, zipfile.ZipFile(stale, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name == sheet:
                    text, count = re.subn(r"<v>8\.5</v>", f"<v>{STALE:g}</v>",
                                          data.decode("utf-8"))
                    assert count == 1, text
                    data = text.encode("utf-8")
                new.writestr(name, data)


if __name__ == "__main__":
    office.main()
