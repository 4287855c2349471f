/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant that plans who answers for which place. */
#include "config.h"

#include "mst-liaison-page.h"

#include "mst-accessible.h"
#include "mst-action.h"
#include "mst-liaison-comparison.h"
#include "mst-liaison-papers.h"
#include "mst-liaison-preview.h"
#include "mst-liaison-wishes.h"
#include "mst-liaison-writing.h"
#include "mst-page-steps.h"
#include "mst-page.h"
#include "mst-paper-fields.h"
#include "mst-progress-bar.h"
#include "mst-stack.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

/* The parts of the stack; of the first three one after the other is a step. */
#define WISHES "wishes"
#define PREVIEW "preview"
#define PAPERS "papers"
#define COMPARISON "comparison"

/* A slider that moves asks for many plans; the last one is made. */
#define REST_MILLISECONDS 200

typedef enum
{
  STEP_WISHES,
  STEP_PREVIEW,
  STEP_PAPERS,
} Step;

struct _MstLiaisonPage
{
  AdwBin parent_instance;

  MstSession *session;
  MstLiaisonPlanOptions *options;
  MstLiaisonPlan *plan; /* for the options; NULL while there is none */
  GSimpleActionGroup *actions;
  Step step;
  gboolean compares;     /* beside the steps */
  guint rest;            /* a timeout; 0 */
  MstProgress *planning; /* of the plan under way; NULL */
  gboolean is_writing;

  GtkWidget *content;
  MstPageSteps *steps;
  GtkStack *stack;
  MstLiaisonWishes *wishes;
  MstProgressBar *progress_bar;
};

static void page_iface_init (MstPageInterface *iface);
static void wanted_cb (MstLiaisonPage *self, int kind, gint64 place, gint64 unit, gboolean wanted);
static void leader_named_cb (MstLiaisonPage *self, gint64 place, gint64 unit, gint64 person);
static void plan_chosen_cb (MstLiaisonPage *self, MstLiaisonPlan *plan);

G_DEFINE_FINAL_TYPE_WITH_CODE (MstLiaisonPage, mst_liaison_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MST_TYPE_PAGE, page_iface_init))

/* --- its parts --- */

static GtkWidget *
create_part (MstLiaisonPage *self, const char *name)
{
  GtkWidget *part;

  if (g_strcmp0 (name, PAPERS) == 0)
    return g_object_new (MST_TYPE_LIAISON_PAPERS, NULL);
  if (g_strcmp0 (name, COMPARISON) == 0)
    {
      part = g_object_new (MST_TYPE_LIAISON_COMPARISON, NULL);
      g_signal_connect_swapped (part, "chosen", G_CALLBACK (plan_chosen_cb), self);
      return part;
    }
  part = g_object_new (MST_TYPE_LIAISON_PREVIEW, NULL);
  g_signal_connect_swapped (part, "wanted", G_CALLBACK (wanted_cb), self);
  g_signal_connect_swapped (part, "leader-named", G_CALLBACK (leader_named_cb), self);
  return part;
}

/* All but the wishes are made when they are first needed: together they are too much for a frame. */
static GtkWidget *
get_part (MstLiaisonPage *self, const char *name)
{
  GtkWidget *part = mst_stack_get (self->stack, name);

  if (part == NULL)
    {
      part = create_part (self, name);
      mst_accessible_name_inner_parts (part);
      mst_stack_add (self->stack, part, name);
    }
  return part;
}

/* --- what is shown --- */

static gboolean
changes_something (MstLiaisonPage *self)
{
  const MstLiaisonPlanFigures *figures =
    self->plan != NULL ? mst_liaison_plan_get_figures (self->plan) : NULL;
  guint n_new, n_over;

  if (figures == NULL)
    return FALSE;
  mst_liaison_plan_count_rules (mst_liaison_plan_get_rules (self->plan), &n_new, &n_over);
  return figures->n_new + figures->n_changed + figures->n_ended + figures->n_later + n_new + n_over
         > 0;
}

static const char *
get_shown (MstLiaisonPage *self)
{
  static const char *const names[] = { WISHES, PREVIEW, PAPERS };

  return self->compares ? COMPARISON : names[self->step];
}

static gboolean
can_go_back (MstLiaisonPage *self)
{
  return self->compares || self->step != STEP_WISHES;
}

