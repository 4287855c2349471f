/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a record of the values of one row and says what is wrong with them: dates that a spreadsheet
 * has clipped, numbers it has destroyed. Places are found in mst-import-places.c. */

#include "config.h"

#include "mst-import-places.h"

#include "mst-area.h"
#include "mst-number.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _MstValueReader
{
  const MstSheetContext *context;
  const MstRecordType *type;
  guint sheet;
  gboolean epoch_1904;
  const MstPlace *sheet_place;
  gboolean has_place_column;
  int place_field; /* the field that takes the place; -1 */
  int birth_field, sex_field, number_field;
  int level_field;                 /* of areas; -1 */
  int title_level;                 /* of areas, from the heading of the name */
  int unit_field, workplace_field; /* the unit a workplace may be; -1 */
  const MstChoice **sheet_choices; /* by field: what the sheet says of all its rows; nullable */
  GHashTable **canonical;          /* by field: of repeating values: text → canonical text */
  MstPlaceReader *places;
  MstFindings *findings;

  /* the row */
  guint32 row;
  GPtrArray *problems;
  MstRecord *record;
  gboolean is_rejected;
  guint64 settled;     /* fields that need no further complaint */
  guint32 *columns;    /* by field: its column */
  char *unclear_birth; /* "1990.1", waiting for the citizen number */
  MstDate unclear_date;
};

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
    mst_place_reader_new (context->places, self->sheet_place, mst_grid_get_name (entry->grid));
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

static gboolean
is_settled (MstValueReader *self, int field)
{
  return field >= 0 && (self->settled & (G_GUINT64_CONSTANT (1) << field)) != 0;
}

static MstImportProblem *
complain (MstValueReader *self, int field, guint32 column, gboolean is_reject, const char *code,
          const char *value, char *message)
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
  complain (self, column->field, column->column, FALSE, "normalised", text,
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
      complain (self, column->field, column->column, TRUE, "unreadable-date", text,
                error != NULL ? g_strdup (error->message)
                              : g_strdup_printf (_ ("“%s” is not a date."), text));
    }
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
  complain (self, column->field, column->column, FALSE, "normalised", text,
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
            complain (self, column->field, column->column, TRUE, "unreadable-value", text,
                      g_strdup (error->message));
          return;
        }
      known = canonical != NULL ? canonical : g_strdup ("");
      g_hash_table_insert (*table, g_strdup (text), (char *) known);
    }
  mst_record_set_at (self->record, (guint) column->field, known);
}

