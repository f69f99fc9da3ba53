rule "质量指标" {
  basis = "b", sentence = "s",
  lint = { L40 = "there is nothing to lose" },
  score = function(row)
    return nil, "没写完"
  end,
  examples = {
    { target = "100", actual = "50", weight = 5, outcome = "cannot_compute" },
  },
}
