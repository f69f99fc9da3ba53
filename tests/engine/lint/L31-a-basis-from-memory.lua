rule "质量指标" {
  basis = "财预〔2020〕10号（凭记忆）", sentence = "s",
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
