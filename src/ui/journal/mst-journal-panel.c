/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal of the whole file. */
#include "config.h"

#include "filter/mst-wrap-layout.h"
#include "mst-accessible.h"
#include "mst-date.h"
#include "mst-journal-entries.h"
#include "mst-journal-groups.h"
#include "mst-journal-panel.h"
#include "mst-journal-row.h"
#include "mst-panel.h"
#include "mst-plain-text.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstJournalPanel
{
  AdwBin parent_instance;

  GtkLabel *count;
  GtkSearchEntry *search;
  GtkEntry *since;
  GtkEntry *until;
  GtkDropDown *who;
  GtkDropDown *kind;
  GtkDropDown *type;
  GtkButton *clear;
  GtkLabel *problem;
  GtkStack *stack; /* "loading", "empty", "no-match", "failed", "list" */
  AdwStatusPage *failed;
  GtkListView *view;
  MstJournalEntries *entries;

  MstSession *session;
  MstJournalGroups *groups;
  GtkSingleSelection *selection;
  gint64 wanted; /* the group to select when it is listed */
  gboolean follows_code;
  MstJournalPlace *watched; /* the selected place */
};

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstJournalPanel, mst_journal_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

/* --- the filter --- */

static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { NULL, N_ ("All kinds") },
  { "change", N_ ("Changes") },
  { "import", N_ ("Imports") },
  { "undo", N_ ("Undo and redo") },
  { "access", N_ ("Looked at and exported") },
};

/* The day as the journal has it; NULL with the entry marked when it can't be read. @end: of a month or
 * a year, all of it. */
static char *
read_day (GtkEntry *entry, gboolean end)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  char buffer[MST_DATE_ISO_SIZE];
  MstDate date = { 0 };
  gboolean blank = mst_text_is_blank (text);

  if (!blank)
    mst_date_parse (text, &date);
  if (!blank && !mst_date_is_set (date))
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (blank || !mst_date_is_set (date))
    return NULL;
  /* Days are compared as text. */
  return g_strconcat (mst_date_to_iso (date, buffer), end && date.day == 0 ? "-99" : "", NULL);
}

static const char *
get_who (MstJournalPanel *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->who);

  return gtk_drop_down_get_selected (self->who) > 0 && item != NULL
           ? gtk_string_object_get_string (item)
           : NULL;
}

static const MstRecordType *
get_type (MstJournalPanel *self)
{
  guint selected = gtk_drop_down_get_selected (self->type);

  return selected > 0 ? mst_record_types ()[selected - 1] : NULL;
}

MstJournalFilter *
mst_journal_panel_dup_filter (MstJournalPanel *self)
{
  MstJournalFilter filter = { 0 };
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  const char *text;
  guint kind;
  const MstRecordType *type;

  g_return_val_if_fail (MST_IS_JOURNAL_PANEL (self), NULL);

  since = read_day (self->since, FALSE);
  until = read_day (self->until, TRUE);
  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  kind = gtk_drop_down_get_selected (self->kind);
  filter.since = since;
  filter.until = until;
  filter.who = get_who (self);
  filter.kind = kind < G_N_ELEMENTS (kinds) ? kinds[kind].kind : NULL;
  type = get_type (self);
  filter.type = type != NULL ? type->name : NULL;
  filter.text = mst_text_is_blank (text) ? NULL : text;
  return mst_journal_filter_copy (&filter);
}

/* What is not understood narrows nothing, and that is said. */
static void
show_problem (MstJournalPanel *self)
{
  GtkEntry *const entries[] = { self->since, self->until };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries) && text == NULL; i++)
    if (gtk_widget_has_css_class (GTK_WIDGET (entries[i]), "error"))
      text =
        g_strdup_printf (_ ("“%s” is no day. Write a day, a month or a year, such as 2026-11-24, "
                            "2026.11 or 2026."),
                         gtk_editable_get_text (GTK_EDITABLE (entries[i])));
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static gboolean
is_narrowed (MstJournalPanel *self)
{
  MstJournalFilter *filter = mst_journal_panel_dup_filter (self);
  gboolean narrowed = filter->since != NULL || filter->until != NULL || filter->who != NULL
                      || filter->kind != NULL || filter->type != NULL || filter->text != NULL;

  mst_journal_filter_free (filter);
  return narrowed;
}

static void
load (MstJournalPanel *self)
{
  MstJournalFilter *filter;

  if (self->follows_code || self->groups == NULL)
    return;
  filter = mst_journal_panel_dup_filter (self);
  show_problem (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->clear),
                            is_narrowed (self)
                              || gtk_widget_get_visible (GTK_WIDGET (self->problem)));
  mst_journal_groups_set_filter (self->groups, filter);
  mst_journal_filter_free (filter);
  mst_panel_changed (MST_PANEL (self));
}

