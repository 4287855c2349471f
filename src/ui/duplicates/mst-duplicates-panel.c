/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that may be one. */
#include "config.h"

#include "mst-duplicates-panel.h"

#include "mst-duplicates-list.h"
#include "mst-gradual-model.h"
#include "mst-plain-text.h"
#include "mst-progress-bar.h"
#include "mst-text.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

/** Kind: a type whose duplicates are looked for. @n_sets: -1 until known */
typedef struct
{
  const MstRecordType *type;
  GtkToggleButton *toggle;
  gint64 n_sets;
} Kind;

struct _MstDuplicatesPanel
{
  AdwBin parent_instance;

  GtkBox *types;
  GtkStack *stack;
  GtkListView *view;
  AdwStatusPage *problem;
  MstProgressBar *progress_bar;
  GtkLabel *count;

  MstSession *session;
  GArray *kinds;               /* Kind */
  guint kind;                  /* position in kinds: the one that is shown */
  MstDuplicatesSearch *search; /* what is shown; NULL */
  GListStore *items;
  GtkSingleSelection *selection;
  guint wanted;          /* position to be selected when the view has it */
  MstProgress *progress; /* of the search under way; NULL */
  gboolean stale;        /* to be looked for when seen */
};

enum
{
  MERGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void panel_iface_init (MstPanelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstDuplicatesPanel, mst_duplicates_panel, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PANEL, panel_iface_init))

static Kind *
get_kind (MstDuplicatesPanel *self, guint index)
{
  return &g_array_index (self->kinds, Kind, index);
}

/* The index of the selected set; -1. */
static int
get_set (MstDuplicatesPanel *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position != GTK_INVALID_LIST_POSITION ? (int) position : -1;
}

/* --- what is shown --- */

static void
update_actions (MstDuplicatesPanel *self)
{
  gboolean selected = self->search != NULL && get_set (self) >= 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.dismiss", selected);
}

static void
show_counts (MstDuplicatesPanel *self)
{
  gint64 waiting = -1;

  for (guint i = 0; i < self->kinds->len; i++)
    {
      const Kind *kind = get_kind (self, i);
      const char *label = g_dgettext (MST_GETTEXT_DOMAIN, kind->type->label_plural);
      g_autofree char *figure = mst_text_format_integer (kind->n_sets);
      g_autofree char *text =
        kind->n_sets > 0 ? g_strdup_printf ("%s %s", label, figure) : g_strdup (label);

      gtk_button_set_label (GTK_BUTTON (kind->toggle), text);
      if (kind->n_sets >= 0)
        waiting = MAX (waiting, 0) + kind->n_sets;
    }
  mst_session_set_waiting (self->session, MST_PANEL_DUPLICATES, waiting);
}

static gboolean
has_focus (MstDuplicatesPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus == NULL || focus == GTK_WIDGET (get_kind (self, self->kind)->toggle)
         || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/* Where the officer waits for the list, the keys go to the selected set when it comes. */
static void
move_focus (MstDuplicatesPanel *self)
{
  MstDuplicatesItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && has_focus (self))
    mst_duplicates_item_grab_focus (self->view, item);
}

static void
select_wanted (MstDuplicatesPanel *self)
{
  guint position = self->wanted;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return;
  self->wanted = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  move_focus (self);
}

static void
show_search (MstDuplicatesPanel *self, MstDuplicatesSearch *search)
{
  g_autoptr (GPtrArray) items = mst_duplicates_item_list (search);
  guint n_sets = mst_duplicates_get_n (search->duplicates);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autofree char *figure = mst_text_format_integer (n_sets);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%s set in all", "%s sets in all", n_sets), figure);

  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->search, mst_duplicates_search_free);
  self->search = search;
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  get_kind (self, self->kind)->n_sets = n_sets;
  gtk_label_set_label (self->count, n_sets > 0 ? text : "");
  gtk_stack_set_visible_child_name (self->stack, n_sets > 0 ? "list" : "none");
  /* Where the cursor was, as what stood there may be settled. */
  if (n_sets > 0)
    self->wanted = position != GTK_INVALID_LIST_POSITION ? MIN (position, n_sets - 1) : 0;
  select_wanted (self);
  show_counts (self);
  update_actions (self);
}

