-- declared.lua - what a rule's declaration says, looked at without scoring anything: bands
-- that give the same, limits that are never reached, fields without effect.
--
-- Each shape that leaves room for such faults has a function of its name in `examine`. It
-- gets the rule's subject, the declaration's fields as checked, and as written.
-- subject.shape is the place of the shape; least and greatest are the weights of the
-- rule's examples, largest is that of the framework.

local declared = {}
local examine = {}

local function tell(rule, code, ...)
  findings.at(rule.shape, rule, code, ...)
end

local function band(index)
  return fill(say("第{1}档", "band {1}"), index)
end

-- What an entry gives in a row of this weight.
local function worth_in(entry, weight)
  return entry.percent and weight * entry.percent / 100 or entry.points
end

-- --- what lists of entries have in common ---

-- The most that the entries give: a percentage, and points or nil.
local function best_of(entries)
  local percent, points = 0, nil
  for i = 1, #entries do
    percent = max(percent, entries[i].percent or 0)
    points = entries[i].points and max(points or 0, entries[i].points) or points
  end
  return percent, points
end

-- Points stay between nothing and the weight.
local function check_worth(place, rule, entries)
  for i = 1, #entries do
    local entry = entries[i]
    if (entry.percent or 0) > 100 or (entry.points or 0) < 0 then
      findings.at(place, rule, "L72", "第{1}项给 {2}，得分应在 0 至分值之间；要超过分值请用加减分或附加分",
        "entry {1} gives {2}: points stay between 0 and the weight; to pass it use add_and_deduct or bonus",
        i, entry.percent and tostring(entry.percent) .. "%" or tostring(entry.points))
    end
  end
end

local function check_full(rule, entries)
  local percent, points = best_of(entries)
  check_worth(rule.shape, rule, entries)
  if percent < 100 and (not points or points < rule.greatest) then
    tell(rule, "L04", "没有一项给满分，最高的给 {1}；是漏了满分的一项，还是数写错了？",
      "nothing gives full marks, {1} is the most: is an entry missing, or a number wrong?",
      points and fill(say("{1}分（例子的分值是{2}）", "{1} points (an example's weight is {2})"), points, rule.greatest)
        or tostring(percent) .. "%")
  end
  if points and points > rule.largest then
    tell(rule, "L05", "固定给 {1}分，权重框架里最大的分值才 {2}；请核对，或改写成{3}",
      "gives {1} points, but the framework's largest weight is {2}; check it, or write {3}",
      points, rule.largest, word("percent"))
  end
end

local function same(a, b, weight)
  return round(worth_in(a, weight) - worth_in(b, weight), 0.000001) == 0 and a.reason == b.reason
end

local function tell_same(rule, one, other)
  tell(rule, "L01", "{1}与{2}得分相同；请合并，或改正其中一个数，或各写{3}",
    "{1} and {2} give the same; join them, correct a number, or write each its {3}", one, other, word("reason"))
end

-- --- steps ---

-- Figures that count what is wrong: the more, the worse. Their least value.
local faults = { deviation = 0, gap = 0, count = 0, days = 0, rank = 1 }

-- The bands from the lowest figure to the highest, each with its number in the file.
local function from_low(bands)
  local first, second = bands[1], bands[2]
  local rising = not second or first.low == nil or (second.low ~= nil and second.low > first.low)
  local ordered = {}
  for i = 1, #bands do
    local at = rising and i or #bands + 1 - i
    ordered[i] = { index = at, band = bands[at] }
  end
  return ordered
end

-- Whether no figure `of` lies in the band.
local function is_empty(b, of)
  local least = faults[of] or of == "rate" and 0 or nil
  if least and b.high and (b.high < least or b.high == least and not b.high_in) then
    return true
  elseif not figure.is_whole(of) or not b.low or not b.high then
    return false
  end
  local low, high = ceil(b.low), floor(b.high)
  low = low == b.low and not b.low_in and low + 1 or low
  high = high == b.high and not b.high_in and high - 1 or high
  return low > high
