-- 赋分规则。条文凭记忆，尚未与文件原文核对，basis 里都写明了。

rule "预算执行率" {
  basis = "财预〔2021〕101号（凭记忆）：100%得10分，80%（含）以上得7分，60%（含）以上得5分，60%以下不得分",
  sentence = "按执行率分档：100%得满分，80%以上得70%，60%以上得50%，60%以下不得分",
  score = steps {
    of = "rate",
    bands = {
      { from = 100, percent = 100 },
      { from = 80, percent = 70 },
      { from = 60, percent = 50 },
      { percent = 0 },
    },
  },
  examples = {
    { target = "100%", actual = "86%", weight = 10, points = 7, outcome = "missed" },
    { target = "100%", actual = "100%", weight = 10, points = 10, outcome = "met" },
    { target = "100%", actual = "80%", weight = 10, points = 7 },
    { target = "100%", actual = "60%", weight = 10, points = 5 },
    { target = "100%", actual = "59.99%", weight = 10, points = 0 },
  },
}

rule "定量指标" {
  basis = "财预〔2021〕101号（凭记忆）：完成率小于60%不得分，其余得分 = (实际完成率−60%)/(1−60%)×分值",
  sentence = "达到目标得满分；完成率低于及格线60%不得分，其间按直线计分",
  default_for = { "number", "change" },
  applies_to = { "按照完成比例赋分" }, -- 自评表“指标赋分规则”一列的写法
  score = pass_mark { pass = 60 },
  examples = {
    { target = "≥100个", actual = "80个", weight = 10, points = 5, outcome = "missed" },
    { target = "≥100个", actual = "59个", weight = 10, points = 0, outcome = "missed" },
    { target = "≥100个", actual = "120个", weight = 10, points = 10, outcome = "met" },
  },
}

rule "直接赋分" {
  basis = "财预〔2021〕101号（凭记忆）：直接赋分的指标，达到得满分，没有达到不得分",
  sentence = "达到目标得满分，没有达到不得分；由文字评判的，按定性指标计分",
  score = steps { of = "gap", bands = { { to = 0, percent = 100 }, { percent = 0 } } },
  examples = {
    { target = "≤36.66元/月", actual = "36.66元/月", weight = 10, points = 10, outcome = "met" },
    { target = "≤36.66元/月", actual = "40元/月", weight = 10, points = 0, outcome = "missed" },
    { target = "0起", actual = "0起", weight = 10, points = 10, outcome = "met" },
    { target = "≥95%", actual = "94%", weight = 10, points = 0, outcome = "missed" },
    { target = "已建立", actual = "已建立", weight = 10, given = 10, points = 10, outcome = "judged" },
  },
}

rule "成本指标" {
  basis = "财预〔2021〕101号（凭记忆）：成本指标按完成比例赋分；没有比较符号时按“≤”理解",
  sentence = "成本不超过目标得满分；超过的按及格门槛60%计分",
  applies_to = { "经济成本指标", "社会成本指标", "生态环境成本指标" },
  contains = { "成本" },
  score = pass_mark { pass = 60, bare = "<=" },
  examples = {
    { target = "100万元", actual = "125万元", weight = 10, points = 5, outcome = "missed" },
    { target = "100万元", actual = "90万元", weight = 10, points = 10, outcome = "met" },
    { target = "100万元", actual = "200万元", weight = 10, points = 0, outcome = "missed" },
  },
}

rule "满意度指标" {
  basis = "财预〔2021〕101号（凭记忆）：满意度90%（含）以上10分，80%（含）以上8分，60%（含）以上5分，60%以下不得分",
  sentence = "按满意度分档：90%以上得满分，80%以上得80%，60%以上得50%，60%以下不得分",
  applies_to = { "服务对象满意度指标", "服务对象满意度", "满意度", "满意度赋分" },
  contains = { "满意" },
  score = steps {
    of = "value", unit = "%",
    bands = {
      { from = 90, percent = 100 },
      { from = 80, percent = 80 },
      { from = 60, percent = 50 },
      { percent = 0 },
    },
  },
  examples = {
    { target = "≥90%", actual = "95%", weight = 10, points = 10, outcome = "met" },
    { target = "≥90%", actual = "89.9%", weight = 10, points = 8, outcome = "missed" },
    { target = "≥90%", actual = 0.6, weight = 10, points = 5 },
    { target = "≥90%", actual = "59.9%", weight = 10, points = 0, outcome = "missed" },
  },
}

-- 赋分方式的名称，写在“指标赋分规则”一列；“按评判等级赋分”是 mof-2020-10 的定性指标。
table_example "赋分方式的名称" {
  rows = {
    { name = "完成人数", rule = "按照完成比例赋分", target = "≥100人", actual = "80人", weight = 20 },
    { name = "补贴标准", rule = "直接赋分", target = "≤36.66元/月", actual = "36.66元/月", weight = 10 },
    { name = "传播环境", rule = "按评判等级赋分", target = "有效改善", actual = "有效改善", weight = 10,
      given = 9 },
    { name = "住户意见", rule = "满意度赋分", target = "≥95%", actual = "96%", weight = 10 },
  },
  points = { 10, 10, 9, 10 },
  total = 39,
}
