-- 一行一条规则的写法。规则名前面的数是写法的编号。

rule "1 正向按比例" {
  basis = "江西省政协2017自评表说明：完成值达到指标值，记满分；未达到指标值，按B/A记分；算例见稷山县翟店镇卫生院2021",
  sentence = "达到目标得满分，未达到的按完成值/目标值计分",
  default_for = { "number", "change", "range", "tolerance" },
  score = proportional { },
  examples = { { target = "120", actual = "69", weight = 2, points = 1.15 } },
}

rule "2 反向按比例" {
  basis = "长江禁捕2020（湖北）：反向指标得分=权重*A/B，得分不得突破权重总额；算例见濉溪县2019",
  sentence = "不超过目标得满分，超过的按目标值/完成值计分",
  score = proportional { bare = "<=" },
  examples = {
    { target = "≤5300元", actual = "5830元", weight = 10, points = 9.09 },
    { target = "5300元", actual = "0元", weight = 10, points = 10 },
  },
}

rule "3 执行率乘分值" {
  basis = "黄石市住建局2022：得分(20分*执行率)；海淀区学院路街道2016：最高不得超过分值上限",
  sentence = "得分 = 执行率 × 分值",
  score = rate_times_weight { },
  examples = {
    { target = "200万元", actual = "195.5万元", weight = 20, points = 19.55 },
    { actual = "76%", weight = 10, points = 7.6 },
  },
}

rule "4 执行率分段" {
  basis = "财预〔2021〕101号（凭记忆）",
  sentence = "100%得满分，80%以上得70%，60%以上得50%，60%以下不得分",
  score = steps { of = "rate", bands = {
    { from = 100, percent = 100 },
    { from = 80, percent = 70 },
    { from = 60, percent = 50 },
    { percent = 0 },
  } },
  examples = { { target = "100%", actual = "86%", weight = 10, points = 7 } },
}

rule "5 及格门槛" {
  basis = "苏州市财政灾备中心2021：94%，分值6，得4.2（由印出的数推得及格线80%）",
  sentence = "完成率低于80%不得分，其余得分 = (完成率−80%)/(1−80%) × 分值",
  score = pass_mark { pass = 80 },
  examples = { { target = "100%", actual = "94%", weight = 6, points = 4.2 } },
}

rule "6 超过满分线，每超1个百分点扣分" {
  basis = "岳阳公路单位评分表：在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止",
  sentence = "控制率不超过100%得满分，每超过1个百分点扣0.5分，满一个点才扣",
  score = deduct { above = 100, each = 1, take = 0.5, unit = "%" },
  examples = {
    { actual = "103.2%", weight = 5, points = 3.5 },
    { target = "≤100%", actual = 1.032, weight = 5, points = 3.5 },
    { actual = "99%", weight = 5, points = 5, outcome = "met" },
  },
}

rule "6 同上，按比例扣" {
  basis = "同一条文的另一种读法：不足一个百分点的按比例扣",
  sentence = "控制率不超过100%得满分，每超过1个百分点扣0.5分，不足的按比例",
  score = deduct { above = 100, each = 1, take = 0.5, count = "pro_rata", unit = "%" },
  examples = { { actual = "103.2%", weight = 5, points = 3.4 } },
}

rule "7 变动率大于0，每超1个百分点扣分" {
  basis = "基础数据表和指标表2018（湖南）：三公经费变动率≦0，计8分；>0，每超过一个百分点扣0.8分",
  sentence = "变动率不大于0得满分，每超过1个百分点扣0.8分，扣完为止",
  score = deduct { above = 0, each = 1, take = 0.8, unit = "%" },
  examples = {
    { target = "≤0%", actual = "98.31%", weight = 8, points = 0 },
    { actual = "2.5%", weight = 8, points = 6.4 },
    { actual = "-20.3%", weight = 8, points = 8 },
  },
}

