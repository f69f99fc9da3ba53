-- shapes.lua - the ways in which points follow from a target and an actual value: what
-- they have in common, and those that are one formula. The others: steps.lua,
-- deduct.lua, wording.lua, deadline.lua.
--
-- A shape is what a rule's field `score` holds:
--   run      function(kind, compare, target, actual, upper, weight, rounding): returns an
--            outcome, the points, and for a judged row the limits of its band in points
--            (low, high, and whether high is excluded). It records what it did with
--            step(); sentences.lua has the words.
--   handles  the kinds of pairs that it takes
--   alone    it can do without a target: target is nil then, kind is number
--   text     it reads the actual value's wording, whatever the pair is
--   branches function(): what examples should reach, a list of { text, outcome, list }. A
--            row reaches the branches whose numbers run() says with branch(); where it says
--            none, those of its outcome. list: the field whose entry of the same number the
--            branch is (coverage.lua finds its line)
--   own      a bureau's own function and what its file holds (kept.h)
--   word, fields  its declaration, checked, for lint
-- compare is one of the comparators; none where the target's text says none. rounding is
-- nil, or a table whose field rate says how rates are rounded before anything else.

local shapes = { words = {} }

-- What a constructor gives to the rule's author is an empty table: the parts of the shape
-- are kept here, where nobody can change them.
local made = {}

local function shape(parts)
  local token = {}
  made[token] = parts
  return token
end

-- The parts of a shape that a constructor has made, or nil.
function shapes.parts(value)
  return made[value]
end

-- The word `name` of the packs' language: a form whose fields make a shape.
function shapes.define(name, title, specs, make)
  local what = title .. " " .. name
  shapes.words[name] = form.new(what, specs, function(fields)
    local parts = make(fields, what)
    parts.word, parts.fields = name, fields
    return shape(parts)
  end)
end

-- Locals: the shapes run once for each cell.
local step, branch, aside, min, max, round = step, branch, aside, min, max, round
local MET, MISSED, PENDING = outcomes.met, outcomes.missed, outcomes.cannot_compute
local RANGE, TOLERANCE = kinds.range, kinds.tolerance
local NONE, LE, LT, EQ = comparators.none, comparators["<="], comparators["<"], comparators["="]
local effective, reached, share = figure.effective, figure.reached, figure.share

function shapes.kinds(...)
  local set = {}
  for _, name in list(...) do
    set[kinds[name]] = true
  end
  return set
end

-- The two branches of a shape that is one formula.
function shapes.both(met, missed)
  return { { text = met, outcome = MET }, { text = missed, outcome = MISSED } }
end

-- A branch for each of the entries of the field `list`.
function shapes.each(list, entries, text)
  local branches = {}
  for i = 1, #entries do
    branches[i] = { text = text(entries[i]), list = list }
  end
  return branches
end

local function tell(reason)
  if reason then
    step("reason", reason)
  end
end

-- --- proportional ---

-- Full marks, less a cut for what lies over `over` percent of the target.
local function over_achieved(fields, target, actual, weight, rounding)
  local rate = figure.rounded(actual / target * 100, rounding)
  if rate <= fields.over then
    return MET, weight
  end
  local take = fields.over_take and fields.over_take or weight * fields.over_take_percent / 100
  if take == 0 then
    aside("far_over", round(rate, 0.1))
    return MET, weight
  end
  local steps = counting.steps(fields.over_count, rate - fields.over, fields.over_each)
  local cut = min(steps * take, weight * fields.over_most_percent / 100)
  branch(3)
  step("over_cut", round(rate, 0.01), fields.over, fields.over_each, take, cut)
  tell(fields.over_reason)
  return MET, weight - cut
end

-- A target with two ends, or ±: the nearer end takes the place of the target.
local function proportional_band(low, high, actual, weight)
  if actual >= low and actual <= high then
    step("inside")
    return MET, weight
  end
  local above, below = actual, low
  if actual > high then
    above, below = high, actual
  end
  step("outside", above, below)
  return MISSED, below > 0 and weight * max(0, min(1, above / below)) or 0
