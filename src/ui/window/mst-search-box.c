/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search box of the window and what it finds. */
#include "config.h"

#include "mst-query.h"
#include "mst-search-box.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS_PER_TYPE 6

struct _MstSearchBox
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkPopover *popover;
  GtkListBox *hits;
  GtkLabel *nothing;
  GtkScrolledWindow *scroller;

  MstSession *session;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MstSearchBox, mst_search_box, ADW_TYPE_BIN)

static gpointer
search (MstStore *store, gpointer data, GError **error)
{
  return mst_store_search (store, data, MAX_HITS_PER_TYPE, error);
}

static void
free_hits (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
set_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const MstRecordType *type = g_object_get_data (G_OBJECT (row), "mst-type");
  GtkWidget *label;

  if (before != NULL && g_object_get_data (G_OBJECT (before), "mst-type") == type)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (g_dgettext (MST_GETTEXT_DOMAIN, type->label_plural));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "mst-hits-head");
  gtk_list_box_row_set_header (row, label);
}

static void
append_hit (MstSearchBox *self, const MstHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *subtitle = gtk_label_new (hit->subtitle);
  g_autofree char *name =
    g_strdup_printf ("%s, %s", hit->title, hit->subtitle != NULL ? hit->subtitle : "");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (title), 8);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 1);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (subtitle, TRUE);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "mst-type", (gpointer) hit->type);
  g_object_set_data_full (G_OBJECT (row), "mst-id", g_memdup2 (&hit->id, sizeof hit->id), g_free);
  gtk_list_box_append (self->hits, row);
}

static void
show_hits (MstSearchBox *self, GPtrArray *hits)
{
  static const MstRecordType *const order[] = { &mst_person_type, &mst_unit_type, &mst_area_type,
                                                &mst_post_type };
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)) != NULL)
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < hits->len; j++)
      if (((const MstHit *) g_ptr_array_index (hits, j))->type == order[i])
        append_hit (self, g_ptr_array_index (hits, j));
  gtk_list_box_select_row (self->hits, gtk_list_box_get_row_at_index (self->hits, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), hits->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), hits->len == 0);
  gtk_label_set_label (self->nothing,
                       _ ("Nothing found. Part of a name, pinyin or initials, the end "
                          "of a number or a place will do."));
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MAX (480, gtk_widget_get_width (GTK_WIDGET (self->entry))), -1);
  gtk_popover_popup (self->popover);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSearchBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits != NULL)
    {
      show_hits (self, hits);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), TRUE);
  gtk_label_set_label (self->nothing, error->message);
  gtk_popover_popup (self->popover);
}

static void
search_changed_cb (MstSearchBox *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session == NULL || mst_text_is_blank (text))
    {
      gtk_popover_popdown (self->popover);
      return;
    }
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_searcher (self->session), search, g_strdup (text), g_free,
                  free_hits, self->cancellable, found_cb, g_object_ref (self));
}

static void
open_hit (MstSearchBox *self, GtkListBoxRow *row)
{
  const MstRecordType *type = g_object_get_data (G_OBJECT (row), "mst-type");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "mst-id");

  gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", type->name, *id);
}

static void
hit_activated_cb (MstSearchBox *self, GtkListBoxRow *row)
{
  open_hit (self, row);
}

static void
activate_cb (MstSearchBox *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    open_hit (self, row);
}

static void
move_selection (MstSearchBox *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int position = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (self->hits, MAX (position, 0));
  if (row != NULL)
    {
      gtk_list_box_select_row (self->hits, row);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                      GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstSearchBox *self)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
stop_search_cb (MstSearchBox *self)
{
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
focus_left_cb (MstSearchBox *self)
{
  gtk_popover_popdown (self->popover);
}

static gboolean
mst_search_box_grab_focus (GtkWidget *widget)
{
  MstSearchBox *self = MST_SEARCH_BOX (widget);

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
mst_search_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (mst_search_box_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (MST_SEARCH_BOX (widget)->popover);
}

static void
mst_search_box_dispose (GObject *object)
{
  MstSearchBox *self = MST_SEARCH_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  G_OBJECT_CLASS (mst_search_box_parent_class)->dispose (object);
}

static void
mst_search_box_class_init (MstSearchBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_search_box_dispose;
  widget_class->grab_focus = mst_search_box_grab_focus;
  widget_class->size_allocate = mst_search_box_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-search-box.ui");
  gtk_widget_class_bind_template_child (widget_class, MstSearchBox, entry);
  gtk_widget_class_bind_template_child (widget_class, MstSearchBox, popover);
  gtk_widget_class_bind_template_child (widget_class, MstSearchBox, hits);
  gtk_widget_class_bind_template_child (widget_class, MstSearchBox, nothing);
  gtk_widget_class_bind_template_child (widget_class, MstSearchBox, scroller);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
}

static void
mst_search_box_init (MstSearchBox *self)
{
  GtkEventController *keys;
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->hits, set_header_cb, NULL, NULL);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

void
mst_search_box_set_session (MstSearchBox *self, MstSession *session)
{
  g_return_if_fail (MST_IS_SEARCH_BOX (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (self->popover);
  g_set_object (&self->session, session);
}
