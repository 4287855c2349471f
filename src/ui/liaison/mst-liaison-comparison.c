/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two plans side by side. */
#include "config.h"

#include "mst-liaison-comparison.h"

#include "list/mst-text-column.h"
#include "mst-accessible.h"
#include "mst-file-chooser.h"
#include "mst-gradual-model.h"
#include "mst-number-model.h"
#include "mst-text.h"
#include "mst-tooltip.h"
#include "session/mst-task.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  COLUMN_PLACE,
  COLUMN_UNIT_A,
  COLUMN_DISTANCE_A,
  COLUMN_UNIT_B,
  COLUMN_DISTANCE_B,
  COLUMN_MORE,
  N_COLUMNS,
} ColumnKind;

/* In pixels for text of the usual size. */
static const int widths[N_COLUMNS] = { 250, 140, 90, 140, 90, 90 };

typedef enum
{
  LINE_PLACES,
  LINE_CHANGED,
  LINE_NEW,
  LINE_TOTAL,
  LINE_MEAN,
  LINE_WORST,
  LINE_UNITS,
  LINE_FULL,
  LINE_MOST,
  N_LINES,
} LineKind;

static const char *const line_labels[N_LINES] = {
  [LINE_PLACES] = N_ ("Places with a unit"),
  [LINE_CHANGED] = N_ ("Another unit than there is"),
  [LINE_NEW] = N_ ("Had none"),
  [LINE_TOTAL] = N_ ("Distance altogether"),
  [LINE_MEAN] = N_ ("Distance on average"),
  [LINE_WORST] = N_ ("Longest distance"),
  [LINE_UNITS] = N_ ("Units used"),
  [LINE_FULL] = N_ ("Units that are full"),
  [LINE_MOST] = N_ ("Most places of one unit"),
};

/** Chosen: what is compared on one side. @plan: referenced; @name: owned. */
typedef struct
{
  MstLiaisonPlan *plan;
  gboolean is_before;
  char *name;
} Chosen;

struct _MstLiaisonComparison
{
  AdwBin parent_instance;

  GtkDropDown *drop_a, *drop_b;
  GtkButton *use_a, *use_b;
  GtkGrid *figures;
  GtkLabel *values_a[N_LINES], *values_b[N_LINES];
  GtkLabel *head_a, *head_b;
  GtkLabel *loads;
  GtkStack *stack;
  GtkColumnView *view;
  GtkColumnViewColumn *columns[N_COLUMNS];
  GtkLabel *foot;

  MstSession *session;
  GArray *choices; /* Chosen */
  GArray *differences;
  MstNumberModel *rows;
  gboolean is_filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstLiaisonComparison, mst_liaison_comparison, ADW_TYPE_BIN)

static void
chosen_clear (gpointer data)
{
  Chosen *chosen = data;

  mst_liaison_plan_unref (chosen->plan);
  g_free (chosen->name);
}

static const Chosen *
get_chosen (MstLiaisonComparison *self, GtkDropDown *drop)
{
  guint selected = gtk_drop_down_get_selected (drop);

  return selected < self->choices->len ? &g_array_index (self->choices, Chosen, selected) : NULL;
}

static MstLiaisonVersion
get_version (const Chosen *chosen)
{
  return (MstLiaisonVersion){ chosen->plan, chosen->is_before, chosen->name };
}

/* --- the places that differ --- */

static char *
dup_distance (gint64 unit, gint64 distance, MstNearness nearness)
{
  return unit != 0 ? mst_liaison_tell_distance (distance, nearness) : g_strdup ("");
}

static char *
dup_more (const MstLiaisonDifference *one)
{
  gint64 more = one->distance_b - one->distance_a;
  g_autofree char *metres = mst_text_format_integer (ABS (more));

  if (one->unit_a == 0 || one->unit_b == 0)
    return g_strdup ("");
  return g_strdup_printf (more < 0 ? _ ("−%s m") : _ ("+%s m"), metres);
}

static char *
dup_text (const MstLiaisonDifference *one, ColumnKind column)
{
  switch (column)
    {
    case COLUMN_PLACE:
      return g_strdup (one->path);
    case COLUMN_UNIT_A:
      return g_strdup (one->unit_name_a);
    case COLUMN_DISTANCE_A:
      return dup_distance (one->unit_a, one->distance_a, one->nearness_a);
    case COLUMN_UNIT_B:
      return g_strdup (one->unit_name_b);
    case COLUMN_DISTANCE_B:
      return dup_distance (one->unit_b, one->distance_b, one->nearness_b);
    case COLUMN_MORE:
    case N_COLUMNS:
    default:
      return dup_more (one);
    }
}

