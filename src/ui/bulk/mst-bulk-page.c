/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting fields of many records at once. */
#include "config.h"

#include "mst-bulk-page.h"

#include "mst-accessible.h"
#include "mst-bulk-preview.h"
#include "mst-bulk-setting.h"
#include "mst-field-chooser.h"
#include "mst-page.h"
#include "mst-progress-bar.h"
#include "mst-text.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

/* What is typed without a pause is looked at once. */
#define PAUSE_MS 200
/* Values there now that are named one by one. */
#define MAX_TALLIES 6

struct _MstBulkPage
{
  AdwBin parent_instance;

  GtkLabel *selected;
  GtkLabel *summary;
  GtkButton *apply_button;
  GtkLabel *problem;
  GtkWidget *side;
  GtkBox *settings;
  GtkMenuButton *add;
  GtkStack *stack;
  MstBulkPreview *preview;
  MstProgressBar *progress_bar;

  MstSession *session;
  const MstRecordType *type;
  GArray *ids;
  MstFieldChooser *chooser;
  MstBulkEdit *edit; /* previewed as the settings are now; NULL */
  guint pause;
  MstProgress *progress; /* of the preview under way; NULL */
  gboolean busy;         /* it is being written */
};

static void page_iface_init (MstPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstBulkPage, mst_bulk_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

/* --- what is shown --- */

static char *
describe_counts (const MstBulkEditCounts *counts)
{
  g_autofree char *changed = mst_text_format_integer (counts->n_changed);
  g_autofree char *unchanged = mst_text_format_integer (counts->n_unchanged);
  g_autofree char *refused = mst_text_format_integer (counts->n_refused);

  if (counts->n_refused > 0)
    return g_strdup_printf (_ ("%s change · %s have it already · ✗ %s can't"), changed, unchanged,
                            refused);
  return g_strdup_printf (_ ("%s change · %s have it already"), changed, unchanged);
}

static void
update (MstBulkPage *self)
{
  MstBulkEditCounts counts = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *label = NULL;

  if (self->edit != NULL && !self->busy)
    {
      counts = mst_bulk_edit_get_counts (self->edit);
      text = describe_counts (&counts);
    }
  figure = mst_text_format_integer (counts.n_changed);
  label = g_strdup_printf (_ ("C_hange %s"), figure);
  gtk_label_set_label (self->summary, text != NULL ? text : "");
  gtk_button_set_label (self->apply_button, counts.n_changed > 0 ? label : _ ("C_hange"));
  gtk_widget_set_sensitive (self->side, !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", counts.n_changed > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.cancel", !self->busy);
}

static MstBulkSetting *
get_first (MstBulkPage *self)
{
  return (MstBulkSetting *) gtk_widget_get_first_child (GTK_WIDGET (self->settings));
}

static MstBulkSetting *
get_next (MstBulkSetting *setting)
{
  return (MstBulkSetting *) gtk_widget_get_next_sibling (GTK_WIDGET (setting));
}

/* "now: blank 3,120 · 区卫健委 12 · 4 others" */
static char *
describe_tally (MstBulkPage *self, guint index)
{
  g_autoptr (GPtrArray) values = mst_bulk_edit_list_old (self->edit, index);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean masked = mst_session_get_masked (self->session);

  for (guint i = 0; i < MIN (values->len, MAX_TALLIES); i++)
    {
      const MstBulkEditValue *value = g_ptr_array_index (values, i);
      const char *shown = masked ? value->masked : value->text;
      g_autofree char *count = mst_text_format_integer (value->count);

      g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "",
                              *shown != '\0' ? shown : _ ("blank"), count);
    }
  if (values->len > MAX_TALLIES)
    {
      g_autofree char *more = mst_text_format_integer (values->len - MAX_TALLIES);

      g_string_append_printf (text, _ (" · %s other values"), more);
    }
  return g_strdup_printf (_ ("Now: %s"), text->str);
}

static void
show_tallies (MstBulkPage *self)
{
  for (MstBulkSetting *setting = get_first (self); setting != NULL; setting = get_next (setting))
    {
      g_autofree char *text = NULL;

      for (guint i = 0; self->edit != NULL && i < mst_bulk_edit_get_n_fields (self->edit); i++)
        if (mst_bulk_edit_get_field (self->edit, i) == mst_bulk_setting_get_field (setting))
          text = describe_tally (self, i);
      mst_bulk_setting_set_tally (setting, text);
    }
}

