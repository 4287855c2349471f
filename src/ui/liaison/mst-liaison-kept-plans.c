/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans kept under a name while the officer works. */
#include "config.h"

#include "mst-liaison-kept-plans.h"

#include "mst-accessible.h"
#include "mst-name-dialog.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>

/* Those that are offered a name of their own. */
#define MAX_NUMBERED 10

typedef struct
{
  char *name;
  MstLiaisonPlan *plan;
} Kept;

struct _MstLiaisonKeptPlans
{
  AdwBin parent_instance;

  GtkButton *keep, *compare;
  GtkListBox *list;

  GArray *kept; /* Kept */
  MstLiaisonPlan *current;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonKeptPlans, mst_liaison_kept_plans, ADW_TYPE_BIN)

static void
kept_clear (gpointer data)
{
  Kept *kept = data;

  g_free (kept->name);
  mst_liaison_plan_unref (kept->plan);
}

static Kept *
get_kept (MstLiaisonKeptPlans *self, guint index)
{
  return &g_array_index (self->kept, Kept, index);
}

static gboolean
is_kept (MstLiaisonKeptPlans *self, MstLiaisonPlan *plan)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (get_kept (self, i)->plan == plan)
      return TRUE;
  return FALSE;
}

/* --- the list --- */

static char *
tell_kept (const Kept *kept)
{
  const MstLiaisonPlanOptions *options = mst_liaison_plan_get_options (kept->plan);
  const MstLiaisonPlanFigures *figures = mst_liaison_plan_get_figures (kept->plan);
  g_autofree char *mean = mst_text_format_integer ((gint64) (figures->mean + 0.5));
  g_autofree char *worst = mst_text_format_integer (figures->worst);

  return g_strdup_printf (
    _ ("A change must save %d m; households %d m; %u rules said\n%s m on average, %s m at most; %u "
       "changed"),
    (int) options->keep, (int) options->households, options->rules->len, mean, worst,
    figures->n_changed);
}

static void fill (MstLiaisonKeptPlans *self);

static guint
get_index (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
}

static void
use_cb (MstLiaisonKeptPlans *self, GtkButton *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_kept (self, get_index (button))->plan);
}

static void
forget_cb (MstLiaisonKeptPlans *self, GtkButton *button)
{
  g_array_remove_index (self->kept, get_index (button));
  fill (self);
}

static GtkWidget *
create_button (MstLiaisonKeptPlans *self, guint index, const char *icon, const char *label,
               GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  mst_accessible_set_name (button, label);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
append_kept (MstLiaisonKeptPlans *self, guint index)
{
  const Kept *kept = get_kept (self, index);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = tell_kept (kept);
  g_autofree char *use = g_strdup_printf (_ ("Go on with “%s”"), kept->name);
  g_autofree char *forget = g_strdup_printf (_ ("Forget “%s”"), kept->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kept->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (self, index, "edit-undo-symbolic",
                                                                  use, G_CALLBACK (use_cb)));
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row),
    create_button (self, index, "window-close-symbolic", forget, G_CALLBACK (forget_cb)));
  gtk_list_box_append (self->list, row);
}

static void
update (MstLiaisonKeptPlans *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep),
                            self->current != NULL && !is_kept (self, self->current));
  gtk_widget_set_sensitive (GTK_WIDGET (self->compare),
                            self->current != NULL || self->kept->len > 0);
}

static void
fill (MstLiaisonKeptPlans *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->kept->len; i++)
    append_kept (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->kept->len > 0);
  update (self);
}

/* --- keeping --- */

