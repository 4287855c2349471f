/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records side by side, and which value of each field is taken. */
#include "config.h"

#include "mst-merge-grid.h"

#include "edit/mst-field-editor.h"
#include "mst-accessible.h"
#include "mst-appearance.h"
#include "mst-plain-text.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 3
#define LABEL_WIDTH 132
#define VALUE_WIDTH 180

/** Line: a field of all records. @values: GtkToggleButton, one for each record */
typedef struct
{
  guint field;
  GPtrArray *values;
  GtkWidget *label;
  GtkLabel *result;
  GtkWidget *result_cell;
  GtkWidget *result_button; /* writes another value; NULL for references */
  GtkLabel *finding;
} Line;

struct _MstMergeGrid
{
  AdwBin parent_instance;

  GtkGrid *grid;

  MstSession *session;
  MstMerge *merge;
  GPtrArray *lines;   /* Line */
  GPtrArray *keepers; /* GtkToggleButton, one for each record */
  Line *edited;       /* whose result is being written; NULL */
  MstFieldEditor *editor;
  gboolean follows_code;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstMergeGrid, mst_merge_grid, ADW_TYPE_BIN)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_ptr_array_unref (line->values);
  g_free (line);
}

static gint64
get_id (MstMergeGrid *self, guint record)
{
  return mst_record_get_id (mst_merge_get_record (self->merge, record));
}

/* --- what is shown --- */

static void
show_findings (MstMergeGrid *self, const Line *line)
{
  const MstFindings *findings = mst_merge_get_findings (self->merge);
  const MstFinding *found = NULL;

  for (guint i = 0; i < mst_findings_get_n (findings); i++)
    {
      const MstFinding *finding = mst_findings_get (findings, i);

      if (finding->field == (int) line->field && (found == NULL || !found->is_error))
        found = finding;
    }
  gtk_widget_set_visible (GTK_WIDGET (line->finding), found != NULL);
  gtk_label_set_label (line->finding, found != NULL ? found->message : "");
  mst_appearance_set_class (GTK_WIDGET (line->finding), "mst-gap",
                            found != NULL && found->is_error);
}

static void
show_line (MstMergeGrid *self, const Line *line)
{
  const MstRecordType *type = mst_merge_get_record_type (self->merge);
  const char *label = mst_field_get_label (&type->fields[line->field]);
  gboolean masked = mst_session_get_masked (self->session);
  gint64 taken = mst_merge_get_taken (self->merge, line->field);
  g_autofree char *result = mst_merge_show (self->merge, MST_MERGE_RESULT, line->field, masked);

  for (guint i = 0; i < line->values->len; i++)
    {
      GtkWidget *toggle = g_ptr_array_index (line->values, i);
      GtkWidget *text = gtk_button_get_child (GTK_BUTTON (toggle));
      g_autofree char *value = mst_merge_show (self->merge, i, line->field, masked);
      /* TRANSLATORS: a field, its value, and which of the records it is of */
      g_autofree char *name = g_strdup_printf (_ ("%s: %s, record %u"), label,
                                               *value != '\0' ? value : _ ("blank"), i + 1);

      gtk_label_set_label (GTK_LABEL (text), value);
      mst_accessible_set_name (toggle, name);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), get_id (self, i) == taken);
    }
  gtk_label_set_label (line->result, result);
  if (line->result_button != NULL)
    {
      g_autofree char *name =
        g_strdup_printf (_ ("%s afterwards: %s"), label, *result != '\0' ? result : _ ("blank"));

      mst_accessible_set_name (line->result_button, name);
    }
  show_findings (self, line);
}

static void
show_lines (MstMergeGrid *self)
{
  self->follows_code = TRUE;
  for (guint i = 0; i < self->keepers->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->keepers, i),
                                  get_id (self, i) == mst_merge_get_keeper (self->merge));
  for (guint i = 0; i < self->lines->len; i++)
    show_line (self, g_ptr_array_index (self->lines, i));
  self->follows_code = FALSE;
}

/* --- choosing --- */

static guint
get_number (gpointer widget, const char *key)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, key));
}

