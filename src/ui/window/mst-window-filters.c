/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saved filters: opening, saving, renaming, updating and removing them. */
#include "config.h"

#include "mst-name-dialog.h"
#include "mst-saved-filter.h"
#include "mst-stack.h"
#include "mst-window-private.h"

#include <glib/gi18n-lib.h>

/* --- writing --- */

typedef enum
{
  SAVE,
  RENAME,
  REMOVE,
} Kind;

/** Change: of one saved filter. @name: after a renaming the old one; @query: what is saved. */
typedef struct
{
  MstWindow *window;
  Kind kind;
  const MstRecordType *type;
  char *name;
  char *new_name;
  MstQuery *query;
} Change;

static Change *
change_new (MstWindow *self, Kind kind, const MstRecordType *type, const char *name)
{
  Change *change = g_new0 (Change, 1);

  change->window = g_object_ref (self);
  change->kind = kind;
  change->type = type;
  change->name = g_strdup (name);
  return change;
}

static void
change_free (Change *change)
{
  g_object_unref (change->window);
  g_free (change->name);
  g_free (change->new_name);
  g_clear_pointer (&change->query, mst_query_unref);
  g_free (change);
}

static char *
write_change (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Change *change = data;

  switch (change->kind)
    {
    case SAVE:
      return mst_store_save_filter (store, change->name, change->query, error)
               ? g_strdup_printf (_ ("Saved the filter “%s”"), change->name)
               : NULL;
    case RENAME:
      return mst_store_rename_filter (store, change->type, change->name, change->new_name, error)
               ? g_strdup_printf (_ ("Renamed the filter “%s” to “%s”"), change->name,
                                  change->new_name)
               : NULL;
    case REMOVE:
      return mst_store_remove_filter (store, change->type, change->name, error)
               ? g_strdup_printf (_ ("Removed the filter “%s”"), change->name)
               : NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The panel of a type, when it has been made. */
static MstPanel *
peek_panel (MstWindow *self, const MstRecordType *type)
{
  GtkWidget *panel = mst_stack_get (self->panels, type->name);

  return panel != NULL ? MST_PANEL (panel) : NULL;
}

/* What a panel shows that shows the filter. */
static void
mark_changed (MstWindow *self, const Change *change)
{
  MstPanel *panel = peek_panel (self, change->type);
  const char *shown = panel != NULL ? mst_panel_get_filter_name (panel) : NULL;

  if (g_strcmp0 (shown, change->name) != 0)
    return;
  switch (change->kind)
    {
    case SAVE:
      mst_panel_mark_filter (panel, change->name, change->query);
      break;
    case RENAME:
      mst_panel_mark_filter (panel, change->new_name, change->query);
      break;
    case REMOVE:
      mst_panel_mark_filter (panel, NULL, NULL);
      break;
    default:
      g_return_if_reached ();
    }
}

/* In every window on the file, for they may stand side by side. */
static void
show_changed (MstWindow *self, const Change *change)
{
  MstPanel *panel = peek_panel (self, change->type);
  g_autoptr (GPtrArray) windows = mst_window_list_on_same_file (self);

  if (change->kind == SAVE && panel != NULL)
    mst_panel_mark_filter (panel, change->name, change->query);
  for (guint i = 0; i < windows->len; i++)
    mark_changed (g_ptr_array_index (windows, i), change);
}

static void
written_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    mst_window_tell (change->window, error->message);
  else
    show_changed (change->window, change);
  change_free (change);
}

static void
begin_write (Change *change)
{
  mst_session_write (change->window->session, _ ("Saving the filter…"), write_change, change, NULL,
                     written_cb, change);
}

/* --- asking for a name --- */

static void
named_cb (const char *name, gpointer user_data)
{
  const Change *asked = user_data;
  Change *change =
    change_new (asked->window, asked->kind, asked->type, asked->kind == SAVE ? name : asked->name);

  if (asked->kind != SAVE)
    change->new_name = g_strdup (name);
  change->query = asked->query != NULL ? mst_query_ref (asked->query) : NULL;
  begin_write (change);
}

/* @change: (transfer full) */
static void
ask_name (Change *change, const char *heading, const char *body, const char *suggestion)
{
  mst_name_dialog_ask (GTK_WINDOW (change->window), heading, body, _ ("Name of the filter"),
                       suggestion, named_cb, change, (GDestroyNotify) change_free);
}

/* --- actions --- */

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  MstPanel *panel = mst_window_get_panel (self);
  const char *shown = panel != NULL ? mst_panel_get_filter_name (panel) : NULL;
  Change *change;

  if (panel == NULL || !mst_panel_can_filter (panel))
    return;
  change = change_new (self, SAVE, mst_panel_get_record_type (panel), NULL);
  change->query = mst_panel_dup_query (panel);
  ask_name (change, _ ("Save the Filter"),
            _ ("Filters, search and order are kept under this name, for everybody who opens the "
               "file. A filter that has the name already is replaced."),
            shown != NULL ? shown : "");
}

