/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chosen record. */
#include "config.h"

#include "list/mst-record-cell.h"
#include "mst-detail-pane.h"
#include "mst-detail-relations.h"
#include "mst-history-view.h"
#include "mst-query.h"

#include <glib/gi18n-lib.h>

struct _MstDetailPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *reveal;
  GtkBox *sections;
  MstDetailRelations *relations;
  MstHistoryView *history;

  MstSession *session;
  const MstRecordType *type;
  gint64 id;
  gboolean revealed;
};

G_DEFINE_FINAL_TYPE (MstDetailPane, mst_detail_pane, ADW_TYPE_BIN)

static char *
show_value (MstDetailPane *self, const MstField *field, const char *value)
{
  if (field->kind == MST_FIELD_REFERENCE)
    return mst_record_cell_dup_text (self->session, field, value);
  return mst_store_show_value (mst_session_get_store (self->session), field, value,
                               !self->revealed && mst_session_get_masked (self->session));
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A referred record can be opened. */
static GtkWidget *
create_link (const MstField *field, const char *value, const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "mst-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", field->reference,
                                    g_ascii_strtoll (value, NULL, 10));
  return button;
}

static GtkWidget *
create_value (MstDetailPane *self, const MstField *field, const char *value)
{
  g_autofree char *shown = show_value (self, field, value);
  GtkWidget *label;

  if (field->kind == MST_FIELD_REFERENCE && value != NULL)
    return create_link (field, value, shown);
  if (field->unit != NULL && value != NULL)
    {
      g_autofree char *figure = g_steal_pointer (&shown);

      shown = g_strdup_printf ("%s %s", figure, g_dgettext (MST_GETTEXT_DOMAIN, field->unit));
    }
  label = create_label (shown, "numeric");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static GtkGrid *
append_section (MstDetailPane *self, const char *section)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_box_append (self->sections,
                  create_label (g_dgettext (MST_GETTEXT_DOMAIN, section), "mst-section"));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_box_append (self->sections, grid);
  return GTK_GRID (grid);
}

static void
attach_field (MstDetailPane *self, GtkGrid *grid, int row, const MstField *field, const char *value)
{
  GtkWidget *label = create_label (mst_field_get_label (field), "dim-label");
  GtkWidget *shown = create_value (self, field, value);

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (shown, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, shown, 1, row, 1, 1);
}

/* Sections come in the order of their first fields. */
static void
fill_sections (MstDetailPane *self, const MstRecord *record)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  for (guint first = 0; first < self->type->n_fields; first++)
    {
      const char *section = self->type->fields[first].section;
      GtkGrid *grid;
      guint before = 0;
      int row = 0;

      while (g_strcmp0 (self->type->fields[before].section, section) != 0)
        before++;
      if (before < first)
        continue;
      grid = append_section (self, section);
      for (guint i = first; i < self->type->n_fields; i++)
        if (g_strcmp0 (self->type->fields[i].section, section) == 0)
          attach_field (self, grid, row++, &self->type->fields[i], mst_record_get_at (record, i));
    }
}

static gboolean
has_sensitive_value (const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);

  for (guint i = 0; i < type->n_fields; i++)
    if (mst_field_may_be_masked (&type->fields[i]) && mst_record_get_at (record, i) != NULL)
      return TRUE;
  return FALSE;
}

static char *
describe_subtitle (MstDetailPane *self, const MstRecord *record)
{
  const MstField *area = mst_record_type_get_field (self->type, "area");
  g_autofree char *path = NULL;

  if (area == NULL)
    area = mst_record_type_get_field (self->type, "parent");
  if (area != NULL && mst_record_get (record, area->name) != NULL)
    path = mst_record_cell_dup_text (self->session, area, mst_record_get (record, area->name));
  if (path == NULL || *path == '\0')
    return g_strdup (mst_record_type_get_label (self->type));
  return g_strdup_printf ("%s · %s", mst_record_type_get_label (self->type), path);
}

static void
load (MstDetailPane *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MstRecord) record = NULL;
  g_autofree char *subtitle = NULL;

  if (self->session != NULL && self->id != 0)
    record = mst_store_get (mst_session_get_store (self->session), self->type, self->id, &error);
  if (record == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  subtitle = describe_subtitle (self, record);
  gtk_label_set_label (self->title, mst_record_get_title (record));
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal),
                          mst_session_get_masked (self->session) && has_sensitive_value (record));
  fill_sections (self, record);
  gtk_stack_set_visible_child_name (self->stack, "record");
}

static void
store_changed_cb (MstDetailPane *self)
{
  load (self);
  mst_detail_relations_show (self->relations, self->session, self->type, self->id);
  mst_history_view_set_record (self->history, self->session, self->type, self->id);
}

static void
reveal_cb (MstDetailPane *self)
{
  gboolean wanted = gtk_toggle_button_get_active (self->reveal);
  g_autoptr (GError) error = NULL;

  if (wanted == self->revealed)
    return;
  if (wanted
      && !mst_store_note_access (mst_session_get_store (self->session), "reveal",
                                 _ ("Sensitive values shown"), self->type, self->id, &error))
    {
      gtk_toggle_button_set_active (self->reveal, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
      return;
    }
  self->revealed = wanted;
  load (self);
}

static void
mst_detail_pane_dispose (GObject *object)
{
  g_clear_object (&MST_DETAIL_PANE (object)->session);
  G_OBJECT_CLASS (mst_detail_pane_parent_class)->dispose (object);
}

static void
mst_detail_pane_class_init (MstDetailPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_detail_pane_dispose;

  g_type_ensure (MST_TYPE_HISTORY_VIEW);
  g_type_ensure (MST_TYPE_DETAIL_RELATIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, reveal);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, sections);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, relations);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, history);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
}

static void
mst_detail_pane_init (MstDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_detail_pane_set_session (MstDetailPane *self, MstSession *session)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (mst_session_get_store (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_set_object (&self->session, session);
  self->id = 0;
  load (self);
  if (session == NULL)
    return;
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::masked", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

void
mst_detail_pane_show (MstDetailPane *self, const MstRecordType *type, gint64 id)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  self->type = type;
  self->id = id;
  self->revealed = FALSE;
  gtk_toggle_button_set_active (self->reveal, FALSE);
  store_changed_cb (self);
}
