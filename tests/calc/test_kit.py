"""A kit goes out, is filled in, comes back and is collected; Calc has the last word.

`pbe kit` makes the forms of a district under the bureau's own rules; `pbe fill` plays the
departments, with random valid data; `pbe collect` sums up what comes back. Then one
LibreOffice, which has the kit's extension and no other rules, opens every return and
computes it anew: each total is the same to the last bit, and so is each grade.

30 departments; PBE_KIT_DEPARTMENTS says how many else, PBE_KIT_SEED which.
"""

import concurrent.futures
import csv
import json
import os
import pathlib
import random
import shutil
import subprocess
import urllib.parse

import office

PBE = os.environ.get("PBE_PROGRAM") or str(office.SOURCE / "build" / "dev" / "cli" / "pbe")
COUNT = int(os.environ.get("PBE_KIT_DEPARTMENTS") or 30)
SEED = int(os.environ.get("PBE_KIT_SEED") or 20241126)
PACK = "district-2024"

# A pack of the bureau, on top of one that the bureau has changed: points have one decimal,
# so that nobody can have scored by the rules that came with the program.
RULES = """
pack { id = "district-2024", version = "3", title = "某区部门整体支出绩效自评（2024年度）",
  year = 2024, place = "某区", basis = "试", extends = "zhuzhou-lusong-2023" }
"""
CHANGES = "rounding { unit = 0.1 }\n"

# Level 2 of the pack's framework, and what rows of it look like: target, unit.
BLOCKS = {
    "产出指标": (40, ["数量指标", "质量指标", "时效指标"]),
    "效益指标": (20, ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
    "满意度指标": (10, ["服务对象满意度指标"]),
    "成本指标": (20, ["经济成本指标", "社会成本指标", "生态环境成本指标"]),
}


def pbe(*arguments, expected=(0,)):
    environment = dict(os.environ, LC_ALL="zh_CN.UTF-8")
    environment.pop("PBE_RULES", None)
    done = subprocess.run([PBE, *map(str, arguments)], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, env=environment)
    if done.returncode not in expected:
        raise AssertionError(f"pbe {arguments[0]}: {done.returncode}: {done.stderr}")
    return done.stdout


# --- what departments write ---


def wording(chance, level2):
    """A target, an actual value, and the clerk's own points as a share (None = none)."""
    kind = chance.choice(["percent", "count", "less", "words"])
    if level2 in ("经济成本指标", "社会成本指标", "生态环境成本指标"):
        kind = "less"
    if kind == "percent":
        target = chance.randint(60, 99)
        return f"≥{target}%", f"{chance.uniform(40, 100):.2f}%", None
    if kind == "count":
        target = chance.randint(5, 900)
        return f"{target}次以上", str(chance.randint(1, 1200)), None
    if kind == "less":
        target = chance.randint(1000, 90000) / 100
        return f"≤{target}万元", f"{target * chance.uniform(0.5, 1.4):.2f}万元", None
    return "持续改善", chance.choice(["达成年度指标", "持续改善"]), chance.choice([0.8, 0.9, 1])


def parts_of(chance, total, count):
    """`count` weights, halves at least, that add up to the total."""
    cuts = sorted(chance.sample(range(1, 2 * total), count - 1))
    return [(b - a) / 2 for a, b in zip([0, *cuts], [*cuts, 2 * total])]


def indicators(chance):
    rows = []
    for _, (total, names) in BLOCKS.items():
        chosen = [name for name in names for _ in range(chance.choice([1, 1, 2, 3]))]
        for number, (name, weight) in enumerate(
                zip(chosen, parts_of(chance, total, len(chosen)))):
            target, actual, share = wording(chance, name)
            row = {"二级指标": name, "三级指标": f"{name}之{number + 1}",
                   "年度指标值": target, "实际完成值": actual, "分值": weight}
            if chance.random() < 0.05:
                del row["实际完成值"]  # not filled in: it stays pending
            elif share is not None:
                row["自评分"] = round(weight * share, 2)
            rows.append(row)
    return rows


def funds(chance):
    budget = chance.randint(10000, 900000) / 100
    basic = round(budget * chance.uniform(0.3, 0.8), 2)
    spent = round(budget * chance.uniform(0.6, 1), 2)
    return {"年度资金总额": {"年初预算数": round(budget * chance.uniform(0.8, 1.2), 2),
                       "全年预算数": budget, "全年执行数": spent},
            "其中：一般公共预算": budget, "其中：基本支出": basic,
            "项目支出": round(budget - basic, 2)}


def data_of(chance):
    return {"实际完成情况": "已完成。", "资金": funds(chance), "指标": indicators(chance)}


# --- the kit's way out and back ---


def write_list(path, chance):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["单位编码", "单位名称", "预期目标", "出国经费：上年决算数",
                        "编制数"])
        for number in range(COUNT):
            lines.writerow([101000 + number, f"第{number + 1}预算单位", "=1+1 是文字",
                            chance.randint(0, 5000) / 100, chance.randint(5, 90)])


