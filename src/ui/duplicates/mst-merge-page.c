/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging records that are one, set after set. */
#include "config.h"

#include "mst-merge-page.h"

#include "mst-merge-grid.h"
#include "mst-merge-reading.h"
#include "mst-merge-sets.h"
#include "mst-page.h"

#include <glib/gi18n-lib.h>

struct _MstMergePage
{
  AdwBin parent_instance;

  GtkWidget *turning;
  GtkLabel *position;
  GtkLabel *strength;
  GtkLabel *reasons;
  GtkWidget *dismiss_button;
  GtkWidget *apply_button;
  GtkLabel *problem;
  GtkStack *stack;
  MstMergeGrid *grid;
  AdwStatusPage *done;
  GtkWidget *close_button;
  GtkLabel *references;

  MstSession *session;
  const MstRecordType *type;
  MstDuplicates *duplicates; /* NULL: one set, chosen by the officer */
  MstMergeSets *sets;
  guint index;
  guint read_index; /* of the set being read */
  int last_merged;  /* index; -1 */
  int step;         /* where the next set is looked for: 1 or -1 */
  MstMerge *merge;  /* of the set at @index; NULL while it is read */
  GCancellable *cancellable;
  GCancellable *checking; /* what the file says of the sets */
  gboolean busy;          /* a merge is being written */
};

static void page_iface_init (MstPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstMergePage, mst_merge_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

static void load (MstMergePage *self);
static void read_set (MstMergePage *self, guint index);

/* --- what is shown --- */

static void
update_actions (MstMergePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean ready = self->merge != NULL && !self->busy;

  gtk_widget_action_set_enabled (
    widget, "merge.apply", ready && !mst_findings_has_error (mst_merge_get_findings (self->merge)));
  gtk_widget_action_set_enabled (
    widget, "merge.dismiss",
    ready && mst_merge_sets_get_state (self->sets, self->index) == MST_MERGE_OPEN);
  gtk_widget_action_set_enabled (widget, "merge.next",
                                 !self->busy && mst_merge_sets_get_n (self->sets) > 1);
  gtk_widget_action_set_enabled (widget, "merge.previous",
                                 !self->busy && mst_merge_sets_get_n (self->sets) > 1);
}

/* "3 posts, 12 people will refer to “…”" */
static char *
describe_references (MstMerge *merge)
{
  g_autoptr (GPtrArray) references = mst_merge_list_references (merge);
  const MstRecordType *const *types = mst_record_types ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint t = 0; types[t] != NULL; t++)
    {
      gint64 n = 0;

      for (guint i = 0; i < references->len; i++)
        {
          const MstMergeReference *reference = g_ptr_array_index (references, i);

          n += reference->type == types[t] ? reference->count : 0;
        }
      if (n > 0)
        {
          g_autofree char *count = mst_record_type_dup_count (types[t], n);

          g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", count);
        }
    }
  if (text->len == 0)
    return g_strdup (_ ("Nothing refers to the records that go."));
  /* TRANSLATORS: "3 posts, 12 people will refer to “NAME”." */
  return g_strdup_printf (_ ("%s will refer to “%s”."), text->str,
                          mst_record_get_title (mst_merge_get_result (merge)));
}

static void
show_consequences (MstMergePage *self)
{
  g_autofree char *text = self->merge != NULL ? describe_references (self->merge) : NULL;
  const char *trouble = NULL;

  gtk_label_set_label (self->references, text != NULL ? text : "");
  if (self->merge != NULL)
    {
      const MstFindings *findings = mst_merge_get_findings (self->merge);

      for (guint i = 0; i < mst_findings_get_n (findings) && trouble == NULL; i++)
        if (mst_findings_get (findings, i)->field < 0)
          trouble = mst_findings_get (findings, i)->message;
    }
  mst_page_show_problem (self->problem, trouble);
  update_actions (self);
}

static char *
describe_position (MstMergePage *self)
{
  guint n_merged = mst_merge_sets_count_merged (self->sets);
  guint n_dismissed = mst_merge_sets_count_different (self->sets);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Set %u of %u"), self->index + 1,
                          mst_merge_sets_get_n (self->sets));
  if (n_merged > 0)
    g_string_append_printf (text, _ (" · %u merged"), n_merged);
  if (n_dismissed > 0)
    g_string_append_printf (text, _ (" · %u not the same"), n_dismissed);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_head (MstMergePage *self)
{
  g_autofree char *position = describe_position (self);
  g_autoptr (GString) reasons = g_string_new (NULL);
  const MstDuplicateSet *set;

  gtk_widget_set_visible (self->turning, mst_merge_sets_get_n (self->sets) > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->position), mst_merge_sets_get_n (self->sets) > 1);
  gtk_widget_set_visible (self->dismiss_button, self->duplicates != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->strength), self->duplicates != NULL);
  gtk_label_set_label (self->position, position);
  if (self->duplicates == NULL)
    return;
  set = mst_duplicates_get (self->duplicates, self->index);
  gtk_label_set_label (self->strength, mst_duplicate_strength_get_label (set->strength));
  for (guint i = 0; i < set->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? " · " : "",
                            (const char *) g_ptr_array_index (set->reasons, i));
  gtk_label_set_label (self->reasons, reasons->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reasons), reasons->str);
}

