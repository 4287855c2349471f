/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the palette. */
#include "config.h"

#include "mst-palette-row.h"

struct _MstPaletteRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *keys;

  MstPaletteItem *item;
};

G_DEFINE_FINAL_TYPE (MstPaletteRow, mst_palette_row, GTK_TYPE_LIST_BOX_ROW)

static void
mst_palette_row_finalize (GObject *object)
{
  g_clear_pointer (&MST_PALETTE_ROW (object)->item, mst_palette_item_free);
  G_OBJECT_CLASS (mst_palette_row_parent_class)->finalize (object);
}

static void
mst_palette_row_class_init (MstPaletteRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mst_palette_row_finalize;
}

static void
mst_palette_row_init (MstPaletteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "width-request", 16, NULL);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->subtitle = GTK_LABEL (gtk_label_new (NULL));
  self->keys = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->title, 8);
  gtk_label_set_xalign (self->subtitle, 1);
  gtk_label_set_ellipsize (self->subtitle, PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->subtitle), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->keys), "mst-keys");
  gtk_widget_set_valign (GTK_WIDGET (self->keys), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->subtitle));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->keys));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
mst_palette_row_new (void)
{
  return g_object_new (MST_TYPE_PALETTE_ROW, NULL);
}

/* "Ctrl+K"; NULL. (transfer full) */
static char *
dup_keys_label (const char *accelerator)
{
  guint key;
  GdkModifierType modifiers;

  if (accelerator == NULL || !gtk_accelerator_parse (accelerator, &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

void
mst_palette_row_set_item (MstPaletteRow *self, const MstPaletteItem *item)
{
  g_autofree char *keys = dup_keys_label (item->keys);
  g_autofree char *name =
    g_strjoin (", ", item->title, item->subtitle != NULL ? item->subtitle : keys,
               item->subtitle != NULL ? keys : NULL, NULL);
  MstPaletteItem *copy;

  g_return_if_fail (MST_IS_PALETTE_ROW (self));

  copy = mst_palette_item_copy (item);
  g_clear_pointer (&self->item, mst_palette_item_free);
  self->item = copy;
  gtk_image_set_from_icon_name (self->icon, item->icon);
  gtk_label_set_label (self->title, item->title);
  gtk_label_set_label (self->subtitle, item->subtitle != NULL ? item->subtitle : "");
  gtk_label_set_label (self->keys, keys != NULL ? keys : "");
  gtk_widget_set_visible (GTK_WIDGET (self->keys), keys != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const MstPaletteItem *
mst_palette_row_get_item (MstPaletteRow *self)
{
  g_return_val_if_fail (MST_IS_PALETTE_ROW (self), NULL);
  return self->item;
}
