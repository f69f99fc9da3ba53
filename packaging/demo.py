"""demo.py - the piece of demo.sh that drives LibreOffice from outside.

Makes the form of the pack zhuzhou-lusong-2023 with `pbe template`, fills it with
tests/cases/lusong-2023.json by `pbe fill`, opens it in a headless Calc that has the built
extension and computes it anew, prints each row with its score and explanation, and saves
the workbook, its PDF and pictures of its pages under out/. What the cells say is compared with what the command `pbe explain` says
about the same rows: one engine, two doors. Then `pbe check` looks at the report as it was
handed in, and what does not add up is printed and saved.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "calc"))
import office  # noqa: E402  (found through the line above)

PACK = "zhuzhou-lusong-2023"
DATA = ROOT / "tests" / "cases" / "lusong-2023.json"
PAPER = ROOT / "tests" / "cases" / "lusong-2023-paper.tsv"
RETURN = ROOT / "tests" / "returns" / "lusong-report.xlsx"
PBE = ROOT / "build" / "release" / "cli" / "pbe"
OUT = ROOT / "out"
WORK = ROOT / "build" / "demo"

FIRST, LAST, TOTAL = 13, 34, 36  # rows of 自评表: indicators, then the total
OUTCOMES = {"met": "达成", "missed": "未达成", "judged": "评判", "cannot_compute": "待定"}


class Row:
    """One row of 自评表 with a weight: its cells, and what `pbe explain` is to be asked."""

    def __init__(self, sheet, number, level2, paper):
        def text(column):
            return sheet.getCellRangeByName(f"{column}{number}").String

        def value(column):
            return office.show(sheet.getCellRangeByName(f"{column}{number}"))

        self.name = text("D").replace("\n", "/")
        self.target, self.actual = text("E"), text("F")
        self.weight, self.paper = value("G"), paper.get(f"H{number}", "")
        self.score, self.explanation = value("H"), text("M")
        self.rule, self.given = level2, value("K")
        self.outcome = None


class ExecutionRow(Row):
    """The row of the funds: its actual value is the execution rate."""

    def __init__(self, sheet, number, paper):
        super().__init__(sheet, number, "预算执行率", {})
        self.paper = paper.get(f"I{number}", "")
        self.name, self.target = "预算执行率", "100%"
        self.rate = office.show(sheet.getCellRangeByName(f"H{number}"))
        self.actual = sheet.getCellRangeByName(f"H{number}").String
        self.score = office.show(sheet.getCellRangeByName(f"I{number}"))
        self.given = ""


def read_rows(sheet, paper):
    """The execution row and every indicator row that has a weight."""
    rows = [ExecutionRow(sheet, 4, paper)]
    level2 = ""
    for number in range(FIRST, LAST + 1):
        level2 = sheet.getCellRangeByName(f"C{number}").String or level2
        if sheet.getCellRangeByName(f"G{number}").String:
            rows.append(Row(sheet, number, level2, paper))
    return rows


# --- the other door: the command pbe ---


def ask_command(row, pack):
    """What `pbe explain --json` says about the row, as a dictionary."""
    # the rate as Calc hands it over: 15 digits
    actual = f"{row.rate:.15g}" if isinstance(row, ExecutionRow) else row.actual
    command = [str(PBE), "explain", "--json", "--rule", row.rule, "--pack", pack]
    if row.given != "":
        command += ["--given", f"{row.given:g}"]
    command += ["--", row.target, actual, f"{row.weight:g}"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        return json.loads(done.stdout)
    except ValueError:
        raise office.OfficeError(
            f"{' '.join(command)}：没有给出结果：{done.stderr.strip()}") from None


def compare(row, answer):
    """The differences between the cells and the command, as sentences."""
    points = answer.get("points")
    points = "" if points is None else float(points)
    differences = []
    if points != row.score:
        differences.append(f"{row.name}：单元格得分 {row.score!r}，pbe explain {points!r}")
    if answer["explanation"] != row.explanation:
        differences.append(f"{row.name}：单元格说明“{row.explanation}”，"
                           f"pbe explain“{answer['explanation']}”")
    return differences


# --- the table ---


def width(text):
    """Columns that the text takes on a terminal: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def pad(text, columns, right=False):
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def number(value):
    return f"{value:.2f}" if isinstance(value, float) else value or "—"


