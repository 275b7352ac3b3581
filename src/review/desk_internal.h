/* Between the desk's own files. */
#ifndef STET_REVIEW_DESK_INTERNAL_H
#define STET_REVIEW_DESK_INTERNAL_H

#include "review/desk.h"

struct desk_waiting {
    struct act_id act;
    struct snapshot *snapshots; /* of its rulings' changes */
};

/* Opens the store if there is one, or it has to be made. */
bool desk_open_store(struct desk *desk, enum store_use use, struct error *error);

/* Everything that is known of the changes at hand. */
bool desk_look_up(struct desk *desk, struct error *error);

/* What the journal says of the change with this id, where it is at hand; of partners; of
 * all. */
void desk_refresh(struct desk *desk, uint64_t id);
void desk_refresh_pins(struct desk *desk);
void desk_refresh_all(struct desk *desk);

/* Adds an act that the journal has to those that wait, with its snapshots. */
void desk_wait(struct desk *desk, const struct act *act);

/* Saves what waits, oldest first. */
void desk_save(struct desk *desk);

/* Whether the store is still what it was; where not, all that was said waits to be saved
 * again, in another one. */
void desk_check_store(struct desk *desk);

/* The change at hand with an id, under whatever name it goes; MAP64_NONE for none. */
uint32_t desk_change(const struct desk *desk, uint64_t id);

void desk_say_trouble(struct desk *desk, const struct error *error);
void desk_say_news(struct desk *desk, const char *text);

#endif
