"""Times calculateAll() of generated documents in one soffice; started by calc.sh.

Each case is a hidden document of its own with the same rows and one column of formulas.
The results of every case are compared with what is expected, row by row, before it is
timed. Then the cases run one after the other, round after round; the cost of a document
without formulas is taken off, and ratios are made within a round.
"""

import decimal
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time
from xml.sax.saxutils import escape, quoteattr

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "calc"))
import office  # noqa: E402

# --- the rows ---

# Target as worded, its number, True where less is better, unit, level-2 name.
TARGETS = [
    ("200起以上", 200, False, "起", "数量指标"),
    ("95%以上", 95, False, "%", "质量指标"),
    ("到达90%以上", 90, False, "%", "质量指标"),
    ("≥98.5%", 98.5, False, "%", "质量指标"),
    ("≤202.6万元", 202.6, True, "万元", "成本指标"),
    ("≤5300元/户", 5300, True, "元/户", "成本指标"),
    ("≥1000人次", 1000, False, "人次", "数量指标"),
    ("每年不少于20次", 20, False, "次", "数量指标"),
    ("不低于85%", 85, False, "%", "服务对象满意度指标"),
    ("满意度90%以上", 90, False, "%", "服务对象满意度指标"),
    ("120", 120, False, "", "数量指标"),
    ("300套", 300, False, "套", "数量指标"),
    ("100%", 100, False, "%", "质量指标"),
    ("增长10%", 10, False, "%", "经济效益指标"),
    ("增长15%以上", 15, False, "%", "经济效益指标"),
    ("不超过50万元", 50, True, "万元", "成本指标"),
    ("控制在80万元以内", 80, True, "万元", "成本指标"),
    ("≤24小时", 24, True, "小时", "时效指标"),
    ("30天以内", 30, True, "天", "时效指标"),
    ("48小时以内办结", 48, True, "小时", "时效指标"),
    ("≥36平方米", 36, False, "平方米", "数量指标"),
    ("1200公里", 1200, False, "公里", "数量指标"),
    ("≥65.5公顷", 65.5, False, "公顷", "数量指标"),
    ("支付率90%以上", 90, False, "%", "质量指标"),
    ("预算执行率≥95%", 95, False, "%", "质量指标"),
    ("按时完成率≥95%", 95, False, "%", "时效指标"),
    ("至少40场", 40, False, "场", "数量指标"),
    ("50家以上", 50, False, "家", "数量指标"),
    ("≥2500亩", 2500, False, "亩", "数量指标"),
    ("400件", 400, False, "件", "数量指标"),
    ("不少于60个", 60, False, "个", "数量指标"),
    ("达到96%", 96, False, "%", "质量指标"),
    ("覆盖率≥80%", 80, False, "%", "社会效益指标"),
    ("使用年限≥10年", 10, False, "年", "可持续影响指标"),
    ("服务群众5000人以上", 5000, False, "人", "社会效益指标"),
    ("≥ 70 %", 70, False, "%", "社会效益指标"),
    ("全年不少于12期", 12, False, "期", "数量指标"),
    ("持续维护", None, False, "", "可持续影响指标"),
    ("效果明显", None, False, "", "社会效益指标"),
    ("≥88%", 88, False, "%", "质量指标"),
]
BLANK_ACTUAL = 39  # the last target's rows are not filled yet
STEPS = 97
# Rows repeat, as they do in the returns of a district: with 60 turns there are some 2,400
# different ones, which the engine remembers. BENCH_DIFFERENT=1 makes every row another.
TURNS = 1 << 30 if os.environ.get("BENCH_DIFFERENT") else 60
PACK = "mof-2020-10"


class Row:
    """One row: texts as the clerk typed them, and what they mean."""

    __slots__ = ("target", "actual", "weight", "rule", "goal", "done", "points")


