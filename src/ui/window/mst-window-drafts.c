/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that were written and not saved, as after a crash: the window tells of them when a file is opened. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-draft.h"
#include "mst-plain-text.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* What the form was about; NULL when the record is no longer there. */
static char *
describe (MstWindow *self, const MstDraft *draft)
{
  const MstRecordType *type = mst_draft_get_record_type (draft);
  const char *label = mst_record_type_get_label (type);
  const char *text = NULL;
  const char *value;
  gboolean is_understood;
  g_autoptr (MstRecord) record = NULL;

  if (mst_draft_get_id (draft) == 0)
    {
      if (!mst_draft_get (draft, type->title_field, &text, &value, &is_understood) || *text == '\0')
        return g_strdup_printf (_ ("New: %s"), label);
      return g_strdup_printf (_ ("New: %s “%s”"), label, text);
    }
  record =
    mst_store_get (mst_session_get_store (self->session), type, mst_draft_get_id (draft), NULL);
  return record != NULL ? g_strdup_printf (_ ("%s “%s”"), label, mst_record_get_title (record))
                        : NULL;
}

static void
tell (MstWindow *self, const char *file_id, const MstDraft *draft, const char *what)
{
  g_autofree char *time = g_date_time_format (mst_draft_get_time (draft), "%m-%d %H:%M");
  g_autofree char *text = g_strdup_printf (_ ("Not saved on %s: %s"), time, what);
  AdwToast *toast = mst_plain_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Go On"));
  adw_toast_set_action_name (toast, "win.continue-draft");
  adw_toast_set_action_target (toast, "(ssx)", file_id, mst_draft_get_record_type (draft)->name,
                               mst_draft_get_id (draft));
  /* Until the officer has gone on with it or closed it. */
  adw_toast_set_timeout (toast, 0);
  mst_accessible_add_toast (self->toasts, toast);
}

/* Else a form may be under way in another window. */
static gboolean
is_only_window (MstWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *window = windows; window != NULL; window = window->next)
    if (window->data != self && MST_IS_WINDOW (window->data)
        && MST_WINDOW (window->data)->session == self->session)
      return FALSE;
  return TRUE;
}

void
mst_window_offer_drafts (MstWindow *self)
{
  g_autofree char *file_id = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (!is_only_window (self))
    return;
  file_id = mst_store_dup_setting (mst_session_get_store (self->session), "id");
  /* A damaged file may have lost it. */
  if (file_id == NULL)
    return;
  drafts = mst_draft_list (file_id);
  /* One toast is shown after the other. */
  for (guint i = 0; i < drafts->len; i++)
    {
      const MstDraft *draft = g_ptr_array_index (drafts, i);
      g_autofree char *what = describe (self, draft);

      if (what != NULL)
        tell (self, file_id, draft, what);
    }
}

static void
continue_draft_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  g_autofree char *open_id = NULL;
  const MstRecordType *type;
  const char *file_id;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&s&sx)", &file_id, &name, &id);
  type = mst_record_type_get (name);
  if (self->session == NULL || type == NULL)
    return;
  /* What is told stays while another file is opened, where the record of that number is another one. */
  open_id = mst_store_dup_setting (mst_session_get_store (self->session), "id");
  if (g_strcmp0 (open_id, file_id) != 0)
    {
      mst_window_tell (self,
                       _ ("The form belongs to another file. Open that one to go on with it."));
      return;
    }
  if (id != 0)
    {
      mst_window_show_record (self, type, id);
      mst_detail_pane_continue_draft (self->detail);
      return;
    }
  mst_window_show_panel (self, name);
  mst_window_set_detail_visible (self, TRUE);
  mst_detail_pane_create (self->detail, type, NULL);
}

void
mst_window_add_draft_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "continue-draft", .activate = continue_draft_cb, .parameter_type = "(ssx)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
