framework {
  { name = "产出指标", weight = 60, children = { "数量指标", "质量指标" } },
  { name = "效益指标", weight = 40, children = { "社会效益指标", "质量指标" } },
}
