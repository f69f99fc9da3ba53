rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 90 },
    { from = 80, percent = 80 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 5, points = 4 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = rate_times_weight { full = 120 },
  examples = {
    { actual = "60%", weight = 10, points = 5 },
  },
}

rule "时效指标" {
  basis = "b", sentence = "s",
  score = bands { bands = {
    { name = "好", from = 60, below = 100, words = { "好" } },
    { name = "差", from = 0, below = 60, words = { "差" } },
  } },
  examples = {
    { target = "好", actual = "差", weight = 10, outcome = "judged" },
  },
}

rule "成本指标" {
  basis = "b", sentence = "s",
  score = items { items = {
    { name = "有制度", points = 2 },
    { name = "有执行", points = 2 },
  } },
  examples = {
    { actual = "①", weight = 5, points = 2 },
  },
}
