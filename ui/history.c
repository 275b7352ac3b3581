#include "ui/history.h"

#include <string.h>

void history_add(struct history *history, const struct prompt *prompt)
{
    int n = history->n;
    if (prompt->n == 0)
        return;
    if (n > 0 && history->at[n - 1].n == prompt->n &&
        memcmp(history->at[n - 1].text, prompt->text, prompt->n) == 0)
        return;
    if (n == HISTORY_MAX)
        memmove(history->at, history->at + 1, (size_t)--n * sizeof *history->at);
    history->at[n] = *prompt;
    history->n = n + 1;
}

void history_start(struct history *history)
{
    history->place = history->n;
}

void history_step(struct history *history, bool back, struct prompt *prompt)
{
    if (back ? history->place == 0 : history->place >= history->n)
        return;
    if (history->place == history->n)
        history->draft = *prompt;
    history->place += back ? -1 : 1;
    if (history->place == history->n) {
        *prompt = history->draft;
        return;
    }
    *prompt = history->at[history->place];
    prompt->cursor = prompt->n;
}
