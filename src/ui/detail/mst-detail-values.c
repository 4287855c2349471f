/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of the shown record, and which of them are shown in full. */
#include "config.h"

#include "mst-detail-values.h"

#include "list/mst-record-cell.h"
#include "mst-accessible.h"
#include "mst-plain-text.h"
#include "mst-query.h"
#include "mst-record-sections.h"
#include "mst-tooltip.h"

#include <glib/gi18n-lib.h>

/* As wide as 统一社会信用代码, the longest name of a field. */
#define LABEL_CHARS 16

struct _MstDetailValues
{
  GtkBox parent_instance;

  MstSession *session;
  MstRecord *record; /* NULL until one is shown */
  const MstRecordType *type;
  gboolean revealed;       /* all of it, when the journal has noted that */
  gboolean noted;          /* it has */
  guint64 revealed_fields; /* a bit for each that is shown in full alone */
  guint turn;              /* what was asked for before it was masked again is not shown */
};

typedef enum
{
  PROP_REVEALED = 1,
  N_PROPS,
} MstDetailValuesProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MstDetailValues, mst_detail_values, GTK_TYPE_BOX)

/* --- the values --- */

static gboolean
is_masked (MstDetailValues *self, const MstField *field)
{
  guint index = (guint) (field - self->type->fields);

  return !self->noted && (self->revealed_fields & (G_GUINT64_CONSTANT (1) << index)) == 0
         && mst_session_get_masked (self->session);
}

static char *
show_value (MstDetailValues *self, const MstField *field, const char *value)
{
  if (field->kind == MST_FIELD_REFERENCE)
    return mst_record_cell_dup_text (self->session, field, value);
  return mst_store_show_value (mst_session_get_store (self->session), field, value,
                               is_masked (self, field));
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A referred record can be opened. */
static GtkWidget *
create_link (const MstField *field, const char *value, const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  mst_plain_text_wrap (GTK_LABEL (label));
  mst_plain_text_keep_words (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (button, "mst-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", field->reference,
                                    g_ascii_strtoll (value, NULL, 10));
  return button;
}

static void reveal_field_cb (GtkButton *button, MstDetailValues *self);

/* A masked value shows itself in full when it is asked to. */
static GtkWidget *
create_masked (MstDetailValues *self, const MstField *field, const char *shown)
{
  GtkWidget *button = gtk_button_new_with_label (shown);
  g_autofree char *name =
    g_strdup_printf (_ ("%s: %s, show in full"), mst_field_get_label (field), shown);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "mst-link");
  gtk_widget_add_css_class (button, "mst-masked");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  mst_tooltip_set (button, _ ("Show in full (noted in the history)"));
  mst_accessible_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "mst-field", (gpointer) field);
  g_signal_connect (button, "clicked", G_CALLBACK (reveal_field_cb), self);
  return button;
}

