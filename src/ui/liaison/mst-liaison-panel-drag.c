/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units dragged to places of the tree and of the map, with what it means said before. */
#include "config.h"

#include "mst-liaison-panel-private.h"

#include "mst-handover.h"
#include "mst-liaison-map.h"
#include "mst-unit-drag.h"

#include <glib/gi18n-lib.h>

/* --- what is where --- */

static gboolean
is_map (MstLiaisonPanel *self, GtkWidget *widget)
{
  return widget == GTK_WIDGET (self->map);
}

/* The unit and the place of a mark of the map; 0 what it isn't. */
static int
find_mark (MstLiaisonPanel *self, double x, double y, gint64 *unit, gint64 *place)
{
  int mark = mst_chart_view_locate (self->map, x, y);
  const char *key =
    mark >= 0 ? mst_chart_get_mark_key (mst_chart_view_get_chart (self->map), (guint) mark) : NULL;

  if (key != NULL && mst_liaison_map_read_key (key, unit, place))
    return mark;
  *unit = *place = 0;
  return -1;
}

static gint64
find_place_at (MstLiaisonPanel *self, GtkWidget *widget, double x, double y)
{
  gint64 unit, place;

  if (!is_map (self, widget))
    return mst_coverage_view_find_place_at (self->coverage, x, y);
  find_mark (self, x, y, &unit, &place);
  return place;
}

static void
point_at (MstLiaisonPanel *self, GtkWidget *widget, double x, double y, gint64 place)
{
  gint64 unit, found;

  if (is_map (self, widget))
    mst_chart_view_point_at (self->map, place != 0 ? find_mark (self, x, y, &unit, &found) : -1);
  else
    mst_coverage_view_point_at (self->coverage, place);
}

/* --- dragged --- */

/* Of the map's unit, or of the place's. */
static gint64
find_unit_cb (GtkWidget *widget, double x, double y, gpointer user_data)
{
  MstLiaisonPanel *self = user_data;
  gint64 unit, place;

  if (is_map (self, widget))
    find_mark (self, x, y, &unit, &place);
  else
    {
      unit = 0;
      place = mst_coverage_view_find_place_at (self->coverage, x, y);
    }
  if (unit == 0 && place != 0 && self->liaison_day != NULL)
    unit = mst_liaison_day_get_unit (self->liaison_day, place);
  return unit;
}

static char *
weigh_cb (GtkWidget *widget, double x, double y, gint64 unit, gboolean *is_possible,
          gpointer user_data)
{
  MstLiaisonPanel *self = user_data;
  gint64 place = find_place_at (self, widget, x, y);
  MstLiaisonHandover handover;
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;

  *is_possible = FALSE;
  point_at (self, widget, x, y, place);
  if (place == 0 || self->liaison_day == NULL
      || !mst_liaison_day_weigh (self->liaison_day, place, unit, &handover))
    {
      mst_liaison_panel_tell (self, NULL);
      return NULL;
    }
  words = mst_liaison_handover_tell_refusal (&handover);
  *is_possible = words == NULL;
  if (words == NULL)
    words = mst_liaison_handover_tell (&handover);
  line = g_strdup_printf ("%s → %s: %s", handover.unit_name, handover.place_name, words);
  mst_liaison_panel_tell (self, line);
  return g_strdup_printf ("→ %s\n%s", handover.place_name, words);
}

static void
leave_cb (GtkWidget *widget, gpointer user_data)
{
  MstLiaisonPanel *self = user_data;

  point_at (self, widget, 0, 0, 0);
  mst_liaison_panel_tell (self, NULL);
}

static gboolean
drop_cb (GtkWidget *widget, double x, double y, gint64 unit, gpointer user_data)
{
  MstLiaisonPanel *self = user_data;
  gint64 place = find_place_at (self, widget, x, y);

  leave_cb (widget, self);
  if (place == 0 || self->liaison_day == NULL)
    return FALSE;
  mst_handover_give (GTK_WIDGET (self), self->session, self->liaison_day, place, unit);
  return TRUE;
}

void
mst_liaison_panel_add_drags (MstLiaisonPanel *self)
{
  GtkWidget *widgets[] = { mst_coverage_view_get_table (self->coverage), GTK_WIDGET (self->map) };

  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      mst_unit_drag_add_source (widgets[i], self->session, find_unit_cb, self);
      mst_unit_drag_add_target (widgets[i], self->session, weigh_cb, drop_cb, leave_cb, self);
    }
}
