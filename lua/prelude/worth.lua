-- worth.lua - what a branch gives: points, or percent of the row's weight; and its own
-- reason. The same three fields stand in every branch of every declaration.

local worth = {}

local step, aside, min, max = step, aside, min, max
local MET, MISSED = outcomes.met, outcomes.missed

-- The specification `fields` with points, percent and reason added.
function worth.with(fields)
  fields.points = { "number" }
  fields.percent = { "number", min = 0 }
  fields.reason = { "string" }
  return fields
end

function worth.check(what, entry, number)
  if (entry.points == nil) == (entry.percent == nil) then
    fail_field(what .. say(" 要写 `points`（分）或 `percent`（分值的百分之几）之一",
                           " needs either `points` or `percent` (of the weight)"), entry.points and "percent" or nil, number)
  end
  return entry
end

-- The points of a branch in a row of this weight; records the arithmetic and the reason.
-- A declaration's points never give more than the row's weight.
function worth.of(entry, weight)
  local points
  if entry.percent then
    points = weight * entry.percent / 100
    step("worth_percent", entry.percent)
  else
    points = min(entry.points, max(weight, 0))
    step("worth_points")
    if entry.points > weight then
      aside("points_over_weight", entry.points)
    end
  end
  if entry.reason then
    step("reason", entry.reason)
  end
  return points
end

-- What a branch gives, in words: 60分, 分值的60%.
function worth.text(entry)
  if entry.percent then
    return say("分值的", "") .. tostring(entry.percent) .. say("%", "% of the weight")
  end
  return tostring(entry.points) .. say("分", " points")
end

function worth.outcome(points, weight)
  return points >= weight and MET or MISSED
end

return worth
