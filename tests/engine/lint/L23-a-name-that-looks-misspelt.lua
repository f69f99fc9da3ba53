rule "满意度" {
  basis = "b", sentence = "s",
  applies_to = { "满意度指际" },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