static void
value_toggled_cb (MstMergeGrid *self, GtkToggleButton *toggle)
{
  if (self->follows_code)
    return;
  mst_merge_take (self->merge, get_number (toggle, "field"),
                  get_id (self, get_number (toggle, "record")));
  show_lines (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
keeper_toggled_cb (MstMergeGrid *self, GtkToggleButton *keeper)
{
  if (self->follows_code || !gtk_toggle_button_get_active (keeper))
    return;
  mst_merge_set_keeper (self->merge, get_id (self, get_number (keeper, "record")));
  show_lines (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- writing another value --- */

static void
stop_editing (MstMergeGrid *self)
{
  Line *line = g_steal_pointer (&self->edited);
  MstFieldEditor *editor = g_steal_pointer (&self->editor);

  if (line == NULL)
    return;
  gtk_widget_show (line->result_button);
  gtk_widget_grab_focus (line->result_button);
  gtk_box_remove (GTK_BOX (line->result_cell), GTK_WIDGET (editor));
}

static void
editor_activate_cb (MstMergeGrid *self)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  guint field;

  if (!mst_field_editor_read (self->editor, &value, &error))
    {
      mst_field_editor_set_problem (self->editor, error->message, TRUE);
      return;
    }
  field = self->edited->field;
  stop_editing (self);
  mst_merge_take_value (self->merge, field, value);
  show_lines (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
result_clicked_cb (MstMergeGrid *self, GtkWidget *button)
{
  const MstRecordType *type = mst_merge_get_record_type (self->merge);
  Line *line = g_object_get_data (G_OBJECT (button), "line");
  GtkWidget *editor;

  stop_editing (self);
  editor = mst_field_editor_new (self->session, &type->fields[line->field]);
  self->edited = line;
  self->editor = MST_FIELD_EDITOR (editor);
  mst_field_editor_set_record_id (self->editor, mst_merge_get_keeper (self->merge));
  mst_field_editor_set_value (self->editor,
                              mst_record_get_at (mst_merge_get_result (self->merge), line->field));
  g_signal_connect_swapped (editor, "activate", G_CALLBACK (editor_activate_cb), self);
  g_signal_connect_swapped (editor, "cancel", G_CALLBACK (stop_editing), self);
  gtk_box_prepend (GTK_BOX (line->result_cell), editor);
  gtk_widget_grab_focus (editor);
  gtk_widget_hide (button);
}

/* --- making it --- */

static GtkWidget *
create_text (void)
{
  GtkWidget *text = mst_plain_text_new (NULL, NULL);

  gtk_label_set_lines (GTK_LABEL (text), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 24);
  return text;
}

/* The whole text, where it was cut. */
static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkLabel *text)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (text)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (text));
  return TRUE;
}

/* @text: @widget itself, or within it. */
static void
show_when_cut (GtkWidget *widget, GtkWidget *text)
{
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (tooltip_cb), text);
}

static GtkWidget *
create_value (MstMergeGrid *self, guint field, guint record)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *text = create_text ();

  gtk_button_set_child (GTK_BUTTON (toggle), text);
  gtk_widget_add_css_class (toggle, "flat");
  gtk_widget_add_css_class (toggle, "mst-merge-value");
  gtk_widget_set_hexpand (toggle, TRUE);
  show_when_cut (toggle, text);
  g_object_set_data (G_OBJECT (toggle), "field", GUINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (toggle), "record", GUINT_TO_POINTER (record));
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (value_toggled_cb), self);
  return toggle;
}

static void
create_result (MstMergeGrid *self, Line *line)
{
  const MstRecordType *type = mst_merge_get_record_type (self->merge);
  GtkWidget *text = create_text ();
  GtkWidget *finding = gtk_label_new (NULL);

  line->result = GTK_LABEL (text);
  line->finding = GTK_LABEL (finding);
  line->result_cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_label_set_xalign (GTK_LABEL (finding), 0);
  gtk_label_set_wrap (GTK_LABEL (finding), TRUE);
  gtk_widget_add_css_class (finding, "mst-small");
  gtk_widget_set_hexpand (line->result_cell, TRUE);
  gtk_widget_add_css_class (line->result_cell, "mst-merge-result");
  gtk_widget_set_vexpand (text, TRUE);
  /* A reference is taken from one of the records. */
  if (type->fields[line->field].kind == MST_FIELD_REFERENCE)
    gtk_box_append (GTK_BOX (line->result_cell), text);
  else
    {
      line->result_button = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (line->result_button), text);
      gtk_widget_add_css_class (line->result_button, "flat");
      gtk_widget_set_tooltip_text (line->result_button, _ ("Write another value"));
      g_object_set_data (G_OBJECT (line->result_button), "line", line);
      g_signal_connect_swapped (line->result_button, "clicked", G_CALLBACK (result_clicked_cb),
                                self);
      gtk_box_append (GTK_BOX (line->result_cell), line->result_button);
    }
  gtk_box_append (GTK_BOX (line->result_cell), finding);
}

