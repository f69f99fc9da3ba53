-- stub_forms.lua - run by test_stub.c when the prelude is loaded, as one more file of it.
-- made: the fields of all forms that the prelude has made. class(name, fields, open) and
-- complain(where, what) are the test's.

local described = {}

local function look(name, specs, open)
  local fields = {}
  described[specs] = true
  for field in sorted(specs) do
    local spec = specs[field]
    local inner = spec.entries or spec.fields
    fields[#fields + 1] = field
    if inner then
      look(name .. "." .. field, inner)
    elseif spec[1] == "table" and not spec.of and not spec.keyed
      and not (name == "pbe.table_example" and field == "points") then -- by anybody's names
      complain(name .. "." .. field, "nobody knows what is in this table")
    end
  end
  class(name, fields, open or false)
end

for word in sorted(layer.words) do
  local parts = form.description(word == "pack" and pack.words.pack or layer.words[word])
  local specs = parts and (parts.specs or parts.entries)
  if specs then
    look("pbe." .. word, specs, parts.open)
  elseif word ~= "change" then -- it takes the fields of what it changes
    complain(word, "has no description")
  end
end
for i = 1, #made do
  if not described[made[i]] then
    complain("form " .. tostring(i), "is in no word's description")
  end
end
return {}
