"""compare.py - what `pbe audit` says of a returned workbook, against what a reviewer says.

    python3 compare.py PBE WORKBOOK…

Beside each workbook stands NAME.json; README.md says what is in it. One line for each
difference: file, place, field, expected, got. Exit code 0 none, 1 some, 77 the command
has no verb `audit`. Standard library only.
"""

import json
import math
import pathlib
import re
import subprocess
import sys


# --- values and texts ---

GLYPHS = (("大于等于", "≥"), ("小于等于", "≤"), ("等于", "="), (">=", "≥"), ("<=", "≤"),
          ("≧", "≥"), ("≦", "≤"), ("﹦", "="), ("＝", "="), ("═", "="), ("（", "("),
          ("）", ")"), ("：", ":"), ("，", ","), ("(百分比)", ""))
LEVELS = ("level1", "level2", "level3")


def number(value):
    """The value as a number (85% is 0.85), or None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = value.strip().replace(",", "")
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(%?)", text)
    if not found:
        return None
    return float(found[1] + "e-2") if found[2] else float(found[1])


def plain(text, name=""):
    """The text without spaces and without what is only a way to write it."""
    text = re.sub(r"\s", "", str(text))
    for glyph, same in GLYPHS:
        text = text.replace(glyph, same)
    if name in LEVELS:
        text = re.sub(r"\(?\d+(\.\d+)?分\)?|^指标\d+:|★", "", text)
    if name == "unit":  # some write the unit's number before its name
        text = re.sub(r"^\[?\d+\]?-?", "", text)
    return text


def same(name, expected, got):
    """True where the field says what was expected; a list offers several."""
    if isinstance(expected, list):
        return any(same(name, one, got) for one in expected)
    if expected in (None, ""):
        return got in (None, "")
    a, b = number(expected), number(got)
    if a is not None and b is not None:
        # points to the last bit; of a rate the sheet prints only some digits
        return a == b or (name == "actual" and math.isclose(a, b, abs_tol=5e-5))
    return plain(expected, name) == plain("" if got is None else got, name)


def show(value):
    return "nothing" if value in (None, "") else json.dumps(value, ensure_ascii=False)


# --- places ---


def is_at(expected, cell):
    """True where `cell` (自评表!H13) is the place meant: a cell, a row (自评表!13), any."""
    if not expected:
        return True
    if isinstance(expected, list):
        return any(is_at(one, cell) for one in expected)
    sheet, _, where = expected.rpartition("!")
    got_sheet, _, got = (cell or "").rpartition("!")
    if where.isdigit():
        return sheet == got_sheet and re.sub(r"^\D+", "", got) == where
    return (sheet, where) == (got_sheet, got)


def is_code(expected, code):
    codes = expected if isinstance(expected, list) else [expected]
    return "*" in codes or code in codes


def is_meant(expected, finding):
    return (is_code(expected["code"], finding["code"])
            and is_at(expected.get("cell"), finding.get("cell"))
            and re.search(expected.get("says", ""), finding["message"]) is not None)


def is_said(text, message):
    """True where the message gives the number, rounded to the digits asked for."""
    digits = len(text.partition(".")[2])
    given = re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", message)
    return any(round(abs(float(one.replace(",", "")) - float(text)), 9)
               <= 0.5 * 10 ** -digits * (len(one) > len(text)) for one in given)


# --- one workbook ---


def is_blank(row):
    """A placeholder: nothing that could be scored. Some write a slash for nothing."""
    return all(row.get(name) in (None, "", "/", "-") for name in
               ("target", "actual", "weight", "given"))


class Comparison:
    """Collects the differences of one table."""

    def __init__(self, file):
        self.file, self.differences = file, []

    def tell(self, place, sentence):
        self.differences.append(f"{self.file}: {place}: {sentence}")

    def field(self, place, name, expected, got):
        if not same(name, expected, got):
            self.tell(place, f"{name}: expected {show(expected)}, got {show(got)}")

    def table(self, expected, got):
        for name in ("unit", "year", "total_given", "grade"):
            if name in expected:
                self.field("table", name, expected[name], got.get(name))
        self.rows(expected, got.get("rows", []))
        self.funds(expected.get("funds", []), got.get("funds"))
        self.findings(expected, got.get("findings", []))

    def rows(self, expected, got):
        left = [row for row in got if not is_blank(row)]
        order = []
        for row in expected.get("rows", []):
            found = next((one for one in left if one.get("cell") == row["cell"]), None)
            if found is None:
                self.tell(row["cell"], f"no row “{row.get('level3', '预算执行率')}”")
                continue
            left.remove(found)
            order.append(got.index(found))
            # of a formula the stored result is what is given, if it is a number
            if found.get("given") is None and number(found.get("cached")) is not None:
                found = found | {"given": found["cached"]}
            for name in row:
                if name != "cell":
                    self.field(row["cell"], name, row[name], found.get(name))
        for row in left:
            if row.get("cell") not in expected.get("more_rows", []):
                self.tell(row.get("cell"), f"a row too many: {show(row.get('level3'))}")
        if order != sorted(order):
            self.tell("table", "the rows come in another order")

    def funds(self, expected, got):
        if got is None:  # the output may leave them out
            return
        for line in expected:
            found = next((one for one in got if plain(line["label"]) in
                          plain(one.get("label") or "")), None)
            if found is None:
                self.tell("funds", f"no line “{line['label']}”")
                continue
            for name in line:
                if name != "label":
                    self.field(line["label"], name, line[name], found.get(name))

    def findings(self, expected, got):
        for wanted in expected.get("findings", []):
            self.wanted(wanted, [one for one in got if is_meant(wanted, one)])
        known = expected.get("findings", []) + expected.get("allowed", [])
        for one in got:
            place = one.get("cell") or "table"
            for quiet in expected.get("quiet", []):
                code, _, cell = quiet.partition("@")
                if one["code"] == code and is_at(cell, one.get("cell")):
                    self.tell(place, f"{code} although it is right: {one['message']}")
                    break
            else:
                if one["severity"] != "note" and not any(is_meant(k, one) for k in known):
                    self.tell(place, f"{one['code']} not expected ({one['severity']}): "
                                     f"{one['message']}")

    def wanted(self, wanted, found):
        place = wanted.get("cell") or "table"
        if isinstance(place, list):
            place = place[0]
        code = wanted["code"] if isinstance(wanted["code"], str) else wanted["code"][0]
        numbers = wanted.get("has", [])
        if not found:
            self.tell(place, f"{code} not found{': ' if numbers else ''}"
                             f"{', '.join(numbers)} {wanted.get('why', '')}".rstrip())
            return
        missing = min(([n for n in numbers if not is_said(n, one["message"])]
                       for one in found), key=len)
        if missing:
            self.tell(place, f"{code} does not say {', '.join(missing)}: "
                             f"{found[0]['message']}")


def audit(program, workbook, pack):
    """The objects that `pbe audit` prints for the workbook."""
    command = [program, "audit", "--format", "jsonl"]
    if pack:
        command += ["--pack", pack]
    done = subprocess.run([*command, "--", str(workbook)], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, timeout=120, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if not lines:
        raise ValueError(f"exit code {done.returncode}: {done.stderr.strip()}")
    for table in lines:
        name_sheets(table)
    return lines


def name_sheets(table):
    """Puts the table's sheet before the cells that do not name theirs: 自评表!H13."""
    for one in table.get("rows", []) + table.get("findings", []):
        if one.get("cell") and "!" not in one["cell"]:
            one["cell"] = f"{table.get('sheet', '')}!{one['cell']}"


def compare(program, workbook):
    """The differences of one workbook, as lines."""
    expected = json.loads(workbook.with_suffix(".json").read_text(encoding="utf-8"))
    tables = expected if isinstance(expected, list) else [expected]
    result = Comparison(workbook.name)
    try:
        got = audit(program, workbook, tables[0].get("pack"))
    except ValueError as error:
        result.tell("table", f"no result: {error}")
        return result.differences
    if len(got) != len(tables):
        result.tell("table", f"expected {len(tables)} tables, got {len(got)}")
    for one, other in zip(tables, got):
        result.table(one, other)
    return result.differences


def main(program, *workbooks):
    differences = []
    for workbook in workbooks:
        found = compare(program, pathlib.Path(workbook))
        for line in found:
            print(line)
        print(f"{pathlib.Path(workbook).name}: {len(found)} differences")
        differences += found
    return 1 if differences else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: compare.py PBE WORKBOOK…")
    sys.exit(main(*sys.argv[1:]))
