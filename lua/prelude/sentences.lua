-- sentences.lua - everything an explanation can say: Chinese first, English beside it.
--
-- {target} {actual} are the row's two wordings, {row} both, {said} the actual value as the
-- cell has it, {weight} {points} {low} {high}
-- its numbers; {1} to {8} are what the step that uses the sentence recorded, {1%} such a
-- number that is one of the row's values: 72.74% where percent cells hold both.
-- Both sides of every comparison are shown, and the arithmetic. A sentence that begins
-- with a comma or a colon goes on from the one before it; the others follow a semicolon.

return {
  -- proportional
  met = {
    "{actual} 达到 {target}：得满分 {weight}",
    "{actual} meets {target}: full marks {weight}",
  },
  met_within = {
    "{actual} 未超过 {target}：得满分 {weight}",
    "{actual} stays within {target}: full marks {weight}",
  },
  missed_below = {
    "{actual} 未达到 {target}：{weight} × {1%}/{2%} = {points}",
    "{actual} misses {target}: {weight} × {1%}/{2%} = {points}",
  },
  missed_above = {
    "{actual} 超过 {target}：{weight} × {1%}/{2%} = {points}",
    "{actual} is over {target}: {weight} × {1%}/{2%} = {points}",
  },
  missed_below_rate = {
    "{actual} 未达到 {target}：{1%}/{2%} = {3}%（率先取整），{weight} × {3}% = {points}",
    "{actual} misses {target}: {1%}/{2%} = {3}% (rounded first), {weight} × {3}% = {points}",
  },
  missed_above_rate = {
    "{actual} 超过 {target}：{1%}/{2%} = {3}%（率先取整），{weight} × {3}% = {points}",
    "{actual} is over {target}: {1%}/{2%} = {3}% (rounded first), {weight} × {3}% = {points}",
  },
  met_over = { "{actual} 达到 {target}", "{actual} meets {target}" },
  over_cut = {
    "，是目标的 {1}%，超过 {2}%，每超 {3}% 减 {4} 分：{weight} − {5} = {points}",
    ", {1}% of the target, over {2}%, each {3}% takes {4} points: {weight} − {5} = {points}",
  },
  missed_zero = {
    "{actual} 未达到 {target}，目标为0，不得分",
    "{actual} misses {target}, a target of zero: no points",
  },
  read_as_most = {
    "目标没有写比较符号，按“≤”理解",
    "the target has no comparator and is read as ≤",
  },
  far_over = {
    "完成值是目标的 {1}%，请分析目标是否偏低",
    "the actual value is {1}% of the target: was it set too low?",
  },
  not_equal = {
    "目标要求等于，完成值高于目标，按达成计分",
    "the target says “equal”; the actual value is higher and counts as met",
  },
  not_equal_less = {
    "目标要求等于，完成值低于目标，按未超过计分",
    "the target says “equal”; the actual value is lower and counts as within",
  },
  time_direction = {
    "目标 {target} 没有写比较符号，完成值 {actual} 是提前还是不足无法确定，请写“≥”或“≤”",
    "{target} has no comparator: whether {actual} is sooner or too little cannot be told",
  },
  target_negative = {
    "{actual} 未达到 {target}，目标是负数，不能按比例计分",
    "{actual} misses {target}: no proportion of a negative target",
  },
  inside = {
    "{actual} 在 {target} 之内：得满分 {weight}",
    "{actual} is inside {target}: full marks {weight}",
  },
  outside = {
    "{actual} 不在 {target} 之内：{weight} × {1%}/{2%} = {points}",
    "{actual} is outside {target}: {weight} × {1%}/{2%} = {points}",
  },

  -- execution rate, steps, pass mark
  rate_times_weight = {
    "执行率 {1}%：{weight} × {1}% = {points}",
    "execution rate {1}%: {weight} × {1}% = {points}",
  },
  rate_over = {
    "执行率 {1}% 超过100%，按满分 {weight} 计，请核对预算数",
    "execution rate {1}% is over 100%: full marks {weight}; please check the budget",
  },
  rate_full = {
    "执行率 {1}% 达到 {2}%：得满分 {weight}",
    "execution rate {1}% reaches {2}%: full marks {weight}",
  },
  rate_of_full = {
    "执行率 {1}% 未达到 {2}%：{weight} × {1}/{2} = {points}",
    "execution rate {1}% misses {2}%: {weight} × {1}/{2} = {points}",
  },
  converted = {
    "单项得分 {1}，折算：{1}/{2} × {weight} = {points}",
    "the item scored {1}, converted: {1}/{2} × {weight} = {points}",
  },
  converted_outside = {
    "单项得分 {actual} 不在 0 至 {1} 之间，无法折算",
    "the item's score {actual} is not within 0 to {1}: pending",
  },

  -- what a branch gives
  worth_percent = { "：{weight} × {1}% = {points}", ": {weight} × {1}% = {points}" },
  worth_points = { "：得 {points} 分", ": {points} points" },
  points_over_weight = {
    "规则写的 {1} 分超过本行分值 {weight}，按分值计",
    "the rule's {1} points are more than the row's weight {weight}, which is the limit",
  },

  -- steps
  step_value = { "{row} 落在 {1} 档", "{row} falls into {1}" },
  step_rate = { "{row}，完成率 {2}%，落在 {1} 档", "{row}, {2}% complete, falls into {1}" },
  step_ratio = {
    "{row}，完成值/目标值 = {2}%，落在 {1} 档", "{row}, actual/target = {2}%, falls into {1}",
  },
  step_change = { "{row}，变动率 {2}%，落在 {1} 档", "{row}, a change of {2}%, falls into {1}" },
  step_deviation = {
    "{row}，偏离度 {2}%，落在 {1} 档", "{row}, a deviation of {2}%, falls into {1}",
  },
  step_gap = { "{row}，差距 {2}，落在 {1} 档", "{row}, missed by {2}, falls into {1}" },
  step_count = { "{row}，共 {2} 次，落在 {1} 档", "{row}, {2} times, falls into {1}" },
  step_rank = { "{row}，第 {2} 名，落在 {1} 档", "{row}, place {2}, falls into {1}" },
  step_days = { "{row}，逾期 {2} 天，落在 {1} 档", "{row}, {2} days late, falls into {1}" },
  base_is_zero = {
    "目标值为 0，比率没有意义，暂不计分", "the target is 0, so there is no ratio: pending",
  },
  no_count = {
    "“{actual}”里没有次数，请写数字，如 2例", "“{actual}” has no number of occurrences; write 2",
  },
  no_rank = {
    "“{actual}”里没有名次，请写数字，如 第7名", "“{actual}” has no rank; write a number",
  },

  -- two amounts
  case_zero = { "{actual} 为 0", "{actual} is 0" },
  case_below = { "{actual} 小于 {target}", "{actual} is less than {target}" },
  case_within = { "{actual} 不超过 {target}", "{actual} is not more than {target}" },
  case_equal = { "{actual} 等于 {target}", "{actual} equals {target}" },
  case_reached = { "{actual} 不低于 {target}", "{actual} is not less than {target}" },
  case_above = { "{actual} 超过 {target}", "{actual} is more than {target}" },
  case_otherwise = { "{row}属其他情形", "{row} is any other case" },

  -- deductions
  figure_value = { "{row}", "{row}" },
  figure_rate = { "{row}，完成率 {1}%", "{row}, {1}% complete" },
  figure_ratio = { "{row}，完成值/目标值 = {1}%", "{row}, actual/target = {1}%" },
  figure_change = { "{row}，变动率 {1}%", "{row}, a change of {1}%" },
  figure_deviation = { "{row}，偏离度 {1}%", "{row}, a deviation of {1}%" },
  figure_gap = { "{row}，差距 {1}{2}", "{row}, missed by {1}{2}" },
  figure_count = { "{row}，共 {1} 次", "{row}, {1} times" },
  figure_days = { "{row}，逾期 {1} 天", "{row}, {1} days late" },
  deduct_none = { "，符合 {1}：得满分 {weight}", ", within {1}: full marks {weight}" },
  deduct_above = {
    "，超过 {1}{2} 的部分 {3}{2}，每 {4} 扣 {5} 分（{6}），计 {7} 次",
    ", {3}{2} over {1}{2}, {5} points for each {4} ({6}), {7} times",
  },
  deduct_each = { "，每 {4} 扣 {5} 分（{6}），计 {7} 次", ", {5} points for each {4} ({6}), {7} times" },
  deduct_below = {
    "，低于 {1}{2} 的部分 {3}{2}，每 {4} 扣 {5} 分（{6}），计 {7} 次",
    ", {3}{2} under {1}{2}, {5} points for each {4} ({6}), {7} times",
  },
  deduct_sum = { "：{weight} − {1}×{2} = {points}", ": {weight} − {1}×{2} = {points}" },
  deduct_most = { "：最多扣 {3} 分，{weight} − {3} = {points}", ": {3} points at most, {weight} − {3} = {points}" },
  deduct_floor = { "：扣完为止，得 {1} 分", ": nothing is left but {1} points" },
  deduct_all = { "，{1}{2}，得 {points} 分", ", {1}{2}: {points} points" },
  add_above = {
    "，高于 {1}{2}，每 {3} 加 {4} 分，计 {5} 次", ", over {1}{2}, {4} points for each {3}, {5} times",
  },
  take_below = {
    "，低于 {1}{2}，每 {3} 减 {4} 分，计 {5} 次", ", under {1}{2}, minus {4} points for each {3}, {5} times",
  },
  equals = { "：得 {points} 分", ": {points} points" },
  at_most = { "：最高 {1} 分", ": {1} points at most" },
  at_least = { "：最低 {1} 分", ": {1} points at least" },

  -- a line
  line_full = { "，达到 {3}{2}：得满分 {weight}", ", reaches {3}{2}: full marks {weight}" },
  line_below = { "，低于 {3}{2}：得 0 分", ", under {3}{2}: 0 points" },
  line_pass = {
    "，在 {3}{2} 与 {4}{2} 之间：{weight} × ({1}−{3})/({4}−{3}) = {points}",
    ", between {3}{2} and {4}{2}: {weight} × ({1}−{3})/({4}−{3}) = {points}",
  },
  line_base = {
    "，在 {3}{2} 与 {4}{2} 之间，基础分 {5}%：{weight} × ({5}% + (100%−{5}%) × ({1}−{3})/({4}−{3})) = {points}",
    ", between {3}{2} and {4}{2}, base {5}%: {weight} × ({5}% + (100%−{5}%) × ({1}−{3})/({4}−{3})) = {points}",
  },
  pass_mark_linear = {
    "{actual} 未达到 {target}，完成率 {1}%，及格线 {2}%：{weight} × ({1}−{2})/(100−{2}) = {points}",
    "{actual} misses {target}, {1}% complete, pass mark {2}%: {weight} × ({1}−{2})/(100−{2}) = {points}",
  },
  pass_mark_failed = {
    "{actual} 未达到 {target}，完成率 {1}% 低于及格线 {2}%：得 0 分",
    "{actual} misses {target}, {1}% complete is under the pass mark {2}%: 0 points",
  },

  -- dates
  in_time = {
    "{actual} 不晚于 {target}：得满分 {weight}",
    "{actual} is not later than {target}: full marks {weight}",
  },
  in_grace = {
    "{actual} 比 {target} 晚 {1} 天，在宽限 {2} 天之内：得满分 {weight}",
    "{actual} is {1} days after {target}, within {2} days of grace: full marks {weight}",
  },
  late_judged = {
    "{actual} 晚于 {target}，由评分人按档次评定：{low} 至 {high} 分{1}",
    "{actual} is later than {target}; a person judges it: {low} to {high} points{1}",
  },
  late = { "{actual} 晚于 {target}，逾期 {1} 天", "{actual} is {1} days later than {target}" },
  late_each = {
    "，每 {1} 天扣 {2} 分（{3}），计 {4} 次", ", {2} points for each {1} days ({3}), {4} times",
  },
  late_share = {
    "：{weight} × (1 − {1}/{2}) = {points}", ": {weight} × (1 − {1}/{2}) = {points}",
  },

  -- words
  said_yes = { "“{actual}”：得满分 {weight}", "“{actual}”: full marks {weight}" },
  said_no = { "“{actual}”", "“{actual}”" },
  word_worth = { "“{actual}”", "“{actual}”" },
  word_unknown = {
    "“{actual}”不在词表里，暂不计分；可以填：{1}", "“{actual}” is not in the list: pending; allowed: {1}",
  },
  exception = { "“{actual}”属例外情形", "“{actual}” is an exception" },
  removed = {
    "“{actual}”：本行不参与计分，分值由其余各行按比例折算",
    "“{actual}”: the row does not count, the others are scaled up",
  },
  items = { "要点 {said}", "items {said}" },
  item = { "，“{2}”{3} 分", ", “{2}” {3}" },
  item_less = { "，“{2}”{3} − {4}×{5} = {6} 分", ", “{2}” {3} − {4}×{5} = {6}" },
  items_sum = { "：合计 {points} 分", ": {points} points" },
  items_unread = {
    "看不懂“{1}”，要点请写序号，如 ①③ 或 1;3，有缺项的写成 ①缺2项",
    "“{1}” is not understood; write the items' numbers: 1;3, with faults 1:2",
  },
  item_without_take = {
    "，要点“{2}”没有写每缺一项扣多少，暂不计分", ", item “{2}” has no deduction for a fault: pending",
  },
  items_not_weight = {
    "各要点之和 {1} 分与本行分值 {weight} 不等", "the items add up to {1}, the row's weight is {weight}",
  },
  band = {
    "{actual}（目标 {target}）属“{1}”档（分值的 {2}），应在 {low} 至 {high} 分之间{3}",
    "{actual} (target {target}) is in the band “{1}” ({2} of the weight): {low} to {high} points{3}",
  },
  band_by_repeating = {
    "完成值与目标同为“{actual}”，属“{1}”档（分值的 {2}），应在 {low} 至 {high} 分之间{3}",
    "the actual value repeats the target “{actual}”: band “{1}” ({2} of the weight), {low} to {high} points{3}",
  },
  band_unknown = {
    "“{actual}”（目标 {target}）不在词表里，由评分人在 {low} 至 {high} 分之间评定（{1}）",
    "“{actual}” (target {target}) is not in the vocabulary; a person judges it, {low} to {high} points ({1})",
  },
  given_taken = { "自评 {points} 分", "self-given {points} points" },
  given_missing = { "请填写自评分", "please enter the self-given points" },
  given_outside = {
    "自评 {1} 分不在此范围内，暂不计分",
    "the self-given {1} points lie outside: pending",
  },

  -- cannot compute
  no_actual = { "实际完成值未填，暂不计分", "the actual value is missing: pending" },
  no_target = { "年度指标值未填，暂不计分", "the target is missing: pending" },
  several = {
    "一个单元格里有几个数值（目标 {target}，完成值 {actual}），无法计算，请分行填写",
    "several numbers in one cell (target {target}, actual {actual}): please use a row for each",
  },
  units = {
    "单位不一致：目标 {target}，完成值 {actual}，无法比较，请统一单位",
    "the units do not fit: target {target}, actual {actual}; please use one unit",
  },
  ambiguous = {
    "完成值 {actual} 相对目标 {target} 有两种读法，无法确定，请写明确切的数、单位或完整日期",
    "{actual} against {target} can be read in two ways; please write the exact number, the unit or the full date",
  },
  no_rule = {
    "规则包没有适用于这种指标值的规则（目标 {target}，完成值 {actual}），请指定规则，可选：{1}",
    "the pack has no rule for this kind of value (target {target}, actual {actual}); name one of: {1}",
  },
  rule_by_word = {
    "没有叫“{1}”的规则，按其中的“{2}”用了“{3}”",
    "no rule is called “{1}”; its word “{2}” led to “{3}”",
  },
  rule_does_not_fit = {
    "规则“{1}”不适用于这种指标值，按“{2}”计分", "rule “{1}” does not take such a value; “{2}” was used",
  },

  -- the whole table
  total_sum = { "合计 {1} 分（分值 {2}）", "{1} points of {2}" },
  total_parent = { "“{1}”分值 {2} 是下级各行之和，只计一次", "“{1}”, {2}, is the sum of its rows and counts once" },
  total_parent_differs = {
    "“{1}”分值 {2} 与下级各行之和 {3} 不等", "“{1}” says {2}, its rows add up to {3}",
  },
  total_best = { "{1} 择其一，取“{2}” {3} 分", "of {1} the best counts: “{2}”, {3} points" },
  total_removed = { "“{1}”不适用，移出", "“{1}” does not apply and is left out" },
  total_rescaled = { "，按比例折算：{1} × {2}/{3} = {4}", ", scaled up: {1} × {2}/{3} = {4}" },
  total_flagged = { "“{1}”注明“{2}”，计 {3} 分", "“{1}” is marked “{2}”: {3} points" },
  total_bonus = {
    "加“{1}” {2} 分（最多 {3} 分）：{4} + {2}，不超过 {5}，计 {6}",
    "plus “{1}” {2} (at most {3}): {4} + {2}, not over {5}: {6}",
  },
  total_capped = {
    "“{1}” {2}，符合 {3}，总分不超过 {4}：{5} → {4}", "“{1}” {2} is {3}, so the total is at most {4}: {5} → {4}",
  },
  total_under_cap = {
    "“{1}” {2}，符合 {3}，总分不超过 {4}：{5} 未超过", "“{1}” {2} is {3}, so the total is at most {4}: {5} is not over it",
  },
  total_veto = { "“{1}” {2}（{3}），一票否决：{4}", "“{1}” {2} ({3}), a veto: {4}" },
  total_pending = {
    "{1} 行待定，共 {2} 分，未计入", "{1} rows of {2} points are pending and not counted",
  },
  total_weights = {
    "一级指标分值与权重框架不一致，请核对", "the level-1 weights do not fit the framework",
  },

  -- functions written by a bureau
  reason = { "{1}", "{1}" },
  points_by_function = { "得 {points} 分", "{points} points" },
  pending_by_function = { "暂不计分", "pending" },
}
