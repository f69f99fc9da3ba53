-- 表里没有分值一栏，分值在评分时另给。

rule "预算执行率" {
  basis = "黄石市住建局2022：得分(20分*执行率)；预算数为调整后财政资金总额（包括上年结余结转）",
  sentence = "得分 = 20分 × 执行率，最高不超过20分",
  applies_to = { "年度财政资金总额" },
  score = rate_times_weight { full = 100 },
  examples = {
    { target = "200万元", actual = "195.5万元", weight = 20, points = 19.55, outcome = "missed" },
    { actual = "97.75%", weight = 20, points = 19.55 },
    { target = "200万元", actual = "200万元", weight = 20, points = 20, outcome = "met" },
  },
}

rule "定量指标" {
  basis = "长江禁捕2020填表说明：正向指标得分=权重*B/A，反向指标得分=权重*A/B，得分不得突破权重总额",
  sentence = "达到目标得满分；未达到的，正向按完成值/目标值，反向按目标值/完成值",
  default_for = { "number", "change", "range", "tolerance" },
  score = proportional { },
  examples = {
    { target = "≥120个", actual = "69个", weight = 2, points = 1.15, outcome = "missed" },
    { target = "≥120个", actual = "126个", weight = 2, points = 2, outcome = "met" },
    { target = "≤5300元", actual = "5830元", weight = 10, points = 9.09, outcome = "missed" },
  },
}

rule "定性指标" {
  basis = "长江禁捕2020填表说明：100-80%（含80%）、80-50%（含50%）、50-0%",
  sentence = "全部或基本达成、部分达成并具有一定效果、未达成且效果较差三档，由填报人在档内给分",
  default_for = { "words" },
  score = bands { bands = {
    { name = "全部或基本达成预期指标", from = 80, to = 100,
      words = { "达成预期指标", "达成", "已达成", "全部达成", "基本达成", "完成", "已完成", "达标" } },
    { name = "部分达成预期指标并具有一定效果", from = 50, below = 80,
      words = { "部分达成", "部分完成", "有所提高", "有所改善", "稍有增长" } },
    { name = "未达成预期指标且效果较差", from = 0, below = 50,
      words = { "未达成", "未完成", "未达到", "效果较差" } },
  } },
  examples = {
    { target = "有所提高", actual = "部分达成", weight = 10, given = 5, points = 5, outcome = "judged" },
    { target = "有所提高", actual = "部分达成", weight = 10, given = 8, outcome = "judged" },
    { target = "有所提高", actual = "已达成", weight = 10, given = 8, points = 8, outcome = "judged" },
    { target = "有所提高", actual = "效果较差", weight = 10, given = 4.9, points = 4.9, outcome = "judged" },
  },
}

-- 主管部门汇总下属单位：绝对值直接累加计算，相对值按照资金额度加权平均计算，先汇总完成数，再计算得分。
combine { amounts = "sum", rates = "by_funds" }

table_example "绝对值累加，相对值按资金加权" {
  rows = {
    { name = "禁捕船只", project = "甲县", funds = 300, target = "100艘", actual = "100艘", weight = 40 },
    { name = "禁捕船只", project = "乙县", funds = 100, target = "60艘", actual = "28艘", weight = 40 },
    { name = "验收合格率", project = "甲县", funds = 300, target = "100%", actual = "100%", weight = 40 },
    { name = "验收合格率", project = "乙县", funds = 100, target = "100%", actual = "60%", weight = 40 },
  },
  total = 68,
}
