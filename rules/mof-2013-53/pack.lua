-- 预算绩效评价共性指标体系框架（财预〔2013〕53号）：部门整体支出的比率指标
--
-- 不要直接改本文件：升级会覆盖它。要改其中几个数，写在本单位规则文件夹的 local.d 里；
-- 要大改，把整个文件夹复制到本单位的规则文件夹。文件编码：UTF-8。

pack {
  id = "mof-2013-53",
  version = "1.0",
  title = "部门整体支出绩效评价的比率指标（财预〔2013〕53号）",
  year = 2013,
  place = "全国",
  basis = "财预〔2013〕53号《预算绩效评价共性指标体系框架》附件2；53号文没有规定扣分幅度，幅度取自各地评分表",
  extends = "mof-2020-10", -- 等级、定量、定性、时限的一般规则同前
}

-- 算式。value 是 PBE_RATE 的第一个数，base 是第二个数：
--   ratio 数值/基数    change (数值−基数)/基数
--   remainder (基数−数值)/基数    deviation 变动率不计正负
rate "在职人员控制率" { form = "ratio", basis = "在职人员数/编制数" }
rate "三公经费变动率" { form = "change", basis = "(本年度三公经费预算数−上年度预算数)/上年度预算数" }
rate "重点支出安排率" { form = "ratio", basis = "重点项目支出/项目总支出（凭记忆）" }
rate "预算完成率" { form = "remainder",
  basis = "(上年结转+年初预算+本年追加−年末结余)/(上年结转+年初预算+本年追加)；数值填年末结余，基数填前三项之和" }
rate "预算调整率" { form = "ratio", basis = "本年追加预算/年初预算" }
rate "预算控制率" { form = "ratio", basis = "本年追加预算/年初预算" }
rate "支付进度率" { form = "ratio", basis = "实际支付进度/既定支付进度（凭记忆）" }
rate "结转结余率" { form = "ratio", basis = "结转结余总额/支出预算数（凭记忆；有的地方除以本年支出完成数）" }
rate "结转结余变动率" { form = "change", basis = "(本年结转结余−上年结转结余)/上年结转结余" }
rate "公用经费控制率" { form = "ratio", basis = "实际支出公用经费总额/预算安排公用经费总额（凭记忆）" }
rate "三公经费控制率" { form = "ratio", basis = "三公经费实际支出数/三公经费预算安排数（凭记忆）" }
rate "政府采购执行率" { form = "ratio", basis = "实际政府采购金额/政府采购预算数（凭记忆）" }
rate "面积控制率" { form = "ratio", basis = "实际建设面积/批准面积" }
rate "投资概算控制率" { form = "ratio", basis = "实际投资/批准投资" }
rate "应付款率" { form = "ratio", basis = "应付（暂存）款余额/本年支出完成数" }
rate "应收款率" { form = "ratio", basis = "应收（暂付）款余额/本年支出完成数" }
rate "应付款变动率" { form = "change", basis = "(期末−上年期末)/上年期末" }
rate "应收款变动率" { form = "change", basis = "(期末−上年期末)/上年期末" }
rate "成本控制率" { form = "remainder", basis = "(预算数−实际支出)/预算数；江西省政协2017自评表" }
