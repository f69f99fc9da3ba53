rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 120 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 5, points = 0 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = deduct { above = 100, each = 1, take = 1, unit = "%", least = -5 },
  examples = {
    { actual = "102%", weight = 5, points = 3 },
  },
}