static void
update (MstLiaisonPage *self)
{
  guint back = can_go_back (self) ? MST_PAGE_BACK : 0;
  guint next = !self->compares ? MST_PAGE_NEXT : 0;

  mst_page_steps_show (self->steps, self->compares ? -1 : (int) self->step,
                       MST_PAGE_CLOSE | back | next,
                       self->step != STEP_PAPERS ? _ ("_Next") : _ ("_Write the Pairs"));
  get_part (self, get_shown (self));
  mst_stack_show (self->stack, get_shown (self));
  gtk_widget_set_sensitive (self->content, !self->is_writing);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "close", !self->is_writing);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "back",
                          !self->is_writing && can_go_back (self));
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "keep-rules",
                          !self->is_writing && self->planning == NULL && self->rest == 0);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "compare", !self->is_writing);
  mst_action_set_enabled (G_ACTION_MAP (self->actions), "next",
                          !self->is_writing && !self->compares && self->plan != NULL
                            && (self->step == STEP_WISHES || changes_something (self)));
}

/* --- planning --- */

typedef struct
{
  MstLiaisonPage *page;
  MstLiaisonPlanOptions *options;
  MstProgress *progress;
  GArray *rules; /* NULL with an error */
  MstLiaisonPlan *plan;
} Planning;

static void
planning_free (Planning *self)
{
  g_object_unref (self->page);
  mst_liaison_plan_options_free (self->options);
  g_object_unref (self->progress);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  g_free (self);
}

static gboolean
make_plan (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  Planning *planning = data;

  planning->rules = mst_liaison_plan_list_rules (store, planning->options, error);
  if (planning->rules == NULL)
    return FALSE;
  planning->plan = mst_liaison_plan_make (store, planning->options, progress, NULL, error);
  return planning->plan != NULL;
}

static void
take_plan (MstLiaisonPage *self, MstLiaisonPlan *plan, const char *problem)
{
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  self->plan = plan != NULL ? mst_liaison_plan_ref (plan) : NULL;
  mst_liaison_wishes_show (self->wishes, self->plan, problem);
  mst_liaison_preview_show (MST_LIAISON_PREVIEW (get_part (self, PREVIEW)), self->session,
                            self->plan);
  mst_liaison_papers_show (MST_LIAISON_PAPERS (get_part (self, PAPERS)), self->session, self->plan);
  if (problem != NULL && self->step != STEP_WISHES)
    mst_page_steps_show_problem (self->steps, problem);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Planning *planning = user_data;
  MstLiaisonPage *self = planning->page;
  g_autoptr (GError) error = NULL;

  mst_task_run_finish (result, &error);
  /* Another was begun meanwhile, or the page is gone. */
  if (self->planning == planning->progress)
    {
      g_clear_object (&self->planning);
      mst_progress_bar_stop (self->progress_bar);
      if (planning->rules != NULL)
        mst_liaison_rule_list_show (mst_liaison_wishes_get_rule_list (self->wishes),
                                    planning->rules);
      take_plan (self, planning->plan, error != NULL ? error->message : NULL);
      update (self);
    }
  planning_free (planning);
}

static void
stop_planning (MstLiaisonPage *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->planning != NULL)
    g_cancellable_cancel (mst_progress_get_cancellable (self->planning));
  g_clear_object (&self->planning);
}

static void
start_planning (MstLiaisonPage *self)
{
  Planning *planning = g_new0 (Planning, 1);

  stop_planning (self);
  self->planning = mst_progress_new ();
  planning->page = g_object_ref (self);
  planning->options = mst_liaison_plan_options_copy (self->options);
  planning->progress = g_object_ref (self->planning);
  mst_progress_bar_start (self->progress_bar, _ ("Planning"), self->planning);
  mst_task_run (mst_session_get_path (self->session), make_plan, planning, NULL, self->planning,
                planned_cb, planning);
}

static gboolean
rested_cb (gpointer user_data)
{
  MstLiaisonPage *self = user_data;

  self->rest = 0;
  start_planning (self);
  return G_SOURCE_REMOVE;
}

/* What is shown is not what is wanted any more. */
static void
plan_soon (MstLiaisonPage *self)
{
  stop_planning (self);
  mst_page_steps_show_problem (self->steps, NULL);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  mst_liaison_wishes_show (self->wishes, NULL, NULL);
  update (self);
  self->rest = g_timeout_add (REST_MILLISECONDS, rested_cb, self);
}

