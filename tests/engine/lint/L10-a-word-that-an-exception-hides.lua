rule "质量指标" {
  basis = "b", sentence = "s",
  exceptions = { { words = { "不适用" }, percent = 0 } },
  score = coefficients { levels = {
    { words = { "高", "不适用" }, percent = 100 },
    { words = { "低" }, percent = 40 },
  } },
  examples = {
    { actual = "低", weight = 5, points = 2 },
  },
}
