-- 勾稽检查：每一行的指标值、完成值，和照它们算的分。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, has, is_empty, is_cost, is_heading, is_open, has_other_rule, shared
  = common("near", "has", "is_empty", "is_cost", "is_heading", "is_open", "has_other_rule", "shared")

-- 算式里的目标值、完成值：百分比格里的 0.7274 是 72.74%。
local function shown_number(row, number)
  if row.target.is_percent and row.actual.is_percent then
    return percent(number * 100)
  end
  return tostring(number)
end

local digits = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }

check "C18" {
  title = "指标没有量化，或说得太笼统",
  basis = "复核意见：指标设定过于笼统、难以量化，缺乏可衡量的三级指标",
  severity = "note",
  words = { "逐步加强", "逐步完善", "不断加强", "不断完善", "进一步加强", "稳步推进" },
  find = function(table, check)
    for i, row in each(table.rows) do
      local target = row.target
      if not row.is_placeholder and not row.is_execution and not is_heading(row)
        and target.is_there then
        if is_empty(target) and (row.score.number or 0) > 0 then
          finding(target, say("“{1}”没有写年度指标值，完成得怎样无从衡量",
            "“{1}” has no target, so nothing can be measured"), row.name)
        elseif target.kind == "words" and contains(row.group2, "数量") then
          finding(target, say("数量指标“{1}”的指标值是“{2}”，没有数量，请量化",
            "the quantity “{1}” has the target “{2}”, which is no quantity"), row.name, target.text)
        elseif target.kind == "words" and contains(row.group2, "时效") then
          finding(target, say("时效指标“{1}”的指标值是“{2}”，没有写时限，衡量不出快慢，请写明日期或天数",
            "the timeliness “{1}” has the target “{2}” without a date or a number of days"),
            row.name, target.text)
        end
      end
    end
    for i, goal in each(table.goals) do
      local text = goal.achieved.text
      if has(plain_words(text), check.words) and not has(text, digits) then
        finding(goal.achieved, say("年度目标完成情况写的是“{1}”，没有一件可以核对的事实，请写明做了什么、做了多少",
          "the goal's achievement, “{1}”, holds no fact that could be checked"), text)
      end
    end
  end,
}

check "C19" {
  title = "形式上有数，其实无法测算",
  basis = "复核意见：“社会效益明显≥95%”是形式上定量、实质上无测算依据的空洞指标",
  severity = "note",
  words = { "明显", "显著", "良好", "较好", "突出", "有力" },
  find = function(table, check)
    for i, row in each(table.rows) do
      local name = plain_name(row.name)
      for j = 1, row.is_placeholder and 0 or #check.words do
        if ends_with(name, check.words[j]) and row.target.unit == "%" then
          finding(row.target, say("“{1}”的指标值是“{2}”，百分比怎样测算没有依据，请改成可以测算的指标",
            "“{1}” has the target “{2}”: nothing says how the percentage is measured"),
            row.name, row.target.text)
        end
      end
    end
  end,
}

check "C20" {
  title = "目标是数，完成值是文字，或单位对不上",
  basis = "蔡甸区2021年：100% 对 1000件；复核时无法计算",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      local kind, pair = row.target.kind, row.pair
      local counts = kind == "number" or kind == "change" or kind == "range" or kind == "tolerance"
      if not row.is_placeholder and not row.is_execution and counts then
        if pair == "words" and row.actual.kind == "words" then
          finding(row.actual, say("“{1}”的目标是“{2}”，完成值是“{3}”，没有数，无法比较；请填实际的数",
            "“{1}” has the target “{2}” and the actual value “{3}”, which is no number"),
            row.name, row.target.text, row.actual.text)
        elseif pair == "units" then
          finding(row.actual, say("“{1}”的目标是“{2}”，完成值是“{3}”，单位对不上，请核对",
            "“{1}” has the target “{2}” and the actual value “{3}”: the units do not fit"),
            row.name, row.target.text, row.actual.text)
        end
      end
    end
  end,
}

check "C21" {
  title = "完成值超过目标值很多",
  basis = "财预〔2020〕10号（凭记忆，条号未核）：完成值高于指标值较多的，要分析原因；没有给出算式，30%是各地常用的线",
  severity = "warning",
  over = 130, -- 目标值的百分之几
  find = function(table, check)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local target, actual = row.target_number, row.actual_number
      if not row.is_placeholder and not row.is_execution and row.outcome == "met"
        and target and target > 0 and actual > target and row.reason.is_blank
        and not is_open(row, words) then
        local share = actual / target * 100
        if share > check.over then
          finding(row.actual, say("“{1}”完成 {2}，目标 {3}，{6}/{7} = {4}，超过 {5}%，没有说明原因；请分析目标是否定得太低",
            "“{1}” reached {2} of {3}, {6}/{7} = {4}, over {5}%, without a reason; was the target too low?"),
            row.name, row.actual.text, row.target.text, percent(share), check.over,
            shown_number(row, actual), shown_number(row, target))
        end
      end
    end
  end,
}

