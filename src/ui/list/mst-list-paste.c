/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting cells into a list. */
#include "config.h"

#include "mst-list-paste.h"

#include "mst-paste.h"
#include "mst-text.h"
#include "paste/mst-paste-clipboard.h"

#include <glib/gi18n-lib.h>

/* A row of the block at each line, at most. */
static guint
count_lines (const char *text)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == '\n' ? 1 : 0;
  return n;
}

static GVariant *
list_names (const MstField *const *fields)
{
  GVariantBuilder names;

  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; fields[i] != NULL; i++)
    g_variant_builder_add (&names, "s", fields[i]->name);
  return g_variant_builder_end (&names);
}

static void
paste (MstListPanel *panel, const char *text)
{
  const MstRecordType *type = mst_panel_get_record_type (MST_PANEL (panel));
  g_autofree const MstField **fields = mst_list_panel_list_fields_from_cursor (panel);
  g_autoptr (GArray) selected = mst_panel_list_selected (MST_PANEL (panel));
  gboolean fill = selected->len > 1 && mst_paste_is_single (text);
  g_autoptr (GArray) ids =
    fill ? g_array_ref (selected) : mst_list_panel_list_ids_from_cursor (panel, count_lines (text));

  gtk_widget_activate_action (
    GTK_WIDGET (panel), "win.paste-records", "(s@as@axbs)", type->name, list_names (fields),
    g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)), fill,
    text);
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstListPanel) panel = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mst_paste_clipboard_read_finish (result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (panel)) == NULL)
    return;
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (panel), "win.tell", "s", error->message);
  else if (text == NULL || mst_text_is_blank (text))
    gtk_widget_activate_action (
      GTK_WIDGET (panel), "win.tell", "s",
      _ ("There is nothing to paste: copy cells in a spreadsheet or a document first."));
  else
    paste (panel, text);
}

void
mst_list_paste (MstListPanel *panel)
{
  g_return_if_fail (MST_IS_LIST_PANEL (panel));

  mst_paste_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (panel)), NULL, text_cb,
                                  g_object_ref (panel));
}
