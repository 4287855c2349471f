/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for what a new district needs. */
#include "config.h"

#include "mst-create-dialog.h"
#include "mst-file-chooser.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstCreateDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name;
  AdwActionRow *areas;
  GtkButton *clear_areas;
  GtkButton *create;

  char *areas_path;
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstCreateDialog, mst_create_dialog, ADW_TYPE_WINDOW)

/* The list of areas brings the district's name with it. */
static void
update (MstCreateDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  gtk_widget_set_sensitive (GTK_WIDGET (self->create),
                            self->areas_path != NULL || !mst_text_is_blank (name));
}

static void
set_areas (MstCreateDialog *self, const char *path)
{
  g_autofree char *shown = path != NULL ? g_filename_display_basename (path) : NULL;

  g_free (self->areas_path);
  self->areas_path = g_strdup (path);
  adw_action_row_set_subtitle (self->areas, shown != NULL
                                              ? shown
                                              : _ ("Codes and names of subdistricts and "
                                                   "communities, .csv"));
  gtk_widget_set_visible (GTK_WIDGET (self->clear_areas), path != NULL);
  update (self);
}

static void
areas_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  set_areas (user_data, g_ptr_array_index (paths, 0));
}

static void
choose_areas_cb (MstCreateDialog *self)
{
  mst_file_chooser_open (GTK_WINDOW (self), _ ("Choose the List of Areas"), MST_FILE_AREAS, FALSE,
                         areas_chosen_cb, self);
}

static void
clear_areas_cb (MstCreateDialog *self)
{
  set_areas (self, NULL);
}

static void
path_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstCreateDialog *self = user_data;
  g_autofree char *name =
    mst_text_normalise_name (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  g_signal_emit (self, signals[CREATE], 0, name, self->areas_path, g_ptr_array_index (paths, 0));
  gtk_window_close (GTK_WINDOW (self));
}

static void
create_cb (MstCreateDialog *self)
{
  g_autofree char *name =
    mst_text_normalise_name (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_autofree char *file = g_strdup_printf ("%s.muster", *name != '\0' ? name : _ ("New District"));

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->create)))
    return;
  mst_file_chooser_save (GTK_WINDOW (self), _ ("Where to Keep the District"), MST_FILE_DISTRICT,
                         file, path_chosen_cb, self);
}

static void
mst_create_dialog_finalize (GObject *object)
{
  g_free (MST_CREATE_DIALOG (object)->areas_path);
  G_OBJECT_CLASS (mst_create_dialog_parent_class)->finalize (object);
}

static void
mst_create_dialog_class_init (MstCreateDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mst_create_dialog_finalize;

  signals[CREATE] =
    g_signal_new ("create", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-create-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MstCreateDialog, name);
  gtk_widget_class_bind_template_child (widget_class, MstCreateDialog, areas);
  gtk_widget_class_bind_template_child (widget_class, MstCreateDialog, clear_areas);
  gtk_widget_class_bind_template_child (widget_class, MstCreateDialog, create);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_areas_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_areas_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mst_create_dialog_init (MstCreateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_areas (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

GtkWindow *
mst_create_dialog_new (GtkWindow *parent)
{
  return g_object_new (MST_TYPE_CREATE_DIALOG, "transient-for", parent, NULL);
}