def make_row(index):
    target, goal, lower, unit, rule = TARGETS[index % len(TARGETS)]
    turn = index // len(TARGETS) % TURNS
    row = Row()
    row.target, row.rule = target, rule
    row.weight = 2 + turn % 19 * 0.5
    if goal is None or index % len(TARGETS) == BLANK_ACTUAL:
        row.goal, row.done = goal or 1, 1
        row.actual = target if goal is None and turn % 2 else "" if goal else "有所改善"
        row.points = ""
        return row
    # From half the target to a fifth above it; a percentage stays below 120.
    done = goal * (0.5 + 0.7 * (turn * 31 % STEPS) / STEPS)
    done = round(done, 0 if goal >= 100 and unit != "%" else 1)
    row.goal, row.done = goal, done
    row.actual = word_actual(done, unit, target, turn // 3 % 6)
    row.points = expected_points(row.weight, goal, done, lower)
    return row


def word_actual(done, unit, target, form):
    """Six ways in which clerks write one number; two of them are number cells."""
    digits = f"{done:g}" if done < 1e5 else str(done)
    if target.startswith("增长"):
        return f"增长{digits}%" if form % 2 else f"{digits}%"
    if unit == "%":
        number = float(decimal.Decimal(str(done)) / 100)
        return (digits + "%", number, "达到" + digits + "%", digits + "%",
                "完成率" + digits + "%", number)[form]
    return (digits + unit, done, "完成" + digits + unit, digits, "实际" + digits + unit,
            done)[form]


def expected_points(weight, goal, done, lower):
    """Exactly, in decimal: full marks when reached, else in proportion, half up."""
    if done <= goal if lower else done >= goal:
        return weight
    above, below = (goal, done) if lower else (done, goal)
    exact = (decimal.Decimal(str(weight)) * decimal.Decimal(str(above))
             / decimal.Decimal(str(below)))
    return float(exact.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))


# --- the cases ---

AT_MOST = "≤|不超过|以内"
NUMBER = "[0-9.]+"


def regex_formula(cells="[.{}{{0}}]"):
    """The same rule as a person with patience types it: texts read by REGEX().

    `cells` makes a reference of a column's letter. The numbers stand more than once
    because Calc has no names inside a formula.
    """
    a, b, c = (cells.format(x) for x in "ABC")
    goal = f'VALUE(ORG.LIBREOFFICE.REGEX({a};"{NUMBER}"))'
    done = f'VALUE(ORG.LIBREOFFICE.REGEX({b};"{NUMBER}"))'
    share = (f'IF(ISERROR(ORG.LIBREOFFICE.REGEX({a};"{AT_MOST}"));{done}/{goal};{goal}/{done})')
    percent = (f'IF(ISNUMBER(SEARCH("%";{a}))*ISERROR(SEARCH("%";{b}));100;1)')
    reached = f"({share}*{percent})"
    return f'IFERROR(ROUND({c}*IF({reached}>1;1;{reached});2);"")'


BASIC = """
Function BenchRead(text As String, at As Integer) As Double
    Dim i As Integer, c As String, digits As String
    at = 0
    For i = 1 To Len(text)
        c = Mid(text, i, 1)
        If (c >= "0" And c <= "9") Or (c = "." And digits <> "") Then
            If digits = "" Then at = i
            digits = digits &amp; c
        ElseIf digits <> "" Then
            Exit For
        End If
    Next i
    BenchRead = Val(digits)
End Function

Function BenchAtMost(text As String) As Boolean
    BenchAtMost = InStr(text, "≤") > 0 Or InStr(text, "不超过") > 0 Or InStr(text, "以内") > 0
End Function

Function BENCHBASIC(target As String, actual As String, weight As Double)
    Dim goal As Double, done As Double, at As Integer, share As Double
    BENCHBASIC = ""
    done = BenchRead(actual, at)
    If at = 0 Then Exit Function
    goal = BenchRead(target, at)
    If at = 0 Then Exit Function
    If InStr(target, "%") > 0 And InStr(actual, "%") = 0 And done <= 1.5 Then done = done * 100
    If BenchAtMost(target) Then share = goal / done Else share = done / goal
    If share >= 1 Then
        BENCHBASIC = weight
    Else
        BENCHBASIC = Int(weight * share * 100 + 0.500000001) / 100
    End If
End Function
"""


class Case:
    def __init__(self, name, title, formula=None, columns="", expect=None, array=False,
                 share=1, actual=None):
        self.name, self.title = name, title
        self.formula = formula      # with {0} where the row number goes
        self.columns = columns      # the columns that it reads; the others stay empty
        self.expect = expect        # what a row must show; None: any text
        self.array = array
        self.share = share          # only this part of the rows: the slow ones
        self.actual = actual        # makes the actual value's cell; None: as the row has it
        self.times, self.rows, self.document = [], 0, None
        self.cpu = []


def points(row):
    return row.points


def as_text(row):
    """As in our template, whose cells have the format text: typed numbers are texts."""
    return row.actual if isinstance(row.actual, str) else f"{row.actual:g}"


def as_number(row):
    """As in a sheet of figures: every number is a number cell, 0.85 for 85%."""
    if row.points == "" or row.target.startswith("增长"): # 0.05 against 10%: nobody knows
        return row.actual
    return float(decimal.Decimal(str(row.done)) / 100) if "%" in row.target else row.done


