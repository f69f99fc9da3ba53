rule "费用指标" {
  basis = "b", sentence = "s",
  contains = { "费用", "成本" },
  score = proportional { bare = "<=" },
  examples = {
    { target = "100", actual = "200", weight = 5, points = 2.5 },
  },
}
