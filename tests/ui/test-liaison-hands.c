/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Liaison by hand in the window: the units for a place, one given to it, two swapped, the places behind a
 * figure. */
#include "config.h"

#include "edit/mst-field-editor.h"
#include "liaison/mst-coverage-view.h"
#include "liaison/mst-handover-dialog.h"
#include "liaison/mst-handover.h"
#include "liaison/mst-liaison-panel.h"
#include "liaison/mst-liaison-units.h"
#include "mst-area.h"
#include "mst-query.h"
#include "mst-ui-test.h"

#include <string.h>

#define DAY "2026-03-01"

static MstSession *session;

static MstLiaisonDay *
read_day (void)
{
  g_autoptr (GError) error = NULL;
  MstLiaisonDay *day = mst_liaison_day_read (mst_session_get_store (session), DAY, &error);

  g_assert_no_error (error);
  return day;
}

/* Compounds that have a unit each, different ones; @n of them. */
static void
find_places (MstLiaisonDay *day, gint64 *places, guint n)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GArray) ids = NULL;
  guint n_found = 0;

  g_assert_true (mst_query_add_condition (query, "level", MST_OPERATOR_IS, "4", NULL));
  ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  for (guint i = 0; i < ids->len && n_found < n; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 unit = mst_liaison_day_get_unit (day, id);

      if (unit != 0
          && (n_found == 0 || mst_liaison_day_get_unit (day, places[n_found - 1]) != unit))
        places[n_found++] = id;
    }
  g_assert_cmpuint (n_found, ==, n);
}

/* One that could have the place. */
static gint64
find_other_unit (MstLiaisonDay *day, gint64 place)
{
  g_autoptr (GArray) handovers = mst_liaison_day_list_handovers (day, place);

  for (guint i = 0; i < handovers->len; i++)
    {
      const MstLiaisonHandover *handover = &g_array_index (handovers, MstLiaisonHandover, i);

      if (handover->state == MST_HANDOVER_POSSIBLE)
        return handover->unit;
    }
  g_assert_not_reached ();
}

static GObject *
get_part (gpointer widget, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name);
}

static GListModel *
get_rows (GtkWidget *units)
{
  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (get_part (units, "view"))));
}

static gboolean
has_units (gpointer dialog)
{
  return g_list_model_get_n_items (get_rows (GTK_WIDGET (get_part (dialog, "units")))) > 1;
}

typedef struct
{
  gint64 place, unit;
} Expected;

static gboolean
is_given (gpointer data)
{
  const Expected *expected = data;
  g_autoptr (MstLiaisonDay) day = read_day ();

  return mst_liaison_day_get_unit (day, expected->place) == expected->unit;
}

static void
undo (Expected before)
{
  g_assert_true (mst_store_undo (mst_session_get_store (session), NULL));
  g_assert_true (is_given (&before));
  mst_ui_test_settle (100);
}

static void
test_units (void)
{
  g_autoptr (MstLiaisonDay) day = read_day ();
  GtkWidget *units = g_object_ref_sink (g_object_new (MST_TYPE_LIAISON_UNITS, NULL));
  GtkWidget *window = mst_ui_test_show (units);
  GListModel *rows = get_rows (units);
  GtkEditable *search = GTK_EDITABLE (get_part (units, "search"));
  GtkToggleButton *with_room = GTK_TOGGLE_BUTTON (get_part (units, "with_room"));
  guint n_all;
  gint64 place;

  find_places (day, &place, 1);
  mst_liaison_units_show (MST_LIAISON_UNITS (units), day, 0);
  n_all = g_list_model_get_n_items (rows);
  g_assert_cmpuint (n_all, >, 10);
  mst_liaison_units_show (MST_LIAISON_UNITS (units), day, place);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_all);
  gtk_toggle_button_set_active (with_room, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, n_all);
  gtk_toggle_button_set_active (with_room, FALSE);
  gtk_editable_set_text (search, mst_liaison_day_get_unit_name (day, find_other_unit (day, place)));
  mst_ui_test_settle (400);
  g_assert_cmpuint (g_list_model_get_n_items (rows), >=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (rows), <, n_all);
  g_assert_cmpint (mst_liaison_units_get_unit (MST_LIAISON_UNITS (units)), ==, 0);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (rows), 0);
  g_assert_cmpint (mst_liaison_units_get_unit (MST_LIAISON_UNITS (units)), !=, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (units);
  mst_ui_test_settle (100);
}

