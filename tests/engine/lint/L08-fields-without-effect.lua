rule "数量指标" {
  basis = "b", sentence = "s",
  score = proportional { over = 150, over_each = 5, over_reason = "超额" },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}

rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bare = "<=", bands = {
    { from = 90, percent = 100 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 5, points = 0 },
  },
}

rule "时效指标" {
  basis = "b", sentence = "s",
  score = deadline { late_percent = 70, count = "started" },
  examples = {
    { target = "2023年6月30日", actual = "2023年7月1日", weight = 10, points = 7 },
  },
}

rule "成本指标" {
  basis = "b", sentence = "s",
  lint = { L40 = "it takes nothing" },
  score = deduct { above = 100, each = 1, take = 0, unit = "%" },
  examples = {
    { actual = "102%", weight = 5, points = 5 },
  },
}
