-- deadline.lua - 按时限计分: full marks in time; what a late row gets is said in one of
-- five ways, since no national rule gives a formula:
--   late_from, late_below   judged by a person between two shares of the weight
--   late_percent            a fixed share: 扣30% is late_percent = 70
--   each, take              so many points for each so many days: 每逾期5天扣1分
--   period                  in proportion: weight × (1 − days late / period)
-- grace: days that are not counted as late.

local deadline = {}

local function judged(fields)
  return function(days, weight)
    step("late_judged", say("，不含上限", ", the upper limit excluded"))
    return outcomes.judged, nil, weight * fields.late_from / 100,
      weight * fields.late_below / 100, true
  end
end

local function fixed(fields)
  return function(days, weight)
    step("late", days)
    step("worth_percent", fields.late_percent)
    return outcomes.missed, weight * fields.late_percent / 100
  end
end

local function by_days(fields)
  local counted = counting.text(fields.count)
  return function(days, weight)
    local steps = counting.steps(fields.count, days, fields.each)
    local take = fields.take or weight * fields.take_percent / 100
    step("late", days)
    step("late_each", fields.each, take, counted, steps)
    if steps * take > weight then
      step("deduct_floor", 0)
      return outcomes.missed, 0
    end
    step("deduct_sum", steps, take)
    return worth.outcome(weight - steps * take, weight), weight - steps * take
  end
end

local function pro_rata(fields)
  return function(days, weight)
    step("late", days)
    step("late_share", days, fields.period)
    return outcomes.missed, weight * max(0, 1 - days / fields.period)
  end
end

-- What a late row gets, in words.
local function late_text(fields)
  local late = say("逾期：", "late: ")
  if fields.late_percent then
    return late .. worth.text { percent = fields.late_percent }
  elseif fields.each then
    return late .. say("每", "for each ") .. tostring(fields.each) .. say("天扣分", " days points are taken")
  elseif fields.period then
    return late .. say("按逾期天数的比例", "in proportion to the days")
  end
  return late .. tostring(fields.late_from) .. "%–" .. tostring(fields.late_below)
    .. say("%（不含）之间评判", "% (excluded), judged")
end

shapes.define("deadline", say("按时限计分", "by deadline:"), {
  grace = { "number", default = 0, min = 0 },
  late_from = { "number", default = 0, min = 0, max = 100 },
  late_below = { "number", min = 0, max = 100 },
  late_percent = { "number", min = 0, max = 100 },
  each = { "number", min = 1 },
  take = { "number", min = 0 }, take_percent = { "number", min = 0, max = 100 },
  count = counting.field,
  period = { "number", min = 1 },
  reason = { "string" },
}, function(fields, what)
  local ways = 0
  for _, name in list("late_below", "late_percent", "each", "period") do
    ways = ways + (fields[name] and 1 or 0)
  end
  if ways > 1 then
    fail(what .. say("：逾期只能写一种算法：`late_below`、`late_percent`、`each` 或 `period`",
      ": lateness is counted in one way: `late_below`, `late_percent`, `each` or `period`"))
  end
  if fields.each and (fields.take == nil) == (fields.take_percent == nil) then
    fail_field(what .. say(" 写了 `each`，就要写 `take`（分）或 `take_percent`（分值的百分之几）之一",
      ": `each` needs either `take` (points) or `take_percent` (of the weight)"), "each")
  end
  fields.late_below = fields.late_below or 80
  local way = fields.late_percent and fixed or fields.each and by_days
    or fields.period and pro_rata or judged
  local late = way(fields)
  return {
    handles = shapes.kinds("date"),
    branches = function()
      local list = {
        { text = say("按期：满分", "in time: full marks"), outcome = outcomes.met },
        { text = late_text(fields), outcome = way == judged and outcomes.judged or outcomes.missed },
      }
      if fields.grace > 0 then
        list[3] = { text = say("宽限期", "within the grace of ") .. tostring(fields.grace)
          .. say("天之内：满分", " days: full marks") }
      end
      return list
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local days = actual - fields.grace -- days after the deadline
      if days <= 0 then
        if actual > 0 then branch(3) end
        step(actual > 0 and "in_grace" or "in_time", actual, fields.grace)
        return outcomes.met, weight
      end
      local outcome, points, low, high, excluded = late(days, weight)
      if fields.reason then
        step("reason", fields.reason)
      end
      return outcome, points, low, high, excluded
    end,
  }
end)

return deadline
