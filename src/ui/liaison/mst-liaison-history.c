/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has answered for a place. */
#include "config.h"

#include "mst-liaison-history.h"

#include "edit/mst-day-editor.h"
#include "list/mst-text-column.h"
#include "mst-accessible.h"
#include "mst-appearance.h"
#include "mst-liaison-coverage.h"
#include "mst-number-model.h"
#include "mst-query.h"
#include "mst-text.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  COLUMN_PLACE,
  COLUMN_KIND,
  COLUMN_WHO,
  COLUMN_SINCE,
  COLUMN_UNTIL,
  N_COLUMNS,
} ColumnKind;

static const struct
{
  const char *label;
  int width;
} columns[N_COLUMNS] = {
  [COLUMN_PLACE] = { NC_ ("liaison", "Place"), 120 },
  [COLUMN_KIND] = { NC_ ("liaison", "Kind"), 132 },
  [COLUMN_WHO] = { NC_ ("liaison", "Who"), 180 },
  [COLUMN_SINCE] = { NC_ ("liaison", "From"), 96 },
  [COLUMN_UNTIL] = { NC_ ("liaison", "Released"), 96 },
};

/** Answer: a pair in words. @ended: nullable */
typedef struct
{
  gint64 id;
  char *place, *kind, *who, *since, *ended;
} Answer;

struct _MstLiaisonHistory
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  AdwBin *day_bin;
  GtkStack *stack;
  GtkColumnView *view;
  GtkLabel *foot;

  MstSession *session;
  MstFieldEditor *day;
  char *iso;
  GPtrArray *answers; /* Answer; NULL until they are read */
  MstNumberModel *rows;
  GtkWidget *widget; /* of the window it belongs to */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (MstLiaisonHistory, mst_liaison_history, ADW_TYPE_WINDOW)

/* --- reading --- */

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->place);
  g_free (answer->kind);
  g_free (answer->who);
  g_free (answer->since);
  g_free (answer->ended);
  g_free (answer);
}

/* "财政局 · 王伟", "王伟 · 3号楼502" */
static char *
tell_who (MstStore *store, const MstRecord *pair)
{
  static const char *const fields[] = { "unit", "person", "household" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const MstField *field = mst_record_type_get_field (&mst_liaison_type, fields[i]);
      g_autofree char *shown = NULL;

      if (mst_record_get (pair, fields[i]) == NULL)
        continue;
      shown = mst_store_show_value (store, field, mst_record_get (pair, fields[i]), FALSE);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", shown);
    }
  return g_string_free (text, FALSE);
}

static Answer *
answer_new (MstStore *store, const MstRecord *pair)
{
  const MstField *kind = mst_record_type_get_field (&mst_liaison_type, "kind");
  Answer *answer = g_new0 (Answer, 1);

  answer->id = mst_record_get_id (pair);
  answer->place =
    g_strdup (mst_store_peek_title (store, &mst_area_type, mst_record_get_integer (pair, "area")));
  answer->kind = mst_store_show_value (store, kind, mst_record_get (pair, "kind"), FALSE);
  answer->who = tell_who (store, pair);
  answer->since = g_strdup (mst_record_get (pair, "since"));
  answer->ended = g_strdup (mst_record_get (pair, MST_ENDED));
  return answer;
}

static gpointer
read_answers (MstStore *store, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) pairs = mst_liaison_list_answers (store, *(gint64 *) data, NULL, error);
  GPtrArray *answers;

  if (pairs == NULL)
    return NULL;
  answers = g_ptr_array_new_with_free_func (answer_free);
  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (answers, answer_new (store, g_ptr_array_index (pairs, i)));
  return answers;
}

static void
free_answers (gpointer answers)
{
  g_ptr_array_unref (answers);
}

/* --- cells --- */

static const Answer *
get_answer (MstLiaisonHistory *self, gpointer item)
{
  guint number = item != NULL ? mst_number_get (item) : G_MAXUINT;

  return self->answers != NULL && number < self->answers->len
           ? g_ptr_array_index (self->answers, number)
           : NULL;
}

static gboolean
counts_on_day (MstLiaisonHistory *self, const Answer *answer)
{
  return strcmp (answer->since, self->iso) <= 0
         && (answer->ended == NULL || strcmp (answer->ended, self->iso) > 0);
}

