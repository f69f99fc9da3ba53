rule "质量指标" {
  basis = "b", sentence = "s",
  score = bands { bands = {
    { name = "好", from = 60, to = 100, words = { "好", "90%以上" } },
    { name = "差", from = 0, below = 60, words = { "差", "/" } },
  } },
  examples = {
    { target = "好", actual = "差", weight = 10, outcome = "judged" },
  },
}