static void
wanted_cb (MstLiaisonPage *self, int kind, gint64 place, gint64 unit, gboolean wanted)
{
  MstLiaisonRule rule = { (MstLiaisonRuleKind) kind, place, unit, 0 };

  mst_liaison_plan_options_want (
    self->options, mst_liaison_rule_list_get_held (mst_liaison_wishes_get_rule_list (self->wishes)),
    rule, wanted);
  plan_soon (self);
}

static void
leader_named_cb (MstLiaisonPage *self, gint64 place, gint64 unit, gint64 person)
{
  mst_liaison_plan_options_name_leader (self->options, (MstLiaisonLeader){ place, unit, person });
  plan_soon (self);
}

/* A plan that was kept: what it was made with makes it again. */
static void
plan_chosen_cb (MstLiaisonPage *self, MstLiaisonPlan *plan)
{
  mst_liaison_plan_options_take_over (self->options, mst_liaison_plan_get_options (plan));
  mst_liaison_wishes_refresh (self->wishes);
  if (self->compares)
    self->step = STEP_PREVIEW;
  self->compares = FALSE;
  plan_soon (self);
}

/* --- writing --- */

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstLiaisonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = mst_session_write_finish (MST_SESSION (source), result, &error);

  self->is_writing = FALSE;
  if (self->session == NULL)
    return;
  update (self);
  if (done)
    {
      mst_page_closed (MST_PAGE (self));
      return;
    }
  if (g_error_matches (error, MST_ERROR, MST_ERROR_STALE))
    plan_soon (self);
  mst_page_steps_show_problem (self->steps, error->message);
}

/* The file has now what was said for the plan. */
static void
forget_rules (MstLiaisonPage *self)
{
  for (guint i = self->options->rules->len; i-- > 0;)
    if (g_array_index (self->options->rules, MstLiaisonRule, i).kind != MST_LIAISON_RULE_WITHDRAWN)
      g_array_remove_index (self->options->rules, i);
  g_array_set_size (self->options->left, 0);
}

static void
rules_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstLiaisonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = mst_session_write_finish (MST_SESSION (source), result, &error);

  self->is_writing = FALSE;
  if (self->session == NULL)
    return;
  if (done)
    {
      forget_rules (self);
      plan_soon (self);
      return;
    }
  update (self);
  mst_page_steps_show_problem (self->steps, error->message);
}

static void
begin_writing (MstLiaisonPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  mst_page_steps_show_problem (self->steps, NULL);
  /* An entry that becomes insensitive while it has the focus complains. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  self->is_writing = TRUE;
  update (self);
}

static void
apply (MstLiaisonPage *self)
{
  g_autofree char *document = NULL;
  g_autofree char *reason = NULL;
  MstLiaisonPlanWriting writing = { 0 };

  if (!mst_liaison_papers_read (MST_LIAISON_PAPERS (get_part (self, PAPERS)), &document, &reason,
                                &writing.keep_rules))
    return;
  writing.document = document;
  writing.reason = reason;
  begin_writing (self);
  mst_liaison_writing_start (self->session, self->plan, &writing, applied_cb, g_object_ref (self));
}

static void
write_rules (const char *document, const char *reason, gpointer user_data)
{
  MstLiaisonPage *self = user_data;

  if (self->session == NULL || self->is_writing)
    return;
  begin_writing (self);
  mst_liaison_writing_start_rules (self->session, self->options, document, reason, rules_kept_cb,
                                   g_object_ref (self));
}

/* Only new ones have papers. */
static void
keep_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstLiaisonPage *self = user_data;
  guint n_new, n_over;

  mst_liaison_plan_count_rules (
    mst_liaison_rule_list_get_held (mst_liaison_wishes_get_rule_list (self->wishes)), &n_new,
    &n_over);
  if (n_new == 0)
    write_rules (NULL, NULL, self);
  else
    mst_paper_fields_ask (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->session, &mst_planning_rule_type,
      _ ("Keep the Rules"),
      _ ("Document number and reason are given to each new rule; they may be left blank."),
      _ ("_Keep"), write_rules, g_object_ref (self), g_object_unref);
}

/* --- actions --- */

