-- shapes.lua - the ways in which points follow from a target and an actual value.
--
-- A shape is what a rule's field `score` holds: { handles = kinds, run = function }.
-- run(kind, compare, target, actual, upper, weight) returns an outcome, the points, and
-- for a judged row the limits of its band in points (low, high, and whether high is
-- excluded). It records what it did with step(); sentences.lua has the words.
-- compare is one of the comparators below; NONE where the target's text says none.

local shapes = {}

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

local MET, MISSED, JUDGED = outcomes.met, outcomes.missed, outcomes.judged
local NONE, GE, LE, GT, LT, EQ = comparators.none, comparators[">="], comparators["<="],
  comparators[">"], comparators["<"], comparators["="]

local function set(...)
  local made = {}
  for _, name in list(...) do
    made[kinds[name]] = true
  end
  return made
end

-- How a target without comparator reads: the field `bare` of a shape.
local bare_field = { "string", default = ">=", choices = { [">="] = true, ["<="] = true } }

local function effective(compare, bare, target)
  if compare ~= NONE then
    return compare
  end
  -- A target of 0起 or 0次 can only mean: none of it.
  if bare == LE or target == 0 then
    aside("read_as_most")
    return LE
  end
  return GE
end

local function reached(compare, target, actual)
  if compare == GE then return actual >= target end
  if compare == LE then return actual <= target end
  if compare == GT then return actual > target end
  if compare == LT then return actual < target end
  return actual == target
end

-- 正向 B/A, 反向 A/B: the share of the target that was reached, 0 to 1 where missed.
local function share(lower_is_better, target, actual)
  if lower_is_better then
    return target / actual, target, actual
  end
  return actual / target, actual, target
end

-- 按比例计分: full marks when met, else weight × actual/target (正向) or × target/actual
-- (反向), never below 0 or above the weight.
local function proportional_number(over, bare)
  return function(kind, compare, target, actual, upper, weight)
    local said = effective(compare, bare, target)
    if reached(said, target, actual) then
      if said == LE or said == LT then
        step("met_within")
      else
        step("met")
        if target > 0 and actual > target * over then
          aside("far_over", round(actual / target * 100, 0.1))
        end
      end
      return MET, weight
    end
    if said == EQ and actual > target then
      step("met")
      aside("not_equal")
      return MET, weight
    end
    local lower = said == LE or said == LT
    if target <= 0 then
      step("missed_zero")
      return MISSED, 0
    end
    local ratio, above, below = share(lower, target, actual)
    step(lower and "missed_above" or "missed_below", above, below)
    return MISSED, weight * max(0, min(1, ratio))
  end
end

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

shapes.proportional = form.new(say("按比例计分 proportional", "proportional"), {
  bare = bare_field,
  over = { "number", default = 1.3, min = 1 },
}, function(fields)
  local by_number = proportional_number(fields.over, comparators[fields.bare])
  return shape {
    handles = set("number", "change", "range", "tolerance"),
    run = function(kind, compare, target, actual, upper, weight)
      if kind == kinds.range then
        return proportional_band(target, upper, actual, weight)
      elseif kind == kinds.tolerance then
        return proportional_band(0, target, abs(actual), weight)
      end
      return by_number(kind, compare, target, actual, upper, weight)
    end,
  }
end)

-- 执行率 × 分值: the rate against a target of 100%, never above the weight.
shapes.rate_times_weight = form.new(say("按率计分 rate_times_weight", "rate_times_weight"), {
  full = { "number", default = 100, min = 0.01 },
}, function(fields)
  return shape {
    handles = set("number"),
    run = function(kind, compare, target, actual, upper, weight)
      local rate = target > 0 and actual / target * 100 or 0
      rate_expected()
      if rate > 100 then
        step("rate_over", round(rate, 0.01))
      else
        step("rate_times_weight", round(rate, 0.01))
      end
      local share = min(1, rate / fields.full)
      return share >= 1 and MET or MISSED, weight * max(0, share)
    end,
  }
end)

local function limits_text(from, below)
  if below then
    return tostring(from) .. "%" .. say("（含）–", " (incl.) to ") .. tostring(below) .. "%"
  end
  return "≥" .. tostring(from) .. "%"
end

