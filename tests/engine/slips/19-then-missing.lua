rule "特殊指标" {
  basis = "本局规定",
  sentence = "完成率低于90%不得分",
  score = function(row)
    local rate = row.actual / row.target
    if rate == 0.9
      return 0, "刚好九成"
    end
    return row.weight, "达到"
  end,
  examples = { { target = "100", actual = "95", weight = 5, points = 5 } },
}
