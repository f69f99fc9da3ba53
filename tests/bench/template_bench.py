"""Opens, computes and changes a form of many rows in one soffice; started by template.sh.

The form is that of a pack made here; `pbe fill` fills every row. The peer is the same file
with the calls of PBE replaced by formulas of Calc's own that do a part of it: a proportion
of two numbers, rounded, and a sentence of it; no checks.
"""

import csv
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "calc"))
import office  # noqa: E402

ROWS = int(os.environ.get("BENCH_ROWS", "2000"))
BLOCKS = ("数量指标", "质量指标", "时效指标", "经济效益指标", "社会效益指标",
          "生态效益指标", "可持续影响指标", "服务对象满意度指标")
PACK = """pack {{
  id = "bench", version = "1", title = "测量", basis = "测量", extends = "mof-2020-10",
}}
template {{ title = "自评表", heads = {{ "单位名称" }}, spare = {spare} }}
rule "定量测量" {{
  basis = "测量", sentence = "按比例", score = proportional {{}},
  examples = {{ {{ target = "10", actual = "5", weight = 10, points = 5 }} }},
}}
"""


def make_pack(folder):
    shutil.rmtree(folder / "rules", ignore_errors=True)
    (folder / "rules" / "bench").mkdir(parents=True)
    spare = -(-ROWS // len(BLOCKS))
    (folder / "rules" / "bench" / "pack.lua").write_text(PACK.format(spare=spare), "utf-8")


def make_data(path):
    """Every row is another one, so that nothing is remembered."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(("二级指标", "三级指标", "年度指标值", "实际完成值", "分值"))
        for number in range(ROWS):
            out.writerow((BLOCKS[number * len(BLOCKS) // ROWS], f"第{number + 1}项工作",
                          f"{1000 + number}", f"{900 + number * 7 % 300}", "1"))


def run_pbe(*arguments):
    """Runs the command; returns the processor time that it took, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([os.environ["PBE_PROGRAM"], *map(str, arguments)],
                          capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise office.OfficeError(done.stderr)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


SCORE = re.compile(r"PBE\.CALC\.SCORE\(\[\.E(\d+)\][^\"]*?\[\.\$L\$2\]\)")
EXPLAIN = re.compile(r"PBE\.CALC\.EXPLAIN\(\[\.E(\d+)\][^\"]*?\[\.\$L\$2\]\)")
OTHERS = re.compile(r' table:formula="of:[^"]*PBE\.CALC\.[^"]*"')
ENTITY = re.compile(r"&quot;")
QUOTE = "\x01"  # stands for a quote inside of an attribute
AND = "&amp;"


def make_peer(path, peer):
    text = ENTITY.sub(QUOTE, path.read_text("utf-8"))
    text, scores = SCORE.subn(
        r"ROUND([.G\1]*MIN(1;VALUE([.F\1])/VALUE([.E\1]));2)", text)
    text, explained = EXPLAIN.subn(
        rf"[.F\1]{AND}{QUOTE} / {QUOTE}{AND}[.E\1]{AND}{QUOTE}：{QUOTE}{AND}[.G\1]{AND}"
        rf"{QUOTE} = {QUOTE}{AND}ROUND([.G\1]*MIN(1;VALUE([.F\1])/VALUE([.E\1]));2)", text)
    if min(scores, explained) < ROWS:
        raise office.OfficeError(f"{scores} scores, {explained} explanations replaced")
    peer.write_text(OTHERS.sub("", text).replace(QUOTE, "&quot;"), "utf-8")


# --- measuring ---


def processor_time(group):
    """Milliseconds that the processes of a group have taken so far."""
    ticks = 0
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return 1000 * ticks / os.sysconf("SC_CLK_TCK")


class Clock:
    """Wall and processor milliseconds of what runs inside of `with`."""

    def __init__(self, calc):
        self.group = calc.process.pid

    def __enter__(self):
        self.start, self.used = time.perf_counter(), processor_time(self.group)
        return self

    def __exit__(self, *_):
        self.wall = 1000 * (time.perf_counter() - self.start)
        self.processor = processor_time(self.group) - self.used


def measure(calc, path):
    """{what: (wall, processor)} of one round over a document. Changing a cell includes
    what Calc then shows: the row's points, its explanation, the findings."""
    times = {}
    with Clock(calc) as clock:
        document = calc.open(path)
    times["open"] = clock
    with Clock(calc) as clock:
        document.calculateAll()
    times["compute all"] = clock
    sheet = document.Sheets.getByName("自评表")
    cell = next(sheet.getCellRangeByName(f"F{row}") for row in range(5, 40)
                if sheet.getCellRangeByName(f"D{row}").String == "第1项工作")
    row = cell.CellAddress.Row
    checks = document.Sheets.getByName("检查").getCellRangeByName("D3")
    with Clock(calc) as clock:
        cell.setString("1234")
        seen = (sheet.getCellByPosition(7, row).Value, sheet.getCellByPosition(12, row).String,
                checks.String)
    times["change a cell"] = clock
    document.close(True)
    if not all(seen[:2]):
        raise office.OfficeError(f"{path.name}: nothing was computed after the change")
    return {what: (clock.wall, clock.processor) for what, clock in times.items()}


def check(calc, path):
    """Every row has its points: the totals of the form and of the peer are the same."""
    document = calc.open(path)
    document.calculateAll()
    sheet = document.Sheets.getByName("自评表")
    names = sheet.getCellRangeByName(f"D1:D{2 * ROWS}").getDataArray()
    scores = sheet.getCellRangeByName(f"H1:H{2 * ROWS}").getDataArray()
    points = [score[0] for name, score in zip(names, scores)
              if str(name[0]).endswith("项工作")]
    document.close(True)
    if len(points) != ROWS or not all(isinstance(value, float) for value in points):
        raise office.OfficeError(f"{path.name}: {len(points)} rows have points")
    return round(sum(points), 6)


def main():
    rounds = int(sys.argv[1])
    folder = pathlib.Path(os.environ["BENCH_FOLDER"]) / "template"
    folder.mkdir(parents=True, exist_ok=True)
    make_pack(folder)
    make_data(folder / "data.csv")
    rules = ("--rules", folder / "rules")
    made = run_pbe("template", *rules, "--force", "bench", "-o", folder / "form.fods")
    filled = run_pbe("fill", *rules, "--force", folder / "form.fods", folder / "data.csv",
                     "-o", folder / "filled.fods")
    # Calc has no such pack: the form asks for the one it goes on from.
    text = (folder / "filled.fods").read_text("utf-8").replace(
        ">bench<", ">mof-2020-10<")
    (folder / "filled.fods").write_text(text, "utf-8")
    make_peer(folder / "filled.fods", folder / "peer.fods")
    paths = {"PBE": folder / "filled.fods", "Calc's own": folder / "peer.fods"}
    store = office.install(office.find_package(), folder)
    taken = {}
    with office.Office(folder, store=store) as calc:
        totals = {name: check(calc, path) for name, path in paths.items()}
        if len(set(totals.values())) != 1:
            raise office.OfficeError(f"the totals differ: {totals}")
        for _ in range(rounds):
            for name, path in paths.items():
                for what, times in measure(calc, path).items():
                    taken.setdefault((what, name), []).append(times)
    shutil.rmtree(calc.profile, ignore_errors=True)
    print(f"{ROWS} rows; pbe template {made:.0f} ms, pbe fill {filled:.0f} ms of processor")
    print(f"{'ms':14} {'':12} {'wall best':>10} {'median':>8} {'processor':>10}")
    for (what, name), times in taken.items():
        wall = [time[0] for time in times]
        used = statistics.median(time[1] for time in times)
        print(f"{what:14} {name:12} {min(wall):10.1f} {statistics.median(wall):8.1f} "
              f"{used:10.0f}")


if __name__ == "__main__":
    main()