static void
add_line (MstMergeGrid *self, guint field)
{
  const MstRecordType *type = mst_merge_get_record_type (self->merge);
  gboolean differs = !mst_merge_agrees (self->merge, field);
  int row = (int) self->lines->len + 1;
  guint n_records = mst_merge_get_n (self->merge);
  Line *line = g_new0 (Line, 1);

  line->field = field;
  line->values = g_ptr_array_new ();
  line->label = gtk_label_new (mst_field_get_label (&type->fields[field]));
  gtk_label_set_xalign (GTK_LABEL (line->label), 0);
  gtk_label_set_wrap (GTK_LABEL (line->label), TRUE);
  gtk_widget_set_size_request (line->label, LABEL_WIDTH, -1);
  gtk_widget_add_css_class (line->label, "mst-merge-label");
  mst_appearance_set_class (line->label, "mst-differs", differs);
  gtk_grid_attach (self->grid, line->label, 0, row, 1, 1);
  for (guint i = 0; i < n_records; i++)
    {
      GtkWidget *toggle = create_value (self, field, i);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle),
                                     g_ptr_array_index (line->values, 0));
      mst_appearance_set_class (toggle, "mst-differs", differs);
      g_ptr_array_add (line->values, toggle);
      gtk_grid_attach (self->grid, toggle, (int) i + 1, row, 1, 1);
    }
  create_result (self, line);
  mst_appearance_set_class (line->result_cell, "mst-differs", differs);
  gtk_grid_attach (self->grid, line->result_cell, (int) n_records + 1, row, 1, 1);
  g_ptr_array_add (self->lines, line);
}

static GtkWidget *
create_head (const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  show_when_cut (label, label);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  gtk_widget_add_css_class (head, "mst-merge-head");
  gtk_widget_set_size_request (head, VALUE_WIDTH, -1);
  return head;
}

static void
add_heads (MstMergeGrid *self)
{
  g_autoptr (GtkSizeGroup) widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint n_records = mst_merge_get_n (self->merge);
  GtkWidget *result = create_head (_ ("Afterwards"));
  GtkWidget *corner = gtk_label_new (NULL);

  gtk_widget_add_css_class (corner, "mst-merge-head");
  gtk_grid_attach (self->grid, corner, 0, 0, 1, 1);
  for (guint i = 0; i < n_records; i++)
    {
      const MstRecord *record = mst_merge_get_record (self->merge, i);
      GtkWidget *head = create_head (mst_record_get_title (record));
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, mst_record_get_id (record));
      g_autofree char *keep = g_strdup_printf (_ ("Keep this one (no. %s)"), number);
      GtkWidget *keeper = gtk_toggle_button_new_with_label (keep);

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (keeper),
                                     g_ptr_array_index (self->keepers, 0));
      g_object_set_data (G_OBJECT (keeper), "record", GUINT_TO_POINTER (i));
      g_signal_connect_swapped (keeper, "toggled", G_CALLBACK (keeper_toggled_cb), self);
      gtk_widget_set_halign (keeper, GTK_ALIGN_START);
      gtk_widget_add_css_class (keeper, "mst-keeper");
      g_ptr_array_add (self->keepers, keeper);
      gtk_box_append (GTK_BOX (head), keeper);
      gtk_size_group_add_widget (widths, head);
      gtk_grid_attach (self->grid, head, (int) i + 1, 0, 1, 1);
    }
  gtk_widget_add_css_class (result, "mst-merge-result");
  gtk_size_group_add_widget (widths, result);
  gtk_grid_attach (self->grid, result, (int) n_records + 1, 0, 1, 1);
}

static gboolean
has_value (const MstMerge *merge, guint field)
{
  for (guint i = 0; i < mst_merge_get_n (merge); i++)
    if (mst_record_get_at (mst_merge_get_record (merge, i), field) != NULL)
      return TRUE;
  return FALSE;
}

static void
fill (MstMergeGrid *self)
{
  GtkWidget *child;
  const MstRecordType *type;

  self->edited = NULL;
  self->editor = NULL;
  g_ptr_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->keepers, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  if (self->merge == NULL)
    return;
  type = mst_merge_get_record_type (self->merge);
  self->follows_code = TRUE;
  add_heads (self);
  for (guint i = 0; i < type->n_fields; i++)
    if (has_value (self->merge, i))
      add_line (self, i);
  show_lines (self);
}

static void
masked_cb (MstMergeGrid *self)
{
  if (self->merge != NULL)
    show_lines (self);
}

static void
mst_merge_grid_dispose (GObject *object)
{
  MstMergeGrid *self = MST_MERGE_GRID (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->merge, mst_merge_unref);
  G_OBJECT_CLASS (mst_merge_grid_parent_class)->dispose (object);
}

static void
mst_merge_grid_finalize (GObject *object)
{
  MstMergeGrid *self = MST_MERGE_GRID (object);

  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->keepers);
  G_OBJECT_CLASS (mst_merge_grid_parent_class)->finalize (object);
}

static void
mst_merge_grid_class_init (MstMergeGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_merge_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_merge_grid_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-merge-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, MstMergeGrid, grid);
}

static void
mst_merge_grid_init (MstMergeGrid *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->keepers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_merge_grid_set_merge (MstMergeGrid *self, MstSession *session, MstMerge *merge)
{
  g_return_if_fail (MST_IS_MERGE_GRID (self));
  g_return_if_fail (MST_IS_SESSION (session));

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_swapped (session, "notify::masked", G_CALLBACK (masked_cb), self);
    }
  if (merge != NULL)
    mst_merge_ref (merge);
  g_clear_pointer (&self->merge, mst_merge_unref);
  self->merge = merge;
  fill (self);
}
