-- score.lua - what the engine calls: one row, one rate, one grade.

local score = {}

local step, aside, branch, scorable = step, aside, branch, scorable
local WORDS = kinds.words

local MET, JUDGED, PENDING = outcomes.met, outcomes.judged, outcomes.cannot_compute

local function names_of(pack)
  local names = {}
  for name in sorted(pack.names) do
    names[#names + 1] = name
  end
  return names
end

-- The rule whose field `contains` has a word of this name: 群众满意度 has 满意度. The longest
-- word wins. Returns the rule and the word.
local function by_part(pack, name)
  local rule, word, longest = nil, nil, 0
  for i = 1, #pack.parts do
    local part = pack.parts[i]
    if length(part.word) > longest and contains(name, part.word) then
      rule, word, longest = part.rule, part.word, length(part.word)
    end
  end
  return rule, word
end

-- The rule that a name stands for; false for a level name without one of its own; nil for
-- a name that the pack does not know. Where only a word of the name led to the rule, that
-- word and the plain name follow.
function score.find(pack, name)
  local rule = pack.names[name]
  if rule == nil then
    local plain = plain_name(name)
    rule = pack.names[plain]
    if rule == nil then
      local found, word = by_part(pack, plain)
      return found, word, plain
    end
  end
  return rule
end

-- Whether a text that people wrote in a rule column names a rule or a level: a name, or a
-- few characters with a word of `contains`. A sentence that happens to say 成本 names none.
local NAME_MOST = 12

function score.knows(pack, text)
  local rule, word, plain = score.find(pack, text)
  return rule ~= nil and not (word and length(plain) > NAME_MOST)
end

-- The name by which a row of a table finds its rule: what its rule column says; else its
-- own name, if a rule has it; else its level 2 as PBE_SCORE would take it, which for a name
-- that the pack knows without a rule is none; else its level 1. A level-3 name alone proves
-- little: 成本分析报告数 is a quantity.
function score.choose(pack, rule, name, level2, level1)
  if rule then
    return rule
  elseif pack.names[plain_name(name)] then
    return name
  end
  for _, candidate in list(level2 or "", level1 or "", not level2 and not level1 and name or "") do
    local plain = plain_name(candidate)
    if pack.names[plain] or (pack.names[plain] == nil and by_part(pack, plain)) then
      return candidate
    elseif pack.names[plain] == false and candidate == level2 then
      return nil
    end
  end
end

-- A level's name finds its rule by a word in silence; a name in which one character is not
-- the rule's is a slip, and the explanation says what became of it.
local function tell_slip(rule, word, plain)
  if length(plain) == length(rule.name) and nearest(plain, { rule.name }, 1) then
    aside("rule_by_word", plain, word, rule.name)
  end
end

local function named(pack, name)
  local rule, word, plain = score.find(pack, name)
  if word then
    tell_slip(rule, word, plain)
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

-- A judged row takes the clerk's points; a rule with its own rounding applies it, and the
-- last result says that the pack's rounding has nothing more to do.
local function give(rule, given, weight, outcome, points, low, high, excluded)
  if outcome == JUDGED then
    points = judge(given, low, high, excluded)
    return JUDGED, points, low, high, rule.index
  end
  local own = rule.rounding
  if own and points then
    local rounded = round(points, own.unit, own.mode)
    if rounded > weight and points <= weight then
      rounded = weight -- 7.75 by halves is no more than 7.75
    end
    return outcome, rounded, 0, 0, rule.index, true
  end
  return outcome, points, 0, 0, rule.index
end

-- The entry of the rule's exceptions that the actual value's words name.
local function exception(rule, given, weight)
  local entry = rule.exceptions and rule.exceptions[actual_words()]
  if not entry then
    return nil
  end
  branch(coverage.exceptions + entry.index)
  if entry.remove then
    step("removed")
    if entry.reason then step("reason", entry.reason) end
    return PENDING, nil, 0, 0, rule.index
  end
  step("exception")
  local points = worth.of(entry, weight)
  return give(rule, given, weight, worth.outcome(points, weight), points)
end

-- The rules that can take such a pair, to be named where none was chosen.
local function candidates(pack, kind)
  local names = {}
  for i = 1, #pack.rules do
    if pack.rules[i].handles[kind] and #names < 3 then
      names[#names + 1] = pack.rules[i].name
    end
  end
  return #names > 0 and join(names, say("、", ", ")) or say("无", "none")
end

-- How rates are rounded before anything is computed from them; nil: not at all.
local function rate_rounding(pack, rule)
  if rule.rounding then
    return rule.rounding.rate > 0 and rule.rounding or nil
  end
  return pack.rate_rounding
end

-- A row that is not simply a pair: the rule reads the wording, does without a target, or
-- the wording is one of its exceptions. Returns nothing when it is none of these.
local function beside(pack, rule, kind, compare, weight, given)
  local outcome, points, low, high, index, own = exception(rule, given, weight)
  if outcome then
    return outcome, points, low, high, index, own
  end
  local rounding = rate_rounding(pack, rule)
  if rule.text then
    return give(rule, given, weight, rule.run(kind, compare, nil, nil, 0, weight, rounding))
  end
  if rule.alone and (kind == kinds.no_target or (kind == kinds.ambiguous and rule.unit)) then
    local number = actual_number(true)
    if number then
      return give(rule, given, weight,
        rule.run(kinds.number, compare, nil, number, 0, weight, rounding))
    end
  end
end

-- Returns outcome, points or nil, low, high, the rule's number in the pack (or 0), and
-- whether the points are rounded already.
function score.row(pack, name, kind, compare, target, actual, upper, weight, given)
  local rule
  if name then
    rule = named(pack, name)
  end
  if rule and (rule.text or not rule.handles[kind]) and actual_text() ~= "" then
    local outcome, points, low, high, index, own =
      beside(pack, rule, kind, compare, weight, given)
    if outcome then
      return outcome, points, low, high, index, own
    end
  end
  if not scorable[kind] then
    if rule and (rule.text or rule.alone) and kind == kinds.no_target then
      kind = kinds.no_actual -- the rule needs no target
    end
    step(kind_names[kind]) -- the sentence of a pending kind has the kind's name
    return PENDING, nil, 0, 0, rule and rule.index or 0
  end
  if not rule or not rule.handles[kind] then
    local wanted = rule
    rule = pack.defaults[kind]
    if not rule then
      step("no_rule", candidates(pack, kind))
      return PENDING, nil, 0, 0, 0
    elseif wanted and wanted.name == name then
      aside("rule_does_not_fit", wanted.name, rule.name)
    end
  end
  if rule.special then
    if kind == WORDS and rule.exceptions then
      local outcome, points, low, high, index, own = exception(rule, given, weight)
      if outcome then
        return outcome, points, low, high, index, own
      end
    end
    return give(rule, given, weight,
      rule.run(kind, compare, target, actual, upper, weight, rate_rounding(pack, rule)))
  end
  local outcome, points, low, high, excluded =
    rule.run(kind, compare, target, actual, upper, weight, pack.rate_rounding)
  if outcome == JUDGED then
    points = judge(given, low, high, excluded)
    return JUDGED, points, low, high, rule.index
  end
  return outcome, points, 0, 0, rule.index
end

local rate_forms = {
  ratio = function(value, base) return value / base end,
  change = function(value, base) return (value - base) / base end,
  remainder = function(value, base) return (base - value) / base end,
  deviation = function(value, base) return abs(value - base) / abs(base) end,
}
score.rate_forms = rate_forms

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
  return rate_forms[how](value, base)
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
