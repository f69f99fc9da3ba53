-- wording.lua - the actual value is words, or marks: yes or no, a word that stands for a
-- share, a band in which a person judges, a list of points (要点).
--
-- Words are compared whole, without blanks and the punctuation at their end.

local wording = {}

-- Adds each of the words to the map; a word stands for one branch only.
function wording.index(what, by_word, words, branch)
  for i = 1, #words do
    local word = plain_words(words[i])
    if by_word[word] then
      fail_field(what .. say("：词语“", ": the word “") .. words[i]
        .. say("”写在两处", "” stands in two places"), "words")
    end
    by_word[word] = branch
  end
end

local function known_words(by_word)
  local words = {}
  for word in sorted(by_word) do
    if #words < 12 then
      words[#words + 1] = word
    end
  end
  return join(words, say("、", ", "))
end

-- --- yes or no ---

-- 直接赋分: 有/没有, 是/否, 达标/未达标.
shapes.define("yes_no", say("直接赋分", "yes or no:"), {
  yes = { "table", of = "string", default = { "有", "是", "已完成", "完成", "达标", "达成", "已达成", "合格",
    "符合", "按期完成", "按时完成", "已制定", "已建立", "√" } },
  no = { "table", of = "string", default = { "没有", "无", "否", "未完成", "没有完成", "未达标", "未达成", "不合格",
    "不符合", "未按期完成", "未制定", "未建立", "×" } },
  no_percent = { "number", default = 0, min = 0, max = 100 },
  reason = { "string" },
}, function(fields, what)
  local by_word = {}
  wording.index(what .. " yes", by_word, fields.yes, "yes")
  wording.index(what .. " no", by_word, fields.no, "no")
  local known = known_words(by_word)
  return {
    handles = {}, text = true,
    branches = function()
      return {
        { text = wording.some(fields.yes) .. say("：满分", ": full marks") },
        { text = wording.some(fields.no) .. say("：", ": ") .. worth.text { percent = fields.no_percent } },
      }
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local said = by_word[actual_words()]
      if said == "yes" then
        branch(1)
        step("said_yes")
        return outcomes.met, weight
      elseif said == "no" then
        branch(2)
        step("said_no")
        step("worth_percent", fields.no_percent)
        if fields.reason then step("reason", fields.reason) end
        return outcomes.missed, weight * fields.no_percent / 100
      end
      step("word_unknown", known)
      return outcomes.cannot_compute
    end,
  }
end)

-- The first of the words, for people: “有”、“是”…
function wording.some(words)
  local shown = {}
  for i = 1, min(3, #words) do
    shown[i] = "“" .. words[i] .. "”"
  end
  return join(shown, say("、", ", ")) .. (#words > 3 and "…" or "")
end

-- A branch that words choose.
function wording.entry_text(entry)
  return wording.some(entry.words) .. say("：", ": ")
    .. (entry.remove and say("不参评", "not applicable") or worth.text(entry))
end

-- --- a word and its share ---

local level_fields = worth.with { words = { "table", of = "string", required = true } }

-- The fields of an exception of a rule: remove = true takes the row out.
wording.exception_fields = worth.with {
  words = { "table", of = "string", required = true }, remove = { "boolean" },
}

-- The entries of coefficients, and of a rule's exceptions.
function wording.entries(what, specs, list)
  local entries, by_word = form.list(what, specs, list), {}
  for i = 1, #entries do
    local entry = entries[i]
    local place = what .. say(" 第", " entry ") .. tostring(i) .. say("项", "")
    if not entry.remove then
      worth.check(place, entry, i)
    end
    wording.index(place, by_word, entry.words, entry)
    entry.index = i
  end
  return entries, by_word
end

-- 按等次系数: each word has its share: 高 100%, 中等 40%, 个别未完成 70%.
shapes.define("coefficients", say("按等次系数计分", "by words and their shares:"), {
  levels = { "table", required = true, entries = level_fields },
}, function(fields, what)
  local entries, by_word = wording.entries(what, level_fields, fields.levels)
  fields.levels = entries
  local known = known_words(by_word)
  return {
    handles = {}, text = true,
    branches = function()
      return shapes.each("levels", entries, wording.entry_text)
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local entry = by_word[actual_words()]
      if not entry then
        step("word_unknown", known)
        return outcomes.cannot_compute
      end
      branch(entry.index)
      step("word_worth")
      local points = worth.of(entry, weight)
      return worth.outcome(points, weight), points
    end,
  }
end)

-- --- a band in which a person judges ---

local band_fields = {
  name = { "string", required = true },
  from = { "number", required = true, min = 0, max = 100 },
  to = { "number", min = 0, max = 100 },
  below = { "number", min = 0, max = 100 },
  words = { "table", of = "string", required = true },
}

local function excluded_text(band)
  return band.below and say("，不含上限", ", the upper limit excluded") or ""
end

-- 按档评判: the words of the actual value choose a band of the weight; a person gives the
-- points inside it. from is included; to is included, below is not.
shapes.define("bands", say("按档评判", "by judged bands:"), {
  bands = { "table", required = true, entries = band_fields },
}, function(fields, what)
  local bands = form.list(what, band_fields, fields.bands)
  local by_word, all = {}, {}
  for i = 1, #bands do
    local band = bands[i]
    if (band.to == nil) == (band.below == nil) then
      fail_field(what .. "：“" .. band.name .. say("”要写 `to`（含）或 `below`（不含）之一",
        "” needs either `to` (included) or `below` (excluded)"), "to")
    end
    wording.index(what, by_word, band.words, band)
  end
  limits.ladder(what, bands, false, "%")
  fields.bands = bands
  if bands[#bands].low ~= 0 and bands[1].low ~= 0 then
    fail(what .. say("：最低一档要从 0 开始", ": the lowest band must start at 0"))
  end
  local best = bands[1].low >= bands[#bands].low and bands[1] or bands[#bands]
  for i = 1, #bands do
    bands[i].index = i
    all[i] = "“" .. bands[i].name .. "”" .. bands[i].text
  end
  all = join(all, say("，", ", "))
  return {
    handles = shapes.kinds("words"),
    branches = function()
      return shapes.each("bands", bands, function(band)
        return "“" .. band.name .. "”" .. band.text
      end)
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local band, key = by_word[actual_words()], "band"
      -- what the target says was reached, whatever the word means elsewhere: 有所改善
      -- where 有所改善 was planned, 否 where 否 was
      if upper == 1 and band ~= best then
        band, key = best, "band_by_repeating"
      end
      if not band then
        step("band_unknown", all)
        return outcomes.judged, nil, 0, weight, false
      end
      branch(band.index)
      step(key, band.name, band.text, excluded_text(band))
      return outcomes.judged, nil, weight * band.low / 100, weight * band.high / 100,
        not band.high_in
    end,
  }
end)

-- --- a list of points ---

local item_fields = {
  name = { "string", required = true },
  points = { "number", required = true, min = 0 },
  take = { "number", min = 0 },
  reason = { "string" },
}

-- 要点得分: the sum of the items that the cell names: ①③, 1;3, 全部. An item with `take`
-- loses so much for each fault that the cell counts after it: ①缺2项;②.
shapes.define("items", say("要点得分", "by items:"), {
  items = { "table", required = true, entries = item_fields },
}, function(fields, what)
  local items = form.list(what, item_fields, fields.items)
  if #items > 20 then
    fail(what .. say(" 最多20个要点", " takes 20 items at most"))
  end
  fields.items = items
  local sum = 0
  for i = 1, #items do
    sum = sum + items[i].points
  end
  local function earned(index, faults, weight)
    local item = items[index]
    if faults == 0 then
      step("item", index, item.name, item.points)
      return item.points
    end
    if not item.take then
      return nil
    end
    local points = max(0, item.points - faults * item.take)
    step("item_less", index, item.name, item.points, faults, item.take, points)
    if item.reason then step("reason", item.reason) end
    return points
  end
  return {
    handles = {}, text = true,
    branches = function()
      return shapes.each("items", items, function(item)
        return "“" .. item.name .. "”" .. say("：", ": ") .. worth.text(item)
      end)
    end,
    run = function(kind, compare, target, actual, upper, weight)
      local marks, unread = actual_marks(#items)
      if unread then
        step("items_unread", unread)
        return outcomes.cannot_compute
      end
      local points = 0
      step("items")
      for i = 1, #items do
        if marks[i] then
          local got = earned(i, marks[i])
          if not got then
            step("item_without_take", i, items[i].name)
            return outcomes.cannot_compute
          end
          branch(i)
          points = points + got
        end
      end
      points = round(points, 0.0000001)
      step("items_sum")
      if sum ~= weight then
        aside("items_not_weight", sum)
      end
      points = min(points, weight)
      return worth.outcome(points, weight), points
    end,
  }
end)

return wording
