/* Run: what the commands do. */
#ifndef STET_UI_RUN_H
#define STET_UI_RUN_H

#include "ui/app.h"

/* Carries out a command while the panes are looked at; `counted` says whether
 * the count (>= 1) was typed. */
enum effect run_command(struct app *app, enum command command, unsigned long count, bool counted);

#endif
