/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chosen record: its values, what refers to it and its history, or the form that it is edited in. */
#include "config.h"

#include "list/mst-record-cell.h"
#include "mst-accessible.h"
#include "mst-detail-pane.h"
#include "mst-detail-relations.h"
#include "mst-detail-values.h"
#include "mst-history-view.h"
#include "mst-plain-text.h"
#include "mst-record-form.h"
#include "mst-retire.h"
#include "mst-stack.h"

#include <glib/gi18n-lib.h>

/* Of rest before a chosen record is shown. */
#define SHOW_MS 50

struct _MstDetailPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *several_title;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkToggleButton *reveal;
  MstDetailValues *values;
  MstDetailRelations *relations;
  MstHistoryView *history;
  GtkMenuButton *more;
  AdwBin *question; /* what is asked before something is done */
  GtkBox *draft_bar;
  GtkLabel *draft_label;
  GtkLabel *form_title;
  AdwBin *form_place;

  MstSession *session;
  const MstRecordType *type;
  gint64 id;
  guint n_chosen;   /* several records, of which none is shown; 0 */
  guint showing;    /* it, when what is more urgent has been done */
  gboolean is_over; /* the form is saved, and stays until its record takes its place */
};

G_DEFINE_FINAL_TYPE (MstDetailPane, mst_detail_pane, ADW_TYPE_BIN)

/* What kind of record it is and where: "Person · 东华门街道 多福巷社区". */
static char *
describe_place (MstSession *session, const MstRecord *record)
{
  const MstRecordType *type = mst_record_get_record_type (record);
  const MstField *area = mst_record_type_get_field (type, "area");
  g_autofree char *path = NULL;

  if (area == NULL)
    area = mst_record_type_get_field (type, "parent");
  if (area != NULL && mst_record_get (record, area->name) != NULL)
    path = mst_record_cell_dup_text (session, area, mst_record_get (record, area->name));
  if (path == NULL || *path == '\0')
    return g_strdup (mst_record_type_get_label (type));
  return g_strdup_printf ("%s · %s", mst_record_type_get_label (type), path);
}

/* --- the form --- */

static MstRecordForm *
get_form (MstDetailPane *self)
{
  GtkWidget *form = mst_retire_get_child (self->form_place);

  return form != NULL && !self->is_over ? MST_RECORD_FORM (form) : NULL;
}

static void
retire_form (MstDetailPane *self)
{
  self->is_over = FALSE;
  mst_retire (self->form_place);
}

/* The form whose record is shown now. */
static void
take_away_saved (MstDetailPane *self)
{
  if (self->is_over)
    retire_form (self);
}

static char *
dup_file_id (MstDetailPane *self)
{
  return mst_store_dup_setting (mst_session_get_store (self->session), "id");
}

/* What was written and not saved is offered again. */
static void
offer_draft (MstDetailPane *self)
{
  g_autofree char *file_id = dup_file_id (self);
  g_autoptr (MstDraft) draft = mst_draft_load (file_id, self->type, self->id);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->draft_bar), draft != NULL);
  if (draft == NULL)
    return;
  time = g_date_time_format (mst_draft_get_time (draft), "%m-%d %H:%M");
  text = g_strdup_printf (_ ("Changes from %s are not saved."), time);
  gtk_label_set_label (self->draft_label, text);
}

/* Without a record to show. */
static void
show_none (MstDetailPane *self)
{
  if (self->n_chosen > 1)
    {
      g_autofree char *count = mst_record_type_dup_count (self->type, self->n_chosen);
      g_autofree char *text = g_strdup_printf (_ ("%s selected"), count);

      gtk_label_set_label (self->several_title, text);
    }
  mst_stack_show (self->stack, self->n_chosen > 1 ? "several" : "nothing");
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
      if (get_form (self) == NULL)
        show_none (self);
      take_away_saved (self);
      return;
    }
  subtitle = describe_place (self->session, record);
  gtk_label_set_label (self->title, mst_record_get_title (record));
  mst_plain_text_keep_words (self->title);
  gtk_label_set_label (self->subtitle, subtitle);
  mst_plain_text_keep_words (self->subtitle);
  mst_detail_values_show (self->values, self->session, record);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal),
                          mst_session_get_masked (self->session)
                            && mst_detail_values_has_sensitive (self->values));
  offer_draft (self);
  if (get_form (self) == NULL)
    mst_stack_show (self->stack, "record");
  take_away_saved (self);
}

