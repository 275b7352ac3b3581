#include "base/visible.h"
#include "report/report.h"

void report_text(const struct document *document, bool clean, struct output *output)
{
    if (!clean) {
        output_add(output, document->text, document->size);
        return;
    }
    for (uint32_t at = 0; at < document->size;) {
        struct visible shown;
        uint8_t first = document->text[at];
        at += (uint32_t)visible_next(document->text + at, document->size - at, &shown);
        if (first == '\n' || (first == '\r' && at < document->size + 1 &&
                              document->text[at - 1] == '\n'))
            output_addc(output, '\n');
        else
            output_add(output, shown.text, shown.size);
    }
}