static void
show_done (MstMergePage *self)
{
  g_autofree char *text = g_strdup_printf (_ ("%u sets merged, %u not the same."),
                                           mst_merge_sets_count_merged (self->sets),
                                           mst_merge_sets_count_different (self->sets));

  adw_status_page_set_description (self->done, text);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->close_button);
}

static void
set_merge (MstMergePage *self, MstMerge *merge)
{
  g_clear_pointer (&self->merge, mst_merge_unref);
  self->merge = merge != NULL ? mst_merge_ref (merge) : NULL;
  mst_merge_grid_set_merge (self->grid, self->session, merge);
  show_head (self);
  show_consequences (self);
  if (merge == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, "merge");
  gtk_widget_grab_focus (self->apply_button);
}

/* --- from set to set --- */

/* On in the direction taken, to the first set that isn't done. */
static void
advance (MstMergePage *self)
{
  guint next = mst_merge_sets_find_open (self->sets, self->index, self->step);

  if (next != G_MAXUINT)
    {
      self->index = next;
      load (self);
      return;
    }
  set_merge (self, NULL);
  if (self->duplicates == NULL)
    mst_page_closed (MST_PAGE (self));
  else
    show_done (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstMergePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MstMerge) merge = mst_merge_reading_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    mst_page_show_problem (self->problem, error->message);
  else if (merge == NULL && self->read_index != self->index)
    read_set (self, self->index);
  else if (merge == NULL)
    {
      mst_merge_sets_set_state (self->sets, self->index, MST_MERGE_DONE);
      advance (self);
    }
  else if (!mst_merge_reading_is_same (merge, self->merge))
    {
      self->index = self->read_index;
      if (mst_merge_sets_get_state (self->sets, self->index) == MST_MERGE_DONE)
        mst_merge_sets_set_state (self->sets, self->index, MST_MERGE_OPEN);
      if (self->last_merged == (int) self->index)
        self->last_merged = -1;
      set_merge (self, merge);
    }
}

static void
read_set (MstMergePage *self, guint index)
{
  self->read_index = index;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_merge_reading_start (mst_session_get_reader (self->session), self->type,
                           mst_merge_sets_get_ids (self->sets, index), self->cancellable, read_cb,
                           g_object_ref (self));
}

static void
load (MstMergePage *self)
{
  g_clear_pointer (&self->merge, mst_merge_unref);
  update_actions (self);
  read_set (self, self->index);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstMergePage) self = user_data;
  g_autoptr (GError) error = NULL;
  guint reopened;

  if (!mst_merge_sets_check_finish (self->sets, result, &reopened, &error) || self->session == NULL)
    return;
  if (reopened != G_MAXUINT && !self->busy)
    {
      self->index = reopened;
      load (self);
    }
  show_head (self);
  update_actions (self);
}

/* What was said of a set may have been taken back; that leads back to it. */
static void
check_sets (MstMergePage *self)
{
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  self->checking = g_cancellable_new ();
  mst_merge_sets_check (self->sets, mst_session_get_reader (self->session), self->type,
                        self->checking, checked_cb, g_object_ref (self));
}

/* Undo leads back to the set that was merged. */
static void
store_changed_cb (MstMergePage *self)
{
  if (self->duplicates != NULL)
    check_sets (self);
  if (self->busy)
    return;
  if (self->last_merged >= 0)
    read_set (self, (guint) self->last_merged);
  else if (self->merge != NULL)
    read_set (self, self->index);
}

static void
turn (MstMergePage *self, int step)
{
  guint n = mst_merge_sets_get_n (self->sets);

  self->step = step;
  self->index = step > 0 ? (self->index + 1) % n : (self->index + n - 1) % n;
  load (self);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (MST_MERGE_PAGE (widget), 1);
}

static void
previous_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (MST_MERGE_PAGE (widget), -1);
}

/* --- deciding --- */

static char *
apply_merge (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_merge_apply (data, store, progress, error);
}

