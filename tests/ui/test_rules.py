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
