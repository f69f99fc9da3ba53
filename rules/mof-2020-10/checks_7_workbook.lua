-- 勾稽检查：工作簿本身。
-- 不要直接改本文件，改哪一项写在 local.d 里，见 checks.lua。

local near, has, subtotals, has_other_rule = common("near", "has", "subtotals", "has_other_rule")

-- 每一列里有几格 PBE 公式。
local function formulas_by_column(table)
  local by_column = {}
  for i, row in each(table.rows) do
    local score = row.score
    if score.calls_pbe then
      by_column[score.column] = (by_column[score.column] or 0) + 1
    end
  end
  return by_column
end

check "W01" {
  title = "得分、总分的公式被改成了数",
  basis = "自评表的得分和总分由公式计算；同一列其他行还是公式",
  severity = "warning",
  find = function(table)
    local by_column = formulas_by_column(table)
    for i, row in each(table.rows) do
      local score = row.score
      local formulas = by_column[score.column] or 0
      if formulas >= 2 and not row.is_placeholder and row.counted and score.is_there
        and not score.is_blank and score.formula == "" then
        finding(score, say("得分 {1} 是手工填的，同一列其他 {2} 行是公式；按规则是 {3}，请恢复公式",
          "the score {1} was typed in, {2} other rows of the column have a formula; by the rules it is {3}"),
          score.text, formulas, row.points or say("待定", "pending"))
      end
    end
    local total = table.total_score
    local formulas = by_column[total.column] or 0
    if formulas >= 2 and total.is_number and total.formula == "" then
      finding(total, say("总分 {1} 是手工填的，这一列 {2} 行得分是公式；各部分得分之和是 {3}，请恢复求和公式",
        "the total {1} was typed in, {2} scores of the column have a formula; they add up to {3}"),
        total.text, formulas, sum(subtotals(table, "score")))
    end
  end,
}

