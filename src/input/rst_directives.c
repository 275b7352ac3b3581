#include "input/rst_directives.h"

#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    enum rst_directive is;
} directives[] = {
    {"admonition", RST_TITLED},   {"code", RST_LITERAL},        {"code-block", RST_LITERAL},
    {"contents", RST_NOTHING},    {"csv-table", RST_TITLED},    {"default-role", RST_NOTHING},
    {"figure", RST_FIGURE},       {"footer", RST_CONTENT},      {"highlight", RST_NOTHING},
    {"image", RST_PICTURE},       {"include", RST_NOTHING},     {"index", RST_NOTHING},
    {"list-table", RST_TITLED},   {"literalinclude", RST_NOTHING}, {"math", RST_LITERAL},
    {"meta", RST_NOTHING},        {"parsed-literal", RST_LITERAL}, {"raw", RST_NOTHING},
    {"role", RST_NOTHING},        {"rubric", RST_TITLED},       {"sectnum", RST_NOTHING},
    {"sidebar", RST_TITLED},      {"sourcecode", RST_LITERAL},  {"table", RST_TITLED},
    {"title", RST_NOTHING},       {"toctree", RST_NOTHING},     {"topic", RST_TITLED},
    {"unicode", RST_NOTHING},     {"class", RST_HOLDER},        {"container", RST_HOLDER},
};

enum rst_directive rst_directive_find(const char *name, size_t n)
{
    for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
        if (strlen(directives[i].name) == n && strncasecmp(directives[i].name, name, n) == 0)
            return directives[i].is;
    return RST_CONTENT;
}