/* A unit is referred to by its name; what is not in the file is said and left blank. */
static void
read_unit (MstValueReader *self, const MstValueColumn *column, const char *text)
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
  else
    complain (self, column->field, column->column, FALSE, "normalised", text,
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
    complain (
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

static void
read_value (MstValueReader *self, const MstValueColumn *column, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *canonical = NULL;

  if (!mst_field_read (column->description, text, &canonical, &error))
    {
      complain (self, column->field, column->column, TRUE, "unreadable-value", text,
                g_strdup (error->message));
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
    complain (self, column->field, column->column, TRUE, "destroyed-number", text,
              g_strdup (mst_number_fault_get_sentence (MST_NUMBER_DESTROYED)));
  else
    read_value (self, column, text);
}

/* --- the place --- */

/* A district in a title says nothing about a single row, unless it is all there is. */
static gboolean
holds_for_rows (MstValueReader *self, const MstPlace *place)
{
  gboolean required = (self->type->fields[self->place_field].flags & MST_FIELD_REQUIRED) != 0;

  return place->level > MST_AREA_DISTRICT || self->context->preset_place != NULL
         || (required && !self->has_place_column);
}

static const MstPlace *
settle_place (MstValueReader *self)
{
  MstPlaceFault fault;
  const MstPlace *place;
  char id[24];

  if (self->place_field < 0)
    return NULL;
  place = mst_place_reader_end (self->places, self->row, &fault);
  if (fault.code != NULL)
    {
      complain (self, self->place_field, fault.column->column, TRUE, fault.code, fault.text,
                fault.message);
      return NULL;
    }
  if (place == NULL && self->sheet_place != NULL && holds_for_rows (self, self->sheet_place))
    place = self->sheet_place;
  if (place != NULL)
    {
      g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, place->id);
      mst_record_set_at (self->record, (guint) self->place_field, id);
    }
  return place;
}

/* --- the whole row --- */

/* Birth and sex from the citizen number: the finer date, where both say the same; what is blank. */
static void
complete_from_number (MstValueReader *self)
{
  MstNumber number = { MST_NUMBER_BLANK };
  char buffer[MST_DATE_ISO_SIZE];
  MstDate birth = { 0 };
  const char *text;

  if (self->number_field < 0)
    return;
  text = mst_record_get_at (self->record, (guint) self->number_field);
  if (text != NULL)
    number = mst_citizen_number_check (text);

  if (self->unclear_birth != NULL)
    {
      MstDate october = self->unclear_date;

      october.month = 10;
      if (number.fault == MST_NUMBER_OK
          && (mst_date_covers (self->unclear_date, number.birth)
              || mst_date_covers (october, number.birth)))
        mst_record_set_at (self->record, (guint) self->birth_field,
                           mst_date_to_iso (number.birth, buffer));
      else if (number.fault == MST_NUMBER_OK || number.fault == MST_NUMBER_BLANK)
        complain (
          self, self->birth_field, self->columns[self->birth_field], TRUE, "unreadable-date",
          self->unclear_birth,
          g_strdup_printf (
            _ ("“%s” may be January or October, and the citizen number doesn't tell. Write it "
               "like 1990.01 or 1990.10, as text."),
            self->unclear_birth));
      g_clear_pointer (&self->unclear_birth, g_free);
    }

  if (number.fault != MST_NUMBER_OK)
    return;
  if (self->birth_field >= 0 && !is_settled (self, self->birth_field))
    {
      text = mst_record_get_at (self->record, (guint) self->birth_field);
      if (text == NULL
          || (mst_date_from_iso (text, &birth) && mst_date_covers (birth, number.birth)))
        mst_record_set_at (self->record, (guint) self->birth_field,
                           mst_date_to_iso (number.birth, buffer));
    }
  if (self->sex_field >= 0 && mst_record_get_at (self->record, (guint) self->sex_field) == NULL
      && !is_settled (self, self->sex_field) && number.sex != MST_SEX_UNKNOWN)
    mst_record_set_at (self->record, (guint) self->sex_field,
                       number.sex == MST_SEX_MALE ? "1" : "2");
}

/* Offices number compounds in ways of their own. What is no area code below @parent is left to the
 * store, which gives one. */
static void
complete_code (MstValueReader *self, const MstPlace *parent)
{
  int field = mst_record_type_find (self->type, "code");
  const char *code = mst_record_get_at (self->record, (guint) field);
  g_autofree char *written = g_strdup (code);
  g_autofree char *prefix = NULL;

  self->settled |= G_GUINT64_CONSTANT (1) << field;
  if (code == NULL || mst_record_get_integer (self->record, "level") <= MST_AREA_COMMUNITY)
    return;
  if (parent != NULL && parent->code != NULL)
    prefix = mst_area_code_prefix (parent->code);
  if (prefix != NULL && g_str_has_prefix (code, prefix) && strlen (code) > strlen (prefix)
      && strspn (code, "0123456789") == strlen (code))
    return;
  mst_record_set_at (self->record, (guint) field, NULL);
  complain (self, field, self->columns[field], FALSE, "normalised", written,
            g_strdup_printf (_ ("“%s” is no area code of this place; it is given one."), written));
}

/* A place without a level has the one its heading speaks of, else the one below its parent. */
static void
complete_area (MstValueReader *self, const MstPlace *parent)
{
  int level = self->title_level;
  char text[2] = { 0 };

  if (mst_record_get_at (self->record, (guint) self->level_field) == NULL)
    {
      if (level == 0)
        level = parent != NULL ? MIN (parent->level + 1, MST_AREA_BUILDING) : MST_AREA_COMPOUND;
      text[0] = (char) ('0' + level);
      mst_record_set_at (self->record, (guint) self->level_field, text);
    }
  complete_code (self, parent);
}

static void
apply_presets (MstValueReader *self)
{
  char **presets = self->context->import->presets;

  for (guint i = 0; i < self->type->n_fields; i++)
    if (presets[i] != NULL && (int) i != self->place_field
        && mst_record_get_at (self->record, i) == NULL && !is_settled (self, (int) i))
      {
        MstValueColumn column = { G_MAXUINT32, (int) i, &self->type->fields[i] };

        if (column.description->kind == MST_FIELD_REFERENCE)
          read_unit (self, &column, presets[i]);
        else
          read_value (self, &column, presets[i]);
      }
}

/* A workplace that is a unit of the file, by its name, is that unit. */
static void
complete_unit (MstValueReader *self)
{
  g_autofree char *folded = NULL;
  const char *workplace, *id;

  if (self->unit_field < 0 || self->workplace_field < 0
      || mst_record_get_at (self->record, (guint) self->unit_field) != NULL)
    return;
  workplace = mst_record_get_at (self->record, (guint) self->workplace_field);
  if (workplace == NULL)
    return;
  folded = mst_text_fold (workplace);
  id = g_hash_table_lookup (self->context->units, folded);
  if (id != NULL)
    mst_record_set_at (self->record, (guint) self->unit_field, id);
}

static void
apply_sheet_choices (MstValueReader *self)
{
  for (guint i = 0; i < self->type->n_fields; i++)
    if (self->sheet_choices[i] != NULL && mst_record_get_at (self->record, i) == NULL)
      mst_record_set_at (self->record, i, self->sheet_choices[i]->code);
}

/* Doubts about a row that goes back anyway would only hide the reason. */
static void
check_rules (MstValueReader *self)
{
  gboolean rejected = self->is_rejected;
  guint n;

  mst_findings_clear (self->findings);
  mst_record_check (self->record, self->findings);
  n = mst_findings_get_n (self->findings);
  for (guint i = 0; i < n; i++)
    rejected |= mst_findings_get (self->findings, i)->is_error
                && !is_settled (self, mst_findings_get (self->findings, i)->field);
  for (guint i = 0; i < n; i++)
    {
      const MstFinding *finding = mst_findings_get (self->findings, i);
      g_autofree char *value = NULL;
      guint32 column;

      if (is_settled (self, finding->field) || (rejected && !finding->is_error))
        continue;
      column = finding->field >= 0 ? self->columns[finding->field] : G_MAXUINT32;
      if (column != G_MAXUINT32)
        value = mst_import_dup_cell (self->context->import, self->sheet, self->row, column);
      complain (self, finding->field, column, finding->is_error, finding->code, value,
                g_strdup (finding->message));
    }
}

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
mst_value_reader_begin (MstValueReader *self, guint32 row, GPtrArray *problems)
{
  self->row = row;
  self->problems = problems;
  self->record = mst_record_new (self->type);
  self->settled = 0;
  self->is_rejected = FALSE;
  mst_place_reader_begin (self->places);
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
    complain (self, column->is_place ? self->place_field : column->field, column->column, TRUE,
              "unreadable-value", text,
              g_strdup_printf (_ ("The cell holds the error %s instead of a value."), text));
  else if (column->is_place)
    mst_place_reader_add (self->places, column, text);
  else if (column->description->kind == MST_FIELD_DATE
           || column->description->kind == MST_FIELD_MONTH)
    read_date (self, column, value, text);
  else if (column->description->kind == MST_FIELD_REFERENCE)
    read_unit (self, column, text);
  else if (column->description->kind == MST_FIELD_CITIZEN_NUMBER)
    read_citizen_number (self, column, value, text);
  else if (is_repeating (column->description))
    read_repeating (self, column, text);
  else
    read_value (self, column, text);
}

MstRecord *
mst_value_reader_end (MstValueReader *self)
{
  const MstPlace *place = settle_place (self);

  apply_presets (self);
  apply_sheet_choices (self);
  complete_from_number (self);
  complete_unit (self);
  if (self->level_field >= 0)
    complete_area (self, place);
  check_rules (self);
  return g_steal_pointer (&self->record);
}
