-- whole.lua - what concerns the table as a whole: equal splits, sub-projects that are
-- added up first, the better of two rows, bonuses, rows that do not apply, caps on the
-- total, vetoes; and the total.
--
-- The engine calls plan() with all rows before they are scored, note() after each one,
-- total() at the end. A row is a table: name, level1, level2, rule, weight, project,
-- funds, flag, parent (the number of the row it is a part of). `row` in a declaration is
-- a row's own name, or its level-2 or level-1 name.
-- rows.reached: what of the pack had an effect, for coverage: pairs of an entry of
-- pack.table and 0, or of a rule and the number of its branch.

local whole = { words = {} }

local function entry(kind, specs, check)
  local what = kind
  whole.words[kind] = function(add)
    return form.new(what, specs, function(fields)
      fields.kind = kind
      if check then
        check(fields, what)
      end
      add(fields)
    end)
  end
end

local function take_names(names)
  local keys = {}
  for i = 1, #names do
    keys[plain_name(names[i])] = true
  end
  return keys
end

-- The condition of a cap or a veto: words, or the ends of a figure.
local function take_condition(fields, what)
  fields.names = take_names({ fields.row })
  limits.take(what, fields)
  if fields.words then
    fields.by_word = {}
    wording.index(what, fields.by_word, fields.words, true)
  end
  if (fields.words ~= nil) == (fields.low ~= nil or fields.high ~= nil) then
    fail(what .. say(" 要写条件：`words`（词语），或 `from`、`above`、`to`、`below`（界限）",
      " needs a condition: `words`, or `from`, `above`, `to`, `below`"))
  end
  fields.read = figure.reader(fields.of, fields.unit)
  fields.text = fields.words and join(fields.words, say("、", ", "))
    or limits.text(fields, figure.unit(fields.of, fields.unit))
end

local function condition(fields)
  fields.row = { "string", required = true }
  fields.of, fields.unit = figure.field, figure.unit_field
  fields.words = { "table", of = "string" }
  fields.reason = { "string" }
  return limits.with(fields)
end

-- 总分封顶: 执行率低于80%的，总分不超过89分.
entry("cap", condition { most = { "number", required = true, min = 0 } }, take_condition)

-- 一票否决: the total, or the grade, that follows.
entry("veto", condition { total = { "number", min = 0 }, grade = { "string" } },
  function(fields, what)
    take_condition(fields, what)
    if not fields.total and not fields.grade then
      fail(what .. say(" 要写 `total`（总分）或 `grade`（等级）", " needs `total` or `grade`"))
    end
  end)

-- 附加分: rows that add to the total, or to the level-1 heading `head`, up to `most`; the
-- sum stays under total_most.
entry("bonus", {
  row = { "string", required = true }, most = { "number", required = true, min = 0 },
  head = { "string" }, total_most = { "number", min = 0 }, reason = { "string" },
}, function(fields, what)
  fields.names = take_names({ fields.row })
  fields.head_name = fields.head and plain_name(fields.head)
end)

-- 二者择其一: of these rows only the best counts.
entry("best_of", { rows = { "table", of = "string", required = true } }, function(fields, what)
  fields.names = take_names(fields.rows)
  if #fields.rows < 2 then
    fail_field(what .. say(" 至少写两行", " needs two rows at least"), "rows")
  end
end)

-- 平均分配分值: `points` over the rows of a group, each rounded to `unit`; what is left
-- goes to the last row, the first, or unit by unit to the first ones.
entry("split", {
  row = { "string", required = true }, points = { "number", required = true, min = 0.01 },
  unit = { "number", default = 0.01, min = 0.001 },
  rest = { "string", default = "last", choices = { last = true, first = true, each = true } },
}, function(fields, what)
  fields.names = take_names({ fields.row })
end)

-- 先汇总，再计分: rows of one name from several sub-projects become one. Amounts are added
-- up; rates (%) are averaged, weighted by funds or plainly.
entry("combine", {
  amounts = { "string", default = "sum", choices = { sum = true } },
  rates = { "string", default = "by_funds", choices = { by_funds = true, mean = true } },
})