CASES = [
    Case("empty", "（no formula）", columns="ABCDEF"),
    Case("if", "native IF, numbers", "IF([.D{0}]>=[.E{0}];[.C{0}];[.C{0}]*[.D{0}]/[.E{0}])",
         "CDE", lambda r: r.weight if r.done >= r.goal else r.weight * r.done / r.goal),
    Case("quotient", "QUOTIENT, LibreOffice's C++ add-in", "QUOTIENT([.D{0}];[.E{0}])", "DE",
         lambda r: float(int(r.done / r.goal))),
    Case("score", "PBE_SCORE(target;actual;weight)",
         "PBE.CALC.SCORE([.A{0}];[.B{0}];[.C{0}])", "ABC", points),
    Case("score_pack", "PBE_SCORE with rule and pack",
         "PBE.CALC.SCORE([.A{0}];[.B{0}];[.C{0}];[.F{0}];;[.$H$1])", "ABCF", points),
    Case("score_text", "PBE_SCORE, actual values all text cells",
         "PBE.CALC.SCORE([.A{0}];[.B{0}];[.C{0}])", "ABC", points, actual=as_text),
    Case("score_number", "PBE_SCORE, actual values all number cells",
         "PBE.CALC.SCORE([.A{0}];[.B{0}];[.C{0}])", "ABC", points, actual=as_number),
    Case("array_if", "array: native IF, numbers",
         "IF([.D1:.D{0}]>=[.E1:.E{0}];[.C1:.C{0}];[.C1:.C{0}]*[.D1:.D{0}]/[.E1:.E{0}])",
         "CDE", lambda r: r.weight if r.done >= r.goal else r.weight * r.done / r.goal, array=True),
    Case("array_if_text", "array: native IF, empty where not filled",
         "IF([.B1:.B{0}]=\"\";\"\";IF([.D1:.D{0}]>=[.E1:.E{0}];[.C1:.C{0}];"
         "[.C1:.C{0}]*[.D1:.D{0}]/[.E1:.E{0}]))", "BCDE",
         lambda r: "" if r.actual == "" else r.weight if r.done >= r.goal
         else r.weight * r.done / r.goal, array=True),
    Case("scores", "array: PBE_SCORES", "PBE.CALC.SCORES([.A1:.C{0}])", "ABC", points,
         array=True),
    Case("explain", "PBE_EXPLAIN(target;actual;weight)",
         "PBE.CALC.EXPLAIN([.A{0}];[.B{0}];[.C{0}])", "ABC"),
    Case("regex", "native formula that reads the texts", regex_formula(), "ABC", points,
         share=0.2),
    Case("array_regex", "array: native formula that reads the texts",
         regex_formula("[.{0}1:.{0}{{0}}]"), "ABC", points, array=True, share=0.2),
    Case("python", "the rule in a Python add-in",
         "BENCH.PYTHON.SCORE.SCORE([.A{0}];[.B{0}];[.C{0}])", "ABC", points, share=0.5),
    Case("basic", "the rule in Basic", "BENCHBASIC([.A{0}];[.B{0}];[.C{0}])", "ABC", points,
         share=0.04),
]

# --- the documents ---

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
"""
SCRIPT = """<office:scripts><office:script script:language="ooo:Basic"
 xmlns:ooo="http://openoffice.org/2004/office"><ooo:libraries>
<ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="Module1">
<ooo:source-code>{}</ooo:source-code></ooo:module></ooo:library-embedded>
</ooo:libraries></office:script></office:scripts>
"""


def cell(value):
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, str):
        return ('<table:table-cell office:value-type="string"><text:p>'
                f"{escape(value)}</text:p></table:table-cell>")
    return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'


def formula_cell(case, number, count):
    if not case.formula:
        return ""
    if case.array:
        if number > 1:
            return '<table:table-cell office:value-type="float" office:value="0"/>'
        text = case.formula.replace("{0}", str(count))
        matrix = (' table:number-matrix-columns-spanned="1"'
                  f' table:number-matrix-rows-spanned="{count}"')
    else:
        text, matrix = case.formula.replace("{0}", str(number)), ""
    return (f"<table:table-cell{matrix} table:formula={quoteattr('of:=' + text)}"
            ' office:value-type="float" office:value="0"/>')


def write_document(case, rows, path):
    with open(path, "w", encoding="utf-8") as out:
        out.write(HEAD)
        if case.name == "basic":
            out.write(SCRIPT.format(BASIC.replace("<", "&lt;").replace(">", "&gt;")))
        out.write('<office:body><office:spreadsheet><table:table table:name="Bench">'
                  '<table:table-column table:number-columns-repeated="8"/>\n')
        for number, row in enumerate(rows, 1):
            actual = case.actual(row) if case.actual else row.actual
            values = {"A": row.target, "B": actual, "C": row.weight,
                      "D": float(row.done), "E": float(row.goal), "F": row.rule}
            cells = [cell(values[c] if c in case.columns else None) for c in "ABCDEF"]
            cells.append(formula_cell(case, number, len(rows)) or cell(None))
            if number == 1:
                cells.append(cell(PACK))
            out.write(f"<table:table-row>{''.join(cells)}</table:table-row>\n")
        out.write("</table:table></office:spreadsheet></office:body></office:document>\n")


def check_results(case, rows):
    """Every row of the case must show what it should; ends the bench otherwise."""
    sheet = case.document.Sheets[0]
    got = sheet.getCellRangeByName(f"G1:G{len(rows)}").getDataArray()
    for number, (row, (value,)) in enumerate(zip(rows, got), 1):
        if case.expect is None:
            right = isinstance(value, str) and value != ""
        else:
            want = case.expect(row)
            right = (abs(value - want) < 1e-9
                     if isinstance(value, float) and isinstance(want, float)
                     else value == want)
        if not right:
            formula = sheet.getCellRangeByName(f"G{number}").Formula
            sys.exit(f"{case.title}: row {number} ({row.target} | {row.actual} | {row.weight})"
                     f" shows {value!r}"
                     + ("" if case.expect is None else f", not {case.expect(row)!r}")
                     + f": {formula}")


# --- the office ---


def settings(profile):
    """A profile that runs Basic without asking."""
    path = profile / "user" / "registrymodifications.xcu"
    path.parent.mkdir(parents=True)
    item = office._ITEM.format("/org.openoffice.Office.Common/Security/Scripting",
                               "MacroSecurityLevel", "0")
    path.write_text(office._settings("zh-CN").replace("</oor:items>", item + "\n</oor:items>"),
                    encoding="utf-8")


def start_office(folder, environment):
    store = folder / "store"
    for left in (store, folder / "profile"):
        shutil.rmtree(left, ignore_errors=True)
    store.mkdir(parents=True)
    for package in (office.find_package(), folder / "python_addin.oxt"):
        office.unopkg(store, "add", "--force", "--suppress-license", str(package))
    settings(folder / "profile")
    running = office.Office(folder, store=store, profile=folder / "profile",
                            environment=environment)
    running.start(timeout=300)
    return running


def processes(running):
    """The threads of soffice.bin: one file of /proc each, with its CPU time."""
    group = running.process.pid
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
            if int(fields[2]) == group and (process / "comm").read_text() == "soffice.bin\n":
                return process
        except (OSError, IndexError):
            pass
    sys.exit("soffice.bin is not to be found")


def cpu_seconds(process):
    total = 0
    for thread in (process / "task").iterdir():
        try:
            total += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            pass
    return total / 1e9


# --- measuring ---


def load(running, cases, count, folder):
    for case in cases:
        case.rows = max(1, int(count * case.share))
        rows = [make_row(i) for i in range(case.rows)]
        path = folder / f"{case.name}.fods"
        write_document(case, rows, path)
        case.document = running.open(path, MacroExecutionMode=4)
        path.unlink()
        case.document.calculateAll()
        if case.formula:
            check_results(case, rows)
        print(f"  {case.title}: {case.rows} rows"
              + (", results as expected" if case.formula else ""), flush=True)


def run_rounds(running, cases, rounds):
    process = processes(running)
    for number in range(rounds):
        for case in cases if number % 2 == 0 else reversed(cases):
            cpu, start = cpu_seconds(process), time.perf_counter()
            case.document.calculateAll()
            case.times.append(time.perf_counter() - start)
            case.cpu.append(cpu_seconds(process) - cpu)


def per_row(case, empty, values="times"):
    """Microseconds a row in each round, the empty calculateAll taken off."""
    return [(all_of - base) / case.rows * 1e6
            for all_of, base in zip(getattr(case, values), getattr(empty, values))]


def ratios(case, other, empty, values="times"):
    return [a / b for a, b in zip(per_row(case, empty, values), per_row(other, empty, values))]


def print_table(cases):
    by_name = {case.name: case for case in cases}
    empty, first = by_name["empty"], by_name.get("if")
    quotient, array = by_name.get("quotient"), by_name.get("array_if")

    def ratio(case, other):
        return f"{statistics.median(ratios(case, other, empty)):.2f}" if other else "-"

    print("\n| case | µs/row median | best | × IF | × QUOTIENT | × array IF |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for case in cases:
        if case is empty:
            continue
        each = per_row(case, empty)
        print(f"| {case.title} | {statistics.median(each):.2f} | {min(each):.2f} |"
              f" {ratio(case, first)} | {ratio(case, quotient)} |"
              f" {ratio(case, array) if case.array else ''} |")
    print()
    bar("PBE_SCORE", "≤ 1.15 ×", by_name, "score", "quotient")
    bar("PBE_SCORE of texts", "≤ 1.15 ×", by_name, "score_text", "quotient")
    bar("PBE_SCORE with rule and pack", "(no bar) ×", by_name, "score_pack", "quotient")
    bar("PBE_SCORES per row", "≤ 1.00 ×", by_name, "scores", "array_if")
    bar("PBE_SCORES per row", "≤ 1.00 ×", by_name, "scores", "array_if_text")
    bar("PBE_SCORES per row", "≤ 1.00 ×", by_name, "scores", "array_regex")
    for name in ("python", "basic", "regex"):
        bar("PBE_SCORE", "less than", by_name, "score", name)


def bar(title, word, by_name, name, other):
    if name not in by_name or other not in by_name:
        return
    wall, cpu = (ratios(by_name[name], by_name[other], by_name["empty"], values)
                 for values in ("times", "cpu"))
    print(f"{title} {word} {by_name[other].title}: measured {statistics.median(wall):.3f}"
          f" ({min(wall):.2f} to {max(wall):.2f}); in CPU time {statistics.median(cpu):.3f}")


# --- instructions, under callgrind ---


def callgrind_wrapper(folder):
    """soffice.bin under callgrind, not yet counting; what PBE_SOFFICE starts."""
    home = pathlib.Path(os.environ.get("LIBREOFFICE_HOME", "/usr/lib/libreoffice")) / "program"
    path = folder / "soffice-callgrind.sh"
    path.write_text("#!/bin/sh\n"
                    f'LD_LIBRARY_PATH={home} exec valgrind --tool=callgrind '
                    "--instr-atstart=no --dump-line=no "
                    f"--callgrind-out-file={folder}/callgrind.out.%p "
                    f'{home}/soffice.bin "$@"\n', encoding="ascii")
    path.chmod(0o755)
    return path


def count_instructions(running, cases, folder):
    pid = running.process.pid

    def control(*arguments):
        subprocess.run(["callgrind_control", *arguments, str(pid)], check=True,
                       capture_output=True, timeout=120)

    counts = {}
    for case in cases:
        case.document.calculateAll()
        control("-z")
        control("-i", "on")
        case.document.calculateAll()
        control("-i", "off")
        control("-d", case.name)
        newest = max(folder.glob(f"callgrind.out.{pid}.*"), key=os.path.getmtime)
        newest = newest.rename(folder / f"callgrind.{case.name}")
        counts[case.name] = int(re.search(r"^totals: (\d+)", newest.read_text(),
                                          re.MULTILINE).group(1))
    print("\n| case | instructions/row |\n| --- | ---: |")
    for case in cases[1:]:
        print(f"| {case.title} | {(counts[case.name] - counts['empty']) / case.rows:,.0f} |")
    print(f"\nWhere they go: callgrind_annotate {folder}/callgrind.score")


def main():
    rounds = int(sys.argv[1])
    folder = pathlib.Path(os.environ["BENCH_FOLDER"])
    folder.mkdir(parents=True, exist_ok=True)
    instructions = bool(os.environ.get("BENCH_INSTRUCTIONS"))
    count = int(os.environ.get("BENCH_ROWS", 5000 if instructions else 100000))
    wanted = os.environ.get("BENCH_CASES")
    keep = {"empty", *(wanted.split(",") if wanted else [c.name for c in CASES])}
    cases = [case for case in CASES if case.name in keep]
    environment = {}
    if instructions:
        for left in folder.glob("callgrind.*"):
            left.unlink()
        os.environ["PBE_SOFFICE"] = str(callgrind_wrapper(folder))
        environment["SC_FORCE_CALCULATION"] = "core"
    if office.missing():
        sys.exit(office.missing())
    running = start_office(folder, environment)
    try:
        print(f"{count} rows, {len(TARGETS)} targets, loading:", flush=True)
        load(running, cases, count, folder)
        if instructions:
            count_instructions(running, cases, folder)
        else:
            run_rounds(running, cases, rounds)
            print_table(cases)
    finally:
        running.stop()


main()