check "C22" {
  title = "完成值恰好等于目标的下限",
  basis = "中江县2022年：完成值照抄成“≥266米”；完成值与目标一字不差的，要看原始记录",
  severity = "note",
  find = function(table)
    for i, row in each(table.rows) do
      local target, actual = row.target_number, row.actual_number
      local compare, copied = row.target.comparator, row.actual.comparator
      if not row.is_placeholder and not row.is_execution and target then
        local all = row.target.unit == "%" and target == 100
        if copied ~= "" and copied ~= "=" then
          finding(row.actual, say("“{1}”的完成值写成“{2}”，像是照抄目标；请填实际的数",
            "the actual value of “{1}” reads “{2}”, as if copied from the target"),
            row.name, row.actual.text)
        elseif actual == target and (compare == ">=" or compare == ">") and not all then
          finding(row.actual, say("“{1}”的完成值 {2} 恰好等于目标“{3}”，请核对原始记录",
            "the actual value of “{1}”, {2}, is exactly the target “{3}”; please check the records"),
            row.name, row.actual.text, row.target.text)
        end
      end
    end
  end,
}

check "C23" {
  title = "比较符号与指标的意思相反，或没有写",
  basis = "复核意见：成本指标性质为“≥”，与成本控制逻辑相悖",
  severity = "warning",
  -- 越少越好的量；名称里又有 more 的词的（事故下降率、投诉办结率）除外。C13—C15、C21、C45 也用。
  fewer = { "控制率", "控制数", "结余率", "调整率", "变动率", "成本", "费用", "经费", "能耗", "事故",
            "投诉", "违规", "违法", "差错", "故障", "逾期", "死亡", "伤亡", "时长", "天数", "周期",
            "办结时间", "办理时间", "响应时间" },
  more = { "下降", "降低", "减少", "压减", "压缩", "节约", "节省", "处置", "处理", "办结率", "查处",
           "查办", "整改", "整治", "化解", "修复", "排除", "责停", "回复", "解决", "到位", "完成",
           "保障", "及时", "合规", "合格", "达标", "规范", "准确", "覆盖", "发放", "拨付", "支付",
           "执行", "足额", "落实", "报销", "公开", "核查", "核实", "回访", "响应率", "满意", "知晓" },
  either = { "超", "降", "减", "控制", "不", "率", "时间" }, -- 写“≤”也说得通的数量指标
  find = function(table, check)
    for i, row in each(table.rows) do
      local kind, compare = row.target.kind, row.target.comparator
      if not row.is_placeholder and not row.is_execution and kind == "number" then
        if row.nature == "forward" and (compare == "<=" or compare == "<")
          or row.nature == "reverse" and (compare == ">=" or compare == ">") then
          finding(row.target, say("“{1}”的指标性质与指标值“{2}”的符号相反，请核对",
            "the nature of “{1}” and the sign in “{2}” contradict each other; please check"),
            row.name, row.target.text)
        elseif is_cost(row) and (compare == ">=" or compare == ">") then
          finding(row.target, say("成本指标“{1}”的指标值是“{2}”，成本越多越好，与控制成本相反；请核对符号",
            "the cost “{1}” has the target “{2}”: the more the better? please check the sign"),
            row.name, row.target.text)
        elseif is_cost(row) and compare == ""
          and (row.rule_used == "" or contains(row.rule_used, "成本")) then
          note(row.target, say("成本指标“{1}”的指标值“{2}”没有比较符号，按“≤”理解",
            "the cost “{1}” has the target “{2}” without a comparator; taken as ≤"),
            row.name, row.target.text)
        elseif is_open(row, check) and row.target_number
          and row.target_number ~= row.actual_number then
          note(row.target, say("“{1}”的指标值“{2}”没有比较符号，这样的指标一般越少越好，是否达到看不出来；请写明“≤”",
            "“{1}” has the target “{2}” without a comparator; such a thing is mostly the less the better, so nobody can tell whether it was met; please write ≤"),
            row.name, row.target.text)
        elseif contains(row.group2, "数量") and (compare == "<=" or compare == "<")
          and not has(row.name, check.fewer) and not has(row.name, check.either) then
          finding(row.target, say("数量指标“{1}”的指标值是“{2}”，做得越少越好？请核对符号",
            "the quantity “{1}” has the target “{2}”: the less the better? please check the sign"),
            row.name, row.target.text)
        elseif contains(row.name, "满意度") and (compare == "<=" or compare == "<") then
          finding(row.target, say("“{1}”的指标值是“{2}”，满意度越低越好？请核对符号",
            "“{1}” has the target “{2}”: the less satisfied the better? please check the sign"),
            row.name, row.target.text)
        end
      end
    end
  end,
}

