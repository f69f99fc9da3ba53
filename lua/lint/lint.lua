-- lint.lua - all that lint looks at in one pack, in order.

local lint = {}

-- Where the way to score stands.
local function place_of(source, made, record)
  if source.custom then
    local _, _, place = lines(source.shape.own.score)
    return place
  end
  return made and made.place or record.place
end

-- The pack's own rules, each with its subject, the rule as the engine has it, and its
-- declaration; those that it inherits belong to the pack that declares them.
local function own_rules(pack, declarations)
  local rules, largest = {}, names.largest_weight(pack)
  for i = 1, #pack.rules do
    local source = pack.rules[i]
    local record = declarations[declarations.by_key["rule " .. plain_name(source.name)] or 0]
    if record then
      local subject = findings.subject(say("规则“", "rule “") .. source.name .. "”", record.place, source.lint)
      local made = layer.made_of(record.fields.score)
      local greatest, least = 0, 1e15
      for j = 1, #source.examples do
        greatest = max(greatest, source.examples[j].weight)
        least = min(least, source.examples[j].weight)
      end
      subject.shape = place_of(source, made, record)
      subject.greatest = greatest > 0 and greatest or 10
      subject.least = greatest > 0 and least or 10
      subject.largest = largest
      rules[#rules + 1] = { subject = subject, source = source, record = record, raw = made and made.fields or {} }
    end
  end
  return rules
end

-- The engine's entry: the findings of findings.lua. valid_year: that of valid_from, or 0.
function lint.run(pack, valid_year)
  local declarations = layer.declared(pack)
  local identity = declarations[declarations.by_key.pack]
  local subject = { name = say("规则包 ", "pack ") .. pack.id, place = identity.place, silences = pack.lint }
  findings.start(subject)
  local rules, others = own_rules(pack, declarations), {}
  for i = 1, #declarations do
    if declarations[i].word ~= "rule" then
      others[#others + 1] = declarations[i]
    end
  end
  names.check(pack, subject, rules, others, valid_year)
  for i = 1, #rules do
    declared.check(rules[i].subject, rules[i].source, rules[i].raw)
    trials.check(rules[i].subject, rules[i].source)
  end
  declared.compare_exceptions(rules)
  return findings.finish()
end

return lint
