/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by mst-liaison-panel*.c only. */
#pragma once

#include "chart/mst-chart-view.h"
#include "edit/mst-field-editor.h"
#include "mst-coverage-view.h"
#include "mst-liaison-handover.h"
#include "mst-liaison-panel.h"
#include "mst-liaison-units.h"

G_BEGIN_DECLS

struct _MstLiaisonPanel
{
  AdwBin parent_instance;

  GtkStack *stack; /* the list, and what is of a day */
  GtkBox *head;
  AdwBin *day_bin;
  GtkSpinner *spinner;
  GtkWidget *tree_tools; /* what can be done with the chosen place of the tree */
  GtkToggleButton *units_button;
  GtkLabel *problem;
  GtkStack *views;
  MstCoverageView *coverage;
  MstChartView *heat;
  MstChartView *map;
  GtkWidget *units_side;
  MstLiaisonUnits *units;
  GtkLabel *foot;

  MstSession *session;
  GtkWidget *list;
  MstFieldEditor *day;
  GPtrArray *switches; /* of both heads */
  char *view;
  char *iso;                  /* the day */
  MstLiaisonDay *liaison_day; /* of that day; NULL until it is read */
  gboolean is_stale;          /* what is of the day is to be read anew when it is shown */
  GCancellable *reading;
};

gboolean mst_liaison_panel_shows (MstLiaisonPanel *self, const char *view);
void mst_liaison_panel_set_view (MstLiaisonPanel *self, const char *view);

/* --- mst-liaison-panel-day.c --- */

/* Reads what is of the day anew, now or when it is shown. */
void mst_liaison_panel_load (MstLiaisonPanel *self);
void mst_liaison_panel_set_day (MstLiaisonPanel *self, const char *iso);
void mst_liaison_panel_show_problem (MstLiaisonPanel *self, const char *problem);
/* Below the views: what is being dragged means; NULL: the figures of the day. */
void mst_liaison_panel_tell (MstLiaisonPanel *self, const char *text);
/* The units beside the views are those for the chosen place. */
void mst_liaison_panel_show_units (MstLiaisonPanel *self);

/* --- mst-liaison-panel-actions.c --- */

void mst_liaison_panel_install_actions (GtkWidgetClass *class);
/* The places that are chosen and take units. (element-type gint64) (transfer full) */
GArray *mst_liaison_panel_list_places (MstLiaisonPanel *self);

/* --- mst-liaison-panel-drag.c --- */

/* Units are dragged to places, in the tree and on the map. */
void mst_liaison_panel_add_drags (MstLiaisonPanel *self);

G_END_DECLS
