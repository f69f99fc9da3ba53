"""writer_openpyxl.py FILE - an .xlsx by a writer that is neither ours nor LibreOffice.

Exit code 77 when openpyxl is missing (apt-get install python3-openpyxl).
"""

import datetime
import sys

try:
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.workbook.defined_name import DefinedName
except ImportError:
    sys.exit(77)

book = openpyxl.Workbook()
book.properties.title = "部门整体支出绩效自评"
book.properties.creator = "张三"
sheet = book.active
sheet.title = "自评表"
sheet["A1"] = "项目支出绩效自评表 & 说明"
sheet["A1"].font = Font(bold=True)
sheet.merge_cells("A1:F1")
sheet.append(["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"])
sheet.append(["产出指标\n(50分)", "执法案件查处数", "≥200起", 401, 8, '=PBE.CALC.SCORE(C3,D3,E3)'])
sheet.append([None, "执法准确率", 0.9, 0.85, 5.5, True])
sheet["C4"].number_format = "0%"
sheet["D4"].number_format = "0.00%"
sheet["E4"].number_format = "0.00"
sheet.merge_cells("A3:A4")
sheet["B5"] = "完成时限"
sheet["C5"] = datetime.date(2023, 12, 31)
sheet["D5"] = datetime.datetime(2023, 6, 30, 8, 15)
sheet["C5"].number_format = 'yyyy"年"m"月"d"日"'
sheet["D5"].number_format = "yyyy-mm-dd hh:mm"
sheet["E5"] = 1234567.5
sheet["E5"].number_format = "#,##0.00"
sheet["F5"] = "#N/A"
sheet["H7"] = "远处"
sheet.row_dimensions[5].hidden = True
sheet.column_dimensions["H"].hidden = True
extra = book.create_sheet("隐藏")
extra["A1"] = 1
extra.sheet_state = "hidden"
book.defined_names.append(DefinedName("合计", attr_text="自评表!$F$6"))
book.save(sys.argv[1])
