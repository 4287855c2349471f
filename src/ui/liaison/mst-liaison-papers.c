/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan is written with. */
#include "config.h"

#include "mst-liaison-papers.h"

#include "edit/mst-field-editor.h"

#include <glib/gi18n-lib.h>

struct _MstLiaisonPapers
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkBox *document_box, *reason_box;
  AdwActionRow *rules_row;
  GtkSwitch *keep_rules;
  GtkWidget *rules_list;

  MstFieldEditor *document, *reason;
  gboolean has_rules;
};

G_DEFINE_FINAL_TYPE (MstLiaisonPapers, mst_liaison_papers, ADW_TYPE_BIN)

static gboolean
mst_liaison_papers_grab_focus (GtkWidget *widget)
{
  MstLiaisonPapers *self = MST_LIAISON_PAPERS (widget);

  return self->document != NULL
         && gtk_widget_child_focus (GTK_WIDGET (self->document), GTK_DIR_TAB_FORWARD);
}

static void
mst_liaison_papers_class_init (MstLiaisonPapersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = mst_liaison_papers_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-papers.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, summary);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, document_box);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, reason_box);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, rules_list);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, rules_row);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, keep_rules);
}

static void
mst_liaison_papers_init (MstLiaisonPapers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MstFieldEditor *
add_editor (GtkBox *box, MstSession *session, const char *name)
{
  const MstField *field = mst_record_type_get_field (&mst_liaison_type, name);
  GtkWidget *label = gtk_label_new (mst_field_get_label (field));
  GtkWidget *editor = mst_field_editor_new (session, field);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
  gtk_box_append (box, editor);
  return MST_FIELD_EDITOR (editor);
}

static char *
tell_rules (const MstLiaisonPlan *plan, gboolean *has_rules)
{
  guint n_new, n_over;

  mst_liaison_plan_count_rules (mst_liaison_plan_get_rules (plan), &n_new, &n_over);
  *has_rules = n_new + n_over > 0;
  return *has_rules
           ? mst_liaison_plan_tell_rules (n_new, n_over, mst_liaison_plan_get_options (plan)->day)
           : g_strdup ("");
}

void
mst_liaison_papers_show (MstLiaisonPapers *self, MstSession *session, MstLiaisonPlan *plan)
{
  g_autofree char *summary = NULL;
  g_autofree char *rules = NULL;

  g_return_if_fail (MST_IS_LIAISON_PAPERS (self));

  if (self->document == NULL)
    {
      self->document = add_editor (self->document_box, session, "document");
      self->reason = add_editor (self->reason_box, session, "reason");
    }
  if (plan == NULL)
    return;
  summary = mst_liaison_plan_tell (plan);
  rules = tell_rules (plan, &self->has_rules);
  gtk_label_set_label (self->summary, summary);
  adw_action_row_set_subtitle (self->rules_row, rules);
  gtk_widget_set_visible (self->rules_list, self->has_rules);
}

static gboolean
read_text (MstFieldEditor *editor, char **text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = mst_field_editor_read (editor, text, &error);

  mst_field_editor_set_problem (editor, error != NULL ? error->message : NULL, TRUE);
  return is_good;
}

gboolean
mst_liaison_papers_read (MstLiaisonPapers *self, char **document, char **reason,
                         gboolean *keep_rules)
{
  g_return_val_if_fail (MST_IS_LIAISON_PAPERS (self), FALSE);

  *document = *reason = NULL;
  *keep_rules = self->has_rules && gtk_switch_get_active (self->keep_rules);
  return read_text (self->document, document) && read_text (self->reason, reason);
}
