-- 勾稽检查：资金与执行率。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, execution, indicator, base_row, spending_columns, rows_below
  = common("near", "execution", "indicator", "base_row", "spending_columns", "rows_below")

-- 年度资金总额那一行。
local function total_fund(table)
  for i, fund in each(table.funds) do
    if fund.kind == "total" then
      return fund
    end
  end
end

local function fund_of(table, kind)
  for i, fund in each(table.funds) do
    if fund.kind == kind then
      return fund
    end
  end
end

-- 资金行的数：分列写的行只有一个数，不管它写在哪一列。
local function amount(fund)
  return fund.adjusted.number or fund.initial.number or fund.executed.number
    or fund.label.number
end

check "C05" {
  title = "执行率按全年预算数（调整后）计算",
  basis = "四川省2023年填表说明：预算执行率＝预算执行数/调整后预算数",
  severity = "error",
  tolerance = 0.01, -- 百分点
  find = function(table, check)
    local fund = total_fund(table)
    if not fund then
      return
    end
    local printed, executed = fund.rate.rate, fund.executed.number
    local adjusted, initial = fund.adjusted.number, fund.initial.number
    if not printed or not executed or not adjusted or adjusted <= 0 then
      return
    end
    local step = check.tolerance
    if printed == floor(printed) then -- 99% 是取整的，不算错
      step = max(step, 0.5)
    elseif round(printed * 10, 0.0001) == floor(round(printed * 10, 0.0001)) then
      step = max(step, 0.05)
    end
    local right = executed / adjusted * 100
    if near(round(right, 0.0001), printed, step) then
      return
    end
    if initial and initial > 0 and near(round(executed / initial * 100, 0.0001), printed, step) then
      finding(fund.rate, say("执行率 {1} 是按年初预算算的（{2}/{3}）；应按全年预算数，{2}/{4} = {5}",
        "the rate {1} is on the initial budget ({2}/{3}); on the adjusted budget it is {2}/{4} = {5}"),
        percent(printed), money(executed), money(initial), money(adjusted), percent(right))
    else
      finding(fund.rate, say("执行率写的是 {1}，按全年执行数/全年预算数 {2}/{3} = {4}，请核对",
        "the rate says {1}, but executed/adjusted is {2}/{3} = {4}; please check"),
        percent(printed), money(executed), money(adjusted), percent(right))
    end
  end,
}

check "C06" {
  title = "预算执行得分等于执行率×分值",
  basis = "财预〔2020〕10号；自评表填表说明“执行率×该指标分值，最高不得超过分值上限”",
  severity = "error",
  tolerance = 0.1,
  find = function(table, check)
    local row, fund = execution(table), total_fund(table)
    if not row then
      return
    end
    local printed, points = row.score.number, row.points
    if not printed or not points or near(printed, points, check.tolerance) then
      return
    end
    local rate = fund and fund.rate.rate
    local other = rate and row.points_of > 0
      and fill(say("；按表中的执行率 {1} 算是 {2}", "; by the rate in the table, {1}, it is {2}"),
        percent(rate), money(round(min(rate, 100) * row.points_of / 100, 0.01))) or ""
    finding(row.score, say("预算执行得分写的是 {1}，按规则是 {2}（{3}）{4}，请核对",
      "the execution score says {1}, by the rule it is {2} ({3}){4}; please check"),
      printed, money(points), row.explanation, other)
  end,
}

check "C07" {
  title = "全年预算数为0或没有填，执行率无法计算",
  basis = "贵池区棠溪镇2022年自评表：总额一行 0/0/0，财政拨款一行 90/89.974/89.974",
  severity = "error",
  find = function(table)
    local fund = total_fund(table)
    if not fund or not fund.adjusted.is_there then
      return
    end
    local adjusted, executed = fund.adjusted.number, fund.executed.number
    if adjusted == 0 then
      finding(fund.adjusted, say("年度资金总额的全年预算数是 0，执行率没有意义，请填写各来源之和",
        "the adjusted budget in total is 0, so there is no rate; please enter the sum of the sources"))
    elseif fund.adjusted.is_blank and executed and executed > 0 then
      finding(fund.adjusted, say("全年预算数没有填，全年执行数却是 {1}，请补上",
        "the adjusted budget is blank, yet {1} was executed; please fill it in"), money(executed))
    end
  end,
}

