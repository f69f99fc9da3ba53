-- @TITLE@: the rules that are not those of @BASE@
--
-- The rules of @BASE@, each with its sentence:
@RULES@--
-- Where each number is written: pbe rules --origin @BASE@

-- 1. Replace a rule: the same name takes its place. Take the "-- " off each line to try:
-- rule "@RULE@" {
--   basis = "our notice on self-evaluation",
--   sentence = "nothing under 80% of the target, then a straight line to full marks",
--   score = pass_mark { pass = 80 },
--   examples = {
--     { target = "100", actual = "90", weight = 10, points = 5 },
--     { target = "100", actual = "79", weight = 10, points = 0 },
--   },
-- }

-- 2. Add a rule: rows with this name in the rule column use it, no other row does.
rule "本单位特色指标" {
  basis = "our notice on self-evaluation",
  sentence = "full marks when the target is met; 1 point off for each one missing",
  score = deduct { of = "gap", each = 1, take = 1 },
  examples = {
    { target = "≥12次", actual = "12次", weight = 5, points = 5 },
    { target = "≥12次", actual = "10次", weight = 5, points = 3 },
    { target = "≥12次", actual = "2次", weight = 5, points = 0 },
  },
}