/* The saved filter an action speaks of; NULL when it went away meanwhile. */
static const MstSavedEntry *
find_entry (MstWindow *self, GVariant *parameter)
{
  const char *type;
  const char *name;

  g_variant_get (parameter, "(&s&s)", &type, &name);
  return self->saved != NULL
           ? mst_saved_filters_find (self->saved, mst_record_type_get (type), name)
           : NULL;
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  const MstSavedEntry *entry = find_entry (self, parameter);
  MstPanel *panel;

  if (entry == NULL)
    return;
  if (entry->query == NULL)
    {
      mst_window_tell (self, _ ("A newer version of the program has saved this filter; open the "
                                "file with that."));
      return;
    }
  mst_window_show_panel (self, entry->type->name);
  panel = mst_window_get_panel (self);
  mst_panel_show_query (panel, entry->query);
  mst_panel_mark_filter (panel, entry->name, entry->query);
}

static void
update_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  const MstSavedEntry *entry = find_entry (self, parameter);
  MstPanel *panel = entry != NULL ? peek_panel (self, entry->type) : NULL;
  Change *change;

  if (entry == NULL)
    return;
  if (panel == NULL || panel != mst_window_get_panel (self) || !mst_panel_can_filter (panel))
    {
      mst_window_tell (self, _ ("Open the filter and change it first."));
      return;
    }
  change = change_new (self, SAVE, entry->type, entry->name);
  change->query = mst_panel_dup_query (panel);
  begin_write (change);
}

static void
rename_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  const MstSavedEntry *entry = find_entry (self, parameter);
  Change *change;

  if (entry == NULL)
    return;
  change = change_new (self, RENAME, entry->type, entry->name);
  change->query = entry->query != NULL ? mst_query_ref (entry->query) : NULL;
  ask_name (change, _ ("Rename the Filter"), NULL, entry->name);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstWindow *self = user_data;
  const MstSavedEntry *entry = find_entry (self, parameter);
  Change *change;

  if (entry == NULL)
    return;
  change = change_new (self, REMOVE, entry->type, entry->name);
  begin_write (change);
}

/* --- keeping step --- */

void
mst_window_mark_filter (MstWindow *self)
{
  MstPanel *panel = self->session != NULL ? mst_window_get_panel (self) : NULL;

  mst_sidebar_mark_filter (self->sidebar, panel != NULL ? mst_panel_get_record_type (panel) : NULL,
                           panel != NULL ? mst_panel_get_filter_name (panel) : NULL);
}

/* Panels show the filters as they are kept: another window or Ctrl+Z may have changed them. */
static void
saved_changed_cb (MstWindow *self)
{
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      MstPanel *panel = peek_panel (self, *type);
      const char *shown = panel != NULL ? mst_panel_get_filter_name (panel) : NULL;
      const MstSavedEntry *entry =
        shown != NULL ? mst_saved_filters_find (self->saved, *type, shown) : NULL;

      if (entry != NULL)
        mst_panel_mark_filter (panel, entry->name, entry->query);
      else if (shown != NULL)
        mst_panel_mark_filter (panel, NULL, NULL);
    }
}

void
mst_window_set_saved_filters (MstWindow *self, MstSession *session)
{
  g_clear_object (&self->saved);
  if (session != NULL)
    {
      self->saved = mst_saved_filters_new (session);
      g_signal_connect_object (self->saved, "changed", G_CALLBACK (saved_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  mst_sidebar_set_filters (self->sidebar, self->saved);
}

void
mst_window_add_filter_actions (MstWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "save-filter", .activate = save_cb },
    { .name = "show-filter", .activate = show_cb, .parameter_type = "(ss)" },
    { .name = "update-filter", .activate = update_cb, .parameter_type = "(ss)" },
    { .name = "rename-filter", .activate = rename_cb, .parameter_type = "(ss)" },
    { .name = "remove-filter", .activate = remove_cb, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