end

local function check_reach(rule, bands, of)
  for i = 1, #bands do
    if is_empty(bands[i], of) then
      tell(rule, "L03", "{1} {2} 永远轮不到：{3}没有这样的数；请删去，或改正界限",
        "{1}, {2}, is never reached: {3} has no such value; take it away, or correct its limits",
        band(i), bands[i].text, choice(of))
    end
  end
end

-- From low to high: the more faults the fewer points; a rate costs points only once it is
-- over 100%; and nothing falls and then rises again.
local function check_course(rule, bands, of)
  local fallen = false
  for i = 2, #bands do
    local lower, upper = bands[i - 1], bands[i]
    local change = round(worth_in(upper.band, rule.greatest) - worth_in(lower.band, rule.greatest), 0.000001)
    if change > 0 and (fallen or faults[of])
      or change < 0 and of == "rate" and (upper.band.low or lower.band.high) <= 100 then
      tell(rule, "L02", "从{1}到{2}，得分的升降反了；请核对这两档的得分和界限",
        "from {1} to {2} the points change the wrong way; check what both give, and their limits",
        band(lower.index), band(upper.index))
      return
    end
    fallen = fallen or change < 0
  end
end

-- Fields that are written and change nothing.
local function idle(rule, raw, fields, zh, en)
  for i = 1, #fields do
    if raw[fields[i]] ~= nil then
      tell(rule, "L08", "{1}不起作用：{2}；请删去，或补上所缺的",
        "{1} has no effect: {2}; take it away, or add what is missing", word(fields[i]), say(zh, en))
    end
  end
end

-- `bare` says how a target without sign reads, which only some figures ask.
local function check_bare(rule, fields, raw)
  if fields.of ~= "rate" and fields.of ~= "gap" then
    idle(rule, raw, { "bare" }, "这样计分不看目标值的比较符号", "here the target's sign is not looked at")
  end
end

function examine.steps(rule, fields, raw)
  check_full(rule, fields.bands)
  check_reach(rule, fields.bands, fields.of)
  for i = 2, #fields.bands do
    if same(fields.bands[i - 1], fields.bands[i], rule.greatest) then
      tell_same(rule, band(i - 1), band(i))
    end
  end
  check_course(rule, from_low(fields.bands), fields.of)
  check_bare(rule, fields, raw)
end

-- --- cases, words, points of a list ---

-- What an earlier case takes from the later ones.
local covers = {
  within = { zero = true, below = true, equal = true },
  reached = { above = true, equal = true },
}

function examine.cases(rule, fields)
  local cases, taken = fields.cases, {}
  check_full(rule, cases)
  for i = 1, #cases do
    local when = cases[i].when
    if taken[when] then
      tell(rule, "L03", "“{1}”永远轮不到，前面的“{2}”已经包含它；请移到它前面",
        "“{1}” never holds: “{2}” before it takes all of it; move it to the front", choice(when), choice(taken[when]))
    elseif i > 1 and same(cases[i - 1], cases[i], rule.greatest) then
      tell_same(rule, "“" .. choice(cases[i - 1].when) .. "”", "“" .. choice(when) .. "”")
    end
    taken[when] = taken[when] or when
    for later in sorted(covers[when] or {}) do
      taken[later] = taken[later] or when
    end
  end
end

function examine.coefficients(rule, fields)
  check_full(rule, fields.levels)
end

function examine.bands(rule, fields)
  for i = 1, #fields.bands do
    local b = fields.bands[i]
    if b.high >= 100 and b.high_in then
      return
    end
  end
  tell(rule, "L04", "最高的一档不含100%，评分人给不了满分；请写{1} = 100",
    "the highest band does not include 100%: nobody can give full marks; write {1} = 100", word("to"))
end

function examine.yes_no(rule, fields)
  if fields.no_percent == 100 then
    tell_same(rule, say("“是”", "“yes”"), say("“否”", "“no”"))
  end
