"""Rules that are not as they should be: a slip in a file, a folder that is gone, a network
share that does not answer. The scores go on, and a sentence says what to do."""

import os
import pathlib
import shutil
import unittest

import commanded
import story
from story import office

PACK = "zhuzhou-lusong-2023"
BROKEN = 'pack { id = "our-own", version = "1", title = "本局" basis = "本局办法" }\n'


class WithRules(commanded.Commanded):
    """A form with one row filled in is open."""

    def open_filled_form(self):
        self.document = self.open_form()
        for name, text in (("E13", "200起以上"), ("F13", "401"), ("G13", "8")):
            self.fill_in(f"自评表.{name}", text)
        self.wait_for_cell("自评表.H13", 8.0)

    def check_goes_on(self):
        """The form still scores what is typed."""
        self.fill_in("自评表.F13", "100")
        self.wait_for_cell("自评表.H13", 4.0)


class ASlipInAFile(WithRules):

    @classmethod
    def setUpClass(cls):
        cls.rules = office.work_folder() / "rules"
        shutil.rmtree(cls.rules, ignore_errors=True)
        (cls.rules / "our-own").mkdir(parents=True)
        cls.environment = {"PBE_RULES": str(cls.rules)}
        super().setUpClass()

    def test_the_reload_names_file_line_and_remedy_and_the_scores_go_on(self):
        with self.step("a form is open"):
            self.open_filled_form()
        (self.rules / "our-own" / "pack.lua").write_text(BROKEN, encoding="utf-8")
        with self.step("the reload says where the slip is"):
            self.give("reload")
            said = self.take_answer("the slip")
            self.assertIn("our-own/pack.lua", said)
            self.assertIn(self.say("第1行", "line 1"), said)
            self.assertIn(self.say("沿用上次的规则", "the last good ones go on"), said)
        with self.step("the scores go on"):
            self.check_goes_on()


class ARuleThatFails(WithRules):
    """It is right in its own example and goes wrong in a row of the form."""

    RULE = """pack { id = "our-own", version = "1", title = "本局", basis = "本局办法",
  extends = "zhuzhou-lusong-2023" }
rule "出错" { basis = "本局办法", sentence = "出错的规则", applies_to = { "数量指标" },
  score = function(row) return row.actual == 401 and row.nothing.at_all or row.weight end,
  examples = { { target = "1个", actual = "2个", weight = 5, points = 5 } } }
"""

    @classmethod
    def setUpClass(cls):
        cls.rules = office.work_folder() / f"failing-{cls.language}"
        shutil.rmtree(cls.rules, ignore_errors=True)
        (cls.rules / "our-own").mkdir(parents=True)
        (cls.rules / "our-own" / "pack.lua").write_text(cls.RULE, encoding="utf-8")
        cls.environment = {"PBE_RULES": str(cls.rules)}
        super().setUpClass()

    def test_the_row_names_file_and_line_of_the_rule(self):
        with self.step("a row whose rule fails"):
            form = office.make_template(self.work / "our-own.ots", "our-own", self.rules)
            self.document = self.open(form, AsTemplate=True)
            for name, text in (("E13", "200起以上"), ("F13", "401"), ("G13", "8")):
                self.fill_in(f"自评表.{name}", text)
            self.wait_for_cell("自评表.H13", "#VALUE!")
            self.go_to("自评表.H13")
        with self.step("it names file and line"):
            self.give("explain")
            self.assertIn(self.say("our-own/pack.lua 第4行", "our-own/pack.lua line 4"),
                          self.take_answer())
        with self.step("the other rows score"):
            for name, text in (("E14", "200起以上"), ("F14", "400"), ("G14", "8")):
                self.fill_in(f"自评表.{name}", text)
            self.wait_for_cell("自评表.H14", 8.0)


class NoRulesFolder(WithRules):
    environment = {"PBE_RULES": "/nowhere/规则"}

    def test_the_shipped_rules_score_and_the_reload_names_the_folder(self):
        with self.step("a form scores without the folder"):
            self.open_filled_form()
        with self.step("the reload names the folder"):
            self.give("reload")
            self.assertIn("/nowhere/规则", self.take_answer("no folder"))
        with self.step("the scores go on without it"):
            self.check_goes_on()


class ShareThatIsAway(WithRules):
    """opendir() in it comes back after ten minutes (tests/calc/slow_share.c)."""

    @classmethod
    def setUpClass(cls):
        library = os.environ.get("PBE_SLOW_SHARE")
        if not library or not pathlib.Path(library).is_file():
            raise unittest.SkipTest("PBE_SLOW_SHARE names no library")
        cls.environment = {"LD_PRELOAD": library, "PBE_RULES": "/away-share/规则"}
        super().setUpClass()

    def test_calc_does_not_wait_for_it(self):
        with self.step("a form scores meanwhile", 30):
            self.open_filled_form()
        with self.step("the reload gives up in time", 30):
            self.give("reload")
            self.assertIn(self.say("网络共享", "network share"),
                          self.take_answer("the share", limit=25))
        with self.step("the scores go on all the same"):
            self.check_goes_on()


if __name__ == "__main__":
    story.main()
