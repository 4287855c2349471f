/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does to the selected records. */
#include "config.h"

#include "detail/mst-record-questions.h"
#include "mst-edit.h"
#include "mst-error.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

#define MAX_DEPENDENTS 50

static const MstRecordType *
get_type (MstWindow *self)
{
  MstPanel *panel = self->session != NULL ? mst_window_get_panel (self) : NULL;

  return panel != NULL ? mst_panel_get_record_type (panel) : NULL;
}

/* Without a selected row what the detail shows, such as a record that the list leaves out because it is
 * out of use; NULL, and words, without either. */
static GArray *
list_selected (MstWindow *self)
{
  g_autoptr (GArray) ids =
    get_type (self) != NULL ? mst_panel_list_selected (mst_window_get_panel (self)) : NULL;
  const MstRecordType *type = NULL;
  gint64 shown = mst_detail_pane_get_shown (self->detail, &type);

  if (ids != NULL && ids->len == 0 && shown != 0 && type == get_type (self))
    g_array_append_val (ids, shown);
  if (ids != NULL && ids->len > 0)
    return g_steal_pointer (&ids);
  mst_window_tell (self, _ ("Select a row first."));
  return NULL;
}

static void
new_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  if (get_type (self) == NULL)
    return;
  mst_window_set_detail_visible (self, TRUE);
  mst_detail_pane_create (self->detail, get_type (self), NULL);
}

static void
edit_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  if (get_type (self) == NULL)
    return;
  mst_window_set_detail_visible (self, TRUE);
  if (!mst_detail_pane_edit (self->detail))
    mst_window_tell (self, _ ("Select a row first."));
}

static void
duplicate_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  const MstRecordType *type = get_type (self);
  g_autoptr (GArray) ids = list_selected (self);
  g_autoptr (MstRecord) record = NULL;
  g_autoptr (MstRecord) copy = NULL;
  g_autoptr (GError) error = NULL;

  if (ids == NULL)
    return;
  record = mst_store_get (mst_session_get_store (self->session), type,
                          g_array_index (ids, gint64, 0), &error);
  if (record == NULL)
    {
      mst_window_tell (self, error->message);
      return;
    }
  copy = mst_edit_duplicate (record);
  mst_window_set_detail_visible (self, TRUE);
  mst_detail_pane_create (self->detail, type, copy);
}

static void
end_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GArray) ids = list_selected (self);

  if (ids == NULL)
    return;
  mst_window_set_detail_visible (self, TRUE);
  mst_detail_pane_leave_form (self->detail);
  mst_detail_pane_ask (self->detail, mst_end_question_new (self->session, get_type (self), ids));
}

/** Records: some of one type, and what came of them. */
typedef struct
{
  MstWindow *window;
  const MstRecordType *type;
  GArray *ids;
  char *message;
} Records;

static void
records_free (Records *records)
{
  g_object_unref (records->window);
  g_array_unref (records->ids);
  g_free (records->message);
  g_free (records);
}

static Records *
records_new (MstWindow *self, GArray *ids)
{
  Records *records = g_new0 (Records, 1);

  records->window = g_object_ref (self);
  records->type = get_type (self);
  records->ids = g_array_ref (ids);
  return records;
}

static char *
resume (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Records *records = data;

  return mst_edit_end (store, records->type, (const gint64 *) (gpointer) records->ids->data,
                       records->ids->len, NULL, error);
}

static void
resumed_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Records *records = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    mst_window_tell (records->window, error->message);
  records_free (records);
}

static void
resume_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GArray) ids = list_selected (self);
  Records *records;

  if (ids == NULL)
    return;
  records = records_new (self, ids);
  mst_session_write (self->session, _ ("Saving…"), resume, records, NULL, resumed_cb, records);
}

static gpointer
list_dependents (MstStore *store, gpointer data, GError **error)
{
  const Records *records = data;

  return mst_edit_list_dependents (store, records->type, g_array_index (records->ids, gint64, 0),
                                   MAX_DEPENDENTS, error);
}

static void
free_dependents (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
dependents_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Records *records = user_data;
  MstWindow *self = records->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) dependents = mst_worker_ask_finish (result, &error);

  if (dependents == NULL)
    mst_window_tell (self, records->message);
  else
    {
      mst_window_set_detail_visible (self, TRUE);
      mst_detail_pane_ask (self->detail,
                           mst_dependents_question_new (records->message, dependents,
                                                        dependents->len < MAX_DEPENDENTS));
    }
  records_free (records);
}

static char *
delete_records (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Records *records = data;

  return mst_edit_delete (store, records->type, (const gint64 *) (gpointer) records->ids->data,
                          records->ids->len, progress, error);
}

static void
deleted_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Records *records = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    {
      if (g_error_matches (error, MST_ERROR, MST_ERROR_IN_USE) && records->ids->len == 1)
        {
          records->message = g_strdup (error->message);
          mst_worker_ask (mst_session_get_reader (MST_SESSION (session)), list_dependents, records,
                          NULL, free_dependents, NULL, dependents_listed_cb, records);
          return;
        }
      mst_window_tell (records->window, error->message);
    }
  records_free (records);
}

static void
delete_record_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autoptr (GArray) ids = list_selected (self);
  Records *records;

  if (ids == NULL)
    return;
  mst_detail_pane_leave_form (self->detail);
  records = records_new (self, ids);
  mst_session_write (self->session, _ ("Deleting…"), delete_records, records, NULL, deleted_cb,
                     records);
}

static void
close_question_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_detail_pane_ask (self->detail, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (mst_window_get_panel (self)));
}

void
mst_window_add_record_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-record", .activate = new_record_cb },
    { .name = "edit-record", .activate = edit_record_cb },
    { .name = "duplicate-record", .activate = duplicate_record_cb },
    { .name = "end-record", .activate = end_record_cb },
    { .name = "resume-record", .activate = resume_record_cb },
    { .name = "delete-record", .activate = delete_record_cb },
    { .name = "close-question", .activate = close_question_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Before the list's search takes them for its own; a text that is being written keeps them. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                GtkWidget *panel)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (panel));
  const char *action = NULL;

  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    action = "win.delete-record";
  else if (key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert)
    action = "win.new-record";
  if (action == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || mst_panel_get_record_type (MST_PANEL (panel)) == NULL || focus == NULL
      || gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) == NULL || GTK_IS_EDITABLE (focus)
      || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (panel, action, NULL);
}

void
mst_window_add_record_keys (GtkWidget *panel)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), panel);
  gtk_widget_add_controller (panel, keys);
}