end

function examine.items(rule, fields)
  local sum = 0
  for i = 1, #fields.items do
    sum = round(sum + fields.items[i].points, 0.000001)
  end
  if sum < rule.least then
    tell(rule, "L04", "各要点合计 {1}分，不到分值 {2}，拿不到满分；请补齐要点，或改正分数",
      "the items add up to {1}, less than the weight {2}: full marks are out of reach; add what is missing",
      sum, rule.least)
  elseif sum > rule.greatest then
    tell(rule, "L05", "各要点合计 {1}分，超过分值 {2}，多出的不算；请核对",
      "the items add up to {1}, more than the weight {2}: the rest does not count; check them", sum, rule.greatest)
  end
end

-- --- formulas ---

function examine.proportional(rule, fields, raw)
  if not fields.over_take and fields.over_take_percent == 0 then
    idle(rule, raw, { "over_each", "over_count", "over_most_percent", "over_reason" },
      "没有写超额扣多少", "nothing says how much is taken")
  elseif fields.over_most_percent == 0 then
    idle(rule, raw, { "over_take", "over_take_percent" }, "最多只扣 0%", "0% is the most that is taken")
  end
end

local function tell_full(rule)
  tell(rule, "L04", "{1}大于100，率到了100%也得不到满分；请核对",
    "{1} is over 100: a rate of 100% does not give full marks; check it", word("full"))
end

function examine.rate_times_weight(rule, fields)
  if fields.full > 100 then
    tell_full(rule)
  end
end

function examine.base_share(rule, fields, raw)
  check_bare(rule, fields, raw)
  if fields.percent == 100 then
    idle(rule, raw, { "full" }, "起点就给100%", "100% is given from the start")
  end
  if fields.of == "deviation" then
    tell(rule, "L02", "偏离越大得分越高；请核对{1}", "the more it deviates the more it gives; check {1}", word("of"))
  elseif fields.of == "rate" and fields.full > 100 then
    tell_full(rule)
  end
end

-- --- deductions ---

-- How far the figure can go beyond the mark; nil: without end.
local function reach_of(fields)
  if fields.above and not fields.below then
    return fields.zero_above and fields.zero_above - fields.above
  elseif fields.below and not fields.above and (fields.zero_below or fields.of ~= "change") then
    return max(0, fields.below - (fields.zero_below or 0))
  end
end

-- taken: the most that the steps take.
local function check_ends(rule, fields, taken)
  local weight, most = rule.greatest, min(taken, fields.most or taken)
  if fields.most and (taken < fields.most or fields.most > weight) then
    tell(rule, "L06", "{1} {2}分永远到不了，最多只会扣 {3}分；请核对",
      "{1} {2} is never reached: no more than {3} is taken; check it", word("most"), fields.most, min(taken, weight))
  end
  if fields.least >= weight then
    tell(rule, "L08", "{1} {2}分不小于分值 {3}，等于不扣分；请核对",
      "{1} {2} is not under the weight {3}: nothing is ever taken; check it", word("least"), fields.least, weight)
  elseif fields.least > 0 and not fields.zero_above and not fields.zero_below and weight - most > fields.least then
    tell(rule, "L06", "{1} {2}分永远到不了，最低也有 {3}分；请核对",
      "{1} {2} is never reached: no less than {3} is given; check it", word("least"), fields.least, weight - most)
  end
end

local function tell_contradiction(rule, first, second)
  tell(rule, "L07", "{1}与{2}互相矛盾，中间什么也不剩；请核对这两个数",
    "{1} and {2} contradict each other: nothing is left between them; check both", word(first), word(second))
end

