/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of people of the district FILE in the real window: how long the main thread is away at
 * the longest while the list is opened, scrolled, sorted, filtered and searched and while its cells are edited, and the memory the
 * process takes. */

#include "config.h"

#include "edit/mst-field-editor.h"
#include "filter/mst-filter.h"
#include "list/mst-list-panel-private.h"
#include "mst-application.h"
#include "mst-language.h"

#include <stdio.h>

#define BEAT_MS 1
#define SETTLED_MS 400
#define PATIENCE_MS 30000

typedef struct
{
  gint64 last;    /* when the main loop last came round */
  gint64 longest; /* µs it was away */
} Beat;

static gboolean
beat_cb (gpointer data)
{
  Beat *beat = data;
  gint64 now = g_get_monotonic_time ();

  beat->longest = MAX (beat->longest, now - beat->last - BEAT_MS * 1000);
  beat->last = now;
  return G_SOURCE_CONTINUE;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Runs the main loop until the list holds still. */
static void
settle (GtkColumnView *view)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 still_since = begin;
  guint n_items = G_MAXUINT;

  while (g_get_monotonic_time () - still_since < SETTLED_MS * 1000
         && g_get_monotonic_time () - begin < PATIENCE_MS * 1000)
    {
      GListModel *model = view != NULL ? G_LIST_MODEL (gtk_column_view_get_model (view)) : NULL;
      guint now = model != NULL ? g_list_model_get_n_items (model) : 0;

      if (now != n_items)
        still_since = g_get_monotonic_time ();
      n_items = now;
      g_main_context_iteration (NULL, TRUE);
    }
}

static long
read_memory (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, key);
  return line != NULL ? strtol (line + strlen (key), NULL, 10) / 1024 : 0;
}

static void
report (Beat *beat, const char *what, GtkColumnView *view)
{
  GListModel *model = view != NULL ? G_LIST_MODEL (gtk_column_view_get_model (view)) : NULL;

  printf ("%-28s longest stall %5.1f ms, %u rows, RSS %ld MB of which %ld MB its own\n", what,
          (double) beat->longest / 1000, model != NULL ? g_list_model_get_n_items (model) : 0,
          read_memory ("VmRSS:"), read_memory ("RssAnon:"));
  fflush (stdout);
  beat->longest = 0;
  beat->last = g_get_monotonic_time ();
}

static void
scroll (GtkColumnView *view, double fraction)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, range * fraction);
}

static void
sort_by (GtkColumnView *view, guint column, GtkSortType direction)
{
  g_autoptr (GtkColumnViewColumn) sorted =
    g_list_model_get_item (gtk_column_view_get_columns (view), column);

  gtk_column_view_sort_by_column (view, sorted, direction);
}

static void
search (MstListPanel *panel, const char *text)
{
  GtkWidget *entry = find (GTK_WIDGET (panel), GTK_TYPE_SEARCH_ENTRY);

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* As the officer does it, cell after cell. */
static void
work_in_cells (MstListPanel *panel, Beat *beat)
{
  GtkWidget *editor;

  mst_cell_cursor_move (panel->cursor, 0, 0);
  run_for (SETTLED_MS);
  report (beat, "take the keyboard", panel->view);
  for (guint i = 1; i <= 200; i++)
    {
      mst_cell_cursor_move (panel->cursor, i, i % 8);
      run_for (10);
    }
  report (beat, "move through 200 cells", panel->view);
  mst_cell_cursor_move (panel->cursor, 10, 2);
  gtk_widget_activate_action (GTK_WIDGET (panel), "rows.edit-cell", NULL);
  run_for (SETTLED_MS);
  report (beat, "edit a date", panel->view);
  editor = mst_cell_edit_get_editor (panel->edit);
  mst_field_editor_set_text (MST_FIELD_EDITOR (editor), "");
  g_signal_emit_by_name (editor, "activate");
  run_for (2000);
  report (beat, "save it", panel->view);
  mst_cell_cursor_move (panel->cursor, 10, 0);
  gtk_widget_activate_action (GTK_WIDGET (panel), "rows.edit-cell", NULL);
  run_for (SETTLED_MS);
  editor = mst_cell_edit_get_editor (panel->edit);
  mst_field_editor_set_text (MST_FIELD_EDITOR (editor), "祖冲之");
  g_signal_emit_by_name (editor, "activate");
  run_for (2000);
  report (beat, "save a name that sorts last", panel->view);
  gtk_widget_activate_action (GTK_WIDGET (panel), "columns.move-right", "s", "sex");
  run_for (SETTLED_MS);
  report (beat, "move a column", panel->view);
  gtk_widget_activate_action (GTK_WIDGET (panel), "columns.hide", "s", "sex");
  run_for (SETTLED_MS);
  report (beat, "hide a column", panel->view);
}

static gboolean
run_cb (gpointer data)
{
  GtkApplication *application = data;
  GtkWindow *window = gtk_application_get_active_window (application);
  Beat beat = { 0 };
  guint source = g_timeout_add_full (G_PRIORITY_HIGH, BEAT_MS, beat_cb, &beat, NULL);
  MstListPanel *panel;
  GtkColumnView *view;

  beat.last = g_get_monotonic_time ();
  settle (NULL);
  report (&beat, "open the file", NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.panel", "s", mst_person_type.name);
  panel = MST_LIST_PANEL (find (GTK_WIDGET (window), MST_TYPE_LIST_PANEL));
  view = GTK_COLUMN_VIEW (find (GTK_WIDGET (panel), GTK_TYPE_COLUMN_VIEW));
  settle (view);
  report (&beat, "open the list", view);

  for (double fraction = 0; fraction <= 1; fraction += 0.1)
    {
      scroll (view, fraction);
      settle (view);
    }
  report (&beat, "jump through it", view);
  for (guint column = 0; column < 4; column++)
    {
      sort_by (view, column, column % 2 == 0 ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
      settle (view);
    }
  report (&beat, "sort by four columns", view);
  mst_panel_show_records (MST_PANEL (panel), NULL,
                          g_variant_new_parsed ("[(false, 'class', 0, '3')]"));
  settle (view);
  report (&beat, "filter by class", view);
  mst_panel_show_records (MST_PANEL (panel), NULL, g_variant_new_parsed ("@a(bsis) []"));
  settle (view);
  report (&beat, "take the filter away", view);
  search (panel, "zhang");
  settle (view);
  report (&beat, "search zhang", view);
  search (panel, "");
  settle (view);
  report (&beat, "clear the search", view);
  work_in_cells (panel, &beat);
  printf ("peak RSS %ld MB\n", read_memory ("VmHWM:"));

  g_source_remove (source);
  g_application_quit (G_APPLICATION (application));
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GtkApplication *application)
{
  g_idle_add (run_cb, application);
}

int
main (int argc, char **argv)
{
  g_autoptr (MstApplication) application = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: bench-list FILE\n");
      return 2;
    }
  mst_language_init ();
  application = mst_application_new ();
  g_signal_connect_after (application, "open", G_CALLBACK (opened_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
