-- 勾稽检查：一张自评表里前后能不能对上。编号 C01—C49 照领域资料的勾稽表，W 开头的查工作簿本身。
--
-- 不要直接改本文件：升级会覆盖它。在本单位的 local.d 里改一项，例如
--   check "C21" { over = 150 }        完成值超过目标值 150% 才提示
--   check "C22" { off = true }        这一项不查
-- 每一项的编号、看什么、可改的数、依据，见 docs/zh/checks.md。
--
-- 各项勾稽在 checks_1_totals.lua 至 checks_7_workbook.lua；本文件是它们共用的函数。

local function near(a, b, tolerance)
  return abs(minus(a, b)) <= tolerance + 0.000001
end

local function has(text, words)
  for i = 1, #words do
    if contains(text, words[i]) then
      return words[i]
    end
  end
end

local function execution(table)
  for i, row in each(table.rows) do
    if row.is_execution then
      return row
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

local function base_row(table, name)
  for i, row in each(table.base) do
    if not row.is_placeholder and row.name == name then
      return row, i
    end
  end
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

common {
  near = near, has = has, execution = execution, indicator = indicator, base_row = base_row,
  spending_columns = spending_columns, rows_below = rows_below,
}
