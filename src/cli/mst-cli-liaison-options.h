/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mst-cli-records.h"

#include "mst-liaison-plan.h"

G_BEGIN_DECLS

/* What a plan is told; for the table of a command's options. */
#define MST_CLI_LIAISON_PLAN_OPTIONS                                                             \
  { "scope", "communities|compounds|both", N_ ("which places get a unit; default: compounds") }, \
    { "keep", "M", N_ ("metres that a change of a present pair must save; default: 300") },      \
    { "households", "M",                                                                         \
      N_ ("metres that one household more for each of a unit's people is worth; default: 20") }, \
    { "within-subdistrict", NULL, N_ ("units serve only their own subdistrict") },               \
    { "lock", "PLACE[=UNIT]", N_ ("the place gets this unit, or keeps the one it has") },        \
    { "forbid", "PLACE=UNIT", N_ ("the place does not get this unit") },                         \
    { "prefer", "PLACE=UNIT", N_ ("the unit may be 1,000 m farther") },                          \
  {                                                                                              \
    "at-least", "UNIT=N", N_ ("the unit serves at least so many places")                         \
  }

#define MST_CLI_LIAISON_COMMON_OPTIONS                                                           \
  { "date", "DAY", N_ ("the day from which on it counts; default: today") },                     \
    { "within", "UNIT=AREA", N_ ("the unit serves only what is in the area") },                  \
    { "leaders", NULL,                                                                           \
      N_ ("propose leaders of new pairs from the unit's people, by post and rank") },            \
    { "no-rule", "ID", N_ ("leave a rule of the file aside: its number in the list of rules") }, \
    { "withdraw", "UNIT", N_ ("the unit serves no place any more") },                            \
  {                                                                                              \
    "close", "PLACE", N_ ("the place needs no unit any more")                                    \
  }

/* FALSE with %MST_ERROR_USAGE or %MST_ERROR_INPUT: names that can't be found. Units and places are said by
 * name, code or id. */
gboolean mst_cli_liaison_options_read (MstStore *store, const MstCliArguments *arguments,
                                       MstLiaisonPlanOptions *options, GError **error);
/* @day: (out): of "--date", else today. %MST_ERROR_USAGE */
gboolean mst_cli_liaison_read_day (const MstCliArguments *arguments, char day[MST_DATE_ISO_SIZE],
                                   GError **error);
/* The ids that the words stand for. */
gboolean mst_cli_liaison_read_place (MstStore *store, const char *text, gint64 *id, GError **error);
gboolean mst_cli_liaison_read_unit (MstStore *store, const char *text, gint64 *id, GError **error);

G_END_DECLS