static void
clear_cb (MstJournalPanel *self)
{
  self->follows_code = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_editable_set_text (GTK_EDITABLE (self->since), "");
  gtk_editable_set_text (GTK_EDITABLE (self->until), "");
  gtk_drop_down_set_selected (self->who, 0);
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->type, 0);
  self->follows_code = FALSE;
  load (self);
}

/* --- who there is --- */

static gpointer
list_people (MstStore *store, gpointer data, GError **error)
{
  return mst_store_list_people_in_journal (store, error);
}

static void
free_people (gpointer data)
{
  g_strfreev (data);
}

static void
people_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstJournalPanel) self = user_data;
  g_auto (GStrv) people = mst_worker_ask_finish (result, NULL);
  g_autoptr (GtkStringList) list = NULL;
  g_autofree char *chosen = g_strdup (get_who (self));
  guint selected = 0;

  if (people == NULL
      || g_list_model_get_n_items (gtk_drop_down_get_model (self->who))
           == g_strv_length (people) + 1)
    return;
  list = gtk_string_list_new (NULL);
  gtk_string_list_append (list, _ ("Everybody"));
  for (guint i = 0; people[i] != NULL; i++)
    {
      gtk_string_list_append (list, people[i]);
      if (g_strcmp0 (people[i], chosen) == 0)
        selected = i + 1;
    }
  self->follows_code = TRUE;
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->who, selected);
  self->follows_code = FALSE;
}

/* --- the list --- */

static void
show_entries (MstJournalPanel *self)
{
  const MstJournalGroup *group =
    self->watched != NULL ? mst_journal_place_get_group (self->watched) : NULL;

  /* Other steps move what is selected until its new place is known. */
  if (group != NULL && self->wanted == 0)
    {
      mst_journal_entries_show (self->entries, self->session, group);
      mst_journal_groups_set_anchor (self->groups, group->group);
    }
}

static void
selected_cb (MstJournalPanel *self)
{
  MstJournalPlace *place = gtk_single_selection_get_selected_item (self->selection);

  if (place == self->watched)
    return;
  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, show_entries, self);
  g_set_object (&self->watched, place);
  if (place == NULL)
    return;
  g_signal_connect_swapped (place, "changed", G_CALLBACK (show_entries), self);
  show_entries (self);
}

static void
show_state (MstJournalPanel *self)
{
  guint n_groups = mst_journal_groups_get_count (self->groups);
  g_autofree char *figure = mst_text_format_integer (n_groups);

  gtk_label_set_label (self->count, figure);
  gtk_stack_set_visible_child_name (self->stack, n_groups > 0         ? "list"
                                                 : is_narrowed (self) ? "no-match"
                                                                      : "empty");
  if (n_groups == 0)
    mst_journal_entries_show (self->entries, self->session, NULL);
}

