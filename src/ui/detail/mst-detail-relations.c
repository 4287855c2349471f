/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What refers to a record. */
#include "config.h"

#include "filter/mst-filter.h"
#include "mst-detail-relations.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

struct _MstDetailRelations
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkFlowBox *figures;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (MstDetailRelations, mst_detail_relations, ADW_TYPE_BIN)

/* Records of @type whose @field refers to the subject; or, without a field, that lie in the area with
 * the code. */
typedef struct
{
  const MstRecordType *type;
  const MstField *field;
  char *area_code;
  char *id;
  gint64 count;
} Relation;

typedef struct
{
  const MstRecordType *type;
  gint64 id;
} Subject;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->area_code);
  g_free (relation->id);
  g_free (relation);
}

static gboolean
count_relation (Relation *relation, MstStore *store, GError **error)
{
  g_autoptr (MstQuery) query = mst_query_new (relation->type);

  if (relation->area_code != NULL)
    mst_query_set_area (query, relation->area_code);
  else if (!mst_query_add_condition (query, relation->field->name, MST_OPERATOR_IS, relation->id,
                                     error))
    return FALSE;
  relation->count = mst_query_count (query, store, error);
  return relation->count >= 0;
}

static gpointer
count_relations (MstStore *store, gpointer data, GError **error)
{
  const Subject *subject = data;
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (MstRecord) record = mst_store_get (store, subject->type, subject->id, error);
  gboolean is_area = subject->type == &mst_area_type;

  if (record == NULL)
    return NULL;
  for (const MstRecordType *const *type = mst_record_types (); *type != NULL; type++)
    for (guint i = 0; i < (*type)->n_fields; i++)
      {
        const MstField *field = &(*type)->fields[i];
        Relation *relation;

        if (field->kind != MST_FIELD_REFERENCE
            || g_strcmp0 (field->reference, subject->type->name) != 0)
          continue;
        relation = g_new0 (Relation, 1);
        relation->type = *type;
        relation->field = field;
        relation->id = g_strdup_printf ("%" G_GINT64_FORMAT, subject->id);
        if (is_area && g_strcmp0 (field->name, "area") == 0)
          relation->area_code = g_strdup (mst_record_get (record, "code"));
        g_ptr_array_add (relations, relation);
        if (!count_relation (relation, store, error))
          return NULL;
      }
  return g_steal_pointer (&relations);
}

static void
append_figure (MstDetailRelations *self, const Relation *relation)
{
  const char *type = g_dgettext (MST_GETTEXT_DOMAIN, relation->type->label_plural);
  g_autofree char *count = mst_text_format_integer (relation->count);
  g_autofree char *text = g_strdup_printf (_ ("%s %s"), type, count);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-records");
  gtk_actionable_set_action_target_value (
    GTK_ACTIONABLE (button),
    mst_filter_target_new (relation->type, relation->area_code,
                           relation->area_code == NULL ? relation->field->name : NULL,
                           MST_OPERATOR_IS, relation->id));
  gtk_widget_set_sensitive (button, relation->count > 0);
  gtk_flow_box_append (self->figures, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstDetailRelations) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) relations = mst_worker_ask_finish (result, &error);
  GtkFlowBoxChild *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  while ((child = gtk_flow_box_get_child_at_index (self->figures, 0)) != NULL)
    gtk_flow_box_remove (self->figures, GTK_WIDGET (child));
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const Relation *relation = g_ptr_array_index (relations, i);

      /* Areas are shown in their tree. */
      if (relation->type != &mst_area_type)
        append_figure (self, relation);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->box),
                          gtk_flow_box_get_child_at_index (self->figures, 0) != NULL);
}

static void
mst_detail_relations_dispose (GObject *object)
{
  MstDetailRelations *self = MST_DETAIL_RELATIONS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (mst_detail_relations_parent_class)->dispose (object);
}

static void
mst_detail_relations_class_init (MstDetailRelationsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_detail_relations_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-detail-relations.ui");
  gtk_widget_class_bind_template_child (widget_class, MstDetailRelations, box);
  gtk_widget_class_bind_template_child (widget_class, MstDetailRelations, figures);
}

static void
mst_detail_relations_init (MstDetailRelations *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mst_detail_relations_show (MstDetailRelations *self, MstSession *session, const MstRecordType *type,
                           gint64 id)
{
  Subject *subject;

  g_return_if_fail (MST_IS_DETAIL_RELATIONS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (id == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  subject = g_new0 (Subject, 1);
  subject->type = type;
  subject->id = id;
  mst_worker_ask (mst_session_get_reader (session), count_relations, subject, g_free,
                  (GDestroyNotify) g_ptr_array_unref, self->cancellable, counted_cb,
                  g_object_ref (self));
}
