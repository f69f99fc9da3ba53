pack { id = "case", version = "1", title = "t", basis = "b", extends = "mof-2020-10",
  year = 2022, valid_from = "2023-01-01" }
