rule "质量指标" {
  basis = "b", sentence = "s",
  score = function(row)
    if row.kind ~= "number" then return nil, "不是数值" end
    if row.actual >= row.target then return row.weight, "达标" end
    if row.actual > 60 then return 0, "写反了" end
    return row.weight / 2, "一半"
  end,
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