static void
applied_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstMergePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_session_write_finish (MST_SESSION (session), result, &error);

  self->busy = FALSE;
  if (self->session == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), TRUE);
  if (ok)
    {
      mst_merge_sets_set_state (self->sets, self->index, MST_MERGE_DONE);
      self->last_merged = (int) self->index;
      self->step = 1;
      advance (self);
      return;
    }
  update_actions (self);
  mst_page_show_problem (self->problem, error->message);
  gtk_widget_grab_focus (self->apply_button);
  if (g_error_matches (error, MST_ERROR, MST_ERROR_STALE))
    read_set (self, self->index);
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstMergePage *self = MST_MERGE_PAGE (widget);

  if (self->merge == NULL || self->busy)
    return;
  self->busy = TRUE;
  mst_page_show_problem (self->problem, NULL);
  update_actions (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->grid), FALSE);
  mst_session_write (self->session, _ ("Merging…"), apply_merge, mst_merge_ref (self->merge),
                     (GDestroyNotify) mst_merge_unref, applied_cb, g_object_ref (self));
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstMergePage *self = MST_MERGE_PAGE (widget);
  const GArray *ids = mst_merge_sets_get_ids (self->sets, self->index);

  gtk_widget_activate_action (
    widget, "win.dismiss-duplicates", "(s@ax)", self->type->name,
    g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
  mst_merge_sets_set_state (self->sets, self->index, MST_MERGE_SAID);
  self->step = 1;
  advance (self);
}

static void
grid_changed_cb (MstMergePage *self)
{
  show_consequences (self);
}

/* --- MstPage --- */

static const char *
get_title (MstPage *page)
{
  return MST_MERGE_PAGE (page)->duplicates != NULL ? _ ("Possible Duplicates")
                                                   : _ ("Merge Records");
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
}

/* --- the object --- */

static gboolean
mst_merge_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MST_MERGE_PAGE (widget)->apply_button);
}

static void
mst_merge_page_dispose (GObject *object)
{
  MstMergePage *self = MST_MERGE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->checking);
  g_clear_object (&self->checking);
  g_clear_pointer (&self->merge, mst_merge_unref);
  g_clear_pointer (&self->duplicates, mst_duplicates_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_merge_page_parent_class)->dispose (object);
}

static void
mst_merge_page_finalize (GObject *object)
{
  MstMergePage *self = MST_MERGE_PAGE (object);

  mst_merge_sets_free (self->sets);
  G_OBJECT_CLASS (mst_merge_page_parent_class)->finalize (object);
}

static void
mst_merge_page_class_init (MstMergePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_merge_page_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_merge_page_finalize;
  widget_class->grab_focus = mst_merge_page_grab_focus;

  g_type_ensure (MST_TYPE_MERGE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-merge-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, turning);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, position);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, strength);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, reasons);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, problem);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, grid);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, done);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, close_button);
  gtk_widget_class_bind_template_child (widget_class, MstMergePage, references);
  gtk_widget_class_bind_template_callback (widget_class, grid_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mst_page_closed);

  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "merge.dismiss", NULL, dismiss_cb);
  gtk_widget_class_install_action (widget_class, "merge.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "merge.previous", NULL, previous_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "merge.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "merge.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "merge.dismiss", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "merge.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "merge.previous",
                                       NULL);
}

static void
mst_merge_page_init (MstMergePage *self)
{
  self->sets = mst_merge_sets_new ();
  self->step = 1;
  self->last_merged = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
start (MstMergePage *self, MstSession *session, const MstRecordType *type)
{
  self->session = g_object_ref (session);
  self->type = type;
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_head (self);
  load (self);
}

GtkWidget *
mst_merge_page_new_for_duplicates (MstSession *session, MstDuplicates *duplicates, guint index)
{
  MstMergePage *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (index < mst_duplicates_get_n (duplicates), NULL);

  self = g_object_new (MST_TYPE_MERGE_PAGE, NULL);
  self->duplicates = mst_duplicates_ref (duplicates);
  for (guint i = 0; i < mst_duplicates_get_n (duplicates); i++)
    mst_merge_sets_add (self->sets, g_array_ref (mst_duplicates_get (duplicates, i)->ids));
  self->index = index;
  start (self, session, mst_duplicates_get_record_type (duplicates));
  return GTK_WIDGET (self);
}

GtkWidget *
mst_merge_page_new (MstSession *session, const MstRecordType *type, const gint64 *ids, guint n_ids)
{
  MstMergePage *self;
  GArray *set;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (n_ids >= 2, NULL);

  self = g_object_new (MST_TYPE_MERGE_PAGE, NULL);
  set = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (set, ids, n_ids);
  mst_merge_sets_add (self->sets, set);
  start (self, session, type);
  return GTK_WIDGET (self);
}
