/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the start of the process to the first complete frame, in milliseconds on stdout: of an empty
 * libadwaita window without an argument, of the program with the district FILE otherwise. The
 * program's frame is complete when the number of people of the district is on it. */

#include "config.h"

#include "mst-application.h"
#include "mst-language.h"
#include "mst-query.h"
#include "mst-text.h"

#include <stdio.h>
#include <unistd.h>

static char *awaited; /* the figure that makes a frame complete; NULL: any frame */

/* Milliseconds since the kernel started this process. */
static double
get_age (void)
{
  g_autofree char *stat = NULL;
  g_autofree char *uptime = NULL;
  g_auto (GStrv) fields = NULL;
  double started;

  g_assert_true (g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL));
  g_assert_true (g_file_get_contents ("/proc/uptime", &uptime, NULL, NULL));
  /* Field 22, counted behind the name in brackets, which is field 2. */
  fields = g_strsplit (strrchr (stat, ')') + 2, " ", -1);
  started = g_ascii_strtod (fields[19], NULL) / (double) sysconf (_SC_CLK_TCK);
  return (g_ascii_strtod (uptime, NULL) - started) * 1000;
}

static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
after_paint_cb (GdkFrameClock *clock, GtkWidget *window)
{
  if (awaited != NULL && !shows (window, awaited))
    return;
  printf ("%.0f\n", get_age ());
  fflush (stdout);
  _exit (0);
}

static void
window_realized_cb (GtkWidget *window)
{
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "after-paint",
                          G_CALLBACK (after_paint_cb), window);
}

static void
window_added_cb (GtkApplication *application, GtkWidget *window)
{
  if (gtk_widget_get_realized (window))
    window_realized_cb (window);
  else
    g_signal_connect (window, "realize", G_CALLBACK (window_realized_cb), NULL);
}

static void
activate_empty_cb (GtkApplication *application)
{
  gtk_window_present (GTK_WINDOW (adw_application_window_new (application)));
}

static char *
count_people (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstStore) store = mst_store_open_read_only (path, &error);
  g_autoptr (MstQuery) query = mst_query_new (&mst_person_type);
  gint64 n;

  g_assert_no_error (error);
  n = mst_query_count (query, store, &error);
  g_assert_no_error (error);
  return mst_text_format_integer (n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;

  mst_language_init ();
  if (argc > 2 && g_str_equal (argv[1], "--count"))
    {
      g_autofree char *count = count_people (argv[2]);

      puts (count);
      return 0;
    }
  if (argc > 2)
    {
      /* FILE FIGURE: the figure is counted beforehand, so that it costs this process nothing. */
      awaited = argv[2];
      argc = 2;
      argv[2] = NULL;
      application = GTK_APPLICATION (mst_application_new ());
    }
  else
    {
      application =
        GTK_APPLICATION (adw_application_new ("org.muster.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
