/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date as offices write it, or a day of the calendar beside it. */
#include "config.h"

#include "mst-accessible.h"
#include "mst-field-editor-private.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define MAX_DAYS_AWAY 36600

struct _MstDateEntry
{
  MstFieldEditor parent_instance;

  GtkEntry *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar; /* NULL until first opened */
  MstDate shown;         /* in the calendar, before a click */
};

G_DEFINE_FINAL_TYPE (MstDateEntry, mst_date_entry, MST_TYPE_FIELD_EDITOR)

static gboolean
read_days_away (const char *text, int *days)
{
  static const struct
  {
    const char *word;
    int days;
  } words[] = {
    { "今天", 0 },  { "今日", 0 }, { "today", 0 }, { "昨天", -1 },
    { "昨日", -1 }, { "明天", 1 }, { "明日", 1 },  { "前天", -2 },
  };
  char *end;
  gint64 number;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i].word) == 0)
      {
        *days = words[i].days;
        return TRUE;
      }
  if ((*text != '-' && *text != '+') || !g_ascii_isdigit (text[1]))
    return FALSE;
  number = g_ascii_strtoll (text, &end, 10);
  *days = (int) CLAMP (number, -MAX_DAYS_AWAY, MAX_DAYS_AWAY);
  return *end == '\0' && *days == number;
}

static const char *
get_text (MstFieldEditor *editor)
{
  return gtk_editable_get_text (GTK_EDITABLE (MST_DATE_ENTRY (editor)->entry));
}

/* 今天 and -1 besides all that a workbook may hold. */
static gboolean
read_value (MstFieldEditor *editor, char **value, GError **error)
{
  g_autofree char *text = mst_text_normalise (get_text (editor));
  char iso[MST_DATE_ISO_SIZE];
  int days;

  if (read_days_away (text, &days))
    {
      guint32 day = mst_date_get_julian (mst_date_today ());

      mst_date_to_iso (mst_date_from_julian ((guint32) ((gint64) day + days)), iso);
      return mst_field_read (mst_field_editor_get_field (editor), iso, value, error);
    }
  return mst_field_read (mst_field_editor_get_field (editor), text, value, error);
}

static void
set_text (MstFieldEditor *editor, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (MST_DATE_ENTRY (editor)->entry);

  gtk_editable_set_text (entry, text);
  gtk_editable_set_position (entry, -1);
}

static void
show (MstFieldEditor *editor, const char *value)
{
  set_text (editor, value != NULL ? value : "");
}

static void
set_compact (MstFieldEditor *editor, gboolean compact)
{
  MstDateEntry *self = MST_DATE_ENTRY (editor);

  gtk_entry_set_has_frame (self->entry, !compact);
  gtk_menu_button_set_has_frame (self->button, !compact);
}

/* --- the calendar --- */

static MstDate
get_calendar_day (MstDateEntry *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->calendar);

  return mst_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                       g_date_time_get_day_of_month (time));
}

static void
day_selected_cb (MstDateEntry *self)
{
  MstDate day = get_calendar_day (self);
  /* The arrows of its head choose a day of another month or year. */
  gboolean turned = day.year != self->shown.year || day.month != self->shown.month;
  char iso[MST_DATE_ISO_SIZE];

  self->shown = day;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), mst_date_to_iso (day, iso));
  if (!turned)
    gtk_menu_button_popdown (self->button);
}

static void
opened_cb (MstDateEntry *self)
{
  g_autofree char *value = NULL;
  g_autoptr (GDateTime) time = NULL;
  MstDate date = mst_date_today ();

  if (!gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->button))))
    return;
  if (read_value (MST_FIELD_EDITOR (self), &value, NULL) && value != NULL)
    mst_date_from_iso (value, &date);
  self->shown = mst_date_new (date.year, MAX (date.month, 1), MAX (date.day, 1));
  time = g_date_time_new_local (self->shown.year, self->shown.month, self->shown.day, 0, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, time);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static gboolean
key_pressed (MstFieldEditor *editor, guint key, GdkModifierType state)
{
  MstDateEntry *self = MST_DATE_ENTRY (editor);

  if (key != GDK_KEY_Down || (state & GDK_ALT_MASK) == 0)
    return FALSE;
  gtk_menu_button_popup (self->button);
  return TRUE;
}

