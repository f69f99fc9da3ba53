-- names.lua - what a pack says by name: its framework, the names and kinds for which rules
-- stand, grades, what concerns the whole table; who it is, and its examples.
--
-- `rules` are the pack's own: each has its subject, its source (the rule as the engine has
-- it) and its record (the declaration as written).

local names = {}

-- --- the framework ---

-- Calls visit(row) for each heading of the pack's frameworks.
local function each_heading(pack, visit)
  for i = 1, #pack.frameworks do
    local rows = pack.frameworks[i].rows
    for j = 1, #rows do
      visit(rows[j])
    end
  end
end

-- All names of the frameworks: plain name -> as written.
local function framework_names(pack)
  local known = {}
  each_heading(pack, function(row)
    known[plain_name(row.name)] = row.name
    for i = 1, #row.children do
      known[plain_name(row.children[i])] = row.children[i]
    end
  end)
  return known
end

-- The weights that each heading has: plain name -> weight -> true.
local function heading_weights(pack)
  local weights = {}
  each_heading(pack, function(row)
    local key = plain_name(row.name)
    weights[key] = weights[key] or {}
    weights[key][row.weight] = true
  end)
  return weights
end

-- The largest weight of a heading, or the total where there is no framework.
function names.largest_weight(pack)
  local largest = 0
  each_heading(pack, function(row) largest = max(largest, row.weight) end)
  return largest > 0 and largest or pack.total
end

local about = {} -- what to look for in the declarations of a word

function about.framework(pack, subject, rows)
  local heads, parents = {}, {}
  for i = 1, #rows do
    local row, key = rows[i], plain_name(rows[i].name)
    if heads[key] then
      findings.add(subject, "L21", "一级指标“{1}”写了两次；请合并或改名",
        "the heading “{1}” stands twice; join or rename them", row.name)
    end
    heads[key] = true
    for j = 1, #(row.children or {}) do
      local child = plain_name(row.children[j])
      if parents[child] then
        findings.add(subject, "L20", "下级“{1}”在“{2}”和“{3}”下都有；请只留一处",
          "“{1}” is a child of “{2}” and of “{3}”; keep one of them", row.children[j], parents[child], row.name)
      end
      parents[child] = row.name
    end
  end
end

-- --- grades and the whole table ---

function about.grades(pack, subject, grades)
  local seen = {}
  for i = 1, #grades do
    local grade = grades[i]
    if seen[grade.name] then
      findings.add(subject, "L21", "等级“{1}”写了两次；请改名", "the grade “{1}” stands twice; rename one", grade.name)
    end
    seen[grade.name] = true
    if grade.from > pack.total then
      findings.add(subject, "L03", "等级“{1}”从 {2} 起，总分只有 {3}，永远评不上；请核对",
        "the grade “{1}” begins at {2}, the total is {3}: nobody gets it; check it", grade.name, grade.from, pack.total)
    end
  end
end

function about.cap(pack, subject, fields)
  if fields.most >= pack.total then
    findings.add(subject, "L06", "封顶 {1}分不小于总分 {2}，等于不封；请核对",
      "{1} is not under the total {2}: it caps nothing; check it", fields.most, pack.total)
  end
end

local function has_grade(pack, name)
  for i = 1, #pack.grades do
    if pack.grades[i].name == name then
      return true
    end
  end
  return false
end

function about.veto(pack, subject, fields)
  if fields.grade and not has_grade(pack, fields.grade) then
    findings.add(subject, "L28", "等级里没有“{1}”；请照{2}改正",
      "there is no grade “{1}”; take one of {2}", fields.grade, word("grades"))
  end
  if fields.total and fields.total >= pack.total then
    findings.add(subject, "L06", "总分降为 {1}，不小于满分 {2}，等于不降；请核对",
      "{1} is not under the total {2}: it lowers nothing; check it", fields.total, pack.total)
  end
end

function about.bonus(pack, subject, fields)
  if fields.head and #pack.frameworks > 0 and not heading_weights(pack)[plain_name(fields.head)] then
    findings.add(subject, "L28", "权重框架里没有一级指标“{1}”；请改正",
      "the framework has no heading “{1}”; correct it", fields.head)
  end
end

