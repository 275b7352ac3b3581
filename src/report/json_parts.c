#include "report/json_parts.h"

#include <string.h>

#include "base/json_write.h"

void json_line(struct json *json, int depth)
{
    static const char spaces[] = "\n        ";
    if (!json->compact)
        output_add(json->out, spaces, 1 + 2 * (size_t)depth);
}

void json_string(struct json *json, const char *text, size_t n)
{
    json_write_string(json->out, text, n);
}

void json_fraction(struct json *json, const char *name, float value)
{
    unsigned thousandths = (unsigned)(value * 1000 + 0.5F);
    json_key(json, name);
    if (thousandths % 1000 == 0) {
        output_addu(json->out, thousandths / 1000);
        return;
    }
    char digits[6] = {'0',
                      '.',
                      (char)('0' + thousandths / 100),
                      (char)('0' + thousandths / 10 % 10),
                      (char)('0' + thousandths % 10),
                      0};
    json_put(json, digits);
}

void json_text(struct json *json, const char *name, const char *text)
{
    json_key(json, name);
    json_string(json, text, strlen(text));
}
