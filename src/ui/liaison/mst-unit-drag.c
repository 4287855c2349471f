/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units that are dragged to the places they are to answer for. */
#include "config.h"

#include "mst-unit-drag.h"

#include "mst-query.h"

/* The words beside the pointer are not to hide all that is below it. */
#define WORDS_CHARS 40

/* On a GdkDrag: where it is refused. */
#define REFUSED_KEY "mst-refused"

/** UnitDrag: what is dragged: a unit of a file. */
typedef struct
{
  gint64 unit;
  char *path;
} UnitDrag;

static gpointer
unit_drag_copy (gpointer data)
{
  const UnitDrag *self = data;
  UnitDrag *copy = g_new (UnitDrag, 1);

  copy->unit = self->unit;
  copy->path = g_strdup (self->path);
  return copy;
}

static void
unit_drag_free (gpointer data)
{
  UnitDrag *self = data;

  g_free (self->path);
  g_free (self);
}

static GType unit_drag_get_type (void);
G_DEFINE_BOXED_TYPE (UnitDrag, unit_drag, unit_drag_copy, unit_drag_free)

/* --- from where --- */

typedef struct
{
  MstSession *session;
  MstUnitDragFind find;
  gpointer user_data;
  gint64 unit; /* that is dragged */
} Source;

static void
source_free (gpointer data, GClosure *closure)
{
  Source *source = data;

  g_object_unref (source->session);
  g_free (source);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *drag_source, double x, double y, Source *source)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag_source));
  UnitDrag drag = { source->find (widget, x, y, source->user_data),
                    (char *) mst_session_get_path (source->session) };

  source->unit = drag.unit;
  return drag.unit != 0 ? gdk_content_provider_new_typed (unit_drag_get_type (), &drag) : NULL;
}

/* "财政局", and below it what it means where it is. */
static GtkWidget *
create_icon (const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (words, "numeric");
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (words), WORDS_CHARS);
  gtk_widget_set_visible (words, FALSE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "mst-drag");
  return box;
}

static void
begin_cb (GtkDragSource *drag_source, GdkDrag *drag, Source *source)
{
  const char *name =
    mst_store_peek_title (mst_session_get_store (source->session), &mst_unit_type, source->unit);
  GtkDragIcon *icon = GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag));

  gtk_drag_icon_set_child (icon, create_icon (name != NULL ? name : ""));
  gdk_drag_set_hotspot (drag, -12, -12);
}

/* --- let go where it may not be dropped --- */

/** Refused: a unit over @widget. */
typedef struct
{
  GWeakRef widget;
  double x, y;
  gint64 unit;
  MstUnitDragDrop drop;
  gpointer user_data;
} Refused;

static void
refused_free (gpointer data)
{
  Refused *refused = data;

  g_weak_ref_clear (&refused->widget);
  g_free (refused);
}

static gboolean
cancel_cb (GtkDragSource *drag_source, GdkDrag *drag, GdkDragCancelReason reason)
{
  const Refused *refused = g_object_get_data (G_OBJECT (drag), REFUSED_KEY);
  g_autoptr (GtkWidget) widget =
    refused != NULL ? g_weak_ref_get ((GWeakRef *) &refused->widget) : NULL;

  if (widget != NULL && reason == GDK_DRAG_CANCEL_NO_TARGET)
    refused->drop (widget, refused->x, refused->y, refused->unit, refused->user_data);
  return FALSE;
}

void
mst_unit_drag_add_source (GtkWidget *widget, MstSession *session, MstUnitDragFind find,
                          gpointer user_data)
{
  GtkDragSource *drag_source = gtk_drag_source_new ();
  Source *source = g_new0 (Source, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MST_IS_SESSION (session));

  source->session = g_object_ref (session);
  source->find = find;
  source->user_data = user_data;
  gtk_drag_source_set_actions (drag_source, GDK_ACTION_COPY);
  /* Before the rows, which would take the press for a selection alone. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag_source),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_data (drag_source, "prepare", G_CALLBACK (prepare_cb), source, source_free, 0);
  g_signal_connect (drag_source, "drag-begin", G_CALLBACK (begin_cb), source);
  g_signal_connect (drag_source, "drag-cancel", G_CALLBACK (cancel_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag_source));
}

/* --- to where --- */

typedef struct
{
  MstSession *session;
  MstUnitDragWeigh weigh;
  MstUnitDragDrop drop;
  MstUnitDragLeave leave;
  gpointer user_data;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->session);
  g_free (target);
}