function about.split(pack, subject, fields)
  local weights = heading_weights(pack)[plain_name(fields.row)]
  if weights and not weights[fields.points] then
    findings.add(subject, "L29", "把 {1}分平均分给“{2}”，权重框架里它不是这个分值；请核对",
      "splits {1} points over “{2}”, whose weight in the framework is another; check it", fields.points, fields.row)
  end
end

-- --- the names of rules ---

local function check_empty(rule, field, list)
  for i = 1, #(list or {}) do
    if plain_name(list[i]) == "" then
      findings.add(rule, "L27", "{1}第{2}项是空的，永远对不上；请删去或改正",
        "{1}, entry {2}, is empty and never fits; take it away or correct it", word(field), i)
    end
  end
end

local function has_value(map, value)
  for key in sorted(map) do
    if map[key] == value then
      return true
    end
  end
  return false
end

local function has_part(parts, rule)
  for i = 1, #parts do
    if parts[i].rule == rule then
      return true
    end
  end
  return false
end

local ALIKE = 5 -- characters: of shorter names two are often alike, 数量指标 and 质量指标

-- A name that differs in one character from one of the framework's.
local function check_spelling(rule, source, known)
  for i = 1, #source.keys do
    local key = source.keys[i]
    for name in sorted(length(key) >= ALIKE and not known[key] and known or {}) do
      if distance(key, name) == 1 then
        findings.add(rule, "L23", "权重框架里没有“{1}”，有“{2}”；是不是写错了一个字？",
          "the framework has no “{1}”, but “{2}”: is a character wrong?", key, known[name])
      end
    end
  end
end

local function is_known(pack, source, known)
  local found = #pack.frameworks == 0 or has_part(pack.parts, source) or has_value(pack.defaults, source)
  for i = 1, #source.keys do
    found = found or known[source.keys[i]] ~= nil
  end
  return found
end

local function check_defaults(rules)
  local later = {}
  for i = #rules, 1, -1 do
    local named = rules[i].record.fields.default_for or {}
    for j = 1, #named do
      local kind = plain_choice(named[j])
      if later[kind] and later[kind] ~= rules[i].subject.name then
        findings.add(rules[i].subject, "L25", "{1} {2} 被后面的{3}取代；请只留一处",
          "{1} {2} is taken by {3} after it; keep one of them", word("default_for"), choice(kind), later[kind])
      end
      later[kind] = later[kind] or rules[i].subject.name
    end
  end
end

local function check_parts(pack, rules)
  local own, first = {}, {}
  for i = 1, #rules do
    own[rules[i].source] = rules[i].subject
  end
  for i = 1, #pack.parts do
    local part = pack.parts[i]
    local taken = first[part.word]
    if taken and taken ~= part.rule and own[part.rule] then
      findings.add(own[part.rule], "L26", "名称含“{1}”的指标已经归规则“{2}”，轮不到这里；请换一个更长的词",
        "rows whose name contains “{1}” go to the rule “{2}”, never here; take a longer word", part.word, taken.name)
    end
    first[part.word] = taken or part.rule
  end
end

