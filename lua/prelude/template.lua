-- template.lua - the word template: how the form looks that departments fill in.
--
-- A pack says what differs: the title, the lines of the funds, the indicators that the
-- bureau prescribes, the base data table. What it leaves out follows from its framework of
-- weights. lines() gives the whole form as a flat list, which C lays out.

local template = {}

local fills = { typed = true, sum = true, free = true, this_year = true }

local row_fields = {
  level2 = { "string", required = true }, name = { "string", required = true },
  target = { "any", default = "" }, weight = { "number", min = 0 },
  rule = { "string" },
}

local line_fields = {
  name = { "string", required = true }, depth = { "number", default = 0, min = 0, max = 2 },
  fill = { "string", default = "typed", choices = fills },
}

local base_fields = {
  title = { "string", default = "部门（单位）整体支出绩效评价基础数据表" },
  staff = { "boolean", default = true }, buildings = { "boolean", default = true },
  lines = { "table", entries = line_fields },
}

template.specs = {
  title = { "string" }, heads = { "table", of = "string" },
  unit = { "string", default = "万元" },
  fund_title = { "string", default = "项目资金" }, funds = { "table", of = "string" },
  income = { "table", of = "string" }, spending = { "table", of = "string" },
  spare = { "number", default = 2, min = 0, max = 500 },
  rows = { "table", entries = row_fields },
  base = { "table", fields = base_fields },
}

