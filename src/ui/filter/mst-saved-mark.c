/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which saved filter a list shows. */
#include "config.h"

#include "mst-saved-mark.h"

#include <glib/gi18n-lib.h>

struct _MstSavedMark
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkLabel *modified;

  char *name;
  char *saved; /* the query as JSON */
};

G_DEFINE_FINAL_TYPE (MstSavedMark, mst_saved_mark, ADW_TYPE_BIN)

static void
mst_saved_mark_finalize (GObject *object)
{
  g_free (MST_SAVED_MARK (object)->name);
  g_free (MST_SAVED_MARK (object)->saved);
  G_OBJECT_CLASS (mst_saved_mark_parent_class)->finalize (object);
}

static void
mst_saved_mark_class_init (MstSavedMarkClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_saved_mark_finalize;
}

static void
mst_saved_mark_init (MstSavedMark *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->modified = GTK_LABEL (gtk_label_new (C_ ("saved filter", "Changed")));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 20);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "mst-saved-name");
  gtk_widget_add_css_class (GTK_WIDGET (self->modified), "mst-saved-changed");
  gtk_widget_set_valign (GTK_WIDGET (self->modified), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->modified),
                               _ ("The list shows something else than the saved filter."));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->modified));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mst_saved_mark_set (MstSavedMark *self, const char *name, const MstQuery *query)
{
  g_autofree char *kept = g_strdup (name);

  g_return_if_fail (MST_IS_SAVED_MARK (self));
  g_return_if_fail (name == NULL || query != NULL);

  g_free (self->name);
  g_free (self->saved);
  self->name = g_steal_pointer (&kept);
  self->saved = self->name != NULL ? mst_query_to_json (query) : NULL;
  gtk_label_set_label (self->label, self->name != NULL ? self->name : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), self->name);
  gtk_widget_set_visible (GTK_WIDGET (self->modified), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->name != NULL);
}

const char *
mst_saved_mark_get_name (MstSavedMark *self)
{
  g_return_val_if_fail (MST_IS_SAVED_MARK (self), NULL);
  return self->name;
}

void
mst_saved_mark_compare (MstSavedMark *self, const MstQuery *query)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (MST_IS_SAVED_MARK (self));

  if (self->name == NULL)
    return;
  shown = mst_query_to_json (query);
  gtk_widget_set_visible (GTK_WIDGET (self->modified), g_strcmp0 (shown, self->saved) != 0);
}