rule "8 低于满分线，每低5%扣分" {
  basis = "部门整体支出绩效评价指标表2017：100%计满分，每低于5%扣2分，扣完为止；99.27%印为满分，可知满一步才扣",
  sentence = "100%得满分，每低5个百分点扣2分，满一步才扣",
  score = deduct { below = 100, each = 5, take = 2, unit = "%" },
  examples = {
    { actual = "99.27%", weight = 8, points = 8 },
    { actual = "94.9%", weight = 8, points = 6 },
  },
}

rule "9 分档，含上限" {
  basis = "岳阳公路单位评分表：预算调整率=0计3分；0-10%（含）计2分；10-20%（含）计1分；20-30%（含）计0.5分；大于30%不得分",
  sentence = "调整率为0得3分，10%以内2分，20%以内1分，30%以内0.5分，大于30%不得分",
  score = steps { unit = "%", bands = {
    { to = 0, points = 3 },
    { to = 10, points = 2 },
    { to = 20, points = 1 },
    { to = 30, points = 0.5 },
    { points = 0, reason = "调整率大于30%" },
  } },
  examples = {
    { actual = "39.9%", weight = 3, points = 0 },
    { actual = "0%", weight = 3, points = 3, outcome = "met" },
    { actual = "10%", weight = 3, points = 2 },
  },
}

rule "10 分档，含下限" {
  basis = "岳阳公路单位评分表：≥90%计5分；80%（含）-90%计4分；70%（含）-80%计3分；60%（含）-70%计2分；低于60%不得分",
  sentence = "90%以上5分，80%以上4分，70%以上3分，60%以上2分，60%以下不得分",
  score = steps { unit = "%", bands = {
    { from = 90, points = 5 },
    { from = 80, points = 4 },
    { from = 70, points = 3 },
    { from = 60, points = 2 },
    { points = 0 },
  } },
  examples = {
    { actual = "79.9%", weight = 5, points = 3 },
    { actual = "80%", weight = 5, points = 4 },
  },
}

rule "11 两个数比较，三种情形" {
  basis = "岳阳公路单位评分表：无结余，3分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分",
  sentence = "无结余3分，不超过上年结转2分，超过不得分（目标值填上年结转，完成值填本年结余）",
  score = cases { cases = {
    { when = "zero", points = 3, reason = "无结余" },
    { when = "within", points = 2, reason = "不超过上年结转" },
    { when = "above", points = 0, reason = "超过上年结转" },
  } },
  examples = {
    { target = "120万元", actual = "0万元", weight = 3, points = 3 },
    { target = "120万元", actual = "80万元", weight = 3, points = 2 },
    { target = "120万元", actual = "130万元", weight = 3, points = 0 },
  },
}

rule "12 正负允差分档" {
  basis = "江西省政协2017自评表：控制率在±10%以内得5分，±10-15%以内得3分，±15-20%以内得1分，±20%以外不得分",
  sentence = "偏离10%以内5分，15%以内3分，20%以内1分，20%以外不得分",
  score = steps { of = "deviation", bands = {
    { to = 10, points = 5 },
    { to = 15, points = 3 },
    { to = 20, points = 1 },
    { points = 0 },
  } },
  examples = {
    { target = "±10%", actual = "10%", weight = 5, points = 5 },
    { target = "±10%", actual = "-17%", weight = 5, points = 1 },
    { target = "100万元", actual = "88万元", weight = 5, points = 3 },
  },
}

rule "13 按次数扣分" {
  basis = "岳阳公路单位评分表：每出现一例不符合要求的扣1分，扣完为止",
  sentence = "每出现一例扣1分，扣完为止",
  score = deduct { of = "count", each = 1, take = 1 },
  examples = {
    { actual = "2例", weight = 5, points = 3 },
    { target = "0例", actual = "发现2例", weight = 5, points = 3 },
    { actual = "无", weight = 5, points = 5, outcome = "met" },
  },
}