static gboolean
is_figure (int column)
{
  return column == COLUMN_DISTANCE_A || column == COLUMN_DISTANCE_B || column == COLUMN_MORE;
}

static void
show (GtkInscription *cell, gpointer item, int column, gpointer owner)
{
  MstLiaisonComparison *self = owner;
  guint row = mst_number_get (item);
  g_autofree char *text = NULL;

  if (self->differences == NULL || row >= self->differences->len)
    return;
  text =
    dup_text (&g_array_index (self->differences, MstLiaisonDifference, row), (ColumnKind) column);
  gtk_inscription_set_text (cell, text);
  mst_tooltip_set (GTK_WIDGET (cell), is_figure (column) ? NULL : text);
}

/* Both sides have the names of their plans. */
static void
title_columns (MstLiaisonComparison *self, const Chosen *a, const Chosen *b)
{
  gtk_column_view_column_set_title (self->columns[COLUMN_PLACE], C_ ("liaison", "Place"));
  gtk_column_view_column_set_title (self->columns[COLUMN_UNIT_A], a->name);
  gtk_column_view_column_set_title (self->columns[COLUMN_DISTANCE_A], C_ ("liaison", "Distance"));
  gtk_column_view_column_set_title (self->columns[COLUMN_UNIT_B], b->name);
  gtk_column_view_column_set_title (self->columns[COLUMN_DISTANCE_B], C_ ("liaison", "Distance"));
  gtk_column_view_column_set_title (self->columns[COLUMN_MORE], _ ("Difference"));
}

/* --- figures and loads --- */

static GtkLabel *
attach_label (MstLiaisonComparison *self, int column, int row, float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (row == 0) /* the name of a plan is as long as it was given */
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_grid_attach (self->figures, label, column, row, 1, 1);
  return GTK_LABEL (label);
}

static void
attach_lines (MstLiaisonComparison *self)
{
  self->head_a = attach_label (self, 1, 0, 1, "dim-label");
  self->head_b = attach_label (self, 2, 0, 1, "dim-label");
  for (int i = 0; i < N_LINES; i++)
    {
      GtkLabel *label = attach_label (self, 0, i + 1, 0, NULL);

      gtk_label_set_label (label, _ (line_labels[i]));
      self->values_a[i] = attach_label (self, 1, i + 1, 1, "numeric");
      self->values_b[i] = attach_label (self, 2, i + 1, 1, "numeric");
    }
}

static void
show_figures (GtkLabel *const *labels, MstLiaisonVersionFigures figures)
{
  const gint64 values[N_LINES] = {
    [LINE_PLACES] = figures.n_places,
    [LINE_CHANGED] = figures.n_changed,
    [LINE_NEW] = figures.n_new,
    [LINE_TOTAL] = figures.total,
    [LINE_MEAN] = (gint64) (figures.mean + 0.5),
    [LINE_WORST] = figures.worst,
    [LINE_UNITS] = figures.n_units,
    [LINE_FULL] = figures.n_full,
    [LINE_MOST] = figures.most,
  };

  for (int i = 0; i < N_LINES; i++)
    {
      gboolean is_metres = i == LINE_TOTAL || i == LINE_MEAN || i == LINE_WORST;
      g_autofree char *number = mst_text_format_integer (values[i]);
      g_autofree char *text = is_metres
                                ? mst_liaison_tell_distance (values[i], MST_NEARNESS_MEASURED)
                                : g_steal_pointer (&number);

      gtk_label_set_label (labels[i], text);
    }
}

#define MAX_LOADS 40

static void
show_loads (MstLiaisonComparison *self, MstLiaisonVersion a, MstLiaisonVersion b)
{
  g_autoptr (GArray) loads = mst_liaison_versions_compare_loads (a, b);
  g_autoptr (GString) text = g_string_new (NULL);

  if (loads->len == 0)
    g_string_append (text, _ ("Every unit has as many places in both."));
  for (guint i = 0; i < loads->len && i < MAX_LOADS; i++)
    {
      const MstLiaisonLoad *load = &g_array_index (loads, MstLiaisonLoad, i);

      g_string_append_printf (text, _ ("%s%s: %u → %u, can carry %u"), i > 0 ? "\n" : "",
                              load->name, load->load_a, load->load_b, load->capacity);
    }
  if (loads->len > MAX_LOADS)
    g_string_append_printf (text, _ ("\nand %u more units"), loads->len - MAX_LOADS);
  gtk_label_set_label (self->loads, text->str);
}

