rule "分档" { -- left out: the second and the last step
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 80, points = 100 },
    { from = 60, points = 60 },
    { percent = 0 },
  } },
  examples = { { actual = "85%", weight = 100, points = 100 } },
}

rule "按比例" { -- left out: the cut beyond 130%
  basis = "b", sentence = "s",
  default_for = { "number" },
  score = proportional { over = 130, over_take = 1 },
  examples = {
    { target = "10", actual = "10", weight = 10, points = 10, outcome = "met" },
    { target = "10", actual = "5", weight = 10, points = 5, outcome = "missed" },
  },
}

规则 "及格" { -- left out: under the pass mark; in Chinese words
  依据 = "b"， 说明 = "s"，
  计分 = 及格门槛 { 及格线 = 80 }，
  例子 = {
    { 目标值 = "100", 完成值 = "100", 分值 = 10, 得分 = 10 },
    { 目标值 = "100", 完成值 = "90", 分值 = 10, 得分 = 5 },
  },
}

rule "扣分" { -- left out: nothing taken, all taken at once
  basis = "b", sentence = "s",
  score = deduct { above = 100, each = 1, take = 1, unit = "%", zero_above = 120 },
  exceptions = { -- left out: the second
    { words = { "没有", "无" }, percent = 100 },
    { words = { "不适用" }, remove = true },
  },
  examples = {
    { actual = "102%", weight = 10, points = 8 },
    { actual = "没有", weight = 10, points = 10 },
  },
}

rule "时限" { -- left out: the days of grace
  basis = "b", sentence = "s",
  default_for = { "date" },
  score = deadline { grace = 5, late_percent = 70 },
  examples = {
    { target = "2023年6月30日", actual = "2023年6月1日", weight = 10, points = 10 },
    { target = "2023年6月30日", actual = "2023年8月1日", weight = 10, points = 7 },
  },
}

rule "有无" { -- left out: no
  basis = "b", sentence = "s",
  score = yes_no { },
  examples = { { actual = "有", weight = 10, points = 10 } },
}

rule "要点" { -- left out: the second item
  basis = "b", sentence = "s",
  score = items { items = {
    { name = "甲", points = 1 },
    { name = "乙", points = 1 },
    { name = "丙", points = 1 },
  } },
  examples = { { actual = "①③", weight = 3, points = 2 } },
}

rule "两数" { -- nothing left out
  basis = "b", sentence = "s",
  score = cases { cases = {
    { when = "within", points = 2 },
    { when = "otherwise", points = 0 },
  } },
  examples = {
    { target = "10", actual = "8", weight = 2, points = 2 },
    { target = "10", actual = "11", weight = 2, points = 0 },
  },
}

rule "等次" { -- left out: all, the only example is not filled in
  basis = "b", sentence = "s",
  score = coefficients { levels = { { words = { "高" }, percent = 100 }, { words = { "低" }, percent = 40 } } },
  examples = { { target = "高", actual = "", weight = 10, outcome = "cannot_compute" } },
}

rule "函数" { -- nothing left out
  basis = "b", sentence = "s",
  score = function(row) return row.weight, "函数" end,
  examples = { { target = "1", actual = "1", weight = 10, points = 10 } },
}

cap { row = "分档", below = 60, unit = "%", most = 89 } -- left out
best_of { rows = { "甲", "乙" } }

table_example "择优" {
  rows = {
    { name = "甲", target = "10", actual = "10", weight = 50 },
    { name = "乙", target = "10", actual = "5", weight = 50 },
  },
  total = 50,
}
