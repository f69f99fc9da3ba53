-- 及格线80%：94%、6分 → 4.2（苏州）
rule "及格线80" {
  basis = "苏州", sentence = "低于80%不得分，其余按直线计分",
  score = pass_mark { pass = 80 },
  default_for = { "number" },
  examples = { { target = "100%", actual = "94%", weight = 6, points = 4.2 } },
}

-- 下限在内的分档（桂林局）
rule "五档" {
  basis = "某局", sentence = "90%以上5分，80%（含）以上4分，70%（含）以上3分，60%（含）以上2分",
  score = steps {
    unit = "%",
    bands = {
      { from = 90, percent = 100 }, { from = 80, percent = 80 }, { from = 70, percent = 60 },
      { from = 60, percent = 40 }, { from = 0, percent = 0 },
    },
  },
  examples = { { target = "90%", actual = "79.9%", weight = 5, points = 3 } },
}

-- 100-80（含）、80-50（含）、50-0
rule "三档50" {
  basis = "江西", sentence = "三档，第二档到50%",
  score = bands {
    bands = {
      { name = "好", from = 80, to = 100, words = { "好" } },
      { name = "中", from = 50, below = 80, words = { "一般" } },
      { name = "差", from = 0, below = 50, words = { "差" } },
    },
  },
  default_for = { "words" },
  examples = { { target = "提高", actual = "一般", weight = 10, given = 5, points = 5 } },
}

-- 在职人员控制率：超过100%的，每超过一个百分点扣0.5分，扣完为止（整点计）
local function per_point(row, over, points)
  return max(0, row.weight - points * floor(max(0, row.actual - over)))
end

rule "控制率" {
  basis = "某局", sentence = "控制率不超过100%得满分，每超过一个百分点扣0.5分，扣完为止",
  score = function(row)
    return per_point(row, 100, 0.5), "超过 " .. tostring(max(0, row.actual - 100)) .. " 个百分点"
  end,
  examples = { { target = "≤100%", actual = "103.2%", weight = 5, points = 3.5 } },
}

-- 每低于5%扣2分（整档计）：99.27% → 8
rule "每低5扣2" {
  basis = "某县", sentence = "100%计满分，每低于5%扣2分，扣完为止",
  score = function(row)
    return max(0, row.weight - 2 * floor((100 - row.actual) / 5))
  end,
  examples = { { target = "100%", actual = "99.27%", weight = 8, points = 8 } },
}

rule "说不清" {
  basis = "试", sentence = "没有资料的不计分",
  score = function(row)
    if contains(row.actual_text, "无资料") then
      return nil, "没有佐证资料"
    end
    return row.weight
  end,
  examples = { { target = "1", actual = "1", weight = 5, points = 5 } },
}