rule "14 要点得分" {
  basis = "广水市交通运输局2021：1、单位财务管理制度1分；2、项目管理制度1分；3、有制度执行佐证资料1分。没有不得分",
  sentence = "三个要点各1分，没有的不得分；完成值写有哪几个要点，如 ①③",
  score = items { items = {
    { name = "单位财务管理制度", points = 1 },
    { name = "项目管理制度", points = 1 },
    { name = "制度执行佐证资料", points = 1 },
  } },
  examples = {
    { actual = "①③", weight = 3, points = 2 },
    { actual = "1;3", weight = 3, points = 2 },
    { actual = "全部", weight = 3, points = 3, outcome = "met" },
    { actual = "无", weight = 3, points = 0 },
  },
}

rule "15 要点得分，要点内再扣分" {
  basis = "广水市2021：1、全申报的1分，缺一项扣0.5分，扣完为止；3、按时申报计2分，逾期扣1分",
  sentence = "全申报1分，缺一项扣0.5分；按时申报2分，逾期扣1分；完成值写 ①缺1项;② 这样的话",
  score = items { items = {
    { name = "全申报", points = 1, take = 0.5 },
    { name = "按时申报", points = 2, take = 1 },
  } },
  examples = {
    { actual = "①缺1项;②", weight = 3, points = 2.5 },
    { actual = "①缺3项;②逾期", weight = 3, points = 1 },
  },
}

rule "16 直接赋分" {
  basis = "广水市2021：有…计2分，没有不得分",
  sentence = "有得满分，没有不得分",
  score = yes_no { },
  examples = {
    { actual = "有", weight = 2, points = 2, outcome = "met" },
    { actual = "没有", weight = 2, points = 0 },
    { actual = "好像有", weight = 2, outcome = "cannot_compute" },
  },
}

rule "17 满意度，每降5%扣1分" {
  basis = "江西省政协2017自评表：群众满意率90%以上得10分，每降5%扣1分，扣完为止",
  sentence = "满意率90%以上得满分，每降5个百分点扣1分，满一步才扣",
  score = deduct { below = 90, each = 5, take = 1, unit = "%" },
  examples = {
    { target = "90%以上", actual = "98%", weight = 10, points = 10 },
    { target = "90%以上", actual = "83%", weight = 10, points = 9 },
  },
}

rule "17 同上，不足一步按一步" {
  basis = "同一条文的另一种读法：不足5%按5%扣",
  sentence = "满意率90%以上得满分，每降5个百分点扣1分，不足5个百分点按5个百分点",
  score = deduct { below = 90, each = 5, take = 1, count = "started", unit = "%" },
  examples = { { target = "90%以上", actual = "83%", weight = 10, points = 8 } },
}

rule "18 满意度分档" {
  basis = "财预〔2021〕101号（凭记忆）：≥90%得10分，≥80%得8分，≥60%得5分，60%以下不得分",
  sentence = "90%以上得满分，80%以上得80%，60%以上得50%，60%以下不得分",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 },
    { from = 80, percent = 80 },
    { from = 60, percent = 50 },
    { percent = 0 },
  } },
  examples = { { target = "≥90%", actual = "89.9%", weight = 10, points = 8 } },
}

rule "19 没有佐证资料不得分" {
  basis = "成都市郫都区复核标准：满意度无资料的，打0分；以不投诉代调查的，不予计分",
  sentence = "达到目标得满分，未达到按比例；没有调查资料的不得分",
  score = proportional { },
  exceptions = {
    { words = { "无资料", "没有调查资料", "未调查" }, percent = 0, reason = "满意度无资料的打0分" },
    { words = { "以不投诉代调查" }, percent = 0, reason = "不予计分" },
  },
  examples = {
    { target = "≥90%", actual = "无资料", weight = 10, points = 0 },
    { target = "≥90%", actual = "95%", weight = 10, points = 10 },
  },
}

