#include "scratch.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void give_up(const char *what)
{
    perror(what);
    exit(99);
}

void scratch_open(struct scratch *scratch)
{
    const char *place = getenv("TMPDIR");
    snprintf(scratch->path, sizeof scratch->path, "%s/pbe-test-XXXXXX",
             place && *place ? place : "/tmp");
    if (!mkdtemp(scratch->path))
        give_up(scratch->path);
}

static void remove_tree(const char *path)
{
    struct stat about;
    if (lstat(path, &about))
        return;
    if (!S_ISDIR(about.st_mode)) {
        unlink(path);
        return;
    }
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char below[4096];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        remove_tree(below);
    }
    if (folder)
        closedir(folder);
    rmdir(path);
}

void scratch_close(struct scratch *scratch)
{
    remove_tree(scratch->path);
}

const char *scratch_path(const struct scratch *scratch, const char *name, char out[512])
{
    snprintf(out, 512, "%s/%s", scratch->path, name);
    return out;
}

void scratch_write(const struct scratch *scratch, const char *name, const char *bytes,
                   size_t length)
{
    char path[512];
    scratch_path(scratch, name, path);
    for (char *slash = path + strlen(scratch->path) + 1; (slash = strchr(slash, '/'));
         slash++) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, length, file) != length || fclose(file))
        give_up(path);
}

void scratch_put(const struct scratch *scratch, const char *name, const char *text)
{
    scratch_write(scratch, name, text, strlen(text));
}

void scratch_remove(const struct scratch *scratch, const char *name)
{
    char path[512];
    remove_tree(scratch_path(scratch, name, path));
}

void scratch_good_pack(const struct scratch *scratch)
{
    scratch_put(scratch, "t/pack.lua", PACK_TEXT);
    scratch_put(scratch, "t/rules.lua", RULE_TEXT);
}
