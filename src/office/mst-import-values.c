/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a record of the values of one row and says what is wrong with them: dates that a spreadsheet
 * has clipped, numbers it has destroyed. Places are found in mst-import-places.c. */

#include "config.h"

#include "mst-import-values-private.h"

#include "mst-area.h"
#include "mst-number.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

MstValueReader *
mst_value_reader_new (const MstSheetContext *context, guint sheet, const MstPlace *place)
{
  MstValueReader *self = g_new0 (MstValueReader, 1);
  MstImportSheet *entry = g_ptr_array_index (context->import->sheets, sheet);

  self->context = context;
  self->type = context->import->type;
  self->sheet = sheet;
  self->epoch_1904 = mst_grid_uses_1904 (entry->grid);
  self->sheet_place = context->preset_place != NULL ? context->preset_place : place;
  self->place_field = -1;
  for (guint i = 0; i < self->type->n_fields && self->place_field < 0; i++)
    if (g_strcmp0 (self->type->fields[i].reference, "area") == 0)
      self->place_field = (int) i;
  self->number_field = -1;
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->type->fields[i].kind == MST_FIELD_CITIZEN_NUMBER)
      self->number_field = (int) i;
  self->birth_field = mst_record_type_find (self->type, "birth");
  self->sex_field = mst_record_type_find (self->type, "sex");
  self->workplace_field = mst_record_type_find (self->type, "workplace");
  self->unit_field = mst_record_type_find (self->type, "unit");
  self->sheet_choices = g_new0 (const MstChoice *, self->type->n_fields);
  self->level_field =
    self->type == &mst_area_type ? mst_record_type_find (self->type, "level") : -1;
  self->canonical = g_new0 (GHashTable *, self->type->n_fields);
  self->places =
    mst_place_reader_new (context->places, self->sheet_place, mst_grid_get_name (entry->grid),
                          self->type == &mst_liaison_type);
  if (context->people != NULL)
    self->pairs = mst_pair_reader_new (context->people, context->places);
  self->findings = mst_findings_new ();
  self->columns = g_new (guint32, self->type->n_fields);
  for (guint i = 0; i < self->type->n_fields; i++)
    self->columns[i] = G_MAXUINT32;
  return self;
}

void
mst_value_reader_free (MstValueReader *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    g_clear_pointer (&self->canonical[i], g_hash_table_unref);
  g_free (self->canonical);
  mst_place_reader_free (self->places);
  mst_pair_reader_free (self->pairs);
  mst_findings_free (self->findings);
  g_free (self->columns);
  g_free (self->sheet_choices);
  g_free (self->unclear_birth);
  g_free (self);
}

void
mst_value_reader_note_column (MstValueReader *self, const MstValueColumn *column)
{
  if (column->is_place)
    {
      self->has_place_column = TRUE;
      if (self->place_field >= 0
          && (self->columns[self->place_field] == G_MAXUINT32
              || column->column > self->columns[self->place_field]))
        self->columns[self->place_field] = column->column;
    }
  if (column->field >= 0)
    {
      self->columns[column->field] = column->column;
      if (self->level_field >= 0
          && strcmp (column->description->name, self->type->title_field) == 0)
        self->title_level = mst_value_find_level (column->heading);
    }
}

/* --- problems --- */

gboolean
mst_value_reader_is_settled (MstValueReader *self, int field)
{
  return field >= 0 && (self->settled & (G_GUINT64_CONSTANT (1) << field)) != 0;
}

MstImportProblem *
mst_value_reader_complain (MstValueReader *self, int field, guint32 column, gboolean is_reject,
                           const char *code, const char *value, char *message)
{
  self->is_rejected |= is_reject;
  if (field >= 0 && is_reject)
    self->settled |= G_GUINT64_CONSTANT (1) << field;
  return mst_import_add_problem (self->problems, self->sheet, self->row, column, field, is_reject,
                                 code, value, message);
}