static void
select_unit (GtkWidget *dialog, MstLiaisonDay *day, gint64 place, gint64 unit)
{
  GtkWidget *units = GTK_WIDGET (get_part (dialog, "units"));
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (get_rows (units));
  MstLiaisonHandover handover;

  g_assert_true (mst_liaison_day_weigh (day, place, unit, &handover));
  /* They stand by rank. */
  gtk_selection_model_select_item (rows, handover.rank - 1, TRUE);
  g_assert_cmpint (mst_liaison_units_get_unit (MST_LIAISON_UNITS (units)), ==, unit);
}

static const char *
get_words (GtkWidget *dialog)
{
  return gtk_label_get_label (GTK_LABEL (get_part (dialog, "words")));
}

/* What it means is said while choosing; what can't be is refused with the reason. */
static void
test_give (void)
{
  g_autoptr (MstLiaisonDay) day = read_day ();
  GtkWidget *window = mst_ui_test_show (gtk_label_new ("panel"));
  GtkWidget *widget = gtk_window_get_child (GTK_WINDOW (window));
  GtkWidget *dialog;
  Expected before, after;
  GtkWidget *give;

  find_places (day, &before.place, 1);
  before.unit = mst_liaison_day_get_unit (day, before.place);
  after = (Expected){ before.place, find_other_unit (day, before.place) };
  dialog = GTK_WIDGET (mst_handover_dialog_new (widget, session, DAY, before.place));
  gtk_window_present (GTK_WINDOW (dialog));
  give = GTK_WIDGET (get_part (dialog, "give"));
  mst_ui_test_wait (has_units, dialog);
  g_assert_false (gtk_widget_get_sensitive (give));
  select_unit (dialog, day, before.place, before.unit);
  g_assert_false (gtk_widget_get_sensitive (give));
  g_assert_nonnull (strstr (get_words (dialog), "already"));
  select_unit (dialog, day, before.place, after.unit);
  g_assert_true (gtk_widget_get_sensitive (give));
  g_assert_nonnull (strstr (get_words (dialog), "instead of"));
  gtk_widget_activate (give);
  mst_ui_test_wait (is_given, &after);
  undo (before);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* Closed while the leader's name is half written. */
static void
test_leader_half_written (void)
{
  g_autoptr (MstLiaisonDay) day = read_day ();
  GtkWidget *window = mst_ui_test_show (gtk_label_new ("panel"));
  GtkWidget *widget = gtk_window_get_child (GTK_WINDOW (window));
  GtkWidget *dialog, *leader;
  gint64 place;

  find_places (day, &place, 1);
  dialog = GTK_WIDGET (mst_handover_dialog_new (widget, session, DAY, place));
  gtk_window_present (GTK_WINDOW (dialog));
  mst_ui_test_wait (has_units, dialog);
  select_unit (dialog, day, place, find_other_unit (day, place));
  leader = mst_ui_test_find (GTK_WIDGET (get_part (dialog, "leader_bin")), MST_TYPE_FIELD_EDITOR);
  gtk_widget_grab_focus (leader);
  mst_ui_test_settle (100);
  mst_ui_test_press ("q");
  mst_ui_test_press ("q");
  g_assert_true (mst_field_editor_is_being_written (MST_FIELD_EDITOR (leader)));
  gtk_window_close (GTK_WINDOW (dialog));
  mst_ui_test_settle (100);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
test_swap (void)
{
  g_autoptr (MstLiaisonDay) day = read_day ();
  GtkWidget *window = mst_ui_test_show (gtk_label_new ("panel"));
  g_autoptr (GError) error = NULL;
  MstLiaisonHandover swap[2];
  Expected after;
  gint64 places[2];

  find_places (day, places, 2);
  g_assert_true (mst_liaison_day_weigh_swap (day, places[0], places[1], swap, &error));
  g_assert_no_error (error);
  after = (Expected){ places[0], mst_liaison_day_get_unit (day, places[1]) };
  mst_handover_write (gtk_window_get_child (GTK_WINDOW (window)), session, day, swap, 2);
  mst_ui_test_wait (is_given, &after);
  after = (Expected){ places[1], mst_liaison_day_get_unit (day, places[0]) };
  g_assert_true (is_given (&after));
  undo ((Expected){ places[0], mst_liaison_day_get_unit (day, places[0]) });
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static gboolean
has_rows (gpointer coverage)
{
  return g_list_model_get_n_items (get_rows (coverage)) > 1;
}

static gint64
find_subdistrict (void)
{
  g_autoptr (MstQuery) query = mst_query_new (&mst_area_type);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (mst_query_add_condition (query, "level", MST_OPERATOR_IS, "2", NULL));
  ids = mst_query_list_ids (query, mst_session_get_store (session), NULL);
  g_assert_cmpuint (ids->len, >, 0);
  return g_array_index (ids, gint64, 0);
}

/* As many compounds as the figure says that are asked for it. */
static void
test_narrowed (void)
{
  GtkWidget *panel = mst_liaison_panel_new (session);
  GtkWidget *window = mst_ui_test_show (panel);
  GtkWidget *coverage = mst_ui_test_find (panel, MST_TYPE_COVERAGE_VIEW);
  gint64 subdistrict = find_subdistrict ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MstLiaisonCoverage) figures =
    mst_liaison_coverage_new (mst_session_get_store (session), DAY, NULL, &error);
  MstCoverageCounts counts = mst_liaison_coverage_count (
    figures, mst_liaison_coverage_find (figures, subdistrict), MST_COVERAGE_CADRE);
  guint n_all, n_compounds = 0;

  mst_liaison_panel_show_view (MST_LIAISON_PANEL (panel), MST_LIAISON_PANEL_COVERAGE);
  mst_ui_test_wait (has_rows, coverage);
  n_all = g_list_model_get_n_items (get_rows (coverage));
  mst_coverage_view_narrow (MST_COVERAGE_VIEW (coverage), subdistrict, MST_COVERAGE_CADRE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_part (coverage, "narrowed"))));
  for (guint i = 0; i < g_list_model_get_n_items (get_rows (coverage)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (get_rows (coverage), i);

      n_compounds += !gtk_tree_list_row_is_expandable (row);
    }
  g_assert_cmpuint (counts.asked, >, 0);
  g_assert_cmpuint (n_compounds, ==, counts.asked);
  mst_coverage_view_narrow (MST_COVERAGE_VIEW (coverage), 0, -1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_part (coverage, "narrowed"))));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (coverage)), >=, n_all);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
add_tests (void)
{
  session = mst_ui_test_session_new (1000);
  g_test_add_func ("/ui/liaison-hands/units", test_units);
  g_test_add_func ("/ui/liaison-hands/give", test_give);
  g_test_add_func ("/ui/liaison-hands/leader-half-written", test_leader_half_written);
  g_test_add_func ("/ui/liaison-hands/swap", test_swap);
  g_test_add_func ("/ui/liaison-hands/narrowed", test_narrowed);
}

int
main (int argc, char **argv)
{
  int status = mst_ui_test_run (&argc, &argv, add_tests);

  mst_ui_test_session_free (session);
  return status;
}
