/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The control of one field: what the kinds have in common. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-field-cover.h"
#include "mst-field-editor-private.h"
#include "mst-field-problem.h"

typedef struct
{
  MstSession *session;
  const MstField *field;
  gint64 id;

  GtkWidget *box;
  GtkWidget *control;
  GtkWidget *focus;
  GtkWidget *cover;   /* made when needed */
  GtkWidget *problem; /* made when needed */

  char *original; /* canonical */
  char *original_text;
  char *remedy;      /* canonical */
  guint filling;     /* the program is, not the officer */
  gboolean is_fresh; /* written since the focus came */
  gboolean covered;
  gboolean compact;
} MstFieldEditorPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MstFieldEditor, mst_field_editor, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_FIELD,
  N_PROPS
};

enum
{
  CHANGED,
  LEFT_UNREAD,
  ACTIVATE,
  CANCEL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static MstFieldEditorPrivate *
get_private (MstFieldEditor *self)
{
  return mst_field_editor_get_instance_private (self);
}

/* A value of old that would not be read today stays until it is touched. Two records may have one name. */
static gboolean
is_untouched (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private = get_private (self);

  return private->field->kind != MST_FIELD_REFERENCE
         && g_strcmp0 (mst_field_editor_get_text (self), private->original_text) == 0;
}

static void
fill (MstFieldEditor *self, const char *value)
{
  MstFieldEditorPrivate *private = get_private (self);

  private->filling++;
  MST_FIELD_EDITOR_GET_CLASS (self)->show (self, value);
  private->filling--;
}

/* --- what is masked --- */

static void
set_covered (MstFieldEditor *self, gboolean covered)
{
  MstFieldEditorPrivate *private = get_private (self);

  private->covered = covered;
  gtk_widget_set_visible (private->control, !covered);
  if (private->cover != NULL)
    gtk_widget_set_visible (private->cover, covered);
}

static void
uncover (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private = get_private (self);
  gboolean had_focus = gtk_widget_get_focus_child (private->box) != NULL;

  fill (self, private->original);
  g_free (private->original_text);
  private->original_text = g_strdup (mst_field_editor_get_text (self));
  set_covered (self, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (private->focus);
}

static void
reveal_noted_cb (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MstFieldEditor) self = user_data;
  MstFieldEditorPrivate *private = get_private (self);
  g_autoptr (GError) error = NULL;

  if (!mst_session_write_finish (MST_SESSION (session), result, &error))
    mst_field_editor_set_problem (self, error->message, TRUE);
  else if (private->covered)
    uncover (self);
}

void
mst_field_editor_reveal (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  if (!private->covered)
    return;
  if (private->id == 0)
    uncover (self);
  else
    mst_session_note_reveal (private->session, NULL, private->field, private->id, reveal_noted_cb,
                             g_object_ref (self));
}

static void
cover (MstFieldEditor *self, const char *masked)
{
  MstFieldEditorPrivate *private = get_private (self);

  if (private->cover == NULL)
    {
      private->cover = mst_field_cover_new (mst_field_get_label (private->field));
      mst_field_cover_set_compact (MST_FIELD_COVER (private->cover), private->compact);
      g_signal_connect_swapped (private->cover, "reveal", G_CALLBACK (mst_field_editor_reveal),
                                self);
      gtk_box_insert_child_after (GTK_BOX (private->box), private->cover, private->control);
    }
  mst_field_cover_set_text (MST_FIELD_COVER (private->cover), masked);
  set_covered (self, TRUE);
}

/* Shows the value, or its cover. */
static void
show_original (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private = get_private (self);
  g_autofree char *plain = mst_field_show (private->field, private->original, FALSE);
  g_autofree char *masked = mst_field_show (private->field, private->original, TRUE);
  gboolean hide = mst_session_get_masked (private->session) && g_strcmp0 (plain, masked) != 0;

  fill (self, hide ? NULL : private->original);
  g_free (private->original_text);
  private->original_text = g_strdup (mst_field_editor_get_text (self));
  if (hide)
    cover (self, masked);
  else
    set_covered (self, FALSE);
}

static void
masked_cb (MstFieldEditor *self)
{
  if (!mst_field_editor_is_edited (self))
    show_original (self);
}

/* --- keys and focus --- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                MstFieldEditor *self)
{
  MstFieldEditorClass *class = MST_FIELD_EDITOR_GET_CLASS (self);

  if (class->key_pressed != NULL && class->key_pressed (self, key, state))
    return GDK_EVENT_STOP;
  if (key != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !g_signal_has_handler_pending (self, signals[CANCEL], 0, FALSE))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[CANCEL], 0);
  return GDK_EVENT_STOP;
}

/* 1985.7 becomes 1985-07: what was understood is seen. */
void
mst_field_editor_settle (MstFieldEditor *self)
{
  MstFieldEditorClass *class = MST_FIELD_EDITOR_GET_CLASS (self);
  MstFieldEditorPrivate *private = get_private (self);
  gboolean was_fresh = private->is_fresh;
  g_autofree char *value = NULL;

  if (class->left != NULL)
    class->left (self);
  private->is_fresh = FALSE;
  if (private->covered || !mst_field_editor_is_edited (self))
    return;
  if (mst_field_editor_read (self, &value, NULL))
    fill (self, value);
  else if (was_fresh)
    g_signal_emit (self, signals[LEFT_UNREAD], 0);
}

static gboolean
mst_field_editor_grab_focus (GtkWidget *widget)
{
  MstFieldEditorPrivate *private = get_private (MST_FIELD_EDITOR (widget));

  return gtk_widget_grab_focus (private->covered ? private->cover : private->focus);
}

static gboolean
mst_field_editor_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  return mst_field_editor_grab_focus (widget);
}

