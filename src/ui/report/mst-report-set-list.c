/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the report sets of a file: chosen, made, renamed, removed. */
#include "config.h"

#include "mst-report-set-list.h"

#include "mst-accessible.h"
#include "mst-context-menu.h"
#include "mst-name-dialog.h"
#include "mst-report-set-changes.h"
#include "mst-report-sets.h"

#include <glib/gi18n-lib.h>

struct _MstReportSetList
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkWidget *hint; /* while there is none */
  GtkWidget *menu; /* of a row; NULL until asked for */

  MstSession *session;
  GPtrArray *sets;
  gint64 chosen; /* id; 0: none */
  GCancellable *cancellable;
  gboolean loading;
};

enum
{
  CHOSEN,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportSetList, mst_report_set_list, ADW_TYPE_BIN)

/* NULL when the row's set went away meanwhile. */
static const MstReportSet *
get_set (MstReportSetList *self, GtkListBoxRow *row)
{
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  return index < self->sets->len ? g_ptr_array_index (self->sets, index) : NULL;
}

static guint
find_set (MstReportSetList *self, gint64 id)
{
  guint i = 0;

  while (i < self->sets->len
         && ((const MstReportSet *) g_ptr_array_index (self->sets, i))->id != id)
    i++;
  return i;
}

/* --- what may be done to one --- */

/* The set of the row that has the focus, else the chosen one. */
static guint
find_subject (MstReportSetList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row != NULL)
    return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return find_set (self, self->chosen);
}

/** Renaming: */
typedef struct
{
  MstReportSetList *list;
  MstReportSet *set;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *renaming = data;

  g_object_unref (renaming->list);
  mst_report_set_free (renaming->set);
  g_free (renaming);
}

static void
renamed_cb (const char *name, gpointer user_data)
{
  Renaming *renaming = user_data;

  g_free (renaming->set->name);
  renaming->set->name = g_strdup (name);
  mst_report_set_change_save (GTK_WIDGET (renaming->list), renaming->list->session, renaming->set);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (widget);
  guint index = find_subject (self);
  Renaming *renaming;

  if (index >= self->sets->len)
    return;
  renaming = g_new0 (Renaming, 1);
  renaming->list = g_object_ref (self);
  renaming->set = mst_report_set_copy (g_ptr_array_index (self->sets, index));
  mst_name_dialog_ask (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Rename the Report Set"), NULL,
                       _ ("Name of the report set"), renaming->set->name, renamed_cb, renaming,
                       renaming_free);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (widget);
  guint index = find_subject (self);
  int step = g_variant_get_int32 (parameter);

  if (index < self->sets->len && (step > 0 || index > 0))
    mst_report_set_change_move (widget, self->session,
                                ((const MstReportSet *) g_ptr_array_index (self->sets, index))->id,
                                (guint) ((int) index + step));
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (widget);
  guint index = find_subject (self);

  if (index < self->sets->len)
    mst_report_set_change_remove (
      widget, self->session, ((const MstReportSet *) g_ptr_array_index (self->sets, index))->id);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) name = g_menu_new ();
  g_autoptr (GMenu) place = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  g_menu_append (name, _ ("_Rename…"), "set-list.rename");
  g_menu_append (place, _ ("Move _Up"), "set-list.move(-1)");
  g_menu_append (place, _ ("Move _Down"), "set-list.move(1)");
  g_menu_append (end, _ ("Re_move"), "set-list.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (name));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (place));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static void
menu_closed_cb (MstReportSetList *self)
{
  GtkListBoxRow *row =
    gtk_list_box_get_row_at_index (self->list, (int) find_set (self, self->chosen));

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The row is chosen with it, so that it is seen what is spoken of. */
static void
show_menu (MstReportSetList *self, GtkListBoxRow *row, double x, double y)
{
  if (get_set (self, row) == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu ();

      self->menu =
        mst_context_menu_new (GTK_WIDGET (self), model, G_CALLBACK (menu_closed_cb), self);
    }
  mst_context_menu_pop_up_at (self->menu, GTK_WIDGET (self), x, y);
}

static void
right_click_cb (MstReportSetList *self, int n_presses, double x, double y)
{
  double list_x, list_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->list), x, y, &list_x,
                                    &list_y);
  show_menu (self, gtk_list_box_get_row_at_y (self->list, (int) list_y), x, y);
}

static void
menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) find_subject (self));
  double x, y;

  if (row == NULL)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (row), widget, 24,
                                    gtk_widget_get_height (GTK_WIDGET (row)) / 2.0, &x, &y);
  show_menu (self, row, x, y);
}

/* --- the rows --- */

