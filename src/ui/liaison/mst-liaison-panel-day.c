/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the panel of liaison shows of a day: coverage, figures by subdistrict, the map, the units. */
#include "config.h"

#include "mst-liaison-panel-private.h"

#include "mst-coverage-chart.h"
#include "mst-liaison-map.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *day;
  MstLiaisonCoverage *coverage;
  MstLiaisonDay *liaison_day;
  MstChart *heat;
  MstChart *map;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->day);
  g_clear_pointer (&answer->coverage, mst_liaison_coverage_free);
  g_clear_pointer (&answer->liaison_day, mst_liaison_day_unref);
  g_clear_pointer (&answer->heat, mst_chart_unref);
  g_clear_pointer (&answer->map, mst_chart_unref);
  g_free (answer);
}

static gboolean
read_all (MstStore *store, Answer *answer, GError **error)
{
  answer->coverage = mst_liaison_coverage_new (store, answer->day, NULL, error);
  if (answer->coverage == NULL)
    return FALSE;
  answer->heat = mst_coverage_chart_new_for_subdistricts (answer->coverage);
  answer->map = mst_liaison_map_new (store, answer->coverage, answer->day, error);
  answer->liaison_day =
    answer->map != NULL ? mst_liaison_day_read (store, answer->day, error) : NULL;
  return answer->liaison_day != NULL;
}

/* All of one moment. */
static gpointer
read_day (MstStore *store, gpointer data, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);
  gboolean is_read;

  answer->day = g_strdup (data);
  is_read = mst_store_hold (store, error);
  if (is_read)
    {
      is_read = read_all (store, answer, error);
      mst_store_release (store);
    }
  if (is_read)
    return answer;
  answer_free (answer);
  return NULL;
}

void
mst_liaison_panel_show_problem (MstLiaisonPanel *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

void
mst_liaison_panel_tell (MstLiaisonPanel *self, const char *text)
{
  g_autofree char *figures = text == NULL ? mst_coverage_view_dup_figures (self->coverage) : NULL;

  gtk_label_set_label (self->foot, text != NULL ? text : figures);
}

/* The place whose unit is sought: the one that is chosen. */
static gint64
find_place (MstLiaisonPanel *self)
{
  g_autoptr (GArray) places = mst_liaison_panel_list_places (self);

  return places->len == 1 ? g_array_index (places, gint64, 0) : 0;
}

void
mst_liaison_panel_show_units (MstLiaisonPanel *self)
{
  if (gtk_widget_get_visible (self->units_side))
    mst_liaison_units_show (self->units, self->liaison_day, find_place (self));
}

static void
show_chart (MstLiaisonPanel *self, MstChartView *view, MstChart *chart, const char *title)
{
  MstDate day;

  mst_date_from_iso (self->iso, &day);
  mst_chart_view_set_caption (view, title, mst_session_get_name (self->session), day);
  mst_chart_view_set_chart (view, chart);
}

static void
show_answer (MstLiaisonPanel *self, Answer *answer)
{
  gboolean has_rows = mst_chart_get_n_categories (answer->heat) > 0;

  g_clear_pointer (&self->liaison_day, mst_liaison_day_unref);
  self->liaison_day = g_steal_pointer (&answer->liaison_day);
  mst_coverage_view_show (self->coverage, g_steal_pointer (&answer->coverage));
  mst_liaison_panel_tell (self, NULL);
  show_chart (self, self->heat, answer->heat, _ ("Coverage of the subdistricts"));
  mst_chart_view_set_problem (
    self->heat,
    has_rows ? NULL : _ ("No subdistrict is in use on this day. Import the list of areas."));
  show_chart (self, self->map, answer->map, _ ("Units and the places they answer for"));
  mst_liaison_panel_show_units (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstLiaisonPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&answer, answer_free);
      return;
    }
  gtk_spinner_set_spinning (self->spinner, FALSE);
  mst_liaison_panel_show_problem (self, error != NULL ? error->message : NULL);
  if (answer != NULL && g_strcmp0 (answer->day, self->iso) == 0)
    show_answer (self, answer);
  g_clear_pointer (&answer, answer_free);
}

void
mst_liaison_panel_load (MstLiaisonPanel *self)
{
  self->is_stale = TRUE;
  if (mst_liaison_panel_shows (self, MST_LIAISON_PANEL_PAIRS))
    return;
  self->is_stale = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  mst_worker_ask (mst_session_get_reader (self->session), read_day, g_strdup (self->iso), g_free,
                  answer_free, self->reading, answered_cb, g_object_ref (self));
}

void
mst_liaison_panel_set_day (MstLiaisonPanel *self, const char *iso)
{
  g_autofree char *old = NULL;

  if (g_strcmp0 (iso, self->iso) == 0)
    return;
  old = self->iso;
  self->iso = g_strdup (iso);
  mst_liaison_panel_load (self);
}