rule "20 定性三档 100-80-60-0" {
  basis = "中江县水利局2022自评表：100%-80%（含80%）、80%-60%（含60%）、60%-0%；算例见芦淞区2023",
  sentence = "按达成情况分三档，由填报人在档内给分",
  default_for = { "words" },
  score = bands { bands = {
    { name = "达成年度指标", from = 80, to = 100, words = { "达成", "完成" } },
    { name = "部分达成并具有一定效果", from = 60, below = 80, words = { "部分达成", "稍有增长" } },
    { name = "未达成且效果较差", from = 0, below = 60, words = { "未达成", "没有效果" } },
  } },
  examples = {
    { target = "增长10%", actual = "稍有增长", weight = 5, given = 3.5, points = 3.5, outcome = "judged" },
    { target = "增长10%", actual = "稍有增长", weight = 5, given = 4, outcome = "judged" },
  },
}

rule "21 定性三档 100-80-50-0" {
  basis = "江西省政协2017、长江禁捕2020（湖北）：80-50%（含50%）、50-0%",
  sentence = "按达成情况分三档，第二档到50%，由填报人在档内给分",
  score = bands { bands = {
    { name = "全部或基本达成预期指标", from = 80, to = 100, words = { "达成" } },
    { name = "部分达成预期指标", from = 50, below = 80, words = { "部分达成" } },
    { name = "未达成且效果较差", from = 0, below = 50, words = { "未达成" } },
  } },
  examples = {
    { target = "有所改善", actual = "部分达成", weight = 10, given = 5, points = 5, outcome = "judged" },
  },
}

rule "22 词语系数" {
  basis = "西部（重庆）科学城融媒体中心2021：得分系数(%)，高/高、好/好为100%（其余各等是举例）",
  sentence = "高、好得满分，较高、较好得80%，一般得60%，低、差不得分",
  score = coefficients { levels = {
    { words = { "高", "好" }, percent = 100 },
    { words = { "较高", "较好" }, percent = 80 },
    { words = { "一般" }, percent = 60 },
    { words = { "低", "差" }, percent = 0 },
  } },
  examples = { { target = "高", actual = "高", weight = 3, points = 3, outcome = "met" } },
}

rule "23 超额过多，按偏离度扣减" {
  basis = "财预〔2020〕10号（凭记忆）：按照偏离度适度调减分值，没有给出算式；130%、每10%减1%、最多减20%是举例",
  sentence = "达到目标得满分；超过目标130%的，每超10%减分值的1%，最多减20%",
  score = proportional { over = 130, over_each = 10, over_take_percent = 1, over_most_percent = 20 },
  examples = {
    { target = "500辆以上", actual = "5840辆", weight = 8, points = 6.4, outcome = "met" },
    { target = "500辆以上", actual = "750辆", weight = 8, points = 7.84 },
    { target = "500辆以上", actual = "650辆", weight = 8, points = 8 },
  },
}

rule "24 超额不扣分，只提示" {
  basis = "成都市郫都区复核标准第5条：完成值超过130%，不扣分",
  sentence = "达到目标得满分；超过目标130%的提示分析原因，不扣分",
  score = proportional { over = 130 },
  examples = { { target = "100人", actual = "289人", weight = 5, points = 5, outcome = "met" } },
}

rule "25 不可核实的，按程度扣分" {
  basis = "成都市郫都区复核标准：严重的0分，中等扣60%，轻微扣30%",
  sentence = "严重不得分，中等扣60%，轻微扣30%",
  score = coefficients { levels = {
    { words = { "轻微" }, percent = 70, reason = "轻微扣30%" },
    { words = { "中等" }, percent = 40, reason = "中等扣60%" },
    { words = { "严重" }, percent = 0, reason = "严重的打0分" },
  } },
  examples = {
    { target = "可核实", actual = "中等", weight = 20, points = 8 },
    { target = "可核实", actual = "轻微", weight = 20, points = 14 },
  },
}

rule "26 个别任务逾期，扣30%" {
  basis = "成都市郫都区复核标准：多目标任务，仅个别未完成，时效指标酌情扣30%",
  sentence = "按期得满分，逾期扣30%",
  score = deadline { late_percent = 70, reason = "仅个别未完成，扣30%" },
  examples = { { target = "2025年12月31日前", actual = "2026年1月16日", weight = 15, points = 10.5 } },
}

