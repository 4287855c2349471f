/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of lists of records. */
#include "config.h"

#include "mst-appearance.h"
#include "mst-late-cell.h"
#include "mst-query.h"
#include "mst-record-cell.h"
#include "mst-row-slots.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  MstSession *session;
  const MstField *field;
  guint index;
  int ended; /* index of the field that tells whether the record is out of use; -1 */
  gboolean is_title;
  gboolean may_be_masked;
} Cell;

/** Binding: a cell's place in its list. Handlers are kept by number: to look for one among those of a
 * slot, a dozen times for each row, takes as long as to show the row. */
typedef struct
{
  const Cell *cell;
  gulong changed;
  gulong marks_changed;
  gulong masked_changed; /* of the session */
} Binding;

static GQuark
get_item_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-item");
  return quark;
}

static GQuark
get_binding_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-binding");
  return quark;
}

static GQuark
get_revealed_quark (void)
{
  static GQuark quark;

  if (G_UNLIKELY (quark == 0))
    quark = g_quark_from_static_string ("mst-revealed");
  return quark;
}

static void
cell_free (gpointer data, GClosure *closure)
{
  Cell *cell = data;

  g_object_unref (cell->session);
  g_free (cell);
}

GtkWidget *
mst_record_cell_create_text (GtkListItem *item, gboolean is_figure)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (text), PANGO_WRAP_CHAR);
  /* As high as one line, or a long text would make two. */
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), is_figure ? 1 : 0);
  g_object_set_qdata (G_OBJECT (text), get_item_quark (), item);
  return text;
}

static char *
dup_text (MstSession *session, const MstField *field, const char *value, gboolean masked)
{
  MstStore *store = mst_session_get_store (session);

  if (value == NULL)
    return g_strdup ("");
  if (field->kind == MST_FIELD_REFERENCE && g_strcmp0 (field->reference, mst_area_type.name) == 0)
    {
      const MstAreaTree *areas = mst_session_get_areas (session);
      gint64 id = g_ascii_strtoll (value, NULL, 10);
      guint position = areas != NULL ? mst_area_tree_find_id (areas, id) : MST_AREA_NONE;

      if (position != MST_AREA_NONE)
        return mst_area_tree_dup_path (areas, position);
      return mst_store_dup_area_path (store, id);
    }
  return mst_store_show_value (store, field, value, masked);
}

/* Whether the value of this record, and no other that comes into the place, is to be seen whole. */
static gboolean
is_revealed (GtkInscription *text, const Cell *cell, const MstRecord *record)
{
  return cell->may_be_masked
         && g_object_get_qdata (G_OBJECT (text), get_revealed_quark ())
              == GSIZE_TO_POINTER (mst_record_get_id (record));
}

/* A dot beside the title of what another program changed. */
static void
show_mark (GtkWidget *text, const Cell *cell, const MstRecord *record)
{
  gboolean marked = record != NULL
                    && mst_session_is_marked (cell->session, mst_record_get_record_type (record),
                                              mst_record_get_id (record));

  if (marked != gtk_widget_has_css_class (text, "mst-marked"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    marked ? _ ("just changed by somebody else") : "", -1);
  mst_appearance_set_class (text, "mst-marked", marked);
}

static Binding *
get_binding (GtkListItem *item)
{
  return g_object_get_qdata (G_OBJECT (item), get_binding_quark ());
}

static void
show (GtkListItem *item)
{
  const Cell *cell = get_binding (item)->cell;
  MstRowSlot *slot = gtk_list_item_get_item (item);
  GtkInscription *text = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  MstRow *row = slot != NULL ? mst_row_slot_get_row (slot) : NULL;
  MstRecord *record = row != NULL ? mst_row_get_record (row) : NULL;
  const char *value = record != NULL ? mst_record_get_at (record, cell->index) : NULL;
  gboolean masked =
    mst_session_get_masked (cell->session) && !(value != NULL && is_revealed (text, cell, record));
  g_autofree char *shown = dup_text (cell->session, cell->field, value, masked);
  gboolean is_ended = record != NULL && cell->ended >= 0
                      && mst_record_get_at (record, (guint) cell->ended) != NULL
                      && !mst_record_is_current (record, NULL);

  /* The sign beside the colour stands with the record's title. */
  if (is_ended && cell->is_title)
    {
      g_autofree char *signed_text = g_strdup_printf (_ ("%s (out of use)"), shown);

      gtk_inscription_set_text (text, signed_text);
    }
  else
    gtk_inscription_set_text (text, shown);
  mst_appearance_set_class (GTK_WIDGET (text), "mst-ended", is_ended);
  if (cell->is_title)
    show_mark (GTK_WIDGET (text), cell, record);
}

static void
show_late (GtkListItem *item, gpointer data)
{
  show (item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;
  Binding *binding = g_new0 (Binding, 1);

  binding->cell = cell;
  g_object_set_qdata_full (G_OBJECT (item), get_binding_quark (), binding, g_free);
  gtk_list_item_set_child (
    item, mst_record_cell_create_text (item, mst_record_cell_is_figure (cell->field)));
  mst_late_cell_set_up (item, show_late, NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Binding *binding = get_binding (item);

  /* Marks are known a moment after the row was read again. */
  if (binding->cell->is_title)
    binding->marks_changed =
      g_signal_connect_swapped (binding->cell->session, "marks-changed", G_CALLBACK (show), item);
  if (binding->cell->may_be_masked)
    binding->masked_changed =
      g_signal_connect_swapped (binding->cell->session, "notify::masked", G_CALLBACK (show), item);
  binding->changed =
    g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show), item);
  mst_late_cell_bind (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  Binding *binding = get_binding (item);

  g_clear_signal_handler (&binding->marks_changed, binding->cell->session);
  g_clear_signal_handler (&binding->masked_changed, binding->cell->session);
  g_clear_signal_handler (&binding->changed, gtk_list_item_get_item (item));
  mst_late_cell_unbind (item);
}

GtkListItemFactory *
mst_record_cell_factory_new (MstSession *session, const MstField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const MstRecordType *const *type = mst_record_types ();
  Cell *cell = g_new0 (Cell, 1);

  while (*type != NULL && (field < (*type)->fields || field >= (*type)->fields + (*type)->n_fields))
    type++;
  g_assert (*type != NULL);
  cell->session = g_object_ref (session);
  cell->field = field;
  cell->index = (guint) (field - (*type)->fields);
  cell->ended = mst_record_type_find (*type, MST_ENDED);
  cell->may_be_masked = mst_field_may_be_masked (field);
  cell->is_title = strcmp (field->name, (*type)->title_field) == 0;
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), cell, cell_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static GtkWidget *
find_content (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_INSCRIPTION (widget))
    widget = gtk_widget_get_first_child (widget);
  return widget;
}

GtkListItem *
mst_record_cell_find_item (GtkWidget *widget)
{
  GtkWidget *content = find_content (widget);

  return content != NULL ? g_object_get_qdata (G_OBJECT (content), get_item_quark ()) : NULL;
}

GtkListItem *
mst_record_cell_find_item_at (GtkColumnView *view, double x, double y)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  GtkWidget *row = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);

  while (row != NULL && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  for (GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL; cell != NULL;
       cell = gtk_widget_get_next_sibling (cell))
    {
      GtkListItem *item = mst_record_cell_find_item (cell);

      if (item != NULL)
        return item;
    }
  return NULL;
}

