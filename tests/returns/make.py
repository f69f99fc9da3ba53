#!/usr/bin/python3
"""make.py - makes the returned workbooks again from their drawings.

    /usr/bin/python3 tests/returns/make.py            # all
    /usr/bin/python3 tests/returns/make.py suzhou     # one

A drawing says in its `save` lines who saves it: `calc` is a real LibreOffice (python3-uno)
into which the cells are typed, `openpyxl` is a writer that shares no code with it. The
filled template (template-*.ods) is made from the pack zhuzhou-lusong-2023 and tests/cases by
LibreOffice with the add-in, and opened and saved again by one without it.
The files are committed: tests read what the real programs saved, wherever they run.
"""

import datetime
import os
import pathlib
import re
import shutil
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "calc")]
import drawn  # noqa: E402  (found through the line above)
import office  # noqa: E402

try:
    import openpyxl
except ImportError:
    openpyxl = None

DATA = ROOT / "tests" / "cases" / "lusong-2023.json"


# --- LibreOffice ---


def number_format(document, code):
    formats = document.NumberFormats
    locale = office.uno.createUnoStruct("com.sun.star.lang.Locale")
    key = formats.queryKey(code, locale, False)
    return key if key >= 0 else formats.addNew(code, locale)


def format_code(cell):
    """The number format that shows the number as drawn; None = the general one."""
    digits = "." + "0" * cell.decimals if cell.decimals else ""
    grouped = "#,##0" if "," in cell.text else "0"
    if cell.kind == "percent":
        return grouped + digits + "%"
    plain = f"{cell.value:.15g}"
    return None if cell.text == plain else grouped + digits


def type_cell(document, sheet, cell):
    """Types a drawn cell as a clerk does."""
    target = sheet.getCellByPosition(cell.column, cell.row)
    if cell.kind == "formula":
        target.setFormula(cell.text.replace(",", ";"))
    elif cell.kind == "date":
        target.NumberFormat = number_format(document, "YYYY-MM-DD")
        target.setFormula(cell.text)
    elif cell.kind == "text":
        target.setString(cell.value)
    else:
        target.setValue(cell.value)
        code = format_code(cell)
        if code:
            target.NumberFormat = number_format(document, code)


def type_sheet(document, sheet, drawing):
    for cell in drawing.cells:
        if cell.text:
            type_cell(document, sheet, cell)
        if cell.rows > 1 or cell.columns > 1:
            sheet.getCellRangeByPosition(
                cell.column, cell.row, cell.column + cell.columns - 1,
                cell.row + cell.rows - 1).merge(True)
    for row in drawing.hidden_rows:
        sheet.Rows.getByIndex(row).IsVisible = False
    sheet.IsVisible = not drawing.is_hidden


def save_by_calc(calc, drawing, path):
    document = calc.new_document()
    try:
        sheets = document.Sheets
        sheets.getByIndex(0).Name = drawing.sheets[0].name
        for number, sheet in enumerate(drawing.sheets[1:], 1):
            sheets.insertNewByName(sheet.name, number)
        for sheet in drawing.sheets:
            type_sheet(document, sheets.getByName(sheet.name), sheet)
        document.calculateAll()
        save(document, path)
    finally:
        document.close(True)


def save(document, path):
    """Saves without what differs from run to run or from person to person."""
    properties = document.DocumentProperties
    properties.resetUserData("")
    office.save(document, path)
    if path.suffix == ".ods":
        drop_thumbnail(path)


def drop_thumbnail(path):
    """Takes out the picture of the first page, which makes the most of a small file."""
    def change(name, content):
        if name.startswith("Thumbnails/"):
            return None
        if name == "META-INF/manifest.xml":
            return re.sub(rb"\s*<manifest:file-entry [^>]*Thumbnails/[^>]*>", b"", content)
        return content
    pack_again(path, change)


def pack_again(path, change):
    """Packs a file again: each part as change(name, content) gives it, None leaves it out.
    The mimetype stays the first entry, uncompressed, as OpenDocument wants it."""
    with tempfile.TemporaryDirectory() as folder:
        again = pathlib.Path(folder) / path.name
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(again, "w") as new:
            for entry in old.infolist():
                content = change(entry.filename, old.read(entry))
                if content is not None:
                    new.writestr(entry, content)
        shutil.move(again, path)


# --- openpyxl ---


