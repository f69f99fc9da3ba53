rule "质量指标" {
  basis = "b", sentence = "s",
  applies_to = { " " },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
