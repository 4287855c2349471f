/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that is set for many records. */
#include "config.h"

#include "mst-bulk-setting.h"

#include "edit/mst-field-editor.h"
#include "mst-accessible.h"

#include <glib/gi18n-lib.h>

struct _MstBulkSetting
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkCheckButton *clear;
  GtkWidget *remove;
  AdwBin *place;
  GtkLabel *tally;

  const MstField *field;
  MstFieldEditor *editor;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstBulkSetting, mst_bulk_setting, ADW_TYPE_BIN)

static void
changed (MstBulkSetting *self)
{
  mst_field_editor_set_problem (self->editor, NULL, FALSE);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_toggled_cb (MstBulkSetting *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->place), !gtk_check_button_get_active (self->clear));
  changed (self);
}

static void
remove_clicked_cb (MstBulkSetting *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
mst_bulk_setting_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_BULK_SETTING (widget)->editor));
}

static void
mst_bulk_setting_class_init (MstBulkSettingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = mst_bulk_setting_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-bulk-setting.ui");
  gtk_widget_class_bind_template_child (widget_class, MstBulkSetting, label);
  gtk_widget_class_bind_template_child (widget_class, MstBulkSetting, clear);
  gtk_widget_class_bind_template_child (widget_class, MstBulkSetting, remove);
  gtk_widget_class_bind_template_child (widget_class, MstBulkSetting, place);
  gtk_widget_class_bind_template_child (widget_class, MstBulkSetting, tally);
  gtk_widget_class_bind_template_callback (widget_class, clear_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
mst_bulk_setting_init (MstBulkSetting *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mst_bulk_setting_new (MstSession *session, const MstField *field)
{
  MstBulkSetting *self;
  const char *label;
  g_autofree char *remove = NULL;
  g_autofree char *clear = NULL;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (MST_TYPE_BULK_SETTING, NULL);
  label = mst_field_get_label (field);
  remove = g_strdup_printf (_ ("Leave “%s” as it is"), label);
  clear = g_strdup_printf (_ ("Clear “%s”"), label);
  self->field = field;
  self->editor = MST_FIELD_EDITOR (mst_field_editor_new (session, field));
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (changed), self);
  adw_bin_set_child (self->place, GTK_WIDGET (self->editor));
  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (self->remove, remove);
  mst_accessible_set_name (self->remove, remove);
  mst_accessible_set_name (GTK_WIDGET (self->clear), clear);
  /* What must not be blank can't be cleared. */
  gtk_widget_set_visible (GTK_WIDGET (self->clear), (field->flags & MST_FIELD_REQUIRED) == 0);
  return GTK_WIDGET (self);
}

const MstField *
mst_bulk_setting_get_field (MstBulkSetting *self)
{
  g_return_val_if_fail (MST_IS_BULK_SETTING (self), NULL);
  return self->field;
}

gboolean
mst_bulk_setting_is_set (MstBulkSetting *self)
{
  const char *text;

  g_return_val_if_fail (MST_IS_BULK_SETTING (self), FALSE);
  text = mst_field_editor_get_text (self->editor);
  return gtk_check_button_get_active (self->clear)
         || (mst_field_editor_is_edited (self->editor) && text != NULL && *text != '\0');
}

gboolean
mst_bulk_setting_read (MstBulkSetting *self, char **value)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (MST_IS_BULK_SETTING (self), FALSE);

  *value = NULL;
  if (gtk_check_button_get_active (self->clear)
      || mst_field_editor_read (self->editor, value, &error))
    return TRUE;
  mst_field_editor_set_problem (self->editor, error->message, TRUE);
  return FALSE;
}

void
mst_bulk_setting_set_tally (MstBulkSetting *self, const char *text)
{
  g_return_if_fail (MST_IS_BULK_SETTING (self));
  gtk_label_set_label (self->tally, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->tally), text != NULL && *text != '\0');
}
