veto { row = "质量指标", words = { "弄虚作假" }, grade = "不合格" }
bonus { row = "创新", head = "加分指标", most = 5 }