check "C24" {
  title = "三级指标放错了二级指标",
  basis = "复核标准：三级指标与二级指标定义不匹配的打0分，如资金支付列为数量指标",
  severity = "warning",
  money = { "资金支付", "资金拨付", "资金到位", "预算执行", "支出进度" },
  own = { "环境", "生态", "污染", "治理", "社会" },
  standard = { "数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响" },
  find = function(table, check)
    for i, row in each(table.rows) do
      local name, group = row.name, row.group2
      if not row.is_placeholder and not row.is_execution then
        if contains(group, "数量") and has(name, check.money) then
          finding(row.level3, say("“{1}”说的是资金，放在“{2}”下，与二级指标不符",
            "“{1}” is about money and stands under “{2}”"), name, group)
        elseif contains(name, "满意") and has(group, check.standard)
          and not contains(row.group1, "满意") then
          finding(row.level3, say("“{1}”是满意度，放在“{2}”下，与二级指标不符",
            "“{1}” is satisfaction and stands under “{2}”"), name, group)
        elseif (contains(group, "生态环境成本") or contains(group, "社会成本"))
          and (contains(name, "支出") or contains(name, "经费")) and not has(name, check.own) then
          finding(row.level3, say("“{1}”（{2}）是花了多少钱，放在“{3}”下，与二级指标不符，应放在经济成本指标",
            "“{1}” ({2}) is money spent and stands under “{3}”; it belongs to the economic cost"),
            name, row.target.text, group)
        end
      end
    end
  end,
}

-- 名称末尾的括号是说明，中间的是名称的一部分：受益脱贫（含监测对象）户满意度。
local function whole_name(name)
  local words = plain_words(name)
  local ends = ends_with(words, "）") or ends_with(words, ")")
  return ends and plain_name(name) or words
end

check "C25" {
  title = "同一个指标用了两次",
  basis = "复核标准：产出指标与效益指标重复设置的只计其一",
  severity = "warning",
  find = function(table)
    local seen = {}
    for i, row in each(table.rows) do
      local name = whole_name(row.name)
      if not row.is_placeholder and name ~= "" and not row.level3.is_blank then
        local before = seen[name]
        if before and before.group ~= row.group1 then
          finding(row.level3, say("“{1}”在“{2}”里已经有了（{3}），又列在“{4}”，只能计一次",
            "“{1}” stands under “{2}” already ({3}) and again under “{4}”; it counts once"),
            name, before.group, before.cell, row.group1)
        elseif not before then
          seen[name] = { group = row.group1, cell = row.level3.cell }
        end
      end
    end
  end,
}

check "C27" {
  title = "以没有投诉代替满意度调查",
  basis = "复核标准：满意度无资料的打0分；以不投诉代调查的不予计分",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      if not row.is_placeholder and contains(row.name, "满意")
        and contains(row.actual.text, "投诉") and (row.score.number or 0) > 0 then
        finding(row.actual, say("“{1}”的完成值是“{2}”；没有投诉不等于满意，要有调查数据",
          "“{1}” is answered by “{2}”: no complaints are not satisfaction; a survey is needed"),
          row.name, row.actual.text)
      end
    end
  end,
}

-- 成本一般是金额，百分比格的照百分比。
local function shown_money(row, number)
  return row.target.is_percent and row.actual.is_percent and percent(number * 100) or money(number)
end

check "C29" {
  title = "成本超过目标",
  basis = "复核实例：目标160万、实际386万，15分仍得10分以上",
  severity = "warning",
  over = 10, -- 超出目标的百分之几才查
  find = function(table, check)
    for i, row in each(table.rows) do
      local target, actual, printed = row.target_number, row.actual_number, row.score.number
      if not row.is_placeholder and not row.is_execution and is_cost(row) and target
        and target > 0 and actual > target and row.outcome == "missed" and printed
        and row.points and printed < (row.weight.number or 0) then
        local more = (actual - target) / target * 100
        if more > check.over then
          local told = near(printed, row.points, 0.01) and not row.reason.is_blank and note or finding
          local reason = not row.reason.is_blank
            and fill(say("；原因写的是“{1}”", "; the reason given is “{1}”"), row.reason.text) or ""
          told(row.score, say("“{1}”实际 {2}，目标 {3}，超出 {4}（{5}）；{6}，表中得 {7}{8}，请核对",
            "“{1}” cost {2}, the target is {3}, over by {4} ({5}); {6}, the table gives {7}{8}; please check"),
            row.name, shown_money(row, actual), shown_money(row, target),
            shown_money(row, minus(actual, target)), percent(more), row.explanation, printed, reason)
        end
      end
    end
  end,
}

