-- Rules as places print them, with the results that they print: shapes that the shipped
-- packs do not hold, in the numbers of real self-evaluations.

pack {
  id = "practice", version = "1.0", title = "各地做法", basis = "各地自评表",
  rounding = { unit = 0.1, mode = "half_up" },
}

grades { { name = "合格", from = 60 }, { name = "不合格", from = 0 } }

rate "执行率" { form = "ratio", basis = "执行数/预算数" }