static void
set_edit (MstBulkPage *self, MstBulkEdit *edit)
{
  if (edit != NULL)
    mst_bulk_edit_ref (edit);
  g_clear_pointer (&self->edit, mst_bulk_edit_unref);
  self->edit = edit;
  mst_bulk_preview_set_edit (self->preview, self->session, edit);
  gtk_stack_set_visible_child_name (self->stack, edit != NULL ? "preview" : "nothing");
  show_tallies (self);
  update (self);
}

/* --- looking ahead --- */

/** Look: a preview on its thread. */
typedef struct
{
  MstBulkPage *page;
  MstBulkEdit *edit;
  MstProgress *progress;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->page);
  mst_bulk_edit_unref (look->edit);
  g_object_unref (look->progress);
  g_free (look);
}

static gboolean
run_look (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_bulk_edit_preview (((Look *) data)->edit, store, progress, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;
  MstBulkPage *self = look->page;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_task_run_finish (result, &error);

  /* Something else was written meanwhile, or the page is gone. */
  if (self->progress != look->progress || self->session == NULL)
    {
      look_free (look);
      return;
    }
  g_clear_object (&self->progress);
  mst_progress_bar_stop (self->progress_bar);
  if (ok)
    set_edit (self, look->edit);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_page_show_problem (self->problem, error->message);
  look_free (look);
}

static void
stop_looking (MstBulkPage *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->progress == NULL)
    return;
  g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  mst_progress_bar_stop (self->progress_bar);
}

/* NULL when nothing is set, or what is written can't be read. */
static MstBulkEdit *
create_edit (MstBulkPage *self)
{
  g_autoptr (MstBulkEdit) edit =
    mst_bulk_edit_new (self->type, (const gint64 *) self->ids->data, self->ids->len);

  for (MstBulkSetting *setting = get_first (self); setting != NULL; setting = get_next (setting))
    {
      g_autofree char *value = NULL;

      if (!mst_bulk_setting_is_set (setting))
        continue;
      if (!mst_bulk_setting_read (setting, &value))
        return NULL;
      mst_bulk_edit_set (edit, mst_bulk_setting_get_field (setting), value);
    }
  return mst_bulk_edit_get_n_fields (edit) > 0 ? g_steal_pointer (&edit) : NULL;
}

static void
look (MstBulkPage *self)
{
  MstBulkEdit *edit = create_edit (self);
  Look *data;

  if (edit == NULL)
    {
      set_edit (self, NULL);
      return;
    }
  data = g_new0 (Look, 1);
  self->progress = mst_progress_new ();
  data->page = g_object_ref (self);
  data->edit = edit;
  data->progress = g_object_ref (self->progress);
  mst_progress_bar_start (self->progress_bar, _ ("Looking at the records"), self->progress);
  mst_task_run (mst_session_get_path (self->session), run_look, data, NULL, self->progress,
                looked_cb, data);
}