static void
select_position (MstJournalPanel *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
reloaded_cb (MstJournalPanel *self, gint64 position)
{
  guint n_places = g_list_model_get_n_items (G_LIST_MODEL (self->groups));

  show_state (self);
  mst_worker_ask (mst_session_get_reader (self->session), list_people, NULL, NULL, free_people,
                  NULL, people_listed_cb, g_object_ref (self));
  /* Places are made a few at a time. */
  if (position >= (gint64) n_places)
    return;
  self->wanted = 0;
  if (n_places > 0)
    select_position (self, position >= 0 ? (guint) position : 0);
  show_entries (self);
}

/* The place of the wanted group may be there only now. */
static void
grown_cb (MstJournalPanel *self)
{
  if (self->wanted != 0
      && g_list_model_get_n_items (G_LIST_MODEL (self->groups))
           == mst_journal_groups_get_count (self->groups))
    mst_journal_groups_reload (self->groups);
}

static void
failed_cb (MstJournalPanel *self, const char *reason)
{
  mst_plain_status_page_set_text (self->failed, reason);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
retry_cb (MstJournalPanel *self)
{
  mst_journal_groups_reload (self->groups);
}

/* Enter goes to what the step changed. */
static void
activate_cb (MstJournalPanel *self, guint position)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entries));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, mst_journal_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mst_journal_row_set_place (MST_JOURNAL_ROW (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  mst_journal_row_set_place (MST_JOURNAL_ROW (gtk_list_item_get_child (item)), NULL);
}

/* --- MstPanel --- */

static char *
describe (MstPanel *panel)
{
  MstJournalPanel *self = MST_JOURNAL_PANEL (panel);
  guint kind = gtk_drop_down_get_selected (self->kind);
  GString *text = g_string_new (_ ("Journal"));

  if (get_who (self) != NULL)
    g_string_append_printf (text, " · %s", get_who (self));
  if (kind > 0 && kind < G_N_ELEMENTS (kinds))
    g_string_append_printf (text, " · %s", _ (kinds[kind].label));
  return g_string_free (text, FALSE);
}

static void
focus_search (MstPanel *panel)
{
  gtk_widget_grab_focus (GTK_WIDGET (MST_JOURNAL_PANEL (panel)->search));
}

static void
show_same (MstPanel *panel, MstPanel *other)
{
  MstJournalPanel *self = MST_JOURNAL_PANEL (panel);
  MstJournalPanel *from = MST_JOURNAL_PANEL (other);

  self->follows_code = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search),
                         gtk_editable_get_text (GTK_EDITABLE (from->search)));
  gtk_editable_set_text (GTK_EDITABLE (self->since),
                         gtk_editable_get_text (GTK_EDITABLE (from->since)));
  gtk_editable_set_text (GTK_EDITABLE (self->until),
                         gtk_editable_get_text (GTK_EDITABLE (from->until)));
  gtk_drop_down_set_model (self->who, gtk_drop_down_get_model (from->who));
  gtk_drop_down_set_selected (self->who, gtk_drop_down_get_selected (from->who));
  gtk_drop_down_set_selected (self->kind, gtk_drop_down_get_selected (from->kind));
  gtk_drop_down_set_selected (self->type, gtk_drop_down_get_selected (from->type));
  self->follows_code = FALSE;
  load (self);
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->describe = describe;
  iface->focus_search = focus_search;
  iface->show_same = show_same;
}

/* --- the object --- */

static gboolean
mst_journal_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_JOURNAL_PANEL (widget)->view));
}

static void
mst_journal_panel_dispose (GObject *object)
{
  MstJournalPanel *self = MST_JOURNAL_PANEL (object);

  if (self->watched != NULL)
    g_signal_handlers_disconnect_by_func (self->watched, show_entries, self);
  g_clear_object (&self->watched);
  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->groups);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_journal_panel_parent_class)->dispose (object);
}

static void
mst_journal_panel_class_init (MstJournalPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_journal_panel_dispose;
  widget_class->grab_focus = mst_journal_panel_grab_focus;

  g_type_ensure (MST_TYPE_WRAP_LAYOUT);
  g_type_ensure (MST_TYPE_JOURNAL_ENTRIES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-journal-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, count);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, search);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, since);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, until);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, who);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, kind);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, type);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, clear);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, failed);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, view);
  gtk_widget_class_bind_template_child (widget_class, MstJournalPanel, entries);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
fill_choices (MstJournalPanel *self)
{
  g_autoptr (GtkStringList) kind_list = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) type_list = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) who_list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (kind_list, _ (kinds[i].label));
  gtk_string_list_append (type_list, _ ("All records"));
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    gtk_string_list_append (type_list, g_dgettext (MST_GETTEXT_DOMAIN, (*type)->label_plural));
  gtk_string_list_append (who_list, _ ("Everybody"));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kind_list));
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (type_list));
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (who_list));
}

static void
mst_journal_panel_init (MstJournalPanel *self)
{
  self->follows_code = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_set_name (GTK_WIDGET (self->who), _ ("Who did it"));
  mst_accessible_set_name (GTK_WIDGET (self->kind), _ ("What kind of step"));
  mst_accessible_set_name (GTK_WIDGET (self->type), _ ("Which records"));
  fill_choices (self);
  self->follows_code = FALSE;
}

GtkWidget *
mst_journal_panel_new (MstSession *session)
{
  MstJournalPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_JOURNAL_PANEL, NULL);
  self->session = g_object_ref (session);
  self->groups = mst_journal_groups_new (session);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->groups)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->groups, "reloaded", G_CALLBACK (reloaded_cb), self);
  g_signal_connect_swapped (self->groups, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->groups, "items-changed", G_CALLBACK (grown_cb), self);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  load (self);
  return GTK_WIDGET (self);
}

void
mst_journal_panel_show_group (MstJournalPanel *self, gint64 group)
{
  g_return_if_fail (MST_IS_JOURNAL_PANEL (self));

  self->wanted = group;
  mst_journal_groups_set_anchor (self->groups, group);
  clear_cb (self);
}
