rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { of = "deviation", bands = {
    { to = 0, percent = 100 },
    { to = 5, percent = 50 },
    { percent = 0 },
  } },
  examples = {
    { target = "100", actual = "103", weight = 5, points = 2.5 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = steps { of = "gap", bands = {
    { to = -1, percent = 100 },
    { to = 5, percent = 50 },
    { percent = 0 },
  } },
  examples = {
    { target = "≥100", actual = "98", weight = 5, points = 2.5 },
  },
}

rule "成本指标" {
  basis = "b", sentence = "s",
  score = cases { cases = {
    { when = "within", percent = 100 },
    { when = "zero", percent = 50 },
    { when = "otherwise", percent = 0 },
  } },
  examples = {
    { target = "100", actual = "120", weight = 5, points = 0 },
  },
}
