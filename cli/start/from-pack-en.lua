-- @TITLE@
--
-- This pack goes on from @BASE@: here stands only what is different, and what
-- changes there changes here. What follows two minus signs is a remark. To change a thing
-- below, take the "-- " off the front of its lines, put your own numbers in, save (UTF-8),
-- and check with pbe test.

pack {
  id = "@ID@", -- the folder's name
  version = "1.0", -- goes up with every release
  title = "@TITLE@",
  year = @YEAR@,
  basis = "our notice on self-evaluation", -- put its number here
  extends = "@BASE@",
}

-- The grades are written anew as a whole; the last one starts at 0:
-- grades {
--   { name = "优", from = 90 },
--   { name = "良", from = 75 },
--   { name = "中", from = 60 },
--   { name = "差", from = 0 },
-- }
