/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes frames later, what doesn't change the size of a window, and what goes whole. */
#include "config.h"

#include "mst-later-frames.h"
#include "mst-stack.h"
#include "mst-steady-bin.h"
#include "mst-ui-test.h"

#define N_PARTS 3

static GtkWidget *parts[N_PARTS];
static gint64 shown[N_PARTS]; /* in which frame */
static gint64 called;

static gint64
get_frame (GtkWidget *widget)
{
  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (widget));
}

static void
shown_cb (GtkWidget *part, GParamSpec *property, gint64 *frame)
{
  if (gtk_widget_get_visible (part))
    *frame = get_frame (part);
}

static gboolean
are_all_shown (gpointer data)
{
  return gtk_widget_get_visible (parts[N_PARTS - 1]);
}

static void
test_parts (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  for (guint i = 0; i < N_PARTS; i++)
    {
      parts[i] = gtk_label_new ("part");
      g_signal_connect (parts[i], "notify::visible", G_CALLBACK (shown_cb), &shown[i]);
      gtk_box_append (GTK_BOX (box), parts[i]);
    }
  mst_later_frames_show (box, parts, N_PARTS);
  for (guint i = 0; i < N_PARTS; i++)
    g_assert_false (gtk_widget_get_visible (parts[i]));
  window = mst_ui_test_show (box);
  mst_ui_test_wait (are_all_shown, NULL);
  for (guint i = 0; i + 1 < N_PARTS; i++)
    {
      g_assert_true (gtk_widget_get_visible (parts[i]));
      g_assert_cmpint (shown[i], <, shown[i + 1]);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nothing is left of parts whose window went before them. */
static void
test_gone (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *part = gtk_label_new ("part");
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), part);
  mst_later_frames_show (box, &part, 1);
  window = mst_ui_test_show (box);
  g_object_add_weak_pointer (G_OBJECT (part), (gpointer *) &part);
  gtk_window_destroy (GTK_WINDOW (window));
  mst_ui_test_settle (100);
  g_assert_null (part);
}

static gboolean
count_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  called = gdk_frame_clock_get_frame_counter (clock);
  return G_SOURCE_REMOVE;
}

static gboolean
is_called (gpointer data)
{
  return called != 0;
}

static void
test_call (void)
{
  GtkWidget *label = gtk_label_new ("label");
  GtkWidget *window = mst_ui_test_show (label);
  gint64 frame = get_frame (label);

  mst_later_frames_add (label, count_cb);
  mst_ui_test_wait (is_called, NULL);
  g_assert_cmpint (called, >=, frame + 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_steady (void)
{
  GtkWidget *bin = g_object_new (MST_TYPE_STEADY_BIN, NULL);
  GtkWidget *label = gtk_label_new ("label");
  GtkWidget *window;
  GtkRequisition before, after;

  adw_bin_set_child (ADW_BIN (bin), label);
  window = mst_ui_test_show (bin);
  gtk_widget_get_preferred_size (bin, &before, NULL);
  gtk_widget_set_size_request (label, 500, 500);
  gtk_widget_get_preferred_size (bin, &after, NULL);
  g_assert_cmpint (before.width, ==, after.width);
  g_assert_cmpint (before.height, ==, after.height);
  gtk_widget_set_size_request (label, -1, -1);
  mst_ui_test_settle (100);
  g_assert_cmpint (gtk_widget_get_width (label), ==, gtk_widget_get_width (bin));
  g_assert_cmpint (gtk_widget_get_height (label), ==, gtk_widget_get_height (bin));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page that goes with the focus is there no longer than its stack. */
static void
test_stack (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *window;

  mst_stack_add (GTK_STACK (stack), entry, "entry");
  mst_stack_add (GTK_STACK (stack), gtk_label_new ("nothing"), "nothing");
  window = mst_ui_test_show (stack);
  mst_stack_show (GTK_STACK (stack), "entry");
  g_assert_true (gtk_widget_grab_focus (entry));
  mst_stack_show (GTK_STACK (stack), "nothing");
  g_assert_false (gtk_widget_get_visible (entry));
  mst_ui_test_settle (100);
  g_object_add_weak_pointer (G_OBJECT (entry), (gpointer *) &entry);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (entry);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/frames/parts", test_parts);
  g_test_add_func ("/ui/frames/gone", test_gone);
  g_test_add_func ("/ui/frames/call", test_call);
  g_test_add_func ("/ui/frames/steady", test_steady);
  g_test_add_func ("/ui/frames/stack", test_stack);
}

int
main (int argc, char **argv)
{
  return mst_ui_test_run (&argc, &argv, add_tests);
}