static void
store_changed_cb (MstDetailPane *self)
{
  load (self);
  mst_detail_relations_show (self->relations, self->session, self->type, self->id);
  mst_history_view_set_record (self->history, self->session, self->type, self->id);
}

static void
show_now (MstDetailPane *self)
{
  if (self->showing == 0)
    return;
  g_clear_handle_id (&self->showing, g_source_remove);
  store_changed_cb (self);
}

static gboolean
show_cb (gpointer user_data)
{
  show_now (user_data);
  return G_SOURCE_REMOVE;
}

static void
close_form (MstDetailPane *self)
{
  retire_form (self);
  load (self);
}

/* A record that is gone to by way of others is shown once, and its list is drawn before it. */
static void
show_soon (MstDetailPane *self)
{
  g_clear_handle_id (&self->showing, g_source_remove);
  self->showing = g_timeout_add (SHOW_MS, show_cb, self);
}

static void
edited_cb (MstDetailPane *self)
{
  MstRecordForm *form = get_form (self);
  const char *type = mst_record_type_get_label (mst_record_form_get_record_type (form));
  const char *mark = mst_record_form_is_edited (form) ? " •" : "";
  g_autofree char *text = g_strdup_printf (
    mst_record_form_get_id (form) != 0 ? _ ("Edit: %s%s") : _ ("New: %s%s"),
    mst_record_form_get_id (form) != 0 ? gtk_label_get_label (self->title) : type, mark);

  gtk_label_set_label (self->form_title, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->form_title),
                               *mark != '\0' ? _ ("Not saved yet") : NULL);
}

static void
saved_cb (MstDetailPane *self, gint64 id, MstRecordForm *form)
{
  const MstRecordType *type = mst_record_form_get_record_type (form);
  gboolean is_new = mst_record_form_get_id (form) == 0;

  self->is_over = TRUE;
  self->id = id;
  self->n_chosen = 0;
  show_soon (self);
  if (is_new)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", type->name, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
}

