pack {
  id = "wrong", version = "1", title = "试", basis = "试",
}
grades { { name = "优", from = 90 }, { name = "差", from = 0 } }
