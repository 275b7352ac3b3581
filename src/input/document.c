#include "input/document.h"

struct document document_plain(const char *name, const uint8_t *text, uint32_t size)
{
    return (struct document){.name = name,
                             .format = "text",
                             .encoding = "UTF-8",
                             .text = text,
                             .size = size,
                             .raw = text,
                             .raw_size = size};
}

const char *passage_name(enum passage_kind kind)
{
    static const char *const names[PASSAGE_KIND_COUNT] = {
#define X(id, name) name,
        PASSAGE_KINDS(X)
#undef X
    };
    return names[kind];
}

const char *left_out_name(enum left_out_kind kind)
{
    static const char *const names[LEFT_OUT_KIND_COUNT] = {
#define X(id, name) name,
        LEFT_OUT_KINDS(X)
#undef X
    };
    return names[kind];
}
