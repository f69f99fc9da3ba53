-- @TITLE@
--
-- A rule pack is a folder: pack.lua says what the pack is called, the weights and the
-- grades; rules.lua says how each kind of indicator scores. What follows two minus signs
-- is a remark. Change the numbers after = and the words in quotes, save (UTF-8), and check
-- with pbe test.

pack {
  id = "@ID@", -- the folder's name
  version = "1.0", -- goes up with every release
  title = "@TITLE@",
  year = @YEAR@,
  basis = "our notice on self-evaluation", -- put its number here
  total = 100,
  rounding = { unit = 0.01, mode = "half_up" }, -- points to 0.01; 0.1 and 1 are possible
}

-- 1. The weights of the level-1 headings. They must add up to the total.
framework {
  { name = "预算执行率", weight = 10, children = { "预算资金执行率", "执行率" } },
  { name = "产出指标", weight = 50, children = { "数量指标", "质量指标", "时效指标", "成本指标" } },
  { name = "效益指标", weight = 30,
    children = { "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标" } },
  { name = "满意度指标", weight = 10, children = { "服务对象满意度指标" } },
}

-- 2. The grades, from high to low. `from` is a grade's lower end, included; the last one
-- starts at 0.
grades {
  { name = "优", from = 90 },
  { name = "良", from = 80 },
  { name = "中", from = 60 },
  { name = "差", from = 0 },
}

-- 3. The rates of PBE_RATE: ratio is value/base, change is (value−base)/base.
rate "执行率" { form = "ratio", basis = "执行数/全年预算数" }
rate "完成率" { form = "ratio", basis = "实际完成值/年度指标值" }
rate "变动率" { form = "change", basis = "(本年度−上年度)/上年度" }
