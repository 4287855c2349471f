/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a row whole once its values are read: its place, what follows from the citizen number, the
 * sheet and the officer, and the rules between its fields. */

#include "config.h"

#include "mst-import-values-private.h"

#include "mst-area.h"
#include "mst-number.h"
#include "mst-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the place --- */

/* A district in a title says nothing about a single row, unless it is all there is. */
static gboolean
holds_for_rows (MstValueReader *self, const MstPlace *place)
{
  gboolean required = (self->type->fields[self->place_field].flags & MST_FIELD_REQUIRED) != 0;

  return place->level > MST_AREA_DISTRICT || self->context->preset_place != NULL
         || (required && !self->has_place_column);
}

/* One record for each place; said with the first. */
static void
note_part (MstValueReader *self)
{
  MstPlacePart several;

  self->n_parts = mst_place_reader_get_several (self->places, self->part, &several);
  if (self->n_parts < 2)
    return;
  self->part_column = several.column->column;
  self->part_text = several.text;
  if (self->part == 0)
    mst_value_reader_complain (
      self, self->place_field, several.column->column, FALSE, "several-places", several.cell,
      g_strdup_printf (_ ("“%s” names %u places: the row was read as one for each, and only those "
                          "that don't fit go back."),
                       several.cell, self->n_parts));
}

static const MstPlace *
settle_place (MstValueReader *self)
{
  MstPlaceFault fault;
  const MstPlace *place;
  char id[24];

  if (self->place_field < 0)
    return NULL;
  note_part (self);
  place = mst_place_reader_end (self->places, self->row, self->part, &fault);
  if (fault.code != NULL)
    {
      mst_value_reader_complain (self, self->place_field, fault.column->column, TRUE, fault.code,
                                 fault.text, fault.message);
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

/* What a cell says badly is not filled in for it. */
static void
complete_unsettled (MstValueReader *self)
{
  const int fields[] = { self->birth_field, self->sex_field };
  char *values[G_N_ELEMENTS (fields)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mst_value_reader_is_settled (self, fields[i]))
      values[i] = g_strdup (mst_record_get_at (self->record, (guint) fields[i]));
  mst_record_complete (self->record);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mst_value_reader_is_settled (self, fields[i]))
      mst_record_take_at (self->record, (guint) fields[i], values[i]);
}

/* Birth and sex from the citizen number: the finer date, where both say the same; what is blank. */
static void
complete_from_number (MstValueReader *self)
{
  MstNumber number = { MST_NUMBER_BLANK };
  char buffer[MST_DATE_ISO_SIZE];
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
        mst_value_reader_complain (
          self, self->birth_field, self->columns[self->birth_field], TRUE, "unreadable-date",
          self->unclear_birth,
          g_strdup_printf (
            _ ("“%s” may be January or October, and the citizen number doesn't tell. Write it "
               "like 1990.01 or 1990.10, as text."),
            self->unclear_birth));
      g_clear_pointer (&self->unclear_birth, g_free);
    }

  complete_unsettled (self);
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
  mst_value_reader_complain (
    self, field, self->columns[field], FALSE, "normalised", written,
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
        && mst_record_get_at (self->record, i) == NULL
        && !mst_value_reader_is_settled (self, (int) i))
      {
        MstValueColumn column = { G_MAXUINT32, (int) i, &self->type->fields[i] };

        if (g_strcmp0 (column.description->reference, "person") == 0)
          mst_pair_reader_add (self->pairs, &column, presets[i], NULL);
        else if (column.description->kind == MST_FIELD_REFERENCE)
          mst_value_reader_read_unit (self, &column, presets[i]);
        else
          mst_value_reader_read_value (self, &column, presets[i]);
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

static void
complain_of_person (MstValueReader *self, const MstPairFault *fault)
{
  mst_value_reader_complain (self, mst_record_type_find (self->type, fault->field), fault->column,
                             fault->is_reject, fault->code, fault->text, fault->message);
}

/* @fault: (out): what is left to say when the row is taken; a code of NULL when nothing is */
static MstRecord *
complete_pair (MstValueReader *self, MstPairFault *fault)
{
  MstRecord *person;

  /* A unit that isn't found is one still. */
  if (mst_value_reader_is_settled (self, self->unit_field)
      && mst_record_get (self->record, "kind") == NULL)
    mst_record_set (self->record, "kind", "3");
  person = mst_pair_reader_end (self->pairs, self->record, fault);
  if (fault->is_reject)
    {
      complain_of_person (self, fault);
      fault->code = NULL;
    }
  return person;
}

/* Somebody who comes with the row answers for it. */
static gboolean
is_filled (MstValueReader *self, const MstRecord *person, const MstFinding *finding)
{
  return person != NULL && finding->field == mst_record_type_find (self->type, "person")
         && strcmp (finding->code, "missing-required") == 0;
}

/* Doubts about a row that goes back anyway would only hide the reason. */
static void
check_rules (MstValueReader *self, const MstRecord *person)
{
  gboolean rejected = self->is_rejected;
  guint n;

  mst_findings_clear (self->findings);
  mst_record_check (self->record, self->findings);
  n = mst_findings_get_n (self->findings);
  for (guint i = 0; i < n; i++)
    rejected |= mst_findings_get (self->findings, i)->is_error
                && !is_filled (self, person, mst_findings_get (self->findings, i))
                && !mst_value_reader_is_settled (self, mst_findings_get (self->findings, i)->field);
  for (guint i = 0; i < n; i++)
    {
      const MstFinding *finding = mst_findings_get (self->findings, i);
      g_autofree char *value = NULL;
      guint32 column;

      if (is_filled (self, person, finding) || mst_value_reader_is_settled (self, finding->field)
          || (rejected && !finding->is_error))
        continue;
      column = finding->field >= 0 ? self->columns[finding->field] : G_MAXUINT32;
      if (column != G_MAXUINT32)
        value = mst_import_dup_cell (self->context->import, self->sheet, self->row, column);
      mst_value_reader_complain (self, finding->field, column, finding->is_error, finding->code,
                                 value, g_strdup (finding->message));
    }
}

MstRecord *
mst_value_reader_end (MstValueReader *self, MstRecord **person)
{
  const MstPlace *place = settle_place (self);
  MstPairFault fault = { 0 };

  apply_presets (self);
  apply_sheet_choices (self);
  complete_from_number (self);
  complete_unit (self);
  if (self->level_field >= 0)
    complete_area (self, place);
  *person = self->pairs != NULL ? complete_pair (self, &fault) : NULL;
  check_rules (self, *person);
  if (fault.code != NULL && !self->is_rejected)
    complain_of_person (self, &fault);
  else if (fault.code != NULL)
    {
      g_free (fault.message);
      g_clear_pointer (person, mst_record_unref);
    }
  return g_steal_pointer (&self->record);
}

guint
mst_value_reader_get_n_parts (MstValueReader *self)
{
  return self->n_parts;
}

const char *
mst_value_reader_get_part (MstValueReader *self, guint32 *column)
{
  *column = self->part_column;
  return self->part_text;
}
