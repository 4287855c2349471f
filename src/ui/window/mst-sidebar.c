/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the panels, with the number of what each has. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-panels.h"
#include "mst-plain-text.h"
#include "mst-sidebar-filters.h"
#include "mst-sidebar.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstSidebar
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkButton *problem;
  GtkLabel *problem_text;
  MstSidebarFilters *filters;

  MstSession *session;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstSidebar, mst_sidebar, ADW_TYPE_BIN)

static void
row_selected_cb (MstSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0,
                   mst_panels_list ()[gtk_list_box_row_get_index (row)].name);
}

/* By Enter or a click; the arrows only show what is there. */
static void
row_activated_cb (MstSidebar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
}

/* Tab leaves the list for what is chosen there, or for the filters below, instead of going through its rows:
 * each would show its panel. */
static gboolean
key_pressed_cb (MstSidebar *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Tab || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD)
         || gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
}

static void
append_panel (MstSidebar *self, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (_ (mst_panels_list ()[index].label));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), mst_accessible_ornament_new (mst_panels_list ()[index].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (mst_panels_list ()[index].label), -1);
  gtk_list_box_append (self->list, row);
}

static void
show_problem (MstSidebar *self)
{
  const char *reason = self->session != NULL ? mst_session_get_problem (self->session) : NULL;
  g_autofree char *text =
    reason != NULL ? g_strdup_printf (_ ("The figures can't be read: %s Check the file."), reason)
                   : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_label_set_label (self->problem_text, text != NULL ? text : "");
  if (text != NULL)
    mst_accessible_set_name (GTK_WIDGET (self->problem), text);
}

static void
show_counts (MstSidebar *self)
{
  for (guint i = 0; mst_panels_list ()[i].name != NULL; i++)
    {
      const MstRecordType *type = mst_record_type_get (mst_panels_list ()[i].name);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      GtkWidget *count = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
      gint64 n = self->session == NULL ? -1
                 : type != NULL
                   ? mst_session_get_count (self->session, type)
                   : mst_session_get_waiting (self->session, mst_panels_list ()[i].name);
      g_autofree char *text = n > 0 ? mst_text_format_integer (n) : g_strdup ("");

      gtk_label_set_label (GTK_LABEL (count), text);
    }
  show_problem (self);
}

/* To the panel that is chosen, also before the window is seen. */
static gboolean
mst_sidebar_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (MST_SIDEBAR (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
mst_sidebar_dispose (GObject *object)
{
  g_clear_object (&MST_SIDEBAR (object)->session);
  G_OBJECT_CLASS (mst_sidebar_parent_class)->dispose (object);
}

static void
mst_sidebar_class_init (MstSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_sidebar_dispose;
  widget_class->grab_focus = mst_sidebar_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MST_TYPE_SIDEBAR_FILTERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MstSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MstSidebar, problem);
  gtk_widget_class_bind_template_child (widget_class, MstSidebar, problem_text);
  gtk_widget_class_bind_template_child (widget_class, MstSidebar, filters);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
mst_sidebar_init (MstSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_plain_text_wrap (self->problem_text);
  for (guint i = 0; mst_panels_list ()[i].name != NULL; i++)
    append_panel (self, i);
}

void
mst_sidebar_set_session (MstSidebar *self, MstSession *session)
{
  g_return_if_fail (MST_IS_SIDEBAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "counted", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  show_counts (self);
}

void
mst_sidebar_mark (MstSidebar *self, const char *panel)
{
  g_return_if_fail (MST_IS_SIDEBAR (self));

  for (guint i = 0; mst_panels_list ()[i].name != NULL; i++)
    if (g_strcmp0 (mst_panels_list ()[i].name, panel) == 0)
      {
        g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
        g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
      }
}

void
mst_sidebar_set_filters (MstSidebar *self, MstSavedFilters *filters)
{
  g_return_if_fail (MST_IS_SIDEBAR (self));
  mst_sidebar_filters_set (self->filters, filters);
}

void
mst_sidebar_mark_filter (MstSidebar *self, const MstRecordType *type, const char *name)
{
  g_return_if_fail (MST_IS_SIDEBAR (self));
  mst_sidebar_filters_mark (self->filters, type, name);
}
