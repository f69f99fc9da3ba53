-- 关系到整张表的写法。

-- 33 二者择其一
best_of { rows = { "结转结余率", "结转结余变动率" } }

table_example "33 二者择其一（一般公共预算支出管理考核）" {
  rows = {
    { name = "结转结余率", target = "≤9%", actual = "10%", weight = 5 },
    { name = "结转结余变动率", target = "≤-10%", actual = "-12%", weight = 5 },
  },
  total = 5, points = { 4.5, 5 },
}

-- 35 平均分配分值
split { row = "数量指标", points = 15, unit = 1, rest = "last" }

table_example "35 平均分配分值（广水市2021：15分÷三级指标个数，四舍五入保留整数）" {
  rows = {
    { name = "培训次数", level2 = "数量指标", target = "10次", actual = "10次", weight = 0 },
    { name = "培训人数", level2 = "数量指标", target = "200人", actual = "200人", weight = 0 },
  },
  total = 15, points = { 8, 7 },
}

-- 37 上级行是下级各行之和，只计一次：不用写，表里的上下级关系就是
table_example "37 上级行只计一次（隆阳区2022：一、示范区建立15.0，下列三行各5.0）" {
  rows = {
    { name = "一、示范区建立", weight = 15 },
    { name = "水稻示范区", parent = 1, target = "1个", actual = "1个", weight = 5 },
    { name = "玉米示范区", parent = 1, target = "1个", actual = "1个", weight = 5 },
    { name = "蔬菜示范区", parent = 1, target = "1个", actual = "1个", weight = 5 },
  },
  total = 15,
}

-- 38 先汇总，再计分
combine { amounts = "sum", rates = "by_funds" }

table_example "38 绝对值累加，相对值按资金加权（长江禁捕2020；数是举例）" {
  rows = {
    { name = "禁捕船只", project = "甲县", funds = 300, target = "100艘", actual = "100艘", weight = 10 },
    { name = "禁捕船只", project = "乙县", funds = 100, target = "60艘", actual = "28艘", weight = 10 },
    { name = "验收合格率", project = "甲县", funds = 300, target = "100%", actual = "100%", weight = 10 },
    { name = "验收合格率", project = "乙县", funds = 100, target = "100%", actual = "60%", weight = 10 },
  },
  total = 17, points = { 8, false, 9, false },
}

-- 39 没有此项的移出，其余按比例折算
table_example "39 没有此项的移出" {
  rows = {
    { name = "道路", target = "20公里", actual = "18公里", weight = 40 },
    { name = "桥梁", rule = "39 没有此项的移出", target = "2座", actual = "无该项任务", weight = 60 },
  },
  total = 90,
}

-- 40 复核人注明重复的
table_example "40 注明重复的打0分" {
  rows = {
    { name = "群众满意度", target = "90%", actual = "95%", weight = 10 },
    { name = "居民满意度", rule = "40 无关、重复、不匹配的打0分", flag = "重复",
      target = "90%", actual = "95%", weight = 10 },
  },
  total = 10, points = { 10, 0 },
}

-- 41 附加分
bonus { row = "附加分", head = "目标完成情况", most = 5, total_most = 52 }

table_example "41 附加分，封顶（国土综合整治绩效表：目标完成情况50分，附加分5分；52分封顶是举例）" {
  rows = {
    { name = "建设任务", level1 = "目标完成情况", target = "100%", actual = "98%", weight = 50 },
    { name = "附加分", level1 = "目标完成情况", target = "5项", actual = "4项", weight = 5 },
  },
  total = 52,
}

-- 一项执行率低，总分封顶
cap { row = "预算执行率", of = "rate", below = 80, most = 89, reason = "执行率低于80%的，总分不超过89分" }

table_example "总分封顶" {
  rows = {
    { name = "预算执行率", rule = "3 执行率乘分值", target = "100%", actual = "75%", weight = 10 },
    { name = "其他各行", target = "90%", actual = "95%", weight = 90 },
  },
  total = 89, grade = "良",
}

-- 42 一票否决
veto { row = "重大疫情", words = { "发生", "有" }, total = 0, reason = "本年度出现重大疫情的不计分" }

table_example "42 一票否决（动物疫病考核：本年度出现重大疫情的不计分）" {
  rows = {
    { name = "防疫密度", target = "100%", actual = "100%", weight = 100 },
    { name = "重大疫情", rule = "16 直接赋分", actual = "发生", weight = 0 },
  },
  total = 0, grade = "差",
}