local row_fields = {
  name = { "string", required = true }, level1 = { "string" }, level2 = { "string" },
  target = { "any", default = "" }, actual = { "any", default = "" },
  weight = { "number", required = true, min = 0 }, rule = { "string" },
  given = { "number" }, project = { "string" }, funds = { "number" },
  flag = { "string" }, parent = { "number", min = 1 },
}

-- An example of the whole table: table_example "…" { rows = { {…} }, total = 89 }.
local example_form = form.titled("table_example", {
  rows = { "table", required = true, entries = row_fields },
  total = { "number" }, grade = { "string" }, points = { "table" },
}, function(title, fields)
  fields.kind, fields.title = "example", title
  fields.rows = form.list("table_example “" .. title .. "” rows", row_fields, fields.rows)
  return fields
end)

whole.words.table_example = function(add)
  return form.describe(function(title)
    local make = example_form(title)
    return function(fields)
      add(make(fields))
    end
  end, form.description(example_form))
end

-- --- before the rows are scored ---

local function reach(rows, thing, number)
  if thing then
    rows.reached[#rows.reached + 1] = { thing, number or 0 }
  end
end

local function key_of(name)
  return name and plain_name(name) or nil
end

local function is_named(row, names)
  return names[row.key] or (row.key2 and names[row.key2]) or (row.key1 and names[row.key1])
    or false
end

local function split_points(fields, rows)
  local chosen = {}
  for i = 1, #rows do
    if rows[i].counted and is_named(rows[i], fields.names) then
      chosen[#chosen + 1] = rows[i]
    end
  end
  local count = #chosen
  if count == 0 then
    return false
  end
  local each = round(fields.points / count, fields.unit, fields.rest == "each" and "down" or "half_up")
  local left = round(fields.points - each * count, 0.000001)
  for i = 1, count do
    chosen[i].weight = each
    chosen[i].split = fields
  end
  if fields.rest == "each" then
    for i = 1, count do
      local more = min(fields.unit, left)
      chosen[i].weight = round(chosen[i].weight + more, 0.000001)
      left = round(left - more, 0.000001)
    end
  end
  local one = chosen[fields.rest == "first" and 1 or count]
  one.weight = round(one.weight + left, 0.000001)
  return true
end

local function combine_rows(fields, rows)
  local leaders, joined = {}, false
  for i = 1, #rows do
    local row = rows[i]
    if row.project then
      local key = row.key .. "\n" .. (row.key2 or "") .. "\n" .. (row.key1 or "")
      local leader = leaders[key]
      if not leader then
        leaders[key] = i
        row.average = fields.rates
      else
        row.leader, row.counted, joined = leader, false, true
      end
    end
  end
  return joined
end

function whole.plan(pack, rows)
  for i = 1, #rows do
    local row = rows[i]
    row.key, row.key1, row.key2 = plain_name(row.name), key_of(row.level1), key_of(row.level2)
    row.counted = true
    if row.rule and row.rule_is_told and not score.knows(pack, row.rule) then
      row.unknown_rule, row.rule = row.rule, nil
    end
    row.rule = score.choose(pack, row.rule, row.name, row.level2, row.level1)
    row.met = {}
  end
  for i = 1, #rows do
    local parent = rows[i].parent and rows[rows[i].parent]
    if parent and parent ~= rows[i] then
      parent.counted, parent.children = false, true
    end
  end
  rows.reached = {}
  for i = 1, #pack.table do
    local fields = pack.table[i]
    if fields.kind == "split" then
      reach(rows, split_points(fields, rows) and fields)
    elseif fields.kind == "combine" then
      reach(rows, combine_rows(fields, rows) and fields)
    elseif fields.kind == "bonus" then
      for j = 1, #rows do
        if is_named(rows[j], fields.names) then
          rows[j].bonus = fields
        end
      end
    end
  end
end

-- --- after each row ---

-- The pair may be anything here; what cannot be had leaves the condition open.
function whole.note(pack, row, kind, compare, target, actual, upper)
  row.words = actual_words()
  for i = 1, #pack.table do
    local fields = pack.table[i]
    if fields.read and is_named(row, fields.names) then
      if fields.by_word then
        row.met[i] = fields.by_word[row.words] and row.words
      elseif actual_text() ~= "" then
        if not scorable[kind] then
          target, actual, kind = nil, actual_number(), kinds.number
        end
        local text = figure.from_text(fields.of)
        if actual and (text or kind ~= kinds.words) then
          local value = fields.read(kind, compare, target, actual, upper)
          row.met[i] = value and limits.holds(fields, value) and tostring(round(value, 0.01))
        end
      end
    end
  end
end

-- --- the total ---

local function told(key, ...)
  local sentence = sentences[key]
  return fill(say(sentence[1], sentence[2]), ...)
end

-- What a reviewer's mark, or the words of the cell, do to a row that has been scored.
local function apply_exceptions(pack, rows, said)
  for i = 1, #rows do
    local row = rows[i]
    local rule = row.rule and score.find(pack, row.rule) or nil
    local exceptions = rule and rule.exceptions
    if exceptions and row.counted then
      local flagged = row.flag and exceptions[plain_words(row.flag)]
      local found = flagged or exceptions[row.words]
      if flagged then
        reach(rows, rule, coverage.exceptions + flagged.index)
      end
      if found and found.remove then
        row.counted, row.removed = false, true
        said[#said + 1] = told("total_removed", row.name)
      elseif flagged then
        row.points = found.percent and row.weight * found.percent / 100
          or min(found.points, row.weight)
        row.points = round(row.points, pack.unit, pack.mode)
        row.pending = false
        said[#said + 1] = told("total_flagged", row.name, row.flag, row.points)
          .. (found.reason and say("，", ", ") .. found.reason or "")
      end
    end
  end
end

local function choose_best(fields, rows, said)
  local best, beaten
  for i = 1, #rows do
    local row = rows[i]
    if row.counted and fields.names[row.key] then
      if not best or (row.points or -1) > (best.points or -1) then
        if best then
          best.counted, beaten = false, true
        end
        best = row
      else
        row.counted, beaten = false, true
      end
    end
  end
  if best and best.points then
    said[#said + 1] = told("total_best", join(fields.rows, say("、", ", ")), best.name, best.points)
  end
  return beaten
end

-- The points of a bonus, cut to what it may add at most.
local function add_bonus(pack, fields, rows, heads, sum, said)
  local extra, any = 0, false
  for i = 1, #rows do
    if rows[i].counted and rows[i].bonus == fields then
      extra, any = extra + (rows[i].points or 0), true
    end
  end
  if not any then
    return 0
  end
  local added = min(extra, fields.most)
  local limit = fields.total_most
  local base = sum
  if fields.head_name then
    local head = heads[fields.head_name] or { points = 0, weight = 0 }
    base, limit = head.points, limit or head.weight + fields.most
  end
  limit = limit or pack.total
  added = max(0, min(added, limit - base))
  said[#said + 1] = told("total_bonus", fields.row, extra, fields.most, base, limit,
    round(base + added, 0.000001))
  return added
end

-- The level-1 heading of that name, which many a table shortens: 产出 for 产出指标.
local function head_of(heads, name)
  if heads[name] then
    return heads[name]
  end
  for key in sorted(heads) do
    if key .. "指标" == name or name .. "指标" == key then
      return heads[key]
    end
  end
end

local function weights_fit(pack, heads)
  for i = 1, #pack.frameworks do
    local rows, fits = pack.frameworks[i].rows, true
    for j = 1, #rows do
      local head = head_of(heads, plain_name(rows[j].name))
      if rows[j].weight > 0 and (not head or round(head.weight - rows[j].weight, 0.0001) ~= 0) then
        fits = false
      end
    end
    if fits then
      return true
    end
  end
  return #pack.frameworks == 0
end

-- Sums of the level-1 headings and of all; pending rows are counted apart.
local function add_up(pack, rows)
  local heads, known = {}, false
  local sum, weights, removed, scored, pending, waiting = 0, 0, 0, 0, 0, 0
  for i = 1, #rows do
    local row = rows[i]
    if row.removed then
      removed = removed + row.weight
    elseif row.counted and not row.bonus then
      local key = row.key1 or row.key
      local head = heads[key] or { points = 0, weight = 0 }
      heads[key] = head
      known = known or row.level1 ~= nil
      head.weight = head.weight + row.weight
      weights = weights + row.weight
      if row.points then
        head.points = round(head.points + row.points, 0.0000000001)
        sum, scored = sum + row.points, scored + 1
      elseif row.weight > 0 then -- a row without weight is only there to be looked at
        pending, waiting = pending + 1, waiting + row.weight
      end
    end
  end
  return heads, {
    points = round(sum, 0.0000000001), weights = round(weights, 0.0000000001),
    removed = removed, scored = scored, pending = pending,
    waiting = round(waiting, 0.0000000001), known = known,
  }
end

-- Parents stand before their rows, so the last ones are added up first.
local function check_parents(rows, said)
  for i = #rows, 1, -1 do
    local row = rows[i]
    if row.children then
      -- as long as one of them is pending, nobody knows what they add up to
      row.points = not row.child_pending and round(row.child_points or 0, 0.0000000001) or nil
      local sum = round(row.child_weights or 0, 0.0000000001)
      said[#said + 1] = told(sum == round(row.weight, 0.0000000001) and "total_parent"
        or "total_parent_differs", row.name, row.weight, sum)
    end
    local parent = row.parent and rows[row.parent]
    if parent and parent ~= row then
      parent.child_points = (parent.child_points or 0) + (row.points or 0)
      parent.child_pending = parent.child_pending or row.points == nil and row.weight > 0
        and not row.removed
      parent.child_weights = (parent.child_weights or 0) + row.weight
    end
  end
end

-- Caps and vetoes; a veto has the last word. Returns the total and the grade, if one of
-- them names it.
local function restrain(pack, rows, total, said)
  local grade
  for pass, kind in list("cap", "veto") do
    for i = 1, #pack.table do
      local fields = pack.table[i]
      for j = 1, fields.kind == kind and #rows or 0 do
        local value = rows[j].met[i]
        reach(rows, value and fields)
        if value and kind == "cap" then
          said[#said + 1] = told(total > fields.most and "total_capped" or "total_under_cap",
            rows[j].name, value, fields.text, fields.most, total)
          total = min(total, fields.most)
        elseif value then
          grade = fields.grade or grade
          total = fields.total and min(total, fields.total) or total
          said[#said + 1] = told("total_veto", rows[j].name, value, fields.text,
            fields.total and tostring(total) or fields.grade)
        end
        if value and fields.reason then
          said[#said + 1] = fields.reason
        end
      end
    end
  end
  return total, grade
end

-- A table that is not complete has no grade yet: rows are pending, or its weights do not
-- add up to the pack's total.
local function is_complete(pack, sums)
  return sums.pending == 0 and round(sums.weights + sums.removed - pack.total, 0.01) == 0
end

-- Returns the total (nil where no row has points), the grade (nil while the table is not
-- complete), the sum of weights, the number of pending rows and their weights, and the
-- sentences of the explanation.
function whole.total(pack, rows)
  local said = {}
  apply_exceptions(pack, rows, said)
  for i = 1, #pack.table do
    if pack.table[i].kind == "best_of" then
      reach(rows, choose_best(pack.table[i], rows, said) and pack.table[i])
    end
  end
  check_parents(rows, said)
  local heads, sums = add_up(pack, rows)
  local total, weights, all = sums.points, sums.weights, sums.weights + sums.removed
  said[#said + 1] = told("total_sum", total, weights)
  if sums.removed > 0 and weights > 0 then
    total = round(total * all / weights, 0.0000000001)
    said[#said + 1] = told("total_rescaled", sums.points, all, weights, round(total, 0.01))
  end
  for i = 1, #pack.table do
    if pack.table[i].kind == "bonus" then
      local added = add_bonus(pack, pack.table[i], rows, heads, total, said)
      reach(rows, added > 0 and pack.table[i])
      total = total + added
    end
  end
  total = round(total, pack.total_unit, pack.total_mode)
  local grade
  total, grade = restrain(pack, rows, total, said)
  if sums.pending > 0 then
    said[#said + 1] = told("total_pending", sums.pending, sums.waiting)
  end
  if sums.known and sums.removed == 0 and not weights_fit(pack, heads) then
    said[#said + 1] = told("total_weights")
  end
  if sums.scored == 0 then
    total = nil
  elseif not grade and is_complete(pack, sums) then
    grade = score.grade(pack, total)
  end
  return total, total and grade, weights, sums.pending, sums.waiting, said
end

return whole