static const char *
get_text (const Answer *answer, ColumnKind column)
{
  const char *texts[N_COLUMNS] = {
    [COLUMN_PLACE] = answer->place, [COLUMN_KIND] = answer->kind,   [COLUMN_WHO] = answer->who,
    [COLUMN_SINCE] = answer->since, [COLUMN_UNTIL] = answer->ended,
  };

  return texts[column] != NULL ? texts[column] : "";
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  const Answer *answer = get_answer (owner, item);
  const char *text = answer != NULL ? get_text (answer, (ColumnKind) column) : "";
  gboolean counts = answer != NULL && counts_on_day (owner, answer);

  gtk_inscription_set_text (cell, text);
  mst_tooltip_set (GTK_WIDGET (cell), *text != '\0' ? text : NULL);
  mst_appearance_set_class (GTK_WIDGET (cell), "dim-label", !counts);
  mst_appearance_set_class (GTK_WIDGET (cell), "heading", counts);
}

/* --- what is shown --- */

static void
show_foot (MstLiaisonHistory *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->answers->len; i++)
    n += counts_on_day (self, g_ptr_array_index (self->answers, i));
  text = g_strdup_printf (_ ("%u of %u answered on %s"), n, self->answers->len, self->iso);
  gtk_label_set_label (self->foot, text);
}

static void
show_day (MstLiaisonHistory *self)
{
  if (self->answers == NULL)
    return;
  mst_text_column_refresh (self->view);
  show_foot (self);
}

static void
day_changed_cb (MstLiaisonHistory *self)
{
  g_autofree char *value = NULL;
  g_autofree char *problem = NULL;
  gboolean is_read = mst_day_editor_read (self->day, TRUE, &value, &problem);

  mst_field_editor_set_problem (self->day, problem, TRUE);
  if (!is_read)
    return;
  g_free (self->iso);
  self->iso = g_steal_pointer (&value);
  show_day (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstLiaisonHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *answers = mst_worker_ask_finish (result, &error);
  GArray *rows;

  if (self->session == NULL)
    {
      g_clear_pointer (&answers, g_ptr_array_unref);
      return;
    }
  if (answers == NULL)
    {
      gtk_label_set_label (self->foot, error->message);
      return;
    }
  self->answers = answers;
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < answers->len; i++)
    g_array_append_val (rows, i);
  gtk_stack_set_visible_child_name (self->stack, answers->len > 0 ? "answers" : "nobody");
  mst_number_model_set (self->rows, rows);
  show_foot (self);
}

static void
activate_cb (MstLiaisonHistory *self, guint position)
{
  g_autoptr (MstNumber) number = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const Answer *answer = get_answer (self, number);

  if (answer == NULL)
    return;
  gtk_widget_activate_action (self->widget, "win.show-record", "(sx)", mst_liaison_type.name,
                              answer->id);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the object --- */

static void
mst_liaison_history_dispose (GObject *object)
{
  MstLiaisonHistory *self = MST_LIAISON_HISTORY (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->widget);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (mst_liaison_history_parent_class)->dispose (object);
}

static void
mst_liaison_history_finalize (GObject *object)
{
  MstLiaisonHistory *self = MST_LIAISON_HISTORY (object);

  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_free (self->iso);
  G_OBJECT_CLASS (mst_liaison_history_parent_class)->finalize (object);
}

static void
mst_liaison_history_class_init (MstLiaisonHistoryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_history_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_liaison_history_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-history.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonHistory, heading);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonHistory, day_bin);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonHistory, stack);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonHistory, view);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonHistory, foot);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
mst_liaison_history_init (MstLiaisonHistory *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkColumnViewColumn *column =
        mst_text_column_append (self->view, g_dpgettext2 (NULL, "liaison", columns[i].label),
                                columns[i].width, MST_TEXT_COLUMN_WORDS, show, i, self);

      gtk_column_view_column_set_expand (column, i == COLUMN_WHO);
    }
  self->rows = mst_number_model_new ();
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

GtkWindow *
mst_liaison_history_new (GtkWidget *widget, MstSession *session, const char *iso, gint64 place)
{
  MstLiaisonHistory *self =
    g_object_new (MST_TYPE_LIAISON_HISTORY, "transient-for", gtk_widget_get_root (widget), NULL);
  g_autofree char *path = mst_store_dup_area_path (mst_session_get_store (session), place);

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (session);
  self->iso = g_strdup (iso);
  self->reading = g_cancellable_new ();
  adw_window_title_set_subtitle (self->heading, path);
  self->day = mst_day_editor_new (session, &mst_day_field, iso, G_CALLBACK (day_changed_cb), self);
  adw_bin_set_child (self->day_bin, GTK_WIDGET (self->day));
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
  mst_worker_ask (mst_session_get_reader (session), read_answers, g_memdup2 (&place, sizeof place),
                  g_free, free_answers, self->reading, read_cb, g_object_ref (self));
  return GTK_WINDOW (self);
}