/* --- the object --- */

static gboolean
read_by_field (MstFieldEditor *self, char **value, GError **error)
{
  return mst_field_read (get_private (self)->field,
                         MST_FIELD_EDITOR_GET_CLASS (self)->get_text (self), value, error);
}

static void
mst_field_editor_constructed (GObject *object)
{
  MstFieldEditorPrivate *private = get_private (MST_FIELD_EDITOR (object));

  G_OBJECT_CLASS (mst_field_editor_parent_class)->constructed (object);
  g_signal_connect_object (private->session, "notify::masked", G_CALLBACK (masked_cb), object,
                           G_CONNECT_SWAPPED);
}

static void
mst_field_editor_dispose (GObject *object)
{
  g_clear_object (&get_private (MST_FIELD_EDITOR (object))->session);
  G_OBJECT_CLASS (mst_field_editor_parent_class)->dispose (object);
}

static void
mst_field_editor_finalize (GObject *object)
{
  MstFieldEditorPrivate *private = get_private (MST_FIELD_EDITOR (object));

  g_free (private->original);
  g_free (private->original_text);
  g_free (private->remedy);
  G_OBJECT_CLASS (mst_field_editor_parent_class)->finalize (object);
}

static void
mst_field_editor_set_property (GObject *object, guint property_id, const GValue *value,
                               GParamSpec *pspec)
{
  MstFieldEditorPrivate *private = get_private (MST_FIELD_EDITOR (object));

  switch (property_id)
    {
    case PROP_SESSION:
      private
      ->session = g_value_dup_object (value);
      break;
    case PROP_FIELD:
      private
      ->field = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mst_field_editor_class_init (MstFieldEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = mst_field_editor_constructed;
  object_class->dispose = mst_field_editor_dispose;
  object_class->finalize = mst_field_editor_finalize;
  object_class->set_property = mst_field_editor_set_property;
  widget_class->grab_focus = mst_field_editor_grab_focus;
  widget_class->mnemonic_activate = mst_field_editor_mnemonic_activate;
  class->read = read_by_field;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, MST_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIELD] = g_param_spec_pointer (
    "field", NULL, NULL, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LEFT_UNREAD] = g_signal_new ("left-unread", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCEL] = g_signal_new ("cancel", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "mstfieldeditor");
}

static void
mst_field_editor_init (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private = get_private (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  private->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  adw_bin_set_child (ADW_BIN (self), private->box);
  /* An input method that is open has its keys first. */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (mst_field_editor_settle), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

const MstField *
mst_field_editor_get_field (MstFieldEditor *self)
{
  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), NULL);
  return get_private (self)->field;
}

MstSession *
mst_field_editor_get_session (MstFieldEditor *self)
{
  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), NULL);
  return get_private (self)->session;
}

void
mst_field_editor_set_record_id (MstFieldEditor *self, gint64 id)
{
  g_return_if_fail (MST_IS_FIELD_EDITOR (self));
  get_private (self)->id = id;
}

void
mst_field_editor_set_value (MstFieldEditor *self, const char *value)
{
  MstFieldEditorPrivate *private;
  char *copy;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (private->original);
  private->original = copy;
  show_original (self);
}

void
mst_field_editor_write (MstFieldEditor *self, const char *value)
{
  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  set_covered (self, FALSE);
  fill (self, value);
  mst_field_editor_changed (self);
}

gboolean
mst_field_editor_read (MstFieldEditor *self, char **value, GError **error)
{
  MstFieldEditorPrivate *private;

  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  private = get_private (self);
  if (private->covered || is_untouched (self))
    {
      *value = g_strdup (private->original);
      return TRUE;
    }
  return MST_FIELD_EDITOR_GET_CLASS (self)->read (self, value, error);
}

static gboolean
has_focus (MstFieldEditor *self)
{
  return (gtk_widget_get_state_flags (get_private (self)->focus) & GTK_STATE_FLAG_FOCUS_WITHIN)
         != 0;
}

