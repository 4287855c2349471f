/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading found, grouped by reason, each problem with its row. */

#include "config.h"

#include "mst-import-check.h"

#include "list/mst-text-column.h"
#include "mst-accessible.h"
#include "mst-import-codes.h"
#include "mst-import-item.h"
#include "mst-import-row.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

/* A group of the list on the left that is no outcome code: values to decide between. */
#define CONFLICTS "conflicts"

struct _MstImportCheck
{
  AdwBin parent_instance;

  MstStore *store;
  MstImportBatch *batch;
  GListStore *items;
  GtkSingleSelection *selection;
  char *group; /* the code that is shown */

  GtkLabel *summary;
  GtkListBox *groups;
  GtkStack *stack;
  GtkLabel *advice;
  GtkButton *accept_all;
  GtkColumnView *list;
  MstImportRow *row;
};

G_DEFINE_FINAL_TYPE (MstImportCheck, mst_import_check, ADW_TYPE_BIN)

enum
{
  SIGNAL_CORRECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the list of problems --- */

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  const char *texts[] = { mst_import_item_get_place (item), mst_import_item_get_value (item),
                          mst_import_item_get_message (item) };

  gtk_inscription_set_text (cell, texts[column]);
  mst_tooltip_set (GTK_WIDGET (cell), texts[column]);
}

static void
add_problems (MstImportCheck *self, MstImport *import)
{
  GPtrArray *problems = mst_import_get_problems (import);

  for (guint i = 0; i < problems->len; i++)
    {
      const MstImportProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, self->group))
        {
          g_autoptr (MstImportItem) item = mst_import_item_new_for_problem (import, problem);

          g_list_store_append (self->items, item);
        }
    }
}

static void
add_conflicts (MstImportCheck *self, MstImport *import)
{
  GPtrArray *conflicts = mst_import_get_conflicts (import);

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_autoptr (MstImportItem) item = mst_import_item_new_for_conflict (import, i, self->store);

      g_list_store_append (self->items, item);
    }
}

static void
show_group (MstImportCheck *self, const char *group)
{
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self->batch);
  const MstImportCode *code = mst_import_code_find (group);
  gboolean conflicts = g_str_equal (group, CONFLICTS);

  g_free (self->group);
  self->group = g_strdup (group);
  g_list_store_remove_all (self->items);
  for (guint i = 0; i < imports->len; i++)
    {
      if (conflicts)
        add_conflicts (self, g_ptr_array_index (imports, i));
      else
        add_problems (self, g_ptr_array_index (imports, i));
    }

  gtk_label_set_label (self->advice, code != NULL
                                       ? _ (code->advice)
                                       : _ ("The old value is kept unless you take the new one."));
  gtk_widget_set_visible (GTK_WIDGET (self->accept_all),
                          conflicts || (code != NULL && code->group == MST_IMPORT_CODE_DECIDE));
  gtk_button_set_label (self->accept_all, conflicts ? _ ("Take All New Values") : _ ("Accept All"));
}

static void
selected_cb (MstImportCheck *self)
{
  mst_import_row_set_item (self->row, gtk_single_selection_get_selected_item (self->selection));
}

/* --- the groups --- */

static void
count_problems (GPtrArray *imports, GHashTable *counts)
{
  for (guint i = 0; i < imports->len; i++)
    {
      MstImport *import = g_ptr_array_index (imports, i);
      GPtrArray *problems = mst_import_get_problems (import);
      guint conflicts = mst_import_get_conflicts (import)->len;

      for (guint j = 0; j < problems->len; j++)
        {
          const MstImportProblem *problem = g_ptr_array_index (problems, j);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, problem->code));

          g_hash_table_insert (counts, (gpointer) problem->code, GUINT_TO_POINTER (n + 1));
        }
      if (conflicts > 0)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, CONFLICTS));

          g_hash_table_insert (counts, (gpointer) CONFLICTS, GUINT_TO_POINTER (n + conflicts));
        }
    }
}

static void
add_group (MstImportCheck *self, const char *group, const char *label, const char *icon,
           const char *css_class, guint count)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = mst_accessible_ornament_new (icon);
  GtkWidget *name = gtk_label_new (label);
  g_autofree char *count_text = mst_text_format_integer (count);
  GtkWidget *number = gtk_label_new (count_text);

  gtk_widget_add_css_class (image, css_class);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, label);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  g_object_set_data_full (G_OBJECT (list_row), "group", g_strdup (group), g_free);
  gtk_list_box_append (self->groups, list_row);

  if (g_strcmp0 (self->group, group) == 0)
    gtk_list_box_select_row (self->groups, GTK_LIST_BOX_ROW (list_row));
}