const char *
mst_record_cell_peek_text (GtkWidget *widget)
{
  GtkWidget *content = find_content (widget);
  const char *text;

  mst_late_cell_settle (mst_record_cell_find_item (widget));
  text = content != NULL ? gtk_inscription_get_text (GTK_INSCRIPTION (content)) : NULL;
  return text != NULL && *text != '\0' ? text : NULL;
}

gboolean
mst_record_cell_is_elided (GtkWidget *widget)
{
  GtkWidget *content = find_content (widget);
  const char *text = mst_record_cell_peek_text (widget);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL)
    return FALSE;
  layout = gtk_widget_create_pango_layout (content, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (content) || pango_layout_get_line_count (layout) > 1;
}

void
mst_record_cell_set_revealed (GtkWidget *widget, gboolean revealed)
{
  GtkListItem *item = mst_record_cell_find_item (widget);
  MstRowSlot *slot = item != NULL ? gtk_list_item_get_item (item) : NULL;
  MstRow *row = slot != NULL ? mst_row_slot_get_row (slot) : NULL;

  if (item == NULL)
    return;
  g_object_set_qdata (G_OBJECT (gtk_list_item_get_child (item)), get_revealed_quark (),
                      revealed && row != NULL ? GSIZE_TO_POINTER (mst_row_get_id (row)) : NULL);
  show (item);
}

char *
mst_record_cell_dup_text (MstSession *session, const MstField *field, const char *value)
{
  return dup_text (session, field, value, mst_session_get_masked (session));
}

void
mst_record_cell_set_column_shown (GtkColumnViewColumn *column, gboolean shown, int width)
{
  gtk_column_view_column_set_visible (column, shown);
  gtk_column_view_column_set_fixed_width (column, shown ? width : 0);
}

gboolean
mst_record_cell_is_figure (const MstField *field)
{
  return field->kind == MST_FIELD_INTEGER || field->kind == MST_FIELD_DECIMAL;
}

/* As wide as its longest label, within reason. */
static int
get_choice_width (const MstField *field)
{
  const MstChoiceSet *choices = mst_field_get_choices (field);
  glong longest = 0;

  for (guint i = 0; choices != NULL && i < choices->n_choices; i++)
    longest = MAX (longest, g_utf8_strlen (mst_choice_get_label (&choices->choices[i]), -1));
  return (int) CLAMP (longest * 15 + 20, 64, 128);
}

/* A name is a name; a place has those around it before it. */
static int
get_reference_width (const MstField *field)
{
  const MstRecordType *type = mst_record_type_get (field->reference);

  if (type == &mst_area_type)
    return 240;
  return mst_record_type_get_field (type, type->title_field)->kind == MST_FIELD_NAME ? 104 : 176;
}

/* In pixels for text of the usual size. */
static int
get_usual_width (const MstField *field)
{
  switch (field->kind)
    {
    case MST_FIELD_NAME:
      return 104;
    case MST_FIELD_CITIZEN_NUMBER:
    case MST_FIELD_CREDIT_CODE:
      return 184;
    case MST_FIELD_PHONE:
      return 128;
    case MST_FIELD_DATE:
    case MST_FIELD_MONTH:
    case MST_FIELD_DECIMAL:
      return 108;
    case MST_FIELD_INTEGER:
    case MST_FIELD_FLAG:
      return 96;
    case MST_FIELD_CHOICE:
      return get_choice_width (field);
    case MST_FIELD_REFERENCE:
      return get_reference_width (field);
    case MST_FIELD_TEXT:
    case MST_FIELD_NOTE:
    default:
      /* What is made of other fields is longer than any of them. */
      return (field->flags & MST_FIELD_DERIVED) != 0 ? 240 : 176;
    }
}

int
mst_record_cell_get_width (const MstField *field)
{
  return mst_appearance_scale (get_usual_width (field));
}
