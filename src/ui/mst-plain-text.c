/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text where libadwaita takes markup, and menus mnemonics. */
#include "config.h"

#include "mst-plain-text.h"

#include <string.h>

AdwToast *
mst_plain_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  mst_plain_toast_set_text (toast, text);
  return toast;
}

void
mst_plain_toast_set_text (AdwToast *toast, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (ADW_IS_TOAST (toast));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  adw_toast_set_title (toast, escaped);
}

void
mst_plain_status_page_set_text (AdwStatusPage *page, const char *text)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (text != NULL);

  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (page, escaped);
}

void
mst_plain_text_wrap (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (label, attributes);
}

void
mst_plain_text_keep_words (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text;
  guint start = 0;

  g_return_if_fail (GTK_IS_LABEL (label));

  text = gtk_label_get_text (label);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  while (text[start] != '\0')
    {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

      whole->start_index = start;
      start += (guint) strcspn (text + start, " ");
      whole->end_index = start;
      pango_attr_list_insert (attributes, whole);
      start += (guint) strspn (text + start, " ");
    }
  gtk_label_set_attributes (label, attributes);
}

GtkWidget *
mst_plain_text_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  mst_plain_text_wrap (GTK_LABEL (label));
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

char *
mst_plain_text_for_menu (const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, "_", -1);
  return g_strjoinv ("__", parts);
}