/* --- values --- */

char *
mst_value_dup_text (const MstValue *value, gboolean epoch_1904)
{
  if (value->text != NULL)
    return g_strdup (value->text);
  if (value->cell == NULL)
    return NULL;
  return value->cell->type == MST_CELL_TEXT ? g_strdup (value->cell->text)
                                            : mst_cell_dup_text (value->cell, epoch_1904);
}

static void
set_date (MstValueReader *self, const MstValueColumn *column, MstDate date)
{
  char buffer[MST_DATE_ISO_SIZE];

  if (column->description->kind == MST_FIELD_MONTH)
    date.day = 0;
  mst_record_set_at (self->record, (guint) column->field, mst_date_to_iso (date, buffer));
}

/* "1990.1": of the birth the citizen number may tell; of other dates the year is sure. */
static void
take_unclear_month (MstValueReader *self, const MstValueColumn *column, const char *text,
                    MstDate date)
{
  if (column->field == self->birth_field && self->number_field >= 0)
    {
      g_free (self->unclear_birth);
      self->unclear_birth = g_strdup (text);
      self->unclear_date = date;
      return;
    }
  date.month = 0;
  set_date (self, column, date);
  mst_value_reader_complain (
    self, column->field, column->column, FALSE, "normalised", text,
    g_strdup_printf (_ ("“%s” may be January or October: only the year was taken."), text));
}

static void
read_date (MstValueReader *self, const MstValueColumn *column, const MstValue *value,
           const char *text)
{
  const MstCell *cell = value->text == NULL ? value->cell : NULL;
  MstDateReading reading;
  MstDate date;

  if (cell != NULL && cell->type == MST_CELL_DATE)
    reading =
      mst_cell_get_date (cell, self->epoch_1904, &date) ? MST_DATE_READ : MST_DATE_UNREADABLE;
  else if (cell != NULL && cell->type == MST_CELL_NUMBER)
    reading = mst_date_from_number (cell->number, self->epoch_1904, &date);
  else
    reading = mst_date_parse (text, &date);
  if ((column->description->flags & MST_FIELD_WHOLE_DAY) && date.day == 0)
    reading = MST_DATE_UNREADABLE;

  if (reading == MST_DATE_READ)
    set_date (self, column, date);
  else if (reading == MST_DATE_AMBIGUOUS_MONTH)
    take_unclear_month (self, column, text, date);
  else
    {
      g_autofree char *canonical = NULL;
      g_autoptr (GError) error = NULL;

      /* "-" and the like are blank. */
      if (mst_field_read (column->description, text, &canonical, &error) && canonical == NULL)
        return;
      mst_value_reader_complain (self, column->field, column->column, TRUE, "unreadable-date", text,
                                 error != NULL ? g_strdup (error->message)
                                               : g_strdup_printf (_ ("“%s” is not a date."), text));
    }
}

/* What counts up to a day is released on the next. */
static void
read_last_day (MstValueReader *self, const MstValueColumn *column, const MstValue *value,
               const char *text)
{
  int field = mst_record_type_find (self->type, MST_ENDED);
  MstValueColumn ended = { column->column, field, &self->type->fields[field] };
  char buffer[MST_DATE_ISO_SIZE];
  MstDate last;

  read_date (self, &ended, value, text);
  if (mst_date_from_iso (mst_record_get_at (self->record, (guint) field), &last))
    mst_record_set_at (
      self->record, (guint) field,
      mst_date_to_iso (mst_date_from_julian (mst_date_get_julian (last) + 1), buffer));
}

static void
read_of_pair (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  int person = mst_record_type_find (self->type, "person");
  g_autoptr (GError) error = NULL;

  if (!mst_pair_reader_add (self->pairs, column, text, &error))
    mst_value_reader_complain (self, person, column->column, TRUE, "unreadable-value", text,
                               g_strdup (error->message));
}

