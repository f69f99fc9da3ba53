rule "质量指标" {
  basis = "b", sentence = "s",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 },
    { from = 80, percent = 80 },
    { from = 60, percent = 80 },
    { percent = 0 },
  } },
  examples = {
    { actual = "85%", weight = 5, points = 4 },
  },
}

rule "时效指标" {
  basis = "b", sentence = "s",
  lint = { L40 = "this is what is tested below" },
  score = deadline { late_percent = 100 },
  examples = {
    { target = "2023年6月30日", actual = "2023年7月1日", weight = 5, points = 5 },
    { target = "2023年6月30日", actual = "", weight = 5, outcome = "cannot_compute" },
  },
}
