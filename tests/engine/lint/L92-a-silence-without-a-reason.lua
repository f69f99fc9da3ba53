rule "质量指标" {
  basis = "b", sentence = "s",
  lint = { L40 = " " },
  score = proportional { },
  examples = {
    { target = "100", actual = "100", weight = 5, points = 5 },
  },
}
