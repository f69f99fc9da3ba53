rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 },
    { from = 80, percent = 60 },
    { from = 60, percent = 80 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 5, points = 3 },
  },
}

-- the most is in the middle: a ratio may be right there
rule "数量指标" {
  basis = "b", sentence = "s",
  score = steps { of = "ratio", bands = {
    { to = 80, percent = 60 },
    { to = 110, percent = 100 },
    { percent = 60 },
  } },
  examples = {
    { target = "100", actual = "120", weight = 5, points = 3 },
  },
}

-- more faults, more points
rule "成本指标" {
  basis = "b", sentence = "s",
  score = steps { of = "count", bands = {
    { to = 0, percent = 50 },
    { to = 3, percent = 100 },
    { percent = 0 },
  } },
  examples = {
    { actual = "0例", weight = 5, points = 2.5 },
  },
}
