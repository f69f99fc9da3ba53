-- @TITLE@: the rules
--
-- A rule has its basis, one sentence, a way to score, and examples. The examples are its
-- tests: when one gives other points, the pack is not taken and you are told which. Who
-- changes a number of a rule changes the points in its examples, too.

-- 1. Budget execution: rate × weight, at most the weight.
rule "预算执行率" {
  basis = "our notice on self-evaluation",
  sentence = "rate × weight, at most the weight",
  applies_to = { "预算资金执行率", "执行率", "年度资金总额" },
  score = rate_times_weight { full = 100 },
  examples = {
    { target = "100%", actual = "97.75%", weight = 10, points = 9.78 },
    { target = "100%", actual = "102.59%", weight = 10, points = 10 },
  },
}

-- 2. What can be counted: full marks when met, else in proportion.
rule "定量指标" {
  basis = "our notice on self-evaluation",
  sentence = "full marks when the target is met, else weight × actual/target",
  default_for = { "number", "change", "range", "tolerance" },
  score = proportional { over = 130 }, -- above 130% of the target: flagged, not cut
  examples = {
    { target = "200起以上", actual = "401", weight = 8, points = 8 },
    { target = "到达90%以上", actual = "85%", weight = 5, points = 4.72 },
    { target = "增长10%", actual = "增长8%", weight = 5, points = 4 },
    { target = "50-60人", actual = "55人", weight = 5, points = 5 },
    { target = "±5%", actual = "3%", weight = 5, points = 5 },
    { target = "95%以上", actual = "", weight = 8, outcome = "cannot_compute" }, -- not 0
  },
}

-- 3. Costs: full marks up to the target, else in proportion. A target without ≤ reads as ≤.
rule "成本指标" {
  basis = "our notice on self-evaluation",
  sentence = "full marks up to the target, else weight × target/actual",
  applies_to = { "经济成本指标", "社会成本指标", "生态环境成本指标" },
  contains = { "成本" },
  score = proportional { bare = "<=" },
  examples = {
    { target = "100万元", actual = "98万元", weight = 10, points = 10 },
    { target = "≤80万元", actual = "100万元", weight = 10, points = 8 },
  },
}

-- 4. Deadlines: full marks in time; late, a person gives 0 to 80% of the weight.
rule "时限指标" {
  basis = "our notice on self-evaluation",
  sentence = "full marks in time; late, a person gives 0 to 80% of the weight",
  default_for = { "date" },
  score = deadline { late_from = 0, late_below = 80 },
  examples = {
    { target = "2023年9月前", actual = "2023年7月", weight = 5, points = 5 },
    { target = "2023年6月30日", actual = "2023年8月1日", weight = 5, given = 3, points = 3 },
  },
}

-- 5. Satisfaction, by this table:
--
--      satisfaction        points
--      90% and more        100% of the weight
--      80% to below 90%    80% of the weight
--      60% to below 80%    60% of the weight
--      below 60%           none
rule "满意度指标" {
  basis = "our notice on self-evaluation",
  sentence = "all from 90% on, 80% of the weight from 80%, 60% from 60%, none below",
  applies_to = { "服务对象满意度指标" },
  contains = { "满意度" },
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 },
    { from = 80, percent = 80 },
    { from = 60, percent = 60 },
    { percent = 0, reason = "below 60%" },
  } },
  examples = {
    { target = "≥90%", actual = "95%", weight = 10, points = 10 },
    { target = "≥90%", actual = "80%", weight = 10, points = 8 },
    { target = "≥90%", actual = "59.9%", weight = 10, points = 0 },
  },
}

-- 6. Words: they choose a band, and the clerk gives points inside it. Add your own words.
rule "定性指标" {
  basis = "our notice on self-evaluation",
  sentence = "met, partly met, missed: the clerk gives points inside the band",
  default_for = { "words" },
  score = bands { bands = {
    { name = "达成预期", from = 80, to = 100,
      words = { "达成", "完成", "已完成", "全部完成", "按期完成", "效果明显", "显著提升", "有效", "良好" } },
    { name = "部分达成", from = 60, below = 80,
      words = { "部分达成", "基本完成", "部分完成", "有所提升", "有所改善", "稍有增长", "一般" } },
    { name = "未达成", from = 0, below = 60,
      words = { "未达成", "未完成", "未开展", "没有完成", "效果较差", "差" } },
  } },
  examples = {
    { target = "有效改善", actual = "效果明显", weight = 5, given = 5, points = 5 },
    { target = "有效改善", actual = "有所改善", weight = 5, given = 3.5, points = 3.5 },
    { target = "有效改善", actual = "未开展", weight = 5, outcome = "judged" }, -- no points yet
  },
}
