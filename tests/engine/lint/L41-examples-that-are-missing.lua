pack { id = "case", version = "1", title = "t", basis = "b", extends = "mof-2020-10" }
rule "质量指标" {
  basis = "b", sentence = "s",
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = proportional { },
  examples = {
    { target = "100", actual = "100", weight = 5, points = 5 },
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
