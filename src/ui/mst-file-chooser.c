/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing files, in one place: GTK 4.8 has no GtkFileDialog yet. */
#include "config.h"

#include "mst-file-chooser.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  MstFileKind kind;
  MstFilesChosenFunc chosen;
  gpointer user_data;
} Choice;

static const struct
{
  const char *label;
  const char *suffixes[6];
} kinds[] = {
  [MST_FILE_DISTRICT] = { N_ ("District files"), { "muster" } },
  [MST_FILE_WORKBOOKS] = { N_ ("Workbooks and tables"),
                           { "xlsx", "xls", "csv", "txt", "et", "ods" } },
  [MST_FILE_AREAS] = { N_ ("Area lists"), { "csv" } },
  [MST_FILE_EXPORT] = { N_ ("Workbooks and tables"), { "xlsx", "csv" } },
  [MST_FILE_PICTURE] = { N_ ("Pictures"), { "png", "svg", "pdf" } },
  [MST_FILE_PDF] = { N_ ("PDF files"), { "pdf" } },
  [MST_FILE_XLSX] = { N_ ("Workbooks"), { "xlsx" } },
  [MST_FILE_CSV] = { N_ ("Tables (CSV)"), { "csv" } },
  [MST_FILE_PNG] = { N_ ("Pictures (PNG)"), { "png" } },
  [MST_FILE_SVG] = { N_ ("Drawings (SVG)"), { "svg" } },
  [MST_FILE_FOLDER] = { NULL },
};

static gboolean
has_suffix (const char *path, MstFileKind kind)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (kinds[kind].suffixes); i++)
    if (kinds[kind].suffixes[i] != NULL
        && g_ascii_strcasecmp (dot + 1, kinds[kind].suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
add_filter (GtkFileChooser *chooser, MstFileKind kind)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ (kinds[kind].label));
  for (guint i = 0; i < G_N_ELEMENTS (kinds[kind].suffixes); i++)
    if (kinds[kind].suffixes[i] != NULL)
      gtk_file_filter_add_suffix (filter, kinds[kind].suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static GPtrArray *
list_paths (GtkFileChooser *chooser, gboolean saving, MstFileKind kind)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (chooser);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path == NULL)
        continue;
      if (saving && !has_suffix (path, kind))
        g_ptr_array_add (paths, g_strconcat (path, ".", kinds[kind].suffixes[0], NULL));
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  return paths;
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  gboolean saving = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE;

  gtk_native_dialog_hide (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GPtrArray) paths = list_paths (chooser, saving, choice->kind);

      if (paths->len > 0)
        choice->chosen (paths, choice->user_data);
    }
  g_object_unref (dialog);
  g_free (choice);
}

static void
show (GtkFileChooserNative *native, const Choice *template)
{
  Choice *choice = g_memdup2 (template, sizeof *template);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  if (kinds[template->kind].label != NULL)
    add_filter (GTK_FILE_CHOOSER (native), template->kind);
  g_signal_connect (native, "response", G_CALLBACK (response_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

void
mst_file_chooser_open (GtkWindow *parent, const char *title, MstFileKind kind, gboolean several,
                       MstFilesChosenFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *native;

  g_return_if_fail (chosen != NULL);

  native = gtk_file_chooser_native_new (
    title, parent,
    kind == MST_FILE_FOLDER ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
    _ ("Open"), _ ("Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native), several);
  show (native, &(Choice){ .kind = kind, .chosen = chosen, .user_data = user_data });
}

void
mst_file_chooser_save (GtkWindow *parent, const char *title, MstFileKind kind,
                       const char *suggested_name, MstFilesChosenFunc chosen, gpointer user_data)
{
  GtkFileChooserNative *native;
  g_autofree char *name = NULL;

  g_return_if_fail (suggested_name != NULL);
  g_return_if_fail (chosen != NULL);

  native = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"),
                                        _ ("Cancel"));
  name = g_strdelimit (g_strdup (suggested_name), "/\\:*?\"<>|", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  show (native, &(Choice){ .kind = kind, .chosen = chosen, .user_data = user_data });
}