function examine.deduct(rule, fields, raw)
  check_bare(rule, fields, raw)
  if raw.above and fields.zero_above and fields.zero_above <= fields.above then
    return tell_contradiction(rule, "above", "zero_above")
  elseif fields.below and fields.zero_below and fields.zero_below >= fields.below then
    return tell_contradiction(rule, "below", "zero_below")
  end
  local per = fields.take or rule.greatest * fields.take_percent / 100
  if per == 0 then
    return idle(rule, raw, { "take", "take_percent" }, "扣 0 等于不扣", "to take 0 is to take nothing")
  end
  local reach = reach_of(fields)
  check_ends(rule, fields, reach and counting.steps(fields.count, reach, fields.each) * per or 1e15)
end

function examine.add_and_deduct(rule, fields, raw)
  check_bare(rule, fields, raw)
  if fields.least_percent >= fields.most_percent then
    tell_contradiction(rule, "least_percent", "most_percent")
  elseif fields.most_percent < 100 then
    tell(rule, "L04", "{1}不到100，拿不到满分；请核对",
      "{1} is under 100: full marks are out of reach; check it", word("most_percent"))
  end
end

function examine.deadline(rule, fields, raw)
  if fields.late_percent or fields.each or fields.period then
    idle(rule, raw, { "late_from" }, "逾期已经另有算法", "lateness is counted in another way")
  elseif fields.late_from >= fields.late_below then
    tell_contradiction(rule, "late_from", "late_below")
  end
  if not fields.each then
    idle(rule, raw, { "take", "take_percent", "count" }, "没有写每几天", "nothing says for how many days")
  end
  if fields.late_percent == 100 then
    tell_same(rule, say("按时", "in time"), say("逾期", "late"))
  end
end

-- --- words and exceptions ---

-- The words by which a shape tells its branches apart: { word, … }.
function declared.words_of(shape)
  local lists, words = {}, {}
  local entries = shape.fields and (shape.fields.bands or shape.fields.levels) or {}
  for i = 1, #entries do
    lists[#lists + 1] = entries[i].words -- steps have none
  end
  if shape.word == "yes_no" then
    lists = { shape.fields.yes, shape.fields.no }
  end
  for i = 1, #lists do
    for j = 1, #lists[i] do
      words[#words + 1] = lists[i][j]
    end
  end
  return words
end

local function check_exceptions(rule, source)
  check_worth(rule.place, rule, source.exception_list or {})
  local words = source.exceptions and declared.words_of(source.shape) or {}
  for i = 1, #words do
    if source.exceptions[plain_words(words[i])] then
      findings.add(rule, "L10", "词语“{1}”也写在{2}里，例外先算，档里的永远轮不到；请删去一处",
        "the word “{1}” is one of the {2} as well, which come first: its band is never reached; take one away",
        words[i], word("exceptions"))
    end
  end
end

local function worth_text(entry)
  return entry.remove and say("不计入", "removed")
    or entry.percent and tostring(entry.percent) .. "%" or tostring(entry.points)
end

-- The same word, another treatment: 不适用 gives full marks here and is removed there.
function declared.compare_exceptions(rules)
  local first = {}
  for i = 1, #rules do
    local entries = rules[i].source.exceptions or {}
    for said in sorted(entries) do
      local worth, other = worth_text(entries[said]), first[said]
      if other and other.worth ~= worth then
        findings.add(rules[i].subject, "L11", "“{1}”在这里：{2}；在{3}里：{4}；请核对是否都照文件",
          "“{1}” here: {2}; in {3}: {4}; check both against the paper", said, worth, other.name, other.worth)
      end
      first[said] = other or { worth = worth, name = rules[i].subject.name }
    end
  end
end

-- --- one rule ---

-- rule: its subject; source: the rule as the engine has it; raw: the shape's fields as
-- written.
function declared.check(rule, source, raw)
  local shape = source.shape
  if shape.custom then
    local first, last = lines(shape.own.score)
    tell(rule, "L50", "用函数计分（第{1}–{2}行），里面的数检查看不到；请人工复核",
      "is a function (lines {1} to {2}), whose numbers lint cannot see; a person should read it", first, last)
  elseif examine[shape.word] then
    examine[shape.word](rule, shape.fields, raw)
  end
  check_exceptions(rule, source)
end

return declared