static void
show_problem (MstDuplicatesPanel *self, const char *text)
{
  mst_plain_status_page_set_text (self->problem, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* --- looking for them --- */

/** Run: a search on its thread. */
typedef struct
{
  MstDuplicatesPanel *panel;
  MstDuplicatesSearch *search;
  MstProgress *progress;
} Run;

static void
run_free (Run *run)
{
  g_clear_pointer (&run->search, mst_duplicates_search_free);
  g_object_unref (run->panel);
  g_object_unref (run->progress);
  g_free (run);
}

static gboolean
run_search (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_duplicates_search_run (((Run *) data)->search, store, progress, error);
}

static void
search_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  MstDuplicatesPanel *self = run->panel;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_task_run_finish (result, &error);

  /* Another one was started meanwhile, or the panel is gone. */
  if (self->progress != run->progress)
    {
      run_free (run);
      return;
    }
  g_clear_object (&self->progress);
  mst_progress_bar_stop (self->progress_bar);
  if (ok)
    show_search (self, g_steal_pointer (&run->search));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, _ ("The comparison was cancelled."));
  else
    show_problem (self, error->message);
  run_free (run);
}

static void
search (MstDuplicatesPanel *self)
{
  Run *run = g_new0 (Run, 1);

  self->stale = FALSE;
  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  self->progress = mst_progress_new ();
  run->panel = g_object_ref (self);
  run->search = mst_duplicates_search_new (get_kind (self, self->kind)->type);
  run->progress = g_object_ref (self->progress);
  /* What is shown stays until there is something newer. */
  if (self->search == NULL)
    gtk_stack_set_visible_child_name (self->stack, "searching");
  mst_progress_bar_start (self->progress_bar, _ ("Looking for duplicates"), self->progress);
  mst_task_run (mst_session_get_path (self->session), run_search, run, NULL, self->progress,
                search_done_cb, run);
}

static void
search_if_stale (MstDuplicatesPanel *self)
{
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    search (self);
}

static void
store_changed_cb (MstDuplicatesPanel *self)
{
  self->stale = TRUE;
  search_if_stale (self);
}

static void
choose_kind (MstDuplicatesPanel *self, guint kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->search, mst_duplicates_search_free);
  gtk_label_set_label (self->count, "");
  update_actions (self);
  search (self);
}

static void
kind_toggled_cb (MstDuplicatesPanel *self, GtkToggleButton *toggle)
{
  for (guint i = 0; i < self->kinds->len; i++)
    if (get_kind (self, i)->toggle == toggle && gtk_toggle_button_get_active (toggle))
      choose_kind (self, i);
}

/* --- actions --- */

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  search (MST_DUPLICATES_PANEL (widget));
}

static void
merge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstDuplicatesPanel *self = MST_DUPLICATES_PANEL (widget);
  int set = self->search != NULL ? get_set (self) : -1;

  if (set >= 0)
    g_signal_emit (self, signals[MERGE], 0, self->search->duplicates, (guint) set);
}

