-- 勾稽检查：每一行的得分和原因。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local has = common("has")

-- 有空着的“原因”格：表里有这一列，却没有写。
local function lacks(field)
  return field.is_there and field.is_blank
end

-- 完成值格空着：“无”“零”是有意写的，不算。
local function is_empty(field)
  return field.is_there and field.is_blank and plain_words(field.text) ~= "无"
end

local function is_cost(row)
  return contains(row.group1, "成本") or contains(row.group2, "成本")
end

-- 只是下级各行的标题：产出指标（50分），没有目标和完成值。分数由 C42 与下级各行之和比。
local function is_heading(row)
  return not row.counted and row.target.is_blank and row.actual.is_blank
end

-- 目标没有写比较符号、名称又像是越少越好的（控制率、事故起数）：写的是上限还是下限不知道，
-- 有没有达到也就不能说。词语是 C23 的 fewer、more。有专门规则的（在职人员控制率），规则知道。
local function is_open(row, words)
  return row.target.kind == "number" and row.target.comparator == "" and row.nature ~= "forward"
    and row.nature ~= "reverse" and not contains(row.rule_used, "成本") and not has_rule(row.name)
    and (is_cost(row) or has(row.name, words.fewer) ~= nil) and not has(row.name, words.more)
end

-- 评分标准一列写了规则包没有的话：按它该得多少不知道，只能照名称和写法算。
local function has_other_rule(row)
  return row.rule.is_text and not row.rule.is_blank and not has_rule(row.rule.text)
end

-- 从第 i 行起合用一个得分格的几行，合起来看：分值之和、按规则应得之和、第一个没有达到目标的行、
-- 写了的原因。有一行算不出的，不能说。
local function shared(table, i, words)
  local all = { weight = 0, points = 0, rows = table.rows[i].score_rows, reason = table.rows[i].reason }
  for j = i, i + all.rows - 1 do
    local row = table.rows[j]
    if not row or row.is_placeholder or row.is_execution or not row.weight.number or not row.points
      or row.outcome ~= "met" and row.outcome ~= "missed" or is_open(row, words)
      or has_other_rule(row) then
      return
    end
    all.weight, all.points = sum { all.weight, row.weight.number }, sum { all.points, row.points }
    all.missed = all.missed or row.outcome == "missed" and row or nil
    all.explained = all.explained or not row.reason.is_blank
  end
  return all
end

check "C13" {
  title = "没有得满分的要写偏差原因",
  basis = "复核要点：指标未达成满分，但未填写偏差原因",
  severity = "warning",
  find = function(table)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local printed, weight = row.score.number, row.weight.number
      if not row.is_placeholder and not row.is_execution and not is_heading(row)
        and printed and weight
        and row.score_rows == 1 and (row.outcome ~= "met" or is_open(row, words))
        and printed < weight and lacks(row.reason) then
        finding(row.reason, say("“{1}”得 {2} 分，不到满分 {3}，请填写偏差原因和改进措施",
          "“{1}” has {2} of {3} points; please give the reason and what is done about it"),
          row.name, printed, weight)
      end
      local all = printed and row.score_rows > 1 and shared(table, i, words)
      if all and all.missed and not all.explained and all.reason.is_there and printed < all.weight then
        finding(all.reason, say("“{1}”等 {2} 行合用一个得分 {3}，不到分值之和 {4}，请填写偏差原因和改进措施",
          "“{1}” and the next, {2} rows, share the score {3} of {4} points; please give the reason and what is done about it"),
          row.name, all.rows, printed, all.weight)
      end
    end
  end,
}

