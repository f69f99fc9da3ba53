-- trials.lua - synthetic rows: every rule is scored on targets of each kind that it takes,
-- with actual values far below, just below, at and above them, and its own limits.
--
-- A series is a target with actual values in ascending order: { target, actuals, numbers }.
-- numbers are the actual values where they can be compared; mark the target's among them;
-- better "up" or "down" where the target says which is better; limits: the declaration's
-- own limits are among them.

local trials = {}

local WEIGHTS = 10 -- the weight whose points are compared; others only have to work
local others = { 1, 5, 3.3 }

local COST = 20000000 -- instructions that the trials of one rule may take

-- --- what to try ---

local function ascending(set)
  local numbers = {}
  for number in sorted(set) do
    numbers[#numbers + 1] = number
  end
  return numbers
end

-- The numbers at which the declaration changes its mind, and their neighbours.
local function limits_of(fields)
  local set = {}
  local function take(source)
    for _, name in list("low", "high", "from", "full", "above", "below", "zero_above", "zero_below", "mark", "pass") do
      local number = source[name]
      for _, step_aside in list(-1, -0.01, 0, 0.01, 1) do
        if type(number) == "number" then
          set[round(number + step_aside, 0.0001)] = true
        end
      end
    end
  end
  take(fields)
  for i = 1, #(fields.bands or {}) do
    take(fields.bands[i])
  end
  return set
end

-- The actual value, beside a target of 100, at which the figure `of` is this number.
local function actual_of(of, number)
  if of == "change" or of == "deviation" then
    return 100 + number
  end
  return of == "gap" and 100 - number or number
end

local function texts(numbers, unit)
  local all = {}
  for i = 1, #numbers do
    all[i] = tostring(numbers[i]) .. unit
  end
  return all
end

local function numbers_for(shape, alone)
  local set = {}
  for _, number in list(0, 1, 50, 79, 80, 99, 99.9, 100, 101, 120, 150, 300, 1000) do
    set[number] = true
  end
  local fields = shape.fields or {}
  for number in sorted(limits_of(fields)) do
    set[alone and number or actual_of(fields.of or "value", number)] = true
  end
  return ascending(set)
end

local function add_numbers(all, rule, shape, unit)
  local numbers = numbers_for(shape, false)
  local bare = shape.fields and shape.fields.bare
  for _, sign in list("≥", ">", "≤", "<", "=", "") do
    local down = sign == "≤" or sign == "<" or sign == "" and bare == "<="
    local up = sign == "≥" or sign == ">" or sign == "" and bare == ">="
    all[#all + 1] = {
      target = sign .. "100" .. unit, actuals = texts(numbers, unit), numbers = numbers, mark = 100,
      limits = true, better = down and "down" or up and "up" or nil,
    }
  end
end

local function add_alone(all, shape, unit)
  local numbers = numbers_for(shape, true)
  all[#all + 1] = { actuals = texts(numbers, unit == "" and "%" or unit), numbers = numbers,
                    limits = true }
end

local function add_text(all, shape)
  local numbers = numbers_for(shape, true)
  all[#all + 1] = { target = "≤0例", actuals = texts(numbers, "例"), numbers = numbers, limits = true }
  all[#all + 1] = { actuals = { "①", "全部" } }
  all[#all + 1] = { target = "达到要求", actuals = declared.words_of(shape) }
end

-- Series for the other kinds; each is used where the rule takes such pairs.
local by_kind = {
  change = {
    { target = "增长10%", actuals = { "下降5%", "增长1%", "增长9%", "增长10%", "增长11%", "增长50%" },
      numbers = { -5, 1, 9, 10, 11, 50 }, mark = 10, better = "up" },
    { target = "下降10%", actuals = { "下降50%", "下降11%", "下降10%", "下降9%", "下降1%", "增长5%" } },
  },
  range = { { target = "80%-90%", actuals = { "0%", "50%", "79%", "80%", "85%", "90%", "91%", "150%" },
              numbers = { 0, 50, 79, 80, 85, 90, 91, 150 } } },
  tolerance = { { target = "±5%", actuals = { "-50%", "-6%", "-5%", "0%", "5%", "6%", "50%" },
                  numbers = { -50, -6, -5, 0, 5, 6, 50 } } },
  date = { { target = "2023年6月30日", actuals = { "2023年5月1日", "2023年6月29日", "2023年6月30日",
               "2023年7月1日", "2023年7月10日", "2023年8月1日", "2023年12月31日", "2025年1月1日" },
             numbers = { -60, -1, 0, 1, 10, 32, 184, 551 }, mark = 0, better = "down" } },
  words = { { target = "效果明显", actuals = { "效果明显", "没有见过的说法" } } },
}

local function series_for(rule, source)
  local shape, all = source.shape, {}
  local fields = shape.fields or {}
  local unit = figure.unit(fields.of, fields.unit)
  if source.handles[kinds.number] then
    add_numbers(all, rule, shape, unit)
  end
  if source.alone then
    add_alone(all, shape, unit)
  end
  if source.text then
    add_text(all, shape)
  end
  for kind in sorted(by_kind) do
    for i = 1, source.handles[kinds[kind]] and #by_kind[kind] or 0 do
      all[#all + 1] = by_kind[kind][i]
    end
  end
  return all
end

-- --- what came of it ---

local function row_text(series, actual, weight)
  return fill(say("目标值“{1}”、完成值“{2}”、分值{3}", "target “{1}”, actual “{2}”, weight {3}"),
    series.target or "", actual, weight)
end

-- Tries one row. Returns the result when this rule made it, and whether the rule goes on.
local function try_row(rule, source, series, actual, weight)
  local got = try(source.name, series.target, actual, weight)
  rule.cost = (rule.cost or 0) + got.cost
  if not source.text and not source.handles[got.kind] and not (source.alone and not series.target) then
    return nil, true -- read as another kind, which another rule takes
  elseif got.failed then
    findings.at(got.place ~= "" and got.place or rule.shape, rule, got.limit and "L71" or "L70",
      "{1} 时出错：{2}；请改正函数或数值", "fails for {1}: {2}; correct the function or its numbers",
      row_text(series, actual, weight), got.failed)
    return nil, false
  elseif rule.cost > COST then
    findings.at(rule.shape, rule, "L71", "函数太慢，试算没有做完；请简化里面的循环",
      "the function is slow, the trials were given up; make its loops simpler")
    return nil, false
  elseif got.rule ~= source.index then
    return nil, true
  end
  return got, true
end

local function check_points(rule, source, series, actual, weight, got)
  local bonus = source.shape.word == "add_and_deduct"
  if got.points and (got.points < 0 or got.points > weight and not bonus) and not findings.has(rule, "L72") then
    findings.at(rule.shape, rule, "L72", "{1} 时得 {2}分，应在 0 至分值之间；请核对",
      "{1} gives {2}: points stay between 0 and the weight; check it", row_text(series, actual, weight), got.points)
  end
  if source.custom and not got.reason and not findings.has(rule, "L76") then
    findings.at(rule.shape, rule, "L76", "{1} 时函数没有给理由，评分说明只有分数；请在分数后面再返回一句理由",
      "{1}: the function gives no reason, so the explanation is only points; return a sentence after the points",
      row_text(series, actual, weight))
  end
end

-- --- points that fall though the actual value gets better ---

local function tell_fall(rule, series, i, j, points)
  findings.at(rule.shape, rule, "L73", "目标值“{1}”：完成值 {2} 得 {3}分，更好的 {4} 只得 {5}分；请核对界限和得分",
    "target “{1}”: actual {2} gives {3}, but {4}, which is better, only {5}; check the limits and the points",
    series.target or "", series.actuals[i], points[i], series.actuals[j], points[j])
end

-- Whether the target's own sign says what is better, and not the declaration alone.
local function follows_target(shape)
  local word, of = shape.word, shape.fields and shape.fields.of
  return shape.custom or word == "proportional" or word == "pass_mark" or word == "deadline" or of == "rate" or of == "gap"
end

-- Up to the target, what is nearer to it never gives less.
local function check_towards(rule, series, points)
  local last, down = nil, series.better == "down"
  local count = #series.numbers
  for n = 1, count do
    local i = down and count + 1 - n or n
    local number = series.numbers[i]
    local before = down and number >= series.mark or not down and number <= series.mark
    if before and points[i] then
      if last and points[i] < points[last] - 0.000001 then
        return tell_fall(rule, series, last, i, points)
      end
      last = i
    end
  end
end

-- Whichever way is better: points that fall do not rise again.
local function check_valley(rule, series, points)
  local fell, last
  for i = 1, #series.numbers do
    if points[i] then
      if last and points[i] < points[last] - 0.000001 then
        fell = fell or last
      elseif fell and points[i] > points[last] + 0.000001 then
        return tell_fall(rule, series, fell, last, points)
      end
      last = i
    end
  end
end

local function check_course(rule, source, series, points)
  if findings.has(rule, "L73") or findings.has(rule, "L02") or not series.numbers then
    return
  end
  if series.better and follows_target(source.shape) then
    check_towards(rule, series, points)
  end
  if not findings.has(rule, "L73") then
    check_valley(rule, series, points)
  end
end

-- --- one rule ---

local FEW = 3

local function check_worthless(rule, source, series, points)
  if not series.limits and not follows_target(source.shape) then
    return -- growth beside bands that are meant for the rate itself
  end
  local count, most = 0, 0
  for i = 1, #series.actuals do
    if points[i] then
      count, most = count + 1, max(most, points[i])
    end
  end
  if count >= FEW and most <= 0 and not findings.has(rule, "L74") then
    findings.at(rule.shape, rule, "L74", "目标值“{1}”：试了 {2} 个完成值（{3} 至 {4}），都得 0分；请核对界限",
      "target “{1}”: {2} actual values, {3} to {4}, all give 0; check the limits",
      series.target or "", count, series.actuals[1], series.actuals[#series.actuals])
  end
end

-- Returns whether anything was scored, and whether the rule goes on.
local function check_series(rule, source, series)
  local points, worked = {}, false
  for i = 1, #series.actuals do
    for w = 0, #others do
      local weight = others[w] or WEIGHTS
      local got, goes_on = try_row(rule, source, series, series.actuals[i], weight)
      if not goes_on then
        return worked, false
      elseif got then
        worked = worked or got.outcome ~= outcomes.cannot_compute
        points[i] = w == 0 and got.points or points[i]
        check_points(rule, source, series, series.actuals[i], weight, got)
      end
    end
  end
  check_course(rule, source, series, points)
  check_worthless(rule, source, series, points)
  return worked, true
end

-- Words of a declaration that the engine reads as a number, a date or nothing.
local function check_words(rule, source)
  local words = source.handles[kinds.words] and declared.words_of(source.shape) or {}
  for i = 1, #words do
    local kind = try(source.name, "达到要求", words[i], WEIGHTS).kind
    if kind ~= kinds.words then
      findings.at(rule.shape, rule, "L12", "“{1}”读成{2}，不是词语，档里的永远轮不到；请删去",
        "“{1}” is read as {2}, not as words: its band is never reached; take it away",
        words[i], kind == kinds.no_actual and say("没有填", "not filled in") or say("数字或日期", "a number or a date"))
    end
  end
end

function trials.check(rule, source)
  local all, worked = series_for(rule, source), false
  for i = 1, #all do
    local works, goes_on = check_series(rule, source, all[i])
    if not goes_on then
      return
    end
    worked = worked or works
  end
  if not worked then
    findings.at(rule.shape, rule, "L75", "试了 {1} 种目标值，一次也没有算出分；请核对计分方式和例子",
      "{1} kinds of targets were tried and none gave a score; check the way to score", #all)
  end
  check_words(rule, source)
end

return trials
