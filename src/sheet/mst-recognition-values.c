/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns whose heading says nothing, told by what stands in them: only for fields that are required
 * or identify a record, and only where the values leave no doubt. */

#include "config.h"

#include "mst-recognition-private.h"

#include "mst-number.h"
#include "mst-text.h"

#include <string.h>

#define SAMPLE_ROWS 60
/* Of the values sampled at least this share must fit, and there must be some. */
#define NEEDED_SHARE 0.8
#define NEEDED_VALUES 3
#define MAX_COLUMNS 256

/** Sample: what stands in one column. */
typedef struct
{
  guint n_values, n_citizen, n_phone, n_sex, n_name;
} Sample;

static gboolean
is_citizen_number (const char *text)
{
  MstNumberFault fault = mst_citizen_number_check (text).fault;

  return fault == MST_NUMBER_OK || fault == MST_NUMBER_BAD_CHECK_DIGIT;
}

static gboolean
is_mobile_number (const char *text)
{
  return strlen (text) == 11 && text[0] == '1' && text[1] >= '3'
         && strspn (text, "0123456789") == 11;
}

static gboolean
is_sex (const char *text)
{
  return strcmp (text, "男") == 0 || strcmp (text, "女") == 0;
}

/* Two to four Chinese characters, as names have; not the sex, not "汉族". */
static gboolean
is_name (const char *text)
{
  g_autofree char *name = mst_text_normalise_name (text);
  glong length = g_utf8_strlen (name, -1);

  if (length < 2 || length > 4 || g_str_has_suffix (name, "族"))
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return TRUE;
}

static void
sample_cell (Sample *sample, const MstCell *cell, gboolean epoch_1904)
{
  g_autofree char *text = mst_cell_dup_text (cell, epoch_1904);
  g_autofree char *normalised = mst_text_normalise (text);

  if (*normalised == '\0')
    return;
  sample->n_values++;
  sample->n_citizen += is_citizen_number (normalised) ? 1 : 0;
  sample->n_phone += is_mobile_number (normalised) ? 1 : 0;
  sample->n_sex += is_sex (normalised) ? 1 : 0;
  sample->n_name += is_name (normalised) ? 1 : 0;
}

/* Columns by number; wider sheets are looked at up to MAX_COLUMNS. */
static void
sample_grid (const MstRecognition *self, const MstGrid *grid, Sample samples[MAX_COLUMNS])
{
  guint first = mst_grid_find_row (grid, self->last_heading_row + 1);
  guint end = MIN (mst_grid_get_n_rows (grid), first + SAMPLE_ROWS);

  for (guint i = first; i < end; i++)
    {
      guint n_cells;
      const MstCell *cells = mst_grid_get_row (grid, i, &n_cells);

      for (guint c = 0; c < n_cells && cells[c].column < MAX_COLUMNS; c++)
        sample_cell (&samples[cells[c].column], &cells[c], mst_grid_uses_1904 (grid));
    }
}

static guint
count_fitting (const Sample *sample, const MstField *field)
{
  switch (field->kind)
    {
    case MST_FIELD_CITIZEN_NUMBER:
      return sample->n_citizen;
    case MST_FIELD_PHONE:
      return sample->n_phone;
    case MST_FIELD_NAME:
      return sample->n_name;
    case MST_FIELD_CHOICE:
      return strcmp (field->choices, "sex") == 0 ? sample->n_sex : 0;
    default:
      return 0;
    }
}

static MstRecognisedColumn *
find_column (const MstRecognition *self, guint32 column)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MstRecognisedColumn *candidate = &g_array_index (self->columns, MstRecognisedColumn, i);

      if (candidate->column == column)
        return candidate;
    }
  return NULL;
}

/* The only unclaimed column that fits @field; MAX_COLUMNS when none or several do. */
static guint32
find_only_fitting (const MstRecognition *self, const Sample samples[MAX_COLUMNS],
                   const MstField *field)
{
  guint32 found = MAX_COLUMNS;

  for (guint32 column = 0; column < MAX_COLUMNS; column++)
    {
      const Sample *sample = &samples[column];
      const MstRecognisedColumn *claimed = find_column (self, column);

      if (sample->n_values < NEEDED_VALUES
          || count_fitting (sample, field) < NEEDED_SHARE * sample->n_values
          || (claimed != NULL && claimed->field != MST_COLUMN_UNUSED))
        continue;
      if (found != MAX_COLUMNS)
        return MAX_COLUMNS;
      found = column;
    }
  return found;
}

static void
claim (MstRecognition *self, guint32 column, int field)
{
  MstRecognisedColumn *known = find_column (self, column);
  MstRecognisedColumn added = { column, NULL, field, TRUE };
  guint position = 0;

  if (known != NULL)
    {
      known->field = field;
      known->by_values = TRUE;
      return;
    }
  added.heading = g_strdup ("");
  while (position < self->columns->len
         && g_array_index (self->columns, MstRecognisedColumn, position).column < column)
    position++;
  g_array_insert_val (self->columns, position, added);
}

static gboolean
is_wanted (const MstRecordType *type, const MstField *field)
{
  if ((field->flags & MST_FIELD_REQUIRED) != 0 || strcmp (field->name, "sex") == 0)
    return TRUE;
  for (guint i = 0; type->identities[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (type->identities[i], "+", -1);

      if (g_strv_contains ((const char *const *) parts, field->name))
        return TRUE;
    }
  return FALSE;
}

void
mst_recognition_find_by_values (MstRecognition *self, const MstGrid *grid)
{
  const MstRecordType *type = self->type;
  Sample samples[MAX_COLUMNS] = { 0 };
  gboolean sampled = FALSE;

  /* From the surest to the least: a name is told last. */
  for (guint i = type->n_fields; i > 0; i--)
    {
      const MstField *field = &type->fields[i - 1];
      guint32 column;

      if (!is_wanted (type, field) || mst_recognition_find (self, (int) i - 1) != NULL)
        continue;
      if (!sampled)
        sample_grid (self, grid, samples);
      sampled = TRUE;
      column = find_only_fitting (self, samples, field);
      if (column != MAX_COLUMNS)
        claim (self, column, (int) i - 1);
    }
}
