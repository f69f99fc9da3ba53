"""The rule of PBE_SCORE for plain numbers, as an add-in in Python would have it.

For tests/bench/calc.sh only. It reads a wording once and remembers it, so that it is
measured at its best: what is left is the cost of calling Python from Calc.
"""

import functools
import re

import unohelper
from bench.python import XBench

NUMBER = re.compile(r"(\d+(?:\.\d+)?) ?(%?)")
AT_MOST = re.compile("≤|不超过|以内")


@functools.lru_cache(maxsize=None)
def read(text):
    """The number of a wording and whether it is a percentage; None for words."""
    found = NUMBER.search(text)
    return (float(found.group(1)), bool(found.group(2))) if found else None


@functools.lru_cache(maxsize=None)
def at_most(text):
    return bool(AT_MOST.search(text))


class Score(unohelper.Base, XBench):
    def __init__(self, context):
        self.context = context

    def score(self, target, actual, weight):
        goal, done = read(target), read(actual)
        if goal is None or done is None:
            return ""
        goal_value, goal_percent = goal
        done_value, done_percent = done
        if goal_percent and not done_percent and done_value <= 1.5:
            done_value *= 100  # a percent cell holds 0.85
        lower = at_most(target)
        if done_value <= goal_value if lower else done_value >= goal_value:
            return weight
        share = goal_value / done_value if lower else done_value / goal_value
        return int(weight * share * 100 + 0.5 + 1e-9) / 100


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Score, "bench.python.Score.implementation",
                                         ("bench.python.Score",))