/* --- what is compared --- */

static void
show_differences (MstLiaisonComparison *self, MstLiaisonVersion a, MstLiaisonVersion b)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->differences);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *foot = NULL;

  mst_number_model_set (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  self->differences = mst_liaison_versions_compare (a, b);
  for (guint i = 0; i < self->differences->len; i++)
    g_array_append_val (rows, i);
  mst_number_model_set (self->rows, rows);
  foot = g_strdup_printf (ngettext ("%u place has different units.",
                                    "%u places have different units.", self->differences->len),
                          self->differences->len);
  gtk_label_set_label (self->foot, foot);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), self->differences->len > 0);
  gtk_stack_set_visible_child_name (self->stack, self->differences->len > 0 ? "different" : "same");
}

static void
name_button (GtkButton *button, const Chosen *chosen)
{
  g_autofree char *label = g_strdup_printf (_ ("Go on with “%s”"), chosen->name);

  gtk_button_set_label (button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (button), !chosen->is_before);
}

static void
compare_cb (MstLiaisonComparison *self)
{
  const Chosen *a, *b;

  if (self->is_filling)
    return;
  a = get_chosen (self, self->drop_a);
  b = get_chosen (self, self->drop_b);
  if (a == NULL || b == NULL)
    return;
  gtk_label_set_label (self->head_a, a->name);
  gtk_label_set_label (self->head_b, b->name);
  name_button (self->use_a, a);
  name_button (self->use_b, b);
  title_columns (self, a, b);
  show_figures (self->values_a, mst_liaison_version_get_figures (get_version (a)));
  show_figures (self->values_b, mst_liaison_version_get_figures (get_version (b)));
  show_loads (self, get_version (a), get_version (b));
  show_differences (self, get_version (a), get_version (b));
}

static void
use (MstLiaisonComparison *self, GtkDropDown *drop)
{
  const Chosen *chosen = get_chosen (self, drop);

  if (chosen != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, chosen->plan);
}

static void
use_a_cb (MstLiaisonComparison *self)
{
  use (self, self->drop_a);
}

static void
use_b_cb (MstLiaisonComparison *self)
{
  use (self, self->drop_b);
}

/* --- as a document --- */

/** Saving: a comparison on its way into a file. */
typedef struct
{
  MstLiaisonComparison *comparison;
  Chosen a, b;
  char *path;
  MstProgress *progress;
} Saving;

static Chosen
copy_chosen (const Chosen *chosen)
{
  return (Chosen){ mst_liaison_plan_ref (chosen->plan), chosen->is_before,
                   g_strdup (chosen->name) };
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->comparison);
  chosen_clear (&self->a);
  chosen_clear (&self->b);
  g_free (self->path);
  g_object_unref (self->progress);
  g_free (self);
}

static gboolean
save (MstStore *store, gpointer data, MstProgress *progress, GError **error)
{
  const Saving *saving = data;

  return mst_liaison_versions_save (store, get_version (&saving->a), get_version (&saving->b),
                                    saving->path, progress, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autofree char *name = g_filename_display_basename (saving->path);
  g_autoptr (GError) error = NULL;
  gboolean done = mst_task_run_finish (result, &error);
  g_autofree char *text =
    done ? g_strdup_printf (_ ("Exported to %s"), name) : g_strdup (error->message);

  gtk_widget_activate_action (GTK_WIDGET (saving->comparison), "win.tell", "s", text);
  saving_free (saving);
}

static void
path_chosen_cb (GPtrArray *paths, gpointer user_data)
{
  MstLiaisonComparison *self = user_data;
  const Chosen *a = get_chosen (self, self->drop_a), *b = get_chosen (self, self->drop_b);
  Saving *saving;

  if (self->session == NULL || a == NULL || b == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->comparison = g_object_ref (self);
  saving->a = copy_chosen (a);
  saving->b = copy_chosen (b);
  saving->path = g_strdup (g_ptr_array_index (paths, 0));
  saving->progress = mst_progress_new ();
  mst_task_run (mst_session_get_path (self->session), save, saving, NULL, saving->progress,
                saved_cb, saving);
}

static void
export_cb (MstLiaisonComparison *self)
{
  const Chosen *a = get_chosen (self, self->drop_a), *b = get_chosen (self, self->drop_b);
  g_autofree char *name = NULL;

  if (a == NULL || b == NULL)
    return;
  name = g_strdup_printf (_ ("%s liaison plans %s and %s.xlsx"),
                          mst_session_get_name (self->session), a->name, b->name);
  mst_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("Export the Comparison"), MST_FILE_EXPORT, name, path_chosen_cb, self);
}

/* --- the object --- */

static gboolean
mst_liaison_comparison_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MST_LIAISON_COMPARISON (widget)->drop_a));
}

