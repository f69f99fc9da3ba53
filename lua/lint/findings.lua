-- findings.lua - what lint has found, and what the pack's author has silenced.
--
-- A subject is what a finding is about: name (规则“…”), place ("file:line: "), and silences,
-- its field lint: { L01 = "why it may stay" }. A pack's own silences hold for all of it.

local findings = {}

local found    -- a list of { code, name, place, sentence, reason or "" }
local told     -- subject -> code -> true
local whole    -- the subject that is the pack itself
local subjects -- those with silences of their own

function findings.start(pack_subject)
  found, told, whole, subjects = {}, {}, pack_subject, { pack_subject }
end

-- A subject of the pack: its silences are looked at in the end.
function findings.subject(name, place, silences)
  local subject = { name = name, place = place, silences = silences }
  if silences then
    subjects[#subjects + 1] = subject
  end
  return subject
end

local function note(subject, code)
  told[subject] = told[subject] or {}
  told[subject][code] = true
end

-- Whether the subject has a finding with this code.
function findings.has(subject, code)
  return told[subject] ~= nil and told[subject][code] == true
end

local function reason_of(subject, code)
  local reason = subject.silences and subject.silences[code]
  return type(reason) == "string" and plain_words(reason) ~= "" and reason or nil
end

-- The sentence in Chinese and in English, with {1} to {9} for what follows.
function findings.at(place, subject, code, zh, en, ...)
  note(subject, code)
  note(whole, code)
  local reason = reason_of(subject, code) or reason_of(whole, code) or ""
  found[#found + 1] = { code, subject.name, place, fill(say(zh, en), ...), reason }
end

function findings.add(subject, code, zh, en, ...)
  findings.at(subject.place, subject, code, zh, en, ...)
end

-- What is wrong with the silences cannot be silenced.
local function add_loud(subject, code, zh, en, silenced)
  found[#found + 1] = { code, subject.name, subject.place, fill(say(zh, en), tostring(silenced)), "" }
end

local function check_silences(subject)
  for code in sorted(subject.silences or {}) do
    if not codes[code] then
      add_loud(subject, "L90", "没有编号 {1}，请对照编号表改正或删去",
        "there is no code {1}; correct it or take it away", code)
    else
      if not findings.has(subject, code) then
        add_loud(subject, "L91", "{1} 的问题在这里没有出现，请删去这条免提示，免得以后挡住真的问题",
          "{1} is not found here; take its silence away before it hides something real", code)
      end
      if not reason_of(subject, code) then
        add_loud(subject, "L92", "{1} 免提示要写明理由，如 {1} = “文件如此”",
          "{1} is silenced without a reason; write one, as in {1} = “the notice says so”", code)
      end
    end
  end
end

function findings.finish()
  for i = 1, #subjects do
    check_silences(subjects[i])
  end
  return found
end

return findings
