-- 评分标准照评分表，分数是绝对数。

rule "在职人员控制率" {
  basis = "评分表：在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止",
  sentence = "不超过100%得5分，每超过1个百分点扣0.5分，扣完为止",
  score = deduct { above = 100, each = 1, take = 0.5, unit = "%" },
  examples = {
    { actual = "103.2%", weight = 5, points = 3.5 },
    { actual = "100%", weight = 5, points = 5, outcome = "met" },
  },
}

rule "预算调整率" {
  basis = "评分表：预算调整率=0，计3分；0-10%（含），计2分；10-20%（含），计1分；20-30%（含），计0.5分；大于30%不得分",
  sentence = "没有调整3分，10%以内2分，20%以内1分，30%以内0.5分，大于30%不得分",
  applies_to = { "预算控制率" },
  score = steps { unit = "%", bands = {
    { to = 0, points = 3 },
    { to = 10, points = 2 },
    { to = 20, points = 1 },
    { to = 30, points = 0.5 },
    { points = 0 },
  } },
  examples = {
    { actual = "0%", weight = 3, points = 3, outcome = "met" },
    { actual = "10%", weight = 3, points = 2 },
    { actual = "20%", weight = 3, points = 1 },
    { actual = "30%", weight = 3, points = 0.5 },
    { actual = "39.9%", weight = 3, points = 0 },
  },
}

rule "重点支出安排率" {
  basis = "评分表：≥90%，计5分；80%（含）-90%，计4分；70%（含）-80%，计3分；60%（含）-70%，计2分；低于60%不得分",
  sentence = "90%以上5分，80%以上4分，70%以上3分，60%以上2分，60%以下不得分",
  score = steps { unit = "%", bands = {
    { from = 90, points = 5 },
    { from = 80, points = 4 },
    { from = 70, points = 3 },
    { from = 60, points = 2 },
    { points = 0 },
  } },
  examples = {
    { actual = "90%", weight = 5, points = 5, outcome = "met" },
    { actual = "80%", weight = 5, points = 4 },
    { actual = "79.9%", weight = 5, points = 3 },
    { actual = "60%", weight = 5, points = 2 },
    { actual = "59.9%", weight = 5, points = 0, outcome = "missed" },
  },
}

rule "结余控制" {
  basis = "评分表：无结余，3分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分",
  sentence = "无结余3分，不超过上年结转2分，超过不得分（目标值填上年结转，完成值填本年结余）",
  score = cases { cases = {
    { when = "zero", points = 3, reason = "无结余" },
    { when = "within", points = 2, reason = "不超过上年结转" },
    { when = "above", points = 0, reason = "超过上年结转" },
  } },
  examples = {
    { target = "120万元", actual = "0万元", weight = 3, points = 3 },
    { target = "120万元", actual = "80万元", weight = 3, points = 2 },
    { target = "120万元", actual = "121万元", weight = 3, points = 0, outcome = "missed" },
  },
}

rule "资金使用合规性" {
  basis = "评分表：每出现一例不符合要求的扣1分，扣完为止",
  sentence = "每出现一例不符合要求的扣1分，扣完为止",
  score = deduct { of = "count", each = 1, take = 1 },
  examples = {
    { actual = "2例", weight = 5, points = 3 },
    { actual = "0例", weight = 5, points = 5, outcome = "met" },
  },
}

rule "资金下达及时性" {
  basis = "评分表：每出现一个专项未按进度完成资金下达扣0.5分",
  sentence = "每出现一个专项未按进度下达扣0.5分，扣完为止",
  score = deduct { of = "count", each = 1, take = 0.5 },
  examples = {
    { actual = "3个", weight = 3, points = 1.5 },
    { actual = "0个", weight = 3, points = 3, outcome = "met" },
  },
}

rule "管理制度健全性" {
  basis = "评分表：①…1分；②…1分；③…1分（各要点的名称是示意）",
  sentence = "三个要点各1分，完成值写有哪几个要点，如 ①③",
  score = items { items = {
    { name = "有财务管理制度", points = 1 },
    { name = "制度合法合规", points = 1 },
    { name = "制度得到执行", points = 1 },
  } },
  examples = {
    { actual = "①③", weight = 3, points = 2 },
    { actual = "①②③", weight = 3, points = 3, outcome = "met" },
  },
}
