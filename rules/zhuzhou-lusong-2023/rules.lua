-- 本区与财预〔2020〕10号不同的规则写在这里；没有写的沿用。

rule "预算执行率" {
  basis = "芦淞区自评表：分值10分；执行率 = 全年执行数/全年预算数（调整后），得分 = 执行率×分值",
  sentence = "得分 = 预算执行率（以全年预算数为基数）× 分值，最高不超过分值",
  applies_to = { "年度预算申请" },
  score = rate_times_weight { full = 100 },
  examples = {
    { target = "100%", actual = 0.99957389, weight = 10, points = 10, outcome = "missed" },
    { target = "100%", actual = "99.17%", weight = 10, points = 9.92, outcome = "missed" },
    { target = "100%", actual = "100%", weight = 10, points = 10, outcome = "met" },
  },
}
