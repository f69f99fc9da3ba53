-- 勾稽检查：基础数据表。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, indicator, base_row, spending_columns, rows_below, split_of
  = common("near", "indicator", "base_row", "spending_columns", "rows_below", "split_of")

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