static gboolean
is_repeating (const MstField *field)
{
  return field->kind == MST_FIELD_CHOICE || field->kind == MST_FIELD_FLAG;
}

/* Said with every row, so that nobody overlooks it. */
static gboolean
take_guess (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  const MstChoice *choice =
    column->description->kind == MST_FIELD_CHOICE
      ? mst_choice_set_guess (mst_choice_set_get (column->description->choices), text)
      : NULL;

  if (choice == NULL)
    return FALSE;
  mst_record_set_at (self->record, (guint) column->field, choice->code);
  mst_value_reader_complain (
    self, column->field, column->column, FALSE, "normalised", text,
    g_strdup_printf (_ ("“%s” was read as “%s”."), text, mst_choice_get_label (choice)));
  return TRUE;
}

static void
read_repeating (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  GHashTable **table = &self->canonical[column->field];
  const char *known;
  char *canonical = NULL;
  g_autoptr (GError) error = NULL;

  if (*table == NULL)
    *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  known = g_hash_table_lookup (*table, text);
  if (known == NULL)
    {
      if (!mst_field_read (column->description, text, &canonical, &error))
        {
          if (!take_guess (self, column, text))
            mst_value_reader_complain (self, column->field, column->column, TRUE,
                                       "unreadable-value", text, g_strdup (error->message));
          return;
        }
      known = canonical != NULL ? canonical : g_strdup ("");
      g_hash_table_insert (*table, g_strdup (text), (char *) known);
    }
  mst_record_set_at (self->record, (guint) column->field, known);
}

/* A pair can't do without its unit. */
static void
take_unit_of_pair (MstValueReader *self, const MstValueColumn *column, const char *text,
                   const char *canonical)
{
  const char *name;
  gint64 id = mst_import_people_find_unit (self->context->people, canonical, &name);
  g_autofree char *reference = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (id == 0)
    {
      mst_value_reader_complain (
        self, column->field, column->column, TRUE, "unknown-unit", text,
        g_strdup_printf (
          _ ("There is no unit “%s” in the file, or several names end with it. Write "
             "the name as it stands there, or add the unit first."),
          canonical));
      return;
    }
  mst_record_set_at (self->record, (guint) column->field, reference);
  mst_value_reader_complain (self, column->field, column->column, FALSE, "normalised", text,
                             g_strdup_printf (_ ("“%s” was read as “%s”."), canonical, name));
}

/* A unit is referred to by its name; what is not in the file is said and left blank. */
void
mst_value_reader_read_unit (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  g_autofree char *canonical = NULL;
  g_autofree char *folded = NULL;
  const char *id;

  if (!mst_field_read (column->description, text, &canonical, NULL) || canonical == NULL)
    return;
  folded = mst_text_fold (canonical);
  id = g_hash_table_lookup (self->context->units, folded);
  if (id != NULL)
    mst_record_set_at (self->record, (guint) column->field, id);
  else if (self->pairs != NULL)
    take_unit_of_pair (self, column, text, canonical);
  else
    mst_value_reader_complain (
      self, column->field, column->column, FALSE, "normalised", text,
      g_strdup_printf (_ ("There is no unit “%s” in the file: the field was left blank."),
                       canonical));
}

/* What identifies people is watched: the sender should know that it was written untidily. */
static void
watch_normalising (MstValueReader *self, const MstValueColumn *column, const char *text,
                   const char *canonical)
{
  gboolean untidy = FALSE;

  if (canonical == NULL || strcmp (text, canonical) == 0)
    return;
  if (column->description->kind == MST_FIELD_NAME
      || column->description->kind == MST_FIELD_CITIZEN_NUMBER
      || column->description->kind == MST_FIELD_CREDIT_CODE)
    untidy = TRUE;
  if (untidy)
    mst_value_reader_complain (
      self, column->field, column->column, FALSE, "normalised", text,
      g_strdup_printf (_ ("“%s” was read without its spaces and full-width characters."), text));
}

