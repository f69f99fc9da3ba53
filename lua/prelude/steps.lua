-- steps.lua - 分档: a table of limits and what each step gives.
--
--   steps { of = "value", unit = "%", bands = { { from = 90, percent = 100 }, … } }
-- Also cases: three states of one amount beside another.

local steps = {}

-- Locals: the shapes run once for each cell.
local step, branch, round = step, branch, round
local worth_of, outcome_of = worth.of, worth.outcome
local MET, MISSED, PENDING = outcomes.met, outcomes.missed, outcomes.cannot_compute

local step_fields = limits.with(worth.with {})

-- 分档计分. bands: from the best to the worst, or from the least to the most; the ends
-- are those of limits.lua, each included or not as written.
shapes.define("steps", say("分档计分", "by steps:"), {
  of = figure.field, unit = figure.unit_field, bare = figure.bare_field,
  bands = { "table", required = true, entries = step_fields },
}, function(fields, what)
  local of, unit = fields.of, figure.unit(fields.of, fields.unit)
  local bands = form.list(what, step_fields, fields.bands)
  for i = 1, #bands do
    worth.check(what .. say(" 第", " entry ") .. tostring(i) .. say("档", ""), bands[i], i)
  end
  local find = limits.ladder(what, bands, figure.is_whole(of), unit)
  fields.bands = bands
  local read, bare = figure.reader(of, fields.unit), comparators[fields.bare]
  local full = (bands[1].percent or 0) >= 100
  local key = of == "value" and "step_value" or "step_" .. of
  return {
    handles = figure.handles(of), alone = figure.alone(of), unit = fields.unit,
    text = figure.from_text(of),
    branches = function()
      return shapes.each("bands", bands, function(band)
        return band.text .. say("：", ": ") .. worth.text(band)
      end)
    end,
    run = function(kind, compare, target, actual, upper, weight, rounding)
      local value, why = read(kind, compare, target, actual, upper, bare, rounding)
      if not value then
        step(why)
        return PENDING
      end
      local band, index = find(value)
      branch(index)
      step(key, band.text, value % 1 == 0 and value or round(value, 0.01))
      local points = worth_of(band, weight)
      return (index == 1 and full or points >= weight) and MET or MISSED, points
    end,
  }
end)

-- --- cases ---

local holds = {
  zero = function(target, actual) return actual == 0 end,
  below = function(target, actual) return actual < target end,
  within = function(target, actual) return actual <= target end,
  equal = function(target, actual) return actual == target end,
  reached = function(target, actual) return actual >= target end,
  above = function(target, actual) return actual > target end,
  otherwise = function() return true end,
}

local case_fields = worth.with { when = { "string", required = true, choices = holds } }
local when_texts = {
  zero = { "完成值为0", "the actual value is 0" },
  below = { "完成值小于目标值", "less than the target" },
  within = { "完成值不超过目标值", "not more than the target" },
  equal = { "完成值等于目标值", "equal to the target" },
  reached = { "完成值不低于目标值", "not less than the target" },
  above = { "完成值超过目标值", "more than the target" },
  otherwise = { "其余情形", "any other case" },
}

-- 比较两个数: the first case that holds for the actual value beside the target, as in
-- 无结余 / 不超过上年结转 / 超过上年结转.
shapes.define("cases", say("两数比较", "by comparing two amounts:"), {
  cases = { "table", required = true, entries = case_fields },
}, function(fields, what)
  local entries = form.list(what, case_fields, fields.cases)
  local open, seen = true, {}
  for i = 1, #entries do
    local entry = entries[i]
    worth.check(what .. say(" 第", " entry ") .. tostring(i) .. say("项", ""), entry, i)
    if not open then
      fail(what .. say("：“", ": “") .. choice(entry.when) .. say("”永远轮不到", "” can never hold"))
    end
    seen[entry.when] = true
    open = not (entry.when == "otherwise"
      or (seen.within or seen.below) and (seen.above or seen.reached)
         and (seen.within or seen.reached or seen.equal))
  end
  if open then
    fail(what .. say("：有的情形没有写到，最后一项写 `when` = `\"otherwise\"`",
                     ": some cases are left out; end with `when` = `\"otherwise\"`"))
  end
  fields.cases = entries
  return {
    handles = shapes.kinds("number"),
    branches = function()
      return shapes.each("cases", entries, function(entry)
        local when = when_texts[entry.when]
        return say(when[1], when[2]) .. say("：", ": ") .. worth.text(entry)
      end)
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local i = 1
      while not holds[entries[i].when](target, actual) do
        i = i + 1
      end
      branch(i)
      step("case_" .. entries[i].when, target, actual)
      local points = worth_of(entries[i], weight)
      return outcome_of(points, weight), points
    end,
  }
end)

return steps