static gboolean
pause_cb (gpointer user_data)
{
  MstBulkPage *self = user_data;

  self->pause = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

/* What is shown is not what is written any more: it can't be applied. */
static void
settings_changed_cb (MstBulkPage *self)
{
  stop_looking (self);
  mst_page_show_problem (self->problem, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", FALSE);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
store_changed_cb (MstBulkPage *self)
{
  if (!self->busy && self->edit != NULL)
    settings_changed_cb (self);
}

/* --- the fields --- */

static void
removed_cb (MstBulkPage *self, MstBulkSetting *setting)
{
  mst_field_chooser_set_offered (self->chooser, mst_bulk_setting_get_field (setting), TRUE);
  gtk_box_remove (self->settings, GTK_WIDGET (setting));
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  settings_changed_cb (self);
}

GtkWidget *
mst_bulk_page_add_field (MstBulkPage *self, const MstField *field)
{
  GtkWidget *setting;

  g_return_val_if_fail (MST_IS_BULK_PAGE (self), NULL);

  setting = mst_bulk_setting_new (self->session, field);
  g_signal_connect_swapped (setting, "changed", G_CALLBACK (settings_changed_cb), self);
  g_signal_connect_swapped (setting, "removed", G_CALLBACK (removed_cb), self);
  gtk_box_append (self->settings, setting);
  mst_field_chooser_set_offered (self->chooser, field, FALSE);
  return setting;
}

static void
chosen_cb (MstBulkPage *self, const MstField *field)
{
  gtk_widget_grab_focus (mst_bulk_page_add_field (self, field));
}

static void
opened_cb (MstBulkPage *self, gint64 id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", self->type->name, id);
}

/* --- writing --- */

static char *
apply (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  return mst_bulk_edit_apply (data, store, progress, error);
}

static void
applied_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstBulkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = mst_session_write_finish (MST_SESSION (session), result, &error);

  self->busy = FALSE;
  if (self->session == NULL)
    return;
  if (ok)
    {
      g_clear_pointer (&self->edit, mst_bulk_edit_unref);
      mst_page_closed (MST_PAGE (self));
      return;
    }
  settings_changed_cb (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mst_page_show_problem (self->problem, error->message);
  update (self);
}

/* The preview keeps nothing of it while another thread has it. */
static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MstBulkPage *self = MST_BULK_PAGE (widget);
  MstBulkEdit *edit = self->edit;

  if (edit == NULL || self->busy)
    return;
  stop_looking (self);
  self->busy = TRUE;
  mst_bulk_preview_set_edit (self->preview, self->session, NULL);
  update (self);
  mst_session_write (self->session, _ ("Changing the records…"), apply, mst_bulk_edit_ref (edit),
                     (GDestroyNotify) mst_bulk_edit_unref, applied_cb, g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mst_page_closed (MST_PAGE (widget));
}

/* --- MstPage --- */

static const char *
get_title (MstPage *page)
{
  return _ ("Change Several Records");
}

static char *
describe_rest (MstPage *page)
{
  MstBulkPage *self = MST_BULK_PAGE (page);

  if (self->edit == NULL && get_first (self) == NULL)
    return NULL;
  return g_strdup (_ ("A change of several records is not written yet."));
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
  iface->describe_rest = describe_rest;
}

/* --- the object --- */

static gboolean
mst_bulk_page_grab_focus (GtkWidget *widget)
{
  MstBulkPage *self = MST_BULK_PAGE (widget);

  if (get_first (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (get_first (self)));
  return gtk_widget_grab_focus (GTK_WIDGET (self->add));
}

static void
mst_bulk_page_dispose (GObject *object)
{
  MstBulkPage *self = MST_BULK_PAGE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->progress != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->progress));
  g_clear_object (&self->progress);
  g_clear_pointer (&self->edit, mst_bulk_edit_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_bulk_page_parent_class)->dispose (object);
}

static void
mst_bulk_page_finalize (GObject *object)
{
  g_clear_pointer (&MST_BULK_PAGE (object)->ids, g_array_unref);
  G_OBJECT_CLASS (mst_bulk_page_parent_class)->finalize (object);
}

static void
mst_bulk_page_class_init (MstBulkPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_bulk_page_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_bulk_page_finalize;
  widget_class->grab_focus = mst_bulk_page_grab_focus;

  g_type_ensure (MST_TYPE_BULK_PREVIEW);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-bulk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, selected);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, summary);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, problem);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, side);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, settings);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, add);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, preview);
  gtk_widget_class_bind_template_child (widget_class, MstBulkPage, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_install_action (widget_class, "bulk.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "bulk.apply",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "bulk.apply", NULL);
}

static void
mst_bulk_page_init (MstBulkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_accessible_set_name (GTK_WIDGET (self->add), _ ("Add a field"));
}

static void
show_selected (MstBulkPage *self)
{
  g_autofree char *count = mst_record_type_dup_count (self->type, self->ids->len);

  gtk_label_set_label (self->selected, count);
}

GtkWidget *
mst_bulk_page_new (MstSession *session, const MstRecordType *type, GArray *ids)
{
  MstBulkPage *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (type != NULL && ids != NULL, NULL);

  self = g_object_new (MST_TYPE_BULK_PAGE, NULL);
  self->session = g_object_ref (session);
  self->type = type;
  self->ids = g_array_ref (ids);
  self->chooser = MST_FIELD_CHOOSER (mst_field_chooser_new (type));
  gtk_menu_button_set_popover (self->add, GTK_WIDGET (self->chooser));
  g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_object (mst_session_get_store (session), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_selected (self);
  update (self);
  return GTK_WIDGET (self);
}

static void
popup_cb (gpointer user_data)
{
  g_autoptr (MstBulkPage) self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_menu_button_popup (self->add);
}

/* The page is drawn first: both at once are too much for a frame. */
void
mst_bulk_page_choose_field (MstBulkPage *self)
{
  g_return_if_fail (MST_IS_BULK_PAGE (self));
  g_idle_add_once (popup_cb, g_object_ref (self));
}