-- 一条资金行下面各行在某一列的数，和下面有几行。
local function sources(funds, column)
  local numbers, lines = {}, 0
  for i = 1, #funds do
    if funds[i].split == "" then
      lines = lines + 1
      local number = funds[i][column].number
      if number then
        numbers[#numbers + 1] = number
      end
    end
  end
  return numbers, lines
end

local function parts_of_split(table, split, head)
  local numbers = {}
  for i, fund in each(table.funds) do
    if fund.split == split and fund.kind ~= head then
      local number = amount(fund)
      if number then
        numbers[#numbers + 1] = number
      end
    end
  end
  return numbers
end

-- 按收入性质分、按支出性质分：标题数、明细之和、全年预算数应当相等。
local function check_split(table, check)
  local income, spending = fund_of(table, "by_income"), fund_of(table, "by_spending")
  local total = total_fund(table)
  local whole = total and total.adjusted.number
  local texts, values = {}, {}
  local place
  for i, side in list("income", "spending") do
    local head = side == "income" and income or side == "spending" and spending or nil
    local parts = parts_of_split(table, side, side == "income" and "by_income" or "by_spending")
    local said = head and amount(head)
    if said and #parts > 0 and not near(sum(parts), said, check.tolerance) then
      finding(head, say("“{1}”各行 {2}，标题写的是 {3}，相差 {4}，请核对",
        "the lines of “{1}” are {2}, its head says {3}, a difference of {4}; please check"),
        head.label.text, sum_text(parts, money), money(said), money(abs(minus(sum(parts), said))))
    end
    values[i] = said or (#parts > 0 and sum(parts)) or nil
    texts[i] = #parts > 0 and sum_text(parts, money) or values[i] and money(values[i])
    place = place or head
  end
  local a, b = values[1], values[2]
  if a and b and not near(a, b, check.tolerance) then
    finding(place, say("按支出性质分 {1}，按收入性质分 {2}，相差 {3}，请核对{4}",
      "by spending {1}, by income {2}, a difference of {3}; please check{4}"),
      texts[2], texts[1], money(abs(minus(a, b))),
      whole and fill(say("（全年预算数 {1}）", " (adjusted budget {1})"), money(whole)) or "")
  elseif whole and (a or b) and not near(a or b, whole, check.tolerance) then
    finding(place, say("分列合计 {1}，全年预算数 {2}，相差 {3}，请核对",
      "the split adds up to {1}, the adjusted budget is {2}, a difference of {3}; please check"),
      texts[1] or texts[2], money(whole), money(abs(minus(a or b, whole))))
  end
end

check "C08" {
  title = "资金总额等于各来源之和",
  basis = "自评表：年度资金总额＝财政拨款＋上年结转＋其他资金；按收入性质分＝按支出性质分",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    local below = rows_below(table.funds)
    for number, fund in each(table.funds) do
      local parts = fund.split == "" and below[number]
      for i, column in list("initial", "adjusted", "executed") do
        local whole = parts and fund[column].number
        local numbers, lines = sources(whole and parts or {}, column)
        -- 只列了一行“其中：财政拨款”的，不一定列全
        if whole and lines > 1 and #numbers > 0 and not near(sum(numbers), whole, check.tolerance) then
          finding(fund[column], say("“{1}”各来源 {2}，总额写的是 {3}，相差 {4}，请核对",
            "the sources of “{1}” are {2}, the total says {3}, a difference of {4}; please check"),
            fund.label.text, sum_text(numbers, money), money(whole),
            money(abs(minus(sum(numbers), whole))))
        end
      end
    end
    check_split(table, check)
  end,
}

check "C09" {
  title = "各来源的执行率与金额相符",
  basis = "甘其毛都口岸2024年自评表：其他资金 1.8/1.8，执行率却印 0",
  severity = "error",
  tolerance = 1, -- 百分点
  find = function(table, check)
    for i, fund in each(table.funds) do
      local printed, executed, adjusted = fund.rate.rate, fund.executed.number, fund.adjusted.number
      if fund.kind ~= "total" and printed and executed and adjusted and adjusted > 0
        and not near(round(executed / adjusted * 100, 0.0001), printed, check.tolerance) then
        finding(fund.rate, say("“{1}”执行率写的是 {2}，{3}/{4} = {5}，请核对",
          "the rate of “{1}” says {2}, but {3}/{4} = {5}; please check"), fund.label.text,
          percent(printed), money(executed), money(adjusted), percent(executed / adjusted * 100))
      end
    end
  end,
}

check "C10" {
  title = "执行数超过全年预算数",
  basis = "金寨县茶谷中心2023年自评表：338.31/329.77 = 102.59%，得分空着",
  severity = "warning",
  tolerance = 0.01,
  find = function(table, check)
    local fund = total_fund(table)
    local executed, adjusted = fund and fund.executed.number, fund and fund.adjusted.number
    if executed and adjusted and adjusted > 0 and minus(executed, adjusted) > check.tolerance then
      finding(fund.executed, say("全年执行数 {1} 超过全年预算数 {2}，{1}/{2} = {3}，请核对是否漏计追加预算或上年结转",
        "executed {1} is over the adjusted budget {2}, {1}/{2} = {3}; was a supplement or carry-over left out?"),
        money(executed), money(adjusted), percent(executed / adjusted * 100))
    end
  end,
}

check "C11" {
  title = "执行率低的要说明原因",
  basis = "四川省2023年填表说明：预算执行率未达到90%的需说明原因",
  severity = "warning",
  below = 90, -- 百分比
  find = function(table, check)
    local fund, row = total_fund(table), execution(table)
    local executed, adjusted = fund and fund.executed.number, fund and fund.adjusted.number
    local printed = fund and fund.rate.rate and fund.rate or row and row.actual.rate and row.actual
    local rate = printed and printed.rate
    local how = printed and percent(rate)
    if executed and adjusted and adjusted > 0 then
      rate = executed / adjusted * 100
      how = money(executed) .. "/" .. money(adjusted) .. " = " .. percent(rate)
    end
    if not rate or rate >= check.below then
      return
    end
    local reason = fund and fund.reason.is_there and fund.reason or row and row.reason
    if not reason or not reason.is_there then -- 表样没有地方写
      note(printed or fund.executed, say("执行率 {1}，低于 {2}%，表中没有说明原因",
        "the rate, {1}, is below {2}%, and no reason is given"), how, check.below)
    elseif reason.is_blank then
      finding(reason, say("执行率 {1}，低于 {2}%，请说明原因",
        "the rate, {1}, is below {2}%; please give the reason"), how, check.below)
    end
  end,
}

check "C12" {
  title = "年中调整预算的要说明理由",
  basis = "四川省2023年填表说明：年中发生预算调整的（追加或调减），应单独说明理由",
  severity = "note",
  tolerance = 0.01,
  find = function(table, check)
    local fund = total_fund(table)
    local initial, adjusted = fund and fund.initial.number, fund and fund.adjusted.number
    if not initial or not adjusted or initial <= 0 or adjusted <= 0
      or near(initial, adjusted, check.tolerance) then
      return
    end
    if not fund.reason.is_blank then
      return
    end
    finding(fund.adjusted, say("全年预算数 {1} − 年初预算数 {2} = {3}，年中有调整，表中没有说明理由",
      "adjusted {1} − initial {2} = {3}: the budget was changed during the year, and no reason is given"),
      money(adjusted), money(initial), money(minus(adjusted, initial)))
  end,
}

-- 按支出性质分的两行是预算，各自可以有没花完的；两边没花完的合起来应当是总额没花完的。
-- spent: 基础数据表里项目支出的决算，没有的用项目支出一行的完成值。
local function split_of(table)
  local base, project, basic = base_row(table, "项目支出"), indicator(table, "项目支出"),
    indicator(table, "基本支出")
  local prior, budget, settled = spending_columns(table)
  local by_base = base and base.values[settled].number
  local by_row = project and project.actual_number
  local planned, planned_basic = fund_of(table, "project"), fund_of(table, "basic")
  local total = total_fund(table)
  local split = {
    basic = basic, project = project, planned = planned and amount(planned),
    planned_basic = planned_basic and amount(planned_basic),
    spent_basic = basic and basic.actual_number, spent = by_base or by_row,
    place = by_base and base.values[settled] or project and project.actual,
    cell = by_base and base.values[settled].cell or project and project.actual.cell,
    adjusted = total and total.adjusted.number, executed = total and total.executed.number,
    by_row = by_row,
  }
  split.is_whole = split.planned and split.planned_basic and split.spent and split.spent_basic
    and split.adjusted and split.executed and true or false
  return split
end

check "C33" {
  title = "基本支出＋项目支出＝总支出",
  basis = "复核实例：1432.49 + 10588.12 = 12020.61，报告写 12023.85",
  severity = "warning",
  tolerance = 0.01,
  find = function(table, check)
    local basic, project = indicator(table, "基本支出"), indicator(table, "项目支出")
    local a, b = basic and basic.actual_number, project and project.actual_number
    local fund = total_fund(table)
    local executed = fund and fund.executed.number
    if not a or not b or not executed then
      return
    end
    local both = sum { a, b }
    if near(both, executed, check.tolerance) then
      return
    end
    local split = split_of(table)
    if split.is_whole and near(split.spent, b, check.tolerance) then -- C37 用同样的数查
      return
    end
    local public = fund_of(table, "general_budget")
    local near_public = public and amount(public)
    local more = near_public and near(both, near_public, 1)
      and fill(say("；与一般公共预算 {1} 相差 {2}", "; it differs from the general budget {1} by {2}"),
        money(near_public), money(abs(minus(both, near_public)))) or ""
    finding(basic.actual, say("基本支出与项目支出 {1}，全年执行数 {2}，相差 {3}{4}，请核对口径",
      "basic and project spending are {1}, executed is {2}, a difference of {3}{4}; please check what is counted"),
      sum_text({ a, b }, money), money(executed), money(abs(minus(both, executed))), more)
  end,
}

check "C49" {
  title = "预算执行的分值印错或没有写",
  basis = "上饶市自评表：预算执行分值印 100，得分 10",
  severity = "error",
  most = 30,
  find = function(table, check)
    local row = execution(table)
    local weight = row and row.weight.number
    local printed, rate = row and row.score.number, row and row.actual.rate
    local usual = framework_weights("预算执行率")[1]
    if printed and rate and usual and not row.weight.is_there then
      note(row.score, say("预算执行没有分值，得分 {1} 无从复核；分值如果是 {2}，{3} 应得 {4}",
        "execution has no weight, so its score {1} cannot be checked; of {2} points, {3} would give {4}"),
        printed, usual, percent(rate), money(round(min(rate, 100) * usual / 100, 0.01)))
    end
    if weight and weight > check.most then
      finding(row.weight, say("预算执行的分值写的是 {1}，一般是 10 或 20，请核对",
        "the execution weight says {1}; it is 10 or 20 as a rule, please check"), weight)
    end
  end,
}

common { total_fund = total_fund, split_of = split_of }
