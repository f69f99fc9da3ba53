#!/usr/bin/env python3
"""docs/*/checks.md out of the shipped pack: `checks_docs.py PBE` writes them, with --check
it fails where they are not what the pack says.

Codes, titles, severities, numbers and bases are the pack's; what a check looks at, and the
English titles, stand here. A check without a text here, or without a case in cases/ that
it finds, is an error.
"""

import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PACK = "mof-2020-10"

# code: (看什么, English title, what it looks at)
LOOKS = {
    "C01": ("各行得分之和与总分；上级行有得分的，下级行不再加",
            "The total is the sum of the scores",
            "scores of all rows against the total"),
    "C02": ("各行分值之和与规则包的总分（一般100）、与总分一行写的分值；没有分值栏、只有一部分行有的表样不查",
            "The weights add up to the full marks",
            "weights of all rows against the pack's total and the total line; forms where rows have no weight are left alone"),
    "C03": ("“产出指标（50分）”里的数与其各行分值之和",
            "A heading's points are those of its rows",
            "the points in a level-1 heading against the weights of its rows"),
    "C04": ("每行分值、得分",
            "A score is a number from 0 to its weight",
            "the weight and the score of each row"),
    "C05": ("资金总额一行的执行率、三个金额；取整的执行率不算错",
            "The execution rate is on the adjusted budget",
            "the rate printed for the total against the amounts; a rate rounded to whole percent is right"),
    "C06": ("预算执行一行的得分，与规则包算出的相比",
            "The execution score follows from the rate",
            "the score of the execution row against the pack's"),
    "C07": ("资金总额一行的全年预算数",
            "The adjusted budget is 0 or blank",
            "the adjusted budget of the total"),
    "C08": ("资金总额与其下各来源；按收入性质分、按支出性质分的标题、明细与全年预算数",
            "Funds in total are the sum of their sources",
            "the total against its lines; the split by income against that by spending"),
    "C09": ("各来源一行的执行率与金额",
            "The rate of each source fits its amounts",
            "the rate and amounts of each source"),
    "C10": ("资金总额一行的执行数与全年预算数",
            "More was executed than budgeted",
            "executed against the adjusted budget"),
    "C11": ("执行率（没有金额的看印出的）与原因格；表里没有原因格的是提示",
            "A low rate has a reason",
            "the rate (the printed one where there are no amounts) and the cell for the reason; a note where the form has none"),
    "C12": ("年初预算数与全年预算数，以及原因",
            "A budget that was changed has a reason",
            "initial against adjusted budget, and the reason"),
    "C13": ("没有达到目标又不到满分的行，原因格是否空着，合用一个得分格的几行合起来看；预算执行一行由 C11 查",
            "Points that are missing have a reason",
            "rows below full marks whose cell for the reason is blank, rows that share a score taken together; the execution row is C11's"),
    "C14": ("算出来是满分、表里不到满分、又没有原因的行，合用一个得分格的几行合起来看；看不出方向的、另有评分标准的不查",
            "Met, yet points were taken off without a reason",
            "rows that met their target and have less than full marks, rows that share a score taken together; not where the direction is unknown or another rule is written"),
    "C15": ("没有达到目标、表里却是满分的行，合用一个得分格的几行合起来看；看不出方向的、另有评分标准的不查",
            "Missed, yet full marks",
            "rows that missed their target and have full marks; exceptions as in C14"),
    "C16": ("所有行都是满分的表；有的行没有分值的不查",
            "Full marks throughout",
            "whether every row has full marks; not where rows have no weight"),
    "C17": ("有得分而实际完成值空着的行；写“无”的不算",
            "Scored without an actual value",
            "rows with points whose actual value is blank"),
    "C18": ("数量、时效指标的指标值；空着的指标值；年度目标的完成情况",
            "Not quantified, or too vague",
            "targets of quantity and timeliness; blank targets; what became of the goals"),
    "C19": ("名称以“明显、显著”之类结尾、指标值是百分比的行",
            "A number that cannot be measured",
            "names that end in 明显, 显著 … with a percentage as target"),
    "C20": ("目标是数、完成值是文字的行；单位不能换算的行",
            "A number against words, or units that do not fit",
            "rows whose target is a number and whose actual value is words or in another unit"),
    "C21": ("达到目标、比目标多出很多、又没有原因的行",
            "Far above the target",
            "rows far above their target without a reason"),
    "C22": ("“≥”的目标与完成值一字不差；完成值里照抄了符号；100%不算",
            "Exactly the threshold",
            "actual values equal to a ≥ target, or copied with its sign; 100% is left alone"),
    "C23": ("成本指标的“≥”或没有符号，越少越好的没有符号，数量指标的“≤”，满意度的“≤”，与指标性质相反的符号",
            "A sign against the meaning",
            "≥ for a cost or no sign at all, no sign where less is better, ≤ for a quantity or satisfaction, a sign against 指标性质"),
    "C24": ("名称与二级指标：资金列为数量，满意度列在别处，支出列为社会、生态成本；二级指标不是通用名称的不查",
            "Under the wrong level 2",
            "names against their level 2: money as a quantity, satisfaction elsewhere, spending as a social cost; level 2 names that are not standard are left alone"),
    "C25": ("不同一级指标下名称相同的行",
            "The same indicator twice",
            "equal names under different headings"),
    "C27": ("满意度一行的完成值里说“投诉”",
            "No complaints instead of a survey",
            "satisfaction answered by complaints"),
    "C29": ("成本指标的完成值、目标、得分、原因；给了满分的由 C15 查；照规则扣了分又写了原因的是提示",
            "A cost over its target",
            "cost rows over their target; those with full marks are C15's; a note where the rule was applied and a reason given"),
    "C33": ("“基本支出”“项目支出”两行的完成值，与全年执行数、一般公共预算；有资金分列的由 C37 查",
            "Basic and project spending make the whole",
            "the two cost rows against what was executed; C37 does it where the split is filled"),
    "C34": ("基础数据表项目支出各行之和，三列分别比",
            "Projects make up project spending",
            "the base table's projects against their total, column by column"),
    "C37": ("项目支出在指标行与基础数据表里的数；资金分列（预算）超支没有，没花完的合起来是不是总额没花完的",
            "Base table and form agree",
            "project spending in rows and base table; the split, which is a budget: overspent? is what is left over that of the total?"),
    "C38": ("基础数据表各合计与各行；决算与预算；三公经费比上年",
            "Totals are their parts, settled within the budget",
            "the base table's totals, settlements over budget, the three public expenses against last year"),
    "C39": ("基础数据表财政供养人员一行",
            "The staff rate is staff by quota",
            "the staff row of the base table"),
    "C40": ("总分与等级；没有写等级的是提示",
            "The grade fits the total",
            "total and grade; a missing grade is a note"),
    "C41": ("全年执行数与基础数据表项目支出的倍数；资金栏与说同一笔钱的指标",
            "One unit of money throughout",
            "the ratio of executed to the base table's project spending; the funds against indicators of the same sum"),
    "C42": ("有下级行的行，分值、得分",
            "A parent row is the sum of its rows",
            "weights and scores of rows with rows beneath"),
    "C43": ("有目标、有分值而完成值和得分都空着的行；填表人、日期、签字，基础数据表整行空着的是提示",
            "What must be filled in is",
            "rows with target and weight, without actual value and score; as notes who, when, signature, and base rows that are blank"),
    "C44": ("“指标2：……”之类的占位行；二级指标下没有指标；基础数据表的“……”行",
            "Placeholders left in",
            "placeholder rows; a level 2 without indicators"),
    "C45": ("没有达到目标、不到满分、得分与算出的不同的行，合用一个得分格的几行合起来看；看不出方向的、另有评分标准的不查",
            "Points off do not fit the rule",
            "missed rows whose score differs from the computed one; exceptions as in C14"),
    "C46": ("指标值、完成值都等于分值的行；没有分值栏时，各行都是同样的两个数、合计正好满分的",
            "Points in the value columns",
            "rows whose target and actual value equal the weight; without weights, where all rows hold one number twice and they make the full marks"),
    "C47": ("基础数据表各行的预算与决算（三公经费除外）",
            "Money left and not accounted for",
            "budget and settlement of base rows, the public expenses apart"),
    "C49": ("预算执行一行的分值，有得分而没有分值栏的也提示",
            "The execution weight is misprinted or missing",
            "the weight of the execution row, also where there is a score and no column for weights"),
    "W01": ("得分列：其他行是 PBE 公式而这一行或总分是数",
            "A formula of a score or the total was replaced by a number",
            "cells of a column of PBE formulas that hold a number, and the total beneath"),
    "W02": ("PBE_SCORE 的前三个参数是不是本行的格",
            "A score formula refers to another row",
            "the first three arguments of PBE_SCORE"),
    "W03": ("得分列：其他行是 PBE_SCORE 而这一行是别的公式",
            "A score by another formula",
            "cells of such a column with another formula"),
    "W04": ("公式格里存着的数与重新计算的",
            "A stored score differs from the computed one",
            "what a formula cell keeps against what is computed"),
    "W05": ("函数名变了写法，或显示 #NAME?",
            "Saved without the extension",
            "rewritten function names and #NAME?"),
    "W06": ("隐藏的行、列、工作表里的目标值、完成值、分值、得分（Calc 里的 PBE_CHECK 看不到隐藏，不查）",
            "Filled cells are hidden",
            "hidden targets, actual values, weights, scores (not seen by PBE_CHECK in Calc)"),
    "W07": ("读表时留下的话：还有一张表、没有分值、没有总分……",
            "The table was not fully understood",
            "what the reader of tables has to say"),
    "W09": ("表里写的规则包编号、指纹",
            "The pack that the sheet names",
            "id and fingerprint of the pack"),
    "W10": ("分值、得分是文字而别处是数字的格",
            "Texts that look like numbers",
            "weights and scores that are texts among numbers"),
    "W11": ("目标值、完成值、分值、得分、资金格里的错误",
            "Error cells",
            "errors in rows, funds and total"),
    "W12": ("分成两行、各像一个指标的名称；一格里有几个数",
            "Two indicators in one row",
            "names of two lines that are an indicator each; several numbers in one cell"),
    "W13": ("评分标准（指标赋分规则）一列的文字；这些行按类别和写法计分",
            "The rule column names no rule of the pack",
            "texts of the rule column; these rows are scored by level and wording"),
    "W14": ("由文字评判的行，自评分与档次界限",
            "Own points outside of the band",
            "judged rows"),
    "W15": ("“存档”表里的填报内容、得分，与表里现在的；加的、没有了的行，单位",
            "Changed after the snapshot",
            "values and scores in the sheet 存档 and in the table; rows added or gone; unit"),
    "W16": ("“存档”表里的规则包、指纹，与复核用的",
            "The snapshot was made with other rules",
            "pack and fingerprint in the sheet 存档 and of this review"),
    "W17": ("得分格空着或出错、存档里有得分的行",
            "Scores were lost, the snapshot has them",
            "rows whose score is empty or an error and is kept in the snapshot"),
    "W18": ("存档以后没有改过的行，按同样的规则包重新计算",
            "The snapshot itself was changed",
            "rows that are as they were, computed anew with the same pack"),
    "W19": ("得分、总分的公式格里没有数，填报内容却齐全；PBE 公式由 W05 查",
            "A formula was saved without its result",
            "scores and totals whose formulas hold no result though the row is filled in; PBE formulas are W05's"),
}

