#include "report/report.h"

#include <assert.h>

static const struct {
    const char *name;
    void (*write)(const struct report_input *input, struct output *output);
    bool raw;
} formats[FORMAT_COUNT] = {
#define X(id, name, function, raw) [id] = {name, function, raw},
    REPORT_FORMATS(X)
#undef X
};

bool report_tells(const struct report_input *input, size_t change)
{
    const struct change *at = &input->review->changes->at[change];
    return !(input->hide_cosmetic && at->risk == RISK_COSMETIC) &&
           filter_passes(&input->only, at, &input->review->decision[change]);
}

const char *report_name(enum report_format format)
{
    return formats[format].name;
}

bool report_is_raw(enum report_format format)
{
    return formats[format].raw;
}

void report_write(enum report_format format, const struct report_input *input,
                  struct output *output)
{
    assert(format > FORMAT_AUTO && format < FORMAT_COUNT);
    formats[format].write(input, output);
}
