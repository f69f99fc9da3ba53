-- stub.lua - writes the rule language as LuaLS annotations, line by line with emit().
--
-- Beside the prelude it finds here, from stub.c:
--   chinese    English word -> its Chinese forms; constants: of true, false, nil only
--   chosen     the same for the texts from which fields choose
--   help       word -> { zh, en }, functions: name -> { parameters, zh, en }
--   public     what a rule's own function may call
-- All fields are optional to the editor: each stands there twice, in both languages. Names
-- that are not ASCII are set by _G["…"], so that any Lua can read the file.

local names = {} -- what an editor calls the types of values
names.number, names.string, names.boolean = "number", "string", "boolean"
names["function"] = "function"

local function comment(zh, en)
  return zh .. " · " .. en
end

-- "a"|"b": the texts of a set, English and Chinese.
local function union(set)
  local texts = {}
  for text in sorted(set) do
    texts[#texts + 1] = '"' .. text .. '"'
    for i = 1, chosen[text] and 1 or 0 do
      texts[#texts + 1] = '"' .. chosen[text][i] .. '"'
    end
  end
  return join(texts, "|")
end

local function type_of(class, name, spec)
  if spec.shape then
    return "pbe.way|fun(row: pbe.row): (number?, string?)"
  elseif spec[1] == "any" then
    return "string|number"
  elseif spec[1] == "string" and spec.choices then
    return union(spec.choices)
  elseif spec.names then
    return "(" .. union(spec.names) .. ")[]"
  elseif spec.of then
    return names[spec.of] .. "[]"
  elseif spec.keyed then
    return "table<string, " .. names[spec.keyed] .. ">"
  elseif spec.entries then
    return class .. "." .. name .. "[]"
  elseif spec.fields then
    return class .. "." .. name
  end
  return names[spec[1]] or "table"
end

local function shown(value)
  if type(value) == "table" then
    return join(value, "、")
  end
  return tostring(value)
end

-- What the form says about a field, in both languages: { "必填", "required" }, …
local function conditions(spec)
  local zh, en = {}, {}
  local function add(chinese_text, english_text)
    zh[#zh + 1], en[#en + 1] = chinese_text, english_text
  end
  if spec.required then
    add("必填", "required")
  end
  if spec.default ~= nil and shown(spec.default) ~= "" then
    local text = shown(spec.default)
    local said = spec.choices and chosen[text] and chosen[text][1] or text
    add("默认 " .. said, "default " .. text)
  end
  if spec.choices and spec[1] == "number" then
    local numbers = {}
    for number in sorted(spec.choices) do
      numbers[#numbers + 1] = tostring(number)
    end
    add("只能是 " .. join(numbers, "、"), "one of " .. join(numbers, ", "))
  end
  if spec.min then
    add("不小于 " .. tostring(spec.min), "at least " .. tostring(spec.min))
  end
  if spec.max then
    add("不大于 " .. tostring(spec.max), "at most " .. tostring(spec.max))
  end
  if #zh == 0 then
    return "", ""
  end
  return "（" .. join(zh, "，") .. "）", " (" .. join(en, ", ") .. ")"
end

-- The fields of one form as a class, after those of the forms inside it.
local function write_class(class, specs, open)
  for name in sorted(specs) do
    local inner = specs[name].entries or specs[name].fields
    if inner then
      write_class(class .. "." .. name, inner)
    end
  end
  emit("---@class " .. class)
  for name in sorted(specs) do
    local spec = specs[name]
    local zh, en = conditions(spec)
    local rest = "? " .. type_of(class, name, spec) .. " "
      .. comment(help[name].zh .. zh, help[name].en .. en)
    emit("---@field " .. name .. rest)
    for i = 1, #chinese[name] do
      emit("---@field " .. chinese[name][i] .. rest)
    end
  end
  if open then -- and fields of its own
    emit("---@field [string] number|string|boolean|string[]")
  end
  emit("")
end

local function write_aliases(name)
  for i = 1, #(chinese[name] or {}) do
    emit('_G["' .. chinese[name][i] .. '"] = ' .. name)
  end
  emit("")
end

local function write_word(name, parts)
  local class = "pbe." .. name
  local taken = "table"
  if parts.specs or parts.entries then
    write_class(class, parts.specs or parts.entries, parts.open)
    taken = class .. (parts.entries and "[]" or "")
  end
  emit("---" .. comment(help[name].zh, help[name].en))
  if parts.title == "always" then
    emit("---@param title string")
    emit("---@return fun(fields: " .. taken .. ")")
  elseif parts.title == "maybe" then
    emit("---@overload fun(entries: " .. taken .. ")")
    emit("---@param title string")
    emit("---@return fun(entries: " .. taken .. ")")
  else
    emit("---@param fields " .. taken)
  end
  if shapes.words[name] then
    emit("---@return pbe.way")
  end
  emit("function " .. name .. "(" .. (parts.title and "title" or "fields") .. ") end")
  write_aliases(name)
end

emit("---@meta pbe")
emit("-- PBE 规则语言的词语，供编辑器补全和提示；由 pbe new --stub 写出，不参与计分，不用改。")
emit("-- The words of PBE's rule language, for editors; written by pbe new --stub. It scores")
emit("-- nothing and is not to be edited.")
emit("")
emit("---一种计分方式 · a way to score")
emit("---@class pbe.way")
emit("")
emit("---规则自己的函数所看的一行 · the row that a rule's own function sees")
emit("---@class pbe.row")
for _, name in list("kind", "target_text", "actual_text") do
  emit("---@field " .. name .. " string")
end
for _, name in list("target", "actual", "upper", "weight") do
  emit("---@field " .. name .. " number")
end
emit("")
for name in sorted(layer.words) do
  write_word(name, form.description(name == "pack" and pack.words.pack or layer.words[name]))
end
emit("---" .. comment(help.common.zh, help.common.en))
emit("---@overload fun(functions: table<string, function>)")
emit("---@param name string")
emit("---@param ... string")
emit("---@return function ...")
emit("function common(name, ...) end")
write_aliases("common")
for _, functions_there in list(public, check.calls) do
  for name in sorted(functions_there) do
    emit("---" .. comment(functions[name].zh, functions[name].en))
    emit("function " .. name .. "(" .. functions[name].parameters .. ") end")
    emit("")
  end
end
for name in sorted(constants) do
  write_aliases(name)
end

return {}
