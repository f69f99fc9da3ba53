-- 与财预〔2020〕10号不同或写得更细的规则；没有写的沿用。

rule "定量指标" {
  basis = "填表说明：得分最高不能超过该指标分值上限；按比例计分依财预〔2020〕10号（凭记忆）",
  sentence = "达到目标得满分；未达到的按比例计分，最高不超过分值",
  default_for = { "number", "change", "range", "tolerance" },
  score = proportional { over = 130 }, -- 超过目标30%的提示，不扣分
  examples = {
    { target = "≥266米", actual = "266米", weight = 8, points = 8, outcome = "met" },
    { target = "≥120户", actual = "69户", weight = 2, points = 1.15, outcome = "missed" },
  },
}

rule "满意度指标" {
  basis = "按比例计分依财预〔2020〕10号（凭记忆）；没有调查资料的打0分是成都市郫都区的复核标准，借用",
  sentence = "达到目标得满分；未达到的按比例计分；没有调查资料的不得分",
  applies_to = { "服务对象满意度指标", "服务对象满意度" },
  contains = { "满意度", "满意率" },
  score = proportional { },
  exceptions = {
    { words = { "无资料", "没有调查资料", "未调查", "以不投诉代调查" }, percent = 0,
      reason = "满意度无资料的打0分" },
  },
  examples = {
    { target = "≥90%", actual = "92%", weight = 10, points = 10, outcome = "met" },
    { target = "≥90%", actual = "无资料", weight = 10, points = 0, outcome = "missed" },
    { target = "≥90%", actual = "85%", weight = 10, points = 9.44, outcome = "missed" },
  },
}

rule "定性指标" {
  basis = "填表说明：100%-80%（含80%）、80%-60%（含60%）、60%-0%",
  sentence = "达成、部分达成并具有一定效果、未达成且效果较差三档，由填报人在档内给分",
  default_for = { "words" },
  score = bands { bands = {
    { name = "达成预期指标", from = 80, to = 100,
      words = { "达成预期指标", "达成", "已达成", "完成", "已完成", "效果明显", "长期" } },
    { name = "部分达成预期指标并具有一定效果", from = 60, below = 80,
      words = { "部分达成", "部分完成", "有所改善", "稍有增长" } },
    { name = "未达成预期指标且效果较差", from = 0, below = 60,
      words = { "未达成", "未完成", "效果较差" } },
  } },
  examples = {
    { target = "有效改善", actual = "稍有增长", weight = 5, given = 3.5, points = 3.5, outcome = "judged" },
    { target = "有效改善", actual = "效果明显", weight = 5, given = 4, points = 4, outcome = "judged" },
    { target = "有效改善", actual = "效果较差", weight = 5, given = 2.9, points = 2.9, outcome = "judged" },
  },
}
