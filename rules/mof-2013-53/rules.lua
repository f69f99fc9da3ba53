-- 评分规则。完成值填比率（如 103.2%），目标值可以不填。扣分写成分值的百分之几，
-- 这样分值是多少都能用：分值5分、每超1个百分点扣0.5分，就是 take_percent = 10。

rule "在职人员控制率" {
  basis = "岳阳公路单位评分表：在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止",
  sentence = "不超过100%得满分，每超过1个百分点扣分值的10%，满一个点才扣，扣完为止",
  score = deduct { above = 100, each = 1, take_percent = 10, unit = "%" },
  examples = {
    { target = "≤100%", actual = "103.2%", weight = 5, points = 3.5, outcome = "missed" },
    { actual = "83%", weight = 5, points = 5, outcome = "met" },
  },
}

rule "三公经费变动率" {
  basis = "部门整体支出指标表2018（湖南）：三公经费变动率≦0，计8分；>0，每超过一个百分点扣0.8分",
  sentence = "不大于0得满分，每超过1个百分点扣分值的10%，扣完为止",
  applies_to = { "“三公经费”变动率", "三公变动率" },
  score = deduct { above = 0, each = 1, take_percent = 10, unit = "%" },
  examples = {
    { target = "≤0%", actual = "98.31%", weight = 8, points = 0, outcome = "missed" },
    { actual = "-20.3%", weight = 8, points = 8, outcome = "met" },
  },
}

rule "重点支出安排率" {
  basis = "岳阳公路单位评分表的分档：≥90%计5分；80%（含）-90%计4分；70%（含）-80%计3分；60%（含）-70%计2分；低于60%不得分（与本指标的对应凭记忆）",
  sentence = "90%以上得满分，每低一档减20%，60%以下不得分",
  score = steps { unit = "%", bands = {
    { from = 90, percent = 100 },
    { from = 80, percent = 80 },
    { from = 70, percent = 60 },
    { from = 60, percent = 40 },
    { percent = 0 },
  } },
  examples = {
    { actual = "90%", weight = 5, points = 5, outcome = "met" },
    { actual = "89.9%", weight = 5, points = 4 },
    { actual = "79.9%", weight = 5, points = 3 },
    { actual = "60%", weight = 5, points = 2 },
    { actual = "59.9%", weight = 5, points = 0, outcome = "missed" },
  },
}

rule "预算完成率" {
  basis = "部门整体支出绩效评价指标表2017：100%计满分，每低于5%扣2分（分值8分），扣完为止；99.27%印为8分",
  sentence = "100%得满分，每低5个百分点扣分值的25%，满一步才扣，扣完为止",
  score = deduct { below = 100, each = 5, take_percent = 25, unit = "%" },
  examples = {
    { target = "100%", actual = "99.27%", weight = 8, points = 8 },
    { target = "100%", actual = "94%", weight = 8, points = 6 },
  },
}

rule "预算调整率" {
  basis = "部门整体支出指标表2018（湖南）：0、10%以内、20%以内、30%以内、大于30%，依次为8、6、4、2、0分（各档界限照岳阳公路单位评分表）",
  sentence = "没有调整得满分，10%以内75%，20%以内50%，30%以内25%，大于30%不得分",
  applies_to = { "预算控制率" },
  score = steps { unit = "%", bands = {
    { to = 0, percent = 100 },
    { to = 10, percent = 75 },
    { to = 20, percent = 50 },
    { to = 30, percent = 25 },
    { percent = 0, reason = "调整幅度大于30%" },
  } },
  examples = {
    { actual = "39.9%", weight = 8, points = 0 },
    { actual = "10%", weight = 8, points = 6 },
    { actual = "20%", weight = 8, points = 4 },
    { actual = "30%", weight = 8, points = 2 },
    { actual = "0%", weight = 8, points = 8, outcome = "met" },
  },
}

rule "支付进度率" {
  basis = "财预〔2013〕53号（凭记忆）：实际支付进度/既定支付进度",
  sentence = "得分 = 支付进度率 × 分值，最高不超过分值",
  score = rate_times_weight { full = 100 },
  examples = {
    { actual = "92%", weight = 5, points = 4.6 },
    { actual = "100%", weight = 5, points = 5, outcome = "met" },
  },
}

rule "结转结余率" {
  basis = "一般公共预算支出管理考核：按完成比例计算得分，满分为止",
  sentence = "不超过目标得满分，超过的按目标值/完成值计分",
  score = proportional { bare = "<=" },
  examples = {
    { target = "≤9%", actual = "10%", weight = 5, points = 4.5 },
    { target = "≤9%", actual = "9%", weight = 5, points = 5, outcome = "met" },
  },
}

rule "结转结余变动率" {
  basis = "一般公共预算支出管理考核；扣分幅度比照三公经费变动率（凭记忆）",
  sentence = "不大于0得满分，每超过1个百分点扣分值的10%，扣完为止",
  score = deduct { above = 0, each = 1, take_percent = 10, unit = "%" },
  examples = {
    { actual = "-12%", weight = 5, points = 5, outcome = "met" },
    { actual = "2.5%", weight = 5, points = 4, outcome = "missed" },
  },
}

rule "公用经费控制率" {
  basis = "财预〔2013〕53号（凭记忆）；扣分幅度比照在职人员控制率",
  sentence = "不超过100%得满分，每超过1个百分点扣分值的10%，扣完为止",
  applies_to = { "三公经费控制率", "“三公经费”控制率" },
  score = deduct { above = 100, each = 1, take_percent = 10, unit = "%" },
  examples = {
    { actual = "98.9%", weight = 6, points = 6, outcome = "met" },
    { actual = "101%", weight = 6, points = 5.4, outcome = "missed" },
  },
}

rule "政府采购执行率" {
  basis = "财预〔2013〕53号（凭记忆）；西部（重庆）科学城融媒体中心2021用此指标（72.74%印为满分2分，与此不符）",
  sentence = "得分 = 政府采购执行率 × 分值，最高不超过分值",
  score = rate_times_weight { full = 100 },
  examples = {
    { target = "100%", actual = "72.74%", weight = 2, points = 1.45 },
    { target = "100%", actual = "100%", weight = 2, points = 2, outcome = "met" },
  },
}

rule "新建楼堂馆所控制率" {
  basis = "部门整体支出绩效评价指标表2017：没有楼堂馆所项目的部门按满分计算；扣分幅度比照预算完成率",
  sentence = "不超过100%得满分，每超过5个百分点扣分值的25%；没有楼堂馆所项目的按满分",
  applies_to = { "面积控制率", "投资概算控制率", "新建楼堂馆所面积控制率", "新建楼堂馆所投资概算控制率" },
  score = deduct { above = 100, each = 5, take_percent = 25, unit = "%" },
  exceptions = {
    { words = { "没有楼堂馆所项目", "无楼堂馆所项目", "不涉及", "不适用" }, percent = 100,
      reason = "没有楼堂馆所项目的部门按满分计算" },
  },
  examples = {
    { target = "≤100%", actual = "没有楼堂馆所项目", weight = 5, points = 5, outcome = "met" },
    { target = "≤100%", actual = "106%", weight = 5, points = 3.75 },
    { target = "≤100%", actual = "100%", weight = 5, points = 5, outcome = "met" },
  },
}