/* A number of 18 digits that went through a spreadsheet's arithmetic has kept 15, whatever the rest
 * looks like: one in eleven still passes for valid. */
static gboolean
is_destroyed (const MstValue *value, const char *text)
{
  if (value->text == NULL && value->cell != NULL && value->cell->type == MST_CELL_NUMBER)
    return value->cell->number >= 1e15;
  return g_ascii_isdigit (*text) && strpbrk (text, "eE") != NULL && strchr (text, '+') != NULL;
}

void
mst_value_reader_read_value (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *canonical = NULL;

  if (!mst_field_read (column->description, text, &canonical, &error))
    {
      mst_value_reader_complain (self, column->field, column->column, TRUE, "unreadable-value",
                                 text, g_strdup (error->message));
      return;
    }
  watch_normalising (self, column, text, canonical);
  mst_record_take_at (self->record, (guint) column->field, canonical);
}

static void
read_citizen_number (MstValueReader *self, const MstValueColumn *column, const MstValue *value,
                     const char *text)
{
  if (is_destroyed (value, text))
    mst_value_reader_complain (self, column->field, column->column, TRUE, "destroyed-number", text,
                               g_strdup (mst_number_fault_get_sentence (MST_NUMBER_DESTROYED)));
  else
    mst_value_reader_read_value (self, column, text);
}

/* --- the row --- */

void
mst_value_reader_settle_columns (MstValueReader *self, GPtrArray *problems)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->columns[i] == G_MAXUINT32 && (int) i != self->level_field
        && self->context->import->presets[i] == NULL)
      self->sheet_choices[i] = mst_import_find_sheet_choice (self->context->import, self->sheet,
                                                             self->sheet_place, i, problems);
}

void
mst_value_reader_begin (MstValueReader *self, guint32 row, guint part, GPtrArray *problems)
{
  self->row = row;
  self->part = part;
  self->n_parts = 1;
  self->part_text = NULL;
  self->problems = problems;
  self->record = mst_record_new (self->type);
  self->settled = 0;
  self->is_rejected = FALSE;
  mst_place_reader_begin (self->places);
  if (self->pairs != NULL)
    mst_pair_reader_begin (self->pairs);
  g_clear_pointer (&self->unclear_birth, g_free);
}

void
mst_value_reader_add (MstValueReader *self, const MstValueColumn *column, const MstValue *value)
{
  g_autofree char *owned = NULL;
  const char *text;

  if (value->text == NULL && value->cell != NULL && value->cell->type == MST_CELL_TEXT)
    text = value->cell->text;
  else
    text = owned = mst_value_dup_text (value, self->epoch_1904);
  if (text == NULL)
    return;

  if (value->cell != NULL && value->cell->type == MST_CELL_ERROR)
    mst_value_reader_complain (
      self, column->is_place ? self->place_field : column->field, column->column, TRUE,
      "unreadable-value", text,
      g_strdup_printf (_ ("The cell holds the error %s instead of a value."), text));
  else if (column->is_place)
    mst_place_reader_add (self->places, column, text);
  else if (column->field == MST_COLUMN_LAST_DAY)
    read_last_day (self, column, value, text);
  else if (column->description == NULL || g_strcmp0 (column->description->reference, "person") == 0)
    read_of_pair (self, column, text);
  else if (column->description->kind == MST_FIELD_DATE
           || column->description->kind == MST_FIELD_MONTH)
    read_date (self, column, value, text);
  else if (column->description->kind == MST_FIELD_REFERENCE)
    mst_value_reader_read_unit (self, column, text);
  else if (column->description->kind == MST_FIELD_CITIZEN_NUMBER)
    read_citizen_number (self, column, value, text);
  else if (is_repeating (column->description))
    read_repeating (self, column, text);
  else
    mst_value_reader_read_value (self, column, text);
}
