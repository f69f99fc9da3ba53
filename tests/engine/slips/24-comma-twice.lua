-- 满意度按 90% 及格
rule "满意度指标" {
  basis = "财预〔2020〕10号",
  sentence = "达到目标得满分",
  score = proportional { over = 130 },
  examples = {
    { target = "≥90%", actual = "85%", weight = 5,, points = 4.72 },
    { target = "≥90%", actual = "95%", weight = 5, points = 5 },
  },
}

grades {
  { name = "优", from = 90 },
  { name = "差", from = 0 },
}
