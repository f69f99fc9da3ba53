/* error_list.h - every status a PBE function can return, with its sentence.
 *
 * One row per status: name, exit code of the command `pbe`, Chinese, English.
 * Included several times with different definitions of PBE_STATUS; the enum,
 * the texts and the documentation are made from it.
 */
PBE_STATUS(OK, 0, "正常", "no error")
PBE_STATUS(USAGE, 2, "用法不对", "wrong usage")
PBE_STATUS(ARGUMENT, 2, "参数不对", "bad argument")
PBE_STATUS(UNKNOWN, 3, "没有这个名称", "no such name")
PBE_STATUS(PACK, 3, "规则包有误", "the rule pack is wrong")
PBE_STATUS(RULE, 3, "规则运行出错", "the rule failed")
PBE_STATUS(LIMIT, 3, "规则超出限制", "the rule went over a limit")
PBE_STATUS(FILE, 4, "文件读写失败", "the file cannot be read or written")
PBE_STATUS(MEMORY, 4, "内存不足", "out of memory")