SEVERITIES = {"zh": {"error": "错误", "warning": "疑点", "note": "提示"},
              "en": {"error": "error", "warning": "doubt", "note": "note"}}
FIXED = {"title", "basis", "severity", "sentence", "off"}


def checks(pbe):
    """[(code, fields)] in the order of the codes."""
    rules = os.path.join(ROOT, "rules")
    said = subprocess.run([pbe, "rules", "--origin", "--json", "--rules", rules, PACK],
                          stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout
    found = {}
    for line in said.splitlines():
        value = json.loads(line)
        if value["word"] == "check":
            found.setdefault(value["title"], {})[value["field"]] = value["value"]
    return sorted(found.items())


def numbers(fields):
    return "，".join(f"`{name} = {fields[name]}`" for name in sorted(fields)
                    if name not in FIXED) or "–"


def table(found, language):
    zh = language == "zh"
    lines = ["| 编号 | 查什么 | 看哪里 | 轻重 | 可改的字段 | 依据 |" if zh
             else "| Code | Title | Looks at | Severity | Fields to change | Basis |",
             "| --- | --- | --- | --- | --- | --- |"]
    for code, fields in found:
        looks, title, english = LOOKS[code]
        cells = [code, fields["title"] if zh else title, looks if zh else english,
                 SEVERITIES[language][fields["severity"]], numbers(fields), fields["basis"]]
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return lines


def page(found, language):
    with open(os.path.join(HERE, f"checks.{language}.md"), encoding="utf-8") as file:
        return file.read().replace("@TABLE@", "\n".join(table(found, language)))


def main():
    check = "--check" in sys.argv
    pbe = [a for a in sys.argv[1:] if a != "--check"][0]
    found, good = checks(pbe), True
    unknown = sorted(set(LOOKS) ^ {code for code, _ in found})
    with_case = set()
    for name in os.listdir(os.path.join(HERE, "cases")):
        with open(os.path.join(HERE, "cases", name), encoding="utf-8") as file:
            with_case |= {line.split()[1] for line in file if line.startswith("found ")}
    if set(LOOKS) - with_case:
        sys.exit("no case that finds it: " + ", ".join(sorted(set(LOOKS) - with_case)))
    if unknown:
        sys.exit("no text, or no such check: " + ", ".join(unknown))
    for language in ("zh", "en"):
        path = os.path.join(ROOT, "docs", language, "checks.md")
        text = page(found, language)
        if check:
            with open(path, encoding="utf-8") as file:
                same = file.read() == text
            if not same:
                print(f"{path} is not what the pack says; run {sys.argv[0]} {pbe}")
            good = good and same
        else:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
    sys.exit(0 if good else 1)


main()
