/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of the list of duplicates. */
#include "config.h"

#include "mst-duplicates-list.h"

#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define ITEM_KEY "mst-item"

struct _MstDuplicatesItem
{
  GObject parent_instance;
  const MstDuplicateSet *set;
  const char *names;
  guint n_sets; /* of its strength, for the first of them; 0 */
};

G_DEFINE_FINAL_TYPE (MstDuplicatesItem, mst_duplicates_item, G_TYPE_OBJECT)

static void
mst_duplicates_item_class_init (MstDuplicatesItemClass *class)
{
}

static void
mst_duplicates_item_init (MstDuplicatesItem *self)
{
}

GPtrArray *
mst_duplicates_item_list (const MstDuplicatesSearch *search)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  MstDuplicatesItem *first = NULL;

  for (guint i = 0; i < mst_duplicates_get_n (search->duplicates); i++)
    {
      MstDuplicatesItem *item = g_object_new (MST_TYPE_DUPLICATES_ITEM, NULL);

      item->set = mst_duplicates_get (search->duplicates, i);
      item->names = g_ptr_array_index (search->names, i);
      if (first == NULL || first->set->strength != item->set->strength)
        first = item;
      first->n_sets++;
      g_ptr_array_add (items, item);
    }
  return items;
}

/* --- what is shown of them --- */

/** Parts: of a line. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *set;
  GtkInscription *names;
  GtkInscription *reasons;
  GtkLabel *count;
} Parts;

static GtkWidget *
create_inscription (void)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_CHAR);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 0);
  return text;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Parts *parts = g_new0 (Parts, 1);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *names = create_inscription ();
  GtkWidget *reasons = create_inscription ();
  GtkWidget *count = gtk_label_new (NULL);

  parts->heading = gtk_label_new (NULL);
  parts->set = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  parts->names = GTK_INSCRIPTION (names);
  parts->reasons = GTK_INSCRIPTION (reasons);
  parts->count = GTK_LABEL (count);
  gtk_label_set_xalign (GTK_LABEL (parts->heading), 0);
  gtk_widget_add_css_class (parts->heading, "mst-duplicates-heading");
  gtk_widget_add_css_class (parts->set, "mst-set");
  gtk_widget_add_css_class (reasons, "mst-small");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), names);
  gtk_box_append (GTK_BOX (texts), reasons);
  gtk_box_append (GTK_BOX (parts->set), texts);
  gtk_box_append (GTK_BOX (parts->set), count);
  gtk_box_append (GTK_BOX (line), parts->heading);
  gtk_box_append (GTK_BOX (line), parts->set);
  g_object_set_data_full (G_OBJECT (item), "mst-parts", parts, g_free);
  gtk_list_item_set_child (item, line);
}

static void
show_heading (const MstDuplicatesItem *self, Parts *parts)
{
  g_autofree char *n_sets = mst_text_format_integer (self->n_sets);
  /* TRANSLATORS: how sure it is, and how many sets there are of it */
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s · %s set", "%s · %s sets", self->n_sets),
                     mst_duplicate_strength_get_label (self->set->strength), n_sets);

  gtk_label_set_label (GTK_LABEL (parts->heading), text);
}

static void
show_set (const MstDuplicatesItem *self, Parts *parts)
{
  g_autoptr (GString) reasons = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf (_ ("%u records"), self->set->ids->len);

  for (guint i = 0; i < self->set->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? " · " : "",
                            (const char *) g_ptr_array_index (self->set->reasons, i));
  gtk_inscription_set_text (parts->names, self->names);
  gtk_inscription_set_text (parts->reasons, reasons->str);
  gtk_label_set_label (parts->count, self->set->ids->len > 2 ? count : "");
  gtk_widget_set_tooltip_text (parts->set, self->names);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const MstDuplicatesItem *self = gtk_list_item_get_item (item);
  Parts *parts = g_object_get_data (G_OBJECT (item), "mst-parts");

  gtk_widget_set_visible (parts->heading, self->n_sets > 0);
  if (self->n_sets > 0)
    show_heading (self, parts);
  show_set (self, parts);
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ITEM_KEY, (gpointer) self);
}

GtkListItemFactory *
mst_duplicates_item_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

void
mst_duplicates_item_grab_focus (GtkListView *view, MstDuplicatesItem *item)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (view)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);

      if (line != NULL && g_object_get_data (G_OBJECT (line), ITEM_KEY) == item)
        gtk_widget_grab_focus (row);
    }
}
