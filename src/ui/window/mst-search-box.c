/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search box of the window: records, panels, saved filters, actions and reports in one palette. */
#include "config.h"

#include "mst-palette-row.h"
#include "mst-palette.h"
#include "mst-query.h"
#include "mst-search-box.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

#define MAX_HITS_PER_TYPE 6
#define MAX_RECENT 6
/* What is typed asks for actions only. */
#define ACTIONS_SIGN '>'
/* A command that is called so stands before the records, see mst_match_score(). */
#define STRONG_SCORE 80

/** Recent: a record opened lately. */
typedef struct
{
  const MstRecordType *type;
  gint64 id;
} Recent;

struct _MstSearchBox
{
  AdwBin parent_instance;

  GtkSearchEntry *entry;
  GtkPopover *popover;
  GtkListBox *hits;
  GtkLabel *nothing;
  GtkScrolledWindow *scroller;

  MstSession *session;
  MstSavedFilters *filters;
  GCancellable *cancellable; /* while records are searched for */
  GPtrArray *records;        /* items of the last answer */
  GArray *recent;            /* Recent, the last one first */
  guint n_rows;              /* shown; more are kept for later */
  gboolean chosen;           /* by the arrows: the selection stays where it is */
  gboolean accepted;         /* Enter was pressed before the answer came */
};

G_DEFINE_FINAL_TYPE (MstSearchBox, mst_search_box, ADW_TYPE_BIN)

static const char *
get_typed (MstSearchBox *self, gboolean *actions_only)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  *actions_only = *text == ACTIONS_SIGN;
  return *actions_only ? text + 1 : text;
}

/* --- rows --- */

static const MstPaletteItem *
get_item (GtkListBoxRow *row)
{
  return row != NULL ? mst_palette_row_get_item (MST_PALETTE_ROW (row)) : NULL;
}

static void
set_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *section = mst_palette_row_get_item (MST_PALETTE_ROW (row))->section;
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (before != NULL
      && g_strcmp0 (mst_palette_row_get_item (MST_PALETTE_ROW (before))->section, section) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "mst-hits-head");
      gtk_list_box_row_set_header (row, label);
    }
  gtk_label_set_label (GTK_LABEL (label), section);
}

static void
scroll_to (MstSearchBox *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->hits), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
select_row (MstSearchBox *self, guint position)
{
  GtkListBoxRow *row =
    position < self->n_rows ? gtk_list_box_get_row_at_index (self->hits, (int) position) : NULL;

  gtk_list_box_select_row (self->hits, row);
  if (row == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  scroll_to (self, row);
}

/* Rows are kept and show other items: what stays in its place doesn't flicker. */
static void
show_items (MstSearchBox *self, GPtrArray *items)
{
  const MstPaletteItem *selected = get_item (gtk_list_box_get_selected_row (self->hits));
  g_autoptr (MstPaletteItem) kept =
    selected != NULL && self->chosen ? mst_palette_item_copy (selected) : NULL;
  guint position = 0;

  for (guint i = 0; i < items->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->hits, (int) i);
      GtkWidget *made = row == NULL ? mst_palette_row_new () : NULL;
      const MstPaletteItem *item = g_ptr_array_index (items, i);

      mst_palette_row_set_item (MST_PALETTE_ROW (made != NULL ? made : GTK_WIDGET (row)), item);
      if (made != NULL)
        gtk_list_box_append (self->hits, made);
      else
        gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
      if (kept != NULL && mst_palette_item_equal (kept, item))
        position = i;
    }
  for (guint i = items->len; i < self->n_rows; i++)
    gtk_widget_set_visible (GTK_WIDGET (gtk_list_box_get_row_at_index (self->hits, (int) i)),
                            FALSE);
  self->n_rows = items->len;
  gtk_list_box_invalidate_headers (self->hits);
  select_row (self, position);
}

/* --- what is found --- */

static void
append (GPtrArray *items, const MstPaletteItem *item)
{
  g_ptr_array_add (items, mst_palette_item_copy (item));
}

static void
append_commands (GPtrArray *items, GPtrArray *commands, gboolean strong)
{
  for (guint i = 0; i < commands->len; i++)
    {
      const MstPaletteItem *item = g_ptr_array_index (commands, i);

      if ((item->score >= STRONG_SCORE) == strong)
        append (items, item);
    }
}

static void
append_recent (MstSearchBox *self, GPtrArray *items)
{
  for (guint i = 0; i < self->recent->len; i++)
    {
      const Recent *recent = &g_array_index (self->recent, Recent, i);
      MstPaletteItem *item = mst_palette_create_recent (self->session, recent->type, recent->id);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
}

static GPtrArray *
list_items (MstSearchBox *self)
{
  gboolean actions_only;
  const char *typed = get_typed (self, &actions_only);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_palette_item_free);
  g_autoptr (GPtrArray) commands =
    mst_palette_list_commands (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->session,
                               self->filters, typed, actions_only);

  append_commands (items, commands, TRUE);
  if (!actions_only && mst_text_is_blank (typed))
    append_recent (self, items);
  for (guint i = 0; !actions_only && i < self->records->len; i++)
    append (items, g_ptr_array_index (self->records, i));
  append_commands (items, commands, FALSE);
  return items;
}

