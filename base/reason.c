#include "base/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/language.h"

static const struct {
    int number;
    const char *zh, *en;
} reasons[] = {
    {ENOENT, "没有这个文件或文件夹", "there is no such file or folder"},
    {EACCES, "没有权限", "permission denied"},
    {EPERM, "不允许这样做", "that is not allowed"},
    {EEXIST, "已经有同名的文件", "a file of that name is there already"},
    {ENOTDIR, "路径中有一段不是文件夹", "a part of the path is no folder"},
    {EISDIR, "这是文件夹，不是文件", "it is a folder, not a file"},
    {ENOTEMPTY, "文件夹不是空的", "the folder is not empty"},
    {ENOSPC, "磁盘已满", "the disk is full"},
    {EDQUOT, "超出磁盘配额", "the disk quota is used up"},
    {EFBIG, "文件太大", "the file is too large"},
    {EROFS, "磁盘是只读的", "the disk is read-only"},
    {EIO, "磁盘读写出错", "the disk cannot be read or written"},
    {ENAMETOOLONG, "路径太长", "the path is too long"},
    {ELOOP, "链接绕成了圈", "links go round in a circle"},
    {EMFILE, "打开的文件太多", "too many files are open"},
    {ENFILE, "打开的文件太多", "too many files are open"},
    {ENOMEM, "内存不足", "out of memory"},
    {EAGAIN, "系统太忙，请稍后再试", "the system is busy, try again later"},
    {EBUSY, "正被别的程序使用", "another program is using it"},
    {ETXTBSY, "正被别的程序使用", "another program is using it"},
    {ETIMEDOUT, "等待超时", "no answer in time"},
    {EHOSTUNREACH, "连不上这台电脑", "that computer cannot be reached"},
    {ENETUNREACH, "网络不通", "the network cannot be reached"},
    {ESTALE, "网络共享已断开", "the network share was disconnected"},
    {EPIPE, "接收的一方已关闭", "the receiver has closed"},
    {EINVAL, "参数不对", "an argument is wrong"},
};

const char *pbe_reason(int number)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number)
            return PBE_SAY(reasons[i].zh, reasons[i].en);
    return strerror(number); /* in the language of the system */
}
