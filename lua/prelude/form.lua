-- form.lua - declarations that check themselves.
--
-- form("proportional", { over = { "number", min = 1 } }, make) gives a constructor:
-- proportional { over = 1.5 } checks every field, fills defaults and calls make(fields).
-- An unknown field, a wrong type, a missing field stop the load with the place in the
-- pack's file, the allowed words and the nearest match.
-- A field's specification: its type first, then required, default, min, max, choices.
-- A table says what is in it: of = "string" for a list of texts, with names = { … } when
-- only certain ones make sense; entries = { … } for a list of tables with these fields,
-- fields = { … } for one such table, keyed = "string" for texts by any name. Who made the
-- table checks what is inside it.

local form = {}

-- What the words of the language take, for stub.lua: the constructor -> a table with
--   specs   the fields between the braces; or
--   entries the fields of each entry between them
--   title   "always" or "maybe": a title stands before the braces
local described = {}

function form.describe(constructor, parts)
  described[constructor] = parts
  return constructor
end

function form.description(constructor)
  return described[constructor]
end

local type_names = {
  number = { "数字", "a number" }, string = { "文字", "a text" },
  boolean = { "true 或 false", "true or false" }, table = { "表 { … }", "a table { … }" },
  ["function"] = { "函数", "a function" },
}

local function type_name(name)
  local said = type_names[name]
  return say(said and said[1] or name, said and said[2] or name)
end

-- The allowed words, as the author's file writes them: English or Chinese.
local function names_of(fields, spoken)
  local names = {}
  for name in sorted(fields) do
    names[#names + 1] = spoken(name)
  end
  return names
end

-- What to do about a number in quotes, or a text that lost them.
local function quote_hint(wanted, value)
  if wanted == "number" and type(value) == "string" and tonumber(value) then
    return say("：请去掉引号，写 ", ": remove the quotes, ") .. value
  elseif wanted == "string" and type(value) == "number" then
    return say("：请加上引号，写 \"", ": put it in quotes, \"") .. tostring(value) .. '"'
  end
  return ""
end

-- What is wrong with a field's value, or nil.
local function fault(spec, value)
  local wanted = spec[1]
  if wanted ~= "any" and type(value) ~= wanted then
    return say("应为", "must be ") .. type_name(wanted)
      .. say("，现在是", ", but is ") .. type_name(type(value)) .. quote_hint(wanted, value)
  end
  if wanted == "number" and (value ~= value or value - value ~= 0) then
    return say("应为普通的数字", "must be an ordinary number")
  end
  for i = 1, spec.of and #value or 0 do
    if type(value[i]) ~= spec.of then
      return say("的第", "'s entry ") .. tostring(i) .. say("项应为", " must be ") .. type_name(spec.of)
        .. (spec.of == "string" and say("，写在引号里", ", in quotes") or "")
    end
  end
  if spec.min and value < spec.min then
    return say("不能小于 ", "must not be less than ") .. tostring(spec.min)
  end
  if spec.max and value > spec.max then
    return say("不能大于 ", "must not be more than ") .. tostring(spec.max)
  end
  if spec.choices and not spec.choices[value] then
    local allowed = names_of(spec.choices, wanted == "string" and choice or tostring)
    local near = wanted == "string" and nearest(value, allowed)
    return say("只能是：", "must be one of: ") .. join(allowed, say("、", ", "))
      .. (near and say("，是不是想写 ", "; did you mean ") .. near .. say("？", "?") or "")
  end
end

local function unknown_field(what, specs, name, entry)
  local allowed = names_of(specs, word)
  local near = nearest(word(name), allowed)
  fail_field(what .. say(" 没有字段 ", " has no field ") .. word(name)
    .. (near and say("，是不是想写 ", "; did you mean ") .. near .. say("？", "?") or say("。", "."))
    .. say("可用的字段：", " Allowed: ") .. join(allowed, say("、", ", ")), name, entry)
end

-- Checks the fields of a declaration, fills the defaults and returns them in a new table.
-- entry: the number of the list's entry that they are, for the place of an error.
function form.check(what, specs, fields, entry)
  if type(fields) ~= "table" then
    fail(what .. say(" 后面要写 { … }", " must be followed by { … }"))
  end
  local checked = {}
  for name in sorted(fields) do
    local value = fields[name]
    if type(name) ~= "string" then
      fail_field(what .. say(" 里有一项没有写字段名，应写成 字段 = 值",
                       ": an entry has no field name; write field = value"), nil, entry)
    end
    local spec = specs[name]
    if not spec then
      unknown_field(what, specs, name, entry)
    elseif spec.choices and type(value) == "string" then
      value = plain_choice(value)
    end
    local wrong = fault(spec, value)
    if wrong then
      fail_field(what .. say(" 的字段 ", ": the field ") .. word(name) .. " " .. wrong, name, entry)
    end
    checked[name] = value
  end
  for name in sorted(specs) do
    if checked[name] == nil then
      if specs[name].required then
        fail_field(what .. say(" 缺少字段 ", " lacks the field ") .. word(name), nil, entry)
      end
      checked[name] = specs[name].default
    end
  end
  return checked
end

-- A constructor: name { field = value, … }.
function form.new(what, specs, make)
  return form.describe(function(fields)
    return make(form.check(what, specs, fields))
  end, { specs = specs })
end

-- The title that still waits for its { … }: without one it would be dropped in silence.
local waiting

function form.check_waiting()
  if waiting then
    fail(waiting.what .. say(" 后面缺少 { … }", " is not followed by { … }"), waiting.place)
  end
end

-- A title has been read; arrived() is called with its { … }.
function form.await(what)
  form.check_waiting()
  waiting = { what = what, place = here() }
end

function form.arrived()
  waiting = nil
end

-- A constructor with a title: name "标题" { field = value, … }.
function form.titled(what, specs, make)
  return form.describe(function(title)
    form.check_waiting()
    if type(title) ~= "string" or title == "" then
      fail(what .. say(" 后面要写名称，如 ", " must be followed by a name, as in ")
        .. what .. ' "…" { … }')
    end
    form.await(what .. " “" .. title .. "”")
    return function(fields)
      form.arrived()
      return make(title, form.check(what .. " “" .. title .. "”", specs, fields))
    end
  end, { specs = specs, title = "always" })
end

-- A list { {…}, {…} } whose entries all have the same fields.
function form.list(what, specs, entries)
  if type(entries) ~= "table" or #entries == 0 then
    fail(what .. say(" 至少要有一项", " needs at least one entry"))
  end
  local checked = {}
  for i = 1, #entries do
    checked[i] = form.check(what .. say(" 第", " entry ") .. tostring(i) .. say("项", ""),
      specs, entries[i], i)
  end
  return checked
end

return form
