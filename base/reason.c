#include "base/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/language.h"

static const struct {
    int number;
    const char *zh;
} reasons[] = {
    {ENOENT, "没有这个文件或文件夹"},
    {EACCES, "没有权限"},
    {EPERM, "不允许这样做"},
    {EEXIST, "已经有同名的文件"},
    {ENOTDIR, "路径中有一段不是文件夹"},
    {EISDIR, "这是文件夹，不是文件"},
    {ENOTEMPTY, "文件夹不是空的"},
    {ENOSPC, "磁盘已满"},
    {EDQUOT, "超出磁盘配额"},
    {EFBIG, "文件太大"},
    {EROFS, "磁盘是只读的"},
    {EIO, "磁盘读写出错"},
    {ENAMETOOLONG, "路径太长"},
    {ELOOP, "链接绕成了圈"},
    {EMFILE, "打开的文件太多"},
    {ENFILE, "打开的文件太多"},
    {ENOMEM, "内存不足"},
    {EAGAIN, "系统太忙，请稍后再试"},
    {EBUSY, "正被别的程序使用"},
    {ETXTBSY, "正被别的程序使用"},
    {ETIMEDOUT, "等待超时"},
    {EHOSTUNREACH, "连不上这台电脑"},
    {ENETUNREACH, "网络不通"},
    {ESTALE, "网络共享已断开"},
    {EPIPE, "接收的一方已关闭"},
    {EINVAL, "参数不对"},
};

const char *pbe_reason(int number)
{
    if (pbe_language_get() == PBE_CHINESE)
        for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
            if (reasons[i].number == number)
                return reasons[i].zh;
    return strerror(number);
}
