pack { id = "case", version = "1", title = "t", basis = "b" }
grades { { name = "all", from = 0 } }
rule "定量" {
  basis = "b", sentence = "s",
  default_for = { "number", "change", "range" },
  score = proportional { },
  examples = {
    { target = "100", actual = "50", weight = 5, points = 2.5 },
    { target = "100", actual = "100", weight = 5, points = 5 },
    { target = "100", weight = 5, outcome = "cannot_compute" },
  },
}