def save_by_openpyxl(drawing, path):
    if openpyxl is None:
        raise office.OfficeError("缺少 openpyxl：请执行 apt-get install python3-openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in drawing.sheets:
        write_sheet(book.create_sheet(sheet.name), sheet)
    book.save(path)


def write_sheet(target, drawing):
    for cell in drawing.cells:
        where = target.cell(cell.row + 1, cell.column + 1)
        if cell.text:
            where.value = python_value(cell)
            if cell.kind in ("number", "percent") and format_code(cell):
                where.number_format = format_code(cell)
        if cell.rows > 1 or cell.columns > 1:
            target.merge_cells(
                start_row=cell.row + 1, start_column=cell.column + 1,
                end_row=cell.row + cell.rows, end_column=cell.column + cell.columns)
    for row in drawing.hidden_rows:
        target.row_dimensions[row + 1].hidden = True
    if drawing.is_hidden:
        target.sheet_state = "hidden"


def python_value(cell):
    """The value as users of openpyxl give it: a date, 10 for 10.0."""
    if cell.kind == "date":
        return datetime.date.fromisoformat(cell.text)
    is_whole = isinstance(cell.value, float) and cell.value.is_integer()
    return int(cell.value) if is_whole else cell.value


# --- the filled template ---


def tamper(document):
    """What somebody does who wants more points: a number instead of a formula, a formula
    of another row, another function, a hidden row, a total that is typed in."""
    sheet = document.Sheets.getByName("自评表")
    sheet.unprotect("")
    sheet.getCellRangeByName("H21").Value = 5
    sheet.getCellRangeByName("H28").Formula = (
        "=IF(G28=\"\";\"\";PBE.CALC.SCORE(E27;F27;G27;IF(L27=\"\";C$27;L27);K27;$L$2))")
    sheet.getCellRangeByName("H33").Formula = "=ROUND(G33;0)"
    sheet.getCellRangeByName("H36").Value = 94
    sheet.Rows.getByIndex(24).IsVisible = False


def forge(path):
    """Changes a stored result, 8.76 of H29, and leaves its formula: no office does that."""
    def change(name, content):
        if name != "content.xml":
            return content
        found = rb'(\[\.E29\];\[\.F29\][^>]*office:value=)"8.76"([^>]*>\s*<text:p>)8.76'
        content, count = re.subn(found, rb'\1"10"\g<2>10.00', content)
        if count != 1:
            raise office.OfficeError(f"{path.name}：没有找到要改的 H29")
        return content
    pack_again(path, change)


def make_template(work):
    """The template filled with the reference report, saved where the add-in is; the same
    tampered with; and opened and saved where the add-in is not."""
    store = office.install(office.find_package(), work)
    with_addin = HERE / "template-with-addin.ods"
    tampered = HERE / "template-tampered.ods"
    with office.Office(work, store=store, profile=work / "with") as calc:
        filled = office.fill_form(office.make_template(work / "template.fods"), DATA,
                                  work / "filled.fods")
        document = calc.open(filled, AsTemplate=True)
        document.calculateAll()
        save(document, with_addin)
        tamper(document)
        save(document, tampered)
        forge(tampered)
        document.close(True)
    with office.Office(work, profile=work / "without") as calc:
        document = calc.open(with_addin)
        # what loses the values: somebody changes a cell, and Calc computes anew
        office.fill(document, "自评表", "F33", "1124.66万元")
        document.calculateAll()
        save(document, HERE / "template-without-addin.ods")
        save(document, HERE / "template-without-addin.xlsx")
        document.close(True)


def make(names, work):
    drawings = [drawn.read(path) for path in sorted(HERE.glob("*.drawn"))]
    drawings = [d for d in drawings if not names or d.name in names]
    with office.Office(work, profile=work / "plain") as calc:
        for drawing in drawings:
            for program, ending in drawing.files:
                path = HERE / f"{drawing.name}.{ending}"
                if program == "calc":
                    save_by_calc(calc, drawing, path)
                else:
                    save_by_openpyxl(drawing, path)
                print(f"{path.name}: {path.stat().st_size} bytes")
    if not names or "template" in names:
        make_template(work)


def main():
    work = ROOT / "build" / "returns"
    work.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)
    try:
        make(sys.argv[1:], work)
    except (office.OfficeError, drawn.DrawingError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
