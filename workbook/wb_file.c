#include "workbook/wb_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/language.h"
#include "base/reason.h"

static pbe_status cannot_open(int cause, struct pbe_error *err)
{
    switch (cause) {
    case ENOENT:
    case ENOTDIR:
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("找不到这个文件；请检查文件名和位置",
                    "there is no such file; check its name and place"));
    case EACCES:
    case EPERM:
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("没有读取这个文件的权限；请把文件的权限改为可读",
                    "no permission to read this file; make it readable"));
    default:
        return pbe_error_set(err, PBE_STATUS_FILE,
                             PBE_SAY("打不开这个文件：%s", "cannot open this file: %s"),
                             pbe_reason(cause));
    }
}

static pbe_status check(const struct stat *info, size_t maximum, struct pbe_error *err)
{
    if (S_ISDIR(info->st_mode))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("这是文件夹，不是表格文件；请指定其中的文件",
                    "this is a folder, not a spreadsheet; name a file in it"));
    if (!S_ISREG(info->st_mode))
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("这是设备或管道，不是普通文件，不能作为表格读取",
                    "this is a device or a pipe, not a regular file; it cannot be read "
                    "as a spreadsheet"));
    if (info->st_size == 0)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("文件是空的（0 字节）；请重新复制或下载",
                    "the file is empty (0 bytes); copy or download it again"));
    if (info->st_size < 0 || (uintmax_t)info->st_size > maximum)
        return pbe_error_set(
            err, PBE_STATUS_FILE,
            PBE_SAY("文件有 %ju 字节，超过 %zu 字节的限制；请删去图片等多余内容再试",
                    "the file has %ju bytes, more than the limit of %zu; remove "
                    "pictures and the like"),
            (uintmax_t)info->st_size, maximum);
    return PBE_STATUS_OK;
}

pbe_status wb_file_open(struct wb_file *file, const char *path, size_t maximum,
                        struct pbe_error *err)
{
    /* Without O_NONBLOCK, opening a pipe waits for whoever writes into it. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat info;
    file->fd = -1;
    if (fd < 0)
        return cannot_open(errno, err);
    pbe_status status =
        fstat(fd, &info) ? cannot_open(errno, err) : check(&info, maximum, err);
    if (status) {
        close(fd);
        return status;
    }
    file->fd = fd;
    file->size = (size_t)info.st_size;
    return PBE_STATUS_OK;
}

pbe_status wb_file_borrow(struct wb_file *file, FILE *stream, size_t maximum,
                          struct pbe_error *err)
{
    struct stat info;
    file->fd = -1;
    if (fflush(stream) != 0 || fstat(fileno(stream), &info))
        return cannot_open(errno, err);
    pbe_status status = check(&info, maximum, err);
    if (status)
        return status;
    file->fd = fileno(stream);
    file->size = (size_t)info.st_size;
    return PBE_STATUS_OK;
}

void wb_file_close(struct wb_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
}

size_t wb_file_read(const struct wb_file *file, size_t offset, void *out, size_t length)
{
    size_t got = 0;
    while (got < length) {
        ssize_t count =
            pread(file->fd, (char *)out + got, length - got, (off_t)(offset + got));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        got += (size_t)count;
    }
    return got;
}

pbe_status wb_file_send(const struct wb_file *file, wb_sink *sink, void *self,
                        struct pbe_error *err)
{
    char chunk[WB_CHUNK];
    pbe_status status = PBE_STATUS_OK;
    for (size_t at = 0; !status && at < file->size;) {
        size_t length = wb_file_read(file, at, chunk, sizeof chunk);
        if (length == 0)
            return pbe_error_set(
                err, PBE_STATUS_FILE,
                PBE_SAY("文件没有读完就中断了；请重新复制后再试",
                        "the file could not be read to its end; copy it again"));
        status = sink(self, chunk, length, err);
        at += length;
    }
    return status;
}
