-- 46 种计分写法：docs/zh/shapes.md 里的每一种，都在这里真正加载、真正算一遍。
-- 例子里的数是各地印出来的数；没有印出算例的，按条文算。

pack {
  id = "shapes-46",
  version = "1.0",
  title = "评分标准的46种写法",
  basis = "各地公开的自评表、评分标准和办法，出处写在各条规则的 basis 里",
  total = 100,
  rounding = { unit = 0.01, mode = "half_up" },
}

grades {
  { name = "优", from = 90 },
  { name = "良", from = 80 },
  { name = "中", from = 60 },
  { name = "差", from = 0 },
}
