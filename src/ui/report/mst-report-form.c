/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may be set for a report. */
#include "config.h"

#include "mst-report-form.h"

#include "edit/mst-day-editor.h"
#include "mst-report-columns.h"
#include "mst-report-controls.h"

#include <glib/gi18n-lib.h>

/* The first two choices of grouping; then come the columns. */
enum
{
  GROUP_DEFAULT,
  GROUP_NONE,
  N_GROUPS
};

static const MstField area_field = {
  .name = "area",
  .label = N_ ("Area"),
  .kind = MST_FIELD_REFERENCE,
  .reference = "area",
  .headings = "",
};

struct _MstReportForm
{
  AdwBin parent_instance;

  GtkBox *box;

  MstSession *session;
  const MstReport *report;
  MstReportOptions *options;
  /* Of those that the report takes; NULL. */
  MstFieldEditor *area, *day, *from, *until;
  GtkDropDown *order, *class, *group, *paper, *orientation;
  GtkSwitch *reveal, *split, *black_and_white;
  MstReportColumns *columns;
  GPtrArray *headings; /* of the columns by which may be grouped */
  char *problem;
  gboolean loading;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MstReportForm, mst_report_form, ADW_TYPE_BIN)

/* --- reading what is set --- */

static void
read_area (MstReportForm *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  guint position;

  if (self->area == NULL)
    return;
  if (!mst_field_editor_read (self->area, &id, &error))
    {
      /* Half a name leaves the report as it is. */
      if (!mst_field_editor_is_being_written (self->area))
        self->problem = g_strdup (error->message);
      return;
    }
  position = id != NULL && areas != NULL
               ? mst_area_tree_find_id (areas, g_ascii_strtoll (id, NULL, 10))
               : MST_AREA_NONE;
  g_free (self->options->area);
  self->options->area =
    position != MST_AREA_NONE ? g_strdup (mst_area_tree_get (areas, position)->code) : NULL;
}

static void
read_day (MstReportForm *self, MstFieldEditor *editor, MstDate *day)
{
  g_autofree char *iso = NULL;
  g_autofree char *problem = NULL;

  if (editor == NULL)
    return;
  if (mst_day_editor_read (editor, FALSE, &iso, &problem))
    {
      *day = (MstDate){ 0 };
      if (iso != NULL)
        mst_date_from_iso (iso, day);
    }
  else if (problem != NULL)
    {
      g_free (self->problem);
      self->problem = g_steal_pointer (&problem);
    }
}

static void
read_group (MstReportForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->group);

  g_clear_pointer (&self->options->group, g_free);
  if (selected == GROUP_NONE)
    self->options->group = g_strdup ("");
  else if (selected >= N_GROUPS && selected - N_GROUPS < self->headings->len)
    self->options->group = g_strdup (g_ptr_array_index (self->headings, selected - N_GROUPS));
}

static void
read_class (MstReportForm *self)
{
  const MstChoiceSet *choices = mst_choice_set_get ("person-class");
  guint selected = gtk_drop_down_get_selected (self->class);

  g_free (self->options->person_class);
  self->options->person_class =
    selected > 0 ? g_strdup (choices->choices[selected - 1].code) : NULL;
}

static void
changed_cb (MstReportForm *self)
{
  if (self->loading)
    return;
  g_clear_pointer (&self->problem, g_free);
  read_area (self);
  read_day (self, self->day, &self->options->day);
  read_day (self, self->from, &self->options->from);
  read_day (self, self->until, &self->options->until);
  if (self->order != NULL)
    self->options->order = (MstReportOrder) gtk_drop_down_get_selected (self->order);
  if (self->class != NULL)
    read_class (self);
  if (self->group != NULL)
    read_group (self);
  if (self->columns != NULL)
    {
      g_strfreev (self->options->fields);
      self->options->fields = mst_report_columns_dup_fields (self->columns);
    }
  if (self->reveal != NULL)
    self->options->reveal = gtk_switch_get_active (self->reveal);
  if (self->split != NULL)
    self->options->split = gtk_switch_get_active (self->split);
  self->options->paper = (MstSheetPaper) gtk_drop_down_get_selected (self->paper);
  self->options->orientation = (MstOrientation) gtk_drop_down_get_selected (self->orientation);
  self->options->black_and_white = gtk_switch_get_active (self->black_and_white);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- making the controls --- */

static char *
dup_area_id (MstReportForm *self)
{
  const MstAreaTree *areas = mst_session_get_areas (self->session);
  guint position = self->options->area != NULL && areas != NULL
                     ? mst_area_tree_find (areas, self->options->area)
                     : MST_AREA_NONE;

  if (position == MST_AREA_NONE)
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, mst_area_tree_get (areas, position)->id);
}