/* 0: it is of another file. */
static gint64
read_unit (const Target *target, const GValue *value)
{
  const UnitDrag *drag = value != NULL && G_VALUE_HOLDS (value, unit_drag_get_type ())
                           ? g_value_get_boxed (value)
                           : NULL;

  return drag != NULL && g_strcmp0 (drag->path, mst_session_get_path (target->session)) == 0
           ? drag->unit
           : 0;
}

/* GTK 4.8 leaves the surface as large as it was. */
static void
resize (GtkWidget *box)
{
  GtkNative *icon = gtk_widget_get_native (box);
  GtkRequisition size;

  gtk_widget_get_preferred_size (GTK_WIDGET (icon), NULL, &size);
  gdk_drag_surface_present (GDK_DRAG_SURFACE (gtk_native_get_surface (icon)), size.width,
                            size.height);
}

/* Beside the pointer. */
static void
tell (GtkDropTarget *drop_target, const char *text, gboolean is_possible)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (drop_target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  GtkWidget *box = drag != NULL
                     ? gtk_drag_icon_get_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)))
                     : NULL;
  GtkWidget *words = box != NULL ? gtk_widget_get_last_child (box) : NULL;

  if (words == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (words), text != NULL ? text : "");
  gtk_widget_set_visible (words, text != NULL);
  resize (box);
  if (is_possible)
    gtk_widget_remove_css_class (words, "mst-gap");
  else
    gtk_widget_add_css_class (words, "mst-gap");
}

/* @unit 0: it isn't any more. */
static void
note_refused (GtkDropTarget *drop_target, double x, double y, gint64 unit, const Target *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (drop_target);
  GdkDrag *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  Refused *refused = NULL;

  if (drag == NULL)
    return;
  if (unit != 0)
    {
      refused = g_new0 (Refused, 1);
      g_weak_ref_init (&refused->widget,
                       gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target)));
      refused->x = x;
      refused->y = y;
      refused->unit = unit;
      refused->drop = target->drop;
      refused->user_data = target->user_data;
    }
  g_object_set_data_full (G_OBJECT (drag), REFUSED_KEY, refused, refused_free);
}

static GdkDragAction
motion_cb (GtkDropTarget *drop_target, double x, double y, Target *target)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target));
  gint64 unit = read_unit (target, gtk_drop_target_get_value (drop_target));
  gboolean is_possible = FALSE;
  g_autofree char *text =
    unit != 0 ? target->weigh (widget, x, y, unit, &is_possible, target->user_data) : NULL;

  tell (drop_target, text, is_possible);
  note_refused (drop_target, x, y, text != NULL && !is_possible ? unit : 0, target);
  return is_possible ? GDK_ACTION_COPY : 0;
}

static void
leave_cb (GtkDropTarget *drop_target, Target *target)
{
  tell (drop_target, NULL, TRUE);
  note_refused (drop_target, 0, 0, 0, target);
  target->leave (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target)),
                 target->user_data);
}

static gboolean
drop_cb (GtkDropTarget *drop_target, const GValue *value, double x, double y, Target *target)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop_target));
  gint64 unit = read_unit (target, value);

  return unit != 0 && target->drop (widget, x, y, unit, target->user_data);
}

void
mst_unit_drag_add_target (GtkWidget *widget, MstSession *session, MstUnitDragWeigh weigh,
                          MstUnitDragDrop drop, MstUnitDragLeave leave, gpointer user_data)
{
  GtkDropTarget *drop_target = gtk_drop_target_new (unit_drag_get_type (), GDK_ACTION_COPY);
  Target *target = g_new0 (Target, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MST_IS_SESSION (session));

  target->session = g_object_ref (session);
  target->weigh = weigh;
  target->drop = drop;
  target->leave = leave;
  target->user_data = user_data;
  /* What it means is said before it is dropped. */
  gtk_drop_target_set_preload (drop_target, TRUE);
  g_signal_connect_data (drop_target, "enter", G_CALLBACK (motion_cb), target, target_free, 0);
  g_signal_connect (drop_target, "motion", G_CALLBACK (motion_cb), target);
  g_signal_connect (drop_target, "leave", G_CALLBACK (leave_cb), target);
  g_signal_connect (drop_target, "drop", G_CALLBACK (drop_cb), target);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop_target));
}
