rule "质量指标" {
  basis = "b", sentence = "s",
  score = function(row)
    while row.actual > 500 do
    end
    return row.weight / 2, "一半"
  end,
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
  },
}
