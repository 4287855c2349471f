/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan is written with. */
#include "config.h"

#include "mst-liaison-papers.h"

#include "mst-paper-fields.h"

#include <glib/gi18n-lib.h>

struct _MstLiaisonPapers
{
  AdwBin parent_instance;

  GtkLabel *summary;
  MstPaperFields *fields;
  AdwActionRow *rules_row;
  GtkSwitch *keep_rules;
  GtkWidget *rules_list;

  gboolean has_session, has_rules;
};

G_DEFINE_FINAL_TYPE (MstLiaisonPapers, mst_liaison_papers, ADW_TYPE_BIN)

static gboolean
mst_liaison_papers_grab_focus (GtkWidget *widget)
{
  MstLiaisonPapers *self = MST_LIAISON_PAPERS (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->fields));
}

static void
mst_liaison_papers_class_init (MstLiaisonPapersClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->grab_focus = mst_liaison_papers_grab_focus;
  g_type_ensure (MST_TYPE_PAPER_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-papers.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, summary);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, fields);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, rules_list);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, rules_row);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPapers, keep_rules);
}

static void
mst_liaison_papers_init (MstLiaisonPapers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

  if (!self->has_session)
    mst_paper_fields_set_record_type (self->fields, session, &mst_liaison_type);
  self->has_session = TRUE;
  if (plan == NULL)
    return;
  summary = mst_liaison_plan_tell (plan);
  rules = tell_rules (plan, &self->has_rules);
  gtk_label_set_label (self->summary, summary);
  adw_action_row_set_subtitle (self->rules_row, rules);
  gtk_widget_set_visible (self->rules_list, self->has_rules);
}

gboolean
mst_liaison_papers_read (MstLiaisonPapers *self, char **document, char **reason,
                         gboolean *keep_rules)
{
  g_return_val_if_fail (MST_IS_LIAISON_PAPERS (self), FALSE);

  *keep_rules = self->has_rules && gtk_switch_get_active (self->keep_rules);
  return mst_paper_fields_read (self->fields, document, reason);
}