check "C45" {
  title = "扣分与算出的不一致",
  basis = "复核标准：扣分要写明依据，写的比例与实际扣的要一致",
  severity = "warning",
  tolerance = 0.1,
  cost_over = 10, -- 成本超出更多的由 C29 查
  find = function(table, check)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local printed, points, weight = row.score.number, row.points, row.weight.number
      if not row.is_placeholder and not row.is_execution and not is_heading(row)
        and row.outcome == "missed" and printed
        and points and weight and printed < weight and row.score_rows == 1
        and not near(printed, points, check.tolerance) and not is_open(row, words)
        and not has_other_rule(row) then
        local target, actual = row.target_number, row.actual_number
        local by_c29 = is_cost(row) and target and target > 0
          and (actual - target) / target * 100 > check.cost_over
        if not by_c29 then
          finding(row.score, say("{1}，表中得 {2}，相差 {3}，请写明扣分的依据",
            "{1}; the table gives {2}, a difference of {3}; please say on what ground"),
            row.explanation, printed, money(abs(minus(printed, points))))
        end
      end
      local all = printed and row.score_rows > 1 and shared(table, i, words)
      if all and all.missed and printed < all.weight
        and not near(printed, all.points, check.tolerance) then
        finding(row.score, say("“{1}”没有达到目标（{2}）；{3} 行合用一个得分，按规则共 {4}，表中得 {5}，相差 {6}，请写明扣分的依据",
          "“{1}” missed its target ({2}); {3} rows share a score, {4} by the rules, and the table gives {5}, a difference of {6}; please say on what ground"),
          all.missed.name, all.missed.explanation, all.rows, all.points, printed,
          money(abs(minus(printed, all.points))))
      end
    end
  end,
}

-- 指标值、完成值是同一个光秃秃的数。
local function is_bare_twice(row)
  local target = row.target.number
  return target and row.actual.number == target and row.target.unit == "" and row.actual.unit == ""
    and row.target.comparator == "" and not row.target.is_percent
end

-- 没有分值栏的表样里，每一行的指标值、完成值都是同样的数，合起来又正好是满分（或减去预算执行的
-- 分值），就是把分值填在了这两栏。返回这些行，凑不成的返回空表。
local function points_as_values(table, least)
  local found, numbers = {}, {}
  for i, row in each(table.rows) do
    if not row.is_placeholder and not row.is_execution
      and not (row.target.is_blank and row.actual.is_blank) then
      if row.weight.is_there or not is_bare_twice(row) then
        return {}
      end
      found[#found + 1], numbers[#numbers + 1] = row, row.target.number
    end
  end
  local all, fits = sum(numbers), false
  local weights = framework_weights("预算执行率")
  for i = 0, #weights do
    fits = fits or near(sum { all, i > 0 and weights[i] or 0 }, table.full, 0)
  end
  return fits and #found >= least and found or {}, all
end

check "C46" {
  title = "把分值填进了指标值、完成值",
  basis = "阆中市2021年：“32.1公里”一行的指标值、完成值都填 20",
  severity = "warning",
  rows = 2, -- 有几行这样才报
  rows_without_weights = 5, -- 没有分值栏的表样，有几行才报
  find = function(table, check)
    local found = {}
    for i, row in each(table.rows) do
      local weight = row.weight.number
      if not row.is_placeholder and not row.is_execution and weight
        and row.target.number == weight and is_bare_twice(row) then
        found[#found + 1] = row
      end
    end
    for i = 1, #found >= check.rows and #found or 0 do
      finding(found[i].target, say("“{1}”的指标值、完成值都是 {2}，与分值一样，像是把分值填错了列",
        "target and actual value of “{1}” are both {2}, like its weight: points in the wrong columns?"),
        found[i].name, found[i].weight.number)
    end
    local bare, adding = points_as_values(table, check.rows_without_weights)
    for i = 1, #bare do
      finding(bare[i].target, say("“{1}”的指标值、完成值都是 {2}，各行合计正好 {3}，像是把分值填进了这两栏；请填写目标和实际完成的数",
        "target and actual value of “{1}” are both {2}, all rows make {3}: points in the wrong columns? please enter what was planned and done"),
        bare[i].name, bare[i].target.number, adding)
    end
  end,
}
