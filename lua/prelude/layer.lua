-- layer.lua - what every declaration said and where, and the bureau's changes to it.
--
-- The words of a pack's files are watched: each call is kept with its fields as the author
-- wrote them and its place. From that a file of local.d can change one number,
--
--     change "定量指标" { over = 150 }
--
-- by declaring the same rule again with the one field put in; and `pbe rules --origin`
-- can say where each value comes from.

local layer = {}

local raw = {}      -- word -> its function, not watched
local built = {}    -- what a constructor made -> { word, fields, place, places }
local records = {}  -- pack -> its declarations, in order, and by key
local written = {}  -- word -> the fields that anybody has written in it
local current       -- function: the pack that is being read
local changing      -- the keys declared by the local.d file that is being read, or nil

-- What moves no point when it is declared.
local without_points = { table_example = true, check = true }

local DEEPEST = 16 -- tables in tables; a declaration has four

local function copy_of(fields)
  local copy = {}
  for key in sorted(fields) do
    copy[key] = fields[key]
  end
  return copy
end

-- --- what was declared ---

local function records_of(pack)
  local list = records[pack]
  if not list then
    list = { by_key = {} }
    records[pack] = list
  end
  return list
end

local function key_of(word, title)
  return title and word .. " " .. plain_name(title) or word
end