check "W02" {
  title = "得分公式引用了别的行",
  basis = "每行的得分由本行的目标值、完成值、分值计算",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      local rows = row.score.calls == "score" and row.score.argument_rows or {}
      local other
      for j = 1, min(#rows, 3) do -- 目标值、完成值、分值
        if rows[j] and rows[j] ~= row.score.row then
          other = rows[j]
        end
      end
      if other and not row.is_placeholder and not row.is_execution then
        finding(row.score, say("“{1}”在第 {2} 行，公式 {3} 用的是第 {4} 行的数，请改回本行",
          "“{1}” stands in row {2}, but {3} takes its values from row {4}"), row.name,
          row.score.row, row.score.formula_shown, other)
      end
    end
  end,
}

check "W03" {
  title = "得分用了别的公式",
  basis = "同一列其他行用 PBE_SCORE 计算",
  severity = "warning",
  find = function(table)
    local by_column = formulas_by_column(table)
    for i, row in each(table.rows) do
      local score = row.score
      local ours = by_column[score.column] or 0
      if ours >= 2 and not row.is_placeholder and score.formula ~= "" and score.calls ~= "score" then
        finding(score, say("“{1}”的得分公式是 {2}，同一列其他 {3} 行用 PBE_SCORE；按规则是 {4}，请核对",
          "the score of “{1}” is {2}, {3} other rows use PBE_SCORE; by the rules it is {4}"), row.name,
          score.formula_shown, ours, row.points or say("待定", "pending"))
      end
    end
  end,
}

check "W04" {
  title = "存着的得分与重新计算的不同",
  basis = "每一个得分都由目标值、完成值、分值重新计算",
  severity = "warning",
  tolerance = 0.005,
  find = function(table, check)
    for i, row in each(table.rows) do
      local score, points = row.score, row.points
      if not row.is_placeholder and row.counted and score.calls_pbe and score.number
        and points and not near(score.number, points, check.tolerance) then
        finding(score, say("公式格里存着 {1}，重新计算是 {2}（{3}）；请打开表格重新计算，或核对是否改过规则",
          "the cell keeps {1}, computed anew it is {2} ({3}); please recalculate, or see whether the rules changed"),
          score.number, points, row.explanation)
      end
    end
  end,
}

check "W05" {
  title = "表格在没有装扩展的电脑上存过",
  basis = "没有装扩展时，PBE 函数显示 #NAME?，函数名变成小写，算好的数会丢失",
  severity = "warning",
  find = function(table)
    local lost, first = 0, nil
    for i, row in each(table.rows) do
      if row.score.lost_addin then
        lost, first = lost + 1, first or row.score
      end
    end
    if lost > 0 then
      finding(first, say("有 {1} 格的 PBE 公式在没有装扩展的电脑上存过，显示的数不可靠；这里按目标值、完成值重新计算，不算填报单位的错",
        "{1} cells with PBE formulas were saved where the extension is not installed; what they show is not reliable, and they were computed anew; the unit is not to blame"),
        lost)
    end
  end,
}

check "W06" {
  title = "填报内容在隐藏的行、列里",
  basis = "隐藏的数照样参加计算，复核时看不见",
  severity = "warning",
  find = function(table)
    local hidden, first = 0, nil
    for i, row in each(table.rows) do
      for j, field in list(row.target, row.actual, row.weight, row.score) do
        if not row.is_placeholder and field.is_hidden and not field.is_blank then
          hidden, first = hidden + 1, first or field
        end
      end
    end
    if hidden > 0 then
      finding(first, say("有 {1} 格填报内容在隐藏的行、列或工作表里，请取消隐藏后再报",
        "{1} filled cells are in hidden rows, columns or sheets; please show them"), hidden)
    end
  end,
}

local doubtful = { second_table = true, unplaced_row = true, no_weights = true, no_rows = true,
                   no_execution_base = true, cut = true }

check "W07" {
  title = "表里有没看懂的地方",
  basis = "读表时没有把握的，不猜，列出来",
  severity = "warning",
  find = function(table)
    for i, one in each(table.notes) do
      if doubtful[one.code] then
        finding(one, "{1}", one.text)
      else
        note(one, "{1}", one.text)
      end
    end
  end,
}

check "W09" {
  title = "表里写的规则包没有，或不是同一份",
  basis = "自评表写明按哪个规则包、哪一版计分",
  severity = "warning",
  find = function(table)
    local text, print = table.pack.text, table.pack_fingerprint_short
    if table.pack_missing then
      finding(table.pack, say("表里写的规则包“{1}”没有装，改用 {2} 计分；请装上这个规则包再审",
        "the pack “{1}” that the sheet names is not installed; {2} was used"), text, table.pack_id)
    elseif contains(text, "(") and not contains(text, "(" .. print .. ")") then
      finding(table.pack, say("表里写的是“{1}”，现用的 {2} 指纹是 {3}，规则改过，得分可能不同",
        "the sheet says “{1}”; the pack {2} in use has the fingerprint {3}, so scores may differ"),
        text, table.pack_id, print)
    end
  end,
}

check "W10" {
  title = "像数字的文字",
  basis = "文字形式的数字不参加表格自己的求和",
  severity = "note",
  shown = 5, -- 最多列出几格
  find = function(table, check)
    local cells, count, numbers, first = {}, 0, 0, nil
    for i, row in each(table.rows) do
      for j, field in list(row.weight, row.score) do
        if field.is_number then
          numbers = numbers + 1
        elseif field.is_text and not row.is_placeholder and field.number and field.unit == "" then
          count, first = count + 1, first or field
          if count <= check.shown then
            cells[count] = field.cell
          end
        end
      end
    end
    if count > 0 and numbers > 0 then
      finding(first, say("有 {1} 格的分值或得分是文字形式的数字（{2}），求和公式会漏掉它们；请改成数字格式",
        "{1} weights or scores are texts that look like numbers ({2}); sums leave them out"),
        count, join(cells, say("、", ", ")))
    end
  end,
}

check "W11" {
  title = "出错的单元格",
  basis = "#DIV/0!、#REF! 之类没有可以采用的数",
  severity = "error",
  find = function(table)
    local function tell(field, name)
      if not field.lost_addin then
        finding(field, say("“{1}”这一格显示 {2}，没有可以采用的数，请改正公式，或公式用到的格子",
          "the cell of “{1}” shows {2}; please repair the formula, or the cells that it uses"), name, field.shown)
      end
    end
    for i, row in each(table.rows) do
      for j, field in list(row.target, row.actual, row.weight, row.score) do
        if field.is_error then
          tell(field, row.name)
        end
      end
    end
    for i, fund in each(table.funds) do
      for j, field in list(fund.initial, fund.adjusted, fund.executed, fund.rate, fund.score) do
        if field.is_error then
          tell(field, fund.label.text)
        end
      end
    end
    if table.total_score.is_error then
      tell(table.total_score, say("总分", "total"))
    end
  end,
}

-- 名称分成两行、每一行都像一个指标：执法准确率 / 文书规范率。
local function two_names(text)
  local parts = lines_of(text)
  if #parts ~= 2 or length(parts[1]) < 4 or length(parts[2]) < 4 then
    return false
  end
  for i, ending in list("率", "数", "度", "量") do
    if ends_with(parts[1], ending) and ends_with(parts[2], ending) then
      return true
    end
  end
  return false
end

check "W12" {
  title = "一行里写了两个指标，或一格里有几个数",
  basis = "一行一个指标，一个目标，一个完成值，才能计分",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      if not row.is_placeholder and not row.is_execution then
        if two_names(row.level3.text) then
          finding(row.level3, say("“{1}”是两个指标，合用一个目标和一个分值，请分成两行",
            "“{1}” are two indicators with one target and one weight; please make two rows"), row.name)
        elseif row.pair == "several" then
          finding(row.target, say("“{1}”的指标值“{2}”、完成值“{3}”里有几个数，没有办法计分，请一行一个数",
            "“{1}”: there are several numbers in “{2}” and “{3}”, so there is no score"), row.name,
            row.target.text, row.actual.text)
        end
      end
    end
  end,
}

check "W13" {
  title = "评分标准一列写的，规则包里没有",
  basis = "每行的评分标准要能在规则包里找到，才能按它计分",
  severity = "note",
  find = function(table)
    local count, first = 0, nil
    for i, row in each(table.rows) do
      if not row.is_placeholder and has_other_rule(row) then
        count, first = count + 1, first or row.rule
      end
    end
    if count > 0 then
      finding(first, say("有 {1} 行的评分标准在规则包里没有（如“{2}”），这些行按指标的类别和写法计分，与表中不同的不算错",
        "the rules of {1} rows are not in the pack (such as “{2}”); these rows were scored by their level and wording, and other points in the table are not held against them"),
        count, first.text)
    end
  end,
}

check "W14" {
  title = "自评分不在档次之内",
  basis = "财预〔2020〕10号：定性指标按档给分，自评分应在所在档的界限之内",
  severity = "warning",
  find = function(table)
    for i, row in each(table.rows) do
      local given = row.own.is_there and row.own or row.score
      if not row.is_placeholder and row.outcome == "judged" and not row.points and given.number
        and row.score_rows == 1 and not has_other_rule(row) then
        local end_of = given.number == row.high
          and fill(say("（不含 {1}）", " (less than {1})"), row.high) or ""
        finding(given, say("“{1}”完成值是“{2}”，这一档是 {3}—{4} 分{6}，表中给 {5}，请核对",
          "“{1}” is “{2}”, a band of {3} to {4} points{6}; the table gives {5}, please check"),
          row.name, row.actual.text, row.low, row.high, given.number, end_of)
      end
    end
  end,
}

local input_words = {
  target = { "指标值", "target" },
  actual = { "完成值", "actual value" },
  weight = { "分值", "weight" },
  own = { "自评分", "own points" },
}

local function text_or_blank(field)
  if field.text == "" then
    return say("空白", "blank")
  end
  return field.text
end

-- 一行的填报内容、得分，与存档时的比。
local function compare_with_kept(row, kept, time, check)
  local score, before = row.score, kept.score.number
  if kept.changed ~= "" then
    local words, now = input_words[kept.changed], row[kept.changed]
    finding(now, say("“{1}”的{2}在存档（{3}）以后改过：存档时是“{4}”，现在是“{5}”；得分存档时 {6}，现在算得 {7}",
      "“{1}”: the {2} was changed after the snapshot of {3}: “{4}” then, “{5}” now; {6} points then, {7} now"),
      row.name, say(words[1], words[2]), time, text_or_blank(kept[kept.changed]), text_or_blank(now),
      before or say("待定", "pending"), row.points or say("待定", "pending"))
  elseif kept.is_given_changed and score.number and kept.given.number
    and not (before and near(score.number, before, check.tolerance)) then
    finding(score, say("“{1}”的得分在存档（{2}）以后改过：存档时表中 {3}，现在 {4}，指标值、完成值、分值都没有改",
      "“{1}”: the score was changed after the snapshot of {2}: {3} in the table then, {4} now, with the same values"),
      row.name, time, kept.given.number, score.number)
  end
end

check "W15" {
  title = "存档以后改过",
  basis = "存档记下当时的填报内容和得分；以后改过的，应重新存档",
  severity = "warning",
  tolerance = 0.005,
  find = function(table, check)
    local kept = table.snapshot
    if not kept then
      return
    end
    local time, added, first = kept.time.text, 0, nil
    for i, row in each(table.rows) do
      if row.kept then
        compare_with_kept(row, row.kept, time, check)
      elseif not row.is_placeholder then
        added, first = added + 1, first or row
      end
    end
    if added > 0 then
      finding(first, say("有 {1} 行（如“{2}”）是存档（{3}）以后加的，或改了名称",
        "{1} rows (such as “{2}”) were added or renamed after the snapshot of {3}"), added, first.name, time)
    end
    local gone, name = 0, ""
    for i, row in each(kept.rows) do
      if not row.is_found then
        gone, name = gone + 1, name == "" and row.name.text or name
      end
    end
    if gone > 0 then
      finding(nil, say("存档（{1}）里的 {2} 行（如“{3}”）现在没有了",
        "{2} rows of the snapshot of {1} (such as “{3}”) are no longer there"), time, gone, name)
    end
    if kept.unit.text ~= table.unit.text then
      finding(table.unit, say("存档（{1}）是“{2}”的，表里的单位是“{3}”",
        "the snapshot of {1} is of “{2}”, the table of “{3}”"), time, text_or_blank(kept.unit),
        text_or_blank(table.unit))
    end
  end,
}

check "W16" {
  title = "存档用的规则与复核的不同",
  basis = "存档记下规则包、版本和指纹；规则不同，得分可能不同",
  severity = "warning",
  find = function(table)
    local kept = table.snapshot
    if kept and (kept.pack.text ~= table.pack_id or kept.fingerprint.text ~= table.pack_fingerprint) then
      finding(kept.pack, say("存档（{1}）用的是 {2} {3}（指纹 {4}），复核用的是 {5}（指纹 {6}）；总分存档时 {7}，现在算得 {8}",
        "the snapshot of {1} was made with {2} {3} (fingerprint {4}), this review with {5} (fingerprint {6}); {7} points then, {8} now"),
        kept.time.text, kept.pack.text, kept.version.text, kept.fingerprint_short, table.pack_id,
        table.pack_fingerprint_short, kept.total.number or say("待定", "pending"),
        table.points or say("待定", "pending"))
    end
  end,
}

check "W17" {
  title = "得分丢了，存档里还有",
  basis = "在没有装扩展的电脑上存过的表，得分会丢；存档里是当时的数",
  severity = "note",
  find = function(table)
    local lost, first = 0, nil
    for i, row in each(table.rows) do
      local score = row.score
      if row.kept and row.kept.score.number
        and (score.is_error or score.lost_addin or (score.formula ~= "" and score.is_blank)) then
        lost, first = lost + 1, first or score
      end
    end
    if lost > 0 then
      finding(first, say("有 {1} 行的得分没有保存下来，存档（{2}，{3} {4}）里有：总分 {5}，现在算得 {6}",
        "the scores of {1} rows were lost; the snapshot ({2}, {3} {4}) has them: {5} points in all, {6} now"),
        lost, table.snapshot.time.text, table.snapshot.pack.text, table.snapshot.version.text,
        table.snapshot.total.number or say("待定", "pending"), table.points or say("待定", "pending"))
    end
  end,
}

check "W18" {
  title = "存档里的得分被改过",
  basis = "同样的填报内容、同样的规则，重新计算应与存档相同",
  severity = "error",
  tolerance = 0.005,
  find = function(table, check)
    local kept = table.snapshot
    if not kept or kept.fingerprint.text ~= table.pack_fingerprint then
      return
    end
    local same = true
    for i, row in each(table.rows) do
      local before = row.kept and row.kept.changed == "" and row.kept.score.number
      same = same and (row.is_placeholder or (row.kept and row.kept.changed == ""))
      if before and row.points and not near(before, row.points, check.tolerance) then
        finding(row.kept, say("存档（{1}）里“{2}”得 {3}，照同样的数和规则重新计算是 {4}（{5}）",
          "the snapshot of {1} gives “{2}” {3} points; the same values by the same rules give {4} ({5})"),
          kept.time.text, row.name, before, row.points, row.explanation)
      end
    end
    local total = kept.total.number
    if same and total and table.points and not near(total, table.points, check.tolerance) then
      finding(kept.total, say("存档（{1}）里总分 {2}，照同样的数和规则重新计算是 {3}",
        "the snapshot of {1} has a total of {2}; the same values by the same rules give {3}"),
        kept.time.text, total, table.points)
    end
  end,
}

-- 公式格里没有数。填报内容齐全时，求和、计分的公式不会算出空白。
local function is_uncomputed(field)
  return field.formula ~= "" and field.is_blank and not field.is_error and not field.calls_pbe
end

check "W19" {
  title = "公式没有存下算好的数",
  basis = "有的系统导出的表只有公式，没有算过；这样的得分、总分读不出来",
  severity = "warning",
  shown = 5, -- 最多列出几格
  find = function(table, check)
    local cells, count, first, scored = {}, 0, nil, false
    local function add(field)
      count, first = count + 1, first or field
      if count <= check.shown then
        cells[count] = field.cell
      end
    end
    for i, row in each(table.rows) do
      scored = scored or not row.is_placeholder and row.score.number ~= nil
      if not row.is_placeholder and not row.actual.is_blank and row.weight.number
        and is_uncomputed(row.score) then
        add(row.score)
      end
    end
    if is_uncomputed(table.total_score) and (scored or count > 0) then
      add(table.total_score)
    elseif table.total_score.number then
      return -- 算过的表：空白是公式自己给的
    end
    if count > 0 then
      finding(first, say("有 {1} 格得分、总分是公式，没有存下算好的数（{2}），读不出来；请用 Excel、WPS 或 LibreOffice 打开，重新计算后保存",
        "{1} scores or totals are formulas without a result ({2}), so they cannot be read; please open the table in an office, recalculate and save it"),
        count, join(cells, say("、", ", ")))
    end
  end,
}
