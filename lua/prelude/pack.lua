-- pack.lua - the words of which a pack's files are made: pack, framework, rule, rate,
-- grades, the shapes, and what concerns the whole table (whole.lua). Each call adds to
-- the pack that is being read.

local packs = {}   -- id -> pack, in the order of loading
local current      -- the pack whose files are being read
local reading = {} -- the lists of checks that are being read, see ready()

local function need_pack(word)
  if not current or not current.id then
    fail(say("先要有 `pack` { … }，才能写 `", "`pack` { … } must come before `") .. word .. "`")
  elseif reading[current.checks] and word ~= "check" and word ~= "common" then
    fail(say("随程序的规则包，checks 文件里只能有 `check` 和 `common`，不能有 `",
      "in a pack that came with the program the files of checks hold `check` and `common`, not `") .. word .. "`")
  end
end

local function add_name(what, name, thing)
  local key = plain_name(name)
  if current.own[key] then
    fail(say("名称“", "the name “") .. name .. say("”用了两次", "” is used twice"))
  end
  current.own[key] = true
  current.names[key] = thing
  thing.keys[#thing.keys + 1] = key
end

-- A rule takes the place of another wherever that one was meant.
local function replace(old, rule)
  for i = 1, #old.keys do
    local key = old.keys[i]
    if current.names[key] == old then
      current.names[key] = rule
      rule.keys[#rule.keys + 1] = key
    end
  end
  for kind in sorted(current.defaults) do
    if current.defaults[kind] == old then
      current.defaults[kind] = rule
    end
  end
  for i = 1, #current.parts do
    if current.parts[i].rule == old then
      current.parts[i] = { word = current.parts[i].word, rule = rule }
    end
  end
end

local function inherit(base)
  for _, field in list("names", "rates", "defaults") do
    for key in sorted(base[field]) do
      current[field][key] = base[field][key]
    end
  end
  for _, field in list("rules", "parts") do
    for i = 1, #base[field] do
      current[field][i] = base[field][i]
    end
  end
  for i = 1, #base.table do
    if base.table[i].kind ~= "example" then -- an example holds for its own pack
      current.table[#current.table + 1] = base.table[i]
    end
  end
  for _, field in list("grades", "unit", "mode", "total_unit", "total_mode",
                       "rate_rounding", "total", "first_rate", "frameworks", "template") do
    current[field] = base[field]
  end
end

local words = {}

local modes = { half_up = true, down = true, up = true }
local units = { [0] = true, [0.01] = true, [0.1] = true, [0.5] = true, [1] = true }

-- rounding = { unit = 0.01, mode = "half_up", on = "row", rate = 0, rate_mode = "half_up" }:
-- what scores are rounded to, each row's or only the total; and the unit in percentage
-- points to which a rate is rounded before points are computed from it, 0 = not at all.
local rounding_fields = {
  unit = { "number", required = true, choices = units },
  mode = { "string", default = "half_up", choices = modes },
  on = { "string", default = "row", choices = { row = true, total = true } },
  rate = { "number", default = 0, choices = units },
  rate_mode = { "string", default = "half_up", choices = modes },
}

local function read_rounding(fields)
  return form.check("rounding", rounding_fields, fields)
end

words.pack = form.new("pack", {
  id = { "string", required = true }, version = { "string", required = true },
  title = { "string", required = true }, basis = { "string", required = true },
  year = { "number", min = 1990, max = 2100 }, place = { "string" },
  valid_from = { "string" }, -- "2023-01-01"; pack.c checks it
  extends = { "string" },
  total = { "number", min = 0.01 },
  lint = { "table", keyed = "string" }, -- { L22 = "why it may stay" }
  rounding = { "table", fields = rounding_fields },
}, function(fields)
  if current.id then
    fail(say("一个规则包只能有一个 `pack` { … }", "a pack has only one `pack` { … }"))
  end
  if fields.id ~= current.folder then
    fail(say("`pack` 的 `id` 要与文件夹同名：", "the pack's `id` must be the folder's name: ")
      .. current.folder)
  end
  if fields.extends then
    inherit(load_base(fields.extends))
  end
  for _, field in list("id", "version", "title", "basis", "year", "place", "valid_from",
                       "extends", "lint") do
    current[field] = fields[field]
  end
  current.total = fields.total or current.total or 100
  if fields.rounding then
    local rounding = read_rounding(fields.rounding)
    current.total_unit, current.total_mode = rounding.unit, rounding.mode
    current.unit = rounding.on == "row" and rounding.unit or 0
    current.mode = rounding.mode
    current.rate_rounding = rounding.rate > 0 and rounding or nil
  end
end)

local function know_name(name)
  local key = plain_name(name)
  if current.names[key] == nil then
    current.names[key] = false -- a known name without a rule of its own
  end
end

local framework_fields = {
  name = { "string", required = true },
  weight = { "number", required = true, min = 0 },
  children = { "table", of = "string", default = {} },
}

local function add_framework(title, entries)
  need_pack("framework")
  local what = say("权重框架 framework", "framework") .. (title and " “" .. title .. "”" or "")
  local sum = 0
  local rows = form.list(what, framework_fields, entries)
  for i = 1, #rows do
    sum = sum + rows[i].weight
    know_name(rows[i].name)
    for j = 1, #rows[i].children do
      know_name(rows[i].children[j])
    end
  end
  if round(sum, 0.0001) ~= current.total then
    fail(what .. say(" 各项分值之和是 ", ": the weights add up to ") .. tostring(sum)
      .. say("，应为 ", ", not ") .. tostring(current.total))
  end
  if not title or not current.own_frameworks then
    current.frameworks = {} -- the pack's own replace those of the pack that it extends
    current.own_frameworks = true
  end
  current.frameworks[#current.frameworks + 1] = { title = title, rows = rows }
  current.framework = current.framework or rows
end

-- framework { … }, and its alternatives, each with the case that it is for:
-- framework "没有成本指标" { … }.
words.framework = form.describe(function(entries)
  if type(entries) == "string" then
    form.await("framework “" .. entries .. "”")
    return function(rows)
      form.arrived()
      add_framework(entries, rows)
    end
  end
  add_framework(nil, entries)
end, { entries = framework_fields, title = "maybe" })

-- 表样: how the form looks that `pbe template` makes.
words.template = form.new(say("表样 template", "template"), template.specs, function(fields)
  need_pack("template")
  template.declare(current, fields)
end)

local example_fields = {
  target = { "any", default = "" }, actual = { "any", default = "" },
  weight = { "number", required = true, min = 0.01 },
  given = { "number" }, points = { "number" },
  outcome = { "string", choices = outcomes },
}

-- The kinds that default_for may name.
local kind_words = {}
for kind in sorted(scorable) do
  kind_words[kind_names[kind]] = true
end

local function unknown_kind(what, kind)
  local allowed = {}
  for name in sorted(kind_words) do
    allowed[#allowed + 1] = choice(name)
  end
  local near = nearest(kind, allowed)
  fail_field(what .. say("的 ", ": ") .. word("default_for") .. say(" 没有“", " has no “") .. kind
    .. (near and say("”，是不是想写 ", "”; did you mean ") .. near .. say("？", "?") or say("”。", "”."))
    .. say("只能是：", " Allowed: ") .. join(allowed, say("、", ", ")), "default_for")
end

words.rule = form.titled(say("规则 rule", "rule"), {
  basis = { "string", required = true },
  sentence = { "string", required = true },
  score = { "any", required = true, shape = true },
  applies_to = { "table", of = "string", default = {} },
  contains = { "table", of = "string", default = {} },
  default_for = { "table", of = "string", names = kind_words, default = {} },
  exceptions = { "table", entries = wording.exception_fields },
  rounding = { "table", fields = rounding_fields },
  lint = { "table", keyed = "string" },
  examples = { "table", required = true, entries = example_fields },
}, function(title, fields)
  need_pack("rule")
  local what = say("规则“", "rule “") .. title .. "”"
  local score = fields.score
  if type(score) == "function" then
    score = shapes.custom(score)
  end
  score = shapes.parts(score)
  if not score then
    fail_field(what .. say("的 `score` 要写一种计分方式，如 `proportional` { }",
      ": `score` must be a way to score, such as `proportional` { }"), "score")
  end
  local exceptions, by_word
  if fields.exceptions then
    exceptions, by_word = wording.entries(what .. say("的例外 exceptions", "'s exceptions"),
      wording.exception_fields, fields.exceptions)
  end
  if #fields.examples == 0 then
    fail(say("规则“", "rule “") .. title .. say("”没有例子 `examples`", "” has no `examples`"))
  end
  local rule = {
    name = title, basis = fields.basis, sentence = fields.sentence,
    keys = {}, run = score.run, handles = score.handles, own = score.own, file = here(),
    shape = score, lint = fields.lint,
    alone = score.alone, text = score.text, unit = score.unit,
    custom = score.custom or false, branches = score.branches,
    home = current.folder,
    exceptions = by_word, exception_list = exceptions,
    rounding = fields.rounding and read_rounding(fields.rounding),
    special = fields.exceptions ~= nil or fields.rounding ~= nil,
    examples = form.list(say("规则“", "rule “") .. title .. say("”的例子", "”'s examples"),
      example_fields, fields.examples),
  }
  local old = current.names[plain_name(title)]
  if old then -- a rule of the base pack, replaced in its place
    rule.index = old.index
  else
    rule.index = #current.rules + 1
  end
  current.rules[rule.index] = rule
  if old then
    replace(old, rule)
  end
  add_name("rule", title, rule)
  for i = 1, #fields.applies_to do
    add_name("applies_to", fields.applies_to[i], rule)
  end
  for i = 1, #fields.contains do
    current.parts[#current.parts + 1] =
      { word = plain_name(fields.contains[i]), rule = rule }
  end
  for i = 1, #fields.default_for do
    local kind = kinds[plain_choice(fields.default_for[i])]
    if not kind or not scorable[kind] then
      unknown_kind(what, fields.default_for[i])
    end
    current.defaults[kind] = rule
  end
end)

-- The figure that PBE_RATE gives for a value and a base: ratio value/base, change
-- (value−base)/base, remainder (base−value)/base, deviation the change without sign.
words.rate = form.titled(say("比率 rate", "rate"), {
  form = { "string", required = true,
    choices = { ratio = true, change = true, remainder = true, deviation = true } },
  basis = { "string", required = true },
}, function(title, fields)
  need_pack("rate")
  current.rates[plain_name(title)] = fields.form
  current.first_rate = current.first_rate or plain_name(title)
end)

local grade_fields = {
  name = { "string", required = true }, from = { "number", required = true, min = 0 },
}

words.grades = form.describe(function(entries)
  need_pack("grades")
  local what = say("等级 grades", "grades")
  local grades = form.list(what, grade_fields, entries)
  for i = 2, #grades do
    if grades[i].from >= grades[i - 1].from then
      fail(what .. say(" 要从高到低排列", " go from high to low"))
    end
  end
  if grades[#grades].from ~= 0 then
    fail(what .. say(" 最后一级要从 0 开始", ": the last one must start at 0"))
  end
  current.grades = grades
end, { entries = grade_fields })

for name in sorted(shapes.words) do
  words[name] = shapes.words[name]
end

-- The words about the whole table, in the order in which they are written.
for name in sorted(whole.words) do
  words[name] = whole.words[name](function(entry)
    need_pack(name)
    entry.place, entry.home = here(), current.folder
    current.table[#current.table + 1] = entry
  end)
end

-- The checks of a pack are read when the first one is asked for: what it inherits, then
-- its own file, which waits where the pack came with the program (later.h).
local function ready(pack)
  local checks = pack.checks
  if checks.ready or reading[checks] then
    return
  end
  reading[checks] = true
  check.clear(checks)
  local base = pack.extends and packs[pack.extends]
  if base then
    ready(base)
    check.inherit(checks, base.checks)
  end
  local before = current
  current = pack
  run_later(pack.folder)
  current = before
  checks.ready, reading[checks] = true, nil
end

-- check "C21" { … }: 勾稽, see check.lua.
words.check = form.describe(function(code)
  form.check_waiting()
  need_pack("check")
  ready(current)
  if type(code) ~= "string" or code == "" then
    fail(say("`check` 后面要写编号，如 `check` “C21” { … }",
      "`check` must be followed by its code, as in `check` “C21” { … }"))
  end
  form.await(say("勾稽 check “", "check “") .. code .. "”")
  return function(fields)
    form.arrived()
    return check.declare(current.checks, code, fields)
  end
end, check.form)

-- layer.lua keeps what each word declares: for local.d and `pbe rules --origin`.
layer.watch(words, function() return current end, function(id) return packs[id] end)
form.describe(layer.words.rounding, { specs = rounding_fields })

-- --- what the files of a pack share ---

local function give(functions)
  for name in sorted(functions) do
    local known, place = current.common[name], here()
    if type(name) ~= "string" or type(functions[name]) ~= "function" then
      fail(say("`common` 里只能有函数，请写成 名称 = 函数：", "`common` holds functions, as in name = name: ")
        .. tostring(name))
    elseif known and known.place ~= place then -- the same file may be read again, see ready()
      fail(say("`common` 里已经有 ", "`common` has this already: ") .. name)
    end
    current.common[name] = { call = functions[name], place = place }
  end
end

local function take(name, ...)
  if name == nil then
    return
  end
  local known = type(name) == "string" and current.common[name]
  if not known then
    local names = {}
    for other in sorted(current.common) do
      names[#names + 1] = other
    end
    local near = nearest(tostring(name), names)
    fail(say("前面的文件没有用 `common` 给出 ", "no earlier file gives this by `common`: ") .. tostring(name)
      .. (near and say("，是不是想写 ", "; did you mean ") .. near .. say("？", "?") or ""))
  end
  return known.call, take(...)
end

-- common { near = near } gives functions to the files that are read later; there
-- local near, has = common("near", "has") makes them locals, which keep() sees.
function words.common(first, ...)
  if not current then
    fail(say("`common` 要写在函数外面", "`common` stands outside of functions"))
  end
  need_pack("common")
  if type(first) == "table" then
    return give(first)
  end
  return take(first, ...)
end

local pack = { words = words }

-- Starts reading the pack in `folder`, whose first file is `label`; gives the one that was
-- being read before (a pack that another extends is read in the middle of it).
function pack.start(folder, label)
  local before = current
  current = { folder = folder, top = label .. ":1: ", names = {}, own = {},
              rates = {}, defaults = {}, rules = {},
              parts = {}, table = {}, checks = { by_code = {} }, frameworks = {}, common = {},
              unit = 0.01, mode = "half_up", total_unit = 0.01, total_mode = "half_up" }
  return before
end

function pack.finish(before)
  local done = current
  form.check_waiting()
  if not done.id then
    fail(say("pack.lua 里没有 pack { … }", "pack.lua has no pack { … }"), done.top)
  end
  if #done.rules == 0 then
    fail(say("规则包没有一条规则", "the pack has no rule"), done.top)
  end
  if not done.grades then
    fail(say("规则包没有等级 grades", "the pack has no grades"), done.top)
  end
  for i = 1, #done.rules do
    local own = done.rules[i].own
    if own then
      own.kept = keep(own.score)
    end
  end
  done.plan, done.note, done.whole = whole.plan, whole.note, whole.total
  done.check = check.run
  packs[done.id] = done
  current = before
  return done
end

-- The same for the engine, once all is loaded. What an error has left half read, memory
-- that ended perhaps, is read again.
function pack.ready(one)
  reading, current = {}, nil
  form.arrived()
  ready(one)
end

function pack.get(id)
  return packs[id]
end

return pack
