/* What word processors write, told by its first bytes and by what is in an archive. */
#include "input/magic.h"
#include "tests/tap.h"

#include <string.h>

/* Archives of one file without content, as far as they are looked at. */
struct archive {
    uint8_t at[512];
    size_t n;
};

static void put(struct archive *archive, const void *bytes, size_t n)
{
    memcpy(archive->at + archive->n, bytes, n);
    archive->n += n;
}

static struct archive archive_of(const char *name, const char *content)
{
    struct archive archive = {.n = 0};
    uint8_t local[30] = "PK\3\4", entry[46] = "PK\1\2", end[22] = "PK\5\6";
    size_t name_size = strlen(name), size = strlen(content);
    local[26] = entry[28] = (uint8_t)name_size;
    put(&archive, local, sizeof local);
    put(&archive, name, name_size);
    put(&archive, content, size);
    end[16] = (uint8_t)archive.n;
    put(&archive, entry, sizeof entry);
    put(&archive, name, name_size);
    put(&archive, end, sizeof end);
    return archive;
}

static void is_kind(const void *bytes, size_t n, const char *kind, const char *name)
{
    const char *found = magic_kind(bytes, n);
    is_str(found ? found : "none", kind, "%s", name);
}

static void is_archive(const char *name, const char *content, const char *kind)
{
    struct archive archive = archive_of(name, content);
    is_kind(archive.at, archive.n, kind, name);
    bool held = true; /* any end may be missing */
    for (size_t n = 0; n < archive.n; n++) {
        const char *found = magic_kind(archive.at, n);
        held = held && (!found || strcmp(found, kind) == 0);
    }
    ok(held, "%s cut anywhere is that or nothing", name);
}

int main(void)
{
    is_kind("", 0, "none", "nothing");
    is_kind("{\\rtf1 x}", 9, "rtf", "rich text");
    is_kind("\xef\xbb\xbf\n {\\rtf1 x}", 14, "rtf", "rich text behind a mark and blanks");
    is_kind("{\\rt", 4, "none", "half of its beginning");
    is_kind("see {\\rtf1 x}", 13, "none", "text that speaks of it");
    is_kind("%PDF-1.7\n", 9, "pdf", "PDF");
    is_archive("word/document.xml", "", "docx");
    is_archive("xl/workbook.xml", "", "none");
    is_archive("mimetype", "application/epub+zip", "epub");
    is_archive("mimetype", "application/vnd.oasis.opendocument.text", "odt");
    is_archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "none");
    static const char word[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 W W\0o\0r\0d\0"
                               "D\0o\0c\0u\0m\0e\0n\0t\0";
    is_kind(word, sizeof word, "doc", "an old Word file");
    is_kind(word, 20, "none", "another compound file");
    return done();
}
