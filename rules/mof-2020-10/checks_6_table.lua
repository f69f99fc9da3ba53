-- 勾稽检查：全表。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, has, indicator, base_row, spending_columns, total_fund, lacks, is_empty
  = common("near", "has", "indicator", "base_row", "spending_columns", "total_fund", "lacks", "is_empty")

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

local yuan = { ["元"] = 1, ["千元"] = 1000, ["万元"] = 10000, ["亿元"] = 100000000 }

local function unit_of(scale)
  for unit in sorted(yuan) do
    if yuan[unit] == scale then
      return unit
    end
  end
  return ""
end

-- 资金栏的数，与指标里说的同一笔钱（项目总投资125万元），照各自的单位换算后正好差一万倍。
local function check_scale(table, fund, check)
  local function differs(amount, field, number)
    local unit = yuan[field.unit]
    if not amount or amount <= 0 or not unit or not number or number <= 0 then
      return false
    end
    local times = amount * table.amount_scale / (number * unit)
    return near(times, 10000, 0.5) or near(times * 10000, 1, 0.00005)
  end
  for i, row in each(table.rows) do
    if not row.is_placeholder and not row.is_execution and has(row.name, check.whole)
      and not has(row.name, check.each) then
      for j, pair in list({ fund.adjusted, row.target }, { fund.initial, row.target },
                          { fund.executed, row.actual }) do
        if differs(pair[1].number, pair[2], pair[2].number) then
          finding(pair[1], say("资金栏写的是 {1}，单位是{2}，“{3}”写的是“{4}”，正好差一万倍，请核对单位是元还是万元",
            "the funds say {1} in {2}, “{3}” says “{4}”: exactly ten thousand times apart; are both in 元, or in 万元?"),
            money(pair[1].number), unit_of(table.amount_scale), row.name, pair[2].text)
          return
        end
      end
    end
  end
end

check "C41" {
  title = "金额单位前后一致",
  basis = "各地表样有的用元，有的用万元；两处的数相差一万倍时多半是单位写错",
  severity = "warning",
  times = 1000,
  -- 名称里有 whole、没有 each 的指标，说的是整笔钱，与资金栏比
  whole = { "总", "投资", "资金", "预算", "支出", "项目成本" },
  each = { "标准", "均", "每", "单位", "单价", "人" },
  find = function(table, check)
    local prior, budget, settled = spending_columns(table)
    local fund, base = total_fund(table), base_row(table, "项目支出")
    if fund and table.amount_scale > 0 then
      check_scale(table, fund, check)
    end
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