static void
left_cb (MstDetailPane *self)
{
  close_form (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
}

static void
open_form (MstDetailPane *self, const MstRecord *record, const MstRecord *written)
{
  GtkWidget *form = mst_record_form_new (self->session, record, written);

  self->is_over = FALSE;
  adw_bin_set_child (self->form_place, form);
  g_signal_connect_swapped (form, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (form, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (form, "left", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (form, "discarded", G_CALLBACK (left_cb), self);
  edited_cb (self);
  mst_stack_show (self->stack, "form");
  gtk_widget_grab_focus (form);
}

static void
take_draft (MstDetailPane *self, gint64 id)
{
  g_autofree char *file_id = dup_file_id (self);
  g_autoptr (MstDraft) draft = mst_draft_load (file_id, self->type, id);

  if (draft != NULL)
    mst_record_form_take_draft (get_form (self), draft);
}

void
mst_detail_pane_continue_draft (MstDetailPane *self)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  if (mst_detail_pane_edit (self))
    take_draft (self, self->id);
}

static void
drop_draft_cb (MstDetailPane *self)
{
  g_autofree char *file_id = dup_file_id (self);

  mst_draft_remove (file_id, self->type, self->id);
  offer_draft (self);
}

/* The list that has them copies them. */
static void
copy_cb (MstDetailPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
  focus = gtk_root_get_focus (root);
  if (focus != NULL)
    gtk_widget_activate_action (focus, "rows.copy", NULL);
}

static void
mst_detail_pane_dispose (GObject *object)
{
  g_clear_handle_id (&MST_DETAIL_PANE (object)->showing, g_source_remove);
  g_clear_object (&MST_DETAIL_PANE (object)->session);
  G_OBJECT_CLASS (mst_detail_pane_parent_class)->dispose (object);
}

static void
mst_detail_pane_class_init (MstDetailPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_detail_pane_dispose;

  g_type_ensure (MST_TYPE_DETAIL_VALUES);
  g_type_ensure (MST_TYPE_HISTORY_VIEW);
  g_type_ensure (MST_TYPE_DETAIL_RELATIONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, several_title);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, reveal);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, values);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, relations);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, history);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, more);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, question);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, draft_label);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, form_title);
  gtk_widget_class_bind_template_child (widget_class, MstDetailPane, form_place);
  gtk_widget_class_bind_template_callback (widget_class, mst_detail_pane_continue_draft);
  gtk_widget_class_bind_template_callback (widget_class, drop_draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
mst_detail_pane_init (MstDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_set_name (GTK_WIDGET (self->more), _ ("What can be done with it"));
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
  mst_detail_pane_leave_form (self);
  g_set_object (&self->session, session);
  self->id = 0;
  self->n_chosen = 0;
  g_clear_handle_id (&self->showing, g_source_remove);
  load (self);
  if (session == NULL)
    return;
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::masked", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

void
mst_detail_pane_leave_form (MstDetailPane *self)
{
  MstRecordForm *form;

  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  adw_bin_set_child (self->question, NULL);
  form = get_form (self);
  if (form == NULL)
    return;
  if (mst_record_form_is_edited (form))
    gtk_widget_activate_action (
      GTK_WIDGET (self), "win.tell", "s",
      _ ("What you wrote is kept. It is offered again where it belongs."));
  mst_record_form_keep_draft (form);
  close_form (self);
}

/* @n_chosen: how many are chosen when it is not one. */
static void
show (MstDetailPane *self, const MstRecordType *type, gint64 id, guint n_chosen)
{
  /* A list that is read anew chooses nothing for a moment, or the same row again. */
  if ((get_form (self) != NULL || (self->is_over && n_chosen == 0)) && type == self->type
      && (id == 0 || id == self->id))
    return;
  mst_detail_pane_leave_form (self);
  self->type = type;
  self->id = id;
  self->n_chosen = n_chosen;
  mst_detail_values_mask (self->values);
  show_soon (self);
  if (id == 0)
    show_now (self);
}

void
mst_detail_pane_show (MstDetailPane *self, const MstRecordType *type, gint64 id)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  show (self, type, id, 0);
}

void
mst_detail_pane_show_several (MstDetailPane *self, const MstRecordType *type, guint n)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));
  g_return_if_fail (type != NULL);

  show (self, type, 0, n);
}

gboolean
mst_detail_pane_edit (MstDetailPane *self)
{
  g_autoptr (MstRecord) record = NULL;

  g_return_val_if_fail (MST_IS_DETAIL_PANE (self), FALSE);

  show_now (self);
  if (self->session == NULL || self->id == 0)
    return FALSE;
  if (get_form (self) != NULL && mst_record_form_get_id (get_form (self)) == self->id)
    return gtk_widget_grab_focus (GTK_WIDGET (get_form (self)));
  record = mst_store_get (mst_session_get_store (self->session), self->type, self->id, NULL);
  if (record == NULL)
    return FALSE;
  mst_detail_pane_leave_form (self);
  open_form (self, record, NULL);
  return TRUE;
}

void
mst_detail_pane_create (MstDetailPane *self, const MstRecordType *type, const MstRecord *written)
{
  g_autoptr (MstRecord) record = NULL;

  g_return_if_fail (MST_IS_DETAIL_PANE (self));
  g_return_if_fail (type != NULL);

  show_now (self);
  mst_detail_pane_leave_form (self);
  self->type = type;
  record = mst_record_new (type);
  open_form (self, record, written);
  if (written == NULL)
    take_draft (self, 0);
}

void
mst_detail_pane_ask (MstDetailPane *self, GtkWidget *question)
{
  g_return_if_fail (MST_IS_DETAIL_PANE (self));

  adw_bin_set_child (self->question, question);
}

gint64
mst_detail_pane_get_shown (MstDetailPane *self, const MstRecordType **type)
{
  g_return_val_if_fail (MST_IS_DETAIL_PANE (self), 0);

  *type = self->type;
  return self->id;
}