static void
fill_groups (MstImportCheck *self)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } looks[] = {
    [MST_IMPORT_CODE_REJECT] = { "mst-reject-symbolic", "error" },
    [MST_IMPORT_CODE_DECIDE] = { "dialog-question-symbolic", "warning" },
    [MST_IMPORT_CODE_WARNING] = { "dialog-information-symbolic", "dim-label" },
  };
  g_autoptr (GPtrArray) imports = mst_import_batch_list_imports (self->batch);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GtkWidget *child;
  const MstImportCode *codes;
  guint n_codes;
  guint n;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_list_box_remove (self->groups, child);

  count_problems (imports, counts);
  codes = mst_import_codes (&n_codes);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, CONFLICTS));
  for (guint i = 0; i < n_codes; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, codes[i].code));

      if (codes[i].group == MST_IMPORT_CODE_DECIDE && n > 0)
        add_group (self, CONFLICTS, _ ("Old or new value"), "dialog-question-symbolic", "warning",
                   n);
      if (count > 0)
        add_group (self, codes[i].code, _ (codes[i].label), looks[codes[i].group].icon,
                   looks[codes[i].group].css_class, count);
    }

  gtk_stack_set_visible_child_name (self->stack,
                                    g_hash_table_size (counts) > 0 ? "problems" : "clean");
  if (gtk_list_box_get_selected_row (self->groups) == NULL)
    gtk_list_box_select_row (self->groups, gtk_list_box_get_row_at_index (self->groups, 0));
}

static void
fill_summary (MstImportCheck *self)
{
  MstImportCounts counts = mst_import_batch_get_counts (self->batch);
  const struct
  {
    const char *label;
    gint64 count;
  } lines[] = {
    { _ ("Rows read"), counts.rows },
    { _ ("New records"), counts.imported },
    { _ ("Records filled in or changed"), counts.updated },
    { _ ("Records already there"), counts.unchanged },
    { _ ("Repeated rows"), counts.duplicates },
    { _ ("Rows going back"), counts.rejected },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *count = mst_text_format_integer (lines[i].count);

      if (lines[i].count == 0 && i > 1)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* TRANSLATORS: a figure with its name: "Rows read: 1,685" */
      g_string_append_printf (text, _ ("%s: %s"), lines[i].label, count);
    }
  gtk_label_set_label (self->summary, text->str);
}

static void
group_selected_cb (MstImportCheck *self, GtkListBoxRow *list_row)
{
  if (list_row != NULL)
    show_group (self, g_object_get_data (G_OBJECT (list_row), "group"));
}

/* --- mending --- */

static void
row_corrected_cb (MstImportCheck *self)
{
  g_signal_emit (self, signals[SIGNAL_CORRECTED], 0);
}

static void
accept_all_clicked_cb (MstImportCheck *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean corrected = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MstImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      MstConflict *conflict = mst_import_item_get_conflict (item);

      if (conflict != NULL)
        conflict->take_new = TRUE;
      else if (mst_import_item_get_proposal (item) != NULL)
        {
          mst_import_item_correct (item, mst_import_item_get_proposal (item));
          corrected = TRUE;
        }
    }
  selected_cb (self);
  if (corrected)
    g_signal_emit (self, signals[SIGNAL_CORRECTED], 0);
}

static void
mst_import_check_dispose (GObject *object)
{
  MstImportCheck *self = MST_IMPORT_CHECK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->batch);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->group, g_free);
  G_OBJECT_CLASS (mst_import_check_parent_class)->dispose (object);
}

static void
mst_import_check_class_init (MstImportCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mst_import_check_dispose;

  signals[SIGNAL_CORRECTED] = g_signal_new ("corrected", MST_TYPE_IMPORT_CHECK, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MST_TYPE_IMPORT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-import-check.ui");
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, summary);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, groups);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, stack);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, advice);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, accept_all);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, list);
  gtk_widget_class_bind_template_child (widget_class, MstImportCheck, row);
  gtk_widget_class_bind_template_callback (widget_class, group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_corrected_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_all_clicked_cb);
}

static void
mst_import_check_init (MstImportCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (MST_TYPE_IMPORT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  gtk_column_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  mst_text_column_append (self->list, _ ("Where"), 300, MST_TEXT_COLUMN_WORDS, show, 0, self);
  mst_text_column_append (self->list, _ ("Written"), 180, MST_TEXT_COLUMN_WORDS, show, 1, self);
  mst_text_column_append (self->list, _ ("What is wrong"), 0, MST_TEXT_COLUMN_WORDS, show, 2, self);
}

void
mst_import_check_set_batch (MstImportCheck *self, MstStore *store, MstImportBatch *batch)
{
  g_return_if_fail (MST_IS_IMPORT_CHECK (self));

  g_set_object (&self->store, store);
  g_set_object (&self->batch, batch);
}

void
mst_import_check_refresh (MstImportCheck *self)
{
  g_return_if_fail (MST_IS_IMPORT_CHECK (self));

  mst_import_row_set_item (self->row, NULL);
  g_list_store_remove_all (self->items);
  fill_summary (self);
  fill_groups (self);
}
