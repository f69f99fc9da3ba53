rule "数量指标" {
  basis = "b", sentence = "s",
  default_for = { "number", "change" },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}

rule "质量指标" {
  basis = "b", sentence = "s",
  default_for = { "number" },
  score = pass_mark { pass = 60 },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 0 },
  },
}
