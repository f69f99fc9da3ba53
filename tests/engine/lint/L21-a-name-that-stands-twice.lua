framework {
  { name = "产出指标", weight = 60 },
  { name = "产出指标（续）", weight = 40 },
}

grades { { name = "好", from = 80 }, { name = "中", from = 60 }, { name = "好", from = 0 } }
