/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences. */
#include "config.h"

#include "mst-appearance.h"
#include "mst-district-setting.h"
#include "mst-file-chooser.h"
#include "mst-preferences.h"

#include "mst-accessible.h"
#include "mst-plain-text.h"
#include "mst-wrapped-labels.h"
#include "session/mst-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* Turning a number is over when it has stood for so long. */
#define COUNT_SETTLE_MS 700

struct _MstPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *people_order;
  AdwComboRow *density;
  GtkSwitch *masked;
  AdwComboRow *colours;
  AdwComboRow *family;
  GtkSpinButton *size;
  AdwComboRow *scale;
  AdwPreferencesPage *district_page;
  GtkWidget *district_group, *backups_group, *documents_group, *version_group;
  AdwEntryRow *name;
  AdwEntryRow *made_by;
  AdwActionRow *path;
  AdwActionRow *backup_folder;
  GtkButton *usual_folder;
  GtkSpinButton *backup_count;
  AdwComboRow *paper;
  AdwActionRow *version;

  GSettings *settings;
  MstSession *session; /* nullable */
  gboolean follows_code;
  guint settle;
};

G_DEFINE_FINAL_TYPE (MstPreferences, mst_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* --- what is kept on this machine --- */

/** Option: a value of a setting and how it is called. */
typedef struct
{
  const char *value;
  const char *label; /* untranslated; NULL: the value itself */
} Option;

static const Option densities[] = {
  { "dense", N_ ("Dense") },
  { "roomy", N_ ("Roomy") },
  { NULL },
};

static const Option colours[] = {
  { "follow", N_ ("As the desktop has them") },
  { "light", N_ ("Light") },
  { "dark", N_ ("Dark") },
  { NULL },
};

static const Option papers[] = {
  { "a4", N_ ("A4") },
  { "a3", N_ ("A3") },
  { NULL },
};

static const Option scales[] = {
  { "100", N_ ("100 %") },
  { "110", N_ ("110 %") },
  { "125", N_ ("125 %") },
  { "150", N_ ("150 %") },
  { "175", N_ ("175 %") },
  { "200", N_ ("200 %") },
  { NULL },
};

#define KEY_KEY "mst-key"
#define VALUES_KEY "mst-values"

static void
option_chosen_cb (AdwComboRow *row, GParamSpec *pspec, MstPreferences *self)
{
  const char *key = g_object_get_data (G_OBJECT (row), KEY_KEY);
  char **values = g_object_get_data (G_OBJECT (row), VALUES_KEY);
  guint selected = adw_combo_row_get_selected (row);

  if (self->follows_code || selected >= g_strv_length (values))
    return;
  if (row == self->scale)
    g_settings_set_int (self->settings, key, (int) g_ascii_strtoll (values[selected], NULL, 10));
  else
    g_settings_set_string (self->settings, key, values[selected]);
}

/* (transfer full) */
static char *
dup_value (MstPreferences *self, AdwComboRow *row, const char *key)
{
  return row == self->scale ? g_strdup_printf ("%d", g_settings_get_int (self->settings, key))
                            : g_settings_get_string (self->settings, key);
}

/* @values and @labels: in the same order. */
static void
set_up_row (MstPreferences *self, AdwComboRow *row, const char *key, GStrv values, GStrv labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) labels);
  g_autofree char *value = dup_value (self, row, key);

  g_object_set_data (G_OBJECT (row), KEY_KEY, (gpointer) key);
  g_object_set_data_full (G_OBJECT (row), VALUES_KEY, g_strdupv (values),
                          (GDestroyNotify) g_strfreev);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  for (guint i = 0; values[i] != NULL; i++)
    if (strcmp (values[i], value) == 0)
      adw_combo_row_set_selected (row, i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (option_chosen_cb), self);
}

static void
set_up_options (MstPreferences *self, AdwComboRow *row, const char *key, const Option *options)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_values = NULL;
  g_auto (GStrv) all_labels = NULL;

  for (const Option *option = options; option->value != NULL; option++)
    {
      g_strv_builder_add (values, option->value);
      g_strv_builder_add (labels, _ (option->label));
    }
  all_values = g_strv_builder_end (values);
  all_labels = g_strv_builder_end (labels);
  set_up_row (self, row, key, all_values, all_labels);
}

static void
set_up_families (MstPreferences *self)
{
  g_auto (GStrv) families = mst_appearance_list_families (GTK_WIDGET (self));
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all_values = NULL;
  g_auto (GStrv) all_labels = NULL;

  g_strv_builder_add (values, "");
  g_strv_builder_add (labels, _ ("Chosen by the program"));
  g_strv_builder_addv (values, (const char **) families);
  g_strv_builder_addv (labels, (const char **) families);
  all_values = g_strv_builder_end (values);
  all_labels = g_strv_builder_end (labels);
  set_up_row (self, self->family, "font-family", all_values, all_labels);
}

/* --- what goes with the file --- */

