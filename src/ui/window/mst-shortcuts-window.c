/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys at a glance: those of the panels and those of what the officer can do. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-commands.h"
#include "mst-panels.h"
#include "mst-shortcuts-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Headings that stand below one another: columns of about the same length. */
static const MstCommandSection columns[][3] = {
  { MST_COMMANDS_PANELS, MST_COMMANDS_EDITING, MST_N_COMMAND_SECTIONS },
  { MST_COMMANDS_FINDING, MST_COMMANDS_LIST, MST_COMMANDS_CHART },
  { MST_COMMANDS_DISTRICT, MST_COMMANDS_VIEW, MST_N_COMMAND_SECTIONS },
};

/* "Ctrl+Z", or several with a stroke between them. */
static char *
describe_keys (const char *const *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *label = NULL;
      GdkModifierType modifiers = 0;
      guint key = 0;

      gtk_accelerator_parse (keys[i], &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (text, "%s%s", i > 0 ? " / " : "", label);
    }
  return g_string_free (text, FALSE);
}

static void
append (GtkWidget *box, const char *label, const char *const *keys)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *what = gtk_label_new (label);
  g_autofree char *text = describe_keys (keys);
  GtkWidget *by = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_add_css_class (by, "dim-label");
  gtk_box_append (GTK_BOX (line), what);
  gtk_box_append (GTK_BOX (line), by);
  gtk_box_append (GTK_BOX (box), line);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const MstPanelEntry *const *) a)->key,
                 (*(const MstPanelEntry *const *) b)->key);
}

static void
append_panels (GtkWidget *box)
{
  g_autoptr (GPtrArray) panels = g_ptr_array_new ();

  for (const MstPanelEntry *entry = mst_panels_list (); entry->name != NULL; entry++)
    if (entry->key != NULL)
      g_ptr_array_add (panels, (gpointer) entry);
  g_ptr_array_sort (panels, compare_keys);
  for (guint i = 0; i < panels->len; i++)
    {
      const MstPanelEntry *entry = g_ptr_array_index (panels, i);

      append (box, _ (entry->label), (const char *const[]){ entry->key, NULL });
    }
}

static void
append_section (GtkWidget *column, MstCommandSection section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *heading = gtk_label_new (mst_commands_get_heading (section));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  if (section == MST_COMMANDS_PANELS)
    append_panels (box);
  for (const MstCommand *command = mst_commands; command->label != NULL; command++)
    if (command->section == section && command->keys[0] != NULL)
      append (box, _ (command->label), command->keys);
  gtk_box_append (GTK_BOX (column), box);
}

static GtkWidget *
create_columns (void)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 42);

  gtk_widget_set_margin_start (content, 24);
  gtk_widget_set_margin_end (content, 24);
  gtk_widget_set_margin_top (content, 12);
  gtk_widget_set_margin_bottom (content, 24);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

      gtk_widget_set_hexpand (column, TRUE);
      for (guint j = 0; j < G_N_ELEMENTS (columns[i]); j++)
        if (columns[i][j] != MST_N_COMMAND_SECTIONS)
          append_section (column, columns[i][j]);
      gtk_box_append (GTK_BOX (content), column);
    }
  return content;
}

GtkWindow *
mst_shortcuts_window_new (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard Shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_columns ());
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scroller), 1400);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 800);
  /* So that the keys move what is longer than the window. */
  gtk_widget_set_focusable (scroller, TRUE);
  mst_accessible_set_name (scroller, _ ("Keyboard Shortcuts"));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  mst_accessible_name_inner_parts (bar);
  gtk_widget_grab_focus (scroller);
  return GTK_WINDOW (window);
}