rule "27 逾期按比例扣" {
  basis = "成都市郫都区民政局复核底稿：15分→11.19分（−25.4%）；印出的只有结果，638天是由此推出的工期",
  sentence = "按期得满分，逾期的得分 = 分值 × (1 − 逾期天数/工期)",
  score = deadline { period = 638 },
  examples = { { target = "2025年8月7日前", actual = "2026年1月16日", weight = 15, points = 11.19 } },
}

rule "28 按实物量差距扣分" {
  basis = "环保目标考核2018：按实际完成值与年度目标值的差距，每差1微克/立方米扣0.5分，扣完为止",
  sentence = "达到目标得满分，每差1微克/立方米扣0.5分，扣完为止",
  score = deduct { of = "gap", each = 1, take = 0.5 },
  examples = {
    { target = "≤35微克/立方米", actual = "38微克/立方米", weight = 5, points = 3.5 },
    { target = "≥80%", actual = "77%", weight = 5, points = 3.5 },
  },
}

rule "29 双向偏差，每差3%扣1分" {
  basis = "中央级行政经费项目支出考评计分办法：实际完成情况与计划每相差3%，扣1分，扣满15分为止",
  sentence = "与计划每相差3%（不论高低）扣1分，最多扣15分",
  score = deduct { of = "deviation", each = 3, take = 1, most = 15 },
  examples = {
    { target = "100件", actual = "106件", weight = 15, points = 13 },
    { target = "100件", actual = "94件", weight = 15, points = 13 },
  },
}

rule "30 达到90%得满分，不足的每少5%扣1分" {
  basis = "高标准农田评价激励：达到年度任务90%及以上的，得4分；比例不足90%时，每减少5%，扣1分，扣完为止",
  sentence = "完成率90%以上得满分，每减少5个百分点扣1分，满一步才扣",
  score = deduct { of = "rate", below = 90, each = 5, take = 1 },
  examples = {
    { target = "1000亩", actual = "900亩", weight = 4, points = 4 },
    { target = "1000亩", actual = "830亩", weight = 4, points = 3 },
  },
}

rule "31 基础分加按比例增分" {
  basis = "动物防疫考核2014：达70%以上得基础分，90%得满分，70%-89%按比例增分，低于70%不得分，分值的80%为基础分",
  sentence = "合格率70%得分值的80%，90%得满分，其间按比例增分，低于70%不得分",
  score = base_share { from = 70, percent = 80, full = 90, unit = "%" },
  examples = {
    { actual = "80%", weight = 10, points = 9 },
    { actual = "70%", weight = 10, points = 8 },
    { actual = "69.9%", weight = 10, points = 0 },
  },
}

rule "32 按名次" {
  basis = "高标准农田评价激励：占比排名前5名的得满分，6-10名的扣0.5分，11名以后扣1分，占比为0的不得分（满分3分是举例）",
  sentence = "前5名得满分3分，6-10名2.5分，11名以后2分",
  score = steps { of = "rank", bands = {
    { from = 1, to = 5, points = 3 },
    { from = 6, to = 10, points = 2.5 },
    { from = 11, points = 2 },
  } },
  exceptions = { { words = { "占比为0" }, points = 0 } },
  examples = {
    { actual = "第7名", weight = 3, points = 2.5 },
    { actual = "第5名", weight = 3, points = 3 },
    { actual = "占比为0", weight = 3, points = 0 },
  },
}

rule "34 按时限" {
  basis = "岳阳公路单位评分表：6月底前下达完；金寨县2023：9月前→7月（逾期扣分是举例）",
  sentence = "按期得满分，每逾期10天扣1分，不足10天按10天",
  default_for = { "date" },
  score = deadline { each = 10, take = 1, count = "started" },
  examples = {
    { target = "9月前", actual = "7月", weight = 5, points = 5, outcome = "met" },
    { target = "2023年6月30日前", actual = "2023年7月12日", weight = 5, points = 3 },
  },
}

