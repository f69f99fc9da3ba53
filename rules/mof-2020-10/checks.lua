-- 勾稽检查：一张自评表里前后能不能对上。编号 C01—C49 照领域资料的勾稽表，W 开头的查工作簿本身。
--
-- 不要直接改本文件：升级会覆盖它。在本单位的 local.d 里改一项，例如
--   check "C21" { over = 150 }        完成值超过目标值 150% 才提示
--   check "C22" { off = true }        这一项不查
-- 每一项的编号、看什么、可改的数、依据，见 docs/zh/checks.md。

-- --- 大家用的 ---

local function near(a, b, tolerance)
  return abs(minus(a, b)) <= tolerance + 0.000001
end

-- 有空着的“原因”格：表里有这一列，却没有写。
local function lacks(field)
  return field.is_there and field.is_blank
end

local function has(text, words)
  for i = 1, #words do
    if contains(text, words[i]) then
      return words[i]
    end
  end
end

local function is_cost(row)
  return contains(row.group1, "成本") or contains(row.group2, "成本")
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

-- 算式里的目标值、完成值：百分比格里的 0.7274 是 72.74%。
local function shown_number(row, number)
  if row.target.is_percent and row.actual.is_percent then
    return percent(number * 100)
  end
  return tostring(number)
end

-- 一组行的分值或得分之和；上级行有数的，下级行不再算。
local function add_rows(table, field, first, last)
  local numbers = {}
  for i = first, last do
    local row = table.rows[i]
    local number = not row.is_placeholder and row[field].number
    local parent = row.parent and table.rows[row.parent]
    if number and not (parent and parent[field].number) then
      numbers[#numbers + 1] = number
    end
  end
  return numbers
end

-- 各一级指标的小计，按出现的先后。
local function subtotals(table, field)
  local order, by_group, totals = {}, {}, {}
  for i, row in each(table.rows) do
    local number = not row.is_placeholder and row[field].number
    local parent = row.parent and table.rows[row.parent]
    if number and not (parent and parent[field].number) then
      local at = by_group[row.group1]
      if not at then
        at = #totals + 1
        by_group[row.group1], totals[at] = at, 0
      end
      totals[at] = sum { totals[at], number }
    end
  end
  return totals
end

local function execution(table)
  for i, row in each(table.rows) do
    if row.is_execution then
      return row
    end
  end
end

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

-- 基础数据表“经费控制情况”的三列：上年决算、本年预算、本年决算。
local function spending_columns(table)
  local prior, budget, settled
  for i, header in each(table.base_headers) do
    if header.block == "spending" then
      for j, title in each(header.titles) do
        if contains(title.text, "决算") then
          prior, settled = settled, j
        elseif contains(title.text, "预算") then
          budget = j
        end
      end
    end
  end
  return prior or 1, budget or 2, settled or 3
end

-- 各行的下级行，按上级行的序号。
local function rows_below(rows)
  local below = {}
  for i, row in each(rows) do
    local parent = row.parent
    if parent then
      below[parent] = below[parent] or {}
      below[parent][#below[parent] + 1] = row
    end
  end
  return below
end

local function base_row(table, name)
  for i, row in each(table.base) do
    if not row.is_placeholder and row.name == name then
      return row, i
    end
  end
end

local function indicator(table, name)
  for i, row in each(table.rows) do
    if not row.is_placeholder and plain_name(row.name) == name then
      return row
    end
  end
end

-- --- 合计 ---

check "C01" {
  title = "总分等于各行得分之和",
  basis = "自评表总分；复核时逐项相加",
  severity = "error",
  tolerance = 0.1,
  find = function(table, check)
    local printed, totals = table.total_score.number, subtotals(table, "score")
    if printed and #totals > 0 and not near(sum(totals), printed, check.tolerance) then
      finding(table.total_score, say("各部分得分 {1}，总分写的是 {2}，相差 {3}，请核对",
        "the parts add up to {1}, the total says {2}, a difference of {3}; please check"),
        sum_text(totals), printed, money(abs(minus(sum(totals), printed))))
    end
  end,
}

check "C02" {
  title = "分值之和等于总分值",
  basis = "财预〔2020〕10号：各项分值合计100分；中江县2022年自评表合计110分、总分印100",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    local totals = subtotals(table, "weight")
    local all = sum(totals)
    if near(all, table.full, check.tolerance) then
      return
    end
    local weighted = 0
    for i, row in each(table.rows) do
      local parent = row.parent and table.rows[row.parent]
      if not row.is_placeholder and not row.is_execution and not row.weight.is_there
        and not (parent and parent.weight.number) then
        return -- 没有分值栏的表样，或只有一部分有，无从相加
      end
      weighted = weighted + (not row.is_execution and row.weight.number and 1 or 0)
    end
    if weighted == 0 then
      return
    end
    if not execution(table) then -- 没有找到资金部分，执行率的分值不在里面
      local weights = framework_weights("预算执行率")
      for i = 1, #weights do
        if near(sum { all, weights[i] }, table.full, check.tolerance) then
          return
        end
      end
    end
    finding(table.total_weight, say("各部分分值 {1}，应为 {2}，相差 {3}，请核对各行分值",
      "the weights add up to {1} and should be {2}, a difference of {3}; please check the weights"),
      sum_text(totals), table.full, money(abs(minus(all, table.full))))
  end,
}

check "C03" {
  title = "一级指标标明的分值等于其各行之和",
  basis = "自评表一级指标“产出指标（50分）”；金寨县2023年自评表产出各行相加超过所标分值",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    for i, heading in each(table.headings) do
      local weights = add_rows(table, "weight", heading.first, heading.last)
      if #weights > 0 and not near(sum(weights), heading.points, check.tolerance) then
        finding(heading, say("“{1}”标明 {2} 分，各行 {3}，相差 {4}，请核对",
          "“{1}” names {2} points, its rows are {3}, a difference of {4}; please check"),
          heading.name, heading.points, sum_text(weights),
          money(abs(minus(sum(weights), heading.points))))
      end
    end
  end,
}

check "C04" {
  title = "得分是数字，不小于0，不大于分值",
  basis = "财预〔2020〕10号：得分最高不能超过该指标分值上限（中江县2022年自评表填表说明）",
  severity = "error",
  find = function(table)
    for i, row in each(table.rows) do
      local score, weight = row.score, row.weight.number
      if not row.is_placeholder and not score.is_blank and not score.is_error then
        for j = 1, row.score_rows - 1 do -- 合并的得分格对着几行的分值
          local other = table.rows[i + j]
          weight = weight and other and sum { weight, other.weight.number or 0 }
        end
        if not score.number then
          finding(score, say("得分写的是“{1}”，不是数字，请改成数字",
            "the score is “{1}”, which is no number; please write one"), score.text)
        elseif score.number < 0 then
          finding(score, say("得分 {1} 小于 0，请核对", "the score {1} is below 0; please check"),
            score.number)
        elseif weight and minus(score.number, weight) > 0.000001 then
          finding(score, say("得分 {1} 大于分值 {2}，多 {3}，请核对",
            "the score {1} is over the weight {2} by {3}; please check"),
            score.number, weight, money(minus(score.number, weight)))
        end
      end
    end
  end,
}

check "C42" {
  title = "上级行等于下级行之和",
  basis = "隆阳区2022年自评表：一、示范区建立15.0 = 5.0 + 5.0 + 5.0，只计一次",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    local sums, parents = {}, {}
    for i, row in each(table.rows) do
      if row.parent and not row.is_placeholder then
        for _, field in list("weight", "score") do
          local number, key = row[field].number, field .. tostring(row.parent)
          if number then
            if not sums[key] then
              parents[#parents + 1] = { row.parent, field, key }
              sums[key] = {}
            end
            sums[key][#sums[key] + 1] = number
          end
        end
      end
    end
    for i = 1, #parents do
      local parent, field = table.rows[parents[i][1]], parents[i][2]
      local numbers, whole = sums[parents[i][3]], parent[parents[i][2]].number
      if whole and not near(sum(numbers), whole, check.tolerance) then
        finding(parent[field], say("下级各行 {1}，上级“{2}”写的是 {3}，相差 {4}，请核对",
          "the rows beneath are {1}, “{2}” above them says {3}, a difference of {4}; please check"),
          sum_text(numbers), parent.name, whole, money(abs(minus(sum(numbers), whole))))
      end
    end
  end,
}

-- --- 资金与执行率 ---

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
  title = "预算执行的分值印错",
  basis = "上饶市自评表：预算执行分值印 100，得分 10",
  severity = "error",
  most = 30,
  find = function(table, check)
    local row = execution(table)
    local weight = row and row.weight.number
    if weight and weight > check.most then
      finding(row.weight, say("预算执行的分值写的是 {1}，一般是 10 或 20，请核对",
        "the execution weight says {1}; it is 10 or 20 as a rule, please check"), weight)
    end
  end,
}

-- --- 每一行 ---

-- 完成值格空着：“无”“零”是有意写的，不算。
local function is_empty(field)
  return field.is_there and field.is_blank and plain_words(field.text) ~= "无"
end

check "C13" {
  title = "没有得满分的要写偏差原因",
  basis = "复核要点：指标未达成满分，但未填写偏差原因",
  severity = "warning",
  find = function(table)
    local words = fields_of("C23")
    for i, row in each(table.rows) do
      local printed, weight = row.score.number, row.weight.number
      if not row.is_placeholder and not row.is_execution and printed and weight
        and row.score_rows == 1 and (row.outcome ~= "met" or is_open(row, words))
        and printed < weight and lacks(row.reason) then
        finding(row.reason, say("“{1}”得 {2} 分，不到满分 {3}，请填写偏差原因和改进措施",
          "“{1}” has {2} of {3} points; please give the reason and what is done about it"),
          row.name, printed, weight)
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
      if not row.is_placeholder and not row.is_execution and printed and weight
        and row.score_rows == 1 and row.outcome == "met" and row.reason.is_blank
        and minus(weight, printed) > check.tolerance and not is_open(row, words)
        and not has_other_rule(row) then
        finding(row.score, say("{1}，表中得 {2}，扣 {3} 分没有说明原因",
          "{1}; the table gives {2}, {3} points off without a reason"),
          row.explanation, printed, money(minus(weight, printed)))
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
      if not row.is_placeholder and not row.is_execution and printed and weight and points
        and row.score_rows == 1 and row.outcome == "missed" and printed >= weight
        and minus(weight, points) > check.tolerance and not is_open(row, words)
        and not has_other_rule(row) then
        finding(row.score, say("{1}，表中给了满分 {2}，多 {3}，请核对",
          "{1}; the table gives full marks, {2}, which is {3} too many; please check"),
          row.explanation, printed, money(minus(printed, points)))
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

local digits = { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9" }

check "C18" {
  title = "指标没有量化，或说得太笼统",
  basis = "复核意见：指标设定过于笼统、难以量化，缺乏可衡量的三级指标",
  severity = "note",
  words = { "逐步加强", "逐步完善", "不断加强", "不断完善", "进一步加强", "稳步推进" },
  find = function(table, check)
    for i, row in each(table.rows) do
      local target = row.target
      if not row.is_placeholder and not row.is_execution and target.is_there then
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
           "保障" },
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
      if not row.is_placeholder and not row.is_execution and row.outcome == "missed" and printed
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

-- --- 基础数据表 ---

-- 下级行之和与上级行比。“其中”可以只列一部分。
local function check_parts(table, check, wanted)
  local below = rows_below(table.base)
  for number, parent in each(table.base) do
    local lines = below[number]
    local children, partial = {}, false -- 下级各行的格
    if lines and wanted(parent) then
      for i = 1, #lines do
        local row = lines[i]
        if not row.is_placeholder then
          children[#children + 1] = row.values
          partial = partial or contains(row.label.text, "其中")
        end
      end
    end
    if #children > 0 then
      local less, values = {}, parent.values
      for column = 1, 6 do
        local whole, numbers = values[column].number, {}
        for i = 1, whole and #children or 0 do
          local value = children[i][column].number
          if value then
            numbers[#numbers + 1] = value
          end
        end
        if whole and #numbers > 0 and not near(sum(numbers), whole, check.tolerance) then
          if partial and sum(numbers) < whole then
            less[#less + 1] = sum_text(numbers, money) .. " / " .. money(whole)
          else
            finding(values[column], say("“{1}”各行 {2}，合计写的是 {3}，相差 {4}，请核对",
              "the lines of “{1}” are {2}, the total says {3}, a difference of {4}; please check"),
              parent.name, sum_text(numbers, money), money(whole), money(abs(minus(sum(numbers), whole))))
          end
        end
      end
      if #less > 0 then
        note(parent, say("“{1}”的“其中”各行只是一部分：{2}，其余没有说明",
          "the lines under “{1}” are only a part of it: {2}; the rest is not told"),
          parent.name, join(less, say("；", "; ")))
      end
    end
  end
end

local function is_project(row)
  return contains(row.name, "项目支出")
end

check "C34" {
  title = "各项目之和等于项目支出",
  basis = "基础数据表“项目支出”；复核时尾差 0.01 可以接受",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    check_parts(table, check, is_project)
  end,
}

-- 一行在预算之上？三公、公用、项目都比。
local function is_within(table, row, name)
  local at = row
  for depth = 1, 4 do
    if contains(at.name, name) then
      return true
    end
    if not at.parent then
      return false
    end
    at = table.base[at.parent]
  end
  return false
end

check "C38" {
  title = "三公经费、公用经费、项目支出：合计等于各行，决算不超过预算",
  basis = "湖南省部门整体支出基础数据表；厉行节约要求决算不超过预算",
  severity = "warning",
  tolerance = 0.01,
  find = function(table, check)
    local prior, budget, settled = spending_columns(table)
    check_parts(table, check, function(row)
      return not is_project(row)
    end)
    for i, row in each(table.base) do
      local planned, spent = row.values[budget].number, row.values[settled].number
      if row.block == "spending" and not row.is_placeholder and planned and spent
        and minus(spent, planned) > check.tolerance then
        finding(row.values[settled], say("“{1}”决算 {2} 超过预算 {3}，超出 {4}，没有说明",
          "“{1}”: settled {2}, budget {3}, over by {4}, and nothing is said about it"),
          row.name, money(spent), money(planned), money(minus(spent, planned)))
      end
    end
    local three = base_row(table, "三公经费") or base_row(table, "“三公”经费")
    if not three then
      return
    end
    local before, planned, spent = three.values[prior].number, three.values[budget].number,
      three.values[settled].number
    if before and planned and spent and before > 0 and planned > 0
      and minus(planned, before) > check.tolerance then
      note(three.values[budget], say("三公经费预算 {1} 比上年决算 {2} 增加 {3}；决算 {4} 是预算的 {5}，比上年决算变动 {6}；表中没有上年预算，按规定口径的变动率算不出来",
        "the budget for the three public expenses, {1}, is {3} over last year's settlement {2}; settled {4} is {5} of the budget, a change of {6} on last year; without last year's budget the official change rate cannot be had"),
        money(planned), money(before), percent((planned - before) / before * 100), money(spent),
        percent(spent / planned * 100), percent((spent - before) / before * 100))
    end
  end,
}

check "C39" {
  title = "在职人员控制率＝在职人数/编制数",
  basis = "财预〔2013〕53号附件2：在职人员控制率＝在职人员数/编制数×100%",
  severity = "error",
  tolerance = 1, -- 百分点
  find = function(table, check)
    for i, row in each(table.base) do
      local quota, staff, rate = row.values[1].number, row.values[2].number, row.values[3].rate
      if row.block == "staff" and quota and staff and rate and quota > 0
        and not near(round(staff / quota * 100, 0.01), rate, check.tolerance) then
        finding(row.values[3], say("控制率写的是 {1}，{2}/{3} = {4}，请核对",
          "the control rate says {1}, but {2}/{3} = {4}; please check"), percent(rate), staff,
          quota, percent(staff / quota * 100))
      end
    end
  end,
}

-- 分列的预算与实际花的。
local function check_budgets(split, check)
  for i, one in list({ say("基本支出", "basic spending"), split.planned_basic, split.spent_basic,
                       split.basic and split.basic.actual },
                     { say("项目支出", "project spending"), split.planned, split.spent, split.place }) do
    local name, planned, spent, place = one[1], one[2], one[3], one[4]
    if planned and spent and minus(spent, planned) > check.tolerance then
      finding(place, say("{1}{2}，超过资金分列的预算 {3}，超出 {4}，请核对",
        "{1}, {2}, is over its budget in the split, {3}, by {4}; please check"), name, money(spent),
        money(planned), money(minus(spent, planned)))
    end
  end
  if not split.is_whole then
    return
  end
  local left_basic, left = minus(split.planned_basic, split.spent_basic), minus(split.planned, split.spent)
  local both, whole = sum { left_basic, left }, minus(split.adjusted, split.executed)
  if not near(both, whole, check.tolerance) then
    finding(split.basic.actual, say("没有花完的：基本支出 {1}，项目支出 {2}（{3}），合计 {4}；总额是 {5}，相差 {6}，请核对",
      "left over: basic {1}, project {2} ({3}), together {4}; of the total {5}, a difference of {6}; please check"),
      money(split.planned_basic) .. " − " .. money(split.spent_basic) .. " = " .. money(left_basic),
      money(split.planned) .. " − " .. money(split.spent) .. " = " .. money(left), split.cell,
      money(both), money(split.adjusted) .. " − " .. money(split.executed) .. " = " .. money(whole),
      money(abs(minus(both, whole))))
  end
end

check "C37" {
  title = "基础数据表与自评表一致",
  basis = "同一笔支出在两张表里应当是一个数；资金分列是预算，没花完的合起来等于总额没花完的",
  severity = "warning",
  tolerance = 0.01,
  find = function(table, check)
    local prior, budget, settled = spending_columns(table)
    local base, row = base_row(table, "项目支出"), indicator(table, "项目支出")
    local spent = base and base.values[settled].number
    local planned = base and base.values[budget].number
    local actual, target = row and row.actual_number, row and row.target_number
    if actual and spent and not near(actual, spent, check.tolerance) then
      finding(row.actual, say("项目支出在自评表是 {1}，基础数据表决算是 {2}（{3}），相差 {4}，请核对",
        "project spending is {1} here and {2} in the base table ({3}), a difference of {4}; please check"),
        money(actual), money(spent), base.values[settled].cell, money(abs(minus(actual, spent))))
    end
    if target and planned and not near(target, planned, check.tolerance) then
      finding(row.target, say("项目支出目标是 {1}，基础数据表预算是 {2}（{3}），相差 {4}，请核对",
        "the target for project spending is {1}, the base table's budget {2} ({3}), a difference of {4}; please check"),
        money(target), money(planned), base.values[budget].cell, money(abs(minus(target, planned))))
    end
    check_budgets(split_of(table), check)
  end,
}

check "C47" {
  title = "预算花得少，余下的没有交代",
  basis = "预算 − 执行 − 收回 ＝ 结转结余；执行率低于90%的要说明原因",
  severity = "warning",
  below = 90, -- 百分比
  find = function(table, check)
    local prior, budget, settled = spending_columns(table)
    for i, row in each(table.base) do
      local planned, spent = row.values[budget].number, row.values[settled].number
      if row.block == "spending" and not row.is_placeholder and planned and spent and planned > 0
        and not is_within(table, row, "三公") and spent / planned * 100 < check.below then
        finding(row.values[settled], say("“{1}”预算 {2}，决算 {3}，只用了 {4}，余 {5} 是结转、收回还是未执行，表中没有说明",
          "“{1}”: budget {2}, settled {3}, only {4}; nothing says what became of the other {5}"),
          row.name, money(planned), money(spent), percent(spent / planned * 100), money(minus(planned, spent)))
      end
    end
  end,
}

-- --- 全表 ---

check "C40" {
  title = "等级与总分相符",
  basis = "财预〔2020〕10号：90（含）至100为优；武山县消防2024年：84.47分评为“优”",
  severity = "error",
  find = function(table)
    local total, grade = table.total_score.number, nil
    if total then
      grade = grade_of(total)
    end
    if not grade then
      return
    end
    if table.grade.is_blank then
      note(table.grade.is_there and table.grade or table.total_score,
        say("没有写等级；{1} 分是“{2}”", "no grade is given; {1} points are “{2}”"), total, grade)
    elseif not contains(table.grade.text, grade) then
      finding(table.grade, say("总分 {1} 是“{2}”，等级写的是“{3}”，请核对",
        "{1} points are “{2}”, but the grade says “{3}”; please check"), total, grade,
        table.grade.text)
    end
  end,
}

check "C41" {
  title = "金额单位前后一致",
  basis = "各地表样有的用元，有的用万元；两张表的数相差一万倍时多半是单位写错",
  severity = "warning",
  times = 1000,
  find = function(table, check)
    local prior, budget, settled = spending_columns(table)
    local fund, base = total_fund(table), base_row(table, "项目支出")
    local a = fund and fund.executed.number
    local b = base and base.values[settled].number
    if a and b and a > 0 and b > 0 and (b / a > check.times or a / b > check.times * 10) then
      finding(fund.executed, say("全年执行数 {1}，基础数据表项目支出 {2}，相差悬殊，请核对两张表的单位是元还是万元",
        "executed {1}, project spending in the base table {2}: are both in the same unit, 元 or 万元?"),
        money(a), money(b))
    end
  end,
}

local function has_filled(values)
  for i, value in each(values) do
    if not value.is_blank then
      return true
    end
  end
  return false
end

-- 有分值、有目标，完成值和得分都空着的行；与别的行合用一个得分的不算。
local function find_unfilled_rows(table)
  local has_score = {}
  for i, row in each(table.rows) do
    has_score[row.score.cell] = has_score[row.score.cell] or row.score.number ~= nil
  end
  for i, row in each(table.rows) do
    if not row.is_placeholder and not row.is_execution and row.counted and row.weight.number
      and not row.target.is_blank and is_empty(row.actual) and not has_score[row.score.cell] then
      finding(row.actual, say("“{1}”没有填实际完成值，暂不计分（分值 {2}）",
        "“{1}” has no actual value and no score yet (weight {2})"), row.name, row.weight.number)
    end
  end
end

check "C43" {
  title = "该填的没有填",
  basis = "自评表、基础数据表表样；没有填完成值的行不能计分",
  severity = "warning",
  find = function(table)
    find_unfilled_rows(table)
    local names = { say("单位名称", "the name of the unit"), say("填表人", "who filled it in"),
                    say("填报日期", "the date"), say("单位负责人签字", "the signature") }
    for i, field in list(table.unit, table.filled_by, table.filled_on, table.signed_by) do
      if lacks(field) then
        note(field, say("{1}没有填", "{1} is missing"), names[i])
      end
    end
    local filled, said = {}, {}
    for i, row in each(table.base) do
      local any = has_filled(row.values)
      filled[row.block] = filled[row.block] or any
      if not any and not row.parent and not row.is_placeholder and row.name ~= "" then
        said[row.block] = true
        note(row.label, say("基础数据表“{1}”没有填；没有的请写“无”，金额格写 0",
          "“{1}” of the base table is not filled in; where there is none, write so, or 0 as an amount"),
          row.name)
      end
    end
    for i, header in each(table.base_headers) do
      if header.block == "building" and not filled.building and not said.building then
        note(header, say("基础数据表“楼堂馆所控制情况”没有填；没有的请写“无”，金额格写 0",
          "the buildings of the base table are not filled in; where there are none, write so, or 0"))
      end
    end
  end,
}

check "C44" {
  title = "表样里的占位行没有删，或二级指标下没有指标",
  basis = "天长市、廊坊市自评表：指标2：……",
  severity = "note",
  find = function(table)
    local filled, empty, order = {}, {}, {}
    for i, row in each(table.rows) do
      local key = row.group1 .. "/" .. row.group2
      if not row.is_placeholder then
        filled[key] = true
      elseif not row.level3.is_blank or contains(row.level3.text, "…") then
        finding(row.level3, say("占位行“{1}”没有删", "the placeholder “{1}” was left in"),
          row.level3.text)
        filled[key] = true
      elseif row.level3.text ~= "" then -- “不适用”“/”：写明了
        filled[key] = true
      elseif row.group2 ~= "" and not empty[key] then
        empty[key] = row
        order[#order + 1] = key
      end
    end
    for i = 1, #order do
      if not filled[order[i]] then
        local row = empty[order[i]]
        finding(row.level2, say("“{1}”下没有指标；不适用的，三级指标请写“不适用”",
          "there is no indicator under “{1}”; where none applies, write “不适用” as its level 3"),
          row.group2)
      end
    end
    local left, first = 0, nil
    for i, row in each(table.base) do
      if row.is_placeholder then
        left, first = left + 1, first or row
      end
    end
    if left > 0 then
      finding(first, say("基础数据表还有 {1} 个占位行“……”没有填或删",
        "the base table still has {1} placeholder rows"), left)
    end
  end,
}

-- --- 工作簿本身 ---

-- 每一列里有几格 PBE 公式。
local function formulas_by_column(table)
  local by_column = {}
  for i, row in each(table.rows) do
    local score = row.score
    if score.calls_pbe then
      by_column[score.column] = (by_column[score.column] or 0) + 1
    end
  end
  return by_column
end

check "W01" {
  title = "得分、总分的公式被改成了数",
  basis = "自评表的得分和总分由公式计算；同一列其他行还是公式",
  severity = "warning",
  find = function(table)
    local by_column = formulas_by_column(table)
    for i, row in each(table.rows) do
      local score = row.score
      local formulas = by_column[score.column] or 0
      if formulas >= 2 and not row.is_placeholder and row.counted and score.is_there
        and not score.is_blank and score.formula == "" then
        finding(score, say("得分 {1} 是手工填的，同一列其他 {2} 行是公式；按规则是 {3}，请恢复公式",
          "the score {1} was typed in, {2} other rows of the column have a formula; by the rules it is {3}"),
          score.text, formulas, row.points or say("待定", "pending"))
      end
    end
    local total = table.total_score
    local formulas = by_column[total.column] or 0
    if formulas >= 2 and total.is_number and total.formula == "" then
      finding(total, say("总分 {1} 是手工填的，这一列 {2} 行得分是公式；各部分得分之和是 {3}，请恢复求和公式",
        "the total {1} was typed in, {2} scores of the column have a formula; they add up to {3}"),
        total.text, formulas, sum(subtotals(table, "score")))
    end
  end,
}

check "W02" {
  title = "得分公式引用了别的行",
  basis = "每行的得分由本行的目标值、完成值、分值计算",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      local rows = row.score.calls == "score" and row.score.argument_rows or {}
      local other
      for j = 1, min(#rows, 3) do -- 目标值、完成值、分值
        if rows[j] and rows[j] ~= row.score.row then
          other = rows[j]
        end
      end
      if other and not row.is_placeholder and not row.is_execution then
        finding(row.score, say("“{1}”在第 {2} 行，公式 {3} 用的是第 {4} 行的数，请改回本行",
          "“{1}” stands in row {2}, but {3} takes its values from row {4}"), row.name,
          row.score.row, row.score.formula_shown, other)
      end
    end
  end,
}

check "W03" {
  title = "得分用了别的公式",
  basis = "同一列其他行用 PBE_SCORE 计算",
  severity = "warning",
  find = function(table)
    local by_column = formulas_by_column(table)
    for i, row in each(table.rows) do
      local score = row.score
      local ours = by_column[score.column] or 0
      if ours >= 2 and not row.is_placeholder and score.formula ~= "" and score.calls ~= "score" then
        finding(score, say("“{1}”的得分公式是 {2}，同一列其他 {3} 行用 PBE_SCORE；按规则是 {4}，请核对",
          "the score of “{1}” is {2}, {3} other rows use PBE_SCORE; by the rules it is {4}"), row.name,
          score.formula_shown, ours, row.points or say("待定", "pending"))
      end
    end
  end,
}

check "W04" {
  title = "存着的得分与重新计算的不同",
  basis = "每一个得分都由目标值、完成值、分值重新计算",
  severity = "warning",
  tolerance = 0.005,
  find = function(table, check)
    for i, row in each(table.rows) do
      local score, points = row.score, row.points
      if not row.is_placeholder and row.counted and score.calls_pbe and score.number
        and points and not near(score.number, points, check.tolerance) then
        finding(score, say("公式格里存着 {1}，重新计算是 {2}（{3}）；请打开表格重新计算，或核对是否改过规则",
          "the cell keeps {1}, computed anew it is {2} ({3}); please recalculate, or see whether the rules changed"),
          score.number, points, row.explanation)
      end
    end
  end,
}

check "W05" {
  title = "表格在没有装扩展的电脑上存过",
  basis = "没有装扩展时，PBE 函数显示 #NAME?，函数名变成小写，算好的数会丢失",
  severity = "warning",
  find = function(table)
    local lost, first = 0, nil
    for i, row in each(table.rows) do
      if row.score.lost_addin then
        lost, first = lost + 1, first or row.score
      end
    end
    if lost > 0 then
      finding(first, say("有 {1} 格的 PBE 公式在没有装扩展的电脑上存过，显示的数不可靠；这里按目标值、完成值重新计算，不算填报单位的错",
        "{1} cells with PBE formulas were saved where the extension is not installed; what they show is not reliable, and they were computed anew; the unit is not to blame"),
        lost)
    end
  end,
}

check "W06" {
  title = "填报内容在隐藏的行、列里",
  basis = "隐藏的数照样参加计算，复核时看不见",
  severity = "warning",
  find = function(table)
    local hidden, first = 0, nil
    for i, row in each(table.rows) do
      for j, field in list(row.target, row.actual, row.weight, row.score) do
        if not row.is_placeholder and field.is_hidden and not field.is_blank then
          hidden, first = hidden + 1, first or field
        end
      end
    end
    if hidden > 0 then
      finding(first, say("有 {1} 格填报内容在隐藏的行、列或工作表里，请取消隐藏后再报",
        "{1} filled cells are in hidden rows, columns or sheets; please show them"), hidden)
    end
  end,
}

local doubtful = { second_table = true, unplaced_row = true, no_weights = true, no_rows = true,
                   no_execution_base = true, cut = true }

check "W07" {
  title = "表里有没看懂的地方",
  basis = "读表时没有把握的，不猜，列出来",
  severity = "warning",
  find = function(table)
    for i, one in each(table.notes) do
      if doubtful[one.code] then
        finding(one, "{1}", one.text)
      else
        note(one, "{1}", one.text)
      end
    end
  end,
}

check "W09" {
  title = "表里写的规则包没有，或不是同一份",
  basis = "自评表写明按哪个规则包、哪一版计分",
  severity = "warning",
  find = function(table)
    local text, print = table.pack.text, table.pack_fingerprint_short
    if table.pack_missing then
      finding(table.pack, say("表里写的规则包“{1}”没有装，改用 {2} 计分；请装上这个规则包再审",
        "the pack “{1}” that the sheet names is not installed; {2} was used"), text, table.pack_id)
    elseif contains(text, "(") and not contains(text, "(" .. print .. ")") then
      finding(table.pack, say("表里写的是“{1}”，现用的 {2} 指纹是 {3}，规则改过，得分可能不同",
        "the sheet says “{1}”; the pack {2} in use has the fingerprint {3}, so scores may differ"),
        text, table.pack_id, print)
    end
  end,
}

check "W10" {
  title = "像数字的文字",
  basis = "文字形式的数字不参加表格自己的求和",
  severity = "note",
  shown = 5, -- 最多列出几格
  find = function(table, check)
    local cells, count, numbers, first = {}, 0, 0, nil
    for i, row in each(table.rows) do
      for j, field in list(row.weight, row.score) do
        if field.is_number then
          numbers = numbers + 1
        elseif field.is_text and not row.is_placeholder and field.number and field.unit == "" then
          count, first = count + 1, first or field
          if count <= check.shown then
            cells[count] = field.cell
          end
        end
      end
    end
    if count > 0 and numbers > 0 then
      finding(first, say("有 {1} 格的分值或得分是文字形式的数字（{2}），求和公式会漏掉它们；请改成数字格式",
        "{1} weights or scores are texts that look like numbers ({2}); sums leave them out"),
        count, join(cells, say("、", ", ")))
    end
  end,
}

check "W11" {
  title = "出错的单元格",
  basis = "#DIV/0!、#REF! 之类没有可以采用的数",
  severity = "error",
  find = function(table)
    local function tell(field, name)
      if not field.lost_addin then
        finding(field, say("“{1}”这一格显示 {2}，没有可以采用的数，请改正公式，或公式用到的格子",
          "the cell of “{1}” shows {2}; please repair the formula, or the cells that it uses"), name, field.shown)
      end
    end
    for i, row in each(table.rows) do
      for j, field in list(row.target, row.actual, row.weight, row.score) do
        if field.is_error then
          tell(field, row.name)
        end
      end
    end
    for i, fund in each(table.funds) do
      for j, field in list(fund.initial, fund.adjusted, fund.executed, fund.rate, fund.score) do
        if field.is_error then
          tell(field, fund.label.text)
        end
      end
    end
    if table.total_score.is_error then
      tell(table.total_score, say("总分", "total"))
    end
  end,
}

-- 名称分成两行、每一行都像一个指标：执法准确率 / 文书规范率。
local function two_names(text)
  local parts = lines_of(text)
  if #parts ~= 2 or length(parts[1]) < 4 or length(parts[2]) < 4 then
    return false
  end
  for i, ending in list("率", "数", "度", "量") do
    if ends_with(parts[1], ending) and ends_with(parts[2], ending) then
      return true
    end
  end
  return false
end

check "W12" {
  title = "一行里写了两个指标，或一格里有几个数",
  basis = "一行一个指标，一个目标，一个完成值，才能计分",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      if not row.is_placeholder and not row.is_execution then
        if two_names(row.level3.text) then
          finding(row.level3, say("“{1}”是两个指标，合用一个目标和一个分值，请分成两行",
            "“{1}” are two indicators with one target and one weight; please make two rows"), row.name)
        elseif row.pair == "several" then
          finding(row.target, say("“{1}”的指标值“{2}”、完成值“{3}”里有几个数，没有办法计分，请一行一个数",
            "“{1}”: there are several numbers in “{2}” and “{3}”, so there is no score"), row.name,
            row.target.text, row.actual.text)
        end
      end
    end
  end,
}

check "W13" {
  title = "评分标准一列写的，规则包里没有",
  basis = "每行的评分标准要能在规则包里找到，才能按它计分",
  severity = "note",
  find = function(table)
    local count, first = 0, nil
    for i, row in each(table.rows) do
      if not row.is_placeholder and has_other_rule(row) then
        count, first = count + 1, first or row.rule
      end
    end
    if count > 0 then
      finding(first, say("有 {1} 行的评分标准在规则包里没有（如“{2}”），这些行按指标的类别和写法计分，与表中不同的不算错",
        "the rules of {1} rows are not in the pack (such as “{2}”); these rows were scored by their level and wording, and other points in the table are not held against them"),
        count, first.text)
    end
  end,
}

check "W14" {
  title = "自评分不在档次之内",
  basis = "财预〔2020〕10号：定性指标按档给分，自评分应在所在档的界限之内",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      local given = row.own.is_there and row.own or row.score
      if not row.is_placeholder and row.outcome == "judged" and not row.points and given.number
        and row.score_rows == 1 and not has_other_rule(row) then
        finding(given, say("“{1}”完成值是“{2}”，这一档是 {3}—{4} 分，表中给 {5}，请核对",
          "“{1}” is “{2}”, a band of {3} to {4} points; the table gives {5}, please check"),
          row.name, row.actual.text, row.low, row.high, given.number)
      end
    end
  end,
}

local input_words = {
  target = { "指标值", "target" },
  actual = { "完成值", "actual value" },
  weight = { "分值", "weight" },
  own = { "自评分", "own points" },
}

local function text_or_blank(field)
  if field.text == "" then
    return say("空白", "blank")
  end
  return field.text
end

-- 一行的填报内容、得分，与存档时的比。
local function compare_with_kept(row, kept, time, check)
  local score, before = row.score, kept.score.number
  if kept.changed ~= "" then
    local words, now = input_words[kept.changed], row[kept.changed]
    finding(now, say("“{1}”的{2}在存档（{3}）以后改过：存档时是“{4}”，现在是“{5}”；得分存档时 {6}，现在算得 {7}",
      "“{1}”: the {2} was changed after the snapshot of {3}: “{4}” then, “{5}” now; {6} points then, {7} now"),
      row.name, say(words[1], words[2]), time, text_or_blank(kept[kept.changed]), text_or_blank(now),
      before or say("待定", "pending"), row.points or say("待定", "pending"))
  elseif kept.is_given_changed and score.number and kept.given.number
    and not (before and near(score.number, before, check.tolerance)) then
    finding(score, say("“{1}”的得分在存档（{2}）以后改过：存档时表中 {3}，现在 {4}，指标值、完成值、分值都没有改",
      "“{1}”: the score was changed after the snapshot of {2}: {3} in the table then, {4} now, with the same values"),
      row.name, time, kept.given.number, score.number)
  end
end

check "W15" {
  title = "存档以后改过",
  basis = "存档记下当时的填报内容和得分；以后改过的，应重新存档",
  severity = "warning",
  tolerance = 0.005,
  find = function(table, check)
    local kept = table.snapshot
    if not kept then
      return
    end
    local time, added, first = kept.time.text, 0, nil
    for i, row in each(table.rows) do
      if row.kept then
        compare_with_kept(row, row.kept, time, check)
      elseif not row.is_placeholder then
        added, first = added + 1, first or row
      end
    end
    if added > 0 then
      finding(first, say("有 {1} 行（如“{2}”）是存档（{3}）以后加的，或改了名称",
        "{1} rows (such as “{2}”) were added or renamed after the snapshot of {3}"), added, first.name, time)
    end
    local gone, name = 0, ""
    for i, row in each(kept.rows) do
      if not row.is_found then
        gone, name = gone + 1, name == "" and row.name.text or name
      end
    end
    if gone > 0 then
      finding(nil, say("存档（{1}）里的 {2} 行（如“{3}”）现在没有了",
        "{2} rows of the snapshot of {1} (such as “{3}”) are no longer there"), time, gone, name)
    end
    if kept.unit.text ~= table.unit.text then
      finding(table.unit, say("存档（{1}）是“{2}”的，表里的单位是“{3}”",
        "the snapshot of {1} is of “{2}”, the table of “{3}”"), time, text_or_blank(kept.unit),
        text_or_blank(table.unit))
    end
  end,
}

check "W16" {
  title = "存档用的规则与复核的不同",
  basis = "存档记下规则包、版本和指纹；规则不同，得分可能不同",
  severity = "warning",
  find = function(table)
    local kept = table.snapshot
    if kept and (kept.pack.text ~= table.pack_id or kept.fingerprint.text ~= table.pack_fingerprint) then
      finding(kept.pack, say("存档（{1}）用的是 {2} {3}（指纹 {4}），复核用的是 {5}（指纹 {6}）；总分存档时 {7}，现在算得 {8}",
        "the snapshot of {1} was made with {2} {3} (fingerprint {4}), this review with {5} (fingerprint {6}); {7} points then, {8} now"),
        kept.time.text, kept.pack.text, kept.version.text, kept.fingerprint_short, table.pack_id,
        table.pack_fingerprint_short, kept.total.number or say("待定", "pending"),
        table.points or say("待定", "pending"))
    end
  end,
}

check "W17" {
  title = "得分丢了，存档里还有",
  basis = "在没有装扩展的电脑上存过的表，得分会丢；存档里是当时的数",
  severity = "note",
  find = function(table)
    local lost, first = 0, nil
    for i, row in each(table.rows) do
      local score = row.score
      if row.kept and row.kept.score.number
        and (score.is_error or score.lost_addin or (score.formula ~= "" and score.is_blank)) then
        lost, first = lost + 1, first or score
      end
    end
    if lost > 0 then
      finding(first, say("有 {1} 行的得分没有保存下来，存档（{2}，{3} {4}）里有：总分 {5}，现在算得 {6}",
        "the scores of {1} rows were lost; the snapshot ({2}, {3} {4}) has them: {5} points in all, {6} now"),
        lost, table.snapshot.time.text, table.snapshot.pack.text, table.snapshot.version.text,
        table.snapshot.total.number or say("待定", "pending"), table.points or say("待定", "pending"))
    end
  end,
}

check "W18" {
  title = "存档里的得分被改过",
  basis = "同样的填报内容、同样的规则，重新计算应与存档相同",
  severity = "error",
  tolerance = 0.005,
  find = function(table, check)
    local kept = table.snapshot
    if not kept or kept.fingerprint.text ~= table.pack_fingerprint then
      return
    end
    local same = true
    for i, row in each(table.rows) do
      local before = row.kept and row.kept.changed == "" and row.kept.score.number
      same = same and (row.is_placeholder or (row.kept and row.kept.changed == ""))
      if before and row.points and not near(before, row.points, check.tolerance) then
        finding(row.kept, say("存档（{1}）里“{2}”得 {3}，照同样的数和规则重新计算是 {4}（{5}）",
          "the snapshot of {1} gives “{2}” {3} points; the same values by the same rules give {4} ({5})"),
          kept.time.text, row.name, before, row.points, row.explanation)
      end
    end
    local total = kept.total.number
    if same and total and table.points and not near(total, table.points, check.tolerance) then
      finding(kept.total, say("存档（{1}）里总分 {2}，照同样的数和规则重新计算是 {3}",
        "the snapshot of {1} has a total of {2}; the same values by the same rules give {3}"),
        kept.time.text, total, table.points)
    end
  end,
}
