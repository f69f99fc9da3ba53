-- deduct.lua - 每…扣…: from full marks, take some for each step beyond a mark.
--
--   deduct { of = "value", above = 100, each = 1, take = 0.5, count = "pro_rata" }
-- reads: 每超过（100以上）1个百分点扣0.5分，不足一个百分点的按比例，扣完为止.

local deduct = {}

-- The marks that may be left out: everything over 0 of these figures is a fault.
local from_zero = { deviation = true, gap = true, count = true, days = true }

local function amount_of(fields, value)
  if fields.above and value > fields.above then
    return value - fields.above, fields.above, "deduct_above"
  elseif fields.below and value < fields.below then
    return fields.below - value, fields.below, "deduct_below"
  end
end

-- What one step takes or adds in a row of this weight.
local function per_step(fields, name, weight)
  return fields[name] or weight * (fields[name .. "_percent"] or 0) / 100
end

local function one_of(what, fields, name, needed)
  local points, percent = fields[name], fields[name .. "_percent"]
  if points and percent or needed and not points and not percent then
    fail_field(what .. say(" 要写 `", " needs either `") .. name .. say("`（分）或 `", "` (points) or `")
      .. name .. say("_percent`（分值的百分之几）之一", "_percent` (of the weight)"), name)
  end
end

local function reader_of(fields, what)
  if fields.of == "rank" then
    fail_field(what .. say("：名次请用 `steps` 分档计分", ": use `steps` for ranks"), "of")
  end
  return figure.reader(fields.of, fields.unit)
end

local function make_shape(fields, branches, run)
  return {
    branches = branches,
    handles = figure.handles(fields.of), alone = figure.alone(fields.of),
    unit = fields.unit, text = figure.from_text(fields.of), run = run,
  }
end

shapes.define("deduct", say("扣分", "deductions:"), {
  of = figure.field, unit = figure.unit_field, bare = figure.bare_field,
  above = { "number" }, below = { "number" },
  each = { "number", required = true, min = 0.0001 },
  take = { "number", min = 0 }, take_percent = { "number", min = 0, max = 100 },
  count = counting.field,
  most = { "number", min = 0 },
  least = { "number", default = 0 },
  zero_above = { "number" }, zero_below = { "number" },
  reason = { "string" },
}, function(fields, what)
  local read, bare = reader_of(fields, what), comparators[fields.bare]
  local unit = figure.unit(fields.of, fields.unit)
  one_of(what, fields, "take", true)
  if not fields.above and not fields.below then
    if not from_zero[fields.of] then
      fail_field(what .. say(" 要写从哪里起扣：`above`（超过多少）或 `below`（低于多少）",
        " needs the mark from which points are taken: `above` or `below`"), "above")
    end
    fields.above = 0
    fields.from_zero = true
  end
  if fields.above and fields.below and fields.above < fields.below then
    fail_field(what .. say("：`above` 不能小于 `below`", ": `above` must not be less than `below`"), "above")
  end
  local counted, each = counting.text(fields.count), tostring(fields.each) .. unit
  local function branches()
    local list = shapes.both(say("不扣分", "nothing is taken"), say("扣分：每", "taken: for each ") .. each)
    if fields.zero_above or fields.zero_below then
      list[3] = { text = say("超出限度，一次扣完", "beyond the limit: all is taken") }
    end
    return list
  end
  return make_shape(fields, branches, function(kind, compare, target, actual, upper, weight, rounding)
    local value, why = read(kind, compare, target, actual, upper, bare, rounding)
    if not value then
      step(why)
      return outcomes.cannot_compute
    end
    step("figure_" .. fields.of, round(value, 0.0001), unit)
    if fields.zero_above and value > fields.zero_above
      or fields.zero_below and value < fields.zero_below then
      branch(3)
      step("deduct_all", fields.zero_above and value > fields.zero_above
        and ">" .. tostring(fields.zero_above) or "<" .. tostring(fields.zero_below), unit)
      if fields.reason then step("reason", fields.reason) end
      return outcomes.missed, fields.least
    end
    local amount, mark, key = amount_of(fields, value)
    if not amount then
      step("deduct_none", limits.text({ low = fields.below, low_in = true,
        high = fields.above, high_in = true }, unit))
      return outcomes.met, weight
    end
    local steps = counting.steps(fields.count, amount, fields.each)
    local take = per_step(fields, "take", weight)
    local taken = min(steps * take, fields.most or steps * take)
    step(fields.from_zero and "deduct_each" or key, mark, unit, round(amount, 0.0001), each, take, counted, steps)
    local points = weight - taken
    if points < fields.least then
      step("deduct_floor", fields.least)
      points = fields.least
    else
      step(taken < steps * take and "deduct_most" or "deduct_sum", steps, take, taken)
    end
    if fields.reason and taken > 0 then
      step("reason", fields.reason)
    end
    return worth.outcome(points, weight), points
  end)
end)

-- 加减分: what exceeds the mark adds, what stays under it takes; the points may pass the
-- weight up to most_percent.
shapes.define("add_and_deduct", say("加减分", "additions and deductions:"), {
  of = { "string", default = "change", choices = figure.choices },
  unit = figure.unit_field, bare = figure.bare_field,
  mark = { "number", default = 0 },
  each = { "number", required = true, min = 0.0001 },
  add = { "number", min = 0 }, add_percent = { "number", min = 0 },
  take = { "number", min = 0 }, take_percent = { "number", min = 0 },
  count = counting.field,
  most_percent = { "number", default = 100, min = 0 },
  least_percent = { "number", default = 0, min = 0 },
  reason = { "string" },
}, function(fields, what)
  local read, bare = reader_of(fields, what), comparators[fields.bare]
  local unit = figure.unit(fields.of, fields.unit)
  one_of(what, fields, "add", true)
  one_of(what, fields, "take", true)
  local each = tostring(fields.each) .. unit
  local function branches()
    local mark = tostring(fields.mark) .. unit
    return {
      { text = say("不低于", "not under ") .. mark .. say("：加分", ": added") },
      { text = say("低于", "under ") .. mark .. say("：减分", ": taken") },
    }
  end
  return make_shape(fields, branches, function(kind, compare, target, actual, upper, weight, rounding)
    local value, why = read(kind, compare, target, actual, upper, bare, rounding)
    if not value then
      step(why)
      return outcomes.cannot_compute
    end
    step("figure_" .. fields.of, round(value, 0.0001), unit)
    local over = value >= fields.mark
    branch(over and 1 or 2)
    local steps = counting.steps(fields.count, abs(value - fields.mark), fields.each)
    local per = per_step(fields, over and "add" or "take", weight)
    local points = over and weight + steps * per or weight - steps * per
    step(over and "add_above" or "take_below", fields.mark, unit, each, per, steps)
    local most, least = weight * fields.most_percent / 100, weight * fields.least_percent / 100
    if points > most then
      step("at_most", most)
      points = most
    elseif points < least then
      step("at_least", least)
      points = least
    else
      step("equals")
    end
    if fields.reason and value < fields.mark then
      step("reason", fields.reason)
    end
    return worth.outcome(points, weight), points
  end)
end)

return deduct