static void
add_area (MstReportForm *self)
{
  g_autofree char *id = dup_area_id (self);

  self->area = MST_FIELD_EDITOR (mst_field_editor_new (self->session, &area_field));
  mst_field_editor_set_value (self->area, id);
  g_signal_connect_swapped (self->area, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->area, "left-unread", G_CALLBACK (changed_cb), self);
  mst_report_controls_add_row (self->box, mst_field_get_label (&area_field),
                               GTK_WIDGET (self->area));
}

static MstFieldEditor *
add_day (MstReportForm *self, const MstField *field, MstDate day)
{
  char iso[MST_DATE_ISO_SIZE];
  MstFieldEditor *editor = mst_day_editor_new (
    self->session, field, mst_date_is_set (day) ? mst_date_to_iso (day, iso) : NULL,
    G_CALLBACK (changed_cb), self);

  mst_report_controls_add_row (self->box, mst_field_get_label (field), GTK_WIDGET (editor));
  return editor;
}

static GtkDropDown *
add_drop_down (MstReportForm *self, const char *label, const char *const *texts, guint selected)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (texts);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (changed_cb), self);
  mst_report_controls_add_row (self->box, label, drop_down);
  return GTK_DROP_DOWN (drop_down);
}

static GtkSwitch *
add_switch (MstReportForm *self, const char *text, const char *tooltip, gboolean active)
{
  return mst_report_controls_add_switch (self->box, text, tooltip, active, G_CALLBACK (changed_cb),
                                         self);
}

static void
add_class (MstReportForm *self)
{
  const MstChoiceSet *choices = mst_choice_set_get ("person-class");
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint selected = 0;

  g_ptr_array_add (texts, (gpointer) _ ("All"));
  for (guint i = 0; i < choices->n_choices; i++)
    {
      g_ptr_array_add (texts, (gpointer) mst_choice_get_label (&choices->choices[i]));
      if (g_strcmp0 (self->options->person_class, choices->choices[i].code) == 0)
        selected = i + 1;
    }
  g_ptr_array_add (texts, NULL);
  self->class = add_drop_down (self, _ ("Class"), (const char *const *) texts->pdata, selected);
}

static void
fill_groups (MstReportForm *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = NULL;
  guint selected = self->options->group == NULL ? GROUP_DEFAULT : GROUP_NONE;

  g_ptr_array_add (texts, (gpointer) _ ("As usual"));
  g_ptr_array_add (texts, (gpointer) _ ("Not grouped"));
  for (guint i = 0; i < self->headings->len; i++)
    {
      g_ptr_array_add (texts, g_ptr_array_index (self->headings, i));
      if (g_strcmp0 (self->options->group, g_ptr_array_index (self->headings, i)) == 0)
        selected = N_GROUPS + i;
    }
  g_ptr_array_add (texts, NULL);
  list = gtk_string_list_new ((const char *const *) texts->pdata);
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->group, selected);
}

static void
add_list_controls (MstReportForm *self)
{
  const char *const *fields = self->options->fields != NULL
                                ? (const char *const *) self->options->fields
                                : self->report->fields;

  self->columns = MST_REPORT_COLUMNS (mst_report_columns_new (self->report->type, fields));
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (changed_cb), self);
  mst_report_controls_add_row (self->box, _ ("Columns"), GTK_WIDGET (self->columns));
}

static void
add_group (MstReportForm *self)
{
  self->group = add_drop_down (self, _ ("Grouped by"), (const char *const[]){ NULL }, 0);
  fill_groups (self);
}

static void
add_paper (MstReportForm *self)
{
  const char *const orientations[] = { _ ("Automatic"), _ ("Upright"), _ ("Across"), NULL };

  mst_report_controls_add_heading (self->box, _ ("Paper"));
  self->paper = add_drop_down (self, _ ("Paper size"), (const char *const[]){ "A4", "A3", NULL },
                               self->options->paper);
  self->orientation =
    add_drop_down (self, _ ("Orientation"), orientations, self->options->orientation);
  self->black_and_white = add_switch (self, _ ("Black and white"),
                                      _ ("Charts are told apart by hatching instead of colours"),
                                      self->options->black_and_white);
}

