rule "质量指标" {
  basis = "b", sentence = "s",
  exceptions = { { words = { "不适用" }, percent = 100 } },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  exceptions = { { words = { "不适用" }, remove = true } },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