def fill_all(kit, returns, rules):
    """Every department fills its form."""
    def fill(number, form):
        chance = random.Random(f"{SEED} {number}")
        data = returns.parent / "data" / f"{form.stem}.json"
        data.write_text(json.dumps(data_of(chance), ensure_ascii=False), encoding="utf-8")
        pbe("fill", "--rules", rules, form, data, "-o", returns / form.name)
    forms = sorted((kit / "各单位").iterdir())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(fill, range(len(forms)), forms))


class Kit(office.OfficeTest):

    @classmethod
    def setUpClass(cls):
        cls.work = office.work_folder()
        cls.rules, cls.kit = cls.work / "rules", cls.work / "kit"
        cls.returns = cls.work / "returns"
        for folder in (cls.rules, cls.kit, cls.returns, cls.work / "data"):
            shutil.rmtree(folder, ignore_errors=True)
        (cls.rules / PACK).mkdir(parents=True)
        (cls.rules / PACK / "pack.lua").write_text(RULES, encoding="utf-8")
        (cls.rules / "local.d").mkdir()
        (cls.rules / "local.d" / "zhuzhou-lusong-2023.lua").write_text(CHANGES)
        cls.returns.mkdir()
        (cls.work / "data").mkdir()
        write_list(cls.work / "list.csv", random.Random(SEED))
        pbe("kit", "--departments", cls.work / "list.csv", "--pack", PACK, "--rules",
            cls.rules, "--oxt", office.find_package(), "-o", cls.kit)
        store = office.install(cls.kit / "pbe.oxt", cls.work, private=True)
        cls.store = store
        cls.office = office.Office(cls.work, store=store, language="zh-CN")
        cls.office.start()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        shutil.rmtree(cls.store, ignore_errors=True)

    def test_the_extension_of_the_kit_has_the_bureaus_rules(self):
        here = json.loads(next(
            line for line in pbe("rules", "--json", "--rules", self.rules).splitlines()
            if f'"id":"{PACK}"' in line))
        cell = office.type_formula(self.sheet(), "A1", f'=PBE_PACK("{PACK}")')
        self.assertEqual(office.show(cell), f"{PACK} 3 ({here['fingerprint'][:8]})")

    def test_the_extension_of_the_kit_shows_one_form_among_the_templates(self):
        templates = self.office.create("com.sun.star.frame.DocumentTemplates")
        templates.update()
        access = self.office.create("com.sun.star.ucb.SimpleFileAccess")
        group = (templates.Content.Identifier.ContentIdentifier + "/"
                 + urllib.parse.quote("绩效自评"))
        self.assertTrue(access.isFolder(group), group)
        self.assertEqual(len(access.getFolderContents(group, False)), 1)

    def test_every_total_that_collect_says_is_what_calc_computes(self):
        fill_all(self.kit, self.returns, self.rules)
        result = self.work / "summary.jsonl"
        pbe("collect", "--departments", self.kit / "清单.csv", "--rules", self.rules,
            self.returns, "-o", result, expected=(0, 1))
        collected = {}
        for line in result.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            if item["kind"] == "summary":
                self.assertEqual((item["departments"], item["returned"], item["missing"],
                                  item["unknown"], item["double"], item["unreadable"]),
                                 (COUNT, COUNT, 0, 0, 0, 0))
            if item["kind"] == "return":
                collected[pathlib.Path(item["file"]).name] = item
        self.assertEqual(len(collected), COUNT)
        for name, item in sorted(collected.items()):
            self.compare(name, item)

    def compare(self, name, item):
        document = self.office.open(self.returns / name)
        try:
            sheet = document.Sheets.getByName("自评表")
            stored = total_row(sheet)
            document.calculateAll()
            computed = total_row(sheet)
        finally:
            office.close(document)
        self.assertEqual(stored, computed, f"{name}: what pbe fill has stored")
        total, grade = computed
        self.assertEqual(total, item["total_computed"], f"{name}: {item}")
        self.assertEqual(total, item["total_given"], f"{name}: {item}")
        self.assertEqual(grade, item["grade"], f"{name}: {item}")


def total_row(sheet):
    """The total and the grade as they stand in the form."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    for row in range(cursor.RangeAddress.EndRow, 0, -1):
        if sheet.getCellByPosition(0, row).String == "总分":
            return (office.show(sheet.getCellByPosition(7, row)),
                    office.show(sheet.getCellByPosition(8, row)))
    raise AssertionError("没有“总分”这一行")


if __name__ == "__main__":
    office.main()
