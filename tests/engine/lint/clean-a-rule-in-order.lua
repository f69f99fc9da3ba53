rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { of = "rate", bands = {
    { from = 100, percent = 100 },
    { from = 80, percent = 60 },
    { percent = 0 },
  } },
  examples = {
    { target = "100", actual = "80", weight = 5, points = 3 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = proportional { over = 130, over_take_percent = 10 },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}

rule "成本指标" {
  basis = "b", sentence = "s",
  score = deduct { of = "deviation", above = 5, each = 1, take_percent = 10, count = "started" },
  examples = {
    { target = "100", actual = "107", weight = 5, points = 4 },
  },
}

rule "社会效益指标" {
  basis = "b", sentence = "s",
  score = add_and_deduct { each = 1, add_percent = 2, take_percent = 1, most_percent = 120 },
  examples = {
    { target = "100", actual = "90", weight = 5, points = 4.5 },
  },
}

rule "经济效益指标" {
  basis = "b", sentence = "s",
  score = steps { of = "rank", bands = { { to = 3, percent = 100 }, { to = 10, percent = 50 }, { percent = 0 } } },
  examples = {
    { actual = "第7名", weight = 5, points = 2.5 },
  },
}

rule "时效指标" {
  basis = "b", sentence = "s",
  score = deadline { period = 100 },
  examples = {
    { target = "2023年6月30日", actual = "2023年7月10日", weight = 10, points = 9 },
  },
}
