-- figure.lua - what of a row a declaration looks at: its field `of`.
--
--   value      完成值 as it stands, in the target's unit
--   rate       完成率: 完成值/目标值, for ≤ 目标值/完成值, in percent
--   ratio      完成值/目标值 in percent, whatever the direction (控制率)
--   change     (完成值−目标值)/目标值 in percent, signed (变动率)
--   deviation  the same without sign (偏离度)
--   gap        how far the target is missed, in the target's unit; 0 where it is met
--   count      the number of occurrences in the cell: 2例 (次数)
--   rank       the place in the cell: 第7名 (名次)
--   days       days after the deadline (逾期天数)
-- A figure that cannot be had returns nil and the key of the sentence that says why.

local figure = {}

local aside, round, abs, max = aside, round, abs, max
local NONE, GE, LE, GT, LT, EQ = comparators.none, comparators[">="], comparators["<="],
  comparators[">"], comparators["<"], comparators["="]

figure.choices = {
  value = true, rate = true, ratio = true, change = true, deviation = true, gap = true,
  count = true, rank = true, days = true,
}
figure.field = { "string", default = "value", choices = figure.choices }
figure.unit_field = { "string" }

-- How a target without comparator reads: the field `bare` of a shape.
figure.bare_field = { "string", default = ">=", choices = { [">="] = true, ["<="] = true } }

-- The same, where it matters whether the rule says it.
figure.bare_untold_field = { "string", choices = { [">="] = true, ["<="] = true } }

-- The comparator that holds, when the target's text may say none.
function figure.effective(compare, bare, target)
  if compare == EQ and target == 0 then
    return LE -- =0起: one more is one too many
  elseif compare ~= NONE then
    return compare
  end
  -- A target of 0起 or 0次 can only mean: none of it.
  if bare == LE or target == 0 then
    aside("read_as_most")
    return LE
  end
  return GE
end

function figure.reached(compare, target, actual)
  if compare == GE then return actual >= target end
  if compare == LE then return actual <= target end
  if compare == GT then return actual > target end
  if compare == LT then return actual < target end
  return actual == target
end

-- 正向 B/A, 反向 A/B: the share of the target that was reached, 0 to 1 where missed.
function figure.share(lower_is_better, target, actual)
  if lower_is_better then
    return target / actual, target, actual
  end
  return actual / target, actual, target
end

-- A rate in percent, rounded first where the pack says so (rounding.rate).
function figure.rounded(rate, rounding)
  if rounding then
    return round(rate, rounding.rate, rounding.rate_mode)
  end
  return round(rate, 0.00000001) -- 0.8 × 100 must reach the step that starts at 80
end

local effective, reached, share, rounded = figure.effective, figure.reached, figure.share,
  figure.rounded

local readers = {}

function readers.value(kind, compare, target, actual)
  -- A percent cell against a percent cell: 0.85 against 0.9.
  if target and target > 0 and target <= 1 and target_unit() == "" and actual_unit() == ""
    and kind == kinds.number then
    rate_expected()
    return round(actual * 100, 0.00000001)
  end
  return actual
end

function readers.rate(kind, compare, target, actual, upper, bare, rounding)
  if not target then
    rate_expected()
    return rounded(actual, rounding)
  end
  local said = effective(compare, bare or GE, target)
  local lower = said == LE or said == LT
  if target <= 0 or (lower and actual <= 0) then
    return reached(said, target, actual) and 100 or 0
  end
  return rounded((share(lower, target, actual)) * 100, rounding)
end

function readers.ratio(kind, compare, target, actual, upper, bare, rounding)
  if not target then
    rate_expected()
    return rounded(actual, rounding)
  elseif target == 0 then
    return nil, "base_is_zero"
  end
  return rounded(actual / target * 100, rounding)
end

function readers.change(kind, compare, target, actual, upper, bare, rounding)
  if not target or kind == kinds.tolerance then
    rate_expected()
    return rounded(actual, rounding)
  elseif target == 0 then
    return nil, "base_is_zero"
  end
  return rounded((actual - target) / target * 100, rounding)
end

function readers.deviation(...)
  local change, why = readers.change(...)
  return change and abs(change), why
end

function readers.gap(kind, compare, target, actual, upper, bare)
  local low, high = target, target
  if not target then
    return nil, "no_target"
  elseif kind == kinds.range then
    high = upper
  elseif kind == kinds.tolerance then
    low, high = -target, target
  else
    local said = effective(compare, bare or GE, target)
    if said == GE or said == GT then
      return max(0, round(low - actual, 0.00000001))
    elseif said == LE or said == LT then
      return max(0, round(actual - high, 0.00000001))
    end
  end
  return max(0, round(low - actual, 0.00000001), round(actual - high, 0.00000001))
end

function readers.count()
  local count = actual_number()
  number_expected()
  return count, count == nil and "no_count" or nil
end

function readers.rank()
  local rank = actual_number()
  number_expected()
  return rank, rank == nil and "no_rank" or nil
end

function readers.days(kind, compare, target, actual)
  return max(0, actual)
end

local handled = {
  value = { "number", "change", "tolerance" }, rate = { "number", "change" },
  ratio = { "number" }, change = { "number", "tolerance" },
  deviation = { "number", "tolerance" }, gap = { "number", "change", "range", "tolerance" },
  count = {}, rank = {}, days = { "date" },
}

function figure.handles(of)
  local set = {}
  for i = 1, #handled[of] do
    set[kinds[handled[of][i]]] = true
  end
  return set
end

-- Whether the figure can be had without a target, from the actual value's number.
local alone = { value = true, rate = true, ratio = true, change = true, deviation = true }

function figure.alone(of)
  return alone[of] == true
end

-- Whether the figure is found in the actual value's wording, whatever the pair is.
function figure.from_text(of)
  return of == "count" or of == "rank"
end

function figure.is_whole(of)
  return of == "count" or of == "rank"
end

function figure.unit(of, unit)
  if of == "rate" or of == "ratio" or of == "change" or of == "deviation" then
    return "%"
  end
  return unit or ""
end

-- The function that gets the figure `of`; `unit` "%": the declaration's numbers are
-- percentages, so that 0.98 in a percent cell is 98.
function figure.reader(of, unit)
  local read = readers[of]
  if unit ~= "%" then
    return read
  end
  return function(kind, compare, target, actual, upper, bare, rounding)
    if actual <= 1.5 and actual >= -1.5
      and (target == nil or target <= 1.5 and target >= -1.5 and target_unit() == "")
      and actual_unit() == "" then
      rate_expected()
      actual = round(actual * 100, 0.00000001)
      target = target and round(target * 100, 0.00000001)
    end
    if of == "value" then
      return actual
    end
    return read(kind, compare, target, actual, upper, bare, rounding)
  end
end

return figure