static void
go_to (MstLiaisonPage *self, Step step)
{
  self->step = step;
  self->compares = FALSE;
  mst_page_steps_show_problem (self->steps, NULL);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstLiaisonPage *self = user_data;

  if (self->step == STEP_PAPERS)
    apply (self);
  else
    go_to (self, self->step + 1);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstLiaisonPage *self = user_data;

  go_to (self, self->compares ? self->step : self->step - 1);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MstLiaisonPage *self = user_data;
  g_autoptr (GArray) versions =
    mst_liaison_kept_plans_list (mst_liaison_wishes_get_kept_plans (self->wishes));

  if (versions->len == 0)
    return;
  self->compares = TRUE;
  mst_liaison_comparison_show (MST_LIAISON_COMPARISON (get_part (self, COMPARISON)), self->session,
                               versions);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mst_page_closed (MST_PAGE (user_data));
}

/* --- MstPage --- */

static const char *
get_title (MstPage *page)
{
  return MST_LIAISON_PAGE (page)->options->repair ? _ ("Repair the Liaison")
                                                  : _ ("Plan the Liaison");
}

static gboolean
is_one_step (MstPage *page)
{
  return TRUE;
}

static void
page_iface_init (MstPageInterface *iface)
{
  iface->get_title = get_title;
  iface->is_one_step = is_one_step;
}

/* --- the object --- */

static gboolean
mst_liaison_page_grab_focus (GtkWidget *widget)
{
  MstLiaisonPage *self = MST_LIAISON_PAGE (widget);

  if (self->compares || self->step != STEP_WISHES)
    return gtk_widget_grab_focus (get_part (self, get_shown (self)));
  return gtk_widget_child_focus (GTK_WIDGET (self->wishes), GTK_DIR_TAB_FORWARD);
}

static void
mst_liaison_page_dispose (GObject *object)
{
  MstLiaisonPage *self = MST_LIAISON_PAGE (object);

  stop_planning (self);
  g_clear_pointer (&self->plan, mst_liaison_plan_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_liaison_page_parent_class)->dispose (object);
}

static void
mst_liaison_page_finalize (GObject *object)
{
  g_clear_pointer (&MST_LIAISON_PAGE (object)->options, mst_liaison_plan_options_free);
  G_OBJECT_CLASS (mst_liaison_page_parent_class)->finalize (object);
}

static void
mst_liaison_page_class_init (MstLiaisonPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_page_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_liaison_page_finalize;
  widget_class->grab_focus = mst_liaison_page_grab_focus;

  g_type_ensure (MST_TYPE_LIAISON_WISHES);
  g_type_ensure (MST_TYPE_PAGE_STEPS);
  g_type_ensure (MST_TYPE_PROGRESS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPage, content);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPage, steps);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPage, wishes);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonPage, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, plan_soon);
}

static void
mst_liaison_page_init (MstLiaisonPage *self)
{
  static const GActionEntry entries[] = {
    { "next", next_cb },
    { "back", back_cb },
    { "close", close_cb },
    { "compare", compare_cb },
    { "keep-rules", keep_rules_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "liaison", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  mst_page_steps_set_up (self->steps, "liaison",
                         (const char *const[]){ _ ("1 What Is Wanted"), _ ("2 Places and Units"),
                                                _ ("3 Document and Reason"), NULL });
  mst_accessible_name_inner_parts (GTK_WIDGET (self));
}

GtkWidget *
mst_liaison_page_new (MstSession *session, MstLiaisonPlanOptions *options)
{
  MstLiaisonPage *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_object_new (MST_TYPE_LIAISON_PAGE, NULL);
  self->session = g_object_ref (session);
  self->options = options;
  self->step = options->repair ? STEP_PREVIEW : STEP_WISHES;
  mst_liaison_wishes_set_options (self->wishes, session, options);
  mst_liaison_wishes_show (self->wishes, NULL, NULL);
  g_signal_connect_object (mst_liaison_wishes_get_kept_plans (self->wishes), "chosen",
                           G_CALLBACK (plan_chosen_cb), self, G_CONNECT_SWAPPED);
  start_planning (self);
  update (self);
  return GTK_WIDGET (self);
}

void
mst_liaison_page_show_place (MstLiaisonPage *self, gint64 place)
{
  g_return_if_fail (MST_IS_LIAISON_PAGE (self));

  self->step = STEP_PREVIEW;
  mst_liaison_preview_select (MST_LIAISON_PREVIEW (get_part (self, PREVIEW)), place);
  update (self);
}
