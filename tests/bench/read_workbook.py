"""An .ods in Python's zipfile and ElementTree, read as our reader reads it: what an audit
needs before it can begin. Written to be fast; lines() says it as tests/workbook/dump.c does,
so that the bench can see that both have read the same.

No limits, no defences against bad files, no formulas with the names of add-ins: a script's
reader that trusts its files.
"""

import zipfile
from typing import NamedTuple
from xml.etree import ElementTree


def _name(space, name):
    return "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s" % (space, name)


TABLE, ROW, CELL, COVERED, COLUMN = (_name("table", name) for name in (
    "table", "table-row", "table-cell", "covered-table-cell", "table-column"))
SHEET_NAME, STYLE_OF, FORMULA, VISIBILITY, DEFAULT_STYLE = (_name("table", name) for name in (
    "name", "style-name", "formula", "visibility", "default-cell-style-name"))
COLUMNS_REPEATED, ROWS_REPEATED, COLUMNS_SPANNED, ROWS_SPANNED = (
    _name("table", "number-" + name) for name in (
        "columns-repeated", "rows-repeated", "columns-spanned", "rows-spanned"))
TYPE, VALUE, DATE, BOOLEAN, STRING = (_name("office", name) for name in (
    "value-type", "value", "date-value", "boolean-value", "string-value"))
PARAGRAPH, SPACES, TAB, BREAK = (_name("text", name) for name in (
    "p", "s", "tab", "line-break"))
COUNT = _name("text", "c")
STYLE, STYLE_NAME, DATA_STYLE, PARENT, TABLE_PROPERTIES = (_name("style", name) for name in (
    "style", "name", "data-style-name", "parent-style-name", "table-properties"))
DISPLAY = _name("table", "display")
FORMATS = {_name("datastyle", "percentage-style"): "percent",
           _name("datastyle", "date-style"): "date"}
HIDDEN = ("collapse", "filter")


class Cell(NamedTuple):
    column: int  # from 0
    columns: int
    kind: str  # "number", "text", "empty"
    value: object
    shown: str
    formula: str
    format: str  # "percent", "date", ""


class Row(NamedTuple):
    row: int  # from 0
    rows: int
    is_hidden: bool
    cells: list


class Sheet(NamedTuple):
    name: str
    is_hidden: bool
    rows: list
    merged: dict  # (row, column): (last row, last column)
    hidden_columns: set


def _text(paragraph):
    if not len(paragraph):
        return paragraph.text or ""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == SPACES:
            parts.append(" " * int(child.get(COUNT, 1)))
        elif child.tag == TAB:
            parts.append("\t")
        elif child.tag == BREAK:
            parts.append("\n")
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


class _Styles:
    """What the styles of cells and sheets say that a reviewer must know."""

    def __init__(self, *trees):
        self.formats, self.data, self.parents, self.hidden = {}, {}, {}, set()
        for tree in trees:
            for style in tree.iter():
                tag = style.tag
                if tag == STYLE:
                    name = style.get(STYLE_NAME)
                    self.data[name] = style.get(DATA_STYLE)
                    self.parents[name] = style.get(PARENT)
                    for part in style.iter(TABLE_PROPERTIES):
                        if part.get(DISPLAY) == "false":
                            self.hidden.add(name)
                elif tag in FORMATS:
                    self.formats[style.get(STYLE_NAME)] = FORMATS[tag]
        self.known = {}

    def format_of(self, name):
        if name not in self.known:
            self.known[name] = self.formats.get(self.data.get(name)) or (
                self.format_of(self.parents[name]) if self.parents.get(name) else "")
        return self.known[name]


def _read_cell(cell, column, columns, styles, default):
    kind, formula = cell.get(TYPE), cell.get(FORMULA)
    shown = "\n".join([_text(child) for child in cell if child.tag == PARAGRAPH])
    if kind is None and not shown and formula is None:
        return None
    value = None
    if kind in ("float", "percentage", "currency"):
        value, kind = float(cell.get(VALUE)), "number"
    elif kind == "date":
        value, kind = cell.get(DATE), "number"
    elif kind == "boolean":
        value, kind = float(cell.get(BOOLEAN) == "true"), "number"
    elif shown or kind:
        value, kind = cell.get(STRING) or shown, "text"
    else:
        kind = "empty"
    form = styles.format_of(cell.get(STYLE_OF) or default.get(column))
    return Cell(column, columns, kind, value, shown, formula, form)


def _read_sheet(table, styles):
    column, default, hidden_columns = 0, {}, set()
    for part in table.iter(COLUMN):
        count = int(part.get(COLUMNS_REPEATED, 1))
        those = range(column, column + min(count, 1024))
        default.update(dict.fromkeys(those, part.get(DEFAULT_STYLE)))
        if part.get(VISIBILITY) in HIDDEN:
            hidden_columns.update(those)
        column += count
    row, rows, merged = 0, [], {}
    for part in table.iter(ROW):
        repeated = int(part.get(ROWS_REPEATED, 1))
        column, cells = 0, []
        for cell in part:
            columns = int(cell.get(COLUMNS_REPEATED, 1))
            if cell.tag == CELL:
                got = _read_cell(cell, column, columns, styles, default)
                if got:
                    cells.append(got)
                spanned = cell.get(COLUMNS_SPANNED)
                if spanned:
                    merged[row, column] = (row + int(cell.get(ROWS_SPANNED, 1)) - 1,
                                           column + int(spanned) - 1)
            column += columns
        if cells:
            rows.append(Row(row, repeated, part.get(VISIBILITY) in HIDDEN, cells))
        row += repeated
    return Sheet(table.get(SHEET_NAME), table.get(STYLE_OF) in styles.hidden, rows, merged,
                 hidden_columns)


def read(path):
    """The sheets of an .ods."""
    with zipfile.ZipFile(path) as package:
        content, styles = (ElementTree.fromstring(package.read(name))
                           for name in ("content.xml", "styles.xml"))
    known = _Styles(styles, content)
    return [_read_sheet(table, known) for table in content.iter(TABLE)]


# --- as tests/workbook/dump.c says it ---

def _address(row, column):
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _quoted(text):
    for letter, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(letter, written)
    return f'"{text}"'


def lines(sheets):
    """Lines of text about what was read, without line ends."""
    for sheet in sheets:
        yield f"sheet {sheet.name}{' hidden' if sheet.is_hidden else ''}"
        for row in sheet.rows:
            more = f"+{row.rows - 1}" if row.rows > 1 else ""
            yield f" row {row.row + 1}{more}{' hidden' if row.is_hidden else ''}"
            for cell in row.cells:
                more = f"+{cell.columns - 1}" if cell.columns > 1 else ""
                number = f" {cell.value:.17g}" if cell.kind == "number" else ""
                form = f" {cell.format}" if cell.format else ""
                yield (f"  {_address(row.row, cell.column)}{more} {cell.kind}{number}{form} "
                       + _quoted(cell.shown)
                       + (f" {cell.formula}" if cell.formula else ""))
                block = sheet.merged.get((row.row, cell.column))
                if block:
                    yield (f"  merged {_address(row.row, cell.column)}"
                           f":{_address(*block)}")
                if cell.column in sheet.hidden_columns and not row.is_hidden:
                    yield "  hidden column"
