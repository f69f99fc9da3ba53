#!/usr/bin/env python3
"""The table of the 46 rule shapes in the docs, made from the pack that the tests run.

    shapes_docs.py PBE           writes docs/zh/shapes.md and docs/en/shapes.md
    shapes_docs.py --check PBE   fails when they are not what it would write

A declaration is quoted as the pack has it, an example with the explanation that PBE (the
command `pbe`) gives of it, so the docs cannot say anything that does not run.
"""
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PACKS = os.path.join(HERE, "shapes")
PACK = "shapes-46"

ENGLISH = {
    1: "Proportional, capped", 2: "Reverse: target/actual", 3: "Execution rate × weight",
    4: "Execution rate by steps", 5: "Pass mark, then a line",
    6: "Full up to a mark, deduct per point above", 7: "Change above 0, deduct per point",
    8: "Deduct per 5% below the full mark", 9: "Steps, upper end included",
    10: "Steps, lower end included", 11: "Three states of two amounts",
    12: "Two-sided tolerance in steps", 13: "Deduct per occurrence",
    14: "Sum of items", 15: "Items with deductions of their own", 16: "Yes or no",
    17: "Satisfaction: minus 1 per 5%", 18: "Satisfaction by steps",
    19: "No evidence, no points", 20: "Judged bands 100-80-60-0",
    21: "Judged bands 100-80-50-0", 22: "Words and their coefficients",
    23: "Over-achievement cut by deviation", 24: "Over-achievement flagged, not cut",
    25: "A share by severity", 26: "Late: a fixed 30% off", 27: "Late: pro rata",
    28: "Deduct per physical unit missed", 29: "Deduct per step in either direction",
    30: "A threshold, then per step", 31: "Base share and a line", 32: "By rank",
    33: "The better of two indicators", 34: "Deadline", 35: "Points split evenly",
    36: "Converted by a share", 37: "Parent rows count once",
    38: "Sub-projects added up first", 39: "No such item: full, or left out",
    40: "Unrelated, duplicate: zero", 41: "Bonus under a cap", 42: "Veto",
    43: "Symmetric steps up to 120%", 44: "Execution above 100%",
    45: "Execution against a term's target", 46: "Full marks for a low target",
}

HEAD = {
    "zh": """# 46 种计分写法

[English](../en/shapes.md)

各地公开的评分标准里见过的写法，每种一条声明，都不用写函数。声明照抄自测试用的规则包
`tests/engine/shapes/shapes-46`，算例由程序算出；本页由 `tests/engine/shapes_docs.py`
生成，测试核对。字段的意思见[怎样改评分规则](rules.md)。

""",
    "en": """# The 46 rule shapes

[中文](../zh/shapes.md)

What published scoring standards say, each as one declaration, none of them a function. The
declarations stand in the pack `tests/engine/shapes/shapes-46`, which the tests run; the
examples are computed. This page is made by `tests/engine/shapes_docs.py` and checked by a
test. What the fields mean is in [How to change the rules](rules.md).

""",
}
COLUMNS = {"zh": ("写法", "声明", "算例"), "en": ("shape", "declaration", "example")}


def read(name):
    with open(os.path.join(PACKS, PACK, name), encoding="utf-8") as file:
        return file.read()


def block(text, start):
    """The balanced { … } that begins at or after start, with its end."""
    opening = text.index("{", start)
    depth, quoted = 0, False
    for at in range(opening, len(text)):
        if text[at] == '"':
            quoted = not quoted
        elif not quoted and text[at] in "{}":
            depth += 1 if text[at] == "{" else -1
            if depth == 0:
                return text[opening:at + 1], at + 1
    raise ValueError("unbalanced at %d" % start)


def plain(code):
    return re.sub(r"\s+", " ", code).replace(", }", " }").strip()


def field(body, name):
    """name = … as it stands in the body of a rule, at its first level."""
    found = re.search(r"^  %s = " % name, body, re.M)
    if not found:
        return None
    return plain(body[found.start():block(body, found.end())[1]])


def values(entry):
    return {found.group(1): found.group(2) or found.group(3) or ""
            for found in re.finditer(r'(\w+) = (?:"([^"]*)"|(-?[\d.]+))', entry)}


def explain(pbe, language, rule, example):
    command = [pbe, "explain", "--rules", PACKS, "--pack", PACK, "--rule", rule]
    if "given" in example:
        command += ["--given", example["given"]]
    command += ["--", example.get("target", ""), example["actual"], example["weight"]]
    locale = "zh_CN.UTF-8" if language == "zh" else "en_US.UTF-8"
    said = subprocess.run(command, env=dict(os.environ, LC_ALL=locale, LANGUAGE=locale),
                          stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    return said.rstrip("\n").split("\t")[-1]


def rules(pbe, language):
    text = read("rows.lua")
    for found in re.finditer(r'^rule "((\d+) [^"]*)" ', text, re.M):
        body, _ = block(text, found.end())
        title, number = found.group(1), int(found.group(2))
        code = [field(body, "score"), field(body, "exceptions")]
        example = values(block(field(body, "examples"), len("examples = {"))[0])
        yield number, title.split(" ", 1)[1], "<br>".join(
            "`%s`" % part for part in code if part), explain(pbe, language, title, example)


def tables(language):
    text = read("tables.lua")
    pattern = re.compile(r'^table_example "(?:(\d+) )?([^"]*)" ', re.M)
    words = "best_of|split|combine|bonus|cap|veto"
    for found in pattern.finditer(text):
        if not found.group(1):
            continue
        body, _ = block(text, found.end())
        before = text[:found.start()].rstrip().split("\n\n")[-1]
        code = re.search(r"^(%s) " % words, before, re.M)
        code = plain(before[code.start():]) if code else None
        rows = re.findall(r'name = "([^"]*)"', body)
        total = re.search(r"^  total = ([\d.]+)", body, re.M).group(1)
        said = (("%s：总分 %s" if language == "zh" else "%s: total %s")
                % ("、".join(rows), total))
        number = int(found.group(1))
        if code:
            code = "`%s`" % code
        elif number == 37:
            code = {"zh": "（不用写）", "en": "(none needed)"}[language]
        else:
            code = {"zh": "（同上）", "en": "(as above)"}[language]
        yield number, found.group(2), code, said


def page(pbe, language):
    lines = [HEAD[language], "| # | %s | %s | %s |\n" % COLUMNS[language],
             "| --- | --- | --- | --- |\n"]
    rows = sorted(list(rules(pbe, language)) + list(tables(language)), key=lambda row: row[0])
    missing = set(range(1, 47)) - {row[0] for row in rows}
    if missing:
        sys.exit("no declaration for shapes %s" % sorted(missing))
    for number, title, code, example in rows:
        name = title if language == "zh" else ENGLISH[number]
        lines.append("| %d | %s | %s | %s |\n" % (number, name, code, example))
    return "".join(lines)


def main():
    check = sys.argv[1] == "--check"
    wrong = False
    for language in ("zh", "en"):
        path = os.path.join(ROOT, "docs", language, "shapes.md")
        made = page(sys.argv[-1], language)
        if not check:
            with open(path, "w", encoding="utf-8") as file:
                file.write(made)
        elif open(path, encoding="utf-8").read() != made:
            print("%s is not what tests/engine/shapes_docs.py writes" % path)
            wrong = True
    sys.exit(wrong)


if __name__ == "__main__":
    main()
