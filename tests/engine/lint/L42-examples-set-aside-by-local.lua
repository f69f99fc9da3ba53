rule "质量指标" {
  basis = "b", sentence = "s",
  score = pass_mark { pass = 60 },
  examples = {
    { target = "100", actual = "80", weight = 10, points = 5 },
  },
}
-- local.d
change "质量指标" { pass = 50 }