local function check_kinds(pack, subject)
  local missing = {}
  for _, kind in list("number", "change", "range", "tolerance", "date", "words") do
    if not pack.defaults[kinds[kind]] then
      missing[#missing + 1] = choice(kind)
    end
  end
  if #missing > 0 then
    findings.add(subject, "L24", "这些种类的指标没有规则接手：{1}；请给一条规则写{2}，或用{3}沿用一个规则包",
      "no rule takes rows of these kinds: {1}; write {2} in a rule, or let the pack say {3}",
      join(missing, say("、", ", ")), word("default_for"), word("extends"))
  end
end

-- --- who it is, and its examples ---

local function check_basis(subject, fields)
  for _, field in list("basis", "sentence") do
    if fields[field] and plain_words(fields[field]) == "" then
      findings.add(subject, "L30", "{1}是空的；请写明文件和条款，或用一句话说明",
        "{1} is empty; name the document and its article, or say it in a sentence", word(field))
    end
  end
  for _, mark in list("凭记忆", "未核", "from memory", "unchecked") do
    if contains(fields.basis, mark) then
      findings.add(subject, "L31", "依据写着“{1}”，使用前请与文件原文核对",
        "the basis says “{1}”: check it against the paper before use", mark)
      return
    end
  end
end

local function check_set_aside(subject, count)
  if count then
    findings.add(subject, "L42", "改动之后原有的 {1} 个例子搁置了，没有例子检验现在的数；请在改动里写上自己的{2}",
      "examples that the change sets aside: {1}; nothing proves the new numbers; give the change {2} of its own",
      count, word("examples"))
  end
end

-- What a rule's examples show: full marks, points lost, a row that is not filled in. A
-- judged row shows both of the first.
local function shown_by(examples)
  local full, missed, pending = false, false, false
  for i = 1, #examples do
    local one = examples[i]
    local judged = one.outcome == "judged"
    full = full or judged or one.outcome == "met" or (one.points or 0) >= one.weight
    missed = missed or judged or one.outcome == "missed" or (one.points or one.weight) < one.weight
    pending = pending or one.outcome == "cannot_compute"
  end
  return full, missed, pending
end

local NAMED = 8 -- rules that one sentence names

-- One finding for the whole pack, with the rules that it is about.
local function add_list(subject, code, rules, zh, en)
  local shown = {}
  for i = 1, min(#rules, NAMED) do
    shown[i] = rules[i]
  end
  if #rules > 0 then
    findings.add(subject, code, zh, en, #rules, join(shown, say("、", ", "))
      .. (#rules > NAMED and say("等", " and others") or ""), word("default_for"), word("contains"))
  end
end

local function check_examples(subject, rules)
  local without_full, without_pending = {}, {}
  for i = 1, #rules do
    local source = rules[i].source
    local full, missed, pending = shown_by(source.examples)
    if source.set_aside then
      full, missed, pending = true, true, true -- check_set_aside() has said so
    end
    if not missed then
      findings.add(rules[i].subject, "L40", "没有一个扣分的例子，扣多少没有检验；请照文件补一个",
        "no example loses points, so how many is not proved; add one from the paper")
    end
    without_full[#without_full + 1] = not full and source.name or nil
    without_pending[#without_pending + 1] = not pending and source.name or nil
  end
  add_list(subject, "L41", without_full, "{1} 条规则没有满分的例子，可以补上：{2}",
    "rules without an example of full marks: {1}; add some: {2}")
  add_list(subject, "L41", without_pending, "{1} 条规则没有“没有填、算不出”的例子，可以补上：{2}",
    "rules without an example that is not filled in: {1}; add some: {2}")
end

local function check_rules(pack, subject, rules)
  local known, outside = framework_names(pack), {}
  for i = 1, #rules do
    local rule, source, fields = rules[i].subject, rules[i].source, rules[i].record.fields
    check_basis(rule, fields)
    check_empty(rule, "applies_to", fields.applies_to)
    check_empty(rule, "contains", fields.contains)
    check_spelling(rule, source, known)
    check_set_aside(rule, source.set_aside)
    outside[#outside + 1] = not is_known(pack, source, known) and source.name or nil
  end
  add_list(subject, "L22", outside,
    "{1} 条规则的名称不在权重框架里，也没有{3}和{4}，只有表里写了这些名称的行才用得到：{2}",
    "rules outside of the framework, with neither {3} nor {4}: {1}; only rows that name them find them: {2}")
  check_examples(subject, rules)
  check_defaults(rules)
  check_parts(pack, rules)
end

-- Examples of inherited rules, and of the whole table, that a change has set aside.
local function count_set_aside(pack, rules)
  local count, own = pack.examples_set_aside or 0, {}
  for i = 1, #rules do
    own[rules[i].source] = true
  end
  for i = 1, #pack.rules do
    count = count + (not own[pack.rules[i]] and pack.rules[i].set_aside or 0)
  end
  return count > 0 and count or nil
end

-- others: the pack's own declarations that are no rules. valid_year: of valid_from, or 0.
function names.check(pack, subject, rules, others, valid_year)
  check_basis(subject, pack)
  check_kinds(pack, subject)
  check_set_aside(subject, count_set_aside(pack, rules))
  if pack.year and valid_year > pack.year then
    findings.add(subject, "L32", "{1} {2} 晚于{3} {4}，这一年还用不上；请核对",
      "{1} {2} is after its {3} {4}; check both", word("valid_from"), pack.valid_from, word("year"), pack.year)
  end
  for i = 1, #others do
    local record = others[i]
    local name = word(record.word) .. (record.title and "“" .. record.title .. "”" or "")
    if about[record.word] then
      about[record.word](pack, findings.subject(name, record.place), record.entry or record.fields)
    end
  end
  check_rules(pack, subject, rules)
end

return names