static void
row_selected_cb (MstReportSetList *self, GtkListBoxRow *row)
{
  const MstReportSet *set = get_set (self, row);

  if (self->loading || set == NULL)
    return;
  self->chosen = set->id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_row (const MstReportSet *set)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (set->name);
  g_autofree char *n_reports =
    g_strdup_printf (ngettext ("%u report", "%u reports", set->entries->len), set->entries->len);
  GtkWidget *subtitle = gtk_label_new (n_reports);
  g_autofree char *titles = mst_report_set_dup_titles (set);
  g_autofree char *name = g_strdup_printf ("%s, %s", set->name, n_reports);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "mst-small");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, titles);
  mst_accessible_set_name (row, name);
  return row;
}

static void
show_rows (MstReportSetList *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  guint chosen = find_set (self, self->chosen);
  GtkListBoxRow *row;

  self->loading = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->sets->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->sets, i)));
  row = gtk_list_box_get_row_at_index (self->list, (int) chosen);
  gtk_list_box_select_row (self->list, row);
  self->loading = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->sets->len > 0);
  gtk_widget_set_visible (self->hint, self->sets->len == 0);
  if (focused != NULL && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- reading --- */

static gpointer
read_sets (MstStore *store, gpointer data, GError **error)
{
  return mst_report_sets_list (store, error);
}

static void
free_sets (gpointer sets)
{
  g_ptr_array_unref (sets);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstReportSetList) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = mst_worker_ask_finish (result, &error);

  if (sets == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  g_ptr_array_unref (self->sets);
  self->sets = sets;
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
read_again (MstReportSetList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  mst_worker_ask (mst_session_get_searcher (self->session), read_sets, NULL, NULL, free_sets,
                  self->cancellable, read_cb, g_object_ref (self));
}

/* --- the object --- */

/* To the set that is chosen. */
static gboolean
mst_report_set_list_grab_focus (GtkWidget *widget)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
keynav_failed_cb (MstReportSetList *self, GtkDirectionType direction)
{
  return gtk_widget_keynav_failed (GTK_WIDGET (self), direction);
}

static void
mst_report_set_list_dispose (GObject *object)
{
  MstReportSetList *self = MST_REPORT_SET_LIST (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_report_set_list_parent_class)->dispose (object);
}

static void
mst_report_set_list_finalize (GObject *object)
{
  g_ptr_array_unref (MST_REPORT_SET_LIST (object)->sets);
  G_OBJECT_CLASS (mst_report_set_list_parent_class)->finalize (object);
}

static void
mst_report_set_list_class_init (MstReportSetListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_report_set_list_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_report_set_list_finalize;
  widget_class->grab_focus = mst_report_set_list_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "set-list.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "set-list.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "set-list.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "set-list.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "set-list.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "set-list.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "set-list.move",
                                       "i", 1);
  /* The menu tells the one that comes last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "set-list.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "set-list.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "set-list.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "set-list.menu", NULL);
}

static GtkWidget *
create_hint (void)
{
  GtkWidget *hint = gtk_label_new (_ (
    "Reports that go out together, such as every Monday's: choose one above and add it to a set."));

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (hint), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 20);
  gtk_widget_add_css_class (hint, "mst-small");
  gtk_widget_add_css_class (hint, "mst-set-hint");
  return hint;
}

static void
mst_report_set_list_init (MstReportSetList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Report sets"));
  GtkGesture *click = gtk_gesture_click_new ();

  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) mst_report_set_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->hint = create_hint ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "mst-set-heading");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "mst-reports");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  mst_accessible_set_name (GTK_WIDGET (self->list), _ ("Report sets"));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
mst_report_set_list_set_session (MstReportSetList *self, MstSession *session)
{
  g_return_if_fail (MST_IS_REPORT_SET_LIST (self) && self->session == NULL);
  g_return_if_fail (MST_IS_SESSION (session));

  self->session = g_object_ref (session);
  g_signal_connect_object (mst_session_get_store (session), "changed", G_CALLBACK (read_again),
                           self, G_CONNECT_SWAPPED);
  read_again (self);
}

GPtrArray *
mst_report_set_list_get_sets (MstReportSetList *self)
{
  g_return_val_if_fail (MST_IS_REPORT_SET_LIST (self), NULL);
  return self->sets;
}

const MstReportSet *
mst_report_set_list_get_chosen (MstReportSetList *self)
{
  guint index;

  g_return_val_if_fail (MST_IS_REPORT_SET_LIST (self), NULL);

  index = find_set (self, self->chosen);
  return self->chosen != 0 && index < self->sets->len ? g_ptr_array_index (self->sets, index)
                                                      : NULL;
}

void
mst_report_set_list_choose (MstReportSetList *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_if_fail (MST_IS_REPORT_SET_LIST (self));

  self->chosen = id;
  row = gtk_list_box_get_row_at_index (self->list, (int) find_set (self, id));
  self->loading = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->loading = FALSE;
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0);
}
