/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program with the window. */
#include "config.h"

#include "mst-application.h"

#include "mst-accessible.h"
#include "mst-appearance.h"
#include "mst-resources.h"
#include "mst-stall-watch.h"
#include "mst-x11-clipboard.h"
#include "session/mst-settings.h"
#include "window/mst-commands.h"
#include "window/mst-window.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>

/* How often, and how long between, a start waits for another that is leaving. */
#define N_TRIES 20
#define TRY_MICROSECONDS 100000

struct _MstApplication
{
  AdwApplication parent_instance;

  MstSessions *sessions;
  MstAppearance *appearance;
  gboolean is_nameless; /* the name on the bus was given up */
};

G_DEFINE_FINAL_TYPE (MstApplication, mst_application, ADW_TYPE_APPLICATION)

static MstWindow *
get_window (MstApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL ? MST_WINDOW (window) : mst_window_new (GTK_APPLICATION (self));
}

static void
mst_application_activate (GApplication *application)
{
  MstApplication *self = MST_APPLICATION (application);
  gboolean fresh = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  MstWindow *window = get_window (self);

  if (fresh)
    {
      g_autoptr (GSettings) settings = mst_settings_new ();
      g_autofree char *path = g_settings_get_string (settings, "last-file");

      if (*path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
        mst_window_open_file (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
mst_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  MstWindow *window = get_window (MST_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  if (path != NULL)
    mst_window_open_file (window, path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *about = g_object_new (
    ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (user_data), "modal",
    TRUE, "application-name", _ ("Muster"), "application-icon", MST_APPLICATION_ID, "version",
    MST_VERSION, "comments", _ ("Who answers for which place, who stands where and when."),
    "license-type", GTK_LICENSE_GPL_3_0, "developer-name", _ ("The Muster contributors"), NULL);

  mst_accessible_name_inner_parts (about);
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each says no for itself while it writes; a dialog goes with its window. */
  for (GList *window = windows; window != NULL; window = window->next)
    if (MST_IS_WINDOW (window->data))
      gtk_window_close (window->data);
}

/* --- leaving --- */

/* By its name on the bus a second start finds the first one, and leaves what it was asked for to it. */
static void
call_bus (GApplication *application, const char *method, GVariant *arguments)
{
  GDBusConnection *connection = g_application_get_is_registered (application)
                                  ? g_application_get_dbus_connection (application)
                                  : NULL;
  g_autoptr (GVariant) wanted = g_variant_ref_sink (arguments);
  g_autoptr (GVariant) reply = NULL;

  if (connection != NULL)
    reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus",
                                         "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                         wanted, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
}

static gboolean
left_cb (gpointer user_data)
{
  g_application_release (user_data);
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* While the last file is being closed there is nobody to open a window: the next start does that itself. What
 * had been asked for before the name was given up is done first. */
static void
mst_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (mst_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) != NULL)
    return;
  call_bus (G_APPLICATION (application), "ReleaseName", g_variant_new ("(s)", MST_APPLICATION_ID));
  MST_APPLICATION (application)->is_nameless = TRUE;
  g_application_hold (G_APPLICATION (application));
  g_idle_add_full (G_PRIORITY_LOW, left_cb, g_object_ref (application), NULL);
}

static void
mst_application_window_added (GtkApplication *application, GtkWindow *window)
{
  MstApplication *self = MST_APPLICATION (application);

  GTK_APPLICATION_CLASS (mst_application_parent_class)->window_added (application, window);
  if (self->is_nameless)
    call_bus (G_APPLICATION (application), "RequestName",
              g_variant_new ("(su)", MST_APPLICATION_ID, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE));
  self->is_nameless = FALSE;
}

/* The other one may have answered for the name, and not for more. */
static int
mst_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  for (guint i = 0; i < N_TRIES && !g_application_register (application, NULL, NULL); i++)
    g_usleep (TRY_MICROSECONDS);
  return -1;
}

/* --- the object --- */

static void
mst_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "quit", .activate = quit_cb },
  };

  G_APPLICATION_CLASS (mst_application_parent_class)->startup (application);
  if (g_getenv ("MUSTER_WATCH_STALLS") != NULL)
    mst_stall_watch_start ();
  MST_APPLICATION (application)->appearance = mst_appearance_new ();
  mst_x11_clipboard_set_up (gdk_display_get_default ());
  gtk_window_set_default_icon_name (MST_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  mst_commands_set_accelerators (GTK_APPLICATION (application));
}

static void
mst_application_finalize (GObject *object)
{
  MstApplication *self = MST_APPLICATION (object);

  g_clear_object (&self->appearance);
  g_object_unref (self->sessions);
  G_OBJECT_CLASS (mst_application_parent_class)->finalize (object);
}

static void
mst_application_class_init (MstApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mst_application_finalize;
  application_class->activate = mst_application_activate;
  application_class->handle_local_options = mst_application_handle_local_options;
  application_class->open = mst_application_open;
  application_class->startup = mst_application_startup;
  GTK_APPLICATION_CLASS (class)->window_added = mst_application_window_added;
  GTK_APPLICATION_CLASS (class)->window_removed = mst_application_window_removed;
}

static void
mst_application_init (MstApplication *self)
{
  self->sessions = mst_sessions_new ();
}

MstApplication *
mst_application_new (void)
{
#ifdef M_ARENA_MAX
  /* One heap for all threads: what a reader has freed after sorting a list, the window can use. */
  mallopt (M_ARENA_MAX, 1);
#endif
  /* A static library's resources are not registered by themselves. */
  mst_ui_register_resource ();
  g_set_application_name (_ ("Muster"));
  return g_object_new (MST_TYPE_APPLICATION, "application-id", MST_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/muster/Muster",
                       NULL);
}

MstSessions *
mst_application_get_sessions (MstApplication *self)
{
  g_return_val_if_fail (MST_IS_APPLICATION (self), NULL);
  return self->sessions;
}