gboolean
mst_field_editor_is_being_written (MstFieldEditor *self)
{
  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), FALSE);

  return get_private (self)->is_fresh && has_focus (self);
}

const char *
mst_field_editor_get_text (MstFieldEditor *self)
{
  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), "");
  return MST_FIELD_EDITOR_GET_CLASS (self)->get_text (self);
}

void
mst_field_editor_set_text (MstFieldEditor *self, const char *text)
{
  MstFieldEditorPrivate *private;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  set_covered (self, FALSE);
  private->filling++;
  MST_FIELD_EDITOR_GET_CLASS (self)->set_text (self, text != NULL ? text : "");
  private->filling--;
  mst_field_editor_changed (self);
}

gboolean
mst_field_editor_is_edited (MstFieldEditor *self)
{
  MstFieldEditorPrivate *private;
  g_autofree char *value = NULL;

  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), FALSE);

  private = get_private (self);
  if (private->covered)
    return FALSE;
  if (mst_field_editor_read (self, &value, NULL))
    return g_strcmp0 (value, private->original) != 0;
  return g_strcmp0 (mst_field_editor_get_text (self), private->original_text) != 0;
}

gboolean
mst_field_editor_is_covered (MstFieldEditor *self)
{
  g_return_val_if_fail (MST_IS_FIELD_EDITOR (self), FALSE);
  return get_private (self)->covered;
}

static void
mend_cb (MstFieldEditor *self)
{
  mst_field_editor_write (self, get_private (self)->remedy);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* NULL until there is something to say. */
static MstFieldProblem *
get_problem (MstFieldEditor *self, gboolean wanted)
{
  MstFieldEditorPrivate *private = get_private (self);

  if (private->problem == NULL && wanted && !private->compact)
    {
      private->problem = mst_field_problem_new ();
      g_signal_connect_swapped (private->problem, "mend", G_CALLBACK (mend_cb), self);
      gtk_box_append (GTK_BOX (private->box), private->problem);
    }
  return private->problem != NULL ? MST_FIELD_PROBLEM (private->problem) : NULL;
}

void
mst_field_editor_set_problem (MstFieldEditor *self, const char *message, gboolean is_error)
{
  MstFieldEditorPrivate *private;
  MstFieldProblem *problem;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  gtk_widget_remove_css_class (private->focus, "error");
  gtk_widget_remove_css_class (private->focus, "warning");
  if (message != NULL)
    gtk_widget_add_css_class (private->focus, is_error ? "error" : "warning");
  problem = get_problem (self, message != NULL);
  if (problem != NULL)
    mst_field_problem_set_message (problem, private->compact ? NULL : message, is_error);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), private->compact ? message : NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (private->focus), GTK_ACCESSIBLE_STATE_INVALID,
    message != NULL && is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (message != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (private->focus),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (private->focus),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
mst_field_editor_set_remedy (MstFieldEditor *self, const char *label, const char *value)
{
  MstFieldEditorPrivate *private;
  MstFieldProblem *problem;
  char *copy = g_strdup (value);

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  g_free (private->remedy);
  private->remedy = copy;
  problem = get_problem (self, label != NULL);
  if (problem != NULL)
    mst_field_problem_set_remedy (problem, label);
}

void
mst_field_editor_set_compact (MstFieldEditor *self, gboolean compact)
{
  MstFieldEditorPrivate *private;

  g_return_if_fail (MST_IS_FIELD_EDITOR (self));

  private = get_private (self);
  private->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mst-compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mst-compact");
  if (private->cover != NULL)
    mst_field_cover_set_compact (MST_FIELD_COVER (private->cover), compact);
  if (MST_FIELD_EDITOR_GET_CLASS (self)->set_compact != NULL)
    MST_FIELD_EDITOR_GET_CLASS (self)->set_compact (self, compact);
}

/* --- for the kinds --- */

void
mst_field_editor_set_control (MstFieldEditor *self, GtkWidget *control, GtkWidget *focus)
{
  MstFieldEditorPrivate *private = get_private (self);

  g_return_if_fail (private->control == NULL);

  private->control = control;
  private->focus = focus;
  gtk_box_prepend (GTK_BOX (private->box), control);
  mst_accessible_set_name (focus, mst_field_get_label (private->field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (private->field->flags & MST_FIELD_REQUIRED) != 0, -1);
}

gboolean
mst_field_editor_is_filling (MstFieldEditor *self)
{
  return get_private (self)->filling > 0;
}

void
mst_field_editor_changed (MstFieldEditor *self)
{
  if (mst_field_editor_is_filling (self))
    return;
  get_private (self)->is_fresh = has_focus (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mst_field_editor_activated (MstFieldEditor *self)
{
  get_private (self)->is_fresh = FALSE;
  g_signal_emit (self, signals[ACTIVATE], 0);
}
