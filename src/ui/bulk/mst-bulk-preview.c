/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of each record when fields of many are set. */
#include "config.h"

#include "mst-bulk-preview.h"

#include "list/mst-text-column.h"
#include "mst-appearance.h"
#include "mst-gradual-model.h"
#include "mst-number-model.h"
#include "mst-steady-bin.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 150
#define RESULT_WIDTH 100
#define REASON_WIDTH 360
#define CHANGE_WIDTH 320

/* Columns before those of the fields. */
enum
{
  COLUMN_TITLE = -2,
  COLUMN_RESULT = -1,
};

struct _MstBulkPreview
{
  AdwBin parent_instance;

  GtkColumnView *view;

  MstSession *session;
  MstBulkEdit *edit;
  GArray *order; /* guint: the row of the edit at each place */
  MstNumberModel *rows;
  GtkSelectionModel *selection;
};

enum
{
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstBulkPreview, mst_bulk_preview, ADW_TYPE_BIN)

/* --- cells --- */

static const char *
get_shown (MstBulkPreview *self, const MstBulkEditValue *value)
{
  const char *text;

  if (value == NULL)
    return "";
  text = mst_session_get_masked (self->session) ? value->masked : value->text;
  return *text != '\0' ? text : _ ("blank");
}

static char *
describe_result (MstBulkPreview *self, guint row)
{
  const char *reason = mst_bulk_edit_get_row_reason (self->edit, row);

  switch (mst_bulk_edit_get_row_state (self->edit, row))
    {
    case MST_BULK_EDIT_REFUSED:
      return g_strdup_printf ("✗ %s", reason != NULL ? reason : "");
    case MST_BULK_EDIT_CHANGED:
      return g_strdup (_ ("will change"));
    case MST_BULK_EDIT_WRITTEN:
      return g_strdup (_ ("changed"));
    case MST_BULK_EDIT_UNCHANGED:
    default:
      return g_strdup (_ ("has it already"));
    }
}

static char *
describe_change (MstBulkPreview *self, guint row, guint index)
{
  const MstBulkEditValue *old = mst_bulk_edit_get_old (self->edit, row, index);
  const MstBulkEditValue *new = mst_bulk_edit_get_new (self->edit, index);

  if (old == NULL)
    return g_strdup ("");
  if (g_strcmp0 (old->value, new->value) == 0)
    return g_strdup (get_shown (self, old));
  return g_strdup_printf ("%s → %s", get_shown (self, old), get_shown (self, new));
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  MstBulkPreview *self = owner;
  guint row = mst_number_get (item);
  MstBulkEditState state;
  g_autofree char *text = NULL;

  if (self->edit == NULL || row >= mst_bulk_edit_get_n_rows (self->edit))
    return;
  state = mst_bulk_edit_get_row_state (self->edit, row);
  if (column == COLUMN_TITLE)
    text = g_strdup (mst_bulk_edit_get_row_title (self->edit, row));
  else if (column == COLUMN_RESULT)
    text = describe_result (self, row);
  else
    text = describe_change (self, row, (guint) column);
  gtk_inscription_set_text (cell, text);
  mst_appearance_set_class (GTK_WIDGET (cell), "mst-unchanged", state == MST_BULK_EDIT_UNCHANGED);
  mst_appearance_set_class (GTK_WIDGET (cell), "mst-bad",
                            state == MST_BULK_EDIT_REFUSED && column == COLUMN_RESULT);
  mst_tooltip_set (GTK_WIDGET (cell), mst_bulk_edit_get_row_reason (self->edit, row));
}

/* --- columns and rows --- */

static void
append_column (MstBulkPreview *self, int column, const char *title, int width, gboolean expand)
{
  GtkColumnViewColumn *made =
    mst_text_column_append (self->view, title, width, MST_TEXT_COLUMN_WORDS, show, column, self);

  gtk_column_view_column_set_expand (made, expand);
}

static gboolean
has_reasons (MstBulkPreview *self)
{
  return mst_bulk_edit_get_counts (self->edit).n_refused > 0;
}