/** Write: a setting of the district on its way into the file. */
typedef struct
{
  MstPreferences *window;
  char *key;
  char *value;
  char *text; /* what was changed; NULL when nothing was */
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->window);
  g_free (write->key);
  g_free (write->value);
  g_free (write->text);
  g_free (write);
}

static void show_district (MstPreferences *self, const char *written);

static char *
write_setting (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Write *write = data;

  write->text = mst_district_setting_write (store, write->key, write->value, error);
  return g_strdup (write->text);
}

/* Undo is an action of the window that the preferences were opened from. */
static void
undo_cb (MstPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

/* The window behind says it too, but it is covered. */
static void
tell (MstPreferences *self, const char *text, gboolean can_undo)
{
  AdwToast *toast = mst_plain_toast_new (text);

  adw_toast_set_timeout (toast, can_undo ? 5 : 10);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self,
                               G_CONNECT_SWAPPED);
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
}

static void
written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Write *write = user_data;
  MstPreferences *self = write->window;
  g_autoptr (GError) error = NULL;

  mst_session_write_finish (MST_SESSION (session), result, &error);
  if (self->session == NULL)
    {
      /* Closed meanwhile: nobody is left to be told. */
      if (error != NULL)
        g_warning ("%s", error->message);
    }
  else if (error != NULL || write->text != NULL)
    tell (self, error != NULL ? error->message : write->text, error == NULL);
  if (self->session != NULL)
    show_district (self, write->key);
  write_free (write);
}

static void
write_district (MstPreferences *self, const char *key, const char *value)
{
  Write *write;

  if (self->session == NULL)
    return;
  write = g_new0 (Write, 1);
  write->window = g_object_ref (self);
  write->key = g_strdup (key);
  write->value = g_strdup (value);
  mst_session_write (self->session, _ ("Saving…"), write_setting, write, NULL, written_cb, write);
}

static void
entry_applied_cb (MstPreferences *self, AdwEntryRow *row)
{
  write_district (self, row == self->name ? MST_SETTING_NAME : MST_SETTING_MADE_BY,
                  gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
people_order_chosen_cb (MstPreferences *self)
{
  if (!self->follows_code)
    write_district (self, MST_SETTING_PEOPLE_ORDER,
                    mst_people_orders[adw_combo_row_get_selected (self->people_order)].word);
}

static void
set_up_people_orders (MstPreferences *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const MstPeopleOrder *order = mst_people_orders; order->word != NULL; order++)
    gtk_string_list_append (labels, _ (order->label));
  adw_combo_row_set_model (self->people_order, G_LIST_MODEL (labels));
  g_signal_connect_swapped (self->people_order, "notify::selected",
                            G_CALLBACK (people_order_chosen_cb), self);
}

static void
show_people_order (MstPreferences *self, MstStore *store)
{
  g_autofree char *word = mst_store_dup_setting (store, MST_SETTING_PEOPLE_ORDER);
  const MstPeopleOrder *order = mst_people_order_find (word);

  if (order != NULL)
    adw_combo_row_set_selected (self->people_order, (guint) (order - mst_people_orders));
}

static void
folder_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  write_district (user_data, MST_SETTING_BACKUP_FOLDER, g_ptr_array_index (paths, 0));
}

static void
choose_folder_cb (MstPreferences *self)
{
  mst_file_chooser_open (GTK_WINDOW (self), _ ("Choose the Backup Folder"), MST_FILE_FOLDER, FALSE,
                         folder_chosen_cb, self);
}

static void
usual_folder_cb (MstPreferences *self)
{
  write_district (self, MST_SETTING_BACKUP_FOLDER, NULL);
}

static void
copy_path_cb (MstPreferences *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          mst_session_get_path (self->session));
}

static gboolean
count_settled_cb (gpointer user_data)
{
  MstPreferences *self = user_data;
  g_autofree char *text =
    g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->backup_count));

  self->settle = 0;
  write_district (self, MST_SETTING_BACKUP_COUNT, text);
  return G_SOURCE_REMOVE;
}

static void
count_turned_cb (MstPreferences *self)
{
  if (self->follows_code)
    return;
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add (COUNT_SETTLE_MS, count_settled_cb, self);
}

/* A folder that is not there yet is made with the first backup. */
static gboolean
can_be_written (const char *folder)
{
  g_autofree char *above = g_strdup (folder);

  while (!g_file_test (above, G_FILE_TEST_EXISTS))
    {
      char *next = g_path_get_dirname (above);

      g_free (above);
      above = next;
    }
  return access (above, W_OK | X_OK) == 0;
}

static void
show_folder (MstPreferences *self, MstStore *store)
{
  g_autofree char *chosen = mst_store_dup_setting (store, MST_SETTING_BACKUP_FOLDER);
  g_autofree char *folder = mst_store_dup_backup_folder (store);
  g_autofree char *shown = g_filename_display_name (folder);
  g_autofree char *text =
    can_be_written (folder)
      ? g_strdup (shown)
      : g_strdup_printf (_ ("%s can't be written to. Choose another folder."), shown);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->backup_folder, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->usual_folder), chosen != NULL);
  if (can_be_written (folder))
    gtk_widget_remove_css_class (GTK_WIDGET (self->backup_folder), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->backup_folder), "error");
}

