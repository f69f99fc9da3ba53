-- pack.lua - the words of which a pack's files are made: pack, framework, rule, rate,
-- grades, and the shapes. Each call adds to the pack that is being read.

local packs = {}   -- id -> pack, in the order of loading
local current      -- the pack whose files are being read

local function need_pack(word)
  if not current or not current.id then
    fail(say("先要有 pack { … }，才能写 ", "pack { … } must come before ") .. word)
  end
end

local function add_name(what, name, thing)
  local key = plain_name(name)
  if current.own[key] then
    fail(say("名称“", "the name “") .. name .. say("”用了两次", "” is used twice"))
  end
  current.own[key] = true
  current.names[key] = thing
end

local function inherit(base)
  for _, field in list("names", "rates", "defaults") do
    for key in sorted(base[field]) do
      current[field][key] = base[field][key]
    end
  end
  for i = 1, #base.rules do
    current.rules[i] = base.rules[i]
  end
  for _, field in list("grades", "unit", "mode", "total", "first_rate") do
    current[field] = base[field]
  end
end

local words = {}

words.pack = form.new("pack", {
  id = { "string", required = true }, version = { "string", required = true },
  title = { "string", required = true }, basis = { "string", required = true },
  year = { "number", min = 1990, max = 2100 }, place = { "string" },
  extends = { "string" },
  total = { "number", min = 0.01 },
  rounding = { "table" },
}, function(fields)
  if current.id then
    fail(say("一个规则包只能有一个 pack { … }", "a pack has only one pack { … }"))
  end
  if fields.id ~= current.folder then
    fail(say("pack 的 id 要与文件夹同名：", "the pack's id must be the folder's name: ")
      .. current.folder)
  end
  if fields.extends then
    inherit(load_base(fields.extends))
  end
  for _, field in list("id", "version", "title", "basis", "year", "place", "extends") do
    current[field] = fields[field]
  end
  current.total = fields.total or current.total or 100
  if fields.rounding then
    local rounding = form.check("rounding", {
      unit = { "number", required = true, choices = { [0] = true, [0.01] = true,
        [0.1] = true, [0.5] = true, [1] = true } },
      mode = { "string", default = "half_up",
        choices = { half_up = true, down = true, up = true } },
    }, fields.rounding)
    current.unit, current.mode = rounding.unit, rounding.mode
  end
end)

words.framework = function(entries)
  need_pack("framework")
  local what = say("权重框架 framework", "framework")
  local sum = 0
  local rows = form.list(what, {
    name = { "string", required = true },
    weight = { "number", required = true, min = 0 },
    children = { "table", of = "string", default = {} },
  }, entries)
  for i = 1, #rows do
    sum = sum + rows[i].weight
    local key = plain_name(rows[i].name)
    if current.names[key] == nil then
      current.names[key] = false -- a known name without a rule of its own
    end
    for j = 1, #rows[i].children do
      local child = plain_name(rows[i].children[j])
      if current.names[child] == nil then
        current.names[child] = false
      end
    end
  end
  if round(sum, 0.0001) ~= current.total then
    fail(what .. say(" 各项分值之和是 ", ": the weights add up to ") .. tostring(sum)
      .. say("，应为 ", ", not ") .. tostring(current.total))
  end
  current.framework = rows
end

words.rule = form.titled(say("规则 rule", "rule"), {
  basis = { "string", required = true },
  sentence = { "string", required = true },
  score = { "any", required = true },
  applies_to = { "table", of = "string", default = {} },
  default_for = { "table", of = "string", default = {} },
  examples = { "table", required = true },
}, function(title, fields)
  need_pack("rule")
  local score = fields.score
  if type(score) == "function" then
    score = shapes.custom(score)
  end
  score = shapes.parts(score)
  if not score then
    fail(say("规则“", "rule “") .. title .. say("”的 score 要写一种计分方式，如 proportional { }",
      "”: score must be a way to score, such as proportional { }"))
  end
  if #fields.examples == 0 then
    fail(say("规则“", "rule “") .. title .. say("”没有例子 examples", "” has no examples"))
  end
  local rule = {
    name = title, basis = fields.basis, sentence = fields.sentence,
    run = score.run, handles = score.handles, own = score.own, file = here(),
    examples = form.list(say("规则“", "rule “") .. title .. say("”的例子", "”'s examples"), {
      target = { "any", required = true }, actual = { "any", default = "" },
      weight = { "number", required = true, min = 0.01 },
      given = { "number" }, points = { "number" },
      outcome = { "string", choices = outcomes },
    }, fields.examples),
  }
  local old = current.names[plain_name(title)]
  if old then -- a rule of the base pack, replaced in its place
    rule.index = old.index
  else
    rule.index = #current.rules + 1
  end
  current.rules[rule.index] = rule
  for key in sorted(current.names) do
    if old and current.names[key] == old then
      current.names[key] = rule
    end
  end
  for kind in sorted(current.defaults) do
    if old and current.defaults[kind] == old then
      current.defaults[kind] = rule
    end
  end
  add_name("rule", title, rule)
  for i = 1, #fields.applies_to do
    add_name("applies_to", fields.applies_to[i], rule)
  end
  for i = 1, #fields.default_for do
    local kind = kinds[fields.default_for[i]]
    if not kind or not scorable[kind] then
      fail(say("default_for 没有这一种：", "default_for has no kind ") .. tostring(fields.default_for[i]))
    end
    current.defaults[kind] = rule
  end
end)

words.rate = form.titled(say("比率 rate", "rate"), {
  form = { "string", required = true, choices = { ratio = true, change = true } },
  basis = { "string", required = true },
}, function(title, fields)
  need_pack("rate")
  current.rates[plain_name(title)] = fields.form
  current.first_rate = current.first_rate or plain_name(title)
end)

words.grades = function(entries)
  need_pack("grades")
  local what = say("等级 grades", "grades")
  local grades = form.list(what, {
    name = { "string", required = true }, from = { "number", required = true, min = 0 },
  }, entries)
  for i = 2, #grades do
    if grades[i].from >= grades[i - 1].from then
      fail(what .. say(" 要从高到低排列", " go from high to low"))
    end
  end
  if grades[#grades].from ~= 0 then
    fail(what .. say(" 最后一级要从 0 开始", ": the last one must start at 0"))
  end
  current.grades = grades
end

for _, name in list("proportional", "rate_times_weight", "steps", "pass_mark", "bands",
                    "deadline") do
  words[name] = shapes[name]
end

local pack = { words = words }

-- Starts reading the pack in `folder`, whose first file is `label`; gives the one that was
-- being read before (a pack that another extends is read in the middle of it).
function pack.start(folder, label)
  local before = current
  current = { folder = folder, top = label .. ":1: ", names = {}, own = {},
              rates = {}, defaults = {}, rules = {},
              unit = 0.01, mode = "half_up" }
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
  packs[done.id] = done
  current = before
  return done
end

function pack.get(id)
  return packs[id]
end

return pack
