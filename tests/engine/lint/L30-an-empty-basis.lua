rule "质量指标" {
  basis = " ", sentence = "。",
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