end

-- A time without a comparator: 办结 wants less of it, 开放 more, and the cell does not say.
local times = {}
for _, unit in list("秒", "秒钟", "分钟", "小时", "个小时", "天", "日", "工作日", "个工作日",
  "自然日", "个自然日", "日历天", "个日历天", "周", "个周", "月", "个月") do
  times[unit] = true
end

local function is_unsure_time(compare, target, actual)
  return compare == NONE and actual ~= target and target ~= 0
    and times[target_unit()] ~= nil
end

-- Beside its equality, a target =10个 is met by more, a cost =30万元 by less.
local function equal_is_met(said, bare, target, actual)
  if said ~= EQ then
    return false
  elseif bare == LE then
    return actual < target and target_unit() ~= "%"
  end
  return actual > target
end

-- Whether less is better: 反向.
local function is_lower(said, target, actual)
  return said == LE or said == LT or (said == EQ and actual > target)
end

-- 按比例计分: full marks when met, else weight × actual/target (正向) or × target/actual
-- (反向), never below 0 or above the weight.
local function proportional_number(fields)
  local over, rounded, told = fields.over, figure.rounded, fields.bare ~= nil
  local bare = comparators[fields.bare or ">="]
  local cuts, reason = fields.over_take or fields.over_take_percent > 0, fields.reason
  return function(kind, compare, target, actual, upper, weight, rounding)
    if kind == RANGE then
      return proportional_band(target, upper, actual, weight)
    elseif kind == TOLERANCE then
      return proportional_band(0, target, abs(actual), weight)
    end
    if not told and is_unsure_time(compare, target, actual) then
      step("time_direction")
      return PENDING
    end
    local said = effective(compare, bare, target)
    if reached(said, target, actual) then
      if said == LE or said == LT then
        step("met_within")
      elseif cuts and target > 0 and actual > target * over / 100 then
        step("met_over")
        return over_achieved(fields, target, actual, weight, rounding)
      else
        step("met")
        if target > 0 and actual > target * over / 100 then
          aside("far_over", round(actual / target * 100, 0.1))
        end
      end
      return MET, weight
    end
    if equal_is_met(said, bare, target, actual) then
      step(bare == LE and "met_within" or "met")
      aside(bare == LE and "not_equal_less" or "not_equal")
      return MET, weight
    end
    local lower = is_lower(said, target, actual)
    if target < 0 then
      step("target_negative")
      return PENDING
    elseif target == 0 then
      step("missed_zero")
      if reason then step("reason", reason) end
      return MISSED, 0
    end
    local ratio, above, below = share(lower, target, actual)
    if rounding then
      ratio = rounded(ratio * 100, rounding)
      step(lower and "missed_above_rate" or "missed_below_rate", above, below, ratio)
      ratio = ratio / 100
    else
      step(lower and "missed_above" or "missed_below", above, below)
    end
    if reason then step("reason", reason) end
    return MISSED, weight * max(0, min(1, ratio))
  end
end

shapes.define("proportional", say("按比例计分", "by proportion:"), {
  bare = figure.bare_untold_field,
  over = { "number", default = 130, min = 100 },
  over_each = { "number", default = 10, min = 0.0001 },
  over_take = { "number", min = 0 },
  over_take_percent = { "number", default = 0, min = 0, max = 100 },
  over_most_percent = { "number", default = 100, min = 0, max = 100 },
  over_count = counting.field,
  over_reason = { "string" },
  reason = { "string" },
}, function(fields)
  return {
    handles = shapes.kinds("number", "change", "range", "tolerance"),
    run = proportional_number(fields),
    branches = function()
      local list = shapes.both(say("达到目标：满分", "the target is met: full marks"),
        say("未达到目标：按比例", "the target is missed: in proportion"))
      if fields.over_take or fields.over_take_percent > 0 then
        list[3] = { text = say("超过目标的", "over ") .. tostring(fields.over)
          .. say("%：扣减", "% of the target: a cut") }
      end
      return list
    end,
  }
end)

-- --- rates ---

