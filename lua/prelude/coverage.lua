-- coverage.lua - what the examples of a pack should reach: the branches of its own rules,
-- and what it says about the whole table. A rule that it inherits is its base's affair.

local coverage = {}

-- The numbers of a rule's exceptions begin behind those of its shape, however many it has.
coverage.exceptions = 1000

local function add(out, fields)
  out[#out + 1] = fields
end

local function add_rule(out, rule)
  local branches = rule.branches()
  for i = 1, #branches do
    add(out, { thing = rule, number = i, name = rule.name, place = rule.file,
               text = branches[i].text, outcome = branches[i].outcome,
               list = branches[i].list, entry = i })
  end
  local exceptions = rule.exception_list or {}
  for i = 1, #exceptions do
    add(out, { thing = rule, number = coverage.exceptions + i, name = rule.name, place = rule.file,
               text = say("例外 ", "exception ") .. wording.entry_text(exceptions[i]),
               list = "exceptions", entry = i })
  end
end

-- What each word about the whole table does when it has an effect.
local effects = {
  cap = function(entry)
    return entry.row .. " " .. entry.text .. say("：总分最高", ": the total is at most ") .. tostring(entry.most)
  end,
  veto = function(entry)
    return entry.row .. " " .. entry.text .. say("：否决", ": veto")
  end,
  bonus = function(entry)
    return entry.row .. say("：加分，最多", ": added, at most ") .. tostring(entry.most)
  end,
  best_of = function(entry)
    return join(entry.rows, say("、", ", ")) .. say("：取最高的一行", ": only the best counts")
  end,
  split = function(entry)
    return entry.row .. say("：平均分配", ": split evenly: ") .. tostring(entry.points) .. say("分", " points")
  end,
  combine = function()
    return say("汇总几个子项目的同名指标", "rows of several sub-projects are joined")
  end,
}

-- All of them, each with its place. `thing` is the rule or the entry of pack.table.
function coverage.of(pack)
  local out = {}
  for i = 1, #pack.rules do
    if pack.rules[i].home == pack.id then
      add_rule(out, pack.rules[i])
    end
  end
  for i = 1, #pack.table do
    local entry = pack.table[i]
    local effect = effects[entry.kind]
    if effect and entry.home == pack.id then
      add(out, { thing = entry, number = 0, name = entry.kind, place = entry.place,
                 text = effect(entry) })
    end
  end
  return out
end

return coverage