static gboolean
has_name (MstLiaisonKeptPlans *self, const char *name)
{
  for (guint i = 0; i < self->kept->len; i++)
    if (g_strcmp0 (get_kept (self, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

static char *
propose_name (MstLiaisonKeptPlans *self)
{
  static const char *const names[MAX_NUMBERED] = {
    N_ ("Plan 1"), N_ ("Plan 2"), N_ ("Plan 3"), N_ ("Plan 4"), N_ ("Plan 5"),
    N_ ("Plan 6"), N_ ("Plan 7"), N_ ("Plan 8"), N_ ("Plan 9"), N_ ("Plan 10"),
  };

  for (guint i = 0; i < MAX_NUMBERED; i++)
    if (!has_name (self, _ (names[i])))
      return g_strdup (_ (names[i]));
  return g_strdup ("");
}

/** Naming: a plan that waits for its name. */
typedef struct
{
  MstLiaisonKeptPlans *self;
  MstLiaisonPlan *plan;
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  g_object_unref (naming->self);
  mst_liaison_plan_unref (naming->plan);
  g_free (naming);
}

/* A plan kept under the same name gives way. */
static void
named_cb (const char *name, gpointer user_data)
{
  Naming *naming = user_data;
  MstLiaisonKeptPlans *self = naming->self;
  Kept kept = { g_strdup (name), mst_liaison_plan_ref (naming->plan) };

  for (guint i = self->kept->len; i-- > 0;)
    if (g_strcmp0 (get_kept (self, i)->name, name) == 0)
      g_array_remove_index (self->kept, i);
  g_array_append_val (self->kept, kept);
  fill (self);
}

static void
keep_cb (MstLiaisonKeptPlans *self)
{
  Naming *naming = g_new (Naming, 1);
  g_autofree char *name = propose_name (self);

  naming->self = g_object_ref (self);
  naming->plan = mst_liaison_plan_ref (self->current);
  mst_name_dialog_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Keep This Plan"),
                       _ ("It is kept while you plan, to be compared and gone on with."),
                       _ ("Name of the plan"), name, named_cb, naming, naming_free);
}

/* --- the object --- */

static void
mst_liaison_kept_plans_dispose (GObject *object)
{
  MstLiaisonKeptPlans *self = MST_LIAISON_KEPT_PLANS (object);

  g_clear_pointer (&self->current, mst_liaison_plan_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  G_OBJECT_CLASS (mst_liaison_kept_plans_parent_class)->dispose (object);
}

static void
mst_liaison_kept_plans_class_init (MstLiaisonKeptPlansClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_kept_plans_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-kept-plans.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonKeptPlans, keep);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonKeptPlans, compare);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonKeptPlans, list);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
mst_liaison_kept_plans_init (MstLiaisonKeptPlans *self)
{
  self->kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_set_clear_func (self->kept, kept_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

void
mst_liaison_kept_plans_set_current (MstLiaisonKeptPlans *self, MstLiaisonPlan *plan)
{
  g_return_if_fail (MST_IS_LIAISON_KEPT_PLANS (self));

  if (plan != NULL)
    mst_liaison_plan_ref (plan);
  g_clear_pointer (&self->current, mst_liaison_plan_unref);
  self->current = plan;
  update (self);
}

GArray *
mst_liaison_kept_plans_list (MstLiaisonKeptPlans *self)
{
  GArray *versions = g_array_new (FALSE, FALSE, sizeof (MstLiaisonVersion));
  MstLiaisonVersion current = { .plan = self->current, .name = _ ("Plan of now") };
  MstLiaisonVersion before = { .is_before = TRUE, .name = _ ("What there is") };

  before.plan = self->current != NULL ? self->current
                : self->kept->len > 0 ? get_kept (self, 0)->plan
                                      : NULL;
  if (before.plan != NULL)
    g_array_append_val (versions, before);
  for (guint i = 0; i < self->kept->len; i++)
    {
      MstLiaisonVersion kept = { .plan = get_kept (self, i)->plan,
                                 .name = get_kept (self, i)->name };

      g_array_append_val (versions, kept);
    }
  if (self->current != NULL && !is_kept (self, self->current))
    g_array_append_val (versions, current);
  return versions;
}