-- Keeps a declaration, in the place of one with the same word and title. Entries about the
-- whole table need no title and stand side by side.
local function keep(record)
  local pack = current()
  if not pack or type(record.fields) ~= "table" then
    return
  end
  local list, key = records_of(pack), key_of(record.word, record.title)
  if record.entry and not record.title then
    key = key .. " " .. tostring(#list + 1)
  end
  record.key = record.key or key
  key = record.key
  local at = list.by_key[key] or #list + 1
  list[at], list.by_key[key] = record, at
  written[record.word] = written[record.word] or {}
  for field in sorted(record.fields) do
    written[record.word][field] = true
  end
  if changing then
    changing[key] = true
    pack.disturbed = pack.disturbed or not without_points[record.word]
  end
end

-- A word that adds an entry about the whole table puts it at the end of pack.table.
local function last_entry()
  local pack = current()
  return pack and pack.table and pack.table[#pack.table]
end

local function watched(word, make)
  local function finish(title, fields, place, declare)
    local before = last_entry()
    local result, merged, first_place, places = declare(fields)
    if type(result) == "table" then
      built[result] = { word = word, fields = fields, place = place, places = {} }
    else
      keep { word = word, title = title, fields = merged or fields,
             place = first_place or place, places = places or {},
             entry = word ~= "pack" and last_entry() ~= before and last_entry() or nil }
    end
    return result
  end
  return function(first)
    local place = here()
    if type(first) ~= "string" then
      return finish(nil, first, place, make)
    end
    local declare = make(first)
    if type(declare) ~= "function" then
      return declare
    end
    return function(fields)
      return finish(first, fields, place, declare)
    end
  end
end

-- --- changing it ---

-- The declaration with this title, of the pack or of one that it extends; rules first. One
-- without title goes by its word, when it is the only one.
local function find(title)
  local titles = {}
  local pack = current()
  while pack do
    local list = records_of(pack)
    local found = list[list.by_key[key_of("rule", title)] or 0]
    for i = 1, found and 0 or #list do
      local record = list[i]
      local name = record.title or (record.entry and record.word)
      if name then
        titles[#titles + 1] = name
        if plain_name(name) == plain_name(title) then
          if found and not record.title then
            fail(say("规则包里有几个 ", "the pack has several ") .. name
              .. say("，改不清是哪一个", ": which one is meant?"))
          end
          found = found or record
        end
      end
    end
    if found then
      return found
    end
    pack = pack.extends and layer.pack(pack.extends)
  end
  local near = nearest(title, titles)
  fail(say("规则包里没有“", "the pack has no “") .. title .. say("”可改", "” to change")
    .. (near and say("，是不是想写“", "; did you mean “") .. near .. say("”？", "”?") or ""))
end

-- The tables in which a declaration's fields stand: its own, then those of the shapes in it.
local function holders_of(fields, holders, depth)
  if depth > DEEPEST then
    fail(say("声明里的表套得太深", "tables are nested too deeply"))
  end
  for key in sorted(fields) do
    local value = fields[key]
    if type(value) == "table" then
      local inner = built[value]
      if inner then
        holders[#holders + 1] = inner.fields
      end
      holders_of(inner and inner.fields or value, holders, depth + 1)
    end
  end
  return holders
end

-- The table into which a changed field goes: where it is written; else where it may be.
local function holder_of(record, field)
  local holders = holders_of(record.fields, { record.fields }, 1)
  local found
  for i = 1, #holders do
    if holders[i][field] ~= nil then
      if found then
        fail("“" .. record.title .. say("”里有几处 ", "” has several fields ") .. field
          .. say("，改不清是哪一处；请用 rule 把整条规则重写", ": which one is meant? Write the whole rule anew with rule"))
      end
      found = holders[i]
    end
  end
  local shape = built[record.fields.score]
  if found or not shape or written[record.word][field] then
    return found or record.fields
  end
  return shape.fields
end

-- The same value with the changes put in; what nothing changes is not made again.
local function rebuild(value, changes, place, depth)
  if type(value) ~= "table" or depth > DEEPEST then
    return value
  end
  local origin = built[value]
  local source = origin and origin.fields or value
  local copy, changed, places = {}, false, copy_of(origin and origin.places or {})
  for key in sorted(source) do
    copy[key] = rebuild(source[key], changes, place, depth + 1)
    changed = changed or copy[key] ~= source[key]
  end
  for key in sorted(changes[source] or {}) do
    copy[key], changed, places[key] = changes[source][key], true, place
  end
  if not changed then
    return value
  elseif not origin then
    return copy, places
  end
  local made = raw[origin.word](copy)
  built[made] = { word = origin.word, fields = copy, place = origin.place, places = places }
  return made
end

-- Fields that do not move a point; examples stay true when only these change.
local silent = { basis = true, sentence = true, applies_to = true, contains = true,
                 default_for = true, examples = true }

local function moves_points(changes)
  for field in sorted(changes) do
    if not silent[field] then
      return true
    end
  end
  return false
end

-- The examples of a pack prove its own numbers. Where the bureau has changed a number, they
-- are set aside, and `pbe rules --origin` says so; the change may carry examples of its own.
local function set_examples_aside(rule, record)
  record.set_aside = #rule.examples
  rule.set_aside = #rule.examples
  rule.examples = {}
end

-- The last entry about the whole table takes the place of an old one.
local function move_entry(pack, old)
  local entries = pack.table
  local new = entries[#entries]
  for i = 1, #entries - 1 do
    if entries[i] == old then
      entries[i], entries[#entries] = new, nil
      return new
    end
  end
  return new
end

local function change(title)
  if type(title) ~= "string" then
    fail(say("change 后面要写名称，如 change “定量指标” { over = 150 }",
      "change must be followed by a name, as in change “定量指标” { over = 150 }"))
  end
  form.await("change “" .. title .. "”")
  return function(fields)
    form.arrived()
    local place = here()
    if type(fields) ~= "table" then
      fail(say("change 的名称后面要写 { 字段 = 值 }", "after change and its name comes { field = value }"))
    end
    local record, changes = find(title), {}
    for field in sorted(fields) do
      if type(field) ~= "string" then
        fail(say("change 里有一项没有写字段名，应写成 字段 = 值",
          "change: an entry has no field name; write field = value"))
      end
      local holder = holder_of(record, field)
      changes[holder] = changes[holder] or {}
      changes[holder][field] = fields[field]
    end
    local pack, own = current(), {}
    local new = copy_of(rebuild(record.fields, changes, place, 1))
    for field in sorted(changes[record.fields] or {}) do
      own[field] = place
    end
    local declare = raw[record.word]
    if record.title then
      declare = declare(record.title)
    end
    local names = pack.own -- the names are not used twice: the declaration is the same
    pack.own = {}
    declare(new)
    pack.own = names
    local entry = record.entry and move_entry(pack, record.entry)
    for field in sorted(record.places) do
      own[field] = own[field] or record.places[field]
    end
    local changed = { word = record.word, title = record.title, fields = new, key = record.key,
                      place = record.place, places = own, entry = entry }
    keep(changed)
    local moved = moves_points(fields) or record.set_aside or pack.rerounded
    if record.word == "rule" and not fields.examples and moved then
      set_examples_aside(pack.names[plain_name(title)], changed)
    end
  end
end

-- Every rule that this file has not declared, without its examples: another rounding makes
-- other points of all of them. Rules of an extended pack belong to that pack: copies.
local function set_all_examples_aside(pack)
  local new = {}
  for i = 1, #pack.rules do
    local old = pack.rules[i]
    local key = key_of("rule", old.name)
    if not changing[key] then
      local rule, at = copy_of(old), records_of(pack).by_key[key]
      set_examples_aside(rule, at and records_of(pack)[at] or {})
      new[old], pack.rules[i] = rule, rule
    end
  end
  for _, field in list("names", "defaults") do
    for key in sorted(pack[field]) do
      pack[field][key] = new[pack[field][key]] or pack[field][key]
    end
  end
  for i = 1, #pack.parts do
    local part = pack.parts[i]
    pack.parts[i] = { word = part.word, rule = new[part.rule] or part.rule }
  end
end

-- Examples of the whole table that the pack had before this file.
local function set_table_examples_aside(pack)
  local list, kept = records_of(pack), {}
  local own = {}
  for i = 1, #list do
    if list[i].entry and changing[list[i].key] then
      own[list[i].entry] = true
    end
  end
  for i = 1, #pack.table do
    local entry = pack.table[i]
    if entry.kind == "example" and not own[entry] then
      pack.examples_set_aside = (pack.examples_set_aside or 0) + 1
    else
      kept[#kept + 1] = entry
    end
  end
  pack.table = kept
end

-- The field `rounding` of pack { }, of this pack or of the nearest that it extends.
local function declared_rounding(pack)
  while pack do
    local list = records_of(pack)
    local record = list[list.by_key.pack or 0]
    if record and record.fields.rounding then
      return record.fields.rounding, record
    end
    pack = pack.extends and layer.pack(pack.extends)
  end
  return {}
end

local function rounding(fields)
  local pack, place = current(), here()
  if type(fields) ~= "table" then
    fail(say("rounding 后面要写 { … }", "rounding must be followed by { … }"))
  end
  local list = records_of(pack)
  local record = list[list.by_key.pack]
  local new, places = copy_of(declared_rounding(pack)), copy_of(record.places)
  for field in sorted(fields) do
    new[field], places["rounding." .. field] = fields[field], place
  end
  local identity, extends = copy_of(record.fields), pack.extends
  identity.rounding, identity.extends = new, nil
  pack.id = nil -- pack { } may be said once
  raw.pack(identity)
  pack.extends, identity.extends = extends, extends
  keep { word = "pack", fields = identity, place = record.place, places = places }
  pack.rerounded = true
  set_all_examples_aside(pack)
end

-- Watches the words of packs. current_pack gives the pack that is being read, by_id another.
function layer.watch(words, current_pack, by_id)
  current, layer.pack = current_pack, by_id
  layer.words = {} -- what a file of local.d may say
  for word in sorted(words) do
    raw[word] = words[word]
    if type(raw[word]) == "function" then
      words[word] = watched(word, raw[word])
    end
    layer.words[word] = words[word]
  end
  layer.words.pack = function()
    fail(say("local.d 里不写 pack { … }；要改舍入，写 rounding { … }",
      "local.d has no pack { … }; to change the rounding write rounding { … }"))
  end
  layer.words.change, layer.words.rounding = change, rounding
end

-- The pack's own files have been read. What the bureau changed in a pack that it extends
-- moves its points as well.
function layer.follow()
  local pack = current()
  local base = pack.extends and layer.pack(pack.extends)
  if not base or not base.disturbed then
    return
  end
  local list = records_of(pack)
  local record = list[list.by_key.pack]
  changing, pack.disturbed = {}, true
  set_table_examples_aside(pack)
  if base.rerounded and not record.fields.rounding then
    pack.rerounded = true
    set_all_examples_aside(pack)
  end
  changing = nil
end

-- A file of local.d begins and ends: what the pack declared may be declared once more.
function layer.start()
  local pack = current()
  changing = {}
  pack.own, pack.own_frameworks = {}, nil
  pack.framework_before, pack.framework = pack.framework, nil
end

function layer.finish()
  local pack = current()
  if pack.disturbed then
    set_table_examples_aside(pack)
  end
  changing = nil
  pack.framework = pack.framework or pack.framework_before
end

-- --- where it comes from ---

-- Adds { word, title, field, value, place } for each value in `fields`, whose names begin
-- with `path`.
local flatten

local function add_value(out, record, path, value, place, depth)
  if type(value) == "table" then
    if #value > 0 and type(value[1]) ~= "table" then
      local texts = {}
      for i = 1, #value do
        texts[i] = tostring(value[i])
      end
      value = join(texts, say("、", ", "))
    else
      return flatten(out, record, path, value, place, depth + 1)
    end
  end
  out[#out + 1] = { record.word, record.title or "", path, tostring(value), place }
end

function flatten(out, record, path, fields, place, depth)
  local inner = built[fields]
  local places = inner and inner.places or record.places
  local source = inner and inner.fields or fields
  place = inner and inner.place or place
  if depth > DEEPEST then
    return
  end
  for key in sorted(source) do
    local value, name = source[key], tostring(key)
    if type(key) == "number" and type(value) == "table" and type(value.name) == "string" then
      name = value.name
    end
    local full = path == "" and name or path .. "." .. name
    local at = (inner and places[key]) or (not inner and places[full]) or place
    if type(value) == "function" and path == "" and key == "find" then
      -- how a check looks is no value
    elseif path == "" and key == "examples" then
      add_value(out, record, full, tostring(#value), at, depth)
    elseif not (key == "name" and path ~= "") then
      add_value(out, record, full, value, at, depth)
    end
  end
end

-- The declarations that hold in a pack: its own, before them those that it inherits.
local function effective(pack, out, seen)
  if pack.extends then
    effective(layer.pack(pack.extends), out, seen)
  end
  local list = records_of(pack)
  for i = 1, #list do
    local key = list[i].key
    if seen[key] then
      out[seen[key]] = list[i]
    else
      out[#out + 1], seen[key] = list[i], #out + 1
    end
  end
  return out
end

-- Every value of a pack: a list of { word, title, field, value, "file:line: " }.
function layer.origin(pack)
  local out, list = {}, effective(pack, {}, {})
  for i = 1, #list do
    local record = list[i]
    flatten(out, record, "", record.fields, record.place, 1)
    if record.set_aside then
      out[#out + 1] = { record.word, record.title or "", "examples_set_aside",
                        tostring(record.set_aside), record.place }
    end
  end
  if pack.examples_set_aside then
    out[#out + 1] = { "table_example", "", "examples_set_aside",
                      tostring(pack.examples_set_aside), "" }
  end
  return out
end

return layer
