-- 计分规则。每条规则有依据、一句话说明和例子；例子算不对，规则包就不会启用。

rule "预算执行率" {
  basis = "财预〔2020〕10号；自评表填表说明“执行率×该指标分值，最高不得超过分值上限”",
  sentence = "得分 = 预算执行率 × 分值，最高不超过分值",
  applies_to = { "预算资金执行率", "执行率", "预算执行情况", "年度资金总额", "资金总额" },
  score = rate_times_weight { full = 100 },
  examples = {
    { target = "100%", actual = "97.75%", weight = 20, points = 19.55, outcome = "missed" },
    { target = "100%", actual = 0.9995738, weight = 10, points = 10 },
    { target = "100%", actual = "102.59%", weight = 10, points = 10, outcome = "met" },
  },
}

rule "定量指标" {
  basis = "财预〔2020〕10号（凭记忆，条号未核）：完成指标值的记满分，未完成的按完成值与指标值的比例记分",
  sentence = "达到目标得满分；未达到的，得分 = 分值 × 完成值/目标值",
  default_for = { "number", "change", "range", "tolerance" },
  score = proportional { over = 130 }, -- 超过目标30%以上时提示分析原因，不扣分
  examples = {
    { target = "200起以上", actual = "401", weight = 8, points = 8, outcome = "met" },
    { target = "到达90%以上", actual = "85%", weight = 5, points = 4.72, outcome = "missed" },
    { target = "120", actual = "69", weight = 2, points = 1.15, outcome = "missed" },
    { target = "≤5300元/户", actual = "5830元/户", weight = 10, points = 9.09, outcome = "missed" },
    { target = "0起", actual = "0", weight = 4, points = 4, outcome = "met" },
    { target = "90%", actual = 0.85, weight = 5, points = 4.72, outcome = "missed" },
    { target = "95%以上", actual = "", weight = 8, outcome = "cannot_compute" },
  },
}

rule "成本指标" {
  basis = "财预〔2020〕10号；自评表填表说明“反向指标得分 = 指标值(A)/实际值(B) × 该指标分值”",
  sentence = "成本不超过目标得满分；超过的，得分 = 分值 × 目标值/实际值；没有比较符号时按“≤”理解",
  applies_to = { "经济成本指标", "社会成本指标", "生态环境成本指标" },
  contains = { "成本" },
  score = proportional { bare = "<=" },
  examples = {
    { target = "1307.04万元", actual = "1491.59万元", weight = 10, points = 8.76, outcome = "missed" },
    { target = "1342.35万元", actual = "1120.78万元", weight = 10, points = 10, outcome = "met" },
    { target = "≤202.6万元", actual = 200, weight = 5, points = 5 },
  },
}

rule "时限指标" {
  basis = "财预〔2020〕10号没有给出逾期的算式，按定性指标评判",
  sentence = "按期完成得满分；逾期的由评分人在分值的 0 至 80% 之间评定",
  default_for = { "date" },
  score = deadline { late_from = 0, late_below = 80 },
  examples = {
    { target = "9月前", actual = "7月", weight = 5, points = 5, outcome = "met" },
    { target = "2021年6月30日", actual = "2021年8月1日", weight = 5, outcome = "judged" },
    { target = "2021年6月30日", actual = "2021年8月1日", weight = 5, given = 3, points = 3 },
  },
}

rule "定性指标" {
  basis = "财预〔2020〕10号（凭记忆，条号未核）；档次界限见中江县2022年自评表：100%–80%（含）、80%–60%（含）、60%–0%",
  sentence = "达成年度指标、部分达成并具有一定效果、未达成且效果较差三档，由填报人在档内给分",
  default_for = { "words" },
  applies_to = { "按评判等级赋分" }, -- 财预〔2021〕101号对这种计分的叫法
  score = bands {
    bands = {
      { name = "达成年度指标", from = 80, to = 100,
        words = { "达成预期指标", "达成年度指标", "达到预期目标", "达到预期指标", "全部达标",
          "超额完成", "达成", "已达成", "全部达成", "完成", "已完成",
          "全部完成", "按时完成", "按期完成", "达标", "合格", "优", "优秀", "良好", "好", "是", "有",
          "及时", "有效", "合规", "满意", "通过", "效果明显", "显著", "显著提升", "明显改善", "明显提升",
          "程度较高", "较高", "稳步提升", "实时更新", "持续维护", "符合", "符合要求", "符合相关规定" } },
      { name = "部分达成年度指标并具有一定效果", from = 60, below = 80,
        words = { "部分达成", "部分达成年度指标并具有一定效果",
          "部分达成预期指标并具有一定效果", "部分达成预期指标", "基本达成预期指标",
          "基本达成", "基本达成目标", "基本达到",
          "基本完成", "基本完成年度目标", "部分完成", "稍有增长", "略有增长", "有所增长", "略有提升",
          "有所提升", "有所提高", "有所改善", "逐步提高", "逐步提升", "逐步改善", "较好", "一般",
          "基本满意", "较及时", "基本合格" } },
      { name = "未达成年度指标且效果较差", from = 0, below = 60,
        words = { "未达成", "未达成年度指标且效果较差", "未达成预期指标且效果较差",
          "未达成预期指标", "未达到预期目标", "未按时完成", "未按期完成", "未及时完成", "未及时", "未通过",
          "效果不明显", "未完成", "未完工", "未开工", "未启动", "没有完成", "未达到", "未达标", "未实施",
          "未开展", "不合格", "不达标", "不满意", "不及时", "效果较差", "较差", "差", "否", "没有",
          "实现目标程度较低", "下降", "有所下降" } },
    },
  },
  examples = {
    { target = "增长10%", actual = "稍有增长", weight = 5, outcome = "judged" },
    { target = "增长10%", actual = "稍有增长", weight = 5, given = 3.5, points = 3.5, outcome = "judged" },
    { target = "增长10%", actual = "稍有增长", weight = 5, given = 4, outcome = "judged" },
    { target = "持续维护", actual = "持续维护", weight = 5, given = 5, points = 5, outcome = "judged" },
    { target = "持续维护", actual = "未完成", weight = 5, given = 2.9, points = 2.9, outcome = "judged" },
    { target = "全年", actual = "全年", weight = 4, given = 4, points = 4, outcome = "judged" },
    { target = "有所改善", actual = "有所改善", weight = 10, given = 9, points = 9, outcome = "judged" },
  },
}
