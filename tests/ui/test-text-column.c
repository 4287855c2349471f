/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of texts: what they show, and that they show it again when it has changed. */
#include "config.h"

#include "list/mst-record-cell.h"
#include "list/mst-text-column.h"
#include "mst-number-model.h"
#include "mst-plain-text.h"
#include "mst-ui-test.h"

#define N_ROWS 500

/* The owner of the list. */
typedef struct
{
  const char *word;
  guint n_shown;
} Owner;

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  Owner *self = owner;
  g_autofree char *text =
    g_strdup_printf ("%s %u in %d", self->word, mst_number_get (item), column);

  gtk_inscription_set_text (cell, text);
  self->n_shown++;
}

static GtkColumnView *
create_view (Owner *owner)
{
  MstNumberModel *rows = mst_number_model_new ();
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  GtkColumnView *view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)))));

  for (guint i = 0; i < N_ROWS; i++)
    g_array_append_val (numbers, i);
  mst_number_model_set (rows, numbers);
  mst_text_column_append (view, "Words", 0, MST_TEXT_COLUMN_WORDS, show, -1, owner);
  mst_text_column_append (view, "Figures", 120, MST_TEXT_COLUMN_FIGURES, show, 7, owner);
  return view;
}

static GtkWidget *
find_cell (GtkColumnView *view, guint column)
{
  GtkWidget *cell = gtk_widget_get_first_child (
    gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (view))));

  while (column-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}

static void
test_shown_again (void)
{
  Owner owner = { "before", 0 };
  GtkColumnView *view = create_view (&owner);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;
  guint n_bound;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  window = mst_ui_test_show (scroller);
  g_assert_cmpstr (mst_record_cell_peek_text (find_cell (view, 0)), ==, "before 0 in -1");
  g_assert_cmpstr (mst_record_cell_peek_text (find_cell (view, 1)), ==, "before 0 in 7");
  n_bound = owner.n_shown;
  owner.word = "after";
  mst_text_column_refresh (view);
  g_assert_cmpstr (mst_record_cell_peek_text (find_cell (view, 0)), ==, "after 0 in -1");
  g_assert_cmpstr (mst_record_cell_peek_text (find_cell (view, 1)), ==, "after 0 in 7");
  /* Those that are there, each once. */
  g_assert_cmpuint (owner.n_shown, ==, 2 * n_bound);
  /* What is no column any more is left alone. */
  gtk_column_view_set_model (view, NULL);
  mst_ui_test_settle (100);
  owner.n_shown = 0;
  mst_text_column_refresh (view);
  g_assert_cmpuint (owner.n_shown, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* Whether the cell says what its row has; TRUE for one that is not to be looked at. */
static gboolean
is_right (GtkWidget *row, gboolean in_sight_alone)
{
  GtkWidget *text = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkListItem *item = mst_record_cell_find_item (text);
  g_autofree char *wanted = NULL;

  if (in_sight_alone && !gtk_widget_get_mapped (text))
    return TRUE;
  wanted = g_strdup_printf ("row %u in -1", mst_number_get (gtk_list_item_get_item (item)));
  return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (text)), wanted) == 0;
}

static guint
count_wrong (GtkColumnView *view, gboolean in_sight_alone)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  guint n_wrong = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n_wrong += is_right (row, in_sight_alone) ? 0 : 1;
  return n_wrong;
}

typedef struct
{
  GtkColumnView *view;
  guint n_frames, n_wrong;
} Drawings;

static void
painting_cb (GdkFrameClock *clock, Drawings *drawings)
{
  drawings->n_frames++;
  drawings->n_wrong += count_wrong (drawings->view, TRUE);
}

/* A jump gives all rows something else; they say so when they are drawn, or when there is time. */
static void
test_in_sight_first (void)
{
  Owner owner = { "row", 0 };
  GtkColumnView *view = create_view (&owner);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Drawings drawings = { view };
  GtkAdjustment *place;
  GtkWidget *window, *row;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  window = mst_ui_test_show (scroller);
  mst_ui_test_settle (100);
  owner.n_shown = 0;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place));
  g_assert_cmpuint (count_wrong (view, FALSE), >, 100);
  /* But for rows that are made anew. */
  g_assert_cmpuint (owner.n_shown, <, 10);
  /* Who asks one does not wait. */
  owner.n_shown = 0;
  row = gtk_widget_get_last_child (gtk_widget_get_last_child (GTK_WIDGET (view)));
  for (guint i = 0; i < 20; i++)
    row = gtk_widget_get_prev_sibling (row);
  g_assert_cmpstr (mst_record_cell_peek_text (row), ==, "row 479 in -1");
  g_assert_cmpuint (owner.n_shown, ==, 1);
  g_signal_connect (gtk_widget_get_frame_clock (window), "paint", G_CALLBACK (painting_cb),
                    &drawings);
  mst_ui_test_settle (300);
  g_assert_cmpuint (drawings.n_frames, >, 0);
  g_assert_cmpuint (drawings.n_wrong, ==, 0);
  g_assert_cmpuint (count_wrong (view, FALSE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

static void
test_looks (void)
{
  Owner owner = { "row", 0 };
  GtkColumnView *view = create_view (&owner);
  GtkWidget *window = mst_ui_test_show (GTK_WIDGET (view));
  g_autoptr (GtkColumnViewColumn) words =
    g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_autoptr (GtkColumnViewColumn) figures =
    g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  GtkWidget *figure = gtk_widget_get_first_child (find_cell (view, 1));

  g_assert_true (gtk_column_view_column_get_expand (words));
  g_assert_false (gtk_column_view_column_get_expand (figures));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (figures), ==, 120);
  g_assert_cmpfloat (gtk_inscription_get_xalign (GTK_INSCRIPTION (figure)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
}

/* A code that is broken over two lines has no hyphen that isn't its own. */
static void
test_wrap (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("121101015NL39MR35Y"));
  PangoAttrIterator *attributes;

  mst_plain_text_wrap (GTK_LABEL (label));
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (label)));
  attributes = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (label)));
  g_assert_nonnull (pango_attr_iterator_get (attributes, PANGO_ATTR_INSERT_HYPHENS));
  pango_attr_iterator_destroy (attributes);
  g_object_unref (label);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/text-column/shown-again", test_shown_again);
  g_test_add_func ("/ui/text-column/in-sight-first", test_in_sight_first);
  g_test_add_func ("/ui/text-column/looks", test_looks);
  g_test_add_func ("/ui/text-column/wrap", test_wrap);
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