rule "36 折算" {
  basis = "成安县民政局2020：单项指标得分 × 权重占比% = 单项指标折算得分，25.00×25% = 6.25",
  sentence = "得分 = 单项得分 × 权重占比（分值填权重占比）",
  score = convert { out_of = 100 },
  examples = { { actual = "25.00", weight = 25, points = 6.25 } },
}

rule "39 没有此项的按满分" {
  basis = "部门整体支出绩效评价指标表2017：没有楼堂馆所项目的部门按满分计算（扣分幅度是举例）",
  sentence = "面积控制率不超过100%得满分，每超过5个百分点扣2分；没有楼堂馆所项目的按满分",
  score = deduct { above = 100, each = 5, take = 2, unit = "%" },
  exceptions = {
    { words = { "没有楼堂馆所项目", "无此项" }, percent = 100, reason = "没有楼堂馆所项目的按满分计算" },
  },
  examples = {
    { target = "≤100%", actual = "没有楼堂馆所项目", weight = 5, points = 5, outcome = "met" },
    { target = "≤100%", actual = "106%", weight = 5, points = 3 },
  },
}

rule "39 没有此项的移出" {
  basis = "国土综合整治绩效表：若实施方案没有该项建设任务的，不扣分（这里按移出后其余按比例折算）",
  sentence = "按比例计分；没有该项任务的不计，其余各行按比例折算",
  score = proportional { },
  exceptions = { { words = { "无该项任务" }, remove = true, reason = "实施方案没有该项建设任务" } },
  examples = { { target = "20公里", actual = "无该项任务", weight = 10, outcome = "cannot_compute" } },
}

rule "40 无关、重复、不匹配的打0分" {
  basis = "成都市郫都区复核标准：指标设置跟项目无关，打0分；三级指标与二级指标定义不匹配打0分；重复的只计其一，另一打0分",
  sentence = "按比例计分；复核人注明无关、不匹配、重复的打0分",
  score = proportional { },
  exceptions = {
    { words = { "与项目无关", "不匹配" }, percent = 0, reason = "打0分" },
    { words = { "重复" }, percent = 0, reason = "只计其一，另一打0分" },
  },
  examples = { { target = "10次", actual = "重复", weight = 5, points = 0 } },
}

rule "43 加减分，最高120%" {
  basis = "一汽考核办法（企业KPI，留作一种写法）：每超过目标值5%增加5分，最高120分；每低于目标值5%降低5分，最低零分；其他情况按线性计算",
  sentence = "每超过目标5%加分值的5%，最高120%；每低于目标5%减5%，最低0分；其间按线性",
  score = add_and_deduct { each = 5, add_percent = 5, take_percent = 5, most_percent = 120, count = "pro_rata" },
  examples = {
    { target = "100万元", actual = "110万元", weight = 100, points = 110 },
    { target = "100万元", actual = "150万元", weight = 100, points = 120 },
    { target = "100万元", actual = "93万元", weight = 100, points = 93 },
  },
}

rule "44 执行率超过100%" {
  basis = "金寨县茶谷中心2023：329.77→338.31 = 102.59%，得分栏空着",
  sentence = "执行率超过100%的按满分计，提示核对预算数",
  score = rate_times_weight { full = 100 },
  examples = { { target = "329.77万元", actual = "338.31万元", weight = 10, points = 10, outcome = "met" } },
}

rule "45 按序时进度的执行率" {
  basis = "疫情疫病项目支出绩效评价表：预算执行进度（7月）40%",
  sentence = "7月末执行进度达到40%得满分，未达到的按比例",
  score = rate_times_weight { full = 40 },
  examples = {
    { actual = "34%", weight = 10, points = 8.5 },
    { actual = "41%", weight = 10, points = 10, outcome = "met" },
  },
}

rule "46 同一事实，低目标得满分" {
  basis = "西部（重庆）科学城融媒体中心2021：预算完成率目标70%，完成76%，2/2；同表执行率76%，7.6/10",
  sentence = "预算完成率达到70%得满分；执行率那一行另按执行率乘分值",
  score = proportional { },
  examples = { { target = "70%", actual = "76%", weight = 2, points = 2, outcome = "met" } },
}