static void
activate_cb (MstDuplicatesPanel *self, guint position)
{
  merge_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstDuplicatesPanel *self = MST_DUPLICATES_PANEL (widget);
  int set = self->search != NULL ? get_set (self) : -1;
  const GArray *ids;

  if (set < 0)
    return;
  ids = mst_duplicates_get (self->search->duplicates, (guint) set)->ids;
  gtk_widget_activate_action (
    widget, "win.dismiss-duplicates", "(s@ax)", get_kind (self, self->kind)->type->name,
    g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

/* --- MstPanel --- */

static char *
describe (MstPanel *panel)
{
  return g_strdup (_ ("Possible Duplicates"));
}

static void
panel_iface_init (MstPanelInterface *iface)
{
  iface->describe = describe;
}

/* --- the object --- */

static gboolean
mst_duplicates_panel_grab_focus (GtkWidget *widget)
{
  MstDuplicatesPanel *self = MST_DUPLICATES_PANEL (widget);

  gtk_widget_grab_focus (GTK_WIDGET (get_kind (self, self->kind)->toggle));
  move_focus (self);
  return TRUE;
}

static void
mst_duplicates_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mst_duplicates_panel_parent_class)->map (widget);
  search_if_stale (MST_DUPLICATES_PANEL (widget));
}

static void
mst_duplicates_panel_dispose (GObject *object)
{
  MstDuplicatesPanel *self = MST_DUPLICATES_PANEL (object);

  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->search, mst_duplicates_search_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_duplicates_panel_parent_class)->dispose (object);
}

static void
mst_duplicates_panel_finalize (GObject *object)
{
  g_array_unref (MST_DUPLICATES_PANEL (object)->kinds);
  G_OBJECT_CLASS (mst_duplicates_panel_parent_class)->finalize (object);
}

static void
mst_duplicates_panel_class_init (MstDuplicatesPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_duplicates_panel_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_duplicates_panel_finalize;
  widget_class->grab_focus = mst_duplicates_panel_grab_focus;
  widget_class->map = mst_duplicates_panel_map;

  signals[MERGE] = g_signal_new ("merge", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, MST_TYPE_DUPLICATES, G_TYPE_UINT);

  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-duplicates-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, types);
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, view);
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, problem);
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MstDuplicatesPanel, count);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_install_action (widget_class, "duplicates.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.dismiss", NULL, dismiss_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "duplicates.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "duplicates.dismiss", NULL);
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const Kind *first = a, *second = b;

  return (int) first->type->duplicates_place - (int) second->type->duplicates_place;
}

static void
add_kinds (MstDuplicatesPanel *self)
{
  self->kinds = g_array_new (FALSE, FALSE, sizeof (Kind));
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    {
      const Kind kind = { *type, NULL, -1 };

      if ((*type)->duplicates_place > 0)
        g_array_append_val (self->kinds, kind);
    }
  g_array_sort (self->kinds, compare_kinds);
  for (guint i = 0; i < self->kinds->len; i++)
    {
      GtkToggleButton *toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());

      get_kind (self, i)->toggle = toggle;
      if (i > 0)
        gtk_toggle_button_set_group (toggle, get_kind (self, 0)->toggle);
      gtk_toggle_button_set_active (toggle, i == 0);
      g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (kind_toggled_cb), self);
      gtk_box_append (self->types, GTK_WIDGET (toggle));
    }
}

static void
mst_duplicates_panel_init (MstDuplicatesPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = mst_duplicates_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  self->wanted = GTK_INVALID_LIST_POSITION;
  self->items = g_list_store_new (MST_TYPE_DUPLICATES_ITEM);
  self->selection = gtk_single_selection_new (
    G_LIST_MODEL (mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->items)))));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (select_wanted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  add_kinds (self);
  update_actions (self);
}

GtkWidget *
mst_duplicates_panel_new (MstSession *session)
{
  MstDuplicatesPanel *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_DUPLICATES_PANEL, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_counts (self);
  return GTK_WIDGET (self);
}

void
mst_duplicates_panel_set_type (MstDuplicatesPanel *self, const MstRecordType *type)
{
  g_return_if_fail (MST_IS_DUPLICATES_PANEL (self));

  for (guint i = 0; i < self->kinds->len; i++)
    if (get_kind (self, i)->type == type)
      gtk_toggle_button_set_active (get_kind (self, i)->toggle, TRUE);
}