static GtkWidget *
create_value (MstDetailValues *self, const MstField *field, const char *value)
{
  g_autofree char *shown = show_value (self, field, value);
  GtkWidget *label;

  if (field->kind == MST_FIELD_REFERENCE && value != NULL)
    return create_link (field, value, shown);
  if (is_masked (self, field) && mst_field_may_be_masked (field))
    {
      g_autofree char *plain = mst_field_show (field, value, FALSE);

      if (g_strcmp0 (plain, shown) != 0)
        return create_masked (self, field, shown);
    }
  if (field->unit != NULL && value != NULL)
    {
      g_autofree char *figure = g_steal_pointer (&shown);

      /* A degree's sign stands at its figure. */
      shown = g_strdup_printf (g_str_equal (field->unit, "°") ? "%s%s" : "%s %s", figure,
                               g_dgettext (MST_GETTEXT_DOMAIN, field->unit));
    }
  label = create_label (shown, "numeric");
  mst_plain_text_wrap (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

static void
attach_cb (GtkGrid *grid, int row, guint index, gpointer user_data)
{
  MstDetailValues *self = user_data;
  const MstField *field = &self->type->fields[index];
  GtkWidget *label = create_label (mst_field_get_label (field), "dim-label");
  GtkWidget *shown = create_value (self, field, mst_record_get_at (self->record, index));

  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (shown, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, shown, 1, row, 1, 1);
}

static void
fill (MstDetailValues *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  mst_record_sections_fill (GTK_BOX (self), self->type, 0, attach_cb, self);
}

/* --- what is shown in full --- */

static void
set_revealed (MstDetailValues *self, gboolean revealed)
{
  if (self->revealed == revealed)
    return;
  self->revealed = revealed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}

/** Reveal: a record whose values are to be shown in full, or one @field of it. */
typedef struct
{
  MstDetailValues *values;
  const MstField *field;
  guint turn;
} Reveal;

static void
noted_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reveal *reveal = user_data;
  g_autoptr (MstDetailValues) self = reveal->values;
  g_autoptr (GError) error = NULL;
  gboolean noted = mst_session_write_finish (MST_SESSION (session), result, &error);

  if (!noted)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", error->message);
  if (self->turn != reveal->turn)
    return;
  if (reveal->field == NULL)
    {
      set_revealed (self, noted && self->revealed);
      self->noted = self->revealed;
    }
  else if (noted)
    self->revealed_fields |= G_GUINT64_CONSTANT (1) << (guint) (reveal->field - self->type->fields);
  fill (self);
}

static void
ask (MstDetailValues *self, const MstField *field)
{
  Reveal *reveal = g_new0 (Reveal, 1);

  reveal->values = g_object_ref (self);
  reveal->field = field;
  reveal->turn = self->turn;
  mst_session_note_reveal (self->session, self->type, field, mst_record_get_id (self->record),
                           noted_cb, reveal);
}

static void
reveal_field_cb (GtkButton *button, MstDetailValues *self)
{
  ask (self, g_object_get_data (G_OBJECT (button), "mst-field"));
}

/* --- the object --- */

static void
mst_detail_values_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((MstDetailValuesProperty) id)
    {
    case PROP_REVEALED:
      g_value_set_boolean (value, MST_DETAIL_VALUES (object)->revealed);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mst_detail_values_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MstDetailValues *self = MST_DETAIL_VALUES (object);

  switch ((MstDetailValuesProperty) id)
    {
    case PROP_REVEALED:
      if (!g_value_get_boolean (value))
        mst_detail_values_mask (self);
      else if (!self->revealed && self->record != NULL)
        {
          set_revealed (self, TRUE);
          ask (self, NULL);
        }
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mst_detail_values_dispose (GObject *object)
{
  MstDetailValues *self = MST_DETAIL_VALUES (object);

  self->turn++;
  g_clear_object (&self->session);
  g_clear_pointer (&self->record, mst_record_unref);
  G_OBJECT_CLASS (mst_detail_values_parent_class)->dispose (object);
}

static void
mst_detail_values_class_init (MstDetailValuesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = mst_detail_values_get_property;
  object_class->set_property = mst_detail_values_set_property;
  object_class->dispose = mst_detail_values_dispose;

  properties[PROP_REVEALED] =
    g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mst_detail_values_init (MstDetailValues *self)
{
}

void
mst_detail_values_show (MstDetailValues *self, MstSession *session, MstRecord *record)
{
  g_return_if_fail (MST_IS_DETAIL_VALUES (self));
  g_return_if_fail (record != NULL);

  g_set_object (&self->session, session);
  mst_record_ref (record);
  g_clear_pointer (&self->record, mst_record_unref);
  self->record = record;
  self->type = mst_record_get_record_type (record);
  fill (self);
}

void
mst_detail_values_mask (MstDetailValues *self)
{
  gboolean was_revealed;

  g_return_if_fail (MST_IS_DETAIL_VALUES (self));

  was_revealed = self->noted || self->revealed_fields != 0;
  self->turn++;
  self->noted = FALSE;
  self->revealed_fields = 0;
  set_revealed (self, FALSE);
  if (was_revealed)
    fill (self);
}

gboolean
mst_detail_values_has_sensitive (MstDetailValues *self)
{
  g_return_val_if_fail (MST_IS_DETAIL_VALUES (self), FALSE);

  for (guint i = 0; self->record != NULL && i < self->type->n_fields; i++)
    if (mst_field_may_be_masked (&self->type->fields[i])
        && mst_record_get_at (self->record, i) != NULL)
      return TRUE;
  return FALSE;
}