check "C14" {
  title = "达到目标却扣了分，没有说明原因",
  basis = "丽江古城区2020年：100/100 得 19（满分20）；永德县2022年：100% 得 7（满分10）",
  severity = "warning",
  tolerance = 0.01,
  find = function(table, check)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local printed, weight = row.score.number, row.weight.number
      if not row.is_placeholder and not row.is_execution and not is_heading(row)
        and printed and weight
        and row.score_rows == 1 and row.outcome == "met" and row.reason.is_blank
        and minus(weight, printed) > check.tolerance and not is_open(row, words)
        and not has_other_rule(row) then
        finding(row.score, say("{1}，表中得 {2}，扣 {3} 分没有说明原因",
          "{1}; the table gives {2}, {3} points off without a reason"),
          row.explanation, printed, money(minus(weight, printed)))
      end
      local all = printed and row.score_rows > 1 and shared(table, i, words)
      if all and not all.missed and not all.explained
        and minus(all.weight, printed) > check.tolerance then
        finding(row.score, say("“{1}”等 {2} 行都达到目标，分值之和 {3}，合用的得分格里是 {4}，扣 {5} 分没有说明原因",
          "“{1}” and the next, {2} rows, met their targets and weigh {3}; the score they share is {4}, {5} points off without a reason"),
          row.name, all.rows, all.weight, printed, money(minus(all.weight, printed)))
      end
    end
  end,
}

check "C15" {
  title = "没有达到目标却给了满分",
  basis = "濉溪县2019年：4604＜4754 得 5/5，5830＞5300（≤）得 10/10",
  severity = "error",
  tolerance = 0.05,
  find = function(table, check)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local printed, weight, points = row.score.number, row.weight.number, row.points
      if not row.is_placeholder and not row.is_execution and not is_heading(row)
        and printed and weight and points
        and row.score_rows == 1 and row.outcome == "missed" and printed >= weight
        and minus(weight, points) > check.tolerance and not is_open(row, words)
        and not has_other_rule(row) then
        finding(row.score, say("{1}，表中给了满分 {2}，多 {3}，请核对",
          "{1}; the table gives full marks, {2}, which is {3} too many; please check"),
          row.explanation, printed, money(minus(printed, points)))
      end
      local all = printed and row.score_rows > 1 and shared(table, i, words)
      if all and all.missed and printed >= all.weight
        and minus(all.weight, all.points) > check.tolerance then
        finding(row.score, say("“{1}”没有达到目标（{2}）；表中 {3} 行合用一个得分，给了满分 {4}，多 {5}，请核对",
          "“{1}” missed its target ({2}); the table gives {3} rows full marks together, {4}, which is {5} too many; please check"),
          all.missed.name, all.missed.explanation, all.rows, printed, money(minus(printed, all.points)))
      end
    end
  end,
}

check "C16" {
  title = "各行全部满分",
  basis = "复核意见：10个项目自评得分全部为100分，自评工作流于形式",
  severity = "note",
  rows = 5, -- 至少几行才查
  find = function(table, check)
    local count = 0
    for i, row in each(table.rows) do
      local printed, weight = row.score.number, row.weight.number
      if not row.is_placeholder and printed and not weight and not row.is_execution then
        return -- 没有分值，不知道是不是满分
      elseif not row.is_placeholder and weight and row.score_rows == 1 then
        if not printed or printed < weight then
          return
        end
        count = count + 1
      end
    end
    if count >= check.rows then
      finding(table.total_score, say("{1} 行全部满分，请确认每一行都有依据",
        "all {1} rows have full marks; please make sure that each has evidence"), count)
    end
  end,
}

check "C17" {
  title = "没有填完成值却给了分",
  basis = "天长市2022年自评表：目标、完成值都空着，得满分",
  severity = "error",
  find = function(table)
    for i, row in each(table.rows) do
      local printed = row.score.number
      if not row.is_placeholder and not row.is_execution and printed and printed > 0
        and row.counted and row.score_rows == 1 and is_empty(row.actual) then
        finding(row.actual, say("“{1}”没有填实际完成值，却得了 {2} 分；请填写完成值，否则不能计分",
          "“{1}” has no actual value, yet {2} points; without it there is no score"),
          row.name, printed)
      end
    end
  end,
}

common {
  lacks = lacks, is_empty = is_empty, is_cost = is_cost, is_heading = is_heading, is_open = is_open,
  has_other_rule = has_other_rule, shared = shared,
}
