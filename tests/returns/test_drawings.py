"""The saved workbooks still hold what their drawings show: who changes a drawing makes its
files again. Read by openpyxl (.xlsx) and by a few lines here (.ods, .fods)."""

import datetime
import pathlib
import sys
import unittest
import xml.etree.ElementTree as tree
import zipfile

import drawn

try:
    import openpyxl
except ImportError:
    openpyxl = None

HERE = pathlib.Path(__file__).resolve().parent
SPACE = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
         "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
         "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0"}


def qualified(name):
    space, _, local = name.partition(":")
    return f"{{{SPACE[space]}}}{local}"


def drawn_cells(sheet):
    """{(row, column): (value, rows, columns)} of a drawing; formulas have no value."""
    cells = {}
    for cell in sheet.cells:
        if cell.text or cell.rows > 1 or cell.columns > 1:
            value = None if cell.kind == "formula" else cell.value or None
            value = cell.value if cell.value == 0 else value
            cells[cell.row, cell.column] = (value, cell.rows, cell.columns)
    return cells


# --- OpenDocument ---


def paragraphs(cell):
    """The text of a cell; runs of spaces are elements of their own there."""
    lines = []
    for paragraph in cell.findall("text:p", SPACE):
        line = paragraph.text or ""
        for part in paragraph.iter():
            if part is not paragraph:
                if part.tag == qualified("text:s"):
                    line += " " * int(part.get(qualified("text:c"), 1))
                line += part.text or ""
                line += part.tail or ""
        lines.append(line)
    return "\n".join(lines)


def opendocument_cell(cell):
    kind = cell.get(qualified("office:value-type"))
    is_formula = cell.get(qualified("table:formula")) is not None
    value = None
    if kind in ("float", "percentage"):
        value = float(cell.get(qualified("office:value")))
    elif kind == "date":
        value = cell.get(qualified("office:date-value"))
    elif kind == "string":
        value = paragraphs(cell)
    return (None if is_formula else value,
            int(cell.get(qualified("table:number-rows-spanned"), 1)),
            int(cell.get(qualified("table:number-columns-spanned"), 1)), is_formula)


def opendocument_sheets(path):
    if path.suffix == ".fods":
        root = tree.parse(path).getroot()
    else:
        with zipfile.ZipFile(path) as package:
            root = tree.fromstring(package.read("content.xml"))
    for table in root.iter(qualified("table:table")):
        cells, row_number = {}, 0  # rows with content are never repeated here
        for row in table.iter(qualified("table:table-row")):
            column = 0
            for cell in row:
                count = int(cell.get(qualified("table:number-columns-repeated"), 1))
                found = opendocument_cell(cell)
                if found[0] is not None or found[1:] != (1, 1, False):
                    for one in range(column, column + count):
                        cells[row_number, one] = found[:3]
                column += count
            row_number += int(row.get(qualified("table:number-rows-repeated"), 1))
        yield table.get(qualified("table:name")), cells


# --- .xlsx ---


def xlsx_sheets(path):
    for sheet in openpyxl.load_workbook(path):
        spans = {(area.min_row - 1, area.min_col - 1):
                 (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
                 for area in sheet.merged_cells.ranges}
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                where = cell.row - 1, cell.column - 1
                if cell.value is not None or where in spans:
                    cells[where] = (xlsx_value(cell), *spans.get(where, (1, 1)))
        yield sheet.title, cells


def xlsx_value(cell):
    if cell.data_type == "f":
        return None
    if isinstance(cell.value, datetime.datetime):
        return cell.value.date().isoformat()
    return cell.value


class Drawings(unittest.TestCase):

    def test_every_file_holds_what_its_drawing_shows(self):
        for path in sorted(HERE.glob("*.drawn")):
            book = drawn.read(path)
            for _, ending in book.files:
                with self.subTest(f"{book.name}.{ending}"):
                    self.check(book, HERE / f"{book.name}.{ending}")

    def check(self, book, path):
        reader = xlsx_sheets if path.suffix == ".xlsx" else opendocument_sheets
        saved = dict(reader(path))
        self.assertEqual(list(saved), [sheet.name for sheet in book.sheets])
        for sheet in book.sheets:
            self.assertEqual(saved[sheet.name], drawn_cells(sheet), sheet.name)

    def test_every_workbook_has_its_expectations(self):
        saved = {path.stem for path in HERE.iterdir()
                 if path.suffix in (".ods", ".fods", ".xlsx")}
        self.assertEqual(saved, {path.stem for path in HERE.glob("*.json")})


if __name__ == "__main__":
    if openpyxl is None:
        print("skipped: no openpyxl (apt-get install python3-openpyxl)")
        sys.exit(77)
    unittest.main(verbosity=2)
