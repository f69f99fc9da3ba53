-- counting.lua - how often “每…” fits into an amount: the field `count`.
--
--   whole     only whole steps count: 每满一步才计 (99.27% is less than one step of 5%)
--   started   a step that has begun counts: 不足一步按一步计
--   pro_rata  in proportion: 按比例计

local counting = {}

counting.field = {
  "string", default = "whole", choices = { whole = true, started = true, pro_rata = true },
}

function counting.steps(how, amount, each)
  local steps = round(amount / each, 0.00000001) -- 0.3 / 0.1 is three steps
  if how == "whole" then
    return floor(steps)
  elseif how == "started" then
    return ceil(steps)
  end
  return steps
end

function counting.text(how)
  if how == "whole" then
    return say("满一步计一步", "whole steps")
  elseif how == "started" then
    return say("不足一步按一步", "started steps")
  end
  return say("按比例", "pro rata")
end

return counting
