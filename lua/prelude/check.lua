-- check.lua - 勾稽: the word `check`, and what a check may call.
--
--     check "C21" {
--       title = "完成值超过目标很多", severity = "warning", basis = "…",
--       over = 130,
--       find = function(table, check) … finding(row.actual, say("…", "…"), …) … end,
--     }
--
-- A check is declared once, with `find`. Whoever comes later, a pack that extends this one
-- or a file of local.d, may say it again without `find` and change fields: the numbers that
-- the first one has, its severity, or off = true.

local check = { calls = {} }

-- The fields that every check has; those of one check alone come from its first values.
local fixed = {
  title = { "string" }, basis = { "string" }, sentence = { "string" },
  severity = { "string", choices = { note = true, warning = true, error = true } },
  off = { "boolean" }, find = { "function" },
}

-- For the description of `check` (pack.lua, stub.lua).
check.form = { title = "always", specs = fixed, open = true }

-- The specification of a field that belongs to one check alone, by its first value.
local function own_spec(value)
  if type(value) == "table" then
    return { "table", of = "string" }
  end
  return { type(value) }
end

local own_types = { number = true, string = true, table = true, boolean = true }

local function specs_of(fields, base)
  local specs = {}
  for name in sorted(fixed) do
    specs[name] = fixed[name]
  end
  for name in sorted(base and base.fields or {}) do
    specs[name] = specs[name] or own_spec(base.fields[name])
  end
  if type(fields) == "table" and fields.find ~= nil then -- a check of its own
    for name in sorted(fields) do
      if type(name) == "string" and own_types[type(fields[name])] then
        specs[name] = specs[name] or own_spec(fields[name])
      end
    end
  end
  return specs
end

local function missing(what, fields, names)
  for i = 1, #names do
    if fields[names[i]] == nil then
      fail_field(what .. say(" 缺少字段 ", " lacks the field ") .. word(names[i]))
    end
  end
end

local function unknown_code(what, code, checks)
  local codes = {}
  for i = 1, #checks do
    codes[i] = checks[i].code
  end
  local near = nearest(code, codes)
  fail_field(what .. say(" 是新的，要写 find（怎样查）", " is new and needs find")
    .. (near and say("；是不是想改 ", "; did you mean to change ") .. near or ""))
end

-- Declares a check in the list `checks`, or changes one. Returns what layer.lua keeps: the
-- fields that hold now, the place where it was first declared, and those of the changes.
function check.declare(checks, code, fields)
  local what = say("勾稽 check “", "check “") .. code .. "”"
  local at = checks.by_code[code]
  local base = at and checks[at]
  local new = form.check(what, specs_of(fields, base), fields)
  if not base and not new.find then
    unknown_code(what, code, checks)
  end
  local place = base and not new.find and base.place or here()
  local places = {}
  local merged = {}
  for name in sorted(base and base.fields or {}) do
    merged[name] = base.fields[name]
    places[name] = base.places[name]
  end
  for name in sorted(new) do
    merged[name] = new[name]
    places[name] = here()
  end
  merged.severity = merged.severity or "warning"
  missing(what, merged, { "title", "basis" })
  at = at or #checks + 1
  checks.by_code[code] = at
  checks[at] = { code = code, severity = merged.severity, fields = merged,
                 place = place, places = places,
                 kept = merged.find and keep(merged.find) }
  return nil, merged, place, places
end

function check.clear(checks)
  for i = #checks, 1, -1 do
    checks[i] = nil
  end
  checks.by_code = {}
end

function check.inherit(checks, base)
  for i = 1, #base do
    checks[i] = base[i]
    checks.by_code[base[i].code] = i
  end
end

-- --- what a check may call ---

local running -- the pack whose checks run

local calls = check.calls
calls.say, calls.join, calls.each, calls.list = say, join, each, list
calls.finding, calls.note = finding, note
calls.plain_name, calls.plain_words, calls.lines_of = plain_name, plain_words, lines_of

-- The text with {1} to {9} filled in; nil leaves nothing.
calls.fill = fill

-- The sum of the numbers in a list, on their decimal digits.
function calls.sum(numbers)
  local total = 0
  for i = 1, #numbers do
    total = round(total + numbers[i], 0.00000001)
  end
  return total
end

-- a − b, on their decimal digits.
function calls.minus(a, b)
  return round(a - b, 0.00000001)
end

-- An amount with two decimals at least: 5.00, 1502.64.
function calls.money(number)
  local text = tostring(round(number, 0.0001))
  if number == floor(number) then
    return text .. ".00"
  elseif round(number * 10, 0.0001) == floor(round(number * 10, 0.0001)) then
    return text .. "0"
  end
  return text
end

-- 99.96%, of a rate in percent.
function calls.percent(number)
  return tostring(round(number, 0.01)) .. "%"
end

-- 1502.64 + 1125.78 = 2628.42; how: a function that writes a number, such as money. A
-- single number has nothing to add.
function calls.sum_text(numbers, how)
  how = how or tostring
  local texts = {}
  for i = 1, #numbers do
    texts[i] = how(numbers[i])
  end
  if #texts == 1 then
    return texts[1]
  end
  return join(texts, " + ") .. " = " .. how(calls.sum(numbers))
end

-- The grade of a total by the pack; nil outside of 0 to the pack's full marks.
function calls.grade_of(total)
  if total >= 0 and total <= running.total then
    return score.grade(running, total)
  end
end

-- Whether a text of the rule column names a rule or a level of the pack.
function calls.has_rule(name)
  return score.knows(running, name)
end

-- The fields of another check, for what several of them look at: fields_of("C23").fewer.
function calls.fields_of(code)
  local at = running.checks.by_code[code]
  if not at then
    fail(say("没有编号是 “", "there is no check “") .. code .. say("” 的勾稽", "”"))
  end
  return check.fields_for(running.checks[at])
end

-- The weights that the pack's frameworks give to a level-1 heading.
function calls.framework_weights(name)
  local weights, wanted = {}, plain_name(name)
  for i = 1, #running.frameworks do
    local rows = running.frameworks[i].rows
    for j = 1, #rows do
      if plain_name(rows[j].name) == wanted then
        weights[#weights + 1] = rows[j].weight
      end
    end
  end
  return weights
end

-- --- running it ---

-- What `find` gets as its second argument: its fields, as a copy of its own.
function check.fields_for(one)
  local fields = copy(one.fields)
  fields.code = one.code
  return fields
end

function check.run(pack, number, view)
  local one = pack.checks[number]
  if one.fields.off then
    return
  end
  running = pack
  restore(one.kept)
  one.fields.find(view, check.fields_for(one))
end

return check
