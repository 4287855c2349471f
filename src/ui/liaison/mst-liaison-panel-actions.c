/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the chosen places of the panel of liaison. */
#include "config.h"

#include "mst-liaison-panel-private.h"

#include "mst-handover-dialog.h"
#include "mst-handover.h"
#include "mst-liaison-history.h"
#include "mst-liaison-map.h"
#include "mst-liaison.h"
#include "mst-swap-dialog.h"

#include <glib/gi18n-lib.h>

/* Nothing is done with more of them. */
#define MOST_PLACES 3

/* --- which places --- */

/* @kind: 0: any */
static void
add_places_of_pairs (MstLiaisonPanel *self, MstLiaisonKind kind, GArray *places)
{
  MstStore *store = mst_session_get_store (self->session);
  g_autoptr (GArray) ids = mst_panel_list_selected (MST_PANEL (self->list));

  for (guint i = 0; i < ids->len && places->len < MOST_PLACES; i++)
    {
      g_autoptr (MstRecord) pair =
        mst_store_get (store, &mst_liaison_type, g_array_index (ids, gint64, i), NULL);
      gint64 place = pair != NULL ? mst_record_get_integer (pair, "area") : 0;

      if (place != 0 && (kind == 0 || mst_record_get_integer (pair, "kind") == (gint64) kind))
        g_array_append_val (places, place);
    }
}

static void
add_place_of_mark (MstLiaisonPanel *self, GArray *places)
{
  MstChart *chart = mst_chart_view_get_chart (self->map);
  int mark = mst_chart_view_get_mark (self->map);
  const char *key =
    chart != NULL && mark >= 0 ? mst_chart_get_mark_key (chart, (guint) mark) : NULL;
  gint64 unit, place;

  if (key != NULL && mst_liaison_map_read_key (key, &unit, &place) && place != 0)
    g_array_append_val (places, place);
}

GArray *
mst_liaison_panel_list_places (MstLiaisonPanel *self)
{
  GArray *places;

  if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_COVERAGE))
    return mst_coverage_view_list_places (self->coverage);
  places = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS))
    add_places_of_pairs (self, MST_LIAISON_UNIT, places);
  else if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_MAP))
    add_place_of_mark (self, places);
  return places;
}

/* Also one that takes no unit. 0: none or several */
static gint64
find_any_place (MstLiaisonPanel *self)
{
  g_autoptr (GArray) places = NULL;

  if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_COVERAGE))
    return mst_coverage_view_get_any_place (self->coverage);
  if (!mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS))
    places = mst_liaison_panel_list_places (self);
  else
    {
      places = g_array_new (FALSE, FALSE, sizeof (gint64));
      add_places_of_pairs (self, 0, places);
    }
  return places->len == 1 ? g_array_index (places, gint64, 0) : 0;
}

static void
tell (GtkWidget *widget, const char *text)
{
  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

/* The one place; 0, and words, when there is none or several. */
static gint64
get_place (MstLiaisonPanel *self)
{
  g_autoptr (GArray) places = mst_liaison_panel_list_places (self);

  if (places->len == 1)
    return g_array_index (places, gint64, 0);
  tell (GTK_WIDGET (self), mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS)
                             ? _ ("Select one pair of a unit and a place first.")
                             : _ ("Select one community or compound first."));
  return 0;
}

/* The day of what is shown. (transfer full) */
static char *
dup_day (MstLiaisonPanel *self)
{
  g_autoptr (MstQuery) query = NULL;
  char today[MST_DATE_ISO_SIZE];
  const char *day;

  if (!mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS))
    return g_strdup (self->iso);
  query = mst_panel_dup_query (MST_PANEL (self->list));
  day = mst_query_get_as_of (query);
  return g_strdup (day != NULL ? day : mst_date_to_iso (mst_date_today (), today));
}

/* --- what is done --- */

static void
why_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 place = get_place (MST_LIAISON_PANEL (widget));

  if (place != 0)
    gtk_widget_activate_action (widget, "win.plan-place", "x", place);
}

static void
withdraw_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.repair-liaison", NULL);
}

static void
give_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (widget);
  gint64 place = get_place (self);
  g_autofree char *day = dup_day (self);

  if (place != 0)
    gtk_window_present (mst_handover_dialog_new (widget, self->session, day, place));
}

static void
swap_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (widget);
  g_autoptr (GArray) places = mst_liaison_panel_list_places (self);
  g_autofree char *day = dup_day (self);

  if (places->len == 2)
    mst_handover_ask_swap (widget, self->session, day, g_array_index (places, gint64, 0),
                           g_array_index (places, gint64, 1));
  else if (places->len == 1)
    gtk_window_present (
      mst_swap_dialog_new (widget, self->session, day, g_array_index (places, gint64, 0)));
  else
    tell (widget, mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS)
                    ? _ ("Select a pair of a unit and a place first, or two.")
                    : _ ("Select a community or compound first, or two with Ctrl."));
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (widget);
  gint64 place = find_any_place (self);
  g_autofree char *day = dup_day (self);

  if (place != 0)
    gtk_window_present (mst_liaison_history_new (widget, self->session, day, place));
  else
    tell (widget, _ ("Select one place first."));
}

static void
units_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstLiaisonPanel *self = MST_LIAISON_PANEL (widget);

  if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS)
      || mst_liaison_panel_shows (self, MST_LIAISON_PANEL_HEAT))
    mst_liaison_panel_set_view (self, MST_LIAISON_PANEL_COVERAGE);
  gtk_toggle_button_set_active (self->units_button,
                                !gtk_toggle_button_get_active (self->units_button));
}

void
mst_liaison_panel_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "liaison-panel.why", why_cb },         { "liaison-panel.withdraw", withdraw_cb },
    { "liaison-panel.give", give_cb },       { "liaison-panel.swap", swap_cb },
    { "liaison-panel.history", history_cb }, { "liaison-panel.units", units_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, NULL, actions[i].activate);
}