static char *
dup_calendar_name (MstDateEntry *self)
{
  const MstField *field = mst_field_editor_get_field (MST_FIELD_EDITOR (self));

  return g_strdup_printf (_ ("Calendar for “%s”"), mst_field_get_label (field));
}

/* GTK has the words of the locale, which may speak another language than the program. */
static const char *
find_word (const char *text)
{
  static const char *const days[] = { NC_ ("calendar", "Sun"), NC_ ("calendar", "Mon"),
                                      NC_ ("calendar", "Tue"), NC_ ("calendar", "Wed"),
                                      NC_ ("calendar", "Thu"), NC_ ("calendar", "Fri"),
                                      NC_ ("calendar", "Sat") };
  static const char *const months[] = {
    NC_ ("calendar", "January"), NC_ ("calendar", "February"), NC_ ("calendar", "March"),
    NC_ ("calendar", "April"),   NC_ ("calendar", "May"),      NC_ ("calendar", "June"),
    NC_ ("calendar", "July"),    NC_ ("calendar", "August"),   NC_ ("calendar", "September"),
    NC_ ("calendar", "October"), NC_ ("calendar", "November"), NC_ ("calendar", "December"),
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (days); i++)
    if (g_str_equal (text, nl_langinfo (ABDAY_1 + i)))
      return g_dpgettext2 (NULL, "calendar", days[i]);
  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    if (g_str_equal (text, nl_langinfo (ALTMON_1 + i))
        || g_str_equal (text, nl_langinfo (MON_1 + i)))
      return g_dpgettext2 (NULL, "calendar", months[i]);
  return NULL;
}

static void
translate (GtkWidget *widget)
{
  const char *word =
    GTK_IS_LABEL (widget) ? find_word (gtk_label_get_label (GTK_LABEL (widget))) : NULL;

  if (word != NULL)
    gtk_label_set_label (GTK_LABEL (widget), word);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    translate (child);
}

/* GTK leaves the arrows of its head without names: those of the month and of the year, in this order. */
static void
name_arrows (GtkCalendar *calendar)
{
  static const char *const names[] = { N_ ("Previous month"), N_ ("Next month"),
                                       N_ ("Previous year"), N_ ("Next year") };
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (calendar));
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (head);
       child != NULL && n < G_N_ELEMENTS (names); child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      mst_accessible_set_name (child, _ (names[n++]));
}

/* Made when it is opened: it has as many widgets as the rest of a form. */
static void
create_calendar_cb (GtkMenuButton *button, gpointer user_data)
{
  MstDateEntry *self = user_data;
  g_autofree char *name = NULL;
  GtkWidget *popover;

  if (self->calendar != NULL)
    return;
  name = dup_calendar_name (self);
  popover = gtk_popover_new ();
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  mst_accessible_set_name (GTK_WIDGET (self->calendar), name);
  name_arrows (self->calendar);
  translate (GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (popover, "notify::visible", G_CALLBACK (opened_cb), self);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
create_button (MstDateEntry *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = dup_calendar_name (self);

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_calendar_cb, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Calendar (Alt+Down)"));
  mst_accessible_set_name (button, name);
  /* Tab goes from field to field; Alt+Down opens it. */
  gtk_widget_set_focus_on_click (gtk_widget_get_first_child (button), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  return button;
}

static void
mst_date_entry_constructed (GObject *object)
{
  MstDateEntry *self = MST_DATE_ENTRY (object);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (mst_date_entry_parent_class)->constructed (object);
  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->button = GTK_MENU_BUTTON (create_button (self));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_widget_add_css_class (box, "linked");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (mst_field_editor_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (mst_field_editor_activated), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  mst_field_editor_set_control (MST_FIELD_EDITOR (self), box, GTK_WIDGET (self->entry));
}

static void
mst_date_entry_class_init (MstDateEntryClass *class)
{
  MstFieldEditorClass *editor_class = MST_FIELD_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = mst_date_entry_constructed;
  editor_class->show = show;
  editor_class->get_text = get_text;
  editor_class->set_text = set_text;
  editor_class->read = read_value;
  editor_class->set_compact = set_compact;
  editor_class->key_pressed = key_pressed;
}

static void
mst_date_entry_init (MstDateEntry *self)
{
}