static void
add_controls (MstReportForm *self)
{
  const char *orders[MST_REPORT_N_ORDERS + 1] = { NULL };
  guint takes = self->report->parameters;

  for (guint i = 0; i < MST_REPORT_N_ORDERS; i++)
    orders[i] = mst_report_order_get_label ((MstReportOrder) i);
  if ((takes & MST_REPORT_TAKES_AREA) != 0)
    add_area (self);
  if ((takes & MST_REPORT_TAKES_DAY) != 0)
    self->day = add_day (self, &mst_day_field, self->options->day);
  if ((takes & MST_REPORT_TAKES_PERIOD) != 0)
    {
      self->from = add_day (self, &mst_day_from_field, self->options->from);
      self->until = add_day (self, &mst_day_until_field, self->options->until);
    }
  if ((takes & MST_REPORT_TAKES_CLASS) != 0)
    add_class (self);
  if ((takes & MST_REPORT_TAKES_ORDER) != 0)
    self->order = add_drop_down (self, _ ("Order"), orders, self->options->order);
  if ((takes & MST_REPORT_TAKES_LIST) != 0)
    add_list_controls (self);
  if ((takes & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_GROUP)) != 0)
    add_group (self);
  add_paper (self);
  if ((takes & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_GROUP | MST_REPORT_TAKES_REVEAL)) == 0)
    return;
  mst_report_controls_add_heading (self->box, _ ("Workbook and contents"));
  if ((takes & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_GROUP)) != 0)
    self->split =
      add_switch (self, _ ("A sheet for each group"),
                  _ ("In a workbook, behind a summary that leads to them"), self->options->split);
  if ((takes & (MST_REPORT_TAKES_LIST | MST_REPORT_TAKES_REVEAL)) != 0)
    self->reveal =
      add_switch (self, _ ("Numbers and phones in full"),
                  _ ("That they leave the program is noted in the journal"), self->options->reveal);
}

static void
remove_controls (MstReportForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  self->area = self->day = self->from = self->until = NULL;
  self->order = self->class = self->group = self->paper = self->orientation = NULL;
  self->reveal = self->split = self->black_and_white = NULL;
  self->columns = NULL;
}

/* --- the object --- */

static void
mst_report_form_dispose (GObject *object)
{
  MstReportForm *self = MST_REPORT_FORM (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (mst_report_form_parent_class)->dispose (object);
}

static void
mst_report_form_finalize (GObject *object)
{
  MstReportForm *self = MST_REPORT_FORM (object);

  g_ptr_array_unref (self->headings);
  g_clear_pointer (&self->options, mst_report_options_free);
  g_free (self->problem);
  G_OBJECT_CLASS (mst_report_form_parent_class)->finalize (object);
}

static void
mst_report_form_class_init (MstReportFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mst_report_form_dispose;
  G_OBJECT_CLASS (class)->finalize = mst_report_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mst_report_form_init (MstReportForm *self)
{
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
mst_report_form_new (MstSession *session)
{
  MstReportForm *self;

  g_return_val_if_fail (MST_IS_SESSION (session), NULL);

  self = g_object_new (MST_TYPE_REPORT_FORM, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
mst_report_form_set_report (MstReportForm *self, const MstReport *report,
                            const MstReportOptions *options)
{
  g_return_if_fail (MST_IS_REPORT_FORM (self));
  g_return_if_fail (report != NULL && options != NULL);

  self->loading = TRUE;
  remove_controls (self);
  g_ptr_array_set_size (self->headings, 0);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->options, mst_report_options_free);
  self->report = report;
  self->options = mst_report_options_copy (options);
  if (self->options->group != NULL && *self->options->group != '\0')
    g_ptr_array_add (self->headings, g_strdup (self->options->group));
  add_controls (self);
  self->loading = FALSE;
}

const MstReportOptions *
mst_report_form_get_options (MstReportForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_FORM (self), NULL);
  return self->options;
}

const char *
mst_report_form_get_problem (MstReportForm *self)
{
  g_return_val_if_fail (MST_IS_REPORT_FORM (self), NULL);
  return self->problem;
}

void
mst_report_form_set_headings (MstReportForm *self, GPtrArray *headings)
{
  g_return_if_fail (MST_IS_REPORT_FORM (self));
  g_return_if_fail (headings != NULL);

  if (self->group == NULL)
    return;
  self->loading = TRUE;
  g_ptr_array_set_size (self->headings, 0);
  for (guint i = 0; i < headings->len; i++)
    g_ptr_array_add (self->headings, g_strdup (g_ptr_array_index (headings, i)));
  fill_groups (self);
  self->loading = FALSE;
}