def print_table(rows):
    head = ("三级指标", "年度指标值", "实际完成值", "分值", "纸面", "规则", "结果", "评分说明")
    table = [(row.name, row.target, row.actual or "（未填）", f"{row.weight:g}",
              f"{row.paper:g}" if row.paper != "" else "—", number(row.score),
              row.outcome, row.explanation) for row in rows]
    columns = [max(map(width, column)) for column in zip(head, *table)]
    for line in (head, *table):
        cells = [pad(text, columns[i], right=3 <= i <= 5) for i, text in enumerate(line)]
        print("  ".join(cells).rstrip())


def print_totals(sheet, rows):
    def value(name):
        return office.show(sheet.getCellRangeByName(name))

    pending = [row for row in rows if row.score == ""]
    names = "、".join(row.name for row in pending)
    on_paper = sum(row.paper for row in rows if row.paper != "")
    print(f"\n纸面总分 {on_paper:g}；按规则已得 {value(f'H{TOTAL}'):g} 分，"
          f"待定 {value(f'K{TOTAL}'):g} 分" + (f"（{names}）。" if pending else "。"))
    grade = value(f"I{TOTAL}")
    print(f"等级：{grade}" if grade else "等级：有待定的指标，暂不评定。")
    print(f"规则包：{sheet.getCellRangeByName('M1').String}")


# --- the pictures ---


def draw_pages(pdf):
    """Pictures of the pages: the self-evaluation is lusong-2023.png, the base data beside."""
    if shutil.which("pdftoppm") is None:
        raise office.OfficeError("缺少 pdftoppm：请执行 apt-get install poppler-utils")
    pictures = {1: OUT / "lusong-2023-base", 2: OUT / "lusong-2023"}
    for page, name in pictures.items():
        subprocess.run(["pdftoppm", "-png", "-r", "120", "-f", str(page), "-l", str(page),
                        "-singlefile", str(pdf), str(name)], check=True)
    return [name.with_suffix(".png") for name in pictures.values()]


def print_findings():
    """What does not add up in the report as it came in: the reviewer's view. Gives the
    files that hold it."""
    text, book = OUT / "lusong-2023-findings.txt", OUT / "lusong-2023-audit.ods"
    checked = subprocess.run([str(PBE), "check", "--pack", PACK, str(RETURN)],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             encoding="utf-8", check=False)
    audited = subprocess.run([str(PBE), "audit", "--pack", PACK, "-o", str(book),
                              str(RETURN)], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, check=False)
    if checked.returncode != 1 or audited.returncode != 1:  # 1: there are findings
        raise office.OfficeError("pbe check 没有查出问题，或没有运行成功")
    print(f"\n收回的自评表（{RETURN.relative_to(ROOT)}）里对不上的地方：\n")
    print(checked.stdout, end="")
    text.write_text(checked.stdout, encoding="utf-8")
    return text, book


def make_form():
    os.environ["PBE_PROGRAM"] = str(PBE)
    template = office.make_template(WORK / "template.ots", PACK)
    return office.fill_form(template, DATA, WORK / "lusong-2023.ods")


def check_ready():
    reason = office.missing()
    if reason:
        raise office.OfficeError(reason)
    if not PBE.is_file():
        raise office.OfficeError("没有 build/release/cli/pbe：请执行 sh packaging/demo.sh")


def run():
    """Returns the exit code: 1 when a cell and the command disagree."""
    check_ready()
    OUT.mkdir(exist_ok=True)
    shutil.rmtree(WORK / "profile", ignore_errors=True)
    store = office.install(ROOT / "build" / "release" / "packaging" / "pbe.oxt", WORK)
    with office.Office(WORK, store=store, profile=WORK / "profile") as calc:
        document = calc.open(make_form(), AsTemplate=True)
        document.calculateAll()
        sheet = document.Sheets.getByName("自评表")
        rows = read_rows(sheet, office.points_on_paper(PAPER))
        differences = []
        for row in rows:
            answer = ask_command(row, PACK)
            row.outcome = OUTCOMES[answer["outcome"]]
            differences += compare(row, answer)
        print()
        print_table(rows)
        print_totals(sheet, rows)
        workbook = office.save(document, OUT / "lusong-2023.ods")
        pdf = office.save(document, OUT / "lusong-2023.pdf")
        document.close(True)
    pictures = draw_pages(pdf)
    findings = print_findings()
    print("\n已保存：")
    for path in (workbook, pdf, *pictures, *findings):
        print(f"  {path.relative_to(ROOT)}")
    for difference in differences:
        print("不一致：" + difference, file=sys.stderr)
    return 1 if differences else 0


def interrupted(*_):
    raise KeyboardInterrupt


def main():
    signal.signal(signal.SIGTERM, interrupted)
    signal.signal(signal.SIGHUP, interrupted)
    os.chdir(ROOT)
    try:
        return run()
    except office.OfficeError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
