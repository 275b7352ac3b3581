#include "review/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#ifdef __APPLE__
#include <sys/mount.h>
#include <sys/param.h>
#endif

static bool name_with(char name[STORE_PATH_BYTES], const char *path, const char *ending)
{
    return snprintf(name, STORE_PATH_BYTES, "%s%s", path, ending) < STORE_PATH_BYTES;
}

static off_t size_of(const char *path, const char *ending)
{
    char name[STORE_PATH_BYTES];
    struct stat at;
    return name_with(name, path, ending) && stat(name, &at) == 0 ? at.st_size : 0;
}

enum store_file_kind store_file_kind(const char *path, uint32_t application)
{
    enum { HEADER = 100, APPLICATION_AT = 68 }; /* of SQLite's file format */
    uint8_t begin[HEADER];
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(begin, 1, sizeof begin, file) : 0;
    if (file)
        (void)fclose(file);
    if (n == 0 && size_of(path, "") == 0)
        return size_of(path, "-wal") > 0 ? STORE_FILE_CUT : STORE_FILE_EMPTY;
    if (n < HEADER || memcmp(begin, "SQLite format 3", 16) != 0)
        return STORE_FILE_OTHER;
    uint32_t is = 0;
    for (int i = 0; i < 4; i++)
        is = is << 8 | begin[APPLICATION_AT + i];
    return is == application ? STORE_FILE_OURS : STORE_FILE_SQLITE;
}

/* Sees to it that the names in a file's folder are on the disk. Some file systems
 * know no such request. */
static void sync_folder(const char *path)
{
    char folder[STORE_PATH_BYTES];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static bool make_folders(const char *path, struct error *error)
{
    char name[STORE_PATH_BYTES];
    if (!name_with(name, path, ""))
        return error_set(error, "The name of the file of reviews is too long.");
    for (char *slash = strchr(name + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(name, 0700) == 0) {
            sync_folder(name);
        } else if (errno != EEXIST && errno != EISDIR) {
            int reason = errno;
            struct stat at;
            if (stat(name, &at) != 0 || !S_ISDIR(at.st_mode))
                return error_set(error, "The folder %s cannot be made: %s.", name,
                                 strerror(reason));
        }
        *slash = '/';
    }
    return true;
}

bool store_file_make(const char *path, struct error *error)
{
    char why[STORE_PATH_BYTES];
    if (!make_folders(path, error))
        return false;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    if (fd < 0) {
        int reason = errno;
        const char *says = store_file_why(path, why, sizeof why);
        return error_set(error, "The file of reviews %s cannot be made: %s.", path,
                         says ? says : strerror(reason));
    }
    close(fd);
    sync_folder(path);
    return true;
}

struct store_file_id store_file_id(const char *path, const char *ending)
{
    char name[STORE_PATH_BYTES];
    struct stat at;
    if (!name_with(name, path, ending) || stat(name, &at) != 0)
        return (struct store_file_id){0};
    return (struct store_file_id){at.st_dev, at.st_ino};
}

bool store_file_same(struct store_file_id one, struct store_file_id other)
{
    return one.device == other.device && one.number == other.number;
}

bool store_file_type_is_local(unsigned long type)
{
    static const unsigned long remote[] = {
        0x6969 /* NFS */,      0x517b /* SMB */,        0xff534d42 /* CIFS */,
        0xfe534d42 /* SMB2 */, 0x65735546 /* FUSE */,   0x01021997 /* 9P */,
        0x5346414f /* AFS */,  0x73757245 /* Coda */,   0x00c36400 /* Ceph */,
        0x0bd00bd0 /* Lustre */, 0x47504653 /* GPFS */, 0x786f4256 /* vbox */};
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        if ((type & 0xffffffff) == remote[i])
            return false;
    return true;
}

bool store_file_is_local(const char *path)
{
#ifdef __linux__
    struct statfs system;
    return statfs(path, &system) != 0 || store_file_type_is_local((unsigned long)system.f_type);
#elif defined(__APPLE__)
    struct statfs system;
    return statfs(path, &system) != 0 || (system.f_flags & MNT_LOCAL);
#else
    (void)path;
    return true;
#endif
}

static bool rename_with(const char *path, const char *ending, const char *to)
{
    char from[STORE_PATH_BYTES], name[STORE_PATH_BYTES];
    if (!name_with(from, path, ending) || !name_with(name, to, ending)) {
        errno = ENAMETOOLONG;
        return false;
    }
    return rename(from, name) == 0 || errno == ENOENT;
}

bool store_file_set_aside(const char *path, char name[STORE_PATH_BYTES], struct error *error)
{
    enum { NAMES = 1000 };
    /* the logs first: whoever opens the file must not find it without them */
    static const char *const endings[] = {"-wal", "-journal", "-shm", ""};
    for (int i = 1; i < NAMES; i++) {
        char ending[32];
        snprintf(ending, sizeof ending, ".damaged-%d", i);
        bool good = name_with(name, path, ending);
        if (good && access(name, F_OK) == 0)
            continue;
        for (size_t e = 0; good && e < sizeof endings / sizeof *endings; e++)
            good = rename_with(path, endings[e], name);
        if (!good)
            break;
        sync_folder(path);
        return true;
    }
    return error_set(error, "The reviews in %s are damaged, and cannot be set aside: %s.", path,
                     strerror(errno));
}

const char *store_file_why(const char *path, char *text, size_t size)
{
    char folder[STORE_PATH_BYTES];
    struct stat at;
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[slash == folder] = '\0';
    else
        snprintf(folder, sizeof folder, ".");
    if (stat(path, &at) == 0 && access(path, W_OK) != 0) {
        if (errno == EROFS)
            return "its file system is for reading only";
        const struct passwd *owner = getpwuid(at.st_uid);
        snprintf(text, size, "it belongs to %s, and its mode %03o does not let you write; "
                             "chmod g+w lets its group",
                 owner ? owner->pw_name : "somebody else", (unsigned)at.st_mode & 0777);
        return text;
    }
    if (stat(folder, &at) == 0 && access(folder, W_OK) != 0) {
        if (errno == EROFS)
            return "its file system is for reading only";
        snprintf(text, size, "you may not make files in the folder %.2000s, as all who review "
                             "have to; chmod g+w lets its group", folder);
        return text;
    }
    return NULL;
}
