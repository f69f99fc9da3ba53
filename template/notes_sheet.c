/* notes_sheet.c - 填报说明: how to fill in the form, and the rules that score it. */
#include "template/plan.h"

enum { COLUMNS = 2 };

static const double widths[COLUMNS] = {4.2, 13.9};

static const char *const notes[][COLUMNS] = {
    {"哪些格子要填",
     "浅色底的格子由填报人填写；其余的是表格自己的文字和公式，已保护，没有密码。"},
    {"年度", "填在自评表右上角“年度”旁边的格子里，各张表的标题随之改变。"},
    {"指标值和完成值",
     "照原样写，如 ≥95%、200起以上、2023年6月30日、效果明显；写下什么就保留什么。"
     "没有比较符号的成本指标按“不超过”理解。"},
    {"没有填的", "没有填实际完成值的指标暂不计分，不算0分，也不算满分；“总分”旁边写明还"
                 "有多少分待定。"},
    {"定性指标",
     "文字描述的指标由填报人在“自评分”栏评定，须在“评分说明”给出的档次之内。"},
    {"评分规则", "一般不填，由指标类别和写法决定；要指定时从下拉列表里选。"},
    {"加一行",
     "在要加的地方点行号，选“插入行”；装有绩效自评扩展时，新行的得分公式自动补上，"
     "其余的格子照常填写。没有装扩展时，把上一行的“得分”和“评分说明”复制下来。"},
    {"用不着的行", "空着就行，不计分；二级指标不适用的，在三级指标里写“不适用”。要删一"
                   "行，先用“工具 - 保"
                   "护工作表”取消保护，删完再保护上；不要删写着二级指标名称的那一行，删"
                   "了下面各行的得分"
                   "会变成 #REF!。"},
    {"检查", "“检查”表随时列出前后对不上的地方，写明在哪个格子、差多少、怎样改。"},
    {"没有装扩展", "表里保存的是上次算出的数；装上扩展后重新打开，即重新计算。"},
};

enum { NOTES = sizeof notes / sizeof *notes };

static void put_pair(struct plan *plan, struct form_sheet *sheet, int row,
                     const char *name, const char *text)
{
    form_text(plan->form, sheet, row, 0, LOOK_BOLD_NOTE, name);
    form_text(plan->form, sheet, row, 1, LOOK_NOTE, text);
}

static void put_heading(struct plan *plan, struct form_sheet *sheet, int row,
                        const char *text)
{
    form_text(plan->form, sheet, row, 0, LOOK_TITLE, text);
    form_merge(sheet, row, 0, 1, COLUMNS);
    sheet->heights[row] = 1.1;
}

void plan_notes(struct plan *plan)
{
    int row = 0;
    struct form_sheet *sheet = form_add_sheet(plan->form, "填报说明", widths, COLUMNS,
                                              NOTES + 5 + (int)plan->rule_count);
    if (!sheet)
        return;
    sheet->is_form = sheet->is_protected = sheet->is_screen_only = true;
    put_heading(plan, sheet, row++, "填报说明");
    for (int i = 0; i < NOTES; i++)
        put_pair(plan, sheet, row++, notes[i][0], notes[i][1]);
    put_heading(plan, sheet, row++, "评分规则");
    put_pair(plan, sheet, row++, "规则包", plan->pack->title);
    put_pair(plan, sheet, row++, "依据", plan->pack->basis);
    form_text(plan->form, sheet, row, 0, LOOK_BOLD_NOTE, "编号、版本、指纹");
    form_formula(plan->form, sheet, row++, 1, LOOK_NOTE,
                 "of:=PBE.CALC.PACK(" PLAN_PACK ")");
    for (size_t i = 0; i < plan->rule_count; i++)
        put_pair(plan, sheet, row++, plan->rules[i].name, plan->rules[i].sentence);
}
