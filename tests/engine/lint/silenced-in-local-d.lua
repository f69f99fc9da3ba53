rule "质量指标" {
  basis = "b", sentence = "s",
  score = proportional { },
  examples = {
    { target = "100", actual = "100", weight = 5, points = 5 },
  },
}
-- local.d
change "质量指标" { lint = { L40 = "the notice has none" } }
