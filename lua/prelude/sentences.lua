-- sentences.lua - everything an explanation can say: Chinese first, English beside it.
--
-- {target} {actual} are the row's two wordings, {weight} {points} {low} {high} its
-- numbers; {1} to {4} are what the step that uses the sentence recorded.
-- Both sides of every comparison are shown, and the arithmetic.

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
    "{actual} 未达到 {target}：{weight} × {1}/{2} = {points}",
    "{actual} misses {target}: {weight} × {1}/{2} = {points}",
  },
  missed_above = {
    "{actual} 超过 {target}：{weight} × {1}/{2} = {points}",
    "{actual} is over {target}: {weight} × {1}/{2} = {points}",
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
  inside = {
    "{actual} 在 {target} 之内：得满分 {weight}",
    "{actual} is inside {target}: full marks {weight}",
  },
  outside = {
    "{actual} 不在 {target} 之内：{weight} × {1}/{2} = {points}",
    "{actual} is outside {target}: {weight} × {1}/{2} = {points}",
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
  step_value = {
    "{actual}（目标 {target}）落在 {1} 档：{weight} × {2}% = {points}",
    "{actual} (target {target}) falls into {1}: {weight} × {2}% = {points}",
  },
  step_rate = {
    "{actual}（目标 {target}），完成率 {3}%，落在 {1} 档：{weight} × {2}% = {points}",
    "{actual} (target {target}), {3}% complete, falls into {1}: {weight} × {2}% = {points}",
  },
  pass_mark_met = {
    "{actual} 达到 {target}，完成率 {1}%：得满分 {weight}",
    "{actual} meets {target}, {1}% complete: full marks {weight}",
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
  late = {
    "{actual} 晚于 {target}，由评分人按档次评定：{low} 至 {high} 分{1}",
    "{actual} is later than {target}; a person judges it: {low} to {high} points{1}",
  },

  -- words
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
    "完成值 {actual} 相对目标 {target} 有两种读法，无法确定，请写明单位或完整日期",
    "{actual} against {target} can be read in two ways; please write the unit or the full date",
  },
  no_rule = {
    "规则包没有适用于这种指标值的规则（目标 {target}，完成值 {actual}）",
    "the pack has no rule for this kind of value (target {target}, actual {actual})",
  },

  -- functions written by a bureau
  reason = { "{1}", "{1}" },
  points_by_function = { "得 {points} 分", "{points} points" },
  pending_by_function = { "暂不计分", "pending" },
}
