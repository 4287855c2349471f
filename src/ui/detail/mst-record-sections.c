/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a record under the titles of their sections. */
#include "config.h"

#include "mst-record-sections.h"

#include <glib/gi18n-lib.h>

static GtkGrid *
append_section (GtkBox *box, const char *section)
{
  GtkWidget *title = gtk_label_new (g_dgettext (MST_GETTEXT_DOMAIN, section));
  GtkWidget *grid = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "mst-section");
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_box_append (box, title);
  gtk_box_append (box, grid);
  return GTK_GRID (grid);
}

void
mst_record_sections_fill (GtkBox *box, const MstRecordType *type, guint without,
                          MstRecordSectionsAttach attach, gpointer user_data)
{
  g_return_if_fail (GTK_IS_BOX (box));
  g_return_if_fail (type != NULL);

  for (guint first = 0; first < type->n_fields; first++)
    {
      const char *section = type->fields[first].section;
      GtkGrid *grid = NULL;
      guint before = 0;
      int row = 0;

      while (g_strcmp0 (type->fields[before].section, section) != 0)
        before++;
      if (before < first)
        continue;
      for (guint i = first; i < type->n_fields; i++)
        {
          if (g_strcmp0 (type->fields[i].section, section) != 0
              || (type->fields[i].flags & without) != 0)
            continue;
          if (grid == NULL)
            grid = append_section (box, section);
          attach (grid, row++, i, user_data);
        }
    }
}
