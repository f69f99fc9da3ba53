"""audit_bench.py FOLDER ROUNDS - see audit.sh."""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from xml.etree import ElementTree

import read_workbook

FOLDER = pathlib.Path(sys.argv[1])
ROUNDS = int(sys.argv[2])
FILES = int(os.environ.get("BENCH_FILES", "4000"))
PROGRAM = os.environ["PBE_PROGRAM"]
DUMP = os.environ.get("PBE_DUMP")  # tests/workbook/workbook_dump
ROWS = 10_000
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
CELL = "{%s}table-cell" % OFFICE.format("table")
PARAGRAPH = "{%s}p" % OFFICE.format("text")
VALUE = "{%s}value" % OFFICE.format("office")


def make_copies():
    """A district's returns: so many files with the same content."""
    folder = FOLDER / "returns"
    folder.mkdir(exist_ok=True)
    have = len(list(folder.iterdir()))
    for number in range(have, FILES):
        shutil.copyfile(FOLDER / "lusong-report.ods", folder / f"{number:05}.ods")
    return [str(folder / f"{number:05}.ods") for number in range(FILES)]


def make_long():
    """A table of 10,000 indicators."""
    def row(*texts):
        cells = "".join(
            f'<table:table-cell office:value-type="float" office:value="{text}"/>'
            if isinstance(text, (int, float)) else
            '<table:table-cell office:value-type="string">'
            f"<text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"
    names = " ".join(f'xmlns:{name}="{OFFICE.format(name)}"'
                     for name in ("office", "table", "text"))
    rows = [row("项目支出绩效自评表"),
            row("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")]
    rows += [row("产出指标", "数量指标", f"指标{number}", f"≥{number % 90 + 10}%",
                 f"{number % 97 + 3}%", 0.01, 0.01) for number in range(ROWS)]
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} '
               'office:version="1.2"><office:body><office:spreadsheet>'
               f'<table:table table:name="表">{"".join(rows)}</table:table>'
               "</office:spreadsheet></office:body></office:document-content>")
    path = FOLDER / "long.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
                         zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            f'xmlns:manifest="{OFFICE.format("manifest")}"><manifest:file-entry '
            'manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>')
    return str(path)


def read_texts(paths):
    """The least that a script does: the texts, without where they stand."""
    cells = 0
    for path in paths:
        with zipfile.ZipFile(path) as package, package.open("content.xml") as content:
            for cell in ElementTree.parse(content).iter(CELL):
                text = "".join("".join(part.itertext()) for part in cell.iter(PARAGRAPH))
                cells += bool(text or cell.get(VALUE))
    return cells


def read_all(paths):
    """What a script does before it can begin to check: as much as our reader."""
    for path in paths:
        read_workbook.read(path)


def check_readers_agree(path):
    """Both readers say the same of a workbook, line by line."""
    ours = subprocess.run([DUMP, path], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout.splitlines()
    theirs = ["workbook ods", *read_workbook.lines(read_workbook.read(path))]
    if ours != theirs:
        sys.exit(f"{path}: the reader in Python reads something else than ours")


def seconds_of(read, paths):
    start = time.perf_counter()
    read(paths)
    return time.perf_counter() - start


# Runs a program and tells seconds, processor seconds, peak KB of its largest process, and
# exit code: in a process of its own, for the children of this one are more than that.
MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss, code)
"""


def audit(paths, jobs):
    """(wall seconds, processor seconds, peak KB of its largest process)."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, PROGRAM, "audit", "--jobs", str(jobs),
         "--format", "jsonl", "-o", str(FOLDER / "out.jsonl"), "-"],
        input="\n".join(paths).encode(), capture_output=True, check=True)
    wall, processor, kilobytes, code = map(float, done.stdout.split())
    if code not in (0, 1):
        sys.exit(done.stderr.decode())
    lines = (FOLDER / "out.jsonl").read_bytes().count(b"\n")
    assert lines >= len(paths), "a file is missing in the result"
    return wall, processor, kilobytes


def read_in_c(paths):
    """Our reader alone, in one process."""
    subprocess.run([DUMP, "-q", *paths], check=True, stdout=subprocess.DEVNULL)


def against(peer, ours):
    """Ratios of seconds, round by round: median, least and most."""
    ratios = [their / our for their, our in zip(peer, ours)]
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def main():
    paths, long = make_copies(), make_long()
    if DUMP:
        check_readers_agree(paths[0])
    read_texts(paths[:50])
    audit(paths[:50], 1)
    texts, everything, reader, one, processor, two = [], [], [], [], [], []
    memory = 0
    for _ in range(ROUNDS):
        texts.append(seconds_of(read_texts, paths))
        everything.append(seconds_of(read_all, paths))
        if DUMP:
            reader.append(seconds_of(read_in_c, paths))
        wall, used, kilobytes = audit(paths, 1)
        one.append(wall)
        processor.append(used)
        memory = max(memory, kilobytes)
        two.append(audit(paths, 2)[0])
    print(f"{FILES} workbooks, {ROUNDS} rounds, medians; × Python, round by round")
    print("| | files/s | × Python, texts only | × Python, reading the same |")
    print("| --- | ---: | ---: | ---: |")
    for name, times in (("Python, texts only", texts),
                        ("Python, reading the same as ours", everything),
                        ("our reader, only reading", reader),
                        ("pbe audit --jobs 1", one),
                        ("pbe audit --jobs 2", two)):
        if times:
            print(f"| {name} | {FILES / statistics.median(times):.0f} "
                  f"| {against(texts, times)} | {against(everything, times)} |")
    print(f"a core's worth: {FILES / statistics.median(processor):.0f} files per processor "
          "second")
    print(f"peak memory of the largest process: {memory / 1024:.1f} MB")
    print(f"the same, {ROWS} rows in one workbook: {audit([long], 1)[2] / 1024:.1f} MB")


main()
