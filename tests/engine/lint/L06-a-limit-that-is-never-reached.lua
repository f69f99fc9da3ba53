rule "质量指标" {
  basis = "b", sentence = "s",
  score = deduct { above = 100, each = 1, take = 1, zero_above = 103, most = 4, unit = "%" },
  examples = {
    { actual = "102%", weight = 5, points = 3 },
  },
}

rule "数量指标" {
  basis = "b", sentence = "s",
  score = deduct { of = "count", each = 1, take = 1, most = 2, least = 1 },
  examples = {
    { actual = "1例", weight = 5, points = 4 },
  },
}

cap { row = "预算执行率", below = 80, unit = "%", most = 100 }