/* What is being typed in it stays, unless @is_written. */
static void
show_entry (AdwEntryRow *row, MstStore *store, const char *key, gboolean is_written)
{
  g_autofree char *value = mst_store_dup_setting (store, key);
  const char *shown = g_object_get_data (G_OBJECT (row), "mst-shown");

  if (!is_written && shown != NULL
      && !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), shown))
    return;
  if (value == NULL)
    value = g_strdup ("");
  /* Setting the text offers to apply it. */
  adw_entry_row_set_show_apply_button (row, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  adw_entry_row_set_show_apply_button (row, TRUE);
  g_object_set_data_full (G_OBJECT (row), "mst-shown", g_steal_pointer (&value), g_free);
}

/* @written: the setting that was written from here; nullable */
static void
show_district (MstPreferences *self, const char *written)
{
  MstStore *store = mst_session_get_store (self->session);
  g_autofree char *path = g_filename_display_name (mst_session_get_path (self->session));
  g_autofree char *escaped = g_markup_escape_text (path, -1);

  self->follows_code = TRUE;
  show_entry (self->name, store, MST_SETTING_NAME, g_strcmp0 (written, MST_SETTING_NAME) == 0);
  show_entry (self->made_by, store, MST_SETTING_MADE_BY,
              g_strcmp0 (written, MST_SETTING_MADE_BY) == 0);
  adw_action_row_set_subtitle (self->path, escaped);
  show_people_order (self, store);
  show_folder (self, store);
  /* A number that is being turned is newer than the file's. */
  if (self->settle == 0)
    gtk_spin_button_set_value (self->backup_count, mst_store_get_backup_count (store));
  self->follows_code = FALSE;
}

/* Taken back, or set by somebody else. */
static void
store_changed_cb (MstPreferences *self, const char *type)
{
  if (self->session != NULL && (type == NULL || g_str_equal (type, "setting")))
    show_district (self, NULL);
}

/* What was not looked at yet is not measured with what is. */
static void
district_shown_cb (MstPreferences *self)
{
  gtk_widget_set_visible (self->district_group, TRUE);
  gtk_widget_set_visible (self->backups_group, TRUE);
  gtk_widget_set_visible (self->documents_group, TRUE);
  gtk_widget_set_visible (self->version_group, TRUE);
}

/* --- the object --- */

/* A number counts as soon as it is written, also where no other control took the focus after it. */
static gboolean
mst_preferences_close_request (GtkWindow *window)
{
  MstPreferences *self = MST_PREFERENCES (window);

  gtk_spin_button_update (self->size);
  if (self->session != NULL)
    gtk_spin_button_update (self->backup_count);
  return GTK_WINDOW_CLASS (mst_preferences_parent_class)->close_request (window);
}

static void
mst_preferences_dispose (GObject *object)
{
  MstPreferences *self = MST_PREFERENCES (object);

  if (self->settle != 0)
    {
      g_clear_handle_id (&self->settle, g_source_remove);
      count_settled_cb (self);
    }
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (mst_preferences_parent_class)->dispose (object);
}

static void
mst_preferences_class_init (MstPreferencesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_preferences_dispose;
  GTK_WINDOW_CLASS (class)->close_request = mst_preferences_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, people_order);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, density);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, masked);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, colours);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, family);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, size);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, scale);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, district_page);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, district_group);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, backups_group);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, documents_group);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, version_group);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, name);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, made_by);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, path);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, backup_folder);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, usual_folder);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, backup_count);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, MstPreferences, version);
  gtk_widget_class_bind_template_callback (widget_class, district_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, usual_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_path_cb);
}

static void
mst_preferences_init (MstPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
  mst_wrapped_labels_measure_once (GTK_WIDGET (self));
  self->settings = mst_settings_new ();
  set_up_people_orders (self);
  set_up_options (self, self->density, "row-density", densities);
  set_up_options (self, self->colours, "colours", colours);
  set_up_options (self, self->scale, "text-scale", scales);
  set_up_options (self, self->paper, "paper", papers);
  set_up_families (self);
  g_settings_bind (self->settings, "mask-sensitive", self->masked, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "font-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  adw_action_row_set_subtitle (self->version, MST_VERSION);
  g_signal_connect_swapped (self->backup_count, "value-changed", G_CALLBACK (count_turned_cb),
                            self);
}

GtkWindow *
mst_preferences_new (GtkWindow *parent, MstSession *session)
{
  MstPreferences *self = g_object_new (MST_TYPE_PREFERENCES, "transient-for", parent, NULL);

  g_set_object (&self->session, session);
  if (session != NULL)
    {
      show_district (self, NULL);
      g_signal_connect_object (mst_session_get_store (session), "changed",
                               G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    adw_preferences_window_remove (ADW_PREFERENCES_WINDOW (self), self->district_page);
  return GTK_WINDOW (self);
}
