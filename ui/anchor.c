#include "ui/anchor.h"

#include "ui/nav.h"

/* Where one end of the current change begins; false where that side has no text,
 * or it is not in view. */
static bool end_is_shown(struct app *app, enum side side, struct place *place)
{
    const struct change *change = app_change(app);
    if (span_empty(change->span[side]))
        return false;
    *place = layout_find(app->layout, side, change->span[side].start);
    return nav_is_shown(app, *place);
}

struct anchor anchor_of(struct app *app)
{
    struct anchor anchor = {.side = NEW};
    struct layout *layout = app->layout;
    struct place place;
    if (layout->options.columns == 0 || layout->blocks.n == 0)
        return anchor;
    anchor.any = true;
    anchor.at_top = app->top.block == 0 && app->top.row == 0;
    for (int side = NEW; side >= OLD && app_change(app) && !anchor.has_change; side--) {
        if (end_is_shown(app, (enum side)side, &place)) {
            anchor.has_change = true;
            anchor.side = (enum side)side;
            anchor.row =
                layout_distance(layout, app->top, place, (unsigned)app->geometry.text_rows);
        }
    }
    if (!anchor.has_change)
        anchor.byte = layout_byte(layout, app->top, &anchor.side);
    return anchor;
}

void anchor_restore(struct app *app, const struct anchor *anchor, bool same)
{
    struct layout *layout = app->layout;
    const struct change *change = anchor->has_change ? app_change(app) : NULL;
    if (!anchor->any || layout->blocks.n == 0)
        return;
    if (anchor->at_top)
        app->top = (struct place){0, 0};
    else if (change && !same)
        app->top = layout_move(
            layout, layout_find(layout, anchor->side, change->span[anchor->side].start),
            -(long)anchor->row);
    else if (!same)
        app->top = layout_find(layout, anchor->side, anchor->byte);
    app->top = layout_clamp(layout, app->top, (unsigned)app->geometry.text_rows);
    struct place place;
    if (change && !end_is_shown(app, anchor->side, &place))
        nav_show_end(app, anchor->side);
}
