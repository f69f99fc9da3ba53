-- limits.lua - the two ends of a step, and lists of steps without gap or overlap.
--
-- Four fields name an end, and mean the same in every declaration:
--   from   the lower end, included    above  the lower end, excluded
--   to     the upper end, included    below  the upper end, excluded
-- In a list an end may be left out: it is then where the neighbour ends.

local limits = {}

limits.fields = {
  from = { "number" }, above = { "number" }, to = { "number" }, below = { "number" },
}

-- The specification `fields` with the four ends added.
function limits.with(fields)
  for name in sorted(limits.fields) do
    fields[name] = limits.fields[name]
  end
  return fields
end

local function is_included(included)
  return included and say("（含）", " (incl.)") or ""
end

-- How people write it: ≥90%, 80%（含）–90%, <60%, 其余.
function limits.text(band, unit)
  local low, high = band.low, band.high
  if low and high and low == high then
    return "=" .. tostring(low) .. unit
  elseif low and high then
    return tostring(low) .. unit .. is_included(band.low_in) .. say("–", " to ")
      .. tostring(high) .. unit .. is_included(band.high_in)
  elseif low then
    return (band.low_in and "≥" or ">") .. tostring(low) .. unit
  elseif high then
    return (band.high_in and "≤" or "<") .. tostring(high) .. unit
  end
  return say("其余", "the rest")
end

-- A field of the entry that names an end, for the place of an error.
local function end_of(entry)
  return entry.from and "from" or entry.above and "above" or entry.to and "to"
    or entry.below and "below" or nil
end

-- Turns from/above and to/below into low, low_in, high, high_in. number: the entry's in
-- its list, nil outside of a list.
function limits.take(what, entry, number)
  if entry.from and entry.above then
    fail_field(what .. say(" 不能同时写 `from`（含）和 `above`（不含）",
                     ": `from` (included) and `above` (excluded) cannot both stand"), "above", number)
  end
  if entry.to and entry.below then
    fail_field(what .. say(" 不能同时写 `to`（含）和 `below`（不含）",
                     ": `to` (included) and `below` (excluded) cannot both stand"), "below", number)
  end
  entry.low, entry.low_in = entry.from or entry.above, entry.from ~= nil
  entry.high, entry.high_in = entry.to or entry.below, entry.to ~= nil
  if entry.low and entry.high
    and (entry.low > entry.high
         or (entry.low == entry.high and not (entry.low_in and entry.high_in))) then
    fail_field(what .. say("：下限 ", ": the lower end ") .. tostring(entry.low)
      .. say(" 高于上限 ", " is over the upper end ") .. tostring(entry.high),
      end_of(entry), number)
  end
  return entry
end

function limits.holds(band, value)
  if band.low and (value < band.low or (value == band.low and not band.low_in)) then
    return false
  end
  if band.high and (value > band.high or (value == band.high and not band.high_in)) then
    return false
  end
  return true
end

-- From small to great, or from great to small? The first two entries say it.
local function rises(entries)
  local first, second = entries[1], entries[2]
  local a, b = first.low or first.high, second.low or second.high
  if not b then
    return first.low == nil
  elseif a == b then
    return second.low ~= nil
  end
  return b > a
end

local function shown(number)
  return number and tostring(number) or say("无", "none")
end

-- The upper end of `under` and the lower end of `over` must meet: one of them included,
-- or in whole numbers next to each other (1–5, 6–10). i: the later of the two entries.
local function join_ends(what, i, under, over, whole, later)
  local at = what .. say(" 第", ": entry ") .. tostring(i)
  if not under.high and not over.low then
    fail_field(at .. say("档与上一档之间没有写界限；写 `from`、`above` 的从高到低排，写 `to`、`below` 的从低到高排",
      " and the one before it have no limit between them; with `from` or `above` go from high to low, with `to` or `below` from low to high"),
      end_of(later), i)
  elseif not under.high then
    under.high, under.high_in = over.low, not over.low_in
  elseif not over.low then
    over.low, over.low_in = under.high, not under.high_in
  elseif whole and under.high_in and over.low_in and over.low == under.high + 1 then
    return
  elseif over.low > under.high or (over.low == under.high and not over.low_in
                                   and not under.high_in) then
    fail_field(at .. say("档与上一档之间有空档：", " leaves a gap to the one before it: ")
      .. shown(under.high) .. is_included(under.high_in) .. " … "
      .. shown(over.low) .. is_included(over.low_in), end_of(later), i)
  elseif over.low < under.high or (over.low_in and under.high_in) then
    fail_field(at .. say("档与上一档重叠：", " overlaps the one before it: ")
      .. shown(over.low) .. is_included(over.low_in) .. " … "
      .. shown(under.high) .. is_included(under.high_in), end_of(later), i)
  end
end

local function check_outer(what, lowest, highest, whole, rising)
  if lowest.low and not (lowest.low <= (whole and 1 or 0) and lowest.low_in) then
    fail(what .. say("：低于 ", ": nothing is said below ") .. tostring(lowest.low)
      .. say(" 的没有档，最低一档不要写下限，或从 0 开始", "; leave out the lowest limit, or start at 0"))
  end
  if highest.high and rising then
    fail(what .. say("：高于 ", ": nothing is said above ") .. tostring(highest.high)
      .. say(" 的没有档，最高一档不要写上限", "; leave out the highest limit"))
  end
end

-- A list of steps in its order: fills the ends that were left out, refuses gaps and
-- overlaps. whole: values are whole numbers (ranks, occurrences). Returns a function
-- value -> entry.
function limits.ladder(what, entries, whole, unit)
  for i = 1, #entries do
    local entry = limits.take(what .. say(" 第", " entry ") .. tostring(i) .. say("档", ""),
      entries[i], i)
    if not entry.low and not entry.high and i < #entries then
      fail_field(what .. say("：只有最后一档可以不写界限", ": only the last entry may have no limit"),
        nil, i)
    end
  end
  local count = #entries
  local rising = count > 1 and rises(entries)
  for i = 2, count do
    local before, entry = entries[i - 1], entries[i]
    local a, b = before.low or before.high, entry.low or entry.high
    if b and (rising and b < a or not rising and b > a) then
      fail_field(what .. say("：各档要按从高到低或从低到高排列，第", ": entries go from high to low or from low to high; entry ")
        .. tostring(i) .. say("档不在其位", " is out of place"), end_of(entry), i)
    end
    if rising then
      join_ends(what, i, before, entry, whole, entry)
    else
      join_ends(what, i, entry, before, whole, entry)
    end
  end
  check_outer(what, rising and entries[1] or entries[count],
    rising and entries[count] or entries[1], whole, rising)
  for i = 1, count do
    entries[i].text = limits.text(entries[i], unit)
  end
  return function(value)
    for i = 1, count - 1 do
      local entry = entries[i]
      if rising then
        if value < entry.high or (value == entry.high and entry.high_in) then
          return entry, i
        end
      elseif value > entry.low or (value == entry.low and entry.low_in) then
        return entry, i
      end
    end
    return entries[count], count
  end
end

return limits
