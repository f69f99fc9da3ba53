rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, points = 60 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 50, points = 0 },
  },
}

rule "成本指标" {
  basis = "b", sentence = "s",
  score = items { items = {
    { name = "有制度", points = 4 },
    { name = "有执行", points = 2 },
  } },
  examples = {
    { actual = "①", weight = 5, points = 4 },
  },
}
