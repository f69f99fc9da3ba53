-- score.lua - what the engine calls: one row, one rate, one grade.

local score = {}

local MET, JUDGED, PENDING = outcomes.met, outcomes.judged, outcomes.cannot_compute

local function names_of(pack)
  local names = {}
  for name in sorted(pack.names) do
    names[#names + 1] = name
  end
  return names
end

-- The rule that a row's rule cell names; false for a level name without one of its own.
local function named(pack, name)
  local rule = pack.names[name]
  if rule == nil then
    rule = pack.names[plain_name(name)]
  end
  if rule == nil then
    local near = nearest(plain_name(name), names_of(pack))
    unknown(say("规则包 ", "the pack ") .. pack.id .. say(" 没有规则“", " has no rule “") .. name
      .. (near and say("”，最接近的是“", "”; the nearest is “") .. near .. "”" or "”"))
  end
  return rule
end

-- The clerk's own points for a judged row count only inside its band.
local function judge(given, low, high, excluded)
  if not given then
    step("given_missing")
    return nil
  end
  if given < low or given > high or (excluded and given == high) then
    step("given_outside", given)
    return nil
  end
  step("given_taken")
  return given
end

-- Returns outcome, points or nil, low, high, and the rule's number in the pack (or 0).
function score.row(pack, name, kind, compare, target, actual, upper, weight, given)
  local rule
  if name then
    rule = named(pack, name)
  end
  if not scorable[kind] then
    step(kind_names[kind]) -- the sentence of a pending kind has the kind's name
    return PENDING, nil, 0, 0, rule and rule.index or 0
  end
  if not rule or not rule.handles[kind] then
    rule = pack.defaults[kind]
    if not rule then
      step("no_rule")
      return PENDING, nil, 0, 0, 0
    end
  end
  local outcome, points, low, high, excluded =
    rule.run(kind, compare, target, actual, upper, weight)
  if outcome == JUDGED then
    points = judge(given, low, high, excluded)
    return JUDGED, points, low, high, rule.index
  end
  return outcome, points, 0, 0, rule.index
end

function score.rate(pack, value, base, kind)
  local key = kind and plain_name(kind) or pack.first_rate
  local how = key and pack.rates[key]
  if not how then
    local names = {}
    for name in sorted(pack.rates) do
      names[#names + 1] = name
    end
    local near = nearest(key or "", names)
    unknown(say("规则包 ", "the pack ") .. pack.id .. say(" 没有比率“", " has no rate “") .. (key or "")
      .. "”" .. (near and say("，最接近的是“", "; the nearest is “") .. near .. "”" or ""))
  end
  if how == "change" then
    return (value - base) / base
  end
  return value / base
end

function score.grade(pack, total)
  local grades = pack.grades
  for i = 1, #grades do
    if total >= grades[i].from then
      return grades[i].name
    end
  end
end

return score