-- 执行率 × 分值: the rate against a target of 100%, never above the weight. A row without
-- target has the rate itself as its actual value.
shapes.define("rate_times_weight", say("按率计分", "by rate:"), {
  full = { "number", default = 100, min = 0.01 },
  reason = { "string" },
}, function(fields)
  local read = figure.reader("ratio", "%")
  return {
    handles = shapes.kinds("number"), alone = true,
    branches = function()
      local full = tostring(fields.full) .. "%"
      return shapes.both(say("达到", "") .. full .. say("：满分", " or more: full marks"),
        say("低于", "under ") .. full .. say("：按率计分", ": by the rate"))
    end,
    run = function(kind, compare, target, actual, upper, weight, rounding)
      local rate
      rate_expected()
      if target and target > 0 then
        rate = actual / target * 100
        if rounding then
          rate = figure.rounded(rate, rounding)
        end
      else
        rate = target and 0 or read(kind, compare, nil, actual, nil, nil, rounding)
      end
      local share = round(rate / fields.full, 0.0000000001)
      if rate > 100 then
        step("rate_over", round(rate, 0.01))
      elseif fields.full == 100 then
        step("rate_times_weight", round(rate, 0.01))
      elseif share >= 1 then
        step("rate_full", round(rate, 0.01), fields.full)
      else
        step("rate_of_full", round(rate, 0.01), fields.full)
      end
      if share >= 1 then
        return MET, weight
      end
      tell(fields.reason)
      return MISSED, weight * max(0, rate) / fields.full
    end,
  }
end)

-- Full marks, the line, and what lies below it.
local function line_branches(from, full)
  return {
    { text = say("达到", "") .. full .. say("：满分", " or more: full marks"), outcome = MET },
    { text = from .. say("至", " to ") .. full .. say("：按直线计分", ": on the line"), outcome = MISSED },
    { text = say("低于", "under ") .. from .. say("：不得分", ": no points") },
  }
end

-- A straight line from (from, percent of the weight) up to (full, all of it).
local function line(fields, alone)
  local from, percent, full = fields.from, fields.percent, fields.full
  local read = figure.reader(fields.of, fields.unit)
  local unit, told = figure.unit(fields.of, fields.unit), "figure_" .. fields.of
  local bare = comparators[fields.bare]
  return {
    handles = figure.handles(fields.of), alone = alone and figure.alone(fields.of),
    unit = fields.unit,
    branches = function()
      return line_branches(tostring(from) .. unit, tostring(full) .. unit)
    end,
    run = function(kind, compare, target, actual, upper, weight, rounding)
      local value, why = read(kind, compare, target, actual, upper, bare, rounding)
      if not value then
        step(why)
        return outcomes.cannot_compute
      end
      local shown = round(value, 0.01)
      step(told, shown, unit)
      if value >= full then
        step("line_full", shown, unit, full)
        return MET, weight
      end
      if value < from then
        branch(3)
        step("line_below", shown, unit, from)
        tell(fields.reason)
        return MISSED, 0
      end
      if percent == 0 then
        step("line_pass", shown, unit, from, full)
      else
        step("line_base", shown, unit, from, full, percent)
      end
      tell(fields.reason)
      return MISSED,
        weight * (percent + (100 - percent) * (value - from) / (full - from)) / 100
    end,
  }
end

local function check_line(fields, what, start)
  if fields.full <= fields[start] then
    fail_field(what .. say("：`full` 要大于 `", ": `full` must be over `") .. start .. "`", "full")
  end
end