-- Entries from the best to the worst, without gap or overlap, the last from 0.
local function check_descending(what, entries, field)
  for i = 2, #entries do
    if entries[i][field] >= entries[i - 1][field] then
      fail(what .. say("：各档要从高到低排列，第", ": entries go from high to low; entry ")
        .. tostring(i) .. say("档的 ", "'s ") .. field .. say(" 不比上一档低", " is not lower"))
    end
  end
  if entries[#entries][field] ~= 0 then
    fail(what .. say("：最后一档要从 0 开始，否则有的数值没有档", ": the last entry must start at 0"))
  end
end

-- 分档计分: the highest step that the value reaches; steps { of = "rate", { from = 100,
-- percent = 100 }, … }. Each lower limit is included (含).
shapes.steps = form.new(say("分档计分 steps", "steps"), {
  of = { "string", default = "value", choices = { value = true, rate = true } },
  bands = { "table", required = true },
}, function(fields)
  local what = say("分档计分 steps", "steps")
  local bands = form.list(what, {
    from = { "number", required = true, min = 0 },
    percent = { "number", required = true, min = 0, max = 100 },
  }, fields.bands)
  check_descending(what, bands, "from")
  for i = 1, #bands do
    bands[i].text = limits_text(bands[i].from, i > 1 and bands[i - 1].from)
  end
  return shape {
    handles = set("number"),
    run = function(kind, compare, target, actual, upper, weight)
      -- A percent cell against a percent cell: 0.85 against 0.9.
      local value = target <= 1 and actual * 100 or actual
      if fields.of == "rate" then
        local lower = effective(compare, GE, target) == LE or compare == LT
        if target <= 0 or (lower and actual <= 0) then
          value = reached(lower and LE or GE, target, actual) and 100 or 0
        else
          value = share(lower, target, actual) * 100
        end
      end
      value = round(value, 0.000001) -- 0.8 × 100 must reach the step that starts at 80
      local index = 1
      while value < bands[index].from and index < #bands do
        index = index + 1
      end
      local band = bands[index]
      if fields.of == "rate" then
        step("step_rate", band.text, band.percent, round(value, 0.01))
      else
        step("step_value", band.text, band.percent)
      end
      return index == 1 and MET or MISSED, weight * band.percent / 100
    end,
  }
end)

-- 及格门槛: below `pass` percent of the target nothing, from there on in a straight line
-- up to full marks: weight × (rate − pass) / (100 − pass).
shapes.pass_mark = form.new(say("及格门槛 pass_mark", "pass_mark"), {
  pass = { "number", required = true, min = 0, max = 99.99 },
  bare = bare_field,
}, function(fields)
  local pass, bare = fields.pass, comparators[fields.bare]
  return shape {
    handles = set("number", "change"),
    run = function(kind, compare, target, actual, upper, weight)
      local said = effective(compare, bare, target)
      if reached(said, target, actual) or (said == EQ and actual > target) then
        step("met")
        return MET, weight
      end
      if target <= 0 then
        step("missed_zero")
        return MISSED, 0
      end
      local rate = 100 * max(0, min(1, (share(said == LE or said == LT, target, actual))))
      local shown = round(rate, 0.01)
      if rate < pass then
        step("pass_mark_failed", shown, pass)
        return MISSED, 0
      end
      step("pass_mark_linear", shown, pass)
      return MISSED, weight * (rate - pass) / (100 - pass)
    end,
  }
end)

-- 按时限计分: full marks in time; a late row is judged between two shares of the weight,
-- since no regulation gives a formula.
shapes.deadline = form.new(say("按时限计分 deadline", "deadline"), {
  late_from = { "number", default = 0, min = 0, max = 100 },
  late_below = { "number", default = 80, min = 0, max = 100 },
}, function(fields)
  return shape {
    handles = set("date"),
    run = function(kind, compare, target, actual, upper, weight)
      if actual <= 0 then -- days after the deadline
        step("in_time")
        return MET, weight
      end
      step("late", say("，不含上限", ", the upper limit excluded"))
      return JUDGED, nil, weight * fields.late_from / 100, weight * fields.late_below / 100, true
    end,
  }
end)

local function band_text(band)
  if band.below then
    return limits_text(band.from, band.below)
  end
  return tostring(band.from) .. "%" .. say("（含）–", " (incl.) to ") .. tostring(band.to) .. "%"
end

-- 按档评判: the words of the actual value choose a band of the weight; a person gives the
-- points inside it. from is included; to is included, below is not.
shapes.bands = form.new(say("按档评判 bands", "bands"), {
  bands = { "table", required = true },
}, function(fields)
  local what = say("按档评判 bands", "bands")
  local bands = form.list(what, {
    name = { "string", required = true },
    from = { "number", required = true, min = 0, max = 100 },
    to = { "number", min = 0, max = 100 },
    below = { "number", min = 0, max = 100 },
    words = { "table", of = "string", required = true },
  }, fields.bands)
  check_descending(what, bands, "from")
  local by_word, all = {}, {}
  for i = 1, #bands do
    local band = bands[i]
    if (band.to == nil) == (band.below == nil) then
      fail(what .. "：“" .. band.name .. say("”要写 to（含）或 below（不含）之一",
        "” needs either to (included) or below (excluded)"))
    end
    band.text = band_text(band)
    all[i] = "“" .. band.name .. "”" .. band.text
    for j = 1, #band.words do
      local word = plain_words(band.words[j])
      if by_word[word] then
        fail(what .. say("：词语“", ": the word “") .. band.words[j]
          .. say("”写在两个档里", "” stands in two bands"))
      end
      by_word[word] = band
    end
  end
  all = join(all, say("，", ", "))
  return shape {
    handles = set("words"),
    run = function(kind, compare, target, actual, upper, weight)
      local band = by_word[actual_words()]
      local key = "band"
      if not band and upper == 1 then -- the actual value repeats the target
        band, key = bands[1], "band_by_repeating"
      end
      if not band then
        step("band_unknown", all)
        return JUDGED, nil, 0, weight, false
      end
      step(key, band.name, band.text, band.below and say("，不含上限", ", the upper limit excluded") or "")
      return JUDGED, nil, weight * band.from / 100, weight * (band.to or band.below) / 100,
        band.below ~= nil
    end,
  }
end)

-- What nobody foresaw: a function of the row that returns points and a reason, or nil
-- and a reason when it cannot tell.
function shapes.custom(score)
  local handles = {}
  for kind in sorted(scorable) do
    handles[kind] = true
  end
  -- own.kept is what the function's file holds, written down when the pack is complete.
  local own = { score = score }
  return shape {
    handles = handles, own = own,
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
      step("points_by_function")
      return points >= weight and MET or MISSED, points
    end,
  }
end

return shapes
