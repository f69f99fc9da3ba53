rule "质量指标" {
  basis = "b", sentence = "s",
  score = function(row)
    if row.kind ~= "number" then return nil, "不是数值" end
    return row.actual >= row.target and row.weight or 0
  end,
  examples = {
    { target = "100", actual = "50", weight = 5, points = 0 },
  },
}