static void
mst_liaison_comparison_dispose (GObject *object)
{
  MstLiaisonComparison *self = MST_LIAISON_COMPARISON (object);

  g_clear_object (&self->session);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->differences, g_array_unref);
  g_clear_pointer (&self->choices, g_array_unref);
  G_OBJECT_CLASS (mst_liaison_comparison_parent_class)->dispose (object);
}

static void
mst_liaison_comparison_class_init (MstLiaisonComparisonClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mst_liaison_comparison_dispose;
  widget_class->grab_focus = mst_liaison_comparison_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/muster/Muster/ui/mst-liaison-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, drop_a);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, drop_b);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, use_a);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, use_b);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, figures);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, loads);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, stack);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, view);
  gtk_widget_class_bind_template_child (widget_class, MstLiaisonComparison, foot);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_a_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_b_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
mst_liaison_comparison_init (MstLiaisonComparison *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_array_new (FALSE, FALSE, sizeof (Chosen));
  g_array_set_clear_func (self->choices, chosen_clear);
  /* Their inner buttons have no names of their own. */
  mst_accessible_set_name (gtk_widget_get_first_child (GTK_WIDGET (self->drop_a)),
                           _ ("The first plan"));
  mst_accessible_set_name (gtk_widget_get_first_child (GTK_WIDGET (self->drop_b)),
                           _ ("The second plan"));
  attach_lines (self);
  for (int i = 0; i < N_COLUMNS; i++)
    {
      self->columns[i] = mst_text_column_append (
        self->view, NULL, widths[i],
        is_figure (i) ? MST_TEXT_COLUMN_FIGURES : MST_TEXT_COLUMN_WORDS, show, i, self);
      gtk_column_view_column_set_expand (self->columns[i], !is_figure (i));
    }
  self->rows = mst_number_model_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (
    G_LIST_MODEL (mst_gradual_model_new (G_LIST_MODEL (g_object_ref (self->rows))))));
  gtk_column_view_set_model (self->view, selection);
}

static guint
find_name (const GArray *choices, const char *name, guint other)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_strcmp0 (g_array_index (choices, Chosen, i).name, name) == 0)
      return i;
  return MIN (other, choices->len - 1);
}

void
mst_liaison_comparison_show (MstLiaisonComparison *self, MstSession *session,
                             const GArray *versions)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const Chosen *a, *b;
  g_autofree char *name_a = NULL;
  g_autofree char *name_b = NULL;

  g_return_if_fail (MST_IS_LIAISON_COMPARISON (self));
  g_return_if_fail (versions->len > 0);

  a = get_chosen (self, self->drop_a);
  b = get_chosen (self, self->drop_b);
  name_a = a != NULL ? g_strdup (a->name) : NULL;
  name_b = b != NULL ? g_strdup (b->name) : NULL;
  g_set_object (&self->session, session);
  self->is_filling = TRUE;
  mst_number_model_set (self->rows, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_clear_pointer (&self->differences, g_array_unref);
  g_array_set_size (self->choices, 0);
  for (guint i = 0; i < versions->len; i++)
    {
      const MstLiaisonVersion *version = &g_array_index (versions, MstLiaisonVersion, i);
      Chosen choice = { mst_liaison_plan_ref ((MstLiaisonPlan *) version->plan), version->is_before,
                        g_strdup (version->name) };

      g_array_append_val (self->choices, choice);
      gtk_string_list_append (names, version->name);
    }
  gtk_drop_down_set_model (self->drop_a, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->drop_b, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_a, find_name (self->choices, name_a, 0));
  gtk_drop_down_set_selected (self->drop_b,
                              find_name (self->choices, name_b, self->choices->len - 1));
  self->is_filling = FALSE;
  compare_cb (self);
}
