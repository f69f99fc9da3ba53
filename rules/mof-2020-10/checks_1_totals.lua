-- 勾稽检查：合计。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, execution = common("near", "execution")

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

-- 各行分值对，总分一行写的分值却不是这个数。总分只算指标、不含预算执行的，分值也不含。
local function check_total_weight(table, check, totals)
  local printed, all, row = table.total_weight.number, sum(totals), execution(table)
  local inside -- 就在分值那一列
  for i, one in each(table.rows) do
    inside = inside or not one.is_execution and one.weight.column == table.total_weight.column
  end
  if not printed or not inside or near(printed, all, check.tolerance) then
    return
  end
  local score, scores = table.total_score.number, sum(subtotals(table, "score"))
  local without = row and row.weight.number and near(printed, minus(all, row.weight.number), check.tolerance)
  if without and not (score and near(score, scores, 0.1)) then
    return
  end
  finding(table.total_weight, say("总分一行的分值写的是 {1}，各部分分值 {2}，相差 {3}，请核对",
    "the total line has a weight of {1}, the parts add up to {2}, a difference of {3}; please check"),
    printed, sum_text(totals), money(abs(minus(all, printed))))
end

check "C02" {
  title = "分值之和等于总分值",
  basis = "财预〔2020〕10号：各项分值合计100分；中江县2022年自评表合计110分、总分印100",
  severity = "error",
  tolerance = 0.01,
  find = function(table, check)
    local totals = subtotals(table, "weight")
    local all = sum(totals)
    if near(all, table.full, check.tolerance) then
      check_total_weight(table, check, totals)
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
    local first = execution(table)
    if not first or not first.weight.is_there then -- 没有找到资金部分，或资金部分没有分值栏
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
  title = "分值、得分是数字，得分不小于0，不大于分值",
  basis = "财预〔2020〕10号：得分最高不能超过该指标分值上限（中江县2022年自评表填表说明）",
  severity = "error",
  find = function(table)
    for i, row in each(table.rows) do
      local score, weight = row.score, row.weight.number
      if not row.is_placeholder and not weight and row.weight.is_text and not row.weight.is_blank then
        finding(row.weight, say("分值写的是“{1}”，不是数字，请改成数字",
          "the weight is “{1}”, which is no number; please write one"), row.weight.text)
      end
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

common { subtotals = subtotals }
