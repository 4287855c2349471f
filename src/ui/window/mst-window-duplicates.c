/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to duplicates: finding them, merging them, saying that they are none. */
#include "config.h"

#include "duplicates/mst-duplicates-panel.h"
#include "duplicates/mst-merge-page.h"
#include "mst-text.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* More columns than can be read. */
#define MAX_MERGED 8

static void
merge_cb (MstDuplicatesPanel *panel, MstDuplicates *duplicates, guint index, gpointer user_data)
{
  MstWindow *self = user_data;

  mst_window_show_page (self, mst_merge_page_new_for_duplicates (self->session, duplicates, index));
}

void
mst_window_connect_duplicates (MstWindow *self, MstPanel *panel)
{
  if (MST_IS_DUPLICATES_PANEL (panel))
    g_signal_connect (panel, "merge", G_CALLBACK (merge_cb), self);
}

void
mst_window_find_duplicates (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;

  mst_window_show_panel (self, MST_PANEL_DUPLICATES);
  panel = mst_window_get_panel (self);
  if (type != NULL && MST_IS_DUPLICATES_PANEL (panel))
    mst_duplicates_panel_set_type (MST_DUPLICATES_PANEL (panel), type);
}

void
mst_window_merge_records (MstWindow *self)
{
  MstPanel *panel = mst_window_get_panel (self);
  const MstRecordType *type = panel != NULL ? mst_panel_get_record_type (panel) : NULL;
  g_autoptr (GArray) ids = type != NULL ? mst_panel_list_selected (panel) : NULL;

  if (ids == NULL)
    return;
  if (ids->len < 2)
    mst_window_tell (self, _ ("Select the records that are one, two or more; then merge them."));
  else if (ids->len > MAX_MERGED)
    {
      g_autofree char *text =
        g_strdup_printf (_ ("At most %d records can be merged at once."), MAX_MERGED);

      mst_window_tell (self, text);
    }
  else
    mst_window_show_page (
      self, mst_merge_page_new (self->session, type, (const gint64 *) ids->data, ids->len));
}

/* --- what is no duplicate --- */

/** Verdict: that records are all different. */
typedef struct
{
  MstWindow *window;
  const MstRecordType *type;
  GVariant *ids;
} Verdict;

static void
verdict_free (Verdict *verdict)
{
  g_object_unref (verdict->window);
  g_variant_unref (verdict->ids);
  g_free (verdict);
}

static char *
write_verdict (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Verdict *verdict = data;
  gsize n_ids;
  const gint64 *ids = g_variant_get_fixed_array (verdict->ids, &n_ids, sizeof (gint64));

  return mst_duplicates_dismiss (store, verdict->type, ids, (guint) n_ids, error)
           ? g_strdup (_ ("Noted: these records are different."))
           : NULL;
}

static void
verdict_written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Verdict *verdict = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    mst_window_tell (verdict->window, error->message);
  verdict_free (verdict);
}

void
mst_window_dismiss_duplicates (MstWindow *self, GVariant *target)
{
  const char *name;
  g_autoptr (GVariant) ids = NULL;
  Verdict *verdict;

  g_variant_get (target, "(&s@ax)", &name, &ids);
  if (self->session == NULL || mst_record_type_get (name) == NULL)
    return;
  verdict = g_new0 (Verdict, 1);
  verdict->window = g_object_ref (self);
  verdict->type = mst_record_type_get (name);
  verdict->ids = g_steal_pointer (&ids);
  mst_session_write (self->session, _ ("Noting it down…"), write_verdict, verdict, NULL,
                     verdict_written_cb, verdict);
}
