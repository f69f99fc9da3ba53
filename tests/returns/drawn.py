"""drawn.py - reads a drawn workbook (README.md says how one is drawn).

    for sheet in drawn.read("mof-tianchang.drawn").sheets:
        for cell in sheet.cells:
            print(cell.row, cell.column, cell.text, cell.rows, cell.columns)

Standard library only. What is drawn wrongly is a DrawingError with file and line.
"""

import pathlib
import re

NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SHEET = re.compile(r"== (?P<name>.+?)(?: at (?P<start>[A-Z]+\d+))?(?P<hidden> hidden)?")
ROW = re.compile(r"(?P<hidden>\(hidden\) )?\|(?P<cells>.*)\|")


class DrawingError(Exception):
    """File, line and what is wrong with the drawing."""


class Cell:
    """One drawn cell: where it is (0-based), what is typed, how far its merge reaches."""

    def __init__(self, row, column, text):
        self.row, self.column, self.text = row, column, text
        self.rows = self.columns = 1

    @property
    def kind(self):
        """text, number, percent, date or formula: what typing it into a cell gives."""
        if self.text.startswith("="):
            return "formula"
        if NUMBER.fullmatch(self.text):
            return "number"
        if self.text.endswith("%") and NUMBER.fullmatch(self.text[:-1]):
            return "percent"
        return "date" if DATE.fullmatch(self.text) else "text"

    @property
    def value(self):
        """The number of a number or a percent cell; else the text, without its quote."""
        if self.kind == "number":
            return float(self.text.replace(",", ""))
        if self.kind == "percent":
            # the decimal point moved in the digits: 99.17% is the number 0.9917 itself
            return float(f"{self.text[:-1].replace(',', '')}e-2")
        return self.text[1:] if self.text.startswith("'") else self.text

    @property
    def decimals(self):
        """Digits behind the decimal point, as drawn."""
        return len(self.text.rstrip("%").partition(".")[2])


class Sheet:
    def __init__(self, name, start, is_hidden):
        self.name, self.start, self.is_hidden = name, start, is_hidden
        self.cells, self.hidden_rows, self.row_count = [], [], 0


class Workbook:
    def __init__(self, name):
        self.name, self.sheets, self.files = name, [], []


def position(address):
    """(row, column), 0-based, of C4."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def address(row, column):
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def split(line):
    """The cells between the bars; \\| is a bar, \\n a line break."""
    cells = re.split(r"(?<!\\)\|", line)
    return [c.strip(" ").replace("\\|", "|").replace("\\n", "\n") for c in cells]


def add_row(sheet, cells, above):
    """Adds a line of cells; returns the blocks that its columns belong to."""
    row = sheet.start[0] + sheet.row_count
    blocks, block = [], None
    for number, text in enumerate(cells):
        column = sheet.start[1] + number
        if text == "<":
            if block is None:
                raise ValueError("“<” without a cell at its left")
            # the first row of a block says how wide it is; its other rows repeat that
            if block.row == row:
                block.columns += 1
            elif column >= block.column + block.columns:
                raise ValueError(f"“<” in {address(row, column)} is beyond its merge")
        elif text == "^":
            block = above[number] if number < len(above) else None
            if block is None or block.column != column:
                raise ValueError(f"“^” in {address(row, column)} has no cell above it")
            block.rows = row - block.row + 1
        else:
            block = Cell(row, column, text)
            sheet.cells.append(block)
        blocks.append(block)
    sheet.row_count += 1
    return blocks


def check_blocks(sheet):
    """Every row of a merged block is drawn as wide as its first."""
    drawn = {}
    for cell in sheet.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                if drawn.setdefault((row, column), cell) is not cell:
                    raise ValueError(f"{address(row, column)} belongs to two blocks")


def read_line(workbook, line, above):
    """Takes one line in; returns the blocks of the columns, for the line below."""
    if line.startswith("save "):
        workbook.files.append(tuple(line.split()[1:3]))
        return []
    found = SHEET.fullmatch(line)
    if found:
        start = position(found["start"] or "A1")
        workbook.sheets.append(Sheet(found["name"], start, bool(found["hidden"])))
        return []
    found = ROW.fullmatch(line)
    if found is None or not workbook.sheets:
        raise ValueError("neither a comment, “save”, “== sheet” nor “| cells |”")
    sheet = workbook.sheets[-1]
    if found["hidden"]:
        sheet.hidden_rows.append(sheet.start[0] + sheet.row_count)
    return add_row(sheet, split(found["cells"]), above)


def read(path):
    """The workbook that the file draws. Its files: (program, ending)."""
    path = pathlib.Path(path)
    workbook, above = Workbook(path.stem), []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        line = line.rstrip()
        if not line or line.startswith("#"):
            continue
        try:
            above = read_line(workbook, line, above)
        except ValueError as error:
            raise DrawingError(f"{path.name}:{number}: {error}") from None
    for sheet in workbook.sheets:
        try:
            check_blocks(sheet)
        except ValueError as error:
            raise DrawingError(f"{path.name}: {sheet.name}: {error}") from None
    if not workbook.files or not workbook.sheets:
        raise DrawingError(f"{path.name}: no “save” line, or no sheet")
    return workbook