static void
show (MstSearchBox *self, const char *problem)
{
  g_autoptr (GPtrArray) items = list_items (self);
  gboolean found = items->len > 0;

  show_items (self, items);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), found);
  /* Nothing is said while the answer is under way. */
  gtk_widget_set_visible (GTK_WIDGET (self->nothing),
                          problem != NULL || (!found && self->cancellable == NULL));
  gtk_label_set_label (self->nothing,
                       problem != NULL
                         ? problem
                         : _ ("Nothing found. Part of a name, pinyin or initials, the end "
                              "of a number or a place will do."));
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MAX (560, gtk_widget_get_width (GTK_WIDGET (self->entry))), -1);
  gtk_popover_popup (self->popover);
}

/* --- choosing --- */

static void
run (MstSearchBox *self, GtkListBoxRow *row)
{
  const MstPaletteItem *item = mst_palette_row_get_item (MST_PALETTE_ROW (row));
  g_autofree char *action = g_strdup (item->action);
  g_autoptr (GVariant) target = item->target != NULL ? g_variant_ref (item->target) : NULL;
  GtkWidget *focus;

  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  /* What it opens may take the focus; else the list has it again. */
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  /* From there a panel's own actions are found too. */
  gtk_widget_activate_action_variant (focus != NULL ? focus : GTK_WIDGET (self), action, target);
}

static void
row_activated_cb (MstSearchBox *self, GtkListBoxRow *row)
{
  run (self, row);
}

/* Enter speaks of what was typed: when records are still being searched for, it waits for them. */
static void
activate_cb (MstSearchBox *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);

  if (self->cancellable != NULL && !self->chosen)
    self->accepted = TRUE;
  else if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    run (self, row);
}

/* --- searching --- */

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
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstSearchBox) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = mst_worker_ask_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->records, 0);
  if (hits != NULL)
    {
      g_ptr_array_unref (self->records);
      self->records = mst_palette_list_hits (hits);
    }
  show (self, error != NULL ? error->message : NULL);
  if (self->accepted)
    activate_cb (self);
}

static void
forget_search (MstSearchBox *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->accepted = FALSE;
  self->chosen = FALSE;
}

/* What can be done is shown at once; the records of before stay until the answer comes. */
static void
search_changed_cb (MstSearchBox *self)
{
  gboolean actions_only;
  const char *typed = get_typed (self, &actions_only);

  forget_search (self);
  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (actions_only || mst_text_is_blank (typed))
    {
      g_ptr_array_set_size (self->records, 0);
      if (actions_only || gtk_widget_get_visible (GTK_WIDGET (self->popover)))
        show (self, NULL);
      return;
    }
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_searcher (self->session), search, g_strdup (typed), g_free,
                  free_hits, self->cancellable, found_cb, g_object_ref (self));
  show (self, NULL);
}

/* --- keys --- */

static void
move_selection (MstSearchBox *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int position = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      show (self, NULL);
      return;
    }
  self->chosen = TRUE;
  select_row (self, (guint) CLAMP (position, 0, (int) self->n_rows - 1));
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
    case GDK_KEY_Page_Down:
      move_selection (self, 8);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move_selection (self, -8);
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
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-panel", NULL);
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
  gboolean grabbed = gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  if (self->session != NULL && gtk_widget_get_mapped (widget))
    show (self, NULL);
  return grabbed;
}

/* --- the object --- */

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
  g_clear_object (&self->filters);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  G_OBJECT_CLASS (mst_search_box_parent_class)->dispose (object);
}

static void
mst_search_box_finalize (GObject *object)
{
  g_ptr_array_unref (MST_SEARCH_BOX (object)->records);
  g_array_unref (MST_SEARCH_BOX (object)->recent);
  G_OBJECT_CLASS (mst_search_box_parent_class)->finalize (object);
}

static void
mst_search_box_class_init (MstSearchBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_search_box_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_search_box_finalize;
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
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mst_search_box_init (MstSearchBox *self)
{
  GtkEventController *keys;
  GtkEventController *focus;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_palette_item_free);
  self->recent = g_array_new (FALSE, FALSE, sizeof (Recent));
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
mst_search_box_set_session (MstSearchBox *self, MstSession *session, MstSavedFilters *filters)
{
  g_return_if_fail (MST_IS_SEARCH_BOX (self));

  forget_search (self);
  g_ptr_array_set_size (self->records, 0);
  g_array_set_size (self->recent, 0);
  gtk_popover_popdown (self->popover);
  g_set_object (&self->session, session);
  g_set_object (&self->filters, filters);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
mst_search_box_note_opened (MstSearchBox *self, const MstRecordType *type, gint64 id)
{
  Recent opened = { type, id };

  g_return_if_fail (MST_IS_SEARCH_BOX (self));
  g_return_if_fail (type != NULL);

  for (guint i = 0; i < self->recent->len; i++)
    if (g_array_index (self->recent, Recent, i).type == type
        && g_array_index (self->recent, Recent, i).id == id)
      {
        g_array_remove_index (self->recent, i);
        break;
      }
  g_array_prepend_val (self->recent, opened);
  if (self->recent->len > MAX_RECENT)
    g_array_set_size (self->recent, MAX_RECENT);
}