-- The lines of the base data table that departments of Hunan fill in (annex 1).
local function usual_lines()
  local out = {}
  local function add(name, depth, fill)
    out[#out + 1] = { name = name, depth = depth, fill = fill or "typed" }
  end
  add("三公经费", 0, "sum")
  add("1、公务用车购置和维护经费", 1, "sum")
  add("其中：公车购置", 2)
  add("公车运行维护", 2)
  add("2、出国经费", 1)
  add("3、公务接待", 1)
  add("项目支出：", 0, "sum")
  add("1、", 1, "free")
  add("2、", 1, "free")
  add("……", 1, "free")
  add("3、市级专项资金（一个专项一行）", 1, "free")
  add("……", 1, "free")
  add("公用经费", 0)
  add("其中：办公经费", 1)
  add("水费、电费、差旅费", 1)
  add("会议费、培训费", 1)
  add("政府采购金额", 0, "this_year")
  add("部门基本支出预算调整", 0, "this_year")
  return out
end

-- The headings of the pack's first framework, or nil.
local function headings_of(pack)
  return pack.frameworks[1] and pack.frameworks[1].rows
end

-- Calls visit(heading, level-2 names) for each level-1 heading of the first framework. A
-- child that only says another one in other words (服务对象满意度, 服务对象满意度指标) is
-- no row of its own.
local function each_heading(pack, visit)
  local headings = headings_of(pack)
  for i = 1, #headings do
    local row, level2 = headings[i], {}
    for j = 1, #row.children do
      local child, twin = plain_name(row.children[j]), false
      for k = 1, #level2 do
        local other = plain_name(level2[k])
        twin = twin or starts_with(other, child) or starts_with(child, other)
      end
      if not twin then
        level2[#level2 + 1] = row.children[j]
      end
    end
    visit(row, #level2 > 0 and level2 or { row.name })
  end
end

local function is_execution(row)
  return contains(row.name, "执行")
end

-- The sum of the prescribed weights under a heading must leave room in it.
local function check_weights(pack, rows)
  each_heading(pack, function(heading, level2)
    local known, sum = {}, 0
    for i = 1, #level2 do
      known[plain_name(level2[i])] = true
    end
    for i = 1, #rows do
      sum = sum + (known[plain_name(rows[i].level2)] and rows[i].weight or 0)
    end
    if round(sum, 0.0001) > heading.weight then
      fail(say("表样 `template` 里“", "`template`: the weights under “") .. heading.name
        .. say("”的分值合计是 ", "” add up to ") .. tostring(sum)
        .. say("，超过了权重框架里的 ", ", over the framework's ") .. tostring(heading.weight))
    end
  end)
end

local function check_rows(pack, entries)
  local what = say("表样 template 的 rows", "template's rows")
  local rows, known, names = form.list(what, row_fields, entries), {}, {}
  each_heading(pack, function(heading, level2)
    for i = 1, is_execution(heading) and 0 or #level2 do
      known[plain_name(level2[i])] = true
      names[#names + 1] = level2[i]
    end
  end)
  for i = 1, #rows do
    if not known[plain_name(rows[i].level2)] then
      local near = nearest(rows[i].level2, names)
      fail_field(what .. say("：权重框架里没有二级指标“", ": the framework has no level-2 “") .. rows[i].level2
        .. (near and say("”，是不是想写“", "”; did you mean “") .. near .. say("”？", "”?") or say("”。", "”.")),
        "level2", i)
    end
  end
  check_weights(pack, rows)
  return rows
end

-- The form of a pack that declares one. fields: checked by template.specs.
function template.declare(pack, fields)
  if not headings_of(pack) then
    fail(say("先要有 `framework` { … }，才能写 `template`", "`framework` { … } must come before `template`"))
  end
  local made = { title = fields.title, heads = fields.heads, unit = fields.unit,
                 fund_title = fields.fund_title, funds = fields.funds,
                 income = fields.income, spending = fields.spending, spare = fields.spare,
                 rows = fields.rows and check_rows(pack, fields.rows) or {} }
  if fields.base then
    local base = form.check(say("表样 template 的 base", "template's base"), base_fields, fields.base)
    base.lines = base.lines and form.list(say("表样 template 的 lines", "template's lines"),
      line_fields, base.lines)
    made.base = base
  end
  pack.template = made
end

-- --- the flat list ---

local function first_of(given, usual)
  return given and #given > 0 and given or usual
end

local function list_base(add, base)
  add("base_title", base.title)
  if base.staff then
    add("staff", "")
  end
  local lines = base.lines or usual_lines()
  for i = 1, #lines do
    add("base_line", lines[i].name, lines[i].fill, "", "", lines[i].depth)
  end
  if base.buildings then
    add("buildings", "")
  end
end

local function list_heading(add, made, heading, level2)
  add("level1", heading.name, "", "", "", heading.weight)
  for i = 1, #level2 do
    local rows = 0
    add("level2", level2[i])
    for j = 1, #made.rows do
      local row = made.rows[j]
      if plain_name(row.level2) == plain_name(level2[i]) then
        add("row", row.name, "", tostring(row.target), row.rule or "", row.weight or 0)
        rows = rows + 1
      end
    end
    for _ = 1, max(made.spare, 1 - rows) do -- a heading has a row
      add("spare", "")
    end
  end
end

-- The words of the bands by which people judge, for a list to choose from.
local function list_bands(add, pack)
  local rule = pack.defaults[kinds.words]
  local bands = rule and rule.shape.word == "bands" and rule.shape.fields.bands or {}
  for i = 1, #bands do
    add("band", bands[i].name)
  end
end

-- { kind, name, fill, target, rule, number } a line, in the order of the form.
function template.lines(pack)
  if not headings_of(pack) then
    return {}
  end
  local made, out = pack.template or { rows = {}, spare = 2, unit = "万元", fund_title = "项目资金" }, {}
  local function add(kind, name, fill, target, rule, number)
    out[#out + 1] = { kind, name, fill or "", target or "", rule or "", tostring(number or 0) }
  end
  add("title", made.title or "绩效自评表")
  local heads = first_of(made.heads, { "单位名称" })
  for i = 1, #heads do
    add("head", heads[i])
  end
  add("unit", made.unit)
  add("fund_title", made.fund_title)
  for _, kind in list("funds", "income", "spending") do
    local names = made[kind] or (kind == "funds" and not made.income
      and { "其中：当年财政拨款", "上年结转资金", "其他资金" }) or {}
    for i = 1, #names do
      add(kind, names[i])
    end
  end
  each_heading(pack, function(heading, level2)
    if is_execution(heading) then
      add("execution", heading.name, "", "", "", heading.weight)
    else
      list_heading(add, made, heading, level2)
    end
  end)
  if made.base then
    list_base(add, made.base)
  end
  list_bands(add, pack)
  return out
end

return template