-- 及格门槛: below `pass` percent of the target nothing, from there on in a straight line
-- up to full marks: weight × (rate − pass) / (100 − pass).
shapes.define("pass_mark", say("及格门槛", "with a pass mark:"), {
  pass = { "number", required = true, min = 0, max = 99.99 },
  bare = figure.bare_untold_field,
  reason = { "string" },
}, function(fields)
  local pass, told, reason = fields.pass, fields.bare ~= nil, fields.reason
  local rounded, bare = figure.rounded, comparators[fields.bare or ">="]
  return {
    handles = shapes.kinds("number", "change"),
    branches = function()
      return line_branches(tostring(pass) .. "%", "100%")
    end,
    run = function(kind, compare, target, actual, upper, weight, rounding)
      if not told and is_unsure_time(compare, target, actual) then
        step("time_direction")
        return PENDING
      end
      local said = effective(compare, bare, target)
      if reached(said, target, actual) or equal_is_met(said, bare, target, actual) then
        step("met")
        return MET, weight
      elseif target < 0 then
        step("target_negative")
        return PENDING
      elseif target == 0 then
        branch(3)
        step("missed_zero")
        tell(reason)
        return MISSED, 0
      end
      local rate = rounded(share(is_lower(said, target, actual), target, actual) * 100, rounding)
      local shown = round(rate, 0.01)
      if rate >= 100 then -- it was rounded up
        step("line_full", shown, "%", 100)
        return MET, weight
      elseif rate < pass then
        branch(3)
        step("pass_mark_failed", shown, pass)
        tell(reason)
        return MISSED, 0
      end
      step("pass_mark_linear", shown, pass)
      tell(reason)
      return MISSED, weight * (rate - pass) / (100 - pass)
    end,
  }
end)

-- 基础分加按比例增分: at `from` the base share `percent`, at `full` full marks.
shapes.define("base_share", say("基础分加线性", "a base and a line:"), {
  of = figure.field, unit = figure.unit_field, bare = figure.bare_field,
  from = { "number", required = true },
  percent = { "number", required = true, min = 0, max = 100 },
  full = { "number", required = true },
  reason = { "string" },
}, function(fields, what)
  if not figure.alone(fields.of) then
    fail_field(what .. say('：`of` 只能是 `"value"`、`"rate"`、`"ratio"`、`"change"`、`"deviation"`',
      ': `of` is `"value"`, `"rate"`, `"ratio"`, `"change"` or `"deviation"`'), "of")
  end
  check_line(fields, what, "from")
  return line(fields, true)
end)

-- 折算: a score that was given out of `out_of`, as a share of this row's weight.
shapes.define("convert", say("折算", "converted:"), {
  out_of = { "number", default = 100, min = 0.01 },
}, function(fields)
  return {
    handles = shapes.kinds("number"), alone = true,
    branches = function()
      return { { text = say("折算", "converted") } }
    end,
    run = function(kind, compare, target, actual, upper, weight)
      rate_expected()
      if actual > fields.out_of or actual < 0 then
        step("converted_outside", fields.out_of)
        return outcomes.cannot_compute
      end
      branch(1)
      step("converted", actual, fields.out_of)
      local points = weight * actual / fields.out_of
      return worth.outcome(points, weight), points
    end,
  }
end)

-- --- what nobody foresaw ---

-- A function of the row that returns points and a reason, or nil and a reason when it
-- cannot tell.
function shapes.custom(score)
  local handles = {}
  for kind in sorted(scorable) do
    handles[kind] = true
  end
  -- own.kept is what the function's file holds, written down when the pack is complete.
  local own = { score = score }
  return shape {
    handles = handles, custom = true, own = own,
    branches = function()
      return { { text = say("函数给出分数", "the function gives points") } }
    end,
    run = function(kind, compare, target, actual, upper, weight)
      restore(own.kept)
      local points, reason = watched(score, {
        kind = kind_names[kind], target = target, actual = actual, upper = upper,
        weight = weight, target_text = target_text(), actual_text = actual_text(),
      })
      if points ~= nil and (type(points) ~= "number" or points ~= points) then
        error(say("函数应返回分数和理由", "the function must return points and a reason"))
      end
      if points and (points < 0 or points > weight) then
        error(say("函数返回的分数不在 0 至分值之间", "the function's points are outside 0 to weight"))
      end
      if reason then
        step("reason", tostring(reason))
      end
      if not points then
        step("pending_by_function")
        return outcomes.cannot_compute
      end
      branch(1)
      step("points_by_function")
      return worth.outcome(points, weight), points
    end,
  }
end

return shapes