static gboolean
has_columns (MstBulkPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_fields = mst_bulk_edit_get_n_fields (self->edit);

  if (g_list_model_get_n_items (columns) != n_fields + 2)
    return FALSE;
  for (guint i = 1; i < n_fields + 2; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (i == 1 && gtk_column_view_column_get_expand (column) != has_reasons (self))
        return FALSE;
      if (i > 1
          && g_strcmp0 (gtk_column_view_column_get_title (column),
                        mst_field_get_label (mst_bulk_edit_get_field (self->edit, i - 2)))
               != 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill_columns (MstBulkPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n_fields = mst_bulk_edit_get_n_fields (self->edit);
  gboolean refused = has_reasons (self);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  append_column (self, COLUMN_TITLE,
                 mst_record_type_get_label (mst_bulk_edit_get_record_type (self->edit)),
                 TITLE_WIDTH, FALSE);
  /* Reasons are long. */
  append_column (self, COLUMN_RESULT, _ ("Outcome"), refused ? REASON_WIDTH : RESULT_WIDTH,
                 refused);
  for (guint i = 0; i < n_fields; i++)
    append_column (self, (int) i, mst_field_get_label (mst_bulk_edit_get_field (self->edit, i)),
                   CHANGE_WIDTH, !refused && i == n_fields - 1);
}

static GArray *
sort_rows (MstBulkEdit *edit)
{
  static const MstBulkEditState order[] = {
    MST_BULK_EDIT_REFUSED,
    MST_BULK_EDIT_WRITTEN,
    MST_BULK_EDIT_CHANGED,
    MST_BULK_EDIT_UNCHANGED,
  };
  guint n_rows = mst_bulk_edit_get_n_rows (edit);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_rows);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint row = 0; row < n_rows; row++)
      if (mst_bulk_edit_get_row_state (edit, row) == order[i])
        g_array_append_val (rows, row);
  return rows;
}

static gboolean
is_same_order (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

/* Rows that stay where they are keep their widgets. */
static void
show_edit (MstBulkPreview *self)
{
  g_autoptr (GArray) order = NULL;

  if (self->edit == NULL)
    return;
  order = sort_rows (self->edit);
  if (has_columns (self) && is_same_order (order, self->order))
    {
      mst_text_column_refresh (self->view);
      return;
    }
  g_array_unref (self->order);
  self->order = g_array_ref (order);
  mst_number_model_set (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  fill_columns (self);
  mst_number_model_set (self->rows, g_steal_pointer (&order));
}

static void
activate_cb (MstBulkPreview *self, guint position)
{
  g_autoptr (MstNumber) number = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (number != NULL && self->edit != NULL)
    g_signal_emit (self, signals[OPENED], 0,
                   mst_bulk_edit_get_row_id (self->edit, mst_number_get (number)));
}

/* --- the object --- */

static void
mst_bulk_preview_dispose (GObject *object)
{
  MstBulkPreview *self = MST_BULK_PREVIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->edit, mst_bulk_edit_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_bulk_preview_parent_class)->dispose (object);
}

static void
mst_bulk_preview_finalize (GObject *object)
{
  MstBulkPreview *self = MST_BULK_PREVIEW (object);

  g_array_unref (self->order);
  G_OBJECT_CLASS (mst_bulk_preview_parent_class)->finalize (object);
}

static void
mst_bulk_preview_class_init (MstBulkPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_bulk_preview_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_bulk_preview_finalize;

  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (MST_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-bulk-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, MstBulkPreview, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
mst_bulk_preview_init (MstBulkPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = mst_number_model_new ();
  self->selection = GTK_SELECTION_MODEL (gtk_single_selection_new (
    G_LIST_MODEL (mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->rows))))));
  gtk_single_selection_set_autoselect (GTK_SINGLE_SELECTION (self->selection), FALSE);
  gtk_column_view_set_model (self->view, self->selection);
}

void
mst_bulk_preview_set_edit (MstBulkPreview *self, MstSession *session, MstBulkEdit *edit)
{
  g_return_if_fail (MST_IS_BULK_PREVIEW (self));
  g_return_if_fail (MST_IS_SESSION (session));

  if (self->session == NULL)
    {
      self->session = g_object_ref (session);
      g_signal_connect_object (session, "notify::masked", G_CALLBACK (show_edit), self,
                               G_CONNECT_SWAPPED);
    }
  if (edit != NULL)
    mst_bulk_edit_ref (edit);
  g_clear_pointer (&self->edit, mst_bulk_edit_unref);
  self->edit = edit;
  show_edit (self);
}
