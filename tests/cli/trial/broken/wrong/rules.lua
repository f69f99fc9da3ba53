-- Examples that do not come out, in every way: such a pack does not load, and pbe test
-- tells all of them.
rule "按比例" {
  basis = "b", sentence = "s",
  default_for = { "number" },
  score = proportional { },
  examples = {
    { target = "10", actual = "10", weight = 10, points = 10, outcome = "met" },
    { target = "10", actual = "5", weight = 10, points = 6 },
    { target = "10", actual = "5", weight = 10, points = 5, outcome = "met" },
    { target = "10", actual = "", weight = 10, points = 0 },
    { target = "10", actual = "5", weight = 10 },
  },
}

rule "函数" {
  basis = "b", sentence = "s",
  score = function(row)
    return row.nothing + 1
  end,
  examples = { { target = "1", actual = "1", weight = 10, points = 10 } },
}

table_example "总分不对" {
  rows = { { name = "甲", target = "10", actual = "10", weight = 50 } },
  total = 49,
}

table_example "一行不对" {
  rows = { { name = "甲", target = "10", actual = "5", weight = 50 } },
  points = { 26 },
}

table_example "等级不对" {
  rows = { { name = "甲", target = "10", actual = "5", weight = 100 } },
  grade = "优",
}

table_example "还没有等级" {
  rows = { { name = "甲", target = "10", actual = "5", weight = 50 } },
  grade = "差",
}
