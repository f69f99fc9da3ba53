rule "质量指标" {
  basis = "b", sentence = "s",
  score = deduct { above = 100, each = 1, take = 1, zero_above = 90, unit = "%" },
  examples = {
    { actual = "95%", weight = 5, points = 0 },
  },
}

rule "时效指标" {
  basis = "b", sentence = "s",
  score = deadline { late_from = 60, late_below = 60 },
  examples = {
    { target = "2023年6月30日", actual = "2023年7月1日", weight = 5, outcome = "judged" },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = add_and_deduct { each = 1, add_percent = 1, take_percent = 1, most_percent = 50, least_percent = 60 },
  examples = {
    { target = "100", actual = "90", weight = 5, points = 2.5 },
  },
}
